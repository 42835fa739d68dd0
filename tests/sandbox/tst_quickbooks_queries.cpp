// The query endpoint and change data capture of the QuickBooks stand-in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks_caller.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;
using namespace std::chrono_literals;

class TestQuickBooksQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statementsFindWhatTheyMean_data();
    void statementsFindWhatTheyMean();
    void badStatementsAreRefused_data();
    void badStatementsAreRefused();
    void nothingFoundIsAnEmptyObject();
    void countingCounts();
    void statementsCanBePosted();
    void aPlusInTheAddressIsASpaceUnlessSwitched();
    void columnsGiveSparseObjects();
    void timesWithoutAnOffsetArePacific();
    void pagesCoverEveryRowOnce();
    void tooManyResultsAreRefusedOrClamped();
    void idsCanBeOrderedAsText();
    void textCaseIsASwitch();
    void seededListsAreReadable();
    void changesComeInTheOrderOfTheirUpdate();
    void aMergedCustomerCanLeaveATombstone();
    void changesAreCappedAtAThousandOfAllEntities();
    void anOldChangedSinceIsCutRefusedOrAnswered();
    void badChangeRequestsAreRefused_data();
    void badChangeRequestsAreRefused();
    void aBookingMovesTheTimeButNotTheVersion();
    void timesFollowDaylightSaving();
};

namespace {

QJsonArray queriedCustomers()
{
    QJsonObject balance = QuickBooksCaller::named(u"Cool Cars"_s);
    balance.insert(u"Balance"_s, 87.5);
    QJsonObject inactive = QuickBooksCaller::named(u"Gone (deleted)"_s);
    inactive.insert(u"Active"_s, false);
    QJsonObject person = QuickBooksCaller::named(u"Jo Fern"_s, u"Jo.Fern@Example.com"_s);
    person.insert(u"GivenName"_s, u"Jo"_s);
    person.insert(u"FamilyName"_s, u"Fern"_s);
    return {QuickBooksCaller::named(u"Zoe's Zebras"_s), person, balance, inactive,
        QuickBooksCaller::named(u"50_50 \\ Ünal"_s, u"a+b@x.com"_s)};
}

} // namespace

