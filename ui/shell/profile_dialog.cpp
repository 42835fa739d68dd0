// The dialog for a new profile.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/profile_dialog.h"

#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ProfileDialog::ProfileDialog(const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_taken(taken)
    , m_name(new QLineEdit(this))
{
    const Metrics metrics;
    setObjectName(u"profileDialog"_s);
    setWindowTitle(tr("New profile"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics.units(1.5));
    auto *about = new TextLabel(TextStyle::Body, Role::WindowText, this);
    about->setParagraph();
    about->setText(tr("A profile pairs one company with one location. It has its own settings and log."));
    column->addWidget(about);
    auto *form = new QFormLayout;
    m_name->setMaxLength(40);
    form->addRow(tr("&Name"), m_name);
    column->addLayout(form);
    auto *buttons = new QDialogButtonBox(this);
    m_create = buttons->addButton(tr("Create profile"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &ProfileDialog::check);
    check();
}

QString ProfileDialog::name() const { return m_name->text().trimmed(); }

void ProfileDialog::check()
{
    static const QRegularExpression allowed(uR"(^[\p{L}\p{N}][\p{L}\p{N} _-]*$)"_s);
    m_create->setEnabled(allowed.match(name()).hasMatch() && !m_taken.contains(name(), Qt::CaseInsensitive));
}

} // namespace kontor::ui
