// The tree of pages.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/nav_model.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

struct NavPage
{
    const char16_t *id;
    const char16_t *icon;
};

constexpr NavPage topPages[] = {
    {u"overview", u"overview"},
    {u"attention", u"attention"},
    {u"activity", u"activity"},
    {u"settings", u"settings"},
};

constexpr NavPage settingsPages[] = {
    {u"settings.integrations", u"connect"},
    {u"settings.contacts", u"contacts"},
    {u"settings.reviews", u"review"},
    {u"settings.receipts", u"receipt"},
    {u"settings.invoices", u"invoice"},
    {u"settings.accounts", u"map"},
    {u"settings.general", u"settings"},
};

/// Children carry it as their internal id; top rows carry 0.
constexpr quintptr childOfSettings = 1;

} // namespace

NavModel::NavModel(QObject *parent)
    : QAbstractItemModel(parent)
{ }

void NavModel::setPages(const QStringList &ids)
{
    beginResetModel();
    m_top.clear();
    m_settings.clear();
    for (const auto &page : settingsPages) {
        if (ids.contains(QString::fromUtf16(page.id))) {
            m_settings.push_back({QString::fromUtf16(page.id), QString::fromUtf16(page.icon)});
        }
    }
    for (const auto &page : topPages) {
        const auto id = QString::fromUtf16(page.id);
        if (ids.contains(id) || (id == "settings"_L1 && !m_settings.empty())) {
            m_top.push_back({id, QString::fromUtf16(page.icon)});
        }
    }
    endResetModel();
}

void NavModel::setAttention(qint64 count)
{
    if (count != m_attention) {
        m_attention = count;
        if (const auto index = indexOf(u"attention"_s); index.isValid()) {
            Q_EMIT dataChanged(index, index);
        }
    }
}

void NavModel::retranslate()
{
    if (!m_top.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_top.size()) - 1, 0));
    }
    if (const auto settings = indexOf(u"settings"_s); settings.isValid()) {
        Q_EMIT dataChanged(index(0, 0, settings), index(static_cast<int>(m_settings.size()) - 1, 0, settings));
    }
}

QModelIndex NavModel::indexOf(const QString &id) const
{
    for (size_t row = 0; row < m_top.size(); ++row) {
        if (m_top[row].id == id) {
            return index(static_cast<int>(row), 0);
        }
    }
    for (size_t row = 0; row < m_settings.size(); ++row) {
        if (m_settings[row].id == id) {
            return index(static_cast<int>(row), 0, indexOf(u"settings"_s));
        }
    }
    return {};
}

QString NavModel::nameOf(const QString &id)
{
    if (id == "overview"_L1) {
        return tr("Overview");
    }
    if (id == "attention"_L1) {
        return tr("Attention");
    }
    if (id == "activity"_L1) {
        return tr("Activity");
    }
    if (id == "settings"_L1) {
        return tr("Settings");
    }
    if (id == "settings.integrations"_L1) {
        return tr("Integrations");
    }
    if (id == "settings.contacts"_L1) {
        return tr("Contacts");
    }
    if (id == "settings.reviews"_L1) {
        return tr("Review requests");
    }
    if (id == "settings.receipts"_L1) {
        return tr("Sales receipts");
    }
    if (id == "settings.invoices"_L1) {
        return tr("Invoices");
    }
    if (id == "settings.accounts"_L1) {
        return tr("Accounts and taxes");
    }
    if (id == "settings.general"_L1) {
        return tr("General");
    }
    if (id == "preview"_L1) {
        return tr("Preview");
    }
    return id == "setup"_L1 ? tr("Set up") : QString();
}

QModelIndex NavModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? childOfSettings : 0);
}

QModelIndex NavModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() != childOfSettings) {
        return {};
    }
    return indexOf(u"settings"_s);
}

int NavModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(m_top.size());
    }
    const auto *row = rowOf(parent);
    return row != nullptr && row->id == "settings"_L1 ? static_cast<int>(m_settings.size()) : 0;
}

int NavModel::columnCount(const QModelIndex &) const { return 1; }

const NavModel::Row *NavModel::rowOf(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return nullptr;
    }
    const auto &rows = index.internalId() == childOfSettings ? m_settings : m_top;
    const auto row = static_cast<size_t>(index.row());
    return row < rows.size() ? &rows[row] : nullptr;
}

QVariant NavModel::data(const QModelIndex &index, int role) const
{
    const auto *row = rowOf(index);
    if (row == nullptr) {
        return {};
    }
    const qint64 badge = row->id == "attention"_L1 ? m_attention : 0;
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(row->id);
    case Qt::AccessibleTextRole:
        return badge > 0 ? tr("Attention, %n items", nullptr, static_cast<int>(badge)) : nameOf(row->id);
    case NavRole::PageId:
        return row->id;
    case NavRole::IconName:
        return row->icon;
    case NavRole::Badge:
        return badge;
    default:
        return {};
    }
}

} // namespace kontor::ui