void TestQuickBooksQueries::statementsFindWhatTheyMean_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QStringList>("found");
    const QString unal = u"50_50 \\ Ünal"_s;
    QTest::newRow("by name without an order, active only")
        << u"SELECT * FROM Customer"_s << QStringList{unal, u"Cool Cars"_s, u"Jo Fern"_s, u"Zoe's Zebras"_s};
    QTest::newRow("keywords and entity in lower case")
        << u"select * from customer orderby Id maxresults 1"_s << QStringList{u"Zoe's Zebras"_s};
    QTest::newRow("two words for the order")
        << u"SELECT * FROM Customer ORDER BY DisplayName DESC MAXRESULTS 1"_s << QStringList{u"Zoe's Zebras"_s};
    QTest::newRow("an escaped apostrophe")
        << u"SELECT * FROM Customer WHERE DisplayName = 'Zoe\\'s Zebras'"_s << QStringList{u"Zoe's Zebras"_s};
    QTest::newRow("an escaped backslash")
        << u"SELECT * FROM Customer WHERE DisplayName = '50_50 \\\\ Ünal'"_s << QStringList{unal};
    QTest::newRow("a plus sign, encoded")
        << u"SELECT * FROM Customer WHERE PrimaryEmailAddr = 'a+b@x.com'"_s << QStringList{unal};
    QTest::newRow("an address in another case")
        << u"SELECT * FROM Customer WHERE PrimaryEmailAddr = 'jo.fern@example.com'"_s << QStringList{u"Jo Fern"_s};
    QTest::newRow("LIKE in the middle") << u"SELECT * FROM Customer WHERE PrimaryEmailAddr LIKE '%fern@%'"_s
                                        << QStringList{u"Jo Fern"_s};
    QTest::newRow("an underscore is no wildcard")
        << u"SELECT * FROM Customer WHERE DisplayName LIKE 'Jo_Fern'"_s << QStringList();
    QTest::newRow("inactive only") << u"SELECT * FROM Customer WHERE Active = false"_s
                                   << QStringList{u"Gone (deleted)"_s};
    QTest::newRow("active and inactive by number")
        << u"SELECT * FROM Customer WHERE Active IN (true,false) ORDERBY Id"_s
        << QStringList{u"Zoe's Zebras"_s, u"Jo Fern"_s, u"Cool Cars"_s, u"Gone (deleted)"_s, unal};
    QTest::newRow("by id descending, second row")
        << u"SELECT * FROM Customer ORDERBY Id DESC STARTPOSITION 2 MAXRESULTS 1"_s << QStringList{u"Cool Cars"_s};
    QTest::newRow("page before its start")
        << u"SELECT * FROM Customer ORDERBY Id MAXRESULTS 1 STARTPOSITION 2"_s << QStringList{u"Jo Fern"_s};
    QTest::newRow("a list of ids") << u"SELECT * FROM Customer WHERE Id IN ('1','3')"_s
                                   << QStringList{u"Cool Cars"_s, u"Zoe's Zebras"_s};
    QTest::newRow("one id") << u"SELECT * FROM Customer WHERE Id = '2'"_s << QStringList{u"Jo Fern"_s};
    QTest::newRow("beyond an id, as numbers")
        << u"SELECT * FROM Customer WHERE Id > '2' ORDERBY Id"_s << QStringList{u"Cool Cars"_s, unal};
    QTest::newRow("an amount in quotes") << u"SELECT * FROM Customer WHERE Balance > '87.49'"_s
                                         << QStringList{u"Cool Cars"_s};
    QTest::newRow("an amount without quotes")
        << u"SELECT * FROM Customer WHERE Balance = 87.5"_s << QStringList{u"Cool Cars"_s};
    QTest::newRow("two conditions") << u"SELECT * FROM Customer WHERE GivenName = 'Jo' AND FamilyName = 'Fern'"_s
                                    << QStringList{u"Jo Fern"_s};
    QTest::newRow("no value is written as an empty text")
        << u"SELECT * FROM Customer WHERE PrimaryEmailAddr = '' AND Balance = 0"_s << QStringList{u"Zoe's Zebras"_s};
}

void TestQuickBooksQueries::statementsFindWhatTheyMean()
{
    QFETCH(QString, statement);
    QFETCH(QStringList, found);
    QuickBooksCaller caller(queriedCustomers());
    QCOMPARE(caller.names(statement), found);
    QCOMPARE(caller.standIn.counters().value(u"reads").toInt(), 1);
}

