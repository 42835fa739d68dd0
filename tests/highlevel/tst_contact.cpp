// A contact in the shapes in which HighLevel sends it: alone, and as a row of a search.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/contact.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::highlevel;

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class HighLevelContactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aContactIsReadWhole()
    {
        const auto contact = contactFromJson(json(R"({"id": "c1", "firstName": "Jo", "lastName": "Fern",
            "email": "jo@fern.example", "phone": "+16505553311", "companyName": "Fern Ltd", "website": "fern.example",
            "address1": "1 Road", "city": "Bayshore", "state": "CA", "postalCode": "94326", "country": "US",
            "source": "QuickBooks", "dateAdded": "2026-03-03T08:12:44.417Z", "tags": ["x"], "dnd": false})"));
        QVERIFY(contact);
        QCOMPARE(contact->id, u"c1"_s);
        QCOMPARE(contact->fields.keys().size(), contactFieldNames().size());
        QCOMPARE(contact->fields.value(u"companyName"_s), u"Fern Ltd"_s);
        QCOMPARE(contact->source, u"QuickBooks"_s);
        QVERIFY(contact->added == instantFromIso(u"2026-03-03T08:12:44.417Z"_s));
        QVERIFY(contact->moreEmails.isEmpty());
    }

    void aRowOfASearchHasItsNamesInLowerCase()
    {
        const auto contact = contactFromJson(
            json(R"({"id": "c1", "firstNameLowerCase": "jo", "lastNameLowerCase": null, "firstName": ""})"));
        QCOMPARE(contact->fields, (ContactFields{{u"firstName"_s, u"jo"_s}}));
    }

    void whatIsNullEmptyOrOfAnotherTypeIsNoField()
    {
        const auto contact = contactFromJson(
            json(R"({"_id": "c1", "email": null, "phone": "", "city": 7, "source": 1, "dateAdded": "yesterday"})"));
        QVERIFY(contact);
        QCOMPARE(contact->id, u"c1"_s);
        QVERIFY(contact->fields.isEmpty());
        QVERIFY(contact->source.isEmpty());
        QVERIFY(!contact->added);
    }

    void furtherAddressesAreReadInBothShapes()
    {
        const auto contact = contactFromJson(json(
            R"({"id": "c1", "additionalEmails": ["a@x.example", {"email": "b@x.example", "validEmail": null}, 5, {}]})"));
        QCOMPARE(contact->moreEmails, (QStringList{u"a@x.example"_s, u"b@x.example"_s}));
    }

    void withoutAnIdItIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("empty") << "{}"_ba;
        QTest::newRow("a number") << R"({"id": 5})"_ba;
        QTest::newRow("absurd") << R"({"id": "%1"})"_ba.replace("%1", QByteArray(65, 'x'));
    }
    void withoutAnIdItIsUnreadable()
    {
        QFETCH(QByteArray, row);
        const auto contact = contactFromJson(json(row.constData()));
        QVERIFY(!contact);
        QCOMPARE(contact.error().kind, Error::Kind::Unreadable);
        QCOMPARE(contact.error().parameters.value(u"service"_s), u"HighLevel"_s);
    }
};

QTEST_APPLESS_MAIN(HighLevelContactTest)
#include "tst_contact.moc"
