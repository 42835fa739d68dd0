// What of a QuickBooks customer reaches a HighLevel contact, and when two values of a field mean the same.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_fields.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::contact_import;
using quickbooks::Customer;

class ContactFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfACustomerIsCarriedOver()
    {
        const WantedContact wanted = wantedContact({.id = u"1"_s,
                                                       .displayName = u"Amy's Bird Sanctuary"_s,
                                                       .givenName = u"Amy"_s,
                                                       .familyName = u"Lauterbach"_s,
                                                       .companyName = u"Amy's Bird Sanctuary"_s,
                                                       .email = u"Birds@Intuit.com"_s,
                                                       .phone = u"(650) 555-3311"_s,
                                                       .website = u"http://birds.example"_s,
                                                       .line1 = u"4581 Finch St."_s,
                                                       .city = u"Bayshore"_s,
                                                       .state = u"CA"_s,
                                                       .postalCode = u"94326"_s,
                                                       .country = u"USA"_s},
            u"US"_s);
        const highlevel::ContactFields expected{{u"firstName"_s, u"Amy"_s}, {u"lastName"_s, u"Lauterbach"_s},
            {u"email"_s, u"Birds@Intuit.com"_s}, {u"phone"_s, u"+16505553311"_s},
            {u"companyName"_s, u"Amy's Bird Sanctuary"_s}, {u"website"_s, u"http://birds.example"_s},
            {u"address1"_s, u"4581 Finch St."_s}, {u"city"_s, u"Bayshore"_s}, {u"state"_s, u"CA"_s},
            {u"postalCode"_s, u"94326"_s}, {u"country"_s, u"US"_s}};
        QCOMPARE(wanted.fields, expected);
        QVERIFY(wanted.shortened.isEmpty());
    }

    void namesComeFromGivenAndFamilyNameElseFromTheDisplayNameAsItStands_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("both") << u"Jo"_s << u"Fern"_s << u"Fern Ltd"_s << u"Jo"_s << u"Fern"_s;
        QTest::newRow("given name only") << u"Jo"_s << QString() << u"Fern Ltd"_s << u"Jo"_s << QString();
        QTest::newRow("family name only") << QString() << u"Fern"_s << u"Fern Ltd"_s << QString() << u"Fern"_s;
        QTest::newRow("display name unsplit")
            << QString() << QString() << u"Smith, John (old)"_s << u"Smith, John (old)"_s << QString();
        QTest::newRow("blank names do not count") << u"  "_s << u"\t"_s << u"Fern Ltd"_s << u"Fern Ltd"_s << QString();
        QTest::newRow("nothing at all") << QString() << QString() << QString() << u"Customer 7"_s << QString();
        QTest::newRow("nothing but control characters")
            << u"\x07"_s << QString() << u"\u202e"_s << u"Customer 7"_s << QString();
    }
    void namesComeFromGivenAndFamilyNameElseFromTheDisplayNameAsItStands()
    {
        QFETCH(QString, given);
        QFETCH(QString, family);
        QFETCH(QString, display);
        const WantedContact wanted
            = wantedContact({.id = u"7"_s, .displayName = display, .givenName = given, .familyName = family}, u"US"_s);
        QTEST(wanted.fields.value(u"firstName"_s), "first");
        QTEST(wanted.fields.value(u"lastName"_s), "last");
    }

    void onlyWhatIsSetBecomesAField()
    {
        const WantedContact wanted = wantedContact({.id = u"7"_s, .displayName = u"Jo"_s}, u"US"_s);
        QCOMPARE(wanted.fields, (highlevel::ContactFields{{u"firstName"_s, u"Jo"_s}}));
    }

    void theFirstOfSeveralAddressesIsTheMainOne()
    {
        const auto email = [](const QString &field) {
            return wantedContact({.id = u"7"_s, .displayName = u"Jo"_s, .email = field}, u"US"_s)
                .fields.value(u"email"_s);
        };
        QCOMPARE(email(u" Jo@Fern.example ; second@fern.example"_s), u"Jo@Fern.example"_s);
        QCOMPARE(email(u"none, jo@fern.example"_s), u"jo@fern.example"_s);
        QCOMPARE(email(u"no address"_s), QString());
        QCOMPARE(email(QString(u"a"_s.repeated(260) + u"@fern.example"_s)), QString());
    }

    void aNumberIsReadByTheCustomersCountryThenTheCompanys_data()
    {
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("mobile");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the company's country") << u"(650) 555-3311"_s << QString() << QString() << u"+16505553311"_s;
        QTest::newRow("the customer's own") << u"030 901820"_s << QString() << u"Germany"_s << u"+4930901820"_s;
        QTest::newRow("abroad, with a number of the company's country")
            << u"(650) 555-3311"_s << QString() << u"France"_s << u"+16505553311"_s;
        QTest::newRow("mobile when there is no phone")
            << QString() << u"650 555 3312"_s << QString() << u"+16505553312"_s;
        QTest::newRow("mobile when the phone is none")
            << u"ask Jo"_s << u"650 555 3312"_s << QString() << u"+16505553312"_s;
        QTest::newRow("neither") << u"12"_s << u"-"_s << QString() << QString();
        QTest::newRow("absurd length") << u"6505553311 "_s.repeated(20) << QString() << QString() << QString();
    }
    void aNumberIsReadByTheCustomersCountryThenTheCompanys()
    {
        QFETCH(QString, phone);
        QFETCH(QString, mobile);
        QFETCH(QString, own);
        QTEST(phoneOf({.id = u"7"_s, .phone = phone, .mobile = mobile, .country = own}, u"US"_s), "expected");
    }

    void tooLongAndForbiddenTextIsCutOrReplacedAndSaidSo()
    {
        const WantedContact wanted = wantedContact({.id = u"7"_s,
                                                       .displayName = u"Jo"_s,
                                                       .givenName = u"x"_s.repeated(300),
                                                       .familyName = u"\x07"_s,
                                                       .companyName = u"Fern\u202e Ltd"_s,
                                                       .city = u" Bay\nshore  East\u00a0"_s,
                                                       .state = u"C\x01\x41"_s},
            u"US"_s);
        QCOMPARE(wanted.fields.value(u"firstName"_s).size(), 255);
        QCOMPARE(wanted.fields.value(u"city"_s), u"Bay shore East"_s);
        QCOMPARE(wanted.fields.value(u"state"_s), u"CA"_s);
        QCOMPARE(wanted.shortened, (QStringList{u"firstName"_s, u"companyName"_s, u"state"_s}));
    }

    void anUnknownCountryIsLeftOut()
    {
        const auto wanted
            = wantedContact({.id = u"7"_s, .displayName = u"Jo"_s, .country = u"Middle-earth"_s}, u"US"_s);
        QVERIFY(!wanted.fields.contains(u"country"_s));
    }

    void fieldsSurviveTheJournal()
    {
        const highlevel::ContactFields fields{{u"firstName"_s, u"Zoë"_s}, {u"phone"_s, u"+16505553311"_s}};
        QCOMPARE(contactFieldsFromJson(toJson(fields)), fields);
    }

    void valuesAreComparedByWhatTheyMean()
    {
        QVERIFY(sameValue(u"phone"_s, u"+1 (650) 555-3311"_s, u"+16505553311"_s));
        QVERIFY(!sameValue(u"phone"_s, u"+16505553311"_s, u"+16505553312"_s));
        QVERIFY(sameValue(u"email"_s, u" Jo@Fern.example"_s, u"jo@fern.example"_s));
        QVERIFY(sameValue(u"firstName"_s, u"JO"_s, u"jo"_s));
        QVERIFY(!sameValue(u"city"_s, u"Bayshore"_s, u"Bay shore"_s));
        QVERIFY(!sameValue(u"city"_s, QString(), u"Bayshore"_s));
    }
};

QTEST_APPLESS_MAIN(ContactFieldsTest)
#include "tst_contact_fields.moc"