void TestQuickBooksQueries::badStatementsAreRefused_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QString &statement, const QString &code, const QString &detail) {
        QTest::newRow(name) << statement << code << detail;
    };
    row("nothing", u""_s, u"4000"_s, u"QueryParserError: Encountered \"<EOF>\" at line 1, column 1."_s);
    row("OR", u"SELECT * FROM Customer WHERE Id = '1' OR Id = '2'"_s, u"4000"_s,
        u"QueryParserError: Encountered \" <IDENTIFIER> \"OR \"\" at line 1, column 39."_s);
    row("not equal", u"SELECT * FROM Customer WHERE Id != '1'"_s, u"4000"_s,
        u"QueryParserError: Encountered \" \"!\" \"! \"\" at line 1, column 33."_s);
    row("typographic quotes", u"SELECT * FROM Customer WHERE Id = ‘1’"_s, u"4000"_s,
        u"QueryParserError: Encountered \" \"‘\" \"‘ \"\" at line 1, column 35."_s);
    row("an apostrophe without escape", u"SELECT * FROM Customer WHERE DisplayName = 'Zoe's'"_s, u"4000"_s,
        u"QueryParserError: Encountered \" <IDENTIFIER> \"s \"\" at line 1, column 49."_s);
    row("a list without its end", u"SELECT * FROM Customer WHERE Id IN ('1'"_s, u"4000"_s,
        u"QueryParserError: Encountered \"<EOF>\" at line 1, column 40."_s);
    row("LIKE with a number", u"SELECT * FROM Customer WHERE DisplayName LIKE 5"_s, u"4000"_s,
        u"QueryParserError: Encountered \" <NUMBER> \"5 \"\" at line 1, column 47."_s);
    row("several entities", u"SELECT * FROM Customer, Vendor"_s, u"4000"_s,
        u"QueryParserError: Encountered \" \",\" \", \"\" at line 1, column 23."_s);
    row("an unknown entity", u"SELECT * FROM Custmoer"_s, u"4001"_s,
        u"QueryValidationError: invalid context declaration: Custmoer"_s);
    row("a property that is not queryable", u"SELECT * FROM Customer WHERE Notes = 'x'"_s, u"4001"_s,
        u"QueryValidationError: property 'Notes' is not queryable"_s);
    row("a property that there is not", u"SELECT * FROM Customer WHERE Shoe = 'x'"_s, u"4001"_s,
        u"QueryValidationError: Property Shoe not found for Entity Customer"_s);
    row("the long form of the address", u"SELECT * FROM Customer WHERE PrimaryEmailAddr.Address = 'x'"_s, u"4001"_s,
        u"QueryValidationError: Property PrimaryEmailAddr.Address not found for Entity Customer"_s);
    row("an order that is not sortable", u"SELECT * FROM Customer ORDERBY Notes"_s, u"4001"_s,
        u"QueryValidationError: property 'Notes' is not queryable"_s);
    row("a start of zero", u"SELECT * FROM Customer STARTPOSITION 0"_s, u"4001"_s,
        u"QueryValidationError: value 0 is too small. Min allowed value is 1"_s);
    row("a time that is none", u"SELECT * FROM Customer WHERE MetaData.CreateTime > 'soon'"_s, u"4001"_s,
        u"QueryValidationError: value 'soon' is not a date for property 'MetaData.CreateTime'"_s);
}

void TestQuickBooksQueries::badStatementsAreRefused()
{
    QFETCH(QString, statement);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    QuickBooksCaller caller(queriedCustomers());
    const net::Reply reply = caller.query(statement);
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultDetail(reply), detail);
    QCOMPARE(QuickBooksCaller::faultCode(reply), code);
    QCOMPARE(QuickBooksCaller::json(reply).value(u"Fault")[u"type"].toString(), u"ValidationFault"_s);
}

void TestQuickBooksQueries::nothingFoundIsAnEmptyObject()
{
    QuickBooksCaller caller;
    const QJsonObject body = QuickBooksCaller::json(caller.query(u"SELECT * FROM Invoice"_s));
    QCOMPARE(body.value(u"QueryResponse"), QJsonValue(QJsonObject()));
    QCOMPARE(body.value(u"time").toString(), u"2026-03-03T00:12:44.417-08:00"_s);
}

void TestQuickBooksQueries::countingCounts()
{
    QuickBooksCaller caller(queriedCustomers());
    const auto count = [&](const QString &rest) {
        return QuickBooksCaller::json(caller.query(u"SELECT COUNT(*) FROM Customer"_s + rest))
            .value(u"QueryResponse")[u"totalCount"]
            .toInt();
    };
    QCOMPARE(count({}), 4);
    QCOMPARE(count(u" WHERE Active IN (true, false)"_s), 5);
    QCOMPARE(count(u" WHERE DisplayName LIKE 'Z%'"_s), 1);
}

void TestQuickBooksQueries::statementsCanBePosted()
{
    QuickBooksCaller caller(queriedCustomers());
    net::Request request = caller.request("POST", u"query"_s, "minorversion=75", {});
    request.body = "SELECT * FROM Customer WHERE PrimaryEmailAddr = 'a+b@x.com'";
    const net::Reply refused = caller.standIn.handle(request);
    QCOMPARE(QuickBooksCaller::faultDetail(refused), u"QueryParserError: null"_s);
    request.headers.append(net::Header{"Content-Type", "application/text"});
    QCOMPARE(QuickBooksCaller::json(caller.standIn.handle(request)).value(u"QueryResponse")[u"maxResults"].toInt(), 1);
}

