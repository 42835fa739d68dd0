// Settings > Review requests: what is chosen, the text with its live preview, the test message.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"
#include "texts/texts.h"
#include "ui/samples.h"
#include "ui/screens.h"
#include "ui/set_up_samples.h"
#include "ui/settings/delay_field.h"
#include "ui/settings/reviews_page.h"
#include "ui/settings/sms_length.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/text_label.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

template <class Widget>
Widget *partOf(const QWidget &page, const QString &name)
{
    auto *found = page.findChild<Widget *>(name);
    if (found == nullptr) {
        qFatal("no widget named %s", qPrintable(name));
    }
    return found;
}

QString noteOf(const ReviewsPage &page, const QString &key)
{
    const auto *note = partOf<TextLabel>(page, u"note."_s + key);
    return note->isVisible() ? note->text() : QString();
}

QVariantList setting(const QString &key, const QString &value) { return {QString(u"reviews."_s + key), value}; }

void choose(QComboBox *combo, const QString &data)
{
    combo->setCurrentIndex(combo->findData(data));
    Q_EMIT combo->activated(combo->currentIndex());
}

using Settings = std::map<QString, QString>;

/// A page as it is with a sample and some settings, in front.
struct ShownPage
{
    explicit ShownPage(const Settings &settings = {}, const QString &language = u"en"_s)
    {
        page.resize(900, 1400);
        page.setSettings(settings);
        page.show();
        page.setSample(samples::reviewSample(language)); // showing asks for it
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    ReviewsPage page;
    QSignalSpy changed{&page, &SettingsPage::settingChanged};
};

} // namespace

class TestReviews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { texts::setLanguage(u"en"_s); }
    void withoutAnySettingTheFirstValuesAreShown();
    void whatIsChosenHoldsAtOnce();
    void everyValueSentIsTaken();
    void switchingOnWithoutALinkLeadsToTheLink();
    void aLinkIsTakenOnLeaving();
    void aBadLinkIsNotTaken();
    void theLinkIsFoundInHighLevel();
    void theTextIsSaved();
    void aTextThatCannotBeSentIsNotSaved_data();
    void aTextThatCannotBeSentIsNotSaved();
    void typedTextOutlivesNews();
    void theTemplateComesBack();
    void placeholdersAreInserted();
    void thePreviewFollowsTheText();
    void thePreviewShowsTextAsText();
    void aMadeUpContactIsMarked();
    void aBadSubjectIsNotTaken();
    void delaysHaveUnits_data();
    void delaysHaveUnits();
    void quietHoursAreASpan();
    void noLimitIsZero();
    void aTestIsSent();
    void aTestHasTheSavedText();
    void theSampleIsAskedForWhenItIsNeeded();
    void smsAreCounted_data();
    void smsAreCounted();
    void theWheelScrollsThePage();
    void smallPagesShowThePreviewBelow();
    void everythingIsReachedByTab();
    void everythingHasANameAndItsOwnKey_data();
    void everythingHasANameAndItsOwnKey();
    void theLanguageChangesWithoutRestart();
    void attentionLeadsToItsParts();
};

void TestReviews::withoutAnySettingTheFirstValuesAreShown()
{
    ShownPage shown;
    const ReviewsPage &page = shown.page;
    QVERIFY(!partOf<QCheckBox>(page, u"reviewsEnabled"_s)->isChecked());
    QVERIFY(partOf<QCheckBox>(page, u"mirroredInvoices"_s)->isChecked());
    QCOMPARE(partOf<QComboBox>(page, u"channelCombo"_s)->currentData().toString(), u"email_else_sms"_s);
    QCOMPARE(partOf<QComboBox>(page, u"reviewLanguageCombo"_s)->currentData().toString(), u"system"_s);
    QCOMPARE(partOf<QLineEdit>(page, u"subjectField"_s)->placeholderText(), u"How did we do?"_s);
    QCOMPARE(partOf<QPlainTextEdit>(page, u"reviewText"_s)->toPlainText(), engine::defaultReviewText(u"en"_s));
    QCOMPARE(partOf<DelayField>(page, u"delayField"_s)->minutes(), 0);
    QVERIFY(partOf<QCheckBox>(page, u"quietHours"_s)->isChecked());
    QCOMPARE(partOf<QTimeEdit>(page, u"quietFrom"_s)->time(), QTime(20, 0));
    QCOMPARE(partOf<QTimeEdit>(page, u"quietUntil"_s)->time(), QTime(8, 0));
    QCOMPARE(partOf<TextLabel>(page, u"quietZone"_s)->text(), u"Time zone of the location: America/Los Angeles"_s);
    QCOMPARE(partOf<QSpinBox>(page, u"dailyLimit"_s)->value(), 50);
    QCOMPARE(shown.changed.size(), 0);
}

