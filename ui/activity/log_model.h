// The log as a table that holds only the pages that are looked at.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <list>
#include <map>

namespace kontor::ui {

class LogSource;

/// Rows in, cells out; newest on top. Filter and search are the source's. Pages of 256 rows, of which it keeps 40; a
/// row that has not arrived yet is blank. Window thread.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Flow, Direction, What, Amount, Result, ColumnCount };
    static constexpr int pageRows = 256;
    static constexpr int keptPages = 40;

    explicit LogModel(QObject *parent = nullptr);

    /// Not owned. Null: no rows.
    void setSource(LogSource *source);
    void setFilter(const journal::LogFilter &filter);
    const journal::LogFilter &filter() const { return m_filter; }
    /// Live: new rows join at the top. Else they are only counted.
    void setLive(bool live);
    bool isLive() const { return m_live; }
    qint64 newRows() const { return m_newRows; } ///< not shown because the view stands still
    qint64 total() const { return m_total; }
    bool isRead() const { return m_read; } ///< the first answer to the present filter has come
    bool hasAmounts() const { return !m_currency.isEmpty(); } ///< any row that was read has one

    /// Null while its page is on its way.
    const journal::LogEntry *entryAt(int row) const;
    void retranslate();
    /// The row as one line of text, cells separated by tabs.
    QString rowText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

public Q_SLOTS:
    void grow(); ///< the log has new rows; looked at in batches of 250 ms

Q_SIGNALS:
    void read(); ///< total, newRows, isRead or hasAmounts may have changed

private:
    struct Page
    {
        qint64 first = 0; ///< distance of its oldest entry from the oldest of all
        std::vector<journal::LogEntry> entries; ///< newest first
        std::list<qint64>::iterator used;
    };

    void reset();
    void take(quint64 ticket, const std::vector<journal::LogEntry> &entries, qint64 total);
    void takeCount(quint64 ticket, qint64 total);
    void putNewest(const std::vector<journal::LogEntry> &entries, qint64 total);
    void put(qint64 page, qint64 first, std::vector<journal::LogEntry> entries);
    void want(qint64 page) const;
    void askNext() const;
    QVariant cell(const journal::LogEntry &entry, int column, int role) const;

    QPointer<LogSource> m_source;
    journal::LogFilter m_filter;
    qint64 m_total = 0;
    qint64 m_newRows = 0;
    bool m_live = true;
    bool m_read = false;
    QString m_currency;
    QTimer m_batch;

    std::map<qint64, Page> m_pages;
    std::list<qint64> m_order; ///< of use, latest first
    // Asking is part of looking: data() is const.
    mutable quint64 m_ticket = 0;
    mutable quint64 m_newestTicket = 0;
    mutable quint64 m_countTicket = 0;
    mutable quint64 m_pageTicket = 0;
    mutable qint64 m_pageAsked = -1;
    mutable std::vector<qint64> m_wanted; ///< latest last
};

} // namespace kontor::ui
