// Asks once before a service is disconnected, and says what stays.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service.h"

#include <QDialog>

namespace kontor::ui {

/// The safe choice is the default; Esc stays connected.
class DisconnectDialog : public QDialog
{
    Q_OBJECT

public:
    DisconnectDialog(Service service, qint64 waiting, QWidget *parent = nullptr);
};

} // namespace kontor::ui