void TestReviews::whatIsChosenHoldsAtOnce()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    partOf<QCheckBox>(page, u"reviewsEnabled"_s)->click();
    QCOMPARE(shown.changed.takeFirst(), setting(u"enabled"_s, u"on"_s));
    partOf<QCheckBox>(page, u"mirroredInvoices"_s)->click();
    QCOMPARE(shown.changed.takeFirst(), setting(u"mirrored_invoices"_s, u"off"_s));
    choose(partOf<QComboBox>(page, u"channelCombo"_s), u"sms"_s);
    QCOMPARE(shown.changed.takeFirst(), setting(u"channel"_s, u"sms"_s));
    QVERIFY(!partOf<QLineEdit>(page, u"subjectField"_s)->isVisible());
    choose(partOf<QComboBox>(page, u"reviewLanguageCombo"_s), u"de"_s);
    QCOMPARE(shown.changed.takeFirst(), setting(u"language"_s, u"de"_s));
    page.setSettings({{u"reviews.channel"_s, u"email"_s}, {u"reviews.mirrored_invoices"_s, u"off"_s}});
    QVERIFY(!partOf<QCheckBox>(page, u"reviewsEnabled"_s)->isChecked());
    QVERIFY(!partOf<QCheckBox>(page, u"mirroredInvoices"_s)->isChecked());
    QVERIFY(partOf<QLineEdit>(page, u"subjectField"_s)->isVisible());
    QCOMPARE(shown.changed.size(), 0);
}

void TestReviews::everyValueSentIsTaken()
{
    // As the engine knows them.
    ReviewsPage page;
    for (const auto &[combo, key] :
        {std::pair(u"channelCombo"_s, u"reviews.channel"_s), {u"reviewLanguageCombo"_s, u"reviews.language"_s}}) {
        auto *box = partOf<QComboBox>(page, combo);
        QStringList values;
        for (int index = 0; index < box->count(); ++index) {
            values.append(box->itemData(index).toString());
        }
        QCOMPARE(values.join(u", "_s), engine::settingRule(key)->allowed);
    }
    QVERIFY(engine::checkSetting(u"reviews.daily_limit"_s, u"100000"_s));
    QVERIFY(engine::checkSetting(u"reviews.delay_minutes"_s, QString::number(30 * 24 * 60)));
}

void TestReviews::switchingOnWithoutALinkLeadsToTheLink()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    page.resize(900, 400);
    page.verticalScrollBar()->setValue(page.verticalScrollBar()->maximum());
    auto *enabled = partOf<QCheckBox>(page, u"reviewsEnabled"_s);
    for (const QString &key : {u"review.link_needed"_s, u"review.no_link"_s}) {
        enabled->click();
        QVERIFY(enabled->isChecked());
        page.refuse(u"reviews.enabled"_s, {.kind = Error::Kind::BadInput, .key = key});
        QVERIFY(!enabled->isChecked());
        QVERIFY2(noteOf(page, u"reviews.enabled"_s).contains(u"Enter a review link first"_s),
            qPrintable(noteOf(page, u"reviews.enabled"_s)));
        QVERIFY(partOf<QLineEdit>(page, u"reviewLinkField"_s)->hasFocus());
    }
    QTRY_VERIFY(!partOf<QLineEdit>(page, u"reviewLinkField"_s)->visibleRegion().isEmpty());
    // A link takes the reproach back.
    QTest::keyClicks(partOf<QLineEdit>(page, u"reviewLinkField"_s), u"https://g.page/r/x/review"_s);
    QTest::keyClick(partOf<QLineEdit>(page, u"reviewLinkField"_s), Qt::Key_Return);
    QCOMPARE(noteOf(page, u"reviews.enabled"_s), QString());
    // Out of sight the focus stays where it is.
    QLineEdit elsewhere;
    page.hide();
    elsewhere.show();
    QVERIFY(QTest::qWaitForWindowActive(&elsewhere));
    elsewhere.setFocus();
    page.refuse(u"reviews.enabled"_s, {.kind = Error::Kind::BadInput, .key = u"review.link_needed"_s});
    QVERIFY(elsewhere.hasFocus());
}

void TestReviews::aLinkIsTakenOnLeaving()
{
    ShownPage shown;
    auto *link = partOf<QLineEdit>(shown.page, u"reviewLinkField"_s);
    link->setFocus();
    QTest::keyClicks(link, u"  g.page/r/bayside/review "_s);
    QCOMPARE(shown.changed.size(), 0);
    QTest::keyClick(link, Qt::Key_Tab);
    QCOMPARE(shown.changed.takeFirst(), setting(u"link"_s, u"https://g.page/r/bayside/review"_s));
    QVERIFY(partOf<TextLabel>(shown.page, u"previewText"_s)
            ->accessibleName()
            .contains(u"https://g.page/r/bayside/review"_s));
    QVERIFY(partOf<TextLabel>(shown.page, u"reviewLinkState"_s)->text().startsWith(u"Your own link"_s));
    QVERIFY(!partOf<QPushButton>(shown.page, u"findLinkButton"_s)->isEnabled());
    link->setFocus();
    link->clear();
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(shown.changed.takeFirst(), setting(u"link"_s, QString()));
    QVERIFY(partOf<QPushButton>(shown.page, u"findLinkButton"_s)->isEnabled());
}

