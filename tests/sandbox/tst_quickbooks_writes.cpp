// Names, batches, request ids, limits and faults of the QuickBooks stand-in.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks_caller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;
using namespace std::chrono_literals;

class TestQuickBooksWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCustomerIsCreatedWithAllThatTheServiceAdds();
    void namesOfAllKindsShareOneSequence();
    void aSubCustomerMayComeBeforeItsParent();
    void badBodiesAreRefused_data();
    void badBodiesAreRefused();
    void takenNamesAreRefused_data();
    void takenNamesAreRefused();
    void aSubCustomerMayBearTheNameOfAnother();
    void subCustomersGoFiveLevelsDeep();
    void renamingAParentRenamesItsChildren();
    void aFullUpdateClearsWhatIsMissing();
    void aSparseUpdateChangesWhatIsThere();
    void anUpdateWithoutChangeKeepsTheVersion();
    void anOldVersionIsRefused();
    void deactivatingFreesTheName();
    void aBalanceForbidsDeactivating();
    void readOnlyFieldsAreIgnored();
    void aRequestIdReplaysTheFirstAnswer();
    void requestIdsHaveTheirLimits();
    void aBatchAnswersEachItem();
    void badBatchesAreRefused();
    void entitiesThatNobodyWritesAreRefused();
    void callsPerSecondAreLimited();
    void callsPerMinuteAndBatchesAreLimited();
    void theMonthlyQuotaCanBlock();
    void withoutAcceptingJsonTheAnswerIsXml();
    void aFaultCanComeWithStatus200();
    void gatewayErrorsCanBeXml();
    void anEndedSubscriptionRefusesEverything();
    void maintenanceIsAPageInHtml();
    void everySwitchHasItsPositions();
    void everyActionIsKnown();
    void sameSeedSameBytes();
    void theDumpHoldsNoToken();
    void wrongPathsAndMethodsAreRefused();
    void piecesOfRequestsAreAnswered();
    void absurdCustomersAreKept();
};

void TestQuickBooksWrites::aCustomerIsCreatedWithAllThatTheServiceAdds()
{
    QuickBooksCaller caller;
    const net::Reply reply = caller.post(u"customer"_s,
        {{u"GivenName"_s, u"Jo"_s}, {u"FamilyName"_s, u"Fern"_s},
            {u"BillAddr"_s, QJsonObject{{u"Line1"_s, u"12 Elm St"_s}, {u"City"_s, u"Reno"_s}}}});
    QCOMPARE(reply.status, 200);
    const QJsonObject customer = QuickBooksCaller::json(reply).value(u"Customer").toObject();
    QCOMPARE(customer.value(u"Id").toString(), u"1"_s);
    QCOMPARE(customer.value(u"SyncToken").toString(), u"0"_s);
    QCOMPARE(customer.value(u"DisplayName").toString(), u"Jo Fern"_s);
    QCOMPARE(customer.value(u"FullyQualifiedName").toString(), u"Jo Fern"_s);
    QCOMPARE(customer.value(u"PrintOnCheckName").toString(), u"Jo Fern"_s);
    QCOMPARE(customer.value(u"Active"), QJsonValue(true));
    QCOMPARE(customer.value(u"Balance"), QJsonValue(0));
    QCOMPARE(customer.value(u"CurrencyRef")[u"name"].toString(), u"United States Dollar"_s);
    QCOMPARE(customer.value(u"MetaData")[u"CreateTime"].toString(), u"2026-03-03T00:12:44-08:00"_s);
    QVERIFY(!customer.value(u"BillAddr")[u"Id"].toString().isEmpty());
    QCOMPARE(net::headerValue(reply.headers, "date"), "Tue, 03 Mar 2026 08:12:44 GMT"_ba);
    QCOMPARE(net::headerValue(reply.headers, "content-type").toLower(), "application/json;charset=utf-8"_ba);
}

void TestQuickBooksWrites::namesOfAllKindsShareOneSequence()
{
    QJsonObject recorded = QuickBooksCaller::named(u"Recorded"_s);
    recorded.insert(u"Id"_s, u"58"_s);
    QuickBooksCaller caller({recorded});
    const auto id = [](const Result<QJsonObject> &object) { return object->value(u"Id").toString(); };
    QCOMPARE(id(caller.standIn.act(u"vendor.add"_s, {{u"name"_s, u"V"_s}})), u"59"_s);
    QCOMPARE(id(caller.standIn.act(u"employee.add"_s, {{u"name"_s, u"E"_s}})), u"60"_s);
    QCOMPARE(id(caller.standIn.act(u"customer.add"_s, {{u"name"_s, u"C"_s}})), u"61"_s);
}

