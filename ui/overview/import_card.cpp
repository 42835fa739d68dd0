// The card of the contact import.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/import_card.h"

#include "ui/overview/just_now_model.h"
#include "ui/settings/thin_progress_bar.h"
#include "ui/shell/state_words.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/list_view.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/time_words.h"
#include "ui/widgets/two_line_delegate.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int shortestRepaint = 250; ///< ms

} // namespace

ImportCard::ImportCard(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(Card::Padding::Card, this))
    , m_headline(new TextLabel(TextStyle::Heading, Role::Text, m_card))
    , m_left(new TextLabel(TextStyle::Body, Role::SecondaryText, m_card))
    , m_bar(new ThinProgressBar(m_card))
    , m_rate(new TextLabel(TextStyle::Body, Role::SecondaryText, m_card))
    , m_pause(new RoomyButton(m_card))
    , m_stop(new RoomyButton(m_card))
    , m_justNow(new TextLabel(TextStyle::Heading, Role::WindowText, this))
    , m_listCard(new Card(Card::Padding::None, this))
    , m_list(new ListView(ListView::Header::Shown, m_listCard))
    , m_model(new JustNowModel(this))
    , m_note(new QWidget(this))
    , m_noteText(new TextLabel(TextStyle::Body, Role::SecondaryText, m_note))
{
    const Metrics metrics;
    setObjectName(u"importCard"_s);
    m_headline->setObjectName(u"importHeadline"_s);
    m_pause->setObjectName(u"importPauseButton"_s);
    m_stop->setObjectName(u"importStopButton"_s);
    m_bar->setObjectName(u"importBar"_s);
    m_bar->setFixedHeight(metrics.ems(0.45));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics.u());
    column->addWidget(m_card);

    auto *inside = new QVBoxLayout(m_card);
    m_card->padLayout();
    inside->setSpacing(metrics.units(1.25));
    auto *head = new QHBoxLayout;
    head->addWidget(m_headline, 1);
    head->addWidget(m_left);
    inside->addLayout(head);
    inside->addWidget(m_bar);
    auto *figures = new QHBoxLayout;
    figures->setContentsMargins(0, metrics.u(), 0, metrics.u());
    m_created = addFigure(figures, u"done"_s, Role::Ok);
    m_updated = addFigure(figures, u"retrying"_s, Role::Info);
    m_unchanged = addFigure(figures, u"unchanged"_s, Role::SecondaryText);
    m_skipped = addFigure(figures, u"skipped"_s, Role::SecondaryText);
    inside->addLayout(figures);
    inside->addWidget(new Separator(Qt::Horizontal, m_card));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, metrics.units(0.5), 0, 0);
    foot->setSpacing(metrics.u());
    m_rate->setWordWrap(true);
    foot->addWidget(m_rate, 1);
    foot->addWidget(m_pause);
    foot->addWidget(m_stop);
    inside->addLayout(foot);

    column->addSpacing(metrics.units(1.5));
    column->addWidget(m_justNow);
    m_list->setObjectName(u"justNowView"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TwoLineDelegate(TwoLineDelegate::Lines::One, m_list));
    m_list->setStretch({4, 5, 4});
    m_list->setFitRows(true);
    auto *list = new QVBoxLayout(m_listCard);
    m_listCard->padLayout();
    list->addWidget(m_list);
    column->addWidget(m_listCard);

    auto *note = new QHBoxLayout(m_note);
    note->setContentsMargins(0, metrics.u(), 0, 0);
    note->setSpacing(metrics.units(1.25));
    note->addWidget(new IconLabel(u"waiting"_s, Role::SecondaryText, 0.9, m_note), 0, Qt::AlignTop);
    m_noteText->setWordWrap(true);
    note->addWidget(m_noteText, 1);
    column->addWidget(m_note);

    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ImportCard::showProgress);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        switch (m_progress.phase) {
        case engine::ImportProgress::Phase::Paused:
            Q_EMIT continueRequested();
            break;
        case engine::ImportProgress::Phase::Stopped:
            Q_EMIT continueImportRequested();
            break;
        default:
            Q_EMIT pauseRequested();
        }
    });
    connect(m_stop, &QPushButton::clicked, this, &ImportCard::askToStop);
    showProgress();
}

ImportCard::Figure ImportCard::addFigure(QHBoxLayout *row, const QString &icon, Role role)
{
    const Metrics metrics;
    Figure figure;
    figure.icon = new IconLabel(icon, role, 0.9, m_card);
    figure.number = new TextLabel(TextStyle::Title, Role::Text, m_card);
    figure.word = new TextLabel(TextStyle::Body, Role::SecondaryText, m_card);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics.u());
    top->addWidget(figure.icon);
    top->addWidget(figure.number);
    top->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(figure.word);
    row->addLayout(column, 1);
    return figure;
}

void ImportCard::setProgress(const engine::ImportProgress &progress)
{
    const bool otherPhase = progress.phase != m_progress.phase || !m_shown.isValid();
    m_progress = progress;
    if (otherPhase || m_shown.hasExpired(shortestRepaint)) {
        showProgress();
    } else if (!m_later.isActive()) {
        m_later.start(static_cast<int>(shortestRepaint - m_shown.elapsed()));
    }
}

QString ImportCard::headline() const { return m_headline->text(); }

QString ImportCard::timeLeft() const { return m_left->text(); }