void TestReviews::aBadLinkIsNotTaken()
{
    ShownPage shown(Settings{{u"reviews.link"_s, u"https://old.example.com/"_s}});
    auto *link = partOf<QLineEdit>(shown.page, u"reviewLinkField"_s);
    for (const QString &bad : {u"http://plain.example.com/"_s, u"javascript://x"_s, u"https://a b"_s,
             u"https://user:secret@example.com/"_s, u"https://"_s}) {
        link->setFocus();
        link->selectAll();
        QTest::keyClicks(link, bad);
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(shown.changed.size(), 0);
        QCOMPARE(link->text(), u"https://old.example.com/"_s);
        QCOMPARE(noteOf(shown.page, u"reviews.link"_s), u"Not a web address that begins with “https://”."_s);
    }
}

void TestReviews::theLinkIsFoundInHighLevel()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    auto *state = partOf<TextLabel>(page, u"reviewLinkState"_s);
    QCOMPARE(state->text(), u"Found in HighLevel: Google Review Link"_s);
    QCOMPARE(partOf<QLineEdit>(page, u"reviewLinkField"_s)->placeholderText(), samples::reviewSample(u"en"_s).link);
    QVERIFY(partOf<QLineEdit>(page, u"reviewLinkField"_s)->text().isEmpty());
    engine::ReviewSample none;
    page.setSample(none);
    QVERIFY(state->text().startsWith(u"Enter the address"_s));
    QVERIFY(partOf<TextLabel>(page, u"previewNoLink"_s)->isVisible());
    QSignalSpy asked(&page, &ReviewsPage::findLinkRequested);
    auto *find = partOf<QPushButton>(page, u"findLinkButton"_s);
    find->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(state->text(), u"Looking in HighLevel…"_s);
    QVERIFY(!find->isEnabled());
    page.setSample(none);
    QVERIFY(state->text().startsWith(u"HighLevel has none"_s));
    QVERIFY(find->isEnabled());
    find->click();
    none.problem = Error{.kind = Error::Kind::NotSent, .key = u"net.offline"_s};
    page.setSample(none);
    QVERIFY(state->text().startsWith(u"This computer reaches neither"_s));
    find->click();
    engine::ReviewSample found = samples::reviewSample(u"en"_s);
    found.foundIn = u"google"_s;
    page.setSample(found);
    QCOMPARE(state->text(), u"Found in HighLevel: Google place of the location"_s);
    QVERIFY(!partOf<TextLabel>(page, u"previewNoLink"_s)->isVisible());
}

void TestReviews::theTextIsSaved()
{
    ShownPage shown;
    auto *text = partOf<QPlainTextEdit>(shown.page, u"reviewText"_s);
    auto *save = partOf<QPushButton>(shown.page, u"saveTextButton"_s);
    QVERIFY(!save->isEnabled());
    text->setPlainText(u"Hi {full name}, {review link}"_s);
    QVERIFY(save->isEnabled());
    QCOMPARE(partOf<TextLabel>(shown.page, u"textState"_s)->text(), u"Not saved yet."_s);
    QCOMPARE(shown.changed.size(), 0);
    save->click();
    QCOMPARE(shown.changed.takeFirst(), setting(u"text"_s, u"Hi {full name}, {review link}"_s));
    QVERIFY(!save->isEnabled());
    QCOMPARE(partOf<TextLabel>(shown.page, u"textState"_s)->text(), u"Saved."_s);
    // Also by its key.
    text->setFocus();
    QTest::keyClicks(text, u"Oh. "_s);
    QTest::keyClick(text, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(shown.changed.takeFirst(), setting(u"text"_s, u"Oh. Hi {full name}, {review link}"_s));
    QTest::keyClicks(text, u"No. "_s);
    partOf<QPushButton>(shown.page, u"discardTextButton"_s)->click();
    QCOMPARE(text->toPlainText(), u"Oh. Hi {full name}, {review link}"_s);
    QCOMPARE(shown.changed.size(), 0);
}

void TestReviews::aTextThatCannotBeSentIsNotSaved_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("note");
    QTest::newRow("unknown placeholder") << u"Hi {first nam}, {review link}"_s << u"Unknown placeholder: {first nam}"_s;
    QTest::newRow("unknown merge field") << u"{{contact.shoe_size}} {review link}"_s
                                         << u"Unknown placeholder: {{contact.shoe_size}}"_s;
    QTest::newRow("no link") << u"Hi {first name}"_s
                             << u"The text holds no review link. Insert the placeholder “Review link”: {review link}"_s;
    QTest::newRow("too long") << u"{review link}"_s + u"x"_s.repeated(1500) << u"At most 1,500 characters."_s;
}