void TestQuickBooksWrites::aSubCustomerMayComeBeforeItsParent()
{
    const auto customer = [](const QString &id, const QString &name, const QString &parent) {
        QJsonObject object{{u"Id"_s, id}, {u"DisplayName"_s, name}};
        if (!parent.isEmpty()) {
            object.insert(u"ParentRef"_s, QJsonObject{{u"value"_s, parent}});
        }
        return object;
    };
    QuickBooksCaller caller({customer(u"1"_s, u"C"_s, u"2"_s), customer(u"2"_s, u"B"_s, u"3"_s),
        customer(u"3"_s, u"A"_s, {}), customer(u"4"_s, u"Orphan"_s, u"99"_s)});
    QStringList names;
    for (const auto row : caller.rows(u"SELECT * FROM Customer ORDERBY Id"_s)) {
        names.append(row[u"FullyQualifiedName"].toString());
    }
    QCOMPARE(names, (QStringList{u"A:B:C"_s, u"A:B"_s, u"A"_s, u"Orphan"_s}));
}

void TestQuickBooksWrites::badBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("element");
    const auto row = [](const char *name, const QByteArray &body, const QString &code, const QString &element) {
        QTest::newRow(name) << body << code << element;
    };
    row("no JSON", "{\"DisplayName\": ", u"2010"_s, {});
    row("a list", "[]", u"2010"_s, {});
    row("an unknown property", "{\"DisplayName\":\"A\",\"Shoe\":1}", u"2010"_s, {});
    row("an unknown property of an address", "{\"DisplayName\":\"A\",\"BillAddr\":{\"Street\":\"x\"}}", u"2010"_s, {});
    row("a property with a dot", "{\"DisplayName\":\"A\",\"MetaData.CreateTime\":\"x\"}", u"2010"_s, {});
    row("a text instead of an object", "{\"DisplayName\":\"A\",\"PrimaryEmailAddr\":\"a@b.c\"}", u"2010"_s, {});
    row("no name", "{\"CompanyName\":\"A\"}", u"2020"_s, u"DisplayName"_s);
    row("a colon", "{\"DisplayName\":\"A:B\"}", u"2040"_s, u"DisplayName"_s);
    row("a tab in a part of the name", "{\"GivenName\":\"A\\tB\"}", u"2040"_s, u"GivenName"_s);
    row("a long name", QByteArray("{\"DisplayName\":\"") + QByteArray(501, 'x') + "\"}", u"2050"_s, u"DisplayName"_s);
    row("a long given name", QByteArray("{\"GivenName\":\"") + QByteArray(101, 'x') + "\"}", u"2050"_s, u"GivenName"_s);
    row("a long phone number",
        "{\"DisplayName\":\"A\",\"PrimaryPhone\":{\"FreeFormNumber\":\"0123456789012345678901234567890\"}}", u"2050"_s,
        u"PrimaryPhone"_s);
    row("no address", "{\"DisplayName\":\"A\",\"PrimaryEmailAddr\":{\"Address\":\"nobody\"}}", u"6000"_s, {});
    row("a parent that there is not", "{\"DisplayName\":\"A\",\"Job\":true,\"ParentRef\":{\"value\":\"99\"}}",
        u"2500"_s, {});
    row("an inactive parent", "{\"DisplayName\":\"A\",\"Job\":true,\"ParentRef\":{\"value\":\"2\"}}", u"610"_s, {});
    row("a sub-customer without parent", "{\"DisplayName\":\"A\",\"Job\":true}", u"2020"_s, u"ParentRef"_s);
    row("another currency", "{\"DisplayName\":\"A\",\"CurrencyRef\":{\"value\":\"EUR\"}}", u"6000"_s, {});
    row("a customer that there is not", "{\"Id\":\"99\",\"SyncToken\":\"0\",\"DisplayName\":\"A\"}", u"610"_s, {});
    row("an id that is none", "{\"Id\":\"x\",\"SyncToken\":\"0\",\"DisplayName\":\"A\"}", u"2030"_s, u"Id"_s);
    row("no version", "{\"Id\":\"1\",\"DisplayName\":\"A\"}", u"2020"_s, u"SyncToken"_s);
}

void TestQuickBooksWrites::badBodiesAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, element);
    QJsonObject inactive = QuickBooksCaller::named(u"Gone (deleted)"_s);
    inactive.insert(u"Active"_s, false);
    QuickBooksCaller caller({QuickBooksCaller::named(u"Here"_s), inactive});
    const QJsonObject before = caller.standIn.dump();
    const net::Reply reply = caller.standIn.handle(caller.request("POST", u"customer"_s, {}, body));
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultCode(reply), code);
    QCOMPARE(QuickBooksCaller::json(reply).value(u"Fault")[u"Error"][0][u"element"].toString(), element);
    QCOMPARE(caller.standIn.dump(), before);
}

