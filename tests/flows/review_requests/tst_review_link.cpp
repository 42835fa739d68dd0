// Where the review link is found, and what keeps it from being found.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/review_link.h"
#include "payers.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;
using Kind = Error::Kind;

namespace {

QJsonObject customValues(const QJsonArray &values) { return {{u"customValues"_s, values}}; }

QJsonObject customValue(const QString &name, const QString &value, const QString &key = {})
{
    return {{u"id"_s, u"v1"_s}, {u"name"_s, name}, {u"value"_s, value}, {u"fieldKey"_s, key}};
}

QJsonObject locationWith(const QString &place)
{
    return {{u"location"_s, QJsonObject{{u"social"_s, QJsonObject{{u"googlePlacesId"_s, place}}}}}};
}

} // namespace

class ReviewLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCustomValueAboutReviewsIsTheLink_data()
    {
        QTest::addColumn<QJsonObject>("value");
        QTest::addColumn<bool>("found");
        QTest::newRow("by its name") << customValue(u"Google REVIEW link"_s, reviewPage) << true;
        QTest::newRow("by its key") << customValue(u"Rate us"_s, reviewPage, u"{{ custom_values.review_link }}"_s)
                                    << true;
        QTest::newRow("with spaces") << customValue(u"Review"_s, u"  "_s + reviewPage + u"\n"_s) << true;
        QTest::newRow("about something else") << customValue(u"Booking"_s, reviewPage) << false;
        QTest::newRow("no https") << customValue(u"Review"_s, u"http://g.page/r"_s) << false;
        QTest::newRow("no address") << customValue(u"Review text"_s, u"Please rate us"_s) << false;
        QTest::newRow("empty") << customValue(u"Review"_s, QString()) << false;
    }
    void aCustomValueAboutReviewsIsTheLink()
    {
        QFETCH(QJsonObject, value);
        QFETCH(bool, found);
        kontor::testing::ScriptedCall service;
        service.answers = {customValues({customValue(u"Phone"_s, u"+1"_s), value}), locationWith(QString())};
        const auto link = lookForReviewLink(highLevel, service.call(), {});
        QVERIFY(link);
        QCOMPARE(link->link, found ? reviewPage : QString());
        QCOMPARE(link->name, found ? value[u"name"].toString() : QString());
        QCOMPARE(service.asked.size(), found ? 1 : 2);
    }
    void withoutOneItIsMadeFromThePlaceId_data()
    {
        QTest::addColumn<QJsonObject>("location");
        QTest::addColumn<QString>("link");
        const QString google = u"https://search.google.com/local/writereview?placeid="_s;
        QTest::newRow("known") << locationWith(u"ChIJ2eUg"_s) << QString(google + u"ChIJ2eUg"_s);
        QTest::newRow("not wrapped") << locationWith(u"ChIJ2eUg"_s)[u"location"].toObject()
                                     << QString(google + u"ChIJ2eUg"_s);
        QTest::newRow("with what an address cannot hold")
            << locationWith(u" a&b c "_s) << QString(google + u"a%26b%20c"_s);
        QTest::newRow("empty") << locationWith(QString()) << QString();
        QTest::newRow("nothing") << QJsonObject{{u"location"_s, QJsonObject()}} << QString();
    }
    void withoutOneItIsMadeFromThePlaceId()
    {
        QFETCH(QJsonObject, location);
        QFETCH(QString, link);
        kontor::testing::ScriptedCall service;
        service.answers = {customValues({}), location};
        const auto found = lookForReviewLink(highLevel, service.call(), {});
        QVERIFY(found);
        QCOMPARE(found->link, link);
        QCOMPARE(found->name, link.isEmpty() ? QString() : u"google"_s);
    }
    void aPermissionThatIsMissingForTheOneKeepsFromNothingElse_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("no scope") << Error{.kind = Kind::ConnectionEnded, .key = u"hl.401.scope"_s} << true;
        QTest::newRow("refused") << Error{.kind = Kind::Refused, .key = u"hl.403"_s} << true;
        QTest::newRow("signed out") << Error{.kind = Kind::ConnectionEnded, .key = u"hl.401"_s} << false;
        QTest::newRow("offline") << Error{.kind = Kind::NotSent, .key = u"net.offline"_s} << false;
        QTest::newRow("unwell") << Error{.kind = Kind::Trouble, .key = u"hl.500"_s} << false;
    }
    void aPermissionThatIsMissingForTheOneKeepsFromNothingElse()
    {
        QFETCH(Error, error);
        QFETCH(bool, goesOn);
        kontor::testing::ScriptedCall service;
        service.answers = {fail(error), locationWith(u"ChIJ2eUg"_s)};
        const auto found = lookForReviewLink(highLevel, service.call(), {});
        QCOMPARE(found.has_value(), goesOn);
        if (!goesOn) {
            QCOMPARE(found.error().key, error.key);
        }
    }
    void aLocationThatCannotBeReadIsSaid()
    {
        kontor::testing::ScriptedCall service;
        service.answers = {customValues({}), fail({.kind = Kind::Trouble, .key = u"hl.500"_s})};
        const auto found = lookForReviewLink(highLevel, service.call(), {});
        QVERIFY(!found);
        QCOMPARE(found.error().key, u"hl.500"_s);
    }
    void theOwnersLinkWinsAndTheFoundOneStaysBehindIt()
    {
        Books books;
        books.journal->setSetting(u"reviews.link"_s, QString());
        QCOMPARE(reviewLink(*books.journal), QString());
        rememberReviewLink(*books.journal, {reviewPage, u"google"_s});
        QCOMPARE(reviewLink(*books.journal), reviewPage);
        books.journal->setSetting(u"reviews.link"_s, u"https://typed.example/r"_s);
        QCOMPARE(reviewLink(*books.journal), u"https://typed.example/r"_s);
        rememberReviewLink(*books.journal, {});
        books.journal->setSetting(u"reviews.link"_s, QString());
        QCOMPARE(reviewLink(*books.journal), QString()); // it is not there any more
    }
};

QTEST_APPLESS_MAIN(ReviewLinkTest)
#include "tst_review_link.moc"