void TestReviews::aTextThatCannotBeSentIsNotSaved()
{
    QFETCH(QString, text);
    QFETCH(QString, note);
    ShownPage shown(Settings{{u"reviews.text"_s, u"Old: {review link}"_s}});
    auto *field = partOf<QPlainTextEdit>(shown.page, u"reviewText"_s);
    field->setPlainText(text);
    partOf<QPushButton>(shown.page, u"saveTextButton"_s)->click();
    QCOMPARE(shown.changed.size(), 0); // the old value holds
    QCOMPARE(noteOf(shown.page, u"reviews.text"_s), note);
    QCOMPARE(field->toPlainText(), text); // for the owner to mend
    QVERIFY(!engine::checkSetting(u"reviews.text"_s, text));
    partOf<QPushButton>(shown.page, u"discardTextButton"_s)->click();
    QCOMPARE(field->toPlainText(), u"Old: {review link}"_s);
    QCOMPARE(noteOf(shown.page, u"reviews.text"_s), QString());
}

void TestReviews::typedTextOutlivesNews()
{
    ShownPage shown;
    auto *field = partOf<QPlainTextEdit>(shown.page, u"reviewText"_s);
    field->setPlainText(u"half a sent"_s);
    shown.page.setSettings({{u"reviews.text"_s, u"Of another window {review link}"_s}});
    shown.page.setSample(samples::reviewSample(u"de"_s));
    QCOMPARE(field->toPlainText(), u"half a sent"_s);
    partOf<QPushButton>(shown.page, u"discardTextButton"_s)->click();
    QCOMPARE(field->toPlainText(), u"Of another window {review link}"_s);
    shown.page.setSettings({{u"reviews.text"_s, u"Third {review link}"_s}});
    QCOMPARE(field->toPlainText(), u"Third {review link}"_s);
    // The engine has the last word.
    shown.page.refuse(u"reviews.text"_s, {.kind = Error::Kind::BadInput, .key = u"review.text_without_link"_s});
    QVERIFY(noteOf(shown.page, u"reviews.text"_s).startsWith(u"The text holds no review link."_s));
}

void TestReviews::theTemplateComesBack()
{
    ShownPage shown(Settings{{u"reviews.text"_s, u"Mine {review link}"_s}});
    auto *field = partOf<QPlainTextEdit>(shown.page, u"reviewText"_s);
    auto *again = partOf<QToolButton>(shown.page, u"useTemplateButton"_s);
    QVERIFY(again->isVisible());
    again->click();
    QCOMPARE(field->toPlainText(), engine::defaultReviewText(u"en"_s));
    QVERIFY(!again->isVisible());
    partOf<QPushButton>(shown.page, u"saveTextButton"_s)->click();
    // Not this text, but whatever the template is, in whatever language.
    QCOMPARE(shown.changed.takeFirst(), setting(u"text"_s, QString()));
    choose(partOf<QComboBox>(shown.page, u"reviewLanguageCombo"_s), u"de"_s);
    shown.page.setSettings({{u"reviews.language"_s, u"de"_s}});
    QCOMPARE(field->toPlainText(), engine::defaultReviewText(u"de"_s));
    shown.changed.clear();
    field->clear();
    partOf<QPushButton>(shown.page, u"saveTextButton"_s)->click();
    QCOMPARE(field->toPlainText(), engine::defaultReviewText(u"de"_s));
    QCOMPARE(shown.changed.size(), 0);
}

void TestReviews::placeholdersAreInserted()
{
    ShownPage shown;
    auto *field = partOf<QPlainTextEdit>(shown.page, u"reviewText"_s);
    const auto actions = partOf<QPushButton>(shown.page, u"insertPlaceholderButton"_s)->menu()->actions();
    QCOMPARE(actions.size(), engine::reviewPlaceholders().size());
    field->clear();
    for (qsizetype place = 0; place < actions.size(); ++place) {
        // "First name    {first name}": a word of the language beside what is inserted.
        QVERIFY2(!actions[place]->text().startsWith(u'{'), qPrintable(actions[place]->text()));
        actions[place]->trigger();
    }
    QCOMPARE(field->toPlainText(), engine::reviewPlaceholders().join(QString()));
    QVERIFY(field->hasFocus());
}