void TestQuickBooksQueries::aPlusInTheAddressIsASpaceUnlessSwitched()
{
    QuickBooksCaller caller(queriedCustomers());
    const QByteArray statement = "query=select+*+from+Customer+where+DisplayName+=+'Jo+Fern'";
    QCOMPARE(caller.get(u"query"_s, statement).status, 200);
    QVERIFY(caller.standIn.setSwitch(u"query_plus"_s, u"plus"_s));
    QCOMPARE(QuickBooksCaller::faultCode(caller.get(u"query"_s, statement)), u"4000"_s);
}

void TestQuickBooksQueries::columnsGiveSparseObjects()
{
    QuickBooksCaller caller(queriedCustomers());
    const QJsonArray rows = caller.rows(u"SELECT Id, DisplayName FROM Customer WHERE Id = '2'"_s);
    QCOMPARE(rows[0][u"DisplayName"].toString(), u"Jo Fern"_s);
    QVERIFY(!rows[0].toObject().contains(u"PrimaryEmailAddr"));
}

void TestQuickBooksQueries::timesWithoutAnOffsetArePacific()
{
    QuickBooksCaller caller(queriedCustomers());
    // Made at 08:12:44 UTC, which is 00:12:44 in California.
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE MetaData.CreateTime = '2026-03-03T00:12:44'"_s).size(), 4);
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE MetaData.CreateTime = '2026-03-03T08:12:44Z'"_s).size(), 4);
    QCOMPARE(
        caller.rows(u"SELECT * FROM Customer WHERE MetaData.CreateTime >= '2026-03-03T00:12:45-08:00'"_s).size(), 0);
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE MetaData.CreateTime > '2026-03-03'"_s).size(), 4);
    QCOMPARE(caller
                 .rows(u"SELECT * FROM Customer WHERE MetaData.LastUpdatedTime >= '2026-03-03T09:12:44+01:00' ORDERBY "
                       "MetaData.LastUpdatedTime"_s)
                 .size(),
        4);
}

void TestQuickBooksQueries::pagesCoverEveryRowOnce()
{
    QJsonArray customers;
    for (int i = 0; i < 2500; ++i) {
        QJsonObject customer = QuickBooksCaller::named(u"Customer %1"_s.arg(i));
        customer.insert(u"Active"_s, i % 7 != 0);
        customers.append(customer);
    }
    QuickBooksCaller caller(customers);
    QVERIFY(caller.standIn.act(u"limits.off"_s, {}));
    for (const auto &[condition, count] :
        {std::pair(u""_s, 2142), std::pair(u"WHERE Active IN (true,false) "_s, 2500)}) {
        QSet<QString> seen;
        qsizetype total = 0;
        qint64 last = 0;
        for (int start = 1;; start += 1000) {
            const QJsonArray rows = caller.rows(
                u"SELECT * FROM Customer %1ORDERBY Id STARTPOSITION %2 MAXRESULTS 1000"_s.arg(condition).arg(start));
            for (const auto row : rows) {
                const qint64 number = row[u"Id"].toString().toLongLong();
                QVERIFY(number > last);
                last = number;
                seen.insert(row[u"Id"].toString());
            }
            total += rows.size();
            if (rows.size() < 1000) {
                break;
            }
        }
        QCOMPARE(total, count);
        QCOMPARE(seen.size(), count);
    }
    QCOMPARE(caller.rows(u"SELECT * FROM Customer"_s).size(), 100);
}

void TestQuickBooksQueries::tooManyResultsAreRefusedOrClamped()
{
    QuickBooksCaller caller(queriedCustomers());
    QCOMPARE(QuickBooksCaller::faultCode(caller.query(u"SELECT * FROM Customer MAXRESULTS 1001"_s)), u"4001"_s);
    QVERIFY(caller.standIn.setSwitch(u"query_maxresults"_s, u"clamp"_s));
    QCOMPARE(caller.rows(u"SELECT * FROM Customer MAXRESULTS 1001"_s).size(), 4);
}

