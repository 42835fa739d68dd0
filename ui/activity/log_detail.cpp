// Details of one event.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/log_detail.h"

#include "texts/texts.h"
#include "ui/activity/amount_words.h"
#include "ui/activity/result_look.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

QString channelWord(const QString &channel)
{
    return channel == u"email" ? LogDetail::tr("By e-mail") : channel == u"sms" ? LogDetail::tr("By SMS") : QString();
}

} // namespace

LogDetail::LogDetail(QWidget *parent)
    : QScrollArea(parent)
    , m_icon(new IconLabel({}, Role::SecondaryText, 0.9, this))
    , m_title(new TextLabel(TextStyle::Label, Role::Text, this))
    , m_form(new QGridLayout)
    , m_ids(new QGridLayout)
    , m_copy(new RoomyButton(this))
    , m_nothing(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_filled(new QWidget(this))
{
    const Metrics metrics;
    setObjectName(u"logDetail"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(this);
    content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics.units(2), metrics.units(1.5), metrics.units(2), metrics.units(1.5));
    column->addWidget(m_nothing);
    auto *row = new QHBoxLayout(m_filled);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics.units(2));
    auto *left = new QVBoxLayout;
    left->setSpacing(metrics.u());
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics.u());
    head->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(m_title, 1);
    m_copy->setObjectName(u"copyDetailsButton"_s);
    head->addWidget(m_copy, 0, Qt::AlignVCenter);
    left->addLayout(head);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(metrics.units(4));
    for (auto *form : {m_form, m_ids}) {
        form->setHorizontalSpacing(metrics.units(2));
        form->setVerticalSpacing(metrics.units(0.75));
        form->setColumnStretch(1, 1);
    }
    columns->addLayout(m_form, 1);
    columns->addLayout(m_ids);
    columns->setAlignment(m_ids, Qt::AlignTop);
    left->addLayout(columns);
    left->addStretch(1);
    row->addLayout(left, 1);
    column->addWidget(m_filled, 1);
    setWidget(content);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(detailsText()); });
    update();
}

void LogDetail::setEntry(const journal::LogEntry *entry)
{
    m_entry = entry != nullptr ? std::optional(*entry) : std::nullopt;
    update();
}

std::optional<qint64> LogDetail::entryId() const { return m_entry ? std::optional(m_entry->id) : std::nullopt; }

QSize LogDetail::sizeHint() const
{
    const Metrics metrics;
    return {metrics.ems(20), metrics.ems(9)};
}

std::vector<LogDetail::Line> LogDetail::lines() const
{
    std::vector<Line> lines;
    const auto &entry = *m_entry;
    const QLocale locale;
    const auto text = [&entry](const QString &key) {
        const auto value = entry.details[key];
        return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
    };
    lines.push_back({tr("Result"), texts::resultWord(entry.result)});
    if (const QString cause = texts::causeOf(entry); !cause.isEmpty()) {
        lines.push_back({tr("Cause"), cause});
    }
    auto when = TimeWords::local(entry.time).date() == QDate::currentDate() ? TimeWords::time(entry.time)
                                                                            : TimeWords::dayAndTime(entry.time);
    const auto attempts = entry.details[u"attempts"_s].toInteger();
    const auto duration = entry.details[u"durationMs"_s].toInteger(-1);
    if (attempts > 0 && duration >= 0) {
        const auto length = tr("%1 s").arg(locale.toString(static_cast<double>(duration) / 1000, 'f', 1));
        when += u", "_s + tr("%n attempts, %1", nullptr, static_cast<int>(attempts)).arg(length);
    } else if (attempts > 0) {
        when += u", "_s + tr("%n attempts", nullptr, static_cast<int>(attempts));
    }
    lines.push_back({tr("Time"), when});
    if (entry.direction == "qb>hl"_L1) {
        lines.push_back({tr("Direction"), u"QuickBooks → HighLevel"_s});
    } else if (entry.direction == "hl>qb"_L1) {
        lines.push_back({tr("Direction"), u"HighLevel → QuickBooks"_s});
    }
    if (const auto email = entry.parameters.value(u"email"_s); !email.isEmpty()) {
        lines.push_back({tr("E-mail"), email});
    }
    if (const auto channel = channelWord(entry.parameters.value(u"channel"_s)); !channel.isEmpty()) {
        lines.push_back({tr("Channel"), channel});
    }
    if (entry.amountMinor) {
        lines.push_back({tr("Amount"), AmountWords::withCurrency(*entry.amountMinor, entry.currency)});
    }
    if (const auto id = text(u"quickbooks"_s); !id.isEmpty()) {
        lines.push_back({tr("QuickBooks id"), id, true});
    }
    if (const auto id = text(u"highlevel"_s); !id.isEmpty()) {
        lines.push_back({tr("HighLevel id"), id, true});
    }
    if (const auto trace = text(u"trace"_s); !trace.isEmpty()) {
        lines.push_back({tr("Trace id"), trace, true});
    }
    return lines;
}

QString LogDetail::detailsText() const
{
    if (!m_entry) {
        return {};
    }
    QStringList rows{texts::what(*m_entry)};
    for (const auto &line : lines()) {
        rows << line.name + u": "_s + line.value;
    }
    rows << toIso(m_entry->time);
    return rows.join(u'\n') + u'\n';
}

void LogDetail::update()
{
    m_nothing->setText(tr("Choose an event above."));
    m_nothing->setVisible(!m_entry);
    m_filled->setVisible(m_entry.has_value());
    m_copy->setText(tr("Copy details"));
    m_copy->setIcon(IconLoader::action(u"edit-copy"_s));
    for (auto *form : {m_form, m_ids}) {
        while (auto *item = form->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    if (!m_entry) {
        return;
    }
    const auto look = resultLook(m_entry->result);
    m_icon->setIcon(look.icon, look.color);
    m_title->setText(texts::what(*m_entry));
    int row = 0;
    for (const auto &line : lines()) {
        auto *name = new TextLabel(TextStyle::Body, Role::SecondaryText, m_filled);
        name->setText(line.name);
        auto *value = new TextLabel(line.fixed ? TextStyle::Fixed : TextStyle::Body, Role::Text, m_filled);
        value->setText(line.value);
        value->setWordWrap(!line.fixed);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(line.name + u' ' + line.value);
        auto *form = line.fixed ? m_ids : m_form;
        form->addWidget(name, row, 0, Qt::AlignTop);
        form->addWidget(value, row++, 1, Qt::AlignTop);
    }
}

void LogDetail::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        update();
    }
}

} // namespace kontor::ui
