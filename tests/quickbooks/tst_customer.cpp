// A customer as QuickBooks sends it, in the shapes that were seen, and what is kept of it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/customer.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::quickbooks;

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class CustomerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingThatIsReadIsRead()
    {
        const auto customer = customerFromJson(
            json(R"({"Id": "24", "DisplayName": "Red Rock Diner", "GivenName": "Stephanie", "FamilyName": "Martini",)"
                 R"("CompanyName": "Red Rock", "PrimaryEmailAddr": {"Address": "qbwebsamplecompany@yahoo.com"},)"
                 R"("PrimaryPhone": {"FreeFormNumber": "650 555 4973"}, "Mobile": {"FreeFormNumber": "650 555 4974"},)"
                 R"("WebAddr": {"URI": "http://diner.example"}, "BillAddr": {"Id": "25", "Line1": "500 Red Rock Rd.",)"
                 R"("Line2": "", "Line3": "Back door", "City": "Bayshore", "CountrySubDivisionCode": "CA",)"
                 R"("PostalCode": "94326", "Country": "USA"}, "ParentRef": {"value": "7"}, "Job": true,)"
                 R"("Active": true, "Balance": 156, "SyncToken": "0"})"));
        QVERIFY(customer);
        const Customer expected{.id = u"24"_s,
            .displayName = u"Red Rock Diner"_s,
            .givenName = u"Stephanie"_s,
            .familyName = u"Martini"_s,
            .companyName = u"Red Rock"_s,
            .email = u"qbwebsamplecompany@yahoo.com"_s,
            .phone = u"650 555 4973"_s,
            .mobile = u"650 555 4974"_s,
            .website = u"http://diner.example"_s,
            .line1 = u"500 Red Rock Rd., Back door"_s,
            .city = u"Bayshore"_s,
            .state = u"CA"_s,
            .postalCode = u"94326"_s,
            .country = u"USA"_s,
            .parent = u"7"_s};
        QVERIFY(*customer == expected);
    }

    void whatIsMissingOrOfAnotherTypeIsEmpty()
    {
        const auto customer = customerFromJson(json(
            R"({"Id": 24, "DisplayName": 5, "PrimaryEmailAddr": "x", "BillAddr": [], "ParentRef": {"value": 7}})"));
        QVERIFY(customer);
        const Customer expected{.id = u"24"_s, .parent = u"7"_s};
        QVERIFY(*customer == expected);
    }

    void withoutAnIdItIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("none") << R"("other": 1)"_ba;
        QTest::newRow("null") << R"("Id": null)"_ba;
        QTest::newRow("empty") << R"("Id": "")"_ba;
        QTest::newRow("an object") << R"("Id": {"value": 1})"_ba;
        QTest::newRow("absurd") << R"("Id": "%1")"_ba.replace("%1", QByteArray(41, '1'));
    }
    void withoutAnIdItIsUnreadable()
    {
        QFETCH(QByteArray, id);
        const auto customer
            = customerFromJson(json(QByteArray("{\"DisplayName\": \"Jo\", "_ba + id + '}').constData()));
        QVERIFY(!customer);
        QCOMPARE(customer.error().kind, Error::Kind::Unreadable);
        QCOMPARE(customer.error().parameters.value(u"document"_s), u"Jo"_s);
    }

    void whoIsActive()
    {
        QVERIFY(customerFromJson(json(R"({"Id": "1"})"))->active);
        QVERIFY(!customerFromJson(json(R"({"Id": "1", "DisplayName": "Jo, deleted", "Active": false})"))->active);
        QVERIFY(!customerFromJson(json(R"({"Id": "1", "status": "Deleted", "domain": "QBO"})"))->active);
    }

    void aCustomerSurvivesTheJournal()
    {
        const auto customer
            = customerFromJson(json(R"({"Id": "24", "DisplayName": "Jo", "Mobile": {"FreeFormNumber": "5"},
            "ParentRef": {"value": "7"}, "Active": false})"));
        const QJsonObject stored = toStored(*customer);
        QVERIFY(customerFromStored(u"24"_s, stored) == *customer);
        QCOMPARE(stored.keys(), (QStringList{u"displayName"_s, u"inactive"_s, u"mobile"_s, u"parent"_s}));
    }

    void parentsComeFirstThenTheLowerNumber()
    {
        std::vector<Customer> customers{{.id = u"2"_s, .parent = u"30"_s}, {.id = u"100"_s}, {.id = u"30"_s},
            {.id = u"9"_s}, {.id = u"10"_s, .parent = u"30"_s}, {.id = u"31"_s}};
        std::sort(customers.begin(), customers.end(), comesBefore);
        QStringList order;
        for (const Customer &customer : customers) {
            order.append(customer.id);
        }
        QCOMPARE(order, (QStringList{u"9"_s, u"30"_s, u"31"_s, u"100"_s, u"2"_s, u"10"_s}));
    }
};

QTEST_APPLESS_MAIN(CustomerTest)
#include "tst_customer.moc"
