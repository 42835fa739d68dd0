// Which rows of a preview are shown: by action, by flow and by text.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace kontor::ui {

class PreviewFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit PreviewFilter(QObject *parent = nullptr);
    void setAction(const QString &action); ///< empty: all
    void setFlow(const QString &flow); ///< empty: all
    void setText(const QString &text); ///< found in name, address or what happens; case ignored

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QString m_action;
    QString m_flow;
    QString m_text;
};

} // namespace kontor::ui
