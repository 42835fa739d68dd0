// The rows of the flows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/flow_model.h"

#include "ui/activity/amount_words.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::ui {

FlowModel::FlowModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void FlowModel::setSnapshot(const engine::Snapshot &snapshot)
{
    const auto before = m_snapshot.flows.size();
    if (before != snapshot.flows.size()) {
        beginResetModel();
        m_snapshot = snapshot;
        endResetModel();
        return;
    }
    m_snapshot = snapshot;
    retranslate();
}

void FlowModel::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

const engine::FlowState *FlowModel::flowAt(const QModelIndex &index) const
{
    const auto row = static_cast<size_t>(index.row());
    return index.isValid() && row < m_snapshot.flows.size() ? &m_snapshot.flows[row] : nullptr;
}

int FlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_snapshot.flows.size());
}

int FlowModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString FlowModel::nameOf(const engine::FlowState &flow) const
{
    if (flow.flow == "contacts"_L1) {
        return tr("Contacts");
    }
    if (flow.flow == "reviews"_L1) {
        return tr("Review requests");
    }
    return flow.flow == "receipts"_L1 ? tr("Sales receipts") : tr("Invoices");
}

FlowModel::Cell FlowModel::state(const engine::FlowState &flow) const
{
    using engine::Situation;
    const auto count = [](qint64 number) { return static_cast<int>(number); };
    const auto neutral = static_cast<int>(Role::SecondaryText);
    if (!flow.enabled) {
        return {u"skipped"_s, neutral, tr("Off")};
    }
    if (flow.attention > 0) {
        return {
            u"attention"_s, static_cast<int>(Role::Attention), tr("%n need attention", nullptr, count(flow.attention))};
    }
    const auto waits = [&] { return tr("%n are waiting", nullptr, count(flow.waiting)); };
    switch (m_snapshot.situation) {
    case Situation::NotConnected:
    case Situation::NoKeychain:
        return {u"disconnect"_s, neutral, tr("Not connected")};
    case Situation::ConnectionDied:
        if (flow.waiting > 0) {
            return {u"waiting"_s, neutral, waits()};
        }
        return {u"waiting"_s, neutral,
            m_snapshot.about.value_or(Service::QuickBooks) == Service::QuickBooks ? tr("Waits for QuickBooks")
                                                                                  : tr("Waits for HighLevel")};
    case Situation::Paused:
        return {u"paused"_s, neutral, tr("Paused")};
    case Situation::Offline:
        return {u"offline"_s, neutral, flow.waiting > 0 ? waits() : tr("Offline")};
    case Situation::Importing:
        if (flow.flow == "contacts"_L1) {
            return {u"syncing"_s, static_cast<int>(Role::Info), tr("Importing contacts")};
        }
        break;
    case Situation::Syncing:
        if (flow.waiting > 0) {
            return {u"syncing"_s, static_cast<int>(Role::Info), waits()};
        }
        break;
    case Situation::Stale:
        return {u"waiting"_s, neutral,
            m_snapshot.lastSuccess ? tr("Last success %1").arg(TimeWords::relative(*m_snapshot.lastSuccess))
                                   : tr("Checking for changes")};
    case Situation::NeedsAttention:
    case Situation::ServiceSlow:
    case Situation::InStep:
        break;
    }
    if (flow.waiting > 0) {
        return {u"waiting"_s, neutral, waits()};
    }
    if (!m_snapshot.lastSuccess) {
        return {u"waiting"_s, neutral, tr("Checking for changes")};
    }
    // What differs needs attention, so that the rest agrees; without a document there is nothing to agree.
    const bool documents = flow.flow == "invoices"_L1 || flow.flow == "receipts"_L1;
    const bool compared = documents && flow.thirtyDays > 0;
    return {u"done"_s, static_cast<int>(Role::Ok), compared ? tr("Agree to the cent") : tr("Up to date")};
}