void TestQuickBooksQueries::idsCanBeOrderedAsText()
{
    QJsonArray customers;
    for (int i = 0; i < 11; ++i) {
        customers.append(QuickBooksCaller::named(u"Customer %1"_s.arg(i)));
    }
    QuickBooksCaller caller(customers);
    const auto ids = [&] {
        QStringList list;
        for (const auto row : caller.rows(u"SELECT * FROM Customer WHERE Id > '1' ORDERBY Id"_s)) {
            list.append(row[u"Id"].toString());
        }
        return list.join(u' ');
    };
    QCOMPARE(ids(), u"2 3 4 5 6 7 8 9 10 11"_s);
    QVERIFY(caller.standIn.setSwitch(u"id_order"_s, u"text"_s));
    QCOMPARE(ids(), u"10 11 2 3 4 5 6 7 8 9"_s);
}

void TestQuickBooksQueries::textCaseIsASwitch()
{
    QuickBooksCaller caller(queriedCustomers());
    QVERIFY(caller.standIn.setSwitch(u"text_case"_s, u"sensitive"_s));
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE PrimaryEmailAddr = 'jo.fern@example.com'"_s).size(), 0);
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE PrimaryEmailAddr = 'Jo.Fern@Example.com'"_s).size(), 1);
}

void TestQuickBooksQueries::seededListsAreReadable()
{
    QuickBooksCaller caller;
    const QJsonArray funds = caller.rows(
        u"SELECT * FROM Account WHERE AccountType = 'Other Current Asset' AND AccountSubType = 'UndepositedFunds'"_s,
        u"Account"_s);
    QCOMPARE(funds[0][u"Id"].toString(), u"4"_s);
    QCOMPARE(caller.rows(u"SELECT * FROM TaxCode"_s, u"TaxCode"_s).size(), 4);
    QVERIFY(!caller.rows(u"SELECT * FROM Item WHERE Type = 'Service'"_s, u"Item"_s).isEmpty());
    QCOMPARE(QuickBooksCaller::json(caller.get(u"paymentmethod/1"_s)).value(u"PaymentMethod")[u"Name"].toString(),
        u"Cash"_s);
    QCOMPARE(QuickBooksCaller::json(caller.get(u"companyinfo/"_s + caller.realm))
                 .value(u"CompanyInfo")[u"Country"]
                 .toString(),
        u"US"_s);
    QCOMPARE(
        caller.rows(u"select * from CompanyInfo"_s, u"CompanyInfo"_s)[0][u"CompanyName"].toString(), u"Fern & Sons"_s);
    const QJsonObject preferences
        = QuickBooksCaller::json(caller.get(u"preferences"_s)).value(u"Preferences").toObject();
    QCOMPARE(preferences.value(u"TaxPrefs")[u"UsingSalesTax"], QJsonValue(true));
    QVERIFY(
        caller.standIn.act(u"preferences.change"_s, {{u"values"_s, u"{\"TaxPrefs\": {\"UsingSalesTax\": false}}"_s}}));
    QCOMPARE(QuickBooksCaller::json(caller.get(u"preferences"_s)).value(u"Preferences")[u"TaxPrefs"][u"UsingSalesTax"],
        QJsonValue(false));
}

