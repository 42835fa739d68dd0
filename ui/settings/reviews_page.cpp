// Fields of the review requests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/reviews_page.h"

#include "engine/settings.h"
#include "ui/settings/delay_field.h"
#include "ui/settings/error_words.h"
#include "ui/settings/review_preview.h"
#include "ui/settings/review_text_editor.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QStyle>
#include <QTimeEdit>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr int longestSubject = 150;
constexpr int highestLimit = 100000;
constexpr double leastWidthForPreviewBeside = 47; ///< em

const QString reviewsEnabledKey = u"reviews.enabled"_s;
const QString linkKey = u"reviews.link"_s;
const QString mirroredKey = u"reviews.mirrored_invoices"_s;
const QString channelKey = u"reviews.channel"_s;
const QString reviewLanguageKey = u"reviews.language"_s;
const QString subjectKey = u"reviews.subject"_s;
const QString textKey = u"reviews.text"_s;
const QString delayKey = u"reviews.delay_minutes"_s;
const QString quietKey = u"reviews.quiet_hours"_s;
const QString limitKey = u"reviews.daily_limit"_s;

const QString bothChannels = u"email_else_sms"_s;
const QString quietByDefault = u"20:00-08:00"_s;
const QString noQuietHours = u"off"_s;

QString onOff(bool on) { return on ? u"on"_s : u"off"_s; }

void chooseEntry(QComboBox *combo, const QString &data) { combo->setCurrentIndex(std::max(0, combo->findData(data))); }

/// The locale's form without seconds.
QString hourFormat()
{
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    return format.remove(u":ss"_s);
}

} // namespace

ReviewsPage::ReviewsPage(QWidget *parent)
    : SettingsPage(Width::Narrow, parent)
{
    setObjectName(u"reviewsSettingsPage"_s);
    for (Card *card : {makeSwitches(), makeMessage(), makeTimes(), makeTest()}) {
        column()->addWidget(card);
    }
    column()->addStretch(1);
    retranslate();
}

// Fields that go away with the focus end their editing, and by then this is no page any more.
ReviewsPage::~ReviewsPage()
{
    for (QObject *field : std::initializer_list<QObject *>{m_link, m_subject, m_quietFrom, m_quietUntil, m_limit}) {
        field->disconnect(this);
    }
}

Card *ReviewsPage::makeSwitches()
{
    const Metrics metrics;
    auto *card = new Card(Card::Padding::Card, this);
    m_enabled = new QCheckBox(card);
    m_enabled->setObjectName(u"reviewsEnabled"_s);
    m_onceHint = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_onceHint->setWordWrap(true);
    m_mirrored = new QCheckBox(card);
    m_mirrored->setObjectName(u"mirroredInvoices"_s);
    m_linkLabel = new TextLabel(TextStyle::Label, Role::Text, card);
    m_link = new QLineEdit(card);
    m_link->setObjectName(u"reviewLinkField"_s);
    m_link->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_link->setMinimumWidth(metrics.ems(12));
    m_linkLabel->setBuddy(m_link);
    m_find = new RoomyButton(card);
    m_find->setObjectName(u"findLinkButton"_s);
    m_linkState = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_linkState->setObjectName(u"reviewLinkState"_s);
    m_linkState->setWordWrap(true);

    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(0.75));
    rows->addWidget(m_enabled);
    auto *below = new QVBoxLayout;
    const int indent
        = style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    below->setContentsMargins(indent, 0, 0, metrics.units(0.5));
    below->setSpacing(metrics.units(0.75));
    below->addWidget(noteFor(reviewsEnabledKey));
    below->addWidget(m_onceHint);
    rows->addLayout(below);
    rows->addWidget(m_mirrored);
    rows->addWidget(noteFor(mirroredKey));
    rows->addSpacing(metrics.units(1.25));
    rows->addWidget(m_linkLabel);
    auto *link = new QHBoxLayout;
    link->setSpacing(metrics.u());
    link->addWidget(m_link, 1);
    link->addWidget(m_find);
    rows->addLayout(link);
    rows->addWidget(noteFor(linkKey));
    rows->addWidget(m_linkState);
    card->padLayout();

    connect(m_enabled, &QCheckBox::clicked, this, [this](bool on) { change(reviewsEnabledKey, onOff(on), u"off"_s); });
    connect(m_mirrored, &QCheckBox::clicked, this, [this](bool on) { change(mirroredKey, onOff(on), u"on"_s); });
    connect(m_link, &QLineEdit::editingFinished, this, &ReviewsPage::takeLink);
    connect(m_find, &QPushButton::clicked, this, [this] {
        m_finding = true;
        showLink();
        Q_EMIT findLinkRequested();
    });
    return card;
}