void TestQuickBooksWrites::takenNamesAreRefused_data()
{
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("detail");
    const QString other = u"The name supplied already exists. : Another customer, vendor or employee is already using "
                          u"this name. Please use a "
                          "different name."_s;
    QTest::newRow("a customer's, in another case")
        << u"customer"_s << u"JO FERN"_s << u"The name supplied already exists. : null"_s;
    QTest::newRow("a vendor's") << u"customer"_s << u"supplies"_s << other;
    QTest::newRow("an employee's") << u"customer"_s << u"Erin"_s << other;
    QTest::newRow("a customer's, by a vendor") << u"vendor"_s << u"Jo Fern"_s << other;
}

void TestQuickBooksWrites::takenNamesAreRefused()
{
    QFETCH(QString, entity);
    QFETCH(QString, name);
    QFETCH(QString, detail);
    QuickBooksStandIn::Company company = QuickBooksCaller::company({QuickBooksCaller::named(u"Jo Fern"_s)});
    company.vendors.append(QuickBooksCaller::named(u"Supplies"_s));
    company.employees.append(QuickBooksCaller::named(u"Erin"_s));
    QuickBooksCaller caller(std::vector{company});
    caller.connect();
    const net::Reply reply = caller.post(entity, {{u"DisplayName"_s, name}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"6240"_s);
    QCOMPARE(QuickBooksCaller::faultDetail(reply), detail);
}

void TestQuickBooksWrites::aSubCustomerMayBearTheNameOfAnother()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jack Doe"_s), QuickBooksCaller::named(u"Doe, Jack"_s)});
    const QJsonObject body{
        {u"DisplayName"_s, u"Jack Doe"_s}, {u"Job"_s, true}, {u"ParentRef"_s, QJsonObject{{u"value"_s, u"2"_s}}}};
    const QJsonObject made = QuickBooksCaller::json(caller.post(u"customer"_s, body)).value(u"Customer").toObject();
    QCOMPARE(made.value(u"FullyQualifiedName").toString(), u"Doe, Jack:Jack Doe"_s);
    QCOMPARE(made.value(u"Level").toInt(), 1);
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"customer"_s, body)), u"6240"_s);
}

void TestQuickBooksWrites::subCustomersGoFiveLevelsDeep()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Top"_s)});
    for (int level = 1; level <= 5; ++level) {
        const net::Reply reply = caller.post(u"customer"_s,
            {{u"DisplayName"_s, u"L%1"_s.arg(level)}, {u"Job"_s, true},
                {u"ParentRef"_s, QJsonObject{{u"value"_s, QString::number(level)}}}});
        QCOMPARE(reply.status, level < 5 ? 200 : 400);
    }
    QCOMPARE(
        caller.names(u"SELECT * FROM Customer WHERE FullyQualifiedName = 'Top:L1:L2:L3:L4'"_s), QStringList{u"L4"_s});
    const net::Reply circle = caller.post(u"customer"_s,
        {{u"Id"_s, u"2"_s}, {u"SyncToken"_s, u"0"_s}, {u"sparse"_s, true},
            {u"ParentRef"_s, QJsonObject{{u"value"_s, u"3"_s}}}});
    QCOMPARE(QuickBooksCaller::faultCode(circle), u"6000"_s);
}

void TestQuickBooksWrites::renamingAParentRenamesItsChildren()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Top"_s)});
    QVERIFY(caller.standIn.act(u"customer.add"_s, {{u"name"_s, u"Sub"_s}, {u"parent"_s, u"1"_s}}));
    QVERIFY(
        caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, u"{\"DisplayName\": \"Peak\"}"_s}}));
    QCOMPARE(caller.names(u"SELECT * FROM Customer WHERE FullyQualifiedName = 'Peak:Sub'"_s), QStringList{u"Sub"_s});
    QVERIFY(caller.standIn.act(u"customer.add"_s, {{u"name"_s, u"Top"_s}}));
}

void TestQuickBooksWrites::aFullUpdateClearsWhatIsMissing()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s, u"jo@example.com"_s)});
    const QJsonObject updated = QuickBooksCaller::json(
        caller.post(u"customer"_s,
            {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}, {u"DisplayName"_s, u"Jo"_s}, {u"Notes"_s, u"n"_s}}))
                                    .value(u"Customer")
                                    .toObject();
    QVERIFY(!updated.contains(u"PrimaryEmailAddr"));
    QCOMPARE(updated.value(u"Notes").toString(), u"n"_s);
    QCOMPARE(updated.value(u"SyncToken").toString(), u"1"_s);
    QCOMPARE(updated.value(u"Active"), QJsonValue(true));
}

