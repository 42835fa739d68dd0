// The log as CSV, for spreadsheets and accountants.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_source.h"

#include <QObject>
#include <QSaveFile>

namespace kontor::ui {

/// One line of CSV (RFC 4180: commas, CRLF, quotes doubled), UTF-8. Cells that a spreadsheet would take for a formula
/// begin with an apostrophe.
class LogExport : public QObject
{
    Q_OBJECT

public:
    enum class Masking { Names, None };

    explicit LogExport(LogSource *source, QObject *parent = nullptr);
    ~LogExport() override;

    /// Reads everything that matches, page by page, and writes it; the file appears only when it is whole. One at a
    /// time.
    void start(const journal::LogFilter &filter, const QString &file, Masking masking);

    static QByteArray header();
    static QByteArray line(const journal::LogEntry &entry, Masking masking);
    /// "A… L…" of "Amy Lauterbach": first letters stay, so that rows can be told apart.
    static QString masked(const QString &text);

Q_SIGNALS:
    void finished(qint64 rows, const QString &file);
    void failed(const QString &why);

private:
    void take(quint64 ticket, const std::vector<journal::LogEntry> &entries, qint64 total);
    void ask();

    LogSource *m_source;
    journal::LogFilter m_filter;
    Masking m_masking = Masking::Names;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_next = 0; ///< distance from the oldest: the file begins with the oldest
    qint64 m_total = -1;
    qint64 m_written = 0;
    quint64 m_ticket = 0;
};

} // namespace kontor::ui