TextLabel *ReviewsPage::addField(QGridLayout *grid, QWidget *field, const QString &key, Qt::Alignment alignment)
{
    auto *label = new TextLabel(TextStyle::Body, Role::SecondaryText, this);
    label->setBuddy(field);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1, alignment);
    grid->addWidget(noteFor(key), row + 1, 1);
    return label;
}

Card *ReviewsPage::makeMessage()
{
    const Metrics metrics;
    auto *card = new Card(Card::Padding::Card, this);
    m_messageHeading = new TextLabel(TextStyle::Heading, Role::Text, card);
    m_channel = new QComboBox(card);
    m_channel->setObjectName(u"channelCombo"_s);
    for (const QString &channel : {bothChannels, u"email"_s, u"sms"_s}) {
        m_channel->addItem(QString(), channel);
    }
    m_language = new QComboBox(card);
    m_language->setObjectName(u"reviewLanguageCombo"_s);
    m_language->addItem(QString(), u"system"_s);
    m_language->addItem(u"Deutsch"_s, u"de"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    for (QComboBox *combo : {m_channel, m_language}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        combo->setMinimumWidth(metrics.ems(10.5));
    }
    m_subject = new QLineEdit(card);
    m_subject->setObjectName(u"subjectField"_s);
    m_editor = new ReviewTextEditor(card);
    m_preview = new ReviewPreview(card);

    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(1.5));
    rows->addWidget(m_messageHeading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(0.75));
    grid->setColumnMinimumWidth(0, metrics.ems(6));
    grid->setColumnStretch(1, 1);
    m_channelLabel = addField(grid, m_channel, channelKey, Qt::AlignLeft);
    m_languageLabel = addField(grid, m_language, reviewLanguageKey, Qt::AlignLeft);
    m_subjectLabel = addField(grid, m_subject, subjectKey, {});
    rows->addLayout(grid);
    m_textRow = new QBoxLayout(QBoxLayout::LeftToRight);
    m_textRow->setSpacing(metrics.units(2.5));
    m_textRow->addWidget(m_editor, 1);
    m_textRow->addWidget(m_preview, 1);
    rows->addLayout(m_textRow);
    card->padLayout();

    connect(m_channel, &QComboBox::activated, this, [this] {
        change(channelKey, m_channel->currentData().toString(), bothChannels);
        showMessage();
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        change(reviewLanguageKey, m_language->currentData().toString(), u"system"_s);
        showMessage();
        askForSample();
    });
    connect(m_subject, &QLineEdit::editingFinished, this, &ReviewsPage::takeSubject);
    connect(m_subject, &QLineEdit::textEdited, this, &ReviewsPage::showMessage);
    connect(m_editor, &ReviewTextEditor::textChanged, this, [this] {
        showMessage();
        showTest();
    });
    connect(m_editor, &ReviewTextEditor::saveRequested, this, [this](const QString &text) {
        change(textKey, text, {});
        showTest();
    });
    return card;
}

