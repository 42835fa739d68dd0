// Rows of the attention list.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/attention_model.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/widgets/roles.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

/// Title and key: two causes that read the same but come from different places have different remedies.
QString causeKey(const engine::AttentionEntry &entry)
{
    return entry.problem.key + u'\n' + texts::explain(entry.problem).title;
}

bool isConnectionProblem(const Error &problem)
{
    const auto actions = texts::explain(problem).actions;
    return std::any_of(actions.begin(), actions.end(),
        [](const QString &action) { return action.startsWith("connect"_L1) || action == "reconnect"_L1; });
}

QString iconOf(const AttentionItem &item)
{
    if (item.progress == AttentionItem::Progress::Retrying) {
        return u"retrying"_s;
    }
    if (item.progress == AttentionItem::Progress::Done) {
        return u"done"_s;
    }
    const auto &problem = item.entry.problem;
    if (problem.key == "kontor.total_differs"_L1) {
        return u"differs"_s;
    }
    if (problem.key.endsWith("_in_quickbooks"_L1) && item.entry.decision) {
        return u"conflict"_s;
    }
    if (problem.key == "kontor.tax_not_mapped"_L1) {
        return u"map"_s;
    }
    return isConnectionProblem(problem) ? u"disconnect"_s : u"attention"_s;
}

Role colorOf(const AttentionItem &item)
{
    switch (item.progress) {
    case AttentionItem::Progress::Retrying:
        return Role::Info;
    case AttentionItem::Progress::Done:
        return Role::Ok;
    case AttentionItem::Progress::None:
        break;
    }
    return Role::Attention;
}

} // namespace

struct AttentionModel::Row
{
    QString key;
    Row *parent = nullptr;
    AttentionItem item; ///< of an entry
    Rows children; ///< of a group

    std::vector<AttentionItem> items() const
    {
        std::vector<AttentionItem> all;
        for (const auto &child : children) {
            all.push_back(child->item);
        }
        return children.empty() ? std::vector<AttentionItem>{item} : all;
    }
};

AttentionModel::AttentionModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Row>())
{ }

AttentionModel::~AttentionModel() = default;

void AttentionModel::setItems(std::vector<AttentionItem> items)
{
    m_items = std::move(items);
    arrange();
}

void AttentionModel::setFlow(const QString &flow)
{
    m_flow = flow;
    arrange();
}

void AttentionModel::retranslate() { arrange(); }

void AttentionModel::arrange() { reconcile(m_root.get(), wantedRows()); }

AttentionModel::Rows AttentionModel::wantedRows() const
{
    std::vector<const AttentionItem *> shown;
    QHash<QString, size_t> counts;
    QHash<qint64, QString> causes;
    for (const auto &item : m_items) {
        if (!m_flow.isEmpty() && item.entry.flow != m_flow) {
            continue;
        }
        shown.push_back(&item);
        if (!item.entry.decision && !isUnsure(item.entry)) {
            const auto cause = causeKey(item.entry);
            causes.insert(item.entry.id, cause);
            ++counts[cause];
        }
    }
    Rows rows;
    QHash<QString, Row *> groups;
    for (const auto *item : shown) {
        auto row = std::make_unique<Row>();
        row->key = u"entry "_s + QString::number(item->entry.id);
        row->item = *item;
        const auto cause = causes.value(item->entry.id);
        if (cause.isEmpty() || counts.value(cause) < groupFrom) {
            rows.push_back(std::move(row));
            continue;
        }
        // A group stands where its first entry would.
        auto *&group = groups[cause];
        if (group == nullptr) {
            // Named by its cause, not by its words, which change with the language.
            auto made = std::make_unique<Row>();
            made->key = u"group %1 %2"_s.arg(item->entry.problem.key).arg(item->entry.id);
            for (const auto &present : m_root->children) {
                if (!present->children.empty() && causeKey(present->children.front()->item.entry) == cause) {
                    made->key = present->key; // it is there already, whoever is its first
                }
            }
            group = made.get();
            rows.push_back(std::move(made));
        }
        row->parent = group;
        group->children.push_back(std::move(row));
    }
    return rows;
}

