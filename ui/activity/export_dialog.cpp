// The dialog before an export.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/export_dialog.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ExportDialog::ExportDialog(qint64 rows, const QString &file, QWidget *parent)
    : QDialog(parent)
    , m_mask(new QCheckBox(this))
{
    const Metrics metrics;
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export log"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.5));
    auto *about = new TextLabel(TextStyle::Body, Role::WindowText, this);
    about->setParagraph();
    about->setText(
        tr("%n rows are written to %1.", nullptr, static_cast<int>(rows)).arg(QDir::toNativeSeparators(file)));
    column->addWidget(about);
    m_mask->setText(tr("&Mask names and e-mail addresses"));
    m_mask->setChecked(true);
    column->addWidget(m_mask);
    auto *buttons = new QDialogButtonBox(this);
    auto *write = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    write->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

LogExport::Masking ExportDialog::masking() const
{
    return m_mask->isChecked() ? LogExport::Masking::Names : LogExport::Masking::None;
}

} // namespace kontor::ui
