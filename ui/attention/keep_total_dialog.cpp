// The dialog before a total in QuickBooks is kept.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/keep_total_dialog.h"

#include "ui/attention/field_words.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

KeepTotalDialog::KeepTotalDialog(const engine::AttentionEntry &entry, QWidget *parent)
    : QDialog(parent)
{
    const Metrics metrics;
    setObjectName(u"keepTotalDialog"_s);
    setWindowTitle(tr("Keep QuickBooks’ total?"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    auto *question = new TextLabel(TextStyle::Label, Role::WindowText, this);
    question->setText(tr("Keep QuickBooks’ total?"));
    column->addWidget(question);
    QString highLevel;
    QString quickBooks;
    for (const auto &side : entry.sides) {
        if (side.field == "total"_L1) {
            highLevel = FieldWords::value(side.field, side.highLevel, entry.currency);
            quickBooks = FieldWords::value(side.field, side.quickBooks, entry.currency);
        }
    }
    auto *consequence = new TextLabel(TextStyle::Body, Role::SecondaryText, this);
    consequence->setParagraph();
    consequence->setText(quickBooks.isEmpty()
            ? tr("The invoice stays in QuickBooks as it is. Kontor notes your decision.")
            : tr("The invoice stays in QuickBooks with %1; your customer sees %2. "
                 "Kontor notes your decision.")
                  .arg(quickBooks, highLevel));
    column->addWidget(consequence);
    auto *buttons = new QDialogButtonBox(this);
    auto *keep = buttons->addButton(tr("Keep QuickBooks’ total"), QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    keep->setObjectName(u"keepButton"_s);
    cancel->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace kontor::ui