void TestQuickBooksWrites::aSparseUpdateChangesWhatIsThere()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s, u"jo@example.com"_s)});
    const auto updated = [&](const QString &token, const QJsonObject &values) {
        QJsonObject body = values;
        body.insert(u"Id"_s, u"1"_s);
        body.insert(u"SyncToken"_s, token);
        body.insert(u"sparse"_s, true);
        return QuickBooksCaller::json(caller.post(u"customer"_s, body)).value(u"Customer").toObject();
    };
    const QJsonObject first = updated(
        u"0"_s, {{u"Mobile"_s, QJsonObject{{u"FreeFormNumber"_s, u"+1 555 0100"_s}}}, {u"Notes"_s, QJsonValue::Null}});
    QCOMPARE(first.value(u"PrimaryEmailAddr")[u"Address"].toString(), u"jo@example.com"_s);
    QCOMPARE(first.value(u"Mobile")[u"FreeFormNumber"].toString(), u"+1 555 0100"_s);
    const QJsonObject cleared = updated(u"1"_s, {{u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, u""_s}}}});
    QVERIFY(!cleared.contains(u"PrimaryEmailAddr"));
    QCOMPARE(cleared.value(u"SyncToken").toString(), u"2"_s);
    QVERIFY(caller.standIn.setSwitch(u"sparse_customer"_s, u"needs_name"_s));
    QVERIFY(updated(u"2"_s, {{u"Notes"_s, u"x"_s}}).isEmpty());
}

void TestQuickBooksWrites::anUpdateWithoutChangeKeepsTheVersion()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s, u"jo@example.com"_s)});
    const QJsonObject before = QuickBooksCaller::json(caller.get(u"customer/1"_s)).value(u"Customer").toObject();
    caller.clock.advance(1min);
    QJsonObject body = before;
    const QJsonObject after = QuickBooksCaller::json(caller.post(u"customer"_s, body)).value(u"Customer").toObject();
    QCOMPARE(after.value(u"SyncToken"), before.value(u"SyncToken"));
    QCOMPARE(after.value(u"MetaData"), before.value(u"MetaData"));
}

void TestQuickBooksWrites::anOldVersionIsRefused()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    QVERIFY(
        caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"1"_s}, {u"values"_s, QJsonObject{{u"Notes"_s, u"n"_s}}}}));
    const net::Reply reply = caller.post(
        u"customer"_s, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}, {u"sparse"_s, true}, {u"Notes"_s, u"x"_s}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"5010"_s);
    QVERIFY(QuickBooksCaller::faultDetail(reply).startsWith(u"Stale Object Error : You and "_s));
}

void TestQuickBooksWrites::deactivatingFreesTheName()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    const Result<QJsonObject> gone = caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"1"_s}});
    QVERIFY(gone);
    QCOMPARE(gone->value(u"DisplayName").toString(), u"Jo (deleted)"_s);
    QCOMPARE(caller.get(u"customer/1"_s).status, 200);
    QVERIFY(caller.standIn.act(u"customer.add"_s, {{u"name"_s, u"Jo"_s}}));
    const Result<QJsonObject> taken = caller.standIn.act(u"customer.reactivate"_s, {{u"id"_s, u"1"_s}});
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, Error::Kind::BadInput);
    QCOMPARE(taken.error().serviceCode, u"6240"_s);
    QVERIFY(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"2"_s}}));
    QCOMPARE(
        caller.standIn.act(u"customer.reactivate"_s, {{u"id"_s, u"1"_s}})->value(u"DisplayName").toString(), u"Jo"_s);
    // Over the API the suffix stays until a name is sent.
    QCOMPARE(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"1"_s}})->value(u"SyncToken").toString(), u"3"_s);
    const QJsonObject body{{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"3"_s}, {u"sparse"_s, true}, {u"Active"_s, true}};
    QCOMPARE(QuickBooksCaller::json(caller.post(u"customer"_s, body)).value(u"Customer")[u"DisplayName"].toString(),
        u"Jo (deleted)"_s);
}

void TestQuickBooksWrites::aBalanceForbidsDeactivating()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    QVERIFY(caller.standIn.act(u"customer.book"_s, {{u"id"_s, u"1"_s}, {u"amount"_s, 12.5}}));
    const net::Reply reply = caller.post(
        u"customer"_s, {{u"Id"_s, u"1"_s}, {u"SyncToken"_s, u"0"_s}, {u"sparse"_s, true}, {u"Active"_s, false}});
    QCOMPARE(reply.status, 400);
    QVERIFY(QuickBooksCaller::faultDetail(reply).contains(u"Delete List Has Balance Error"));
}

void TestQuickBooksWrites::readOnlyFieldsAreIgnored()
{
    QuickBooksCaller caller;
    const QJsonObject made
        = QuickBooksCaller::json(caller.post(u"customer"_s,
                                     {{u"DisplayName"_s, u"Jo"_s}, {u"FullyQualifiedName"_s, u"X"_s}, {u"Level"_s, 3},
                                         {u"MetaData"_s, QJsonObject()}, {u"domain"_s, u"X"_s}}))
              .value(u"Customer")
              .toObject();
    QCOMPARE(made.value(u"FullyQualifiedName").toString(), u"Jo"_s);
    QCOMPARE(made.value(u"domain").toString(), u"QBO"_s);
    QVERIFY(!made.contains(u"Level"));
}