void TestReviews::thePreviewFollowsTheText()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    auto *preview = partOf<TextLabel>(page, u"previewText"_s);
    auto *subject = partOf<TextLabel>(page, u"previewSubject"_s);
    QCOMPARE(partOf<TextLabel>(page, u"previewTitle"_s)->text(), u"Preview for Amy Lauterbach"_s);
    QVERIFY(!partOf<TextLabel>(page, u"previewMadeUp"_s)->isVisible());
    QCOMPARE(subject->text(), u"How did we do?"_s);
    auto *field = partOf<QPlainTextEdit>(page, u"reviewText"_s);
    field->setPlainText(u"{first name} / {full name} / {company name} / {location name} / {review link}"_s);
    QCOMPARE(preview->accessibleName(),
        u"Amy / Amy Lauterbach / Amy's Bird Sanctuary / Bayside Gardens / https://g.page/r/CbaysideGardens/review"_s);
    QTest::keyClicks(partOf<QLineEdit>(page, u"subjectField"_s), u"Well, {first name}?"_s);
    QCOMPARE(subject->text(), u"Well, Amy?"_s);
    choose(partOf<QComboBox>(page, u"channelCombo"_s), u"sms"_s);
    QVERIFY(!subject->isVisible());
    auto *length = partOf<TextLabel>(page, u"previewLength"_s);
    QVERIFY(length->isVisible());
    field->setPlainText(u"{review link}"_s);
    QCOMPARE(length->text(), u"As an SMS: 39 characters, one message."_s);
    field->setPlainText(u"ž"_s.repeated(40) + u" {review link}"_s);
    QCOMPARE(
        length->text(), u"As an SMS: 80 characters, 2 messages. Because of “ž” only 70 characters fit into one."_s);
    choose(partOf<QComboBox>(page, u"channelCombo"_s), u"email"_s);
    QVERIFY(subject->isVisible());
    QVERIFY(!length->isVisible());
}

void TestReviews::thePreviewShowsTextAsText()
{
    ShownPage shown;
    engine::ReviewSample sample = samples::reviewSample(u"en"_s);
    sample.contact = u"<img src='https://evil.example.com/x.png'>"_s;
    sample.firstName = u"<b>&amp;"_s;
    shown.page.setSample(sample);
    const QString html = partOf<TextLabel>(shown.page, u"previewText"_s)->text();
    QVERIFY2(html.contains(u"&lt;b&gt;&amp;amp;"_s), qPrintable(html));
    QVERIFY(!html.contains(u"<b>"_s));
    QCOMPARE(partOf<TextLabel>(shown.page, u"previewTitle"_s)->textFormat(), Qt::PlainText);
    QCOMPARE(partOf<TextLabel>(shown.page, u"previewSubject"_s)->textFormat(), Qt::PlainText);
}

void TestReviews::aMadeUpContactIsMarked()
{
    ShownPage shown;
    shown.page.setSample({.language = u"en"_s});
    QCOMPARE(partOf<TextLabel>(shown.page, u"previewTitle"_s)->text(), u"Preview for Jane Miller"_s);
    QVERIFY(partOf<TextLabel>(shown.page, u"previewMadeUp"_s)->isVisible());
    QVERIFY(partOf<TextLabel>(shown.page, u"previewText"_s)->accessibleName().startsWith(u"Hello Jane,"_s));
    QVERIFY(partOf<TextLabel>(shown.page, u"previewText"_s)->accessibleName().endsWith(u"Your company"_s));
    QCOMPARE(partOf<TextLabel>(shown.page, u"quietZone"_s)->text(), u"In the time zone of the location."_s);
}

void TestReviews::aBadSubjectIsNotTaken()
{
    ShownPage shown(Settings{{u"reviews.subject"_s, u"Old"_s}});
    auto *subject = partOf<QLineEdit>(shown.page, u"subjectField"_s);
    const auto type = [&](const QString &text) {
        subject->setFocus();
        subject->selectAll();
        QTest::keyClicks(subject, text);
        QTest::keyClick(subject, Qt::Key_Return);
    };
    type(u"Hi {nobody}"_s);
    QCOMPARE(noteOf(shown.page, u"reviews.subject"_s), u"Unknown placeholder: {nobody}"_s);
    QCOMPARE(subject->text(), u"Old"_s);
    QCOMPARE(partOf<TextLabel>(shown.page, u"previewSubject"_s)->text(), u"Old"_s);
    type(u"x"_s.repeated(151));
    QCOMPARE(noteOf(shown.page, u"reviews.subject"_s), u"At most 150 characters."_s);
    QCOMPARE(shown.changed.size(), 0);
    type(u"Thanks, {first name}"_s);
    QCOMPARE(shown.changed.takeFirst(), setting(u"subject"_s, u"Thanks, {first name}"_s));
    QCOMPARE(noteOf(shown.page, u"reviews.subject"_s), QString());
}

void TestReviews::delaysHaveUnits_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("unit");
    QTest::newRow("none") << 0 << 0 << u"minutes"_s;
    QTest::newRow("minutes") << 90 << 90 << u"minutes"_s;
    QTest::newRow("hours") << 180 << 3 << u"hours"_s;
    QTest::newRow("days") << 2880 << 2 << u"days"_s;
    QTest::newRow("longest") << 43200 << 30 << u"days"_s;
}

