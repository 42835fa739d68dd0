// Which steps of the set-up are done.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/setup_model.h"

namespace kontor::ui {

SetupModel::SetupModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void SetupModel::setDone(SetUpStep step, bool done)
{
    if (isDone(step) != done) {
        m_done[static_cast<size_t>(step)] = done;
        // Whether later steps can be chosen hangs on this one.
        Q_EMIT dataChanged(index(static_cast<int>(step)), index(setUpStepCount - 1));
    }
}

SetUpStep SetupModel::firstUnfinished() const
{
    for (int step = 0; step < setUpStepCount; ++step) {
        if (!m_done[static_cast<size_t>(step)]) {
            return static_cast<SetUpStep>(step);
        }
    }
    return SetUpStep::Start;
}

bool SetupModel::isReachable(SetUpStep step) const { return isDone(step) || step <= firstUnfinished(); }

void SetupModel::retranslate() { Q_EMIT dataChanged(index(0), index(setUpStepCount - 1)); }

int SetupModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : setUpStepCount; }

QString SetupModel::title(SetUpStep step) const
{
    switch (step) {
    case SetUpStep::QuickBooks:
        return tr("QuickBooks");
    case SetUpStep::HighLevel:
        return tr("HighLevel");
    case SetUpStep::Options:
        return tr("Options");
    case SetUpStep::Preview:
        return tr("Preview");
    case SetUpStep::Start:
        break;
    }
    return tr("Start", "step of the set-up");
}

QVariant SetupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const auto step = static_cast<SetUpStep>(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return title(step);
    case Qt::AccessibleTextRole:
        return tr("Step %1 of 5: %2").arg(index.row() + 1).arg(title(step));
    case Qt::AccessibleDescriptionRole:
        return isDone(step) ? tr("Done") : QString();
    case NumberRole:
        return index.row() + 1;
    case DoneRole:
        return isDone(step);
    default:
        return {};
    }
}

Qt::ItemFlags SetupModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const bool reachable = isReachable(static_cast<SetUpStep>(index.row()));
    return (reachable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags) | Qt::ItemNeverHasChildren;
}

} // namespace kontor::ui
