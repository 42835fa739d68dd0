// Rows of a comparison.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/diff_model.h"

#include "texts/filling.h"
#include "ui/activity/amount_words.h"
#include "ui/attention/field_words.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/two_line_delegate.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

enum ConflictColumn { ConflictName, ConflictHighLevel, ConflictMark, ConflictQuickBooks, ConflictColumns };
enum CentsColumn { CentsName, CentsHighLevel, CentsQuickBooks, CentsDifference, CentsColumns };

/// Reading order of a document: its head, its lines, its sums.
int placeOfField(const QString &field)
{
    static const QStringList before{
        u"status"_s, u"number"_s, u"date"_s, u"due"_s, u"customer"_s, u"email"_s, u"currency"_s};
    static const QStringList after{u"net"_s, u"discount"_s, u"tax"_s, u"total"_s, u"paid"_s, u"balance"_s, u"note"_s};
    static const QRegularExpression line(u"^lines[.]([0-9]+)[.]"_s);
    if (const auto place = before.indexOf(field); place >= 0) {
        return static_cast<int>(place);
    }
    if (const auto match = line.match(field); match.hasMatch()) {
        return 100 + match.captured(1).left(6).toInt();
    }
    const auto place = after.indexOf(field.startsWith("tax."_L1) ? u"tax"_s : field);
    return 2'000'000 + static_cast<int>(place >= 0 ? place : after.size());
}

std::vector<engine::AttentionEntry::Side> inReadingOrder(std::vector<engine::AttentionEntry::Side> sides)
{
    std::stable_sort(sides.begin(), sides.end(),
        [](const auto &a, const auto &b) { return placeOfField(a.field) < placeOfField(b.field); });
    return sides;
}

} // namespace

DiffModel::DiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void DiffModel::setRows(Kind kind, std::vector<DiffRow> rows, const QString &quickBooks)
{
    if (kind == m_kind && rows == m_rows && quickBooks == m_quickBooks) {
        return;
    }
    beginResetModel();
    m_kind = kind;
    m_rows = std::move(rows);
    m_quickBooks = quickBooks;
    endResetModel();
}

void DiffModel::retranslate() { Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1); }

std::vector<DiffRow> DiffModel::conflictRows(const engine::AttentionEntry &entry)
{
    const auto sides = inReadingOrder(entry.sides);
    // A line is called by its description where both sides agree about that.
    QHash<QString, QString> descriptions;
    const auto has = [&sides](const QString &field) {
        return std::any_of(sides.begin(), sides.end(), [&field](const auto &side) { return side.field == field; });
    };
    for (const auto &side : sides) {
        const auto line = side.field.section(u'.', 0, 1);
        const bool amount = has(line + u".amount"_s);
        if (side.field.endsWith(".description"_L1) && !side.differs && !side.highLevel.isEmpty() && amount) {
            descriptions.insert(line, side.highLevel);
        }
    }
    std::vector<DiffRow> rows;
    const bool voided = entry.problem.key == "kontor.voided_in_quickbooks"_L1;
    const bool deleted = entry.problem.key == "kontor.deleted_in_quickbooks"_L1;
    if ((voided || deleted) && !has(u"status"_s)) {
        const auto status = entry.problem.parameters.value(u"status"_s);
        rows.push_back(
            {FieldWords::name(u"status"_s), status.isEmpty() ? tr("there") : texts::valueWords(u"status"_s, status),
                voided ? tr("voided") : tr("deleted"), {}, true, false});
    }
    if (sides.empty() && entry.amountMinor && (voided || deleted)) {
        rows.push_back({FieldWords::name(u"total"_s), AmountWords::plain(*entry.amountMinor, entry.currency),
            voided ? AmountWords::plain(0, entry.currency) : tr("not there"), {}, true, true});
    }
    for (const auto &side : sides) {
        const auto line = side.field.section(u'.', 0, 1);
        if (side.field.endsWith(".description"_L1) && descriptions.contains(line)) {
            continue;
        }
        const bool named = side.field.endsWith(".amount"_L1) && descriptions.contains(line);
        DiffRow row{named ? descriptions.value(line) : FieldWords::name(side.field),
            FieldWords::value(side.field, side.highLevel, entry.currency),
            FieldWords::value(side.field, side.quickBooks, entry.currency), {}, side.differs, side.field == "total"_L1};
        for (auto *text : {&row.highLevel, &row.quickBooks}) {
            if (text->isEmpty() && row.differs) {
                *text = tr("not there");
            }
        }
        rows.push_back(row);
    }
    return rows;
}

std::vector<DiffRow> DiffModel::centsRows(const engine::AttentionEntry &entry)
{
    std::vector<DiffRow> rows;
    for (const auto &side : inReadingOrder(entry.sides)) {
        if (!FieldWords::isAmount(side.field)) {
            continue;
        }
        rows.push_back({FieldWords::name(side.field), FieldWords::value(side.field, side.highLevel, entry.currency),
            FieldWords::value(side.field, side.quickBooks, entry.currency),
            FieldWords::difference(side.highLevel, side.quickBooks, entry.currency), side.differs,
            side.field == "total"_L1});
    }
    return rows;
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_kind == Kind::Conflict ? int(ConflictColumns) : int(CentsColumns);
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto &row = m_rows[static_cast<size_t>(index.row())];
    const bool conflict = m_kind == Kind::Conflict;
    const int column = index.column();
    const bool mark = conflict && column == ConflictMark;
    const bool difference = !conflict && column == CentsDifference;
    const auto text = [&]() -> QString {
        if (column == 0) {
            return row.name;
        }
        if (mark || difference) {
            return row.difference;
        }
        return column == 1 ? row.highLevel : row.quickBooks;
    };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::ToolTipRole:
        return mark && row.differs ? tr("differs") : text();
    case Qt::TextAlignmentRole:
        return static_cast<int>(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter
                : mark                      ? Qt::AlignHCenter | Qt::AlignVCenter
                                            : Qt::AlignRight | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        if (column != 0) {
            QStringList said{text(), row.differs && (conflict || difference) ? tr("differs") : QString()};
            said.removeAll({});
            return said.join(u", "_s);
        }
        // The row as a sentence.
        QStringList parts{row.name, u"HighLevel "_s + row.highLevel, u"QuickBooks "_s + row.quickBooks};
        if (row.differs) {
            parts << (conflict ? tr("differs") : tr("differs") + u' ' + row.difference);
        }
        return parts.join(u", "_s);
    }
    case DiffersRole:
        return row.differs && (conflict ? column != 0 && !mark : difference);
    case StrongRole:
        return row.strong;
    case CellRole::IconName:
        return row.differs && (mark || difference) ? QVariant(u"differs"_s) : QVariant();
    case CellRole::IconColor:
        return static_cast<int>(Role::Attention);
    case CellRole::TextColor:
        return static_cast<int>(column == 0 ? Role::SecondaryText : Role::Text);
    case CellRole::Style:
        return static_cast<int>(row.strong ? TextStyle::Label : TextStyle::Body);
    default:
        return {};
    }
}

QVariant DiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(section == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const int quickBooks = m_kind == Kind::Conflict ? int(ConflictQuickBooks) : int(CentsQuickBooks);
    if (section == quickBooks) {
        return m_quickBooks.isEmpty() ? u"QuickBooks"_s : m_quickBooks;
    }
    if (section == 1) {
        return u"HighLevel"_s;
    }
    return m_kind == Kind::Cents && section == CentsDifference ? tr("Difference") : QString();
}

} // namespace kontor::ui