void TestReviews::delaysHaveUnits()
{
    QFETCH(int, minutes);
    QFETCH(int, number);
    QFETCH(QString, unit);
    ShownPage shown(Settings{{u"reviews.delay_minutes"_s, QString::number(minutes)}});
    auto *box = partOf<QSpinBox>(shown.page, u"delayNumber"_s);
    auto *units = partOf<QComboBox>(shown.page, u"delayUnit"_s);
    QCOMPARE(box->value(), number);
    QCOMPARE(units->currentText(), unit);
    QCOMPARE(shown.changed.size(), 0);
    units->setCurrentIndex(1);
    Q_EMIT units->activated(1);
    box->setValue(5);
    QCOMPARE(shown.changed.last(), QList<QVariant>(setting(u"delay_minutes"_s, u"300"_s)));
    box->setValue(24); // still hours: what is looked at does not jump
    shown.page.setSettings({{u"reviews.delay_minutes"_s, u"1440"_s}});
    QCOMPARE(units->currentText(), u"hours"_s);
    QCOMPARE(box->value(), 24);
    box->setValue(700);
    units->setCurrentIndex(2);
    Q_EMIT units->activated(2);
    QCOMPARE(shown.changed.last(), QList<QVariant>(setting(u"delay_minutes"_s, u"43200"_s))); // the longest
}

void TestReviews::quietHoursAreASpan()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    auto *on = partOf<QCheckBox>(page, u"quietHours"_s);
    auto *from = partOf<QTimeEdit>(page, u"quietFrom"_s);
    auto *until = partOf<QTimeEdit>(page, u"quietUntil"_s);
    on->click();
    QCOMPARE(shown.changed.takeFirst(), setting(u"quiet_hours"_s, u"off"_s));
    QVERIFY(!from->isEnabled() && !until->isEnabled());
    page.setSettings({{u"reviews.quiet_hours"_s, u"off"_s}});
    on->click();
    QCOMPARE(shown.changed.takeFirst(), setting(u"quiet_hours"_s, u"20:00-08:00"_s));
    from->setFocus();
    from->setTime(QTime(21, 30));
    QTest::keyClick(from, Qt::Key_Return);
    const QVariantList sent = shown.changed.takeFirst();
    QCOMPARE(sent, setting(u"quiet_hours"_s, u"21:30-08:00"_s));
    QVERIFY(engine::checkSetting(sent[0].toString(), sent[1].toString()));
    from->setTime(QTime(8, 0));
    QTest::keyClick(from, Qt::Key_Return);
    QCOMPARE(shown.changed.size(), 0);
    QCOMPARE(noteOf(page, u"reviews.quiet_hours"_s), u"Beginning and end are the same."_s);
    QCOMPARE(from->time(), QTime(21, 30));
    // Off from the beginning: there is something to switch on.
    ShownPage other(Settings{{u"reviews.quiet_hours"_s, u"off"_s}});
    partOf<QCheckBox>(other.page, u"quietHours"_s)->click();
    QCOMPARE(other.changed.takeFirst(), setting(u"quiet_hours"_s, u"20:00-08:00"_s));
}

void TestReviews::noLimitIsZero()
{
    ShownPage shown;
    auto *limit = partOf<QSpinBox>(shown.page, u"dailyLimit"_s);
    limit->setValue(0);
    QCOMPARE(shown.changed.takeFirst(), setting(u"daily_limit"_s, u"0"_s));
    QCOMPARE(limit->text(), u"no limit"_s);
    limit->setFocus();
    limit->selectAll();
    QTest::keyClicks(limit, u"15"_s);
    QCOMPARE(shown.changed.size(), 0); // 1 is not meant
    QTest::keyClick(limit, Qt::Key_Return);
    QCOMPARE(shown.changed.takeFirst(), setting(u"daily_limit"_s, u"15"_s));
}

void TestReviews::aTestIsSent()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    QSignalSpy asked(&page, &ReviewsPage::testRequested);
    auto *address = partOf<QLineEdit>(page, u"testAddress"_s);
    auto *send = partOf<QPushButton>(page, u"sendTestButton"_s);
    QVERIFY(!send->isEnabled());
    address->setFocus();
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.size(), 0);
    QTest::keyClicks(address, u" me@example.com "_s);
    send->click();
    QCOMPARE(asked.takeFirst(), QVariantList{u"me@example.com"_s});
    QVERIFY(!send->isEnabled());
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.size(), 0); // one at a time
    auto *sent = partOf<StateLabel>(page, u"testSent"_s);
    auto *note = partOf<TextLabel>(page, u"testNote"_s);
    QVERIFY(!sent->isVisible() && !note->isVisible());
    page.setTestAnswer(std::nullopt);
    QVERIFY(sent->isVisible() && !note->isVisible() && send->isEnabled());
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    page.setTestAnswer(Error{.kind = Error::Kind::BadInput,
        .key = u"review.test_no_contact"_s,
        .parameters = {{u"address"_s, u"me@example.com"_s}}});
    QVERIFY(!sent->isVisible() && note->isVisible());
    QVERIFY2(note->text().contains(u"No contact in HighLevel has “me@example.com”."_s), qPrintable(note->text()));
    QTest::keyClicks(address, u"x"_s);
    QVERIFY(!note->isVisible());
}

