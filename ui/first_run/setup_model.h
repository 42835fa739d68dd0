// The five steps of the set-up, as the rail shows them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <array>

namespace kontor::ui {

enum class SetUpStep { QuickBooks, HighLevel, Options, Preview, Start };
inline constexpr int setUpStepCount = 5;

/// Steps that are done, and the first that is not, can be chosen; the others are disabled.
class SetupModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum DataRole { NumberRole = Qt::UserRole + 200, DoneRole };

    explicit SetupModel(QObject *parent = nullptr);

    void setDone(SetUpStep step, bool done);
    bool isDone(SetUpStep step) const { return m_done[static_cast<size_t>(step)]; }
    bool isReachable(SetUpStep step) const;
    SetUpStep firstUnfinished() const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString title(SetUpStep step) const;

    std::array<bool, setUpStepCount> m_done{};
};

} // namespace kontor::ui