void TestQuickBooksWrites::aRequestIdReplaysTheFirstAnswer()
{
    QuickBooksCaller caller;
    const QJsonObject body{{u"DisplayName"_s, u"Jo"_s}};
    const net::Reply first = caller.post(u"customer"_s, body, "requestid=one&minorversion=12");
    caller.clock.advance(10min);
    const net::Reply second = caller.post(u"customer"_s, body, "requestid=one");
    QCOMPARE(second.body, first.body);
    QVERIFY(net::headerValue(second.headers, "intuit_tid") != net::headerValue(first.headers, "intuit_tid"));
    QCOMPARE(caller.standIn.dump().value(u"customers").toArray().size(), 1);
    // Even after the object has changed.
    QVERIFY(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(caller.post(u"customer"_s, body, "requestid=one").body, first.body);
    QCOMPARE(caller.post(u"customer"_s, {{u"DisplayName"_s, u"Al"_s}}, "requestid=one").body, first.body);
    QVERIFY(caller.standIn.setSwitch(u"requestid_other_body"_s, u"fault_600"_s));
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"customer"_s, {{u"DisplayName"_s, u"Al"_s}}, "requestid=one")),
        u"600"_s);
    // An empty id is none (recordings); a day later the id is forgotten.
    QCOMPARE(caller.post(u"customer"_s, {{u"DisplayName"_s, u"Bo"_s}}, "requestid=").status, 200);
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"customer"_s, {{u"DisplayName"_s, u"Bo"_s}}, "requestid=")),
        u"6240"_s);
    caller.clock.advance(24h);
    caller.connect();
    QVERIFY(caller.post(u"customer"_s, body, "requestid=one").body != first.body);
}

void TestQuickBooksWrites::requestIdsHaveTheirLimits()
{
    QuickBooksCaller caller;
    const QJsonObject body{{u"DisplayName"_s, u"Jo"_s}};
    QCOMPARE(
        QuickBooksCaller::faultCode(caller.post(u"customer"_s, body, "requestid=" + QByteArray(51, 'x'))), u"2050"_s);
    QCOMPARE(caller.post(u"customer"_s, body, "requestid=" + QByteArray(50, 'x')).status, 200);
    const auto batch = [&](const QString &bId, int requestId) {
        const QJsonObject item{{u"bId"_s, bId}, {u"Query"_s, u"SELECT * FROM Customer"_s}};
        return caller
            .post(u"batch"_s, {{u"BatchItemRequest"_s, QJsonArray{item}}}, "requestid=" + QByteArray(requestId, 'y'))
            .status;
    };
    QCOMPARE(batch(u"1"_s, 37), 400);
    QCOMPARE(batch(u"12345678901"_s, 36), 400);
    QCOMPARE(batch(u"1234567890"_s, 35), 200);
    // A refusal is replayed, unless switched.
    const QJsonObject taken{{u"DisplayName"_s, u"JO"_s}};
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"customer"_s, taken, "requestid=t")), u"6240"_s);
    QVERIFY(caller.standIn.act(u"customer.deactivate"_s, {{u"id"_s, u"1"_s}}));
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"customer"_s, taken, "requestid=t")), u"6240"_s);
    QVERIFY(caller.standIn.setSwitch(u"requestid_faults"_s, u"executed"_s));
    caller.clock.advance(1min);
    QCOMPARE(caller.post(u"customer"_s, taken, "requestid=u").status, 200);
}

