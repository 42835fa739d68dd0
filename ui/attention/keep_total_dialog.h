// Asks before a total that differs is left as it is.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QDialog>

namespace kontor::ui {

class KeepTotalDialog : public QDialog
{
    Q_OBJECT

public:
    explicit KeepTotalDialog(const engine::AttentionEntry &entry, QWidget *parent = nullptr);
};

} // namespace kontor::ui
