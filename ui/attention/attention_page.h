// What needs the owner: the list, cause and remedy of the chosen item, and the ways on.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/activity/log_source.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QPushButton;
class QShortcut;
class QSplitter;

namespace kontor::ui {

class AttentionDetail;
class AttentionModel;
class AttentionView;
class Card;
class EmptyState;
class LinkButton;
class RetryWatch;
class TextLabel;

/// Takes what was read by value; asks by signals. A page under 42 em shows list or detail.
class AttentionPage : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionPage(QWidget *parent = nullptr);

    void setRead(const AttentionRead &read);
    /// What to ask the journal about besides: items whose retry is under way.
    std::vector<qint64> watched() const;
    void select(qint64 id);
    bool canRetryOne() const;
    bool canRetryAll() const;

public Q_SLOTS:
    void retrySelected();
    void retryAll(); ///< all that ask for no decision

Q_SIGNALS:
    void retryRequested(qint64 id);
    void dismissRequested(qint64 id, const QString &reason);
    void restoreRequested(qint64 id);
    void chooseRequested(qint64 id, kontor::engine::OwnerChoice choice);
    void connectRequested(kontor::Service service);
    void settingsRequested(const QString &page, const QString &section); ///< "settings.reviews", "link"
    void openRequested(const QUrl &address); ///< https only
    void activityRequested(const QString &flow, const QString &text); ///< show what the log has of it
    void availabilityChanged(); ///< canRetryOne or canRetryAll

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void buildFoot();
    void addShortcuts();
    void retranslate();
    void arrange(); ///< what was read and what is under way, into the list
    void fillFlows();
    void currentChanged();
    void showDetail();
    void showSide();
    void showNotice(const QString &text, std::chrono::seconds length, bool undo);
    void hideNotice();
    void showSettled(int count, int done, int open);
    void retry(const std::vector<engine::AttentionEntry> &entries);
    void choose(engine::OwnerChoice choice);
    void followRemedy(const QString &action);
    void askToDismiss();
    void undo();
    void openDetail();
    void closeDetail();
    std::vector<engine::AttentionEntry> chosen(bool retryable) const;

    AttentionRead m_read;
    RetryWatch *m_watch;
    AttentionModel *m_model;
    TextLabel *m_title;
    QWidget *m_notice; ///< below the title, for a while
    TextLabel *m_noticeText;
    LinkButton *m_undo;
    QTimer m_noticeTimer;
    std::vector<qint64> m_dismissed; ///< what Undo takes back
    QComboBox *m_flow;
    QPushButton *m_retryAll;
    QSplitter *m_splitter;
    Card *m_listCard;
    AttentionView *m_view;
    Card *m_detailCard;
    AttentionDetail *m_detail;
    QWidget *m_foot;
    QPushButton *m_inActivity;
    QPushButton *m_openHighLevel;
    QPushButton *m_openQuickBooks;
    QPushButton *m_dismiss;
    EmptyState *m_nothing;
    QShortcut *m_escape;
    QString m_chosen; ///< key of the current row, which outlives changes of the list
    bool m_arranging = false;
    bool m_single = false; ///< narrow: one side at a time
    bool m_detailInFront = false;
    bool m_splitterMoved = false; ///< by the owner, whose measure then holds
};

} // namespace kontor::ui