void TestQuickBooksWrites::aBatchAnswersEachItem()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s), QuickBooksCaller::named(u"Al"_s)});
    const QJsonArray items{QJsonObject{{u"bId"_s, u"a"_s}, {u"operation"_s, u"create"_s},
                               {u"Customer"_s, QuickBooksCaller::named(u"Jo"_s)}},
        QJsonObject{{u"bId"_s, u"b"_s}, {u"operation"_s, u"create"_s}, {u"Vendor"_s, QuickBooksCaller::named(u"V"_s)}},
        QJsonObject{{u"bId"_s, u"c"_s}, {u"operation"_s, u"update"_s},
            {u"Customer"_s,
                QJsonObject{{u"Id"_s, u"2"_s}, {u"SyncToken"_s, u"0"_s}, {u"sparse"_s, true}, {u"Notes"_s, u"n"_s}}}},
        QJsonObject{{u"bId"_s, u"d"_s}, {u"Query"_s, u"select * from Customer where Id = '2'"_s}},
        QJsonObject{{u"bId"_s, u"e"_s}, {u"operation"_s, u"delete"_s}, {u"Customer"_s, QJsonObject{{u"Id"_s, u"2"_s}}}},
        QJsonObject{{u"bId"_s, u"f"_s}}};
    const auto answers = [&] {
        return QuickBooksCaller::json(caller.post(u"batch"_s, {{u"BatchItemRequest"_s, items}}))
            .value(u"BatchItemResponse")
            .toArray();
    };
    const QJsonArray first = answers();
    QCOMPARE(first.size(), 6);
    QCOMPARE(first[0][u"Fault"][u"Error"][0][u"code"].toString(), u"6240"_s);
    QCOMPARE(first[1][u"Vendor"][u"DisplayName"].toString(), u"V"_s);
    QCOMPARE(first[2][u"Customer"][u"SyncToken"].toString(), u"1"_s);
    QCOMPARE(first[3][u"QueryResponse"][u"maxResults"].toInt(), 1);
    QCOMPARE(first[4][u"Fault"][u"Error"][0][u"code"].toString(), u"500"_s);
    QCOMPARE(first[5][u"Fault"][u"Error"][0][u"code"].toString(), u"2020"_s);
    QCOMPARE(first[5][u"bId"].toString(), u"f"_s);
    QVERIFY(caller.standIn.setSwitch(u"batch_order"_s, u"shuffled"_s));
    bool moved = false;
    for (int i = 0; i < 5; ++i) {
        moved = moved || answers()[0][u"bId"].toString() != u"a";
    }
    QVERIFY(moved);
}

void TestQuickBooksWrites::badBatchesAreRefused()
{
    QuickBooksCaller caller;
    const auto item
        = [](const QString &bId) { return QJsonObject{{u"bId"_s, bId}, {u"Query"_s, u"SELECT * FROM Customer"_s}}; };
    QJsonArray many;
    for (int i = 0; i < 31; ++i) {
        many.append(item(QString::number(i)));
    }
    const auto code = [&](const QJsonArray &items) {
        return QuickBooksCaller::faultCode(caller.post(u"batch"_s, {{u"BatchItemRequest"_s, items}}));
    };
    QCOMPARE(code(many), u"1040"_s);
    many.removeLast();
    QCOMPARE(code(many), QString());
    QCOMPARE(code({item(u"a"_s), item(u"a"_s)}), u"2010"_s);
    QCOMPARE(code({item({})}), u"2020"_s);
    QCOMPARE(QuickBooksCaller::faultCode(caller.post(u"batch"_s, {})), u"2020"_s);
}

void TestQuickBooksWrites::entitiesThatNobodyWritesAreRefused()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    const net::Reply reply = caller.post(u"estimate"_s, {{u"CustomerRef"_s, QJsonObject{{u"value"_s, u"1"_s}}}});
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"500"_s);
    QCOMPARE(caller.post(u"shoe"_s, {}).status, 404);
    QCOMPARE(QuickBooksCaller::faultCode(caller.get(u"invoice/1"_s)), u"610"_s);
}

void TestQuickBooksWrites::callsPerSecondAreLimited()
{
    QuickBooksCaller caller;
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(caller.get(u"preferences"_s).status, 200);
    }
    const net::Reply reply = caller.get(u"preferences"_s);
    QCOMPARE(reply.status, 429);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"3001"_s);
    QVERIFY(QuickBooksCaller::json(reply).value(u"time").isDouble());
    caller.clock.advance(1s);
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
    QCOMPARE(caller.standIn.counters().value(u"throttled").toInt(), 1);
    QVERIFY(caller.standIn.act(u"limits.off"_s, {}));
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(caller.get(u"preferences"_s).status, 200);
    }
}

void TestQuickBooksWrites::callsPerMinuteAndBatchesAreLimited()
{
    QuickBooksCaller caller;
    for (int i = 0; i < 500; ++i) {
        caller.clock.advance(110ms);
        QCOMPARE(caller.get(u"preferences"_s).status, 200);
    }
    caller.clock.advance(110ms);
    QCOMPARE(caller.get(u"preferences"_s).status, 429);
    caller.clock.advance(1min);
    QVERIFY(caller.standIn.act(u"limits.set"_s, {{u"batchesPerMinute"_s, u"2"_s}}));
    const QJsonObject batch{{u"BatchItemRequest"_s, QJsonArray{}}};
    QCOMPARE(caller.post(u"batch"_s, batch).status, 200);
    QCOMPARE(caller.post(u"batch"_s, batch).status, 200);
    QCOMPARE(caller.post(u"batch"_s, batch).status, 429);
    QVERIFY(!caller.standIn.act(u"limits.set"_s, {{u"perSecond"_s, u"many"_s}}));
    QVERIFY(!caller.standIn.act(u"limits.set"_s, {{u"perFortnight"_s, u"1"_s}}));
}

