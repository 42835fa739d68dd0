// Writes the log as CSV.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/log_export.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"

#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int exportPageRows = 1000;
/// Tickets of exports never meet those of the model: its own count up from 1.
constexpr quint64 firstExportTicket = quint64(1) << 48;

QString csvCell(QString text)
{
    text.replace(u'\r', u' ').replace(u'\n', u' ');
    static const QRegularExpression number(uR"(^-?[0-9]+(\.[0-9]+)?$)"_s);
    if (!text.isEmpty() && u"=+-@\t"_s.contains(text.front()) && !number.match(text).hasMatch()) {
        text.prepend(u'\'');
    }
    if (text.contains(u',') || text.contains(u'"')) {
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    }
    return text;
}

QByteArray csvLine(const QStringList &cells)
{
    QStringList quoted;
    quoted.reserve(cells.size());
    for (const auto &cell : cells) {
        quoted << csvCell(cell);
    }
    return quoted.join(u',').toUtf8() + "\r\n";
}

bool isPersonal(const QString &parameter)
{
    static const QStringList personal{
        u"name"_s, u"email"_s, u"customer"_s, u"contact"_s, u"title"_s, u"value"_s, u"phone"_s};
    return personal.contains(parameter);
}

} // namespace

LogExport::LogExport(LogSource *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_ticket(firstExportTicket)
{
    connect(source, &LogSource::pageRead, this, &LogExport::take);
    connect(source, &LogSource::broken, this, [this](const QString &, const QString &detail) {
        if (m_file) {
            m_file.reset();
            Q_EMIT failed(detail);
        }
    });
}

LogExport::~LogExport() = default;

void LogExport::start(const journal::LogFilter &filter, const QString &file, Masking masking)
{
    m_filter = filter;
    m_masking = masking;
    m_next = 0;
    m_total = -1;
    m_written = 0;
    m_file = std::make_unique<QSaveFile>(file);
    if (!m_file->open(QIODevice::WriteOnly)) {
        const auto why = m_file->errorString();
        m_file.reset();
        Q_EMIT failed(why);
        return;
    }
    m_file->write("\xef\xbb\xbf"); // without the mark spreadsheets take the file for Latin-1
    m_file->write(header());
    ask();
}

void LogExport::ask() { m_source->readPage(++m_ticket, m_filter, m_next, exportPageRows); }

void LogExport::take(quint64 ticket, const std::vector<journal::LogEntry> &entries, qint64 total)
{
    if (ticket != m_ticket || !m_file) {
        return;
    }
    if (m_total < 0) {
        m_total = total; // what comes later is not waited for
    }
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        m_file->write(line(*entry, m_masking));
        ++m_written;
    }
    m_next += static_cast<qint64>(entries.size());
    if (!entries.empty() && m_next < m_total) {
        ask();
        return;
    }
    const auto file = m_file->fileName();
    const bool whole = m_file->commit();
    const auto why = m_file->errorString();
    m_file.reset();
    if (whole) {
        Q_EMIT finished(m_written, file);
    } else {
        Q_EMIT failed(why);
    }
}

QByteArray LogExport::header()
{
    return csvLine({u"time"_s, u"flow"_s, u"direction"_s, u"what"_s, u"amount"_s, u"currency"_s, u"result"_s,
        u"email"_s, u"quickbooks_id"_s, u"highlevel_id"_s, u"trace_id"_s});
}

QByteArray LogExport::line(const journal::LogEntry &entry, Masking masking)
{
    auto shown = entry;
    if (masking == Masking::Names) {
        for (auto parameter = shown.parameters.begin(); parameter != shown.parameters.end(); ++parameter) {
            if (isPersonal(parameter.key())) {
                parameter.value() = masked(parameter.value());
            }
        }
    }
    QString amount;
    if (entry.amountMinor) {
        // For programs: a point, no grouping.
        const int places = AmountWords::decimals(entry.currency);
        const bool negative = *entry.amountMinor < 0;
        auto digits = QString::number(*entry.amountMinor).remove(u'-').rightJustified(places + 1, u'0');
        if (places > 0) {
            digits.insert(digits.size() - places, u'.');
        }
        amount = negative ? u'-' + digits : digits;
    }
    const auto id = [&entry](const QString &key) {
        const auto value = entry.details[key];
        return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    };
    return csvLine({toIso(entry.time), entry.flow, entry.direction, texts::what(shown), amount, entry.currency,
        entry.result, shown.parameters.value(u"email"_s), id(u"quickbooks"_s), id(u"highlevel"_s), id(u"trace"_s)});
}

QString LogExport::masked(const QString &text)
{
    QStringList words;
    for (const auto &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype letter = word.front().isHighSurrogate() ? 2 : 1;
        const auto at = word.indexOf(u'@');
        words << QString(word.left(letter) + (at > 0 ? u"…@…"_s : u"…"_s));
    }
    return words.join(u' ');
}

} // namespace kontor::ui
