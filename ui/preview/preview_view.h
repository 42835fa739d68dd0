// What a preview shows: counts per flow, and the rows with search and filter.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/widgets/time_words.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace kontor::ui {

class ElidedLabel;
class EmptyState;
class ListView;
class MessageStrip;
class PreviewCountsModel;
class PreviewFilter;
class PreviewModel;

/// Stands in the set-up's fourth step and on the page Preview.
class PreviewView : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewView(QWidget *parent = nullptr);

    void setFlows(const std::vector<engine::FlowState> &flows);
    void setReading(); ///< asked for, not here yet
    void setPreview(const engine::Preview &preview, Instant present = TimeWords::now());
    void setRefused(const Error &why);
    bool hasPreview() const { return m_read.has_value(); }
    void focusSearch();

Q_SIGNALS:
    void readAgainRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void layCounts();
    void layFlows();
    void layColumns();
    void shareCountsWidth();
    void showRows();
    void showRead(Instant present = TimeWords::now());

    PreviewCountsModel *m_counts;
    PreviewModel *m_rows;
    PreviewFilter *m_filter;
    bool m_reading = false;
    std::optional<Instant> m_read;
    qint64 m_customers = 0;

    QTableView *m_countsView;
    QLineEdit *m_search;
    QComboBox *m_action;
    QComboBox *m_flow;
    ElidedLabel *m_when;
    QPushButton *m_again;
    MessageStrip *m_refused;
    QStackedWidget *m_pages;
    ListView *m_rowsView;
    EmptyState *m_nothing;
    EmptyState *m_noHit;
    EmptyState *m_waiting;
};

} // namespace kontor::ui