void TestQuickBooksWrites::theMonthlyQuotaCanBlock()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.act(u"limits.set"_s, {{u"readsPerMonth"_s, 2}}));
    QVERIFY(caller.standIn.setSwitch(u"quota"_s, u"blocks"_s));
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
    QCOMPARE(caller.get(u"preferences"_s).status, 429);
    QCOMPARE(caller.post(u"customer"_s, QuickBooksCaller::named(u"Jo"_s)).status, 200); // writing is not metered
    caller.clock.advance(std::chrono::days(30));
    caller.connect();
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
}

void TestQuickBooksWrites::withoutAcceptingJsonTheAnswerIsXml()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo & <Al>"_s)});
    net::Request request = caller.request("GET", u"customer/1"_s, {}, {});
    request.headers.removeLast();
    const net::Reply reply = caller.standIn.handle(request);
    QCOMPARE(reply.status, 200);
    QVERIFY(net::headerValue(reply.headers, "Content-Type").startsWith("application/xml"));
    QVERIFY(reply.body.contains("<DisplayName>Jo &amp; &lt;Al&gt;</DisplayName>"));
    QVERIFY(reply.body.contains("<CurrencyRef name=\"United States Dollar\">USD</CurrencyRef>"));
    QVERIFY(caller.standIn.setSwitch(u"accept_missing"_s, u"refused"_s));
    QCOMPARE(caller.standIn.handle(request).status, 406);
}

void TestQuickBooksWrites::aFaultCanComeWithStatus200()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    QVERIFY(caller.standIn.setSwitch(u"fault_in_200"_s, u"on"_s));
    const net::Reply reply = caller.post(u"customer"_s, QuickBooksCaller::named(u"Jo"_s));
    QCOMPARE(reply.status, 200);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"6240"_s);
}

void TestQuickBooksWrites::gatewayErrorsCanBeXml()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.setSwitch(u"gateway_body"_s, u"xml"_s));
    QVERIFY(caller.standIn.act(u"limits.set"_s, {{u"perMinute"_s, 0}}));
    const net::Reply reply = caller.get(u"preferences"_s);
    QCOMPARE(reply.status, 429);
    QVERIFY(reply.body.contains(
        "<Error code=\"3001\"><Message>message=ThrottleExceeded; errorCode=003001; statusCode=429</Message>"));
}

void TestQuickBooksWrites::anEndedSubscriptionRefusesEverything()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.act(u"subscription.end"_s, {}));
    const net::Reply reply = caller.query(u"SELECT * FROM Customer"_s);
    QCOMPARE(reply.status, 400);
    QCOMPARE(QuickBooksCaller::faultCode(reply), u"6190"_s);
    QVERIFY(caller.standIn.setSwitch(u"company_status_http"_s, u"403"_s));
    QCOMPARE(caller.get(u"preferences"_s).status, 403);
    QVERIFY(caller.standIn.act(u"subscription.renew"_s, {}));
    QCOMPARE(caller.get(u"preferences"_s).status, 200);
}

void TestQuickBooksWrites::maintenanceIsAPageInHtml()
{
    QuickBooksCaller caller;
    QVERIFY(caller.standIn.act(u"maintenance.on"_s, {}));
    const net::Reply reply = caller.post(u"customer"_s, QuickBooksCaller::named(u"Jo"_s));
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.body.startsWith("<html>"));
    QVERIFY(caller.standIn.act(u"maintenance.off"_s, {}));
    QVERIFY(caller.standIn.dump().value(u"customers").toArray().isEmpty());
}

void TestQuickBooksWrites::everySwitchHasItsPositions()
{
    QuickBooksCaller caller;
    const QJsonArray table = caller.standIn.switchTable();
    QCOMPARE(table.size(), caller.standIn.switches().size());
    for (const auto entry : table) {
        const QString name = entry[u"name"].toString();
        const QJsonArray positions = entry[u"positions"].toArray();
        QVERIFY(positions.size() >= 2);
        QVERIFY(!entry[u"about"].toString().isEmpty());
        QCOMPARE(caller.standIn.switches().value(name).toString(), positions[0].toString());
        for (const auto position : positions) {
            QVERIFY(caller.standIn.setSwitch(name, position.toString()));
            QCOMPARE(caller.standIn.switches().value(name).toString(), position.toString());
        }
        QCOMPARE(caller.standIn.setSwitch(name, u"sideways"_s).error().kind, Error::Kind::BadInput);
        QVERIFY(!caller.standIn.setSwitch(name, {}));
    }
    QVERIFY(!caller.standIn.setSwitch(u"no_such"_s, u"on"_s));
}

void TestQuickBooksWrites::everyActionIsKnown()
{
    QuickBooksCaller caller;
    for (const auto entry : caller.standIn.actions()) {
        const Result<QJsonObject> done = caller.standIn.act(entry[u"name"].toString(), {});
        QVERIFY(done || !done.error().detail.contains(u"no action"));
        QVERIFY(!entry[u"title"].toString().isEmpty());
    }
    QVERIFY(caller.standIn.act(u"fly"_s, {}).error().detail.contains(u"no action"));
    QVERIFY(!caller.standIn.act(u"customer.add"_s, {{u"realm"_s, u"0"_s}, {u"name"_s, u"Jo"_s}}));
}

