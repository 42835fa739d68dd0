// The dialog before an item is dismissed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/attention/dismiss_dialog.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

DismissDialog::DismissDialog(QWidget *parent)
    : QDialog(parent)
    , m_reason(new QComboBox(this))
{
    const Metrics metrics;
    setObjectName(u"dismissDialog"_s);
    setWindowTitle(tr("Dismiss"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.25));
    auto *question = new TextLabel(TextStyle::Label, Role::WindowText, this);
    question->setText(tr("Why is it dismissed?"));
    question->setBuddy(m_reason);
    column->addWidget(question);
    m_reason->setEditable(true);
    m_reason->addItems({tr("Booked by hand"), tr("Test, not real"), tr("Settled otherwise"), tr("Not needed")});
    m_reason->lineEdit()->setMaxLength(200);
    m_reason->setAccessibleName(question->text());
    column->addWidget(m_reason);
    auto *consequence = new TextLabel(TextStyle::Body, Role::SecondaryText, this);
    consequence->setParagraph();
    consequence->setText(tr("Kontor does nothing more about this item. The reason stays in the activity log."));
    column->addWidget(consequence);
    auto *buttons = new QDialogButtonBox(this);
    auto *dismiss = buttons->addButton(tr("Dismiss"), QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_reason, &QComboBox::editTextChanged, dismiss,
        [dismiss](const QString &text) { dismiss->setEnabled(!text.trimmed().isEmpty()); });
}

QString DismissDialog::reason() const { return m_reason->currentText().trimmed(); }

} // namespace kontor::ui
