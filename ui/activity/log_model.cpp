// Pages of the log, fetched as they are looked at.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/log_model.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/activity/log_source.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int batchInterval = 250; ///< ms
constexpr size_t wantedPages = 4; ///< older wishes are scrolled past

} // namespace

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(batchInterval);
    connect(&m_batch, &QTimer::timeout, this, [this] {
        if (m_source == nullptr) {
            return;
        }
        if (m_live || !m_read) {
            m_newestTicket = ++m_ticket;
            m_source->readNewest(m_newestTicket, m_filter, 2 * pageRows);
        } else {
            m_countTicket = ++m_ticket;
            m_source->count(m_countTicket, m_filter);
        }
    });
}

void LogModel::setSource(LogSource *source)
{
    if (m_source != nullptr) {
        disconnect(m_source, nullptr, this, nullptr);
    }
    m_source = source;
    if (source != nullptr) {
        connect(source, &LogSource::pageRead, this, &LogModel::take);
        connect(source, &LogSource::counted, this, &LogModel::takeCount);
    }
    reset();
}

void LogModel::setFilter(const journal::LogFilter &filter)
{
    m_filter = filter;
    reset();
}

void LogModel::setLive(bool live)
{
    if (m_live != live) {
        m_live = live;
        if (live) {
            m_batch.start(0);
        }
    }
}

void LogModel::grow()
{
    if (!m_batch.isActive()) {
        m_batch.start(batchInterval);
    }
}

void LogModel::reset()
{
    beginResetModel();
    m_pages.clear();
    m_order.clear();
    m_wanted.clear();
    m_pageAsked = -1;
    m_total = 0;
    m_newRows = 0;
    m_read = false;
    m_countTicket = 0;
    m_pageTicket = 0;
    endResetModel();
    if (m_source != nullptr) {
        m_newestTicket = ++m_ticket;
        m_source->readNewest(m_newestTicket, m_filter, 2 * pageRows);
    }
    Q_EMIT read();
}

void LogModel::take(quint64 ticket, const std::vector<journal::LogEntry> &entries, qint64 total)
{
    if (ticket == m_newestTicket) {
        m_newestTicket = 0;
        putNewest(entries, total);
    } else if (ticket == m_pageTicket && m_pageAsked >= 0) {
        const qint64 page = m_pageAsked;
        m_pageTicket = 0;
        m_pageAsked = -1;
        put(page, page * pageRows, entries);
        const qint64 newest = m_total - 1 - page * pageRows - (static_cast<qint64>(entries.size()) - 1);
        const qint64 oldest = m_total - 1 - page * pageRows;
        if (!entries.empty() && oldest >= 0) {
            Q_EMIT dataChanged(index(static_cast<int>(std::max<qint64>(0, newest)), 0),
                index(static_cast<int>(oldest), ColumnCount - 1));
        }
        askNext();
        Q_EMIT read();
    }
}

void LogModel::takeCount(quint64 ticket, qint64 total)
{
    if (ticket == m_countTicket) {
        m_countTicket = 0;
        m_newRows = std::max<qint64>(0, total - m_total);
        Q_EMIT read();
    }
}

void LogModel::putNewest(const std::vector<journal::LogEntry> &entries, qint64 total)
{
    const qint64 added = total - m_total;
    // Fewer than before: old rows were forgotten, and every distance changed. The same for the first answer.
    const bool anew = !m_read || added < 0;
    if (anew) {
        beginResetModel();
        m_pages.clear();
        m_order.clear();
        m_total = 0;
    } else if (added > 0) {
        beginInsertRows({}, 0, static_cast<int>(added) - 1);
    }
    m_total = total;
    m_newRows = 0;
    m_read = true;
    // The newest 512 cover the last page, whole or not, and the one before it.
    for (qint64 page = std::max<qint64>(0, (total - 1) / pageRows - 1); page * pageRows < total; ++page) {
        const qint64 end = std::min(total, (page + 1) * pageRows);
        const qint64 from = total - end;
        const qint64 to = total - page * pageRows;
        if (to <= static_cast<qint64>(entries.size())) {
            put(page, page * pageRows, {entries.begin() + from, entries.begin() + to});
        }
    }
    if (anew) {
        endResetModel();
    } else if (added > 0) {
        endInsertRows();
    }
    askNext();
    Q_EMIT read();
}

void LogModel::put(qint64 page, qint64 first, std::vector<journal::LogEntry> entries)
{
    for (const auto &entry : entries) {
        if (entry.amountMinor && m_currency.isEmpty()) {
            m_currency = entry.currency;
            Q_EMIT headerDataChanged(Qt::Horizontal, Amount, Amount);
        }
    }
    if (const auto old = m_pages.find(page); old != m_pages.end()) {
        m_order.erase(old->second.used);
        m_pages.erase(old);
    }
    m_order.push_front(page);
    m_pages.emplace(page, Page{first, std::move(entries), m_order.begin()});
    while (m_pages.size() > keptPages) {
        m_pages.erase(m_order.back());
        m_order.pop_back();
    }
}

