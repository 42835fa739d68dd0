// What a contact gets to read: placeholders, links, and the texts that are not sent.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/message_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::review_requests;

namespace {

const Placeholders ana{.firstName = u"Ana"_s,
    .fullName = u"Ana Ruiz"_s,
    .companyName = u"Fern & Söhne"_s,
    .locationName = u"Bayside"_s,
    .reviewLink = u"https://g.page/r/bayside/review?a=1&b=2"_s};

} // namespace

class MessageTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreFilled_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("Kontor's", u"Hi {first name} of {company name}, {location name}: {review link}"_s,
            u"Hi Ana of Fern & Söhne, Bayside: https://g.page/r/bayside/review?a=1&b=2"_s);
        row("HighLevel's", u"Hi {{contact.first_name}}, {{ location.name }} {{custom_values.review_link}}"_s,
            u"Hi Ana, Bayside https://g.page/r/bayside/review?a=1&b=2"_s);
        row("in any case and with spaces", u"{ Full Name }{FIRST NAME}"_s, u"Ana RuizAna"_s);
        row("what is no placeholder stays", u"a {b} } { c"_s, u"a {b} } { c"_s);
        row("nothing to fill", u""_s, u""_s);
    }
    void placeholdersAreFilled()
    {
        QFETCH(QString, text);
        QTEST(filled(text, ana), "expected");
    }
    void aNameThatIsMissingHasAStandIn_data()
    {
        QTest::addColumn<QString>("fullName");
        QTest::addColumn<QString>("companyName");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the full name") << u"Ana Ruiz"_s << u"Fern"_s << u"Hello Ana Ruiz, we"_s;
        QTest::newRow("the company") << QString() << u"Fern"_s << u"Hello Fern, we"_s;
        QTest::newRow("nothing, and no space before the comma") << QString() << QString() << u"Hello, we"_s;
    }
    void aNameThatIsMissingHasAStandIn()
    {
        QFETCH(QString, fullName);
        QFETCH(QString, companyName);
        QTEST(filled(u"Hello {first name}, we"_s, {.fullName = fullName, .companyName = companyName}), "expected");
    }
    void aNameIsNotTakenForAPlaceholder()
    {
        QCOMPARE(filled(u"{first name} {review link}"_s, {.firstName = u"{review link}"_s, .reviewLink = u"L"_s}),
            u"{review link} L"_s);
    }
    void anEmailIsTextWithALinkToPress()
    {
        QCOMPARE(filledAsHtml(u"Hi {company name},\n<b>{review link}"_s, ana),
            u"<p>Hi Fern &amp; Söhne,<br>\n&lt;b&gt;<a href=\"https://g.page/r/bayside/review?a=1&amp;b=2\">"
            u"https://g.page/r/bayside/review?a=1&amp;b=2</a></p>"_s);
    }
    void whatClosesTheSentenceIsNoPartOfTheLink_data()
    {
        QTest::addColumn<QString>("end");
        for (const QString &end : {u"."_s, u","_s, u"!"_s, u")."_s, u"?"_s, u":"_s}) {
            QTest::newRow(qPrintable(end)) << end;
        }
    }
    void whatClosesTheSentenceIsNoPartOfTheLink()
    {
        QFETCH(QString, end);
        QCOMPARE(filledAsHtml(u"{review link}"_s + end, {.reviewLink = u"https://g.page/r/a"_s}),
            u"<p><a href=\"https://g.page/r/a\">https://g.page/r/a</a>%1</p>"_s.arg(end));
    }
    void markupInANameIsText()
    {
        QCOMPARE(filledAsHtml(u"{first name}"_s, {.firstName = u"<script>\"x\""_s}),
            u"<p>&lt;script&gt;&quot;x&quot;</p>"_s);
    }
    void unknownPlaceholdersAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unknown");
        QTest::newRow("a typing error") << u"{review link} {frist name}"_s << u"{frist name}"_s;
        QTest::newRow("HighLevel's") << u"{{contact.birthday}}"_s << u"{{contact.birthday}}"_s;
        QTest::newRow("begun and not ended") << u"Hi {{contact"_s << u"{{"_s;
        QTest::newRow("empty") << u"{}"_s << u"{}"_s;
        QTest::newRow("a lone brace is a text") << u"Hi :{ you"_s << QString();
        QTest::newRow("all known") << u"{first name}{{name}}{review link}"_s << QString();
    }
    void unknownPlaceholdersAreNamed()
    {
        QFETCH(QString, text);
        QTEST(unknownPlaceholder(text), "unknown");
    }
    void theTextLeadsSomewhere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        const QString link = u"https://g.page/r/a"_s;
        QTest::newRow("by the placeholder") << u"Hi {review link}"_s << QStringList{link};
        QTest::newRow("by HighLevel's") << u"Hi {{ custom_values.google_review_link }}"_s << QStringList{link};
        QTest::newRow("by addresses of its own") << u"See https://a.example/x, or https://b.example."_s
                                                 << QStringList{u"https://a.example/x"_s, u"https://b.example"_s};
        QTest::newRow("the placeholder counts, not the other address")
            << u"https://a.example {review link}"_s << QStringList{link};
        QTest::newRow("nowhere") << u"Hi {first name}, https:// http://a.example"_s << QStringList();
    }
    void theTextLeadsSomewhere()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, links);
        QCOMPARE(linksOf(text, u"https://g.page/r/a"_s), links);
        QCOMPARE(holdsLink(text), !links.isEmpty());
    }
    void linksAreChecked_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<bool>("good");
        QTest::newRow("https") << u"https://g.page/r/bayside"_s << true;
        QTest::newRow("http") << u"http://g.page/r/bayside"_s << false;
        QTest::newRow("no host") << u"https:///r"_s << false;
        QTest::newRow("with a name and a password") << u"https://a:b@g.page/"_s << false;
        QTest::newRow("a space") << u"https://g.page/a b"_s << false;
        QTest::newRow("a script") << u"javascript:alert(1)"_s << false;
        QTest::newRow("no address at all") << u"g.page/r"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void linksAreChecked()
    {
        QFETCH(QString, link);
        QTEST(isReviewLink(link), "good");
    }
    void theDefaultsAreGood()
    {
        for (const QString &language : {u"de"_s, u"en"_s}) {
            QVERIFY(holdsLink(defaultText(language)));
            QCOMPARE(unknownPlaceholder(defaultText(language) + defaultSubject(language)), QString());
        }
        QVERIFY(defaultText(u"de"_s) != defaultText(u"en"_s));
        for (const QString &name : placeholderNames()) {
            QCOMPARE(unknownPlaceholder(name), QString());
        }
        QCOMPARE(placeholderNames().last(), u"{review link}"_s);
    }
    void theLanguageIsTheSettingsThenKontorsThenTheOwners()
    {
        const auto journal = journal::Journal::open(u":memory:"_s);
        QCOMPARE(languageOf(*journal, u"de"_s), u"de"_s);
        QCOMPARE(languageOf(*journal, u"fr"_s), u"en"_s);
        journal->setSetting(u"general.language"_s, u"en"_s);
        QCOMPARE(languageOf(*journal, u"de"_s), u"en"_s);
        journal->setSetting(u"reviews.language"_s, u"de"_s);
        QCOMPARE(languageOf(*journal, u"en"_s), u"de"_s);
        journal->setSetting(u"reviews.language"_s, u"system"_s);
        QCOMPARE(languageOf(*journal, u"de"_s), u"en"_s);
    }
};

QTEST_APPLESS_MAIN(MessageTextTest)
#include "tst_message_text.moc"