void TestQuickBooksWrites::sameSeedSameBytes()
{
    QuickBooksCaller first({QuickBooksCaller::named(u"Jo"_s)});
    QuickBooksCaller second({QuickBooksCaller::named(u"Jo"_s)});
    QCOMPARE(first.access, second.access);
    const net::Reply a = first.query(u"SELECT * FROM Customer"_s);
    const net::Reply b = second.query(u"SELECT * FROM Customer"_s);
    QCOMPARE(a.body, b.body);
    QCOMPARE(net::headerValue(a.headers, "intuit_tid"), net::headerValue(b.headers, "intuit_tid"));
}

void TestQuickBooksWrites::theDumpHoldsNoToken()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    const QByteArray all
        = QJsonDocument(caller.standIn.dump()).toJson() + QJsonDocument(caller.standIn.counters()).toJson();
    QVERIFY(all.contains("Jo"));
    QVERIFY(!all.contains(caller.access.toLatin1()));
    QVERIFY(!all.contains(caller.refreshToken.toLatin1()));
}

void TestQuickBooksWrites::wrongPathsAndMethodsAreRefused()
{
    QuickBooksCaller caller;
    net::Request request;
    request.url = QUrl(u"http://localhost:8918/v3/nothing"_s);
    QCOMPARE(caller.standIn.handle(request).status, 404);
    QCOMPARE(caller.get(u""_s).status, 404);
    QCOMPARE(caller.get(u"query/"_s).status, 404);
    QCOMPARE(caller.standIn.handle(caller.request("DELETE", u"customer/1"_s, {}, {})).status, 405);
    net::Request untyped = caller.request("POST", u"customer"_s, {}, {});
    untyped.body = "{\"DisplayName\": \"Jo\"}";
    QCOMPARE(QuickBooksCaller::faultCode(caller.standIn.handle(untyped)), u"1050"_s);
}

void TestQuickBooksWrites::piecesOfRequestsAreAnswered()
{
    QuickBooksCaller caller({QuickBooksCaller::named(u"Jo"_s)});
    QVERIFY(caller.standIn.act(u"limits.off"_s, {}));
    const QString statement
        = u"SELECT Id, DisplayName FROM Customer WHERE Id IN ('1','x') AND MetaData.CreateTime >= "
          u"'2026-01-01T00:00:00+01:00' AND "
          "DisplayName LIKE '%a\\'%' AND Balance <= -1.5 ORDERBY Id DESC, Balance STARTPOSITION 1 MAXRESULTS 9"_s;
    for (qsizetype length = 0; length <= statement.size(); ++length) {
        const net::Reply reply = caller.query(statement.left(length));
        QVERIFY(reply.status == 200 || reply.status == 400);
        QVERIFY(QJsonDocument::fromJson(reply.body).isObject());
    }
    const QByteArray body
        = "{\"BatchItemRequest\":[{\"bId\":\"1\",\"operation\":\"create\",\"Customer\":{\"DisplayName\":\"A\","
          "\"BillAddr\":{\"Line1\":\"x\"}}},{\"bId\":\"2\",\"Query\":7},{\"bId\":\"3\",\"operation\":1,\"Shoe\":[]}]}";
    for (qsizetype length = 1; length <= body.size(); ++length) {
        const net::Reply reply = caller.standIn.handle(caller.request("POST", u"batch"_s, {}, body.left(length)));
        QCOMPARE(reply.status, length == body.size() ? 200 : 400);
    }
    QCOMPARE(caller.standIn.dump().value(u"customers").toArray().size(), 2);
}

void TestQuickBooksWrites::absurdCustomersAreKept()
{
    QJsonObject absurd = QuickBooksCaller::named(QString(10000, u'x') + u":\t\u202e");
    absurd.insert(u"Id"_s, 7);
    absurd.insert(u"Balance"_s, 1e300);
    QuickBooksCaller caller({absurd, 5, QJsonValue::Null});
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE Id = '7'"_s)[0][u"DisplayName"], absurd.value(u"DisplayName"));
    QVERIFY(caller.standIn.act(u"customer.book"_s, {{u"id"_s, u"7"_s}, {u"amount"_s, u"1"_s}}));
    QVERIFY(
        caller.standIn.act(u"customer.edit"_s, {{u"id"_s, u"7"_s}, {u"values"_s, QJsonObject{{u"Notes"_s, u"n"_s}}}}));
    QCOMPARE(caller.rows(u"SELECT * FROM Customer WHERE Balance > 1 ORDERBY Balance"_s).size(), 0);
}

QTEST_GUILESS_MAIN(TestQuickBooksWrites)
#include "tst_quickbooks_writes.moc"