Card *ReviewsPage::makeTimes()
{
    const Metrics metrics;
    auto *card = new Card(Card::Padding::Card, this);
    m_timesHeading = new TextLabel(TextStyle::Heading, Role::Text, card);
    m_delay = new DelayField(card);
    m_delay->setObjectName(u"delayField"_s);
    m_quiet = new QCheckBox(card);
    m_quiet->setObjectName(u"quietHours"_s);
    m_quietFrom = new QTimeEdit(QTime(20, 0), card);
    m_quietFrom->setObjectName(u"quietFrom"_s);
    m_quietTo = new TextLabel(TextStyle::Body, Role::SecondaryText, card);
    m_quietUntil = new QTimeEdit(QTime(8, 0), card);
    m_quietUntil->setObjectName(u"quietUntil"_s);
    m_zone = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_zone->setObjectName(u"quietZone"_s);
    m_zone->setWordWrap(true);
    m_limit = new QSpinBox(card);
    m_limit->setObjectName(u"dailyLimit"_s);
    m_limit->setRange(0, highestLimit);
    m_limit->setGroupSeparatorShown(true);
    m_limit->setMinimumWidth(metrics.ems(7));
    for (QAbstractSpinBox *box : std::initializer_list<QAbstractSpinBox *>{m_quietFrom, m_quietUntil, m_limit}) {
        box->setKeyboardTracking(false); // typing "15" must not set 1 first
    }

    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(1.5));
    rows->addWidget(m_timesHeading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics.units(2));
    grid->setVerticalSpacing(metrics.units(0.75));
    grid->setColumnStretch(1, 1);
    m_delayLabel = addField(grid, m_delay, delayKey, Qt::AlignLeft);
    const int row = grid->rowCount();
    auto *hours = new QHBoxLayout;
    hours->setSpacing(metrics.u());
    hours->addWidget(m_quietFrom);
    hours->addWidget(m_quietTo);
    hours->addWidget(m_quietUntil);
    hours->addStretch(1);
    grid->addWidget(m_quiet, row, 0);
    grid->addLayout(hours, row, 1);
    grid->addWidget(m_zone, row + 1, 1);
    grid->addWidget(noteFor(quietKey), row + 2, 1);
    m_limitLabel = addField(grid, m_limit, limitKey, Qt::AlignLeft);
    rows->addLayout(grid);
    card->padLayout();

    connect(m_delay, &DelayField::changed, this,
        [this](int minutes) { change(delayKey, QString::number(minutes), u"0"_s); });
    connect(m_quiet, &QCheckBox::clicked, this, &ReviewsPage::takeQuietHours);
    connect(m_quietFrom, &QTimeEdit::editingFinished, this, &ReviewsPage::takeQuietHours);
    connect(m_quietUntil, &QTimeEdit::editingFinished, this, &ReviewsPage::takeQuietHours);
    connect(m_limit, &QSpinBox::valueChanged, this,
        [this](int limit) { change(limitKey, QString::number(limit), u"50"_s); });
    return card;
}

Card *ReviewsPage::makeTest()
{
    const Metrics metrics;
    auto *card = new Card(Card::Padding::Card, this);
    m_testHeading = new TextLabel(TextStyle::Heading, Role::Text, card);
    m_testLabel = new TextLabel(TextStyle::Body, Role::SecondaryText, card);
    m_testAddress = new QLineEdit(card);
    m_testAddress->setObjectName(u"testAddress"_s);
    m_testAddress->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_testAddress->setMinimumWidth(metrics.ems(12));
    m_testLabel->setBuddy(m_testAddress);
    m_send = new RoomyButton(card);
    m_send->setObjectName(u"sendTestButton"_s);
    m_testHint = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_testHint->setObjectName(u"testHint"_s);
    m_testHint->setWordWrap(true);
    m_sent = new StateLabel(card);
    m_sent->setObjectName(u"testSent"_s);
    m_testNote = new TextLabel(TextStyle::Caption, Role::Error, card);
    m_testNote->setObjectName(u"testNote"_s);
    m_testNote->setWordWrap(true);
    m_reputationHint = new TextLabel(TextStyle::Caption, Role::SecondaryText, card);
    m_reputationHint->setWordWrap(true);

    auto *rows = new QVBoxLayout(card);
    rows->setSpacing(metrics.units(0.75));
    rows->addWidget(m_testHeading);
    rows->addSpacing(metrics.units(0.75));
    rows->addWidget(m_testLabel);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics.u());
    line->addWidget(m_testAddress, 1);
    line->addWidget(m_send);
    rows->addLayout(line);
    rows->addWidget(m_sent, 0, Qt::AlignLeft);
    rows->addWidget(m_testNote);
    rows->addWidget(m_testHint);
    rows->addWidget(m_reputationHint);
    card->padLayout();

    connect(m_testAddress, &QLineEdit::textEdited, this, [this] {
        m_test = m_test == Test::Sending ? m_test : Test::None;
        showTest();
    });
    connect(m_testAddress, &QLineEdit::returnPressed, this, &ReviewsPage::sendTest);
    connect(m_send, &QPushButton::clicked, this, &ReviewsPage::sendTest);
    return card;
}