const journal::LogEntry *LogModel::entryAt(int row) const
{
    if (row < 0 || row >= m_total) {
        return nullptr;
    }
    const qint64 place = m_total - 1 - row;
    const qint64 number = place / pageRows;
    const auto page = m_pages.find(number);
    if (page != m_pages.end()) {
        const qint64 at = page->second.first + static_cast<qint64>(page->second.entries.size()) - 1 - place;
        if (at >= 0 && at < static_cast<qint64>(page->second.entries.size())) {
            auto &order = const_cast<std::list<qint64> &>(m_order);
            order.splice(order.begin(), order, page->second.used);
            return &page->second.entries[static_cast<size_t>(at)];
        }
    }
    want(number);
    return nullptr;
}

void LogModel::want(qint64 page) const
{
    if (page == m_pageAsked || std::find(m_wanted.begin(), m_wanted.end(), page) != m_wanted.end()) {
        return;
    }
    m_wanted.push_back(page);
    if (m_wanted.size() > wantedPages) {
        m_wanted.erase(m_wanted.begin());
    }
    askNext();
}

void LogModel::askNext() const
{
    if (m_pageAsked >= 0 || m_wanted.empty() || m_source == nullptr) {
        return;
    }
    m_pageAsked = m_wanted.back();
    m_wanted.pop_back();
    m_pageTicket = ++m_ticket;
    // Not from inside data(): a source that answers at once would change the model under the view's feet.
    QMetaObject::invokeMethod(
        const_cast<LogModel *>(this),
        [this, ticket = m_pageTicket, page = m_pageAsked] {
            if (m_source != nullptr && ticket == m_pageTicket) {
                m_source->readPage(ticket, m_filter, page * pageRows, pageRows);
            }
        },
        Qt::QueuedConnection);
}

void LogModel::retranslate()
{
    if (m_total > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

QString LogModel::rowText(int row) const
{
    const auto *entry = entryAt(row);
    if (entry == nullptr) {
        return {};
    }
    QStringList cells{TimeWords::local(entry->time).toString(Qt::ISODate)};
    for (int column = Flow; column < ColumnCount; ++column) {
        if (column != Amount || hasAmounts()) {
            cells << cell(*entry, column, Qt::DisplayRole).toString();
        }
    }
    return cells.join(u'\t');
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(std::min<qint64>(m_total, std::numeric_limits<int>::max()));
}

int LogModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() == Amount) {
        return int(Qt::AlignRight | Qt::AlignVCenter);
    }
    const auto *entry = entryAt(index.row());
    return entry != nullptr ? cell(*entry, index.column(), role) : QVariant();
}

QVariant LogModel::cell(const journal::LogEntry &entry, int column, int role) const
{
    if (role == CellRole::Id) {
        return entry.id;
    }
    if (role == Qt::AccessibleTextRole && column == Time) {
        const auto direction = entry.direction == "qb>hl"_L1 ? tr("QuickBooks to HighLevel")
            : entry.direction == "hl>qb"_L1                  ? tr("HighLevel to QuickBooks")
                                                             : QString();
        QStringList parts{TimeWords::time(entry.time), texts::flowWord(entry.flow), direction, texts::what(entry)};
        if (entry.amountMinor) {
            parts << AmountWords::withCurrency(*entry.amountMinor, entry.currency);
        }
        parts << texts::resultWord(entry.result);
        parts.removeAll({});
        return parts.join(u", "_s);
    }
    const auto secondary = QVariant(static_cast<int>(Role::SecondaryText));
    switch (column) {
    case Time:
        switch (role) {
        case Qt::DisplayRole:
            return TimeWords::local(entry.time).date() == QDate::currentDate() ? TimeWords::time(entry.time)
                                                                               : TimeWords::dayAndTime(entry.time);
        case Qt::ToolTipRole:
            return toIso(entry.time);
        case CellRole::TextColor:
            return secondary;
        default:
            return {};
        }
    case Flow: {
        const auto icon = flowIcon(entry.flow);
        switch (role) {
        case Qt::DisplayRole:
            return texts::flowWord(entry.flow);
        case CellRole::IconName:
            return icon.isEmpty() ? QVariant() : QVariant(icon);
        case CellRole::IconColor:
            return secondary;
        case CellRole::TextColor:
            return icon.isEmpty() ? secondary : QVariant();
        default:
            return {};
        }
    }
    case Direction:
        if (role == Qt::DisplayRole) {
            return entry.direction.isEmpty() ? entry.parameters.value(u"service"_s)
                                             : texts::directionWord(entry.direction);
        }
        return role == CellRole::TextColor ? secondary : QVariant();
    case What:
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(texts::what(entry)) : QVariant();
    case Amount:
        if (role != Qt::DisplayRole || !entry.amountMinor) {
            return {};
        }
        // The heading names one currency; an amount in another says so itself.
        return entry.currency == m_currency ? AmountWords::plain(*entry.amountMinor, entry.currency)
                                            : AmountWords::withCurrency(*entry.amountMinor, entry.currency);
    case Result: {
        const auto look = resultLook(entry.result);
        switch (role) {
        case Qt::DisplayRole:
            return texts::resultWord(entry.result);
        case CellRole::IconName:
            return look.icon;
        case CellRole::IconColor:
            return static_cast<int>(look.color);
        default:
            return {};
        }
    }
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("Time");
    case Flow:
        return tr("Flow");
    case Direction:
        return tr("Direction");
    case What:
        return tr("What");
    case Amount:
        return tr("Amount, %1").arg(AmountWords::symbol(m_currency));
    case Result:
        return tr("Result");
    default:
        return {};
    }
}

} // namespace kontor::ui
