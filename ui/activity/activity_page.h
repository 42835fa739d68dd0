// The live sync log: filter, search, details, export.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"
#include "ui/activity/log_source.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace kontor::ui {

class Card;
class EmptyState;
class LogDetail;
class LogExport;
class LogModel;
class MessageStrip;
class TextLabel;

class ActivityPage : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(QWidget *parent = nullptr);

    void setSource(LogSource *source); ///< not owned
    LogModel *model() const { return m_model; }
    void setKeptDays(int days); ///< of the setting general.log_days

public Q_SLOTS:
    void logGrew();
    /// Filtered to a flow, of any time; empty: all. With `text` to what names it.
    void showFlow(const QString &flow, const QString &text = {});
    void showEntry(qint64 id); ///< chosen, with its details, when it is among the newest
    void exportLog();
    void toggleLive();
    void focusSearch();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Period { Today, Yesterday, SevenDays, ThirtyDays, All };

    void retranslate();
    void applyFilter();
    void clearFilter();
    void showRead();
    void showDetail();
    void openDetail();
    void copyRows();
    void countEvents();
    void shareColumns();
    void setLive(bool live);
    void showLive();
    void choosePending();

    QPointer<LogSource> m_source;
    LogModel *m_model;
    TextLabel *m_title;
    QLineEdit *m_search;
    QComboBox *m_flow;
    QComboBox *m_result;
    QComboBox *m_period;
    QToolButton *m_live;
    QPushButton *m_export;
    MessageStrip *m_note;
    QSplitter *m_splitter;
    QTableView *m_view;
    QStackedLayout *m_stack;
    EmptyState *m_none;
    EmptyState *m_noHit;
    Card *m_detailCard;
    LogDetail *m_detail;
    TextLabel *m_countText;
    TextLabel *m_keptText;
    QTimer m_searchTimer;
    LogExport *m_running = nullptr;
    QDate m_day;
    int m_keptDays = 0;
    qint64 m_allEvents = 0;
    qint64 m_todayEvents = 0;
    quint64 m_ticket;
    quint64 m_allTicket = 0;
    quint64 m_todayTicket = 0;
    qint64 m_pendingId = 0;
    bool m_detailInDialog = false;
    bool m_moving = false; ///< the page itself scrolls the view
};

} // namespace kontor::ui