void ReviewsPage::takeLink()
{
    QString link = m_link->text().trimmed();
    if (!link.isEmpty() && !link.contains(u"://")) { // as it is written on a card
        link.prepend(u"https://"_s);
    }
    if (!engine::checkSetting(linkKey, link)) {
        m_link->setText(value(linkKey, {}));
        say(linkKey, tr("Not a web address that begins with “https://”."));
        return;
    }
    m_link->setText(link);
    m_link->setModified(false);
    if (!link.isEmpty()) {
        say(reviewsEnabledKey, {}); // it may have been refused for want of a link
    }
    change(linkKey, link, {});
    m_looked = false;
    showLink();
    showMessage();
    askForSample();
}

void ReviewsPage::takeSubject()
{
    const QString subject = m_subject->text().simplified();
    if (subject.size() > longestSubject) {
        m_subject->setText(value(subjectKey, {}));
        say(subjectKey, tr("At most %1 characters.").arg(QLocale().toString(longestSubject)));
    } else if (const auto taken = engine::checkSetting(subjectKey, subject); !taken) {
        m_subject->setText(value(subjectKey, {}));
        say(subjectKey, textProblemWords(taken.error()));
    } else {
        change(subjectKey, subject, {});
        m_subject->setText(subject);
        m_subject->setModified(false);
    }
    showMessage();
}

void ReviewsPage::takeQuietHours()
{
    const bool on = m_quiet->isChecked();
    m_quietFrom->setEnabled(on);
    m_quietUntil->setEnabled(on);
    const QString format = u"hh:mm"_s;
    if (on && m_quietFrom->time() == m_quietUntil->time()) {
        showQuietHours();
        say(quietKey, tr("Beginning and end are the same."));
        return;
    }
    change(quietKey,
        on ? m_quietFrom->time().toString(format) + u'-' + m_quietUntil->time().toString(format) : noQuietHours,
        quietByDefault);
}

void ReviewsPage::showQuietHours()
{
    const QString quiet = value(quietKey, quietByDefault);
    const bool on = quiet != noQuietHours;
    m_quiet->setChecked(on);
    m_quietFrom->setEnabled(on);
    m_quietUntil->setEnabled(on);
    if (on) { // otherwise what was there last, for who switches on again
        m_quietFrom->setTime(QTime::fromString(quiet.section(u'-', 0, 0), u"hh:mm"_s));
        m_quietUntil->setTime(QTime::fromString(quiet.section(u'-', 1, 1), u"hh:mm"_s));
    }
}

void ReviewsPage::sendTest()
{
    if (m_send->isEnabled()) {
        m_test = Test::Sending;
        showTest();
        Q_EMIT testRequested(m_testAddress->text().trimmed());
    }
}

void ReviewsPage::setTestAnswer(const std::optional<Error> &problem)
{
    m_test = problem ? Test::NotSent : Test::Sent;
    m_testProblem = problem;
    showTest();
    announce(m_testAddress, problem ? m_testNote->text() : m_sent->word());
    if (m_testAddress->hasFocus() || m_send->hasFocus()) {
        bringIntoView(problem ? static_cast<QWidget *>(m_testNote) : m_sent);
    }
}

QString ReviewsPage::sampleKey() const
{
    return QStringList{value(linkKey, {}), value(reviewLanguageKey, {}), value(u"general.language"_s, {})}.join(u'\n');
}

void ReviewsPage::askForSample()
{
    m_asked = sampleKey();
    ++m_awaited;
    Q_EMIT sampleRequested();
}

void ReviewsPage::setSample(const engine::ReviewSample &sample)
{
    m_sample = sample;
    // Samples are answered at once and in order; the answer of a search comes when none of them is awaited.
    if (m_awaited > 0) {
        --m_awaited;
    } else if (std::exchange(m_finding, false)) {
        m_looked = true;
    }
    showSettings();
    if (m_looked) {
        announce(m_find, m_linkState->text());
    }
}

QString ReviewsPage::language() const
{
    const QString chosen = value(reviewLanguageKey, u"system"_s);
    if (chosen == u"de" || chosen == u"en") {
        return chosen;
    }
    return m_sample.language == u"de" ? u"de"_s : u"en"_s;
}

QString ReviewsPage::linkInUse() const
{
    const QString own = value(linkKey, {});
    return !own.isEmpty() ? own : m_sample.foundIn.isEmpty() ? QString() : m_sample.link;
}

