// Fields of the sales receipts.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/receipts_page.h"

#include "engine/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int longestMethod = 31;
constexpr int kindColumns = 2;

const QString receiptsEnabledKey = u"receipts.enabled"_s;
const QString sourcesKey = u"receipts.sources"_s;
const QString methodKey = u"receipts.payment_method"_s;
const QString refundsKey = u"receipts.refunds"_s;

struct KindText
{
    const char *source;
    const char *words;
};

constexpr std::array kindTexts{
    KindText{"payment_link", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "Payment &links")},
    KindText{"form", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "F&orms")},
    KindText{"survey", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "S&urveys")},
    KindText{"point_of_sale", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "Point of sal&e")},
    KindText{"mobile_app", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "&Mobile app")},
    KindText{"manual", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "Entered &by hand")},
    KindText{"document_contracts", QT_TRANSLATE_NOOP("kontor::ui::ReceiptsPage", "&Documents and contracts")},
};

QString sourcesWhenNothingIsSet()
{
    const Result<engine::SettingRule> rule = engine::settingRule(sourcesKey);
    return rule ? rule->byDefault : QString();
}

} // namespace

ReceiptsPage::ReceiptsPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
    , m_enabled(new QCheckBox(this))
    , m_kindsLabel(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_always(new TextLabel(TextStyle::Body, Role::Text, this))
    , m_invoicesHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_methodLabel(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_method(new QLineEdit(this))
    , m_methodHint(new TextLabel(TextStyle::Caption, Role::SecondaryText, this))
    , m_refundsLabel(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_bookRefunds(new QRadioButton(this))
    , m_askRefunds(new QRadioButton(this))
{
    const Metrics metrics;
    setObjectName(u"receiptsSettingsPage"_s);
    m_enabled->setObjectName(u"receiptsEnabled"_s);
    m_always->setObjectName(u"kindsThatAlwaysCount"_s);
    m_method->setObjectName(u"paymentMethodField"_s);
    m_bookRefunds->setObjectName(u"bookRefundsRadio"_s);
    m_askRefunds->setObjectName(u"askRefundsRadio"_s);
    for (TextLabel *label : {m_always, m_invoicesHint, m_methodHint}) {
        label->setWordWrap(true);
    }
    m_methodLabel->setBuddy(m_method);

    auto *card = new Card(Card::Padding::Card, this);
    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(0.75));
    rows->addWidget(m_enabled);
    rows->addWidget(noteFor(receiptsEnabledKey));
    rows->addSpacing(metrics.units(1.5));
    rows->addWidget(m_kindsLabel);
    rows->addWidget(m_always);
    auto *boxes = new QGridLayout;
    boxes->setHorizontalSpacing(metrics.units(2));
    boxes->setVerticalSpacing(metrics.units(0.75));
    for (const KindText &text : kindTexts) {
        auto *box = new QCheckBox(this);
        const QString source = QString::fromLatin1(text.source);
        box->setObjectName(u"kind."_s + source);
        const int place = static_cast<int>(m_kinds.size());
        boxes->addWidget(box, place / kindColumns, place % kindColumns);
        m_kinds.push_back({source, box});
        connect(box, &QCheckBox::clicked, this, &ReceiptsPage::takeKinds);
    }
    boxes->setColumnStretch(kindColumns - 1, 1);
    rows->addLayout(boxes);
    rows->addWidget(m_invoicesHint);
    rows->addWidget(noteFor(sourcesKey));
    rows->addSpacing(metrics.units(1.5));
    rows->addWidget(m_methodLabel);
    rows->addWidget(m_method);
    rows->addWidget(m_methodHint);
    rows->addWidget(noteFor(methodKey));
    rows->addSpacing(metrics.units(1.5));
    rows->addWidget(m_refundsLabel);
    rows->addWidget(m_bookRefunds);
    rows->addWidget(m_askRefunds);
    rows->addWidget(noteFor(refundsKey));
    card->padLayout();
    column()->addWidget(card);
    column()->addStretch(1);

    connect(m_enabled, &QCheckBox::clicked, this,
        [this](bool on) { change(receiptsEnabledKey, on ? u"on"_s : u"off"_s, u"on"_s); });
    connect(m_method, &QLineEdit::editingFinished, this, &ReceiptsPage::takeMethod);
    connect(m_bookRefunds, &QRadioButton::clicked, this, [this] { change(refundsKey, u"on"_s, u"off"_s); });
    connect(m_askRefunds, &QRadioButton::clicked, this, [this] { change(refundsKey, u"off"_s, u"off"_s); });
    retranslate();
    showSettings();
}

// A field that goes away with the focus ends its editing, and by then this is no page any more.
ReceiptsPage::~ReceiptsPage() { m_method->disconnect(this); }

void ReceiptsPage::showSection(const QString &section)
{
    QWidget *part = nullptr;
    if (section == u"sources") {
        part = m_kinds.front().box;
    } else if (section == u"payment_method") {
        part = m_method;
    } else if (section == u"refunds") {
        part = m_bookRefunds->isChecked() ? m_bookRefunds : m_askRefunds;
    }
    if (part != nullptr) {
        ensureWidgetVisible(part);
        part->setFocus(Qt::OtherFocusReason);
    }
}

void ReceiptsPage::takeKinds()
{
    QStringList chosen;
    for (const Kind &kind : m_kinds) {
        if (kind.box->isChecked()) {
            chosen.append(kind.source);
        }
    }
    change(sourcesKey, chosen.join(u','), sourcesWhenNothingIsSet());
}

void ReceiptsPage::takeMethod()
{
    const QString method = m_method->text().simplified();
    if (method.size() > longestMethod) {
        m_method->setText(value(methodKey, {}));
        say(methodKey, tr("At most %1 characters.").arg(QLocale().toString(longestMethod)));
        return;
    }
    change(methodKey, method, {});
    m_method->setText(method);
}

void ReceiptsPage::showSettings()
{
    m_enabled->setChecked(value(receiptsEnabledKey, u"on"_s) != u"off");
    const QStringList on = value(sourcesKey, sourcesWhenNothingIsSet()).split(u',', Qt::SkipEmptyParts);
    for (const Kind &kind : m_kinds) {
        kind.box->setChecked(on.contains(kind.source));
    }
    if (!m_method->hasFocus() || !m_method->isModified()) {
        m_method->setText(value(methodKey, {}));
    }
    const bool booked = value(refundsKey, u"off"_s) == u"on";
    m_bookRefunds->setChecked(booked);
    m_askRefunds->setChecked(!booked);
}

void ReceiptsPage::retranslate()
{
    heading()->setText(tr("Sales receipts"));
    subtitle()->setText(tr("Payments in HighLevel become sales receipts in QuickBooks."));
    m_enabled->setText(tr("Book &payments as sales receipts"));
    m_kindsLabel->setText(tr("Kinds of payment"));
    m_always->setText(tr("Always: order forms, subscriptions, memberships and courses, calendars"));
    for (size_t place = 0; place < m_kinds.size(); ++place) {
        m_kinds[place].box->setText(tr(kindTexts[place].words));
        m_kinds[place].box->setAccessibleDescription(m_kindsLabel->text());
    }
    m_invoicesHint->setText(tr("Payments of invoices are booked with the invoice, never twice."));
    m_methodLabel->setText(tr("Pa&yment method"));
    m_method->setPlaceholderText(tr("As HighLevel names it"));
    m_methodHint->setText(tr("Kontor adds it in QuickBooks if it is missing there."));
    m_method->setAccessibleDescription(m_methodHint->text());
    m_refundsLabel->setText(tr("Refunds"));
    m_bookRefunds->setText(tr("book as &refund receipts"));
    m_askRefunds->setText(tr("&ask me"));
    for (QRadioButton *radio : {m_bookRefunds, m_askRefunds}) {
        radio->setAccessibleDescription(m_refundsLabel->text());
    }
}

} // namespace kontor::ui