/// One after the other, the company's own currency first.
QStringList FlowModel::amounts(const engine::FlowState &flow) const
{
    const auto books = m_snapshot.connections.find(Service::QuickBooks);
    const QString home = books == m_snapshot.connections.end() ? QString() : books->second.currency;
    QStringList words;
    for (const auto &[currency, minorUnits] : flow.amounts) {
        const QString amount = AmountWords::withCurrency(minorUnits, currency);
        words.insert(currency == home ? 0 : words.size(), amount);
    }
    return words;
}

QString FlowModel::sentence(const engine::FlowState &flow) const
{
    const QLocale locale;
    QStringList parts{nameOf(flow),
        flow.flow == "contacts"_L1 || flow.flow == "reviews"_L1 ? tr("QuickBooks to HighLevel")
                                                                : tr("HighLevel to QuickBooks"),
        u"%1 %2"_s.arg(tr("Today"), locale.toString(flow.today)),
        u"%1 %2"_s.arg(tr("30 days"), locale.toString(flow.thirtyDays))};
    if (!flow.amounts.empty()) {
        parts << u"%1 %2"_s.arg(tr("Amount, 30 days"), amounts(flow).join(u" · "_s));
    }
    if (flow.lastChange) {
        parts << u"%1 %2"_s.arg(tr("Last change"), TimeWords::dayAndTime(*flow.lastChange));
    }
    parts << state(flow).word;
    return parts.join(u", "_s);
}

QVariant FlowModel::data(const QModelIndex &index, int role) const
{
    const auto *flow = flowAt(index);
    if (flow == nullptr) {
        return {};
    }
    const bool off = !flow->enabled;
    const QLocale locale;
    if (role == CellRole::Id) {
        return flow->flow;
    }
    if (role == Qt::AccessibleTextRole) {
        return index.column() == Flow ? sentence(*flow) : data(index, Qt::DisplayRole);
    }
    if (role == CellRole::TextColor && off) {
        return static_cast<int>(Role::SecondaryText);
    }
    switch (index.column()) {
    case Flow:
        switch (role) {
        case Qt::DisplayRole:
            return nameOf(*flow);
        case CellRole::SecondLine:
            return flow->flow == "contacts"_L1 || flow->flow == "reviews"_L1 ? u"QuickBooks → HighLevel"_s
                                                                             : u"HighLevel → QuickBooks"_s;
        case CellRole::IconName:
            if (flow->flow == "contacts"_L1) {
                return u"contacts"_s;
            }
            if (flow->flow == "reviews"_L1) {
                return u"review"_s;
            }
            return flow->flow == "receipts"_L1 ? u"receipt"_s : u"invoice"_s;
        default:
            return {};
        }
    case Today:
    case ThirtyDays:
        if (role == Qt::DisplayRole) {
            return off ? QString() : locale.toString(index.column() == Today ? flow->today : flow->thirtyDays);
        }
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Amount: {
        const QStringList words = off ? QStringList() : amounts(*flow);
        switch (role) {
        case Qt::DisplayRole:
            return words.value(0);
        case CellRole::SecondLine: // as wide as one of them
            return words.size() > 1 ? QVariant(words.mid(1).join(u" · "_s)) : QVariant();
        case Qt::ToolTipRole:
            return words.join(u" · "_s);
        case Qt::TextAlignmentRole:
            return int(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return {};
        }
    }
    case LastChange:
        return role == Qt::DisplayRole && flow->lastChange ? QVariant(TimeWords::dayAndTime(*flow->lastChange))
                                                           : QVariant();
    case State: {
        const auto cell = state(*flow);
        switch (role) {
        case Qt::DisplayRole:
            return cell.word;
        case CellRole::IconName:
            return cell.icon;
        case CellRole::IconColor:
        case CellRole::TextColor:
            return cell.color;
        default:
            return {};
        }
    }
    default:
        return {};
    }
}

QVariant FlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Today || section == ThirtyDays || section == Amount;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Flow:
        return tr("Flow");
    case Today:
        return tr("Today");
    case ThirtyDays:
        return tr("30 days");
    case Amount:
        return tr("Amount, 30 days");
    case LastChange:
        return tr("Last change");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace kontor::ui