void ReviewsPage::showLink()
{
    const bool own = !value(linkKey, {}).isEmpty();
    const bool found = !own && !linkInUse().isEmpty();
    m_link->setPlaceholderText(found ? m_sample.link : QString());
    m_find->setEnabled(!own && !m_finding);
    Role role = Role::SecondaryText;
    QString words;
    if (m_finding) {
        words = tr("Looking in HighLevel…");
    } else if (own) {
        words = tr("Your own link. Empty the field to use the one that HighLevel has.");
    } else if (found) {
        role = Role::Ok;
        words = tr("Found in HighLevel: %1")
                    .arg(m_sample.foundIn == u"google" ? tr("Google place of the location") : m_sample.foundIn);
    } else if (m_sample.problem) {
        role = Role::Error;
        words = fieldText(*m_sample.problem);
    } else if (m_looked) {
        words = tr("HighLevel has none: no custom value with “review” in its name, and no Google place.");
    } else {
        words = tr("Enter the address of your review page, or have Kontor look for it.");
    }
    m_linkState->setRole(role);
    m_linkState->setText(words);
    m_link->setAccessibleDescription(words);
}

void ReviewsPage::showTest()
{
    const bool unsaved = m_editor->isModified();
    m_send->setEnabled(m_test != Test::Sending && !unsaved && !m_testAddress->text().trimmed().isEmpty());
    m_testHint->setText(m_test == Test::Sending ? tr("Sending…")
            : unsaved                           ? tr("Save the text first: a test has what is saved.")
                      : tr("Of a contact in HighLevel; add yourself there first. A test counts for nobody."));
    m_testAddress->setAccessibleDescription(m_testHint->text());
    m_sent->setState(u"done"_s, Role::Ok, tr("On its way. How it went stands under Activity."));
    m_sent->setVisible(m_test == Test::Sent);
    m_testNote->setText(m_test == Test::NotSent && m_testProblem ? noteText(*m_testProblem) : QString());
    m_testNote->setVisible(m_test == Test::NotSent);
}

void ReviewsPage::showMessage()
{
    const QString byDefault = engine::defaultReviewSubject(language());
    const QString channel = value(channelKey, bothChannels);
    m_subject->setPlaceholderText(byDefault);
    m_subject->setVisible(channel != u"sms");
    m_subjectLabel->setVisible(channel != u"sms");
    const QString subject = m_subject->text().simplified();
    m_preview->setMessage(subject.isEmpty() ? byDefault : subject, m_editor->text(), channel);
    engine::ReviewSample sample = m_sample;
    sample.link = linkInUse();
    m_preview->setSample(sample);
}

void ReviewsPage::showSettings()
{
    m_enabled->setChecked(value(reviewsEnabledKey, u"off"_s) == u"on");
    m_mirrored->setChecked(value(mirroredKey, u"on"_s) == u"on");
    if (!m_link->hasFocus() || !m_link->isModified()) {
        m_link->setText(value(linkKey, {}));
        m_link->setCursorPosition(0); // what tells links apart is their host
    }
    chooseEntry(m_channel, value(channelKey, bothChannels));
    chooseEntry(m_language, value(reviewLanguageKey, u"system"_s));
    if (!m_subject->hasFocus() || !m_subject->isModified()) {
        m_subject->setText(value(subjectKey, {}));
    }
    const QString theTemplate = engine::defaultReviewText(language());
    const QString text = value(textKey, {});
    m_editor->setStored(text.isEmpty() ? theTemplate : text, theTemplate);
    m_delay->setMinutes(value(delayKey, u"0"_s).toInt());
    if (!m_quietFrom->hasFocus() && !m_quietUntil->hasFocus()) {
        showQuietHours();
    }
    const QSignalBlocker noLimitChange(m_limit);
    m_limit->setValue(value(limitKey, u"50"_s).toInt());
    m_zone->setText(m_sample.timeZone.isEmpty()
            ? tr("In the time zone of the location.")
            : tr("Time zone of the location: %1").arg(QString(m_sample.timeZone).replace(u'_', u' ')));
    showLink();
    showMessage();
    showTest();
    if (isVisible() && m_asked != sampleKey()) { // changed elsewhere
        askForSample();
    }
}