void TestQuickBooksQueries::changesComeInTheOrderOfTheirUpdate()
{
    QuickBooksCaller caller(queriedCustomers());
    const QString before = u"2026-03-03T08:13:00Z"_s;
    caller.clock.advance(1min);
    QVERIFY(caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"3"_s}, {u"values"_s, u"{\"Notes\": \"n\"}"_s}}));
    caller.clock.advance(1min);
    QVERIFY(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"1"_s}}));
    const net::Reply reply = caller.changes(before, "Vendor,Customer,invoice");
    QCOMPARE(reply.status, 200);
    const QJsonArray blocks = QuickBooksCaller::json(reply).value(u"CDCResponse")[0][u"QueryResponse"].toArray();
    QCOMPARE(blocks.size(), 3);
    QCOMPARE(blocks[0].toObject(), QJsonObject());
    QCOMPARE(blocks[2].toObject(), QJsonObject());
    const QJsonArray rows = blocks[1][u"Customer"].toArray();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(blocks[1][u"maxResults"].toInt(), 2);
    QCOMPARE(rows[0][u"Id"].toString(), u"3"_s);
    QCOMPARE(rows[1][u"DisplayName"].toString(), u"Zoe's Zebras (deleted)"_s);
    QCOMPARE(rows[1][u"Active"], QJsonValue(false));
    QVERIFY(caller.changes(u"2026-03-03T08:15:00Z"_s).body.contains("\"QueryResponse\":[{}]"));
}

void TestQuickBooksQueries::aMergedCustomerCanLeaveATombstone()
{
    QuickBooksCaller caller(queriedCustomers());
    QVERIFY(caller.standIn.setSwitch(u"merged_customer"_s, u"deleted"_s));
    caller.clock.advance(1min);
    QVERIFY(caller.standIn.act(u"customer.merge"_s, {{u"id"_s, u"1"_s}, {u"merged"_s, u"3"_s}}));
    caller.clock.advance(1min);
    QVERIFY(caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"2"_s}, {u"values"_s, u"{\"Notes\": \"n\"}"_s}}));
    const QJsonObject block = QuickBooksCaller::json(caller.changes(u"2026-03-03T08:13:00Z"_s))
                                  .value(u"CDCResponse")[0][u"QueryResponse"][0]
                                  .toObject();
    const QJsonArray rows = block.value(u"Customer").toArray();
    QCOMPARE(rows.size(), 3); // the one that is left got the balance
    QCOMPARE(block.value(u"totalCount").toInt(), 3);
    QCOMPARE(rows[0][u"Balance"].toDouble(), 87.5);
    QCOMPARE(rows[2].toObject(),
        (QJsonObject{{u"domain"_s, u"QBO"_s}, {u"status"_s, u"Deleted"_s}, {u"Id"_s, u"3"_s},
            {u"MetaData"_s, QJsonObject{{u"LastUpdatedTime"_s, u"2026-03-03T00:13:44-08:00"_s}}}}));
    QCOMPARE(QuickBooksCaller::faultCode(caller.get(u"customer/3"_s)), u"610"_s);
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE Active IN (true,false)"_s).size(), 4);
    QVERIFY(caller.standIn.act(u"customer.add"_s, {{u"name"_s, u"Cool Cars"_s}}));
    QVERIFY(!caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"3"_s}, {u"values"_s, QJsonObject()}}));
}

void TestQuickBooksQueries::changesAreCappedAtAThousandOfAllEntities()
{
    QuickBooksStandIn::Company company = QuickBooksCaller::company();
    for (int i = 0; i < 700; ++i) {
        company.customers.append(QuickBooksCaller::named(u"Customer %1"_s.arg(i)));
        company.vendors.append(QuickBooksCaller::named(u"Vendor %1"_s.arg(i)));
    }
    QuickBooksCaller caller(std::vector{company});
    caller.connect();
    const QJsonArray blocks = QuickBooksCaller::json(caller.changes(u"2026-03-01T00:00:00Z"_s, "Customer,Vendor"))
                                  .value(u"CDCResponse")[0][u"QueryResponse"]
                                  .toArray();
    QCOMPARE(blocks[0][u"Customer"].toArray().size() + blocks[1][u"Vendor"].toArray().size(), 1000);
}