QString ImportCard::leftWords(const engine::ImportProgress &progress)
{
    using Phase = engine::ImportProgress::Phase;
    if (!progress.left || (progress.phase != Phase::Writing && progress.phase != Phase::Reading)) {
        return {};
    }
    auto left = *progress.left;
    if (left < std::chrono::seconds(5)) {
        return tr("almost done");
    }
    if (left < std::chrono::minutes(2)) {
        left = std::chrono::seconds(left.count() / 5 * 5);
        if (left < std::chrono::minutes(1)) {
            return tr("about %1 left").arg(tr("%1 s").arg(QLocale().toString(qint64(left.count()))));
        }
    }
    return tr("about %1 left").arg(TimeWords::span(left));
}

void ImportCard::showProgress()
{
    using Phase = engine::ImportProgress::Phase;
    const QLocale locale;
    const auto &p = m_progress;
    m_later.stop();
    m_shown.start();

    const auto done = locale.toString(p.done);
    const auto total = locale.toString(p.total);
    if (p.phase == Phase::Stopped) {
        m_headline->setText(p.total > 0 ? tr("Stopped at %1 of %2").arg(done, total) : tr("%1 so far").arg(done));
    } else {
        m_headline->setText(p.total > 0 ? tr("%1 of %2 contacts").arg(done, total) : tr("%1 so far").arg(done));
    }
    m_left->setText(leftWords(p));
    // Busy while nothing is known; a stopped import without a total shows an empty track instead.
    const bool still = p.phase == Phase::Paused || p.phase == Phase::Stopped;
    m_bar->setRange(0, p.total > 0 ? 1000 : (still ? 1 : 0));
    m_bar->setValue(p.total > 0 ? static_cast<int>(p.done * 1000 / p.total) : 0);
    m_bar->setAccessibleName(p.total > 0
            ? tr("Contact import, %1 percent, %2 of %3").arg(StateWords::percent(p), done, total)
            : m_headline->text());

    m_created.number->setText(locale.toString(p.created));
    m_created.word->setText(tr("created"));
    m_updated.number->setText(locale.toString(p.updated));
    m_updated.word->setText(tr("updated"));
    m_unchanged.number->setText(locale.toString(p.unchanged));
    m_unchanged.word->setText(tr("unchanged"));
    m_skipped.number->setText(locale.toString(p.skipped));
    m_skipped.word->setText(tr("skipped"));
    for (const auto &figure : {m_created, m_updated, m_unchanged, m_skipped}) {
        figure.number->setAccessibleName(figure.number->text() + u' ' + figure.word->text());
    }

    const bool knownStart = p.started.time_since_epoch().count() > 0;
    m_rate->setText(knownStart && !still ? tr("%1 contacts per second, started %2")
                                               .arg(locale.toString(p.perSecond, 'f', 1), TimeWords::time(p.started))
                                         : QString());

    switch (p.phase) {
    case Phase::Paused:
        m_pause->setText(tr("Continue"));
        m_pause->setIcon(IconLoader::action(u"media-playback-start"_s));
        break;
    case Phase::Stopped:
        m_pause->setText(tr("Continue import"));
        m_pause->setIcon(IconLoader::action(u"media-playback-start"_s));
        break;
    default:
        m_pause->setText(tr("Pause"));
        m_pause->setIcon(IconLoader::action(u"media-playback-pause"_s));
    }
    m_stop->setText(tr("Stop…"));
    m_stop->setIcon(IconLoader::action(u"media-playback-stop"_s));
    m_stop->setVisible(p.phase != Phase::Stopped && p.phase != Phase::Done);
    m_pause->setVisible(p.phase != Phase::Done);

    m_justNow->setText(tr("Just now"));
    m_model->setRows(p.justNow);
    const bool now = !p.justNow.empty() && p.phase != Phase::Stopped;
    m_justNow->setVisible(now);
    m_listCard->setVisible(now);
    m_listCard->setAccessibleName(m_justNow->text());
    m_list->setAccessibleName(m_justNow->text());
    m_noteText->setText(tr("Review requests, sales receipts and invoices go on meanwhile."));
    m_card->setAccessibleName(m_headline->text());
    announceProgress();
}

void ImportCard::announceProgress()
{
    if (m_progress.total <= 0) {
        return;
    }
    const int tenth = static_cast<int>(m_progress.done * 10 / m_progress.total);
    if (tenth != m_announced) {
        if (m_announced >= 0) {
            announce(m_bar, m_bar->accessibleName());
        }
        m_announced = tenth;
    }
}

void ImportCard::askToStop()
{
    QMessageBox question(this);
    question.setObjectName(u"stopImportDialog"_s);
    question.setIcon(QMessageBox::Question);
    question.setText(tr("Stop the import?"));
    question.setInformativeText(tr("%1 contacts stay as they are. You can continue later where it stopped.")
            .arg(QLocale().toString(m_progress.done)));
    auto *stop = question.addButton(tr("Stop"), QMessageBox::AcceptRole);
    auto *goOn = question.addButton(tr("Go on importing"), QMessageBox::RejectRole);
    question.setDefaultButton(goOn);
    question.setEscapeButton(goOn);
    question.exec();
    if (question.clickedButton() == stop) {
        Q_EMIT stopRequested();
    }
}

void ImportCard::setOtherFlows(bool any) { m_note->setVisible(any); }

void ImportCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        showProgress();
    }
}

} // namespace kontor::ui
