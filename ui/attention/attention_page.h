// What needs the owner: the list, cause and remedy of the chosen item, and the ways on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "journal/journal.h"

#include <QWidget>

class QListView;
class QPushButton;
class QScrollArea;
class QSplitter;
class QToolButton;

namespace kontor::ui {

class AttentionModel;
class Card;
class EmptyState;
class FlowLayout;
class PrimaryButton;
class TextLabel;

/// Takes the operations by value; asks by signals. A page under 42 em shows list or detail.
class AttentionPage : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionPage(QWidget *parent = nullptr);

    void setOperations(const std::vector<journal::Operation> &operations);
    void select(qint64 operation);
    bool canRetryOne() const;
    bool canRetryAll() const;

public Q_SLOTS:
    void retrySelected();
    void retryAll();

Q_SIGNALS:
    void retryRequested(qint64 operation);
    void retryAllRequested();
    void dismissRequested(qint64 operation, const QString &reason);
    void connectRequested(kontor::Service service);
    void activityRequested(); ///< show the activity log
    void availabilityChanged(); ///< canRetryOne or canRetryAll

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void showDetail();
    void askToDismiss();
    void showSide();
    QString technicalText(const journal::Operation &operation) const;

    AttentionModel *m_model;
    TextLabel *m_title;
    QPushButton *m_retryAll;
    QSplitter *m_splitter;
    Card *m_listCard;
    QListView *m_view;
    Card *m_detailCard;
    QScrollArea *m_scroll;
    QWidget *m_detail;
    QToolButton *m_backButton;
    TextLabel *m_detailTitle;
    TextLabel *m_document;
    TextLabel *m_causeTitle;
    TextLabel *m_cause;
    TextLabel *m_remedyTitle;
    TextLabel *m_remedy;
    PrimaryButton *m_retry;
    QPushButton *m_connect;
    TextLabel *m_attempts;
    TextLabel *m_technicalTitle;
    TextLabel *m_technical;
    QPushButton *m_copy;
    QPushButton *m_inActivity;
    QPushButton *m_dismiss;
    EmptyState *m_nothing;
    Service m_connectTo = Service::QuickBooks;
    bool m_single = false; ///< narrow: one side at a time
    bool m_detailInFront = false;
};

} // namespace kontor::ui