void ReviewsPage::refuse(const QString &key, const Error &why)
{
    if (key == reviewsEnabledKey && why.key.startsWith(u"review.")) {
        Error error = why;
        if (error.key == u"review.no_link") { // that one is of a message that is due
            error.key = u"review.link_needed"_s;
        }
        SettingsPage::refuse(key, error);
        if (isVisible()) {
            showSection(u"link"_s);
        }
        return;
    }
    SettingsPage::refuse(key, why);
    if (key == textKey) {
        m_editor->setProblem(textProblemWords(why));
    }
}

void ReviewsPage::showSection(const QString &section)
{
    QWidget *part = section == u"link" ? static_cast<QWidget *>(m_link)
        : section == u"text"           ? static_cast<QWidget *>(m_editor->field())
        : section == u"quiet_hours"    ? static_cast<QWidget *>(m_quiet)
        : section == u"test"           ? static_cast<QWidget *>(m_testAddress)
                                       : nullptr;
    if (part != nullptr) {
        part->setFocus(Qt::OtherFocusReason);
        bringIntoView(part == m_testAddress ? m_reputationHint : part); // with what is said below it
    }
}

void ReviewsPage::bringIntoView(QWidget *part)
{
    // Once the page has its new height.
    QTimer::singleShot(0, part, [this, part] {
        if (isVisible() && part->isVisible()) {
            QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            ensureWidgetVisible(part, 0, Metrics().units(4));
        }
    });
}

void ReviewsPage::placePreview()
{
    const bool beside = viewport()->width() >= Metrics().ems(leastWidthForPreviewBeside);
    m_textRow->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_preview->setHeadHeight(beside ? m_editor->headHeight() : 0);
}

void ReviewsPage::showEvent(QShowEvent *event)
{
    SettingsPage::showEvent(event);
    askForSample();
}

void ReviewsPage::resizeEvent(QResizeEvent *event)
{
    placePreview();
    SettingsPage::resizeEvent(event);
}

void ReviewsPage::retranslate()
{
    heading()->setText(tr("Review requests"));
    subtitle()->setText(tr("One message after a customer’s first paid invoice."));
    m_enabled->setText(tr("Send a &review request after the first paid invoice"));
    m_onceHint->setText(tr("Each contact gets one, once. Customers who paid before you connected get none."));
    m_enabled->setAccessibleDescription(m_onceHint->text());
    m_linkLabel->setText(tr("Review &link"));
    m_find->setText(tr("F&ind in HighLevel"));
    m_find->setIcon(IconLoader::action(u"edit-find"_s));
    m_mirrored->setText(tr("Invoices that came from HighLevel &count too"));

    m_messageHeading->setText(tr("Message"));
    m_channelLabel->setText(tr("Ch&annel"));
    m_channel->setItemText(0, tr("E-mail, else SMS"));
    m_channel->setItemText(1, tr("E-mail"));
    m_channel->setItemText(2, tr("SMS"));
    m_languageLabel->setText(tr("Lan&guage"));
    m_language->setItemText(0, tr("as in Kontor"));
    m_subjectLabel->setText(tr("Su&bject"));

    m_timesHeading->setText(tr("When"));
    m_delayLabel->setText(tr("&Wait after payment"));
    m_delay->setName(m_delayLabel->text().remove(u'&'));
    m_quiet->setText(tr("&Quiet hours"));
    const QString quiet = m_quiet->text().remove(u'&');
    m_quietFrom->setAccessibleName(tr("%1, from").arg(quiet));
    m_quietTo->setText(tr("to", "quiet hours, between two times"));
    m_quietUntil->setAccessibleName(tr("%1, to").arg(quiet));
    for (QTimeEdit *edit : {m_quietFrom, m_quietUntil}) {
        edit->setLocale(QLocale());
        edit->setDisplayFormat(hourFormat());
    }
    m_limitLabel->setText(tr("At m&ost per day"));
    m_limit->setLocale(QLocale());
    m_limit->setSpecialValueText(tr("no limit"));

    m_testHeading->setText(tr("Test"));
    m_testLabel->setText(tr("E-mail address or phone &number"));
    m_send->setText(tr("Send me a &test"));
    m_send->setIcon(IconLoader::icon(u"mail"_s, Role::ButtonText));
    m_reputationHint->setText(tr("HighLevel does not list these messages under Reputation."));
    showSettings();
}

} // namespace kontor::ui
