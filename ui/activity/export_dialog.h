// Asks whether the rows of the log are to be written, and how.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/activity/log_export.h"

#include <QDialog>

class QCheckBox;

namespace kontor::ui {

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(qint64 rows, const QString &file, QWidget *parent = nullptr);
    LogExport::Masking masking() const;

private:
    QCheckBox *m_mask;
};

} // namespace kontor::ui
