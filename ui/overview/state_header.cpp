// The state sentence and its buttons.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/state_header.h"

#include "ui/shell/state_words.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

StateHeader::StateHeader(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(u"waiting"_s, Role::SecondaryText, 1.9, this))
    , m_sentence(new TextLabel(TextStyle::Title, Role::WindowText, this))
    , m_below(new TextLabel(TextStyle::Body, Role::SecondaryText, this))
    , m_pause(new RoomyButton(this))
    , m_preview(new RoomyButton(this))
    , m_primary(new PrimaryButton(this))
{
    const Metrics metrics;
    setObjectName(u"stateHeader"_s);
    m_sentence->setObjectName(u"stateSentence"_s);
    setAccessibleRole(m_sentence, QAccessible::StatusBar);
    m_sentence->setWordWrap(true);
    m_below->setWordWrap(true);
    for (auto *label : {m_sentence, m_below}) {
        label->setMinimumWidth(metrics.ems(8)); // a wrapping label asks for more by itself
    }
    m_pause->setObjectName(u"pauseButton"_s);
    m_preview->setObjectName(u"previewButton"_s);
    m_primary->setObjectName(u"primaryButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics.u());
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addSpacing(metrics.units(0.75));
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(m_sentence);
    lines->addWidget(m_below);
    row->addLayout(lines, 1);
    for (auto *button : {m_pause, m_preview, static_cast<QPushButton *>(m_primary)}) {
        row->addWidget(button, 0, Qt::AlignVCenter);
    }
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_snapshot.pausedSince) {
            Q_EMIT continueRequested();
        } else {
            Q_EMIT pauseRequested();
        }
    });
    connect(m_preview, &QPushButton::clicked, this, &StateHeader::previewRequested);
    connect(m_primary, &QPushButton::clicked, this, [this] {
        switch (m_does) {
        case Primary::Sync:
            Q_EMIT syncRequested();
            break;
        case Primary::Continue:
            Q_EMIT continueRequested();
            break;
        case Primary::Connect:
            Q_EMIT connectRequested(m_snapshot.about.value_or(Service::QuickBooks));
            break;
        case Primary::Show:
            Q_EMIT attentionRequested();
            break;
        case Primary::SetUp:
            Q_EMIT setUpRequested();
            break;
        case Primary::None:
            break;
        }
    });
    connect(&m_tick, &QTimer::timeout, this, &StateHeader::update);
    update();
}

void StateHeader::setSnapshot(const engine::Snapshot &snapshot)
{
    m_snapshot = snapshot;
    update();
}

void StateHeader::setNarrow(bool narrow)
{
    if (m_narrow != narrow) {
        m_narrow = narrow;
        updateButtons();
    }
}

void StateHeader::setGoesOnInTray(bool goesOn)
{
    if (m_goesOnInTray != goesOn) {
        m_goesOnInTray = goesOn;
        update();
    }
}

QString StateHeader::sentence() const { return m_sentence->text(); }

QString StateHeader::below() const { return m_below->text(); }

void StateHeader::update()
{
    auto words = StateWords::of(m_snapshot, TimeWords::now());
    if (m_snapshot.situation == engine::Situation::Importing && !m_goesOnInTray) {
        words.below = tr("From QuickBooks to HighLevel.");
    }
    m_icon->setIcon(words.icon, words.role);
    m_sentence->setText(words.sentence);
    m_below->setText(words.below);
    m_below->setVisible(!words.below.isEmpty());
    m_tick.start(words.counts ? 1000 : 15000);
    updateButtons();
}

void StateHeader::updateButtons()
{
    using engine::Situation;
    const auto situation = m_snapshot.situation;
    m_does = Primary::Sync;
    bool others = m_snapshot.setUpDone;
    switch (situation) {
    case Situation::NotConnected:
        m_does = Primary::SetUp;
        others = false;
        break;
    case Situation::NoKeychain:
        m_does = Primary::None;
        others = false;
        break;
    case Situation::ConnectionDied:
        m_does = Primary::Connect;
        others = false;
        break;
    case Situation::NeedsAttention:
        m_does = Primary::Show;
        break;
    case Situation::Paused:
        m_does = Primary::Continue;
        break;
    case Situation::Importing:
        m_does = Primary::None; // the import card has them
        others = false;
        break;
    case Situation::Offline:
    case Situation::ServiceSlow:
    case Situation::Syncing:
    case Situation::Stale:
    case Situation::InStep:
        break;
    }
    if (m_snapshot.stopped) {
        m_does = Primary::None;
        others = false;
    }
    const bool paused = m_snapshot.pausedSince.has_value();
    const bool quickBooks = m_snapshot.about.value_or(Service::QuickBooks) == Service::QuickBooks;
    m_pause->setVisible(others && m_does != Primary::Continue);
    m_preview->setVisible(others);
    m_primary->setVisible(m_does != Primary::None);

    const auto label = [this](QPushButton *button, const QString &text, const QString &tip) {
        button->setText(m_narrow ? QString() : text);
        const auto plain = QString(text).remove(u'&');
        button->setAccessibleName(plain);
        button->setToolTip(m_narrow ? plain : tip);
    };
    label(m_pause, paused ? tr("Continue") : tr("Pause"), paused ? QString() : tr("Changes are kept and booked later"));
    m_pause->setIcon(IconLoader::action(paused ? u"media-playback-start"_s : u"media-playback-pause"_s));
    label(m_preview, tr("Preview…"), tr("Shows what the next check would do; writes nothing"));
    m_preview->setIcon(IconLoader::action(u"document-print-preview"_s));

    m_primary->setEnabled(situation != Situation::Syncing);
    m_primary->setAccessibleName({});
    m_primary->setToolTip({});
    switch (m_does) {
    case Primary::Sync:
        m_primary->setText(tr("Sync now"));
        m_primary->setToolTip(tr("Checks all flows at once"));
        m_primary->setIconName(u"syncing"_s);
        break;
    case Primary::Continue:
        m_primary->setText(tr("Continue"));
        m_primary->setIconName(u"start"_s);
        break;
    case Primary::Connect:
        m_primary->setText(quickBooks ? tr("QB Connect") : tr("Connect HighLevel"));
        m_primary->setAccessibleName(quickBooks ? tr("Connects QuickBooks") : tr("Connect HighLevel"));
        m_primary->setIconName(u"connect"_s);
        break;
    case Primary::Show:
        m_primary->setText(tr("Show"));
        m_primary->setIconName(u"attention"_s);
        break;
    case Primary::SetUp:
        m_primary->setText(tr("Set up Kontor"));
        m_primary->setIconName(u"next"_s);
        break;
    case Primary::None:
        break;
    }
}

void StateHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        update();
    }
}

} // namespace kontor::ui