void AttentionModel::reconcile(Row *parent, Rows wanted)
{
    const auto place = indexOfRow(parent);
    auto &rows = parent->children;
    const auto holds = [](const Rows &list, const QString &key) {
        return std::any_of(list.begin(), list.end(), [&key](const auto &row) { return row->key == key; });
    };
    for (int row = static_cast<int>(rows.size()) - 1; row >= 0; --row) {
        if (!holds(wanted, rows[static_cast<size_t>(row)]->key)) {
            beginRemoveRows(place, row, row);
            rows.erase(rows.begin() + row);
            endRemoveRows();
        }
    }
    for (size_t at = 0; at < wanted.size(); ++at) {
        const int row = static_cast<int>(at);
        const auto found = std::find_if(rows.begin() + row, rows.end(),
            [&wanted, at](const auto &present) { return present->key == wanted[at]->key; });
        if (found == rows.end()) {
            beginInsertRows(place, row, row);
            wanted[at]->parent = parent;
            rows.insert(rows.begin() + row, std::move(wanted[at]));
            endInsertRows();
            continue;
        }
        if (const int from = static_cast<int>(found - rows.begin()); from != row) {
            beginMoveRows(place, from, from, place, row);
            std::rotate(rows.begin() + row, found, found + 1);
            endMoveRows();
        }
        Row *kept = rows[at].get();
        kept->item = std::move(wanted[at]->item);
        reconcile(kept, std::move(wanted[at]->children));
        const auto index = indexOfRow(kept);
        Q_EMIT dataChanged(index, index);
    }
}

const AttentionModel::Row *AttentionModel::rowAt(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? static_cast<const Row *>(index.internalPointer()) : nullptr;
}

QModelIndex AttentionModel::indexOfRow(const Row *row) const
{
    if (row == m_root.get()) {
        return {};
    }
    const auto &siblings = (row->parent != nullptr ? row->parent : m_root.get())->children;
    const auto found
        = std::find_if(siblings.begin(), siblings.end(), [row](const auto &sibling) { return sibling.get() == row; });
    return createIndex(static_cast<int>(found - siblings.begin()), 0, const_cast<Row *>(row));
}

bool AttentionModel::isGroup(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row != nullptr && !row->children.empty();
}

std::vector<AttentionItem> AttentionModel::itemsAt(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row != nullptr ? row->items() : std::vector<AttentionItem>();
}

Error AttentionModel::commonProblem(const std::vector<AttentionItem> &items)
{
    if (items.empty()) {
        return {};
    }
    auto problem = items.front().entry.problem;
    for (const auto &item : items) {
        const auto &other = item.entry.problem;
        problem.parameters.removeIf(
            [&other](const auto &parameter) { return other.parameters.value(parameter.key()) != parameter.value(); });
        if (other.detail != problem.detail) {
            problem.detail.clear();
        }
    }
    if (items.size() > 1) {
        problem.traceId.clear();
    }
    return problem;
}

QString AttentionModel::keyOf(const QModelIndex &index) const
{
    const auto *row = rowAt(index);
    return row != nullptr ? row->key : QString();
}

QModelIndex AttentionModel::indexOfKey(const QString &key) const
{
    for (const auto &row : m_root->children) {
        if (row->key == key) {
            return indexOfRow(row.get());
        }
        for (const auto &child : row->children) {
            if (child->key == key) {
                return indexOfRow(child.get());
            }
        }
    }
    return {};
}

QModelIndex AttentionModel::indexOf(qint64 id) const { return indexOfKey(u"entry "_s + QString::number(id)); }

bool AttentionModel::isUnsure(const engine::AttentionEntry &entry) { return entry.problem.key == "review.unsure"_L1; }

bool AttentionModel::isRetryable(const engine::AttentionEntry &entry)
{
    // A message that did not arrive was sent: a contact gets one, once.
    return !entry.decision && !isUnsure(entry) && entry.problem.key != "review.not_delivered"_L1;
}

