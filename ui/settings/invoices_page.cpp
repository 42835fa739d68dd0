// Fields of the invoice mirror.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/invoices_page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

const QString invoicesEnabledKey = u"invoices.enabled"_s;
const QString invoicesTaxKey = u"invoices.tax"_s;

} // namespace

InvoicesPage::InvoicesPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
    , m_enabled(new QCheckBox(this))
    , m_taxLabel(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_asTax(new QRadioButton(this))
    , m_asLine(new QRadioButton(this))
    , m_taxHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
{
    const Metrics metrics;
    setObjectName(u"invoicesSettingsPage"_s);
    m_enabled->setObjectName(u"invoicesEnabled"_s);
    m_asTax->setObjectName(u"taxAsTaxRadio"_s);
    m_asLine->setObjectName(u"taxAsLineRadio"_s);
    m_taxHint->setWordWrap(true);

    auto *card = new Card(Card::Padding::Card, this);
    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(0.75));
    rows->addWidget(m_enabled);
    rows->addWidget(noteFor(invoicesEnabledKey));
    rows->addSpacing(metrics.units(1.5));
    rows->addWidget(m_taxLabel);
    rows->addWidget(m_asTax);
    rows->addWidget(m_asLine);
    rows->addWidget(m_taxHint);
    rows->addWidget(noteFor(invoicesTaxKey));
    card->padLayout();
    column()->addWidget(card);
    column()->addStretch(1);

    connect(m_enabled, &QCheckBox::clicked, this,
        [this](bool on) { change(invoicesEnabledKey, on ? u"on"_s : u"off"_s, u"on"_s); });
    connect(m_asTax, &QRadioButton::clicked, this, [this] { change(invoicesTaxKey, u"tax"_s, u"tax"_s); });
    connect(m_asLine, &QRadioButton::clicked, this, [this] { change(invoicesTaxKey, u"line"_s, u"tax"_s); });
    retranslate();
    showSettings();
}

void InvoicesPage::showSection(const QString &section)
{
    if (section == u"tax") {
        QRadioButton *chosen = m_asLine->isChecked() ? m_asLine : m_asTax;
        ensureWidgetVisible(chosen);
        chosen->setFocus(Qt::OtherFocusReason);
    }
}

void InvoicesPage::showSettings()
{
    m_enabled->setChecked(value(invoicesEnabledKey, u"on"_s) != u"off");
    const bool asLine = value(invoicesTaxKey, u"tax"_s) == u"line";
    m_asLine->setChecked(asLine);
    m_asTax->setChecked(!asLine);
}

void InvoicesPage::retranslate()
{
    heading()->setText(tr("Invoices"));
    subtitle()->setText(tr("Invoices sent in HighLevel are booked in QuickBooks and follow every change."));
    m_enabled->setText(tr("&Book invoices sent in HighLevel"));
    m_taxLabel->setText(tr("Tax"));
    m_asTax->setText(tr("as &tax where the cents agree, otherwise as a line of its own"));
    m_asLine->setText(tr("always as a &line of its own"));
    m_taxHint->setText(
        tr("A tax line is missing from QuickBooks’ tax reports. Ask your accountant which way you want."));
    for (QRadioButton *radio : {m_asTax, m_asLine}) {
        radio->setAccessibleDescription(u"%1. %2"_s.arg(m_taxLabel->text(), m_taxHint->text()));
    }
}

} // namespace kontor::ui
