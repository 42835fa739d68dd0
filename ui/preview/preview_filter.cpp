// Filters the rows of a preview.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/preview/preview_filter.h"

#include "ui/preview/preview_model.h"

namespace kontor::ui {

PreviewFilter::PreviewFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{ }

void PreviewFilter::setAction(const QString &action)
{
    m_action = action;
    invalidateFilter();
}

void PreviewFilter::setFlow(const QString &flow)
{
    m_flow = flow;
    invalidateFilter();
}

void PreviewFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool PreviewFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    const auto at = [&](int column) { return sourceModel()->index(sourceRow, column, sourceParent); };
    if (!m_action.isEmpty() && at(PreviewModel::Action).data(PreviewModel::ActionRole).toString() != m_action) {
        return false;
    }
    if (!m_flow.isEmpty() && at(PreviewModel::Action).data(PreviewModel::FlowRole).toString() != m_flow) {
        return false;
    }
    if (m_text.isEmpty()) {
        return true;
    }
    for (const int column : {PreviewModel::Document, PreviewModel::Email, PreviewModel::Happens}) {
        if (at(column).data().toString().contains(m_text, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

} // namespace kontor::ui
