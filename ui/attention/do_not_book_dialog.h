// Asks before a refund is left out of the books.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QDialog>

namespace kontor::ui {

class DoNotBookDialog : public QDialog
{
    Q_OBJECT

public:
    explicit DoNotBookDialog(const engine::AttentionEntry &entry, QWidget *parent = nullptr);
};

} // namespace kontor::ui