void TestQuickBooksQueries::anOldChangedSinceIsCutRefusedOrAnswered()
{
    QuickBooksCaller caller(queriedCustomers());
    caller.rows(u"SELECT * FROM Customer"_s); // the company is there from now on
    caller.clock.advance(std::chrono::days(40));
    const QJsonObject tokens = QuickBooksCaller::json(caller.refresh(caller.refreshToken));
    caller.access = tokens.value(u"access_token").toString();
    const QString longAgo = u"2011-10-10T09:00:00-07:00"_s;
    QVERIFY(caller.changes(longAgo).body.contains("\"QueryResponse\":[{}]"));
    QVERIFY(caller.standIn.setSwitch(u"cdc_older_than_30_days"_s, u"fault"_s));
    QCOMPARE(caller.changes(longAgo).status, 400);
    QVERIFY(caller.standIn.setSwitch(u"cdc_older_than_30_days"_s, u"answered"_s));
    QVERIFY(caller.changes(longAgo).body.contains("Jo Fern"));
}

void TestQuickBooksQueries::badChangeRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("no time") << "entities=Customer"_ba;
    QTest::newRow("no entities") << "changedSince=2026-03-01T00:00:00Z"_ba;
    QTest::newRow("a time that is none") << "entities=Customer&changedSince=yesterday"_ba;
    QTest::newRow("an entity that is not captured") << "entities=Customer,TaxCode&changedSince=2026-03-01T00:00:00Z"_ba;
    QTest::newRow("an unknown entity") << "entities=Custmoer&changedSince=2026-03-01T00:00:00Z"_ba;
}

void TestQuickBooksQueries::badChangeRequestsAreRefused()
{
    QFETCH(QByteArray, query);
    QuickBooksCaller caller;
    const net::Reply reply = caller.get(u"cdc"_s, query);
    QCOMPARE(reply.status, 400);
    QVERIFY(!QuickBooksCaller::faultCode(reply).isEmpty());
}

void TestQuickBooksQueries::aBookingMovesTheTimeButNotTheVersion()
{
    QuickBooksCaller caller(queriedCustomers());
    caller.rows(u"SELECT * FROM Customer"_s);
    caller.clock.advance(1h - 1min);
    QVERIFY(caller.standIn.act(u"customer.book"_s, {{u"id"_s, u"2"_s}, {u"amount"_s, u"0.10"_s}}));
    const QJsonObject customer = QuickBooksCaller::json(caller.get(u"customer/2"_s)).value(u"Customer").toObject();
    QCOMPARE(customer.value(u"SyncToken").toString(), u"0"_s);
    QCOMPARE(customer.value(u"Balance").toDouble(), 0.1);
    QCOMPARE(customer.value(u"MetaData")[u"LastUpdatedTime"].toString(), u"2026-03-03T01:11:44-08:00"_s);
    QVERIFY(caller.changes(u"2026-03-03T09:00:00Z"_s).body.contains("Jo Fern"));
    QVERIFY(!caller.standIn.act(u"customer.book"_s, {{u"id"_s, u"99"_s}, {u"amount"_s, u"1"_s}}));
}

void TestQuickBooksQueries::timesFollowDaylightSaving()
{
    QuickBooksCaller caller;
    const auto time
        = [&] { return QuickBooksCaller::json(caller.query(u"SELECT * FROM Invoice"_s)).value(u"time").toString(); };
    const auto at = [&](const QString &instant) {
        caller.clock.sleepUntil(*instantFromIso(instant), {});
        caller.connect();
        return time();
    };
    QCOMPARE(at(u"2026-03-08T09:59:59.000Z"_s), u"2026-03-08T01:59:59.000-08:00"_s);
    QCOMPARE(at(u"2026-03-08T10:00:00.000Z"_s), u"2026-03-08T03:00:00.000-07:00"_s);
    QCOMPARE(at(u"2026-11-01T08:59:59.000Z"_s), u"2026-11-01T01:59:59.000-07:00"_s);
    QCOMPARE(at(u"2026-11-01T09:00:00.000Z"_s), u"2026-11-01T01:00:00.000-08:00"_s);
}

QTEST_GUILESS_MAIN(TestQuickBooksQueries)
#include "tst_quickbooks_queries.moc"
