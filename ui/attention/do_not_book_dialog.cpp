// The dialog before a refund is not booked.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/do_not_book_dialog.h"

#include "texts/texts.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

DoNotBookDialog::DoNotBookDialog(const engine::AttentionEntry &entry, QWidget *parent)
    : QDialog(parent)
{
    const Metrics metrics;
    setObjectName(u"doNotBookDialog"_s);
    setWindowTitle(tr("Leave the refund out?"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    auto *question = new TextLabel(TextStyle::Label, Role::WindowText, this);
    question->setText(tr("Leave the refund out?"));
    column->addWidget(question);
    auto *consequence = new TextLabel(TextStyle::Body, Role::SecondaryText, this);
    consequence->setParagraph();
    consequence->setText(u"%1 %2"_s.arg(
        texts::explain(entry.problem).cause, tr("Kontor books nothing for it and notes your decision.")));
    column->addWidget(consequence);
    auto *buttons = new QDialogButtonBox(this);
    auto *leave = buttons->addButton(tr("Do not book it"), QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    leave->setObjectName(u"leaveButton"_s);
    cancel->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace kontor::ui