void TestReviews::aTestHasTheSavedText()
{
    ShownPage shown;
    QTest::keyClicks(partOf<QLineEdit>(shown.page, u"testAddress"_s), u"me@example.com"_s);
    auto *send = partOf<QPushButton>(shown.page, u"sendTestButton"_s);
    auto *hint = partOf<TextLabel>(shown.page, u"testHint"_s);
    QVERIFY(send->isEnabled());
    partOf<QPlainTextEdit>(shown.page, u"reviewText"_s)->setPlainText(u"New {review link}"_s);
    QVERIFY(!send->isEnabled());
    QVERIFY(hint->text().startsWith(u"Save the text first"_s));
    partOf<QPushButton>(shown.page, u"saveTextButton"_s)->click();
    QVERIFY(send->isEnabled());
    QVERIFY(!hint->text().startsWith(u"Save the text first"_s));
}

void TestReviews::theSampleIsAskedForWhenItIsNeeded()
{
    ReviewsPage page;
    QSignalSpy asked(&page, &ReviewsPage::sampleRequested);
    page.setSettings({});
    QCOMPARE(asked.size(), 0);
    page.show();
    QCOMPARE(asked.size(), 1);
    page.setSample(samples::reviewSample(u"en"_s));
    page.setSettings({{u"reviews.daily_limit"_s, u"7"_s}});
    QCOMPARE(asked.size(), 1);
    page.setSettings({{u"reviews.link"_s, u"https://example.com/r"_s}}); // by kontorctl, say
    QCOMPARE(asked.size(), 2);
    page.setSettings({{u"reviews.link"_s, u"https://example.com/r"_s}, {u"general.language"_s, u"de"_s}});
    QCOMPARE(asked.size(), 3);
    // The answer to an earlier question is not that of a search.
    page.setSettings({});
    partOf<QPushButton>(page, u"findLinkButton"_s)->click();
    engine::ReviewSample none;
    for (int answer = 0; answer < 3; ++answer) {
        page.setSample(none);
        QCOMPARE(partOf<TextLabel>(page, u"reviewLinkState"_s)->text(), u"Looking in HighLevel…"_s);
    }
    page.setSample(none);
    QVERIFY(partOf<TextLabel>(page, u"reviewLinkState"_s)->text().startsWith(u"HighLevel has none"_s));
}

void TestReviews::smsAreCounted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("messages");
    QTest::addColumn<QString>("foreign");
    QTest::newRow("nothing") << QString() << 0 << 0 << QString();
    QTest::newRow("one") << u"x"_s.repeated(160) << 160 << 1 << QString();
    QTest::newRow("two") << u"x"_s.repeated(161) << 161 << 2 << QString();
    QTest::newRow("two full ones") << u"x"_s.repeated(306) << 306 << 2 << QString();
    QTest::newRow("three") << u"x"_s.repeated(307) << 307 << 3 << QString();
    QTest::newRow("German") << u"\u00c4\u00d6\u00dc\u00e4\u00f6\u00fc\u00df"_s << 7 << 1 << QString();
    QTest::newRow("two places each") << u"€[]"_s << 6 << 1 << QString();
    QTest::newRow("a line end") << u"a\nb"_s << 3 << 1 << QString();
    QTest::newRow("foreign") << u"x"_s.repeated(69) + u"ž"_s << 70 << 1 << u"ž"_s;
    QTest::newRow("foreign, two") << u"x"_s.repeated(70) + u"ž"_s << 71 << 2 << u"ž"_s;
    QTest::newRow("a picture") << u"Hi \U0001f600!"_s << 6 << 1 << u"\U0001f600"_s;
    QTest::newRow("a curly apostrophe") << u"Amy’s"_s << 5 << 1 << u"’"_s;
}

void TestReviews::smsAreCounted()
{
    QFETCH(QString, text);
    QFETCH(int, characters);
    QFETCH(int, messages);
    QFETCH(QString, foreign);
    const SmsLength length = smsLengthOf(text);
    QCOMPARE(length.characters, characters);
    QCOMPARE(length.messages, messages);
    QCOMPARE(length.foreign, foreign);
}