QString AttentionModel::documentOf(const engine::AttentionEntry &entry)
{
    QStringList parts{entry.number, entry.name.isEmpty() ? entry.email : entry.name};
    parts.removeAll({});
    // What holds all of them up belongs to nobody.
    return parts.isEmpty() && entry.document == "review"_L1 ? tr("Review requests") : parts.join(u", "_s);
}

QString AttentionModel::titleOf(const std::vector<AttentionItem> &items)
{
    if (items.empty()) {
        return {};
    }
    const auto title = texts::explain(commonProblem(items)).title;
    if (items.size() == 1) {
        return title;
    }
    const int count = static_cast<int>(items.size());
    const bool invoices = std::all_of(
        items.begin(), items.end(), [](const AttentionItem &item) { return item.entry.document == "invoice"_L1; });
    return invoices ? tr("%n invoices: %1", nullptr, count).arg(title) : tr("%n items: %1", nullptr, count).arg(title);
}

QString AttentionModel::amountOf(const std::vector<AttentionItem> &items)
{
    qint64 sum = 0;
    for (const auto &item : items) {
        const auto &entry = item.entry;
        if (!entry.amountMinor || entry.currency != items.front().entry.currency
            || __builtin_add_overflow(sum, *entry.amountMinor, &sum)) {
            return {};
        }
    }
    return items.empty() ? QString() : AmountWords::withCurrency(sum, items.front().entry.currency);
}

QModelIndex AttentionModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto *above = parent.isValid() ? rowAt(parent) : m_root.get();
    if (above == nullptr || column != 0 || row < 0 || row >= static_cast<int>(above->children.size())) {
        return {};
    }
    return createIndex(row, 0, above->children[static_cast<size_t>(row)].get());
}

QModelIndex AttentionModel::parent(const QModelIndex &child) const
{
    const auto *row = rowAt(child);
    return row == nullptr || row->parent == nullptr ? QModelIndex() : indexOfRow(row->parent);
}

int AttentionModel::rowCount(const QModelIndex &parent) const
{
    const auto *row = parent.isValid() ? rowAt(parent) : m_root.get();
    return row != nullptr ? static_cast<int>(row->children.size()) : 0;
}

int AttentionModel::columnCount(const QModelIndex &) const { return 1; }

QVariant AttentionModel::data(const QModelIndex &index, int role) const
{
    const auto *row = rowAt(index);
    if (row == nullptr) {
        return {};
    }
    const bool group = !row->children.empty();
    const auto items = row->items();
    const auto &first = items.front();
    const auto document = [&] {
        if (!group) {
            return documentOf(first.entry);
        }
        QStringList documents;
        for (const auto &item : items) {
            documents << (item.entry.number.isEmpty() ? documentOf(item.entry) : item.entry.number);
        }
        documents.removeAll({});
        return documents.mid(0, 20).join(u", "_s); // more than a line can hold
    };
    const auto since = [&] {
        if (!group && first.progress == AttentionItem::Progress::Retrying) {
            return tr("Retrying");
        }
        if (!group && first.progress == AttentionItem::Progress::Done) {
            return tr("Done");
        }
        auto oldest = first.entry.since;
        for (const auto &item : items) {
            oldest = std::min(oldest, item.entry.since);
        }
        auto words = tr("Since %1").arg(TimeWords::dayOfYear(oldest));
        if (!group && first.entry.attempts > 1) {
            words += u", "_s + tr("attempt %1").arg(QLocale().toString(first.entry.attempts));
        }
        return words;
    };
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(items);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{titleOf(items), document(), since(), amountOf(items)};
        parts.removeAll({});
        return parts.join(role == Qt::ToolTipRole ? u"\n"_s : u", "_s);
    }
    case DocumentRole:
        return document();
    case SinceRole:
        return since();
    case AmountRole:
        return amountOf(items);
    case GroupRole:
        return group;
    case ChildRole:
        return row->parent != nullptr && row->parent != m_root.get();
    case CellRole::IconName:
        return iconOf(group ? AttentionItem{first.entry} : first);
    case CellRole::IconColor:
        return static_cast<int>(group ? Role::Attention : colorOf(first));
    case CellRole::Id:
        return group ? QVariant() : QVariant(first.entry.id);
    default:
        return {};
    }
}

} // namespace kontor::ui
