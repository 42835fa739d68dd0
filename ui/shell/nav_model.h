// The pages as a tree: three of them, and the settings below their own row.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

#include <vector>

namespace kontor::ui {

// Constants, not an enumeration: lupdate loses the namespace of the class behind one, and with it the translations.
namespace NavRole {
inline constexpr int PageId = Qt::UserRole + 101; ///< QString
inline constexpr int IconName = PageId + 1; ///< QString, ours
inline constexpr int Badge = IconName + 1; ///< qint64, 0 for none
}

/// Rows in, cells out. Answers AccessibleTextRole with "Attention, 5 items".
class NavModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit NavModel(QObject *parent = nullptr);

    /// Which pages exist; the order is the model's own. "settings" stands for all that begin with "settings.".
    void setPages(const QStringList &ids);
    void setAttention(qint64 count);
    void retranslate();
    QModelIndex indexOf(const QString &id) const;
    /// The name of a page: "Overview", "Integrations", "Preview".
    static QString nameOf(const QString &id);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        QString id;
        QString icon;
    };
    const Row *rowOf(const QModelIndex &index) const;

    std::vector<Row> m_top;
    std::vector<Row> m_settings;
    qint64 m_attention = 0;
};

} // namespace kontor::ui