void TestReviews::theWheelScrollsThePage()
{
    ShownPage shown;
    auto *limit = partOf<QSpinBox>(shown.page, u"dailyLimit"_s);
    const auto turn = [limit] {
        QWheelEvent event(QPointF(5, 5), limit->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(limit, &event);
    };
    turn();
    QCOMPARE(limit->value(), 50);
    limit->setFocus();
    turn();
    QCOMPARE(limit->value(), 49);
}

void TestReviews::smallPagesShowThePreviewBelow()
{
    ShownPage shown;
    auto *editor = partOf<QWidget>(shown.page, u"reviewTextEditor"_s);
    auto *preview = partOf<QWidget>(shown.page, u"reviewPreview"_s);
    QTRY_VERIFY(preview->geometry().left() > editor->geometry().right());
    shown.page.resize(700, 560);
    QTRY_VERIFY(preview->geometry().top() > editor->geometry().bottom());
    QVERIFY(shown.page.widget()->width() <= shown.page.viewport()->width());
}

void TestReviews::everythingIsReachedByTab()
{
    ShownPage shown(Settings{{u"reviews.text"_s, u"Mine {review link}"_s}});
    ReviewsPage &page = shown.page;
    partOf<QLineEdit>(page, u"testAddress"_s)->setText(u"me@example.com"_s);
    page.setSettings({{u"reviews.text"_s, u"Mine {review link}"_s}});
    // Reading order; a button that is off is left out.
    const QStringList order{u"reviewsEnabled"_s, u"mirroredInvoices"_s, u"reviewLinkField"_s, u"findLinkButton"_s,
        u"channelCombo"_s, u"reviewLanguageCombo"_s, u"subjectField"_s, u"insertPlaceholderButton"_s, u"reviewText"_s,
        u"useTemplateButton"_s, u"delayNumber"_s, u"delayUnit"_s, u"quietHours"_s, u"quietFrom"_s, u"quietUntil"_s,
        u"dailyLimit"_s, u"testAddress"_s, u"sendTestButton"_s};
    partOf<QWidget>(page, order.first())->setFocus(Qt::TabFocusReason);
    QStringList visited;
    for (int step = 0; step < 60 && QApplication::focusWidget() != nullptr; ++step) {
        const QString name = QApplication::focusWidget()->objectName();
        if (visited.contains(name) && name == order.first()) {
            break;
        }
        if (order.contains(name) && (visited.isEmpty() || visited.last() != name)) { // hours, then minutes
            visited.append(name);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(visited, order);
}

void TestReviews::everythingHasANameAndItsOwnKey_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

void TestReviews::everythingHasANameAndItsOwnKey()
{
    QFETCH(QString, language);
    texts::setLanguage(language);
    ShownPage shown(Settings(), language);
    ReviewsPage &page = shown.page;
    partOf<QPlainTextEdit>(page, u"reviewText"_s)->setPlainText(u"x"_s);
    QStringList keys{u"menu"_s};
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const QString text = widget->property("text").toString();
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (widget->inherits("QAbstractButton") || (label != nullptr && label->buddy() != nullptr)) {
            const qsizetype mark = text.indexOf(u'&');
            if (mark >= 0 && widget->isVisible()) {
                const QString key = text.mid(mark + 1, 1).toLower();
                QVERIFY2(!keys.contains(key), qPrintable(text));
                keys.append(key);
            }
        }
        const bool focusable = widget->isVisible() && widget->focusPolicy() != Qt::NoFocus
            && widget->focusProxy() == nullptr && widget->objectName().startsWith(u"qt_") == false;
        if (focusable) {
            const auto *interface = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(interface != nullptr && !interface->text(QAccessible::Name).isEmpty(),
                qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
    QVERIFY(keys.size() > 15);
}

void TestReviews::theLanguageChangesWithoutRestart()
{
    ShownPage shown;
    ReviewsPage &page = shown.page;
    partOf<QLineEdit>(page, u"testAddress"_s)->setText(u"me@example.com"_s);
    texts::setLanguage(u"de"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    const auto plain = [](QString text) { return text.remove(u'&'); };
    QCOMPARE(plain(partOf<QCheckBox>(page, u"reviewsEnabled"_s)->text()),
        u"Nach der ersten bezahlten Rechnung eine Bewertungsanfrage senden"_s);
    QCOMPARE(partOf<QComboBox>(page, u"channelCombo"_s)->currentText(), u"E-Mail, sonst SMS"_s);
    QCOMPARE(partOf<QTimeEdit>(page, u"quietFrom"_s)->text(), u"20:00"_s);
    QCOMPARE(partOf<TextLabel>(page, u"previewTitle"_s)->text(), u"Vorschau f\u00fcr Amy Lauterbach"_s);
    QCOMPARE(partOf<QLineEdit>(page, u"testAddress"_s)->text(), u"me@example.com"_s);
    QCOMPARE(shown.changed.size(), 0);
}

void TestReviews::attentionLeadsToItsParts()
{
    ShownPage shown;
    shown.page.resize(700, 300);
    shown.page.showSection(u"link"_s);
    QVERIFY(partOf<QLineEdit>(shown.page, u"reviewLinkField"_s)->hasFocus());
    shown.page.showSection(u"text"_s);
    QVERIFY(partOf<QPlainTextEdit>(shown.page, u"reviewText"_s)->hasFocus());
    QTRY_VERIFY(!partOf<QPlainTextEdit>(shown.page, u"reviewText"_s)->visibleRegion().isEmpty());
    shown.page.showSection(u"no such part"_s);
    QVERIFY(partOf<QPlainTextEdit>(shown.page, u"reviewText"_s)->hasFocus());
}

} // namespace kontor::ui

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    kontor::ui::screens::prepareApplication();
    kontor::ui::TestReviews test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_reviews.moc"
