// Four switches, one sentence each.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/first_run/options_step.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

OptionsStep::OptionsStep(QWidget *parent)
    : SettingsPage(Width::Full, parent)
{
    const Metrics metrics;
    setObjectName(u"optionsStep"_s);
    m_options[0] = {.flow = u"contacts"_s, .defaultValue = u"on"_s};
    m_options[1] = {.flow = u"receipts"_s, .defaultValue = u"on"_s};
    m_options[2] = {.flow = u"invoices"_s, .defaultValue = u"on"_s};
    m_options[3] = {.flow = u"reviews"_s, .defaultValue = u"off"_s};
    auto *card = new Card(Card::Padding::None, this);
    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(0);
    const int indent
        = style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    for (Option &option : m_options) {
        if (&option != &m_options.front()) {
            rows->addWidget(new Separator(Qt::Horizontal, card));
        }
        option.box = new QCheckBox(card);
        option.box->setObjectName(option.flow + u"Switch"_s);
        option.box->setFont(metrics.font(TextStyle::Label));
        option.sentence = new TextLabel(TextStyle::Body, Role::SecondaryText, card);
        option.sentence->setWordWrap(true);
        auto *below = new QVBoxLayout;
        below->setContentsMargins(indent, 0, 0, 0);
        below->setSpacing(0);
        below->addWidget(option.sentence);
        below->addWidget(noteFor(option.key()));
        auto *row = new QVBoxLayout;
        row->setContentsMargins(metrics.units(2.5), metrics.units(1.5), metrics.units(2.5), metrics.units(1.5));
        row->setSpacing(metrics.units(0.25));
        row->addWidget(option.box);
        row->addLayout(below);
        rows->addLayout(row);
        connect(option.box, &QCheckBox::clicked, this,
            [this, &option](bool on) { change(option.key(), on ? u"on"_s : u"off"_s, option.defaultValue); });
    }
    card->padLayout();
    column()->addSpacing(metrics.units(0.5));
    column()->addWidget(card);
    column()->addStretch(1);
    retranslate();
    showSettings();
}

void OptionsStep::showSettings()
{
    for (Option &option : m_options) {
        option.box->setChecked(value(option.key(), option.defaultValue) == u"on");
    }
}

void OptionsStep::retranslate()
{
    heading()->setText(tr("Options"));
    subtitle()->setText(tr("Changes hold at once."));
    m_options[0].box->setText(tr("C&ontacts"));
    m_options[0].sentence->setText(tr("QuickBooks customers become HighLevel contacts."));
    m_options[1].box->setText(tr("Sales &receipts"));
    m_options[1].sentence->setText(tr("Payments in HighLevel become sales receipts in QuickBooks."));
    m_options[2].box->setText(tr("I&nvoices"));
    m_options[2].sentence->setText(tr("Invoices sent in HighLevel are booked in QuickBooks and follow every change."));
    m_options[3].box->setText(tr("Revie&w requests"));
    m_options[3].sentence->setText(
        tr("One message after a customer’s first paid invoice. Off until you enter a link and a text."));
    for (Option &option : m_options) {
        option.box->setAccessibleDescription(option.sentence->text());
    }
}

} // namespace kontor::ui
