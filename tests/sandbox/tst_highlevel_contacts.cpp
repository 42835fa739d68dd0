// The stand-in of HighLevel: contacts are created, matched, changed and searched as the reference says.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

QJsonObject leaf(const QString &field, const QString &does, const QJsonValue &value = QJsonValue::Undefined)
{
    QJsonObject filter{{u"field"_s, field}, {u"operator"_s, does}};
    if (!value.isUndefined()) {
        filter.insert(u"value"_s, value);
    }
    return filter;
}

QJsonObject group(const QString &word, const QJsonArray &filters)
{
    return {{u"group"_s, word}, {u"filters"_s, filters}};
}

QStringList firstNames(const HighLevelAnswer &answer)
{
    QStringList names;
    for (const QJsonValue &contact : answer.json.value("contacts"_L1).toArray()) {
        names.append(contact["firstNameLowerCase"_L1].toString());
    }
    return names;
}

QString idOf(const HighLevelAnswer &answer) { return answer.object("contact").value("id"_L1).toString(); }

} // namespace

class TestHighLevelContacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void creatingAnswersTheWholeContact()
    {
        HighLevelCaller caller;
        const auto made = caller.create({{u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
            {u"email"_s, u"Ana@Example.com"_s}, {u"phone"_s, u"(202) 456-1111"_s}, {u"companyName"_s, u"Ruiz Bakery"_s},
            {u"country"_s, u"US"_s}, {u"tags"_s, QJsonArray{u"quickbooks"_s, u"quickbooks"_s}},
            {u"source"_s, u"QuickBooks"_s}, {u"gender"_s, u"female"_s}});
        QCOMPARE(made.status, 201);
        const QJsonObject contact = made.object("contact");
        QCOMPARE(contact.value("id"_L1).toString().size(), 20);
        QCOMPARE(contact.value("phone"_L1).toString(), u"+12024561111"_s);
        QCOMPARE(contact.value("email"_L1).toString(), u"Ana@Example.com"_s);
        QCOMPARE(contact.value("emailLowerCase"_L1).toString(), u"ana@example.com"_s);
        QCOMPARE(contact.value("contactName"_L1).toString(), u"Ana Ruiz"_s);
        QCOMPARE(contact.value("type"_L1).toString(), u"lead"_s);
        QCOMPARE(contact.value("tags"_L1).toArray(), QJsonArray{u"quickbooks"_s});
        QCOMPARE(contact.value("dateAdded"_L1).toString(), u"2026-03-03T08:12:44.417Z"_s);
        QCOMPARE(contact.value("dateUpdated"_L1).toString(), u"2026-03-03T08:12:44.417Z"_s);
        QVERIFY(contact.contains("__v"_L1) && contact.contains("companyId"_L1));
        const auto read = caller.get(u"/contacts/"_s + idOf(made));
        QCOMPARE(read.status, 200);
        QCOMPARE(read.object("contact"), contact);
        const auto unknown = caller.get(u"/contacts/Ct4nAruIz00000Demo01"_s);
        QCOMPARE(unknown.status, 400);
        QCOMPARE(unknown.message(), u"Contact with id Ct4nAruIz00000Demo01 not found"_s);
    }

    void aWholeNameIsSplit()
    {
        HighLevelCaller caller;
        const QJsonObject split = caller.create({{u"name"_s, u"Ana Maria Ruiz"_s}}).object("contact");
        QCOMPARE(split.value("firstName"_L1).toString(), u"Ana"_s);
        QCOMPARE(split.value("lastName"_L1).toString(), u"Maria Ruiz"_s);
        const QJsonObject both
            = caller.create({{u"name"_s, u"Nobody"_s}, {u"firstName"_s, u"Eva"_s}}).object("contact");
        QCOMPARE(both.value("contactName"_L1).toString(), u"Eva"_s);
        QVERIFY(!both.contains("name"_L1));
    }

    void bodiesAreValidated_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown property")
            << u"additionalEmails"_s << QJsonValue(QJsonArray()) << u"property additionalEmails should not exist"_s;
        QTest::newRow("no address2") << u"address2"_s << QJsonValue(u"x"_s) << u"property address2 should not exist"_s;
        QTest::newRow("only upserts may double") << u"createNewIfDuplicateAllowed"_s << QJsonValue(true)
                                                 << u"property createNewIfDuplicateAllowed should not exist"_s;
        QTest::newRow("name is text") << u"firstName"_s << QJsonValue(5) << u"firstName must be a string"_s;
        QTest::newRow("e-mail") << u"email"_s << QJsonValue(u"a@b, c@d.example"_s) << u"email must be an email"_s;
        QTest::newRow("e-mail without domain")
            << u"email"_s << QJsonValue(u"ana@example"_s) << u"email must be an email"_s;
        QTest::newRow("phone") << u"phone"_s << QJsonValue(u"call me"_s) << u"Invalid country calling code"_s;
        QTest::newRow("country in words")
            << u"country"_s << QJsonValue(u"USA"_s) << u"country must be a valid ISO31661 Alpha2 code"_s;
        QTest::newRow("not UK") << u"country"_s << QJsonValue(u"UK"_s)
                                << u"country must be a valid ISO31661 Alpha2 code"_s;
        QTest::newRow("tags are a list") << u"tags"_s << QJsonValue(u"vip"_s) << u"tags must be an array"_s;
        QTest::newRow("tags are texts") << u"tags"_s << QJsonValue(QJsonArray{1})
                                        << u"each value in tags must be a string"_s;
        QTest::newRow("too long") << u"lastName"_s << QJsonValue(QString(1001, u'x'))
                                  << u"lastName must be shorter than or equal to 1000 characters"_s;
        QTest::newRow("channel") << u"dndSettings"_s << QJsonValue(QJsonObject{{u"sms"_s, QJsonObject()}})
                                 << u"dndSettings.property sms should not exist"_s;
        QTest::newRow("read name of a value")
            << u"customFields"_s << QJsonValue(QJsonArray{QJsonObject{{u"id"_s, u"x"_s}, {u"value"_s, u"y"_s}}})
            << u"customFields.0.property value should not exist"_s;
        QTest::newRow("date") << u"dateOfBirth"_s << QJsonValue(u"1990-13-40"_s)
                              << u"dateOfBirth must be a valid date"_s;
    }

    void bodiesAreValidated()
    {
        QFETCH(const QString, field);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, message);
        HighLevelCaller caller;
        const auto answer = caller.create({{field, value}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.messages(), QStringList{message});
        QCOMPARE(caller.standIn.dump().value("contacts"_L1).toArray().size(), 0);
    }

    void acceptableOddities()
    {
        HighLevelCaller caller;
        const auto made = caller.create({{u"firstName"_s, QString(1000, u'x')},
            {u"lastName"_s, QString::fromUtf8("\u202eرويز 🥐")}, {u"country"_s, u"XK"_s},
            {u"email"_s, QJsonValue::Null}, {u"phone"_s, u""_s}, {u"dateOfBirth"_s, u"09/25/1990"_s}});
        QCOMPARE(made.status, 201);
        QCOMPARE(made.object("contact").value("dateOfBirth"_L1).toString(), u"1990-09-25T00:00:00.000Z"_s);
        QVERIFY(!made.object("contact").contains("email"_L1));
        QCOMPARE(caller.call("POST", u"/contacts/"_s, "{\"locationId\":").status, 400);
        QCOMPARE(caller.call("POST", u"/contacts/"_s, "[1]").status, 400);
        QCOMPARE(caller.call("POST", u"/contacts/"_s, "{}", "text/plain").messages(),
            QStringList{u"locationId should not be empty"_s});
        QCOMPARE(caller.call("POST", u"/contacts/"_s, R"({"locationId":5})").status, 422);
        QVERIFY(caller.standIn.setSwitch(u"invalid_phone"_s, u"400"_s));
        QCOMPARE(caller.create({{u"phone"_s, u"123"_s}}).status, 400);
    }

    void duplicatesAreRefusedInTheLocationsOrder()
    {
        HighLevelCaller caller;
        const QString ana = idOf(caller.create(
            {{u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s}, {u"email"_s, u"ana@example.com"_s}}));
        const QString bea = idOf(caller.create({{u"firstName"_s, u"Bea"_s}, {u"phone"_s, u"+12024561111"_s}}));
        const QJsonObject both{{u"email"_s, u"ANA@example.com"_s}, {u"phone"_s, u"202-456-1111"_s}};
        const auto refused = caller.create(both);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.message(), u"This location does not allow duplicated contacts."_s);
        QCOMPARE(refused.object("meta"),
            QJsonObject({{u"contactId"_s, ana}, {u"contactName"_s, u"Ana Ruiz"_s}, {u"matchingField"_s, u"email"_s}}));
        QVERIFY(caller.standIn.act(u"location.settings"_s, {{u"dedupe"_s, u"phone,email"_s}}));
        QCOMPARE(caller.create(both).object("meta").value("contactId"_L1).toString(), bea);
        QCOMPARE(caller.create(both).object("meta").value("matchingField"_L1).toString(), u"phone"_s);
        QVERIFY(caller.standIn.act(u"location.settings"_s, {{u"allowDuplicates"_s, u"on"_s}}));
        QCOMPARE(caller.create(both).status, 201);
        QCOMPARE(caller.create({}).status, 201);
        QCOMPARE(caller.create({}).status, 201); // neither address nor number: always a new one
    }

    void aCreationMayAnswer422AndHappen()
    {
        HighLevelCaller caller;
        QVERIFY(caller.standIn.setSwitch(u"create_422_still_creates"_s, u"on"_s));
        QCOMPARE(caller.create({{u"email"_s, u"ana@example.com"_s}}).status, 422);
        QCOMPARE(caller.standIn.dump().value("contacts"_L1).toArray().size(), 1);
        QCOMPARE(caller.create({{u"email"_s, u"ana@example.com"_s}}).status, 400);
    }

    void upsertTellsNewFromFound()
    {
        HighLevelCaller caller;
        const auto made = caller.upsert({{u"email"_s, u"ana@example.com"_s}, {u"gender"_s, u"female"_s},
            {u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}, {u"companyName"_s, u"Old"_s}});
        QCOMPARE(made.status, 200);
        QCOMPARE(made.json.value("new"_L1).toBool(), true);
        caller.clock.advance(1s);
        const auto found = caller.upsert({{u"email"_s, u"ANA@example.com"_s}, {u"gender"_s, u"male"_s},
            {u"tags"_s, QJsonArray{u"c"_s}}, {u"companyName"_s, u"New"_s}, {u"phone"_s, u"+12024561111"_s}});
        QCOMPARE(found.json.value("new"_L1), QJsonValue(false));
        QCOMPARE(idOf(found), idOf(made));
        const QJsonObject contact = found.object("contact");
        QCOMPARE(contact.value("gender"_L1).toString(), u"female"_s); // accepted, ignored
        QCOMPARE(contact.value("tags"_L1).toArray(), QJsonArray{u"c"_s}); // replaced
        QCOMPARE(contact.value("companyName"_L1).toString(), u"New"_s);
        QCOMPARE(contact.value("phone"_L1).toString(), u"+12024561111"_s);
        QCOMPARE(contact.value("dateUpdated"_L1).toString(), u"2026-03-03T08:12:45.417Z"_s);
        QCOMPARE(contact.value("dateAdded"_L1).toString(), u"2026-03-03T08:12:44.417Z"_s);
        QVERIFY(caller.standIn.setSwitch(u"upsert_created_status"_s, u"201"_s));
        QCOMPARE(caller.upsert({{u"email"_s, u"eva@example.com"_s}}).status, 201);
        QCOMPARE(caller.upsert({{u"email"_s, u"eva@example.com"_s}}).status, 200);
    }

    void upsertDropsTheOthersValueSilently()
    {
        HighLevelCaller caller;
        const QString ana = idOf(caller.create({{u"email"_s, u"ana@example.com"_s}}));
        const QString bea = idOf(caller.create({{u"email"_s, u"bea@example.com"_s}, {u"phone"_s, u"+12024561111"_s}}));
        const QJsonObject both{{u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}};
        const auto byEmail = caller.upsert(both);
        QCOMPARE(byEmail.status, 200);
        QCOMPARE(idOf(byEmail), ana);
        QVERIFY(!byEmail.object("contact").contains("phone"_L1));
        QVERIFY(caller.standIn.act(u"location.settings"_s, {{u"dedupe"_s, u"phone,email"_s}}));
        const auto byPhone = caller.upsert(both);
        QCOMPARE(idOf(byPhone), bea);
        QCOMPARE(byPhone.object("contact").value("email"_L1).toString(), u"bea@example.com"_s);
    }

    void upsertPromotesAnAdditionalAddress()
    {
        HighLevelCaller caller({QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"firstName"_s, u"Ana"_s},
            {u"email"_s, u"ana@example.com"_s},
            {u"additionalEmails"_s, QJsonArray{u"ana@work.example"_s, u"ana@home.example"_s}}}});
        const auto found = caller.upsert({{u"email"_s, u"ana@work.example"_s}});
        QCOMPARE(idOf(found), u"Ct4nAruIz00000Demo01"_s);
        QCOMPARE(found.object("contact").value("email"_L1).toString(), u"ana@work.example"_s);
        QCOMPARE(found.object("contact").value("additionalEmails"_L1).toArray(), QJsonArray{u"ana@home.example"_s});
        QCOMPARE(caller.create({{u"email"_s, u"ana@example.com"_s}}).status, 201); // the old main one is lost
    }

    void upsertMayDoubleOnlyWhereTheLocationAllows()
    {
        HighLevelCaller caller;
        const QJsonObject body{{u"email"_s, u"ana@example.com"_s}, {u"createNewIfDuplicateAllowed"_s, true}};
        QCOMPARE(caller.upsert(body).json.value("new"_L1).toBool(), true);
        QCOMPARE(caller.upsert(body).json.value("new"_L1).toBool(), false);
        QVERIFY(caller.standIn.act(u"location.settings"_s, {{u"allowDuplicates"_s, u"on"_s}}));
        QCOMPARE(caller.upsert(body).json.value("new"_L1).toBool(), true);
        QCOMPARE(caller.upsert({{u"email"_s, u"ana@example.com"_s}}).json.value("new"_L1).toBool(), false);
    }

    void updatingKnowsFewerFields()
    {
        HighLevelCaller caller;
        const auto made = caller.create({{u"firstName"_s, u"Ana"_s}, {u"email"_s, u"ana@example.com"_s}});
        const QString path = u"/contacts/"_s + idOf(made);
        for (const QString &field : {u"gender"_s, u"companyName"_s, u"locationId"_s}) {
            const auto refused = caller.put(path, {{field, HighLevelCaller::first}});
            QCOMPARE(refused.status, 422);
            QCOMPARE(refused.messages(), QStringList{u"property %1 should not exist"_s.arg(field)});
        }
        caller.clock.advance(2s);
        const auto changed = caller.put(path, {{u"lastName"_s, u"Ruiz"_s}, {u"phone"_s, u"202 456 1111"_s}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.json.value("succeded"_L1).toBool(), true);
        QCOMPARE(changed.object("contact").value("phone"_L1).toString(), u"+12024561111"_s);
        QCOMPARE(changed.object("contact").value("firstName"_L1).toString(), u"Ana"_s);
        QCOMPARE(changed.object("contact").value("dateUpdated"_L1).toString(), u"2026-03-03T08:12:46.417Z"_s);
        const auto other = caller.create({{u"email"_s, u"bea@example.com"_s}});
        QCOMPARE(caller.put(u"/contacts/"_s + idOf(other), {{u"email"_s, u"ana@example.com"_s}}).status, 400);
        QCOMPARE(caller.put(u"/contacts/nobody"_s, {{u"firstName"_s, u"X"_s}}).status, 400);
        QCOMPARE(
            caller.put(path, {{u"lastName"_s, QJsonValue::Null}}).object("contact").value("lastName"_L1).toString(),
            u"Ruiz"_s);
        QVERIFY(caller.standIn.setSwitch(u"null_clears"_s, u"on"_s));
        QVERIFY(!caller.put(path, {{u"lastName"_s, QJsonValue::Null}}).object("contact").contains("lastName"_L1));
    }

    void deletedContactsAreGone()
    {
        HighLevelCaller caller;
        const QString id = idOf(caller.create({{u"email"_s, u"ana@example.com"_s}}));
        caller.clock.advance(3s);
        QCOMPARE(caller.call("DELETE", u"/contacts/"_s + id).json.value("succeded"_L1).toBool(), true);
        QCOMPARE(caller.get(u"/contacts/"_s + id).status, 400);
        QCOMPARE(caller.search({}).json.value("total"_L1).toInt(), 1); // the search does not know yet
        caller.clock.advance(3s);
        QCOMPARE(caller.search({}).json.value("total"_L1).toInt(), 0);
        QCOMPARE(caller.create({{u"email"_s, u"ana@example.com"_s}}).status, 201);
    }

    void tagsAreAddedAndRemoved()
    {
        HighLevelCaller caller;
        const QString id = idOf(caller.create({{u"tags"_s, QJsonArray{u"a"_s}}}));
        const QString path = u"/contacts/%1/tags"_s.arg(id);
        const auto added = caller.post(path, {{u"tags"_s, QJsonArray{u"b"_s, u"a"_s}}});
        QCOMPARE(added.status, 201);
        QCOMPARE(added.json.value("tags"_L1).toArray(), (QJsonArray{u"a"_s, u"b"_s}));
        const auto removed = caller.call("DELETE", path, R"({"tags":["a"]})");
        QCOMPARE(removed.status, 200);
        QCOMPARE(removed.json.value("tags"_L1).toArray(), QJsonArray{u"b"_s});
        QCOMPARE(caller.post(path, {}).status, 422);
        const auto many = caller.post(u"/contacts/bulk/tags/update/add"_s,
            {{u"contacts"_s, QJsonArray{id, u"nobody"_s}}, {u"tags"_s, QJsonArray{u"c"_s}},
                {u"locationId"_s, HighLevelCaller::first}});
        QCOMPARE(many.status, 201);
        QCOMPARE(many.json.value("errorCount"_L1).toInt(), 1);
        QCOMPARE(caller.get(u"/contacts/"_s + id).object("contact").value("tags"_L1).toArray(),
            (QJsonArray{u"b"_s, u"c"_s}));
        QCOMPARE(
            caller.get(u"/locations/%1/tags"_s.arg(HighLevelCaller::first)).json.value("tags"_L1).toArray().size(), 3);
    }

    void customFieldsAreWrittenAndReadUnderTwoNames()
    {
        HighLevelCaller caller;
        const QString path = u"/locations/%1/customFields"_s.arg(HighLevelCaller::first);
        const auto field = caller.post(
            path, {{u"name"_s, u"QuickBooks Id"_s}, {u"dataType"_s, u"TEXT"_s}, {u"model"_s, u"contact"_s}});
        QCOMPARE(field.status, 201);
        const QString id = field.object("customField").value("id"_L1).toString();
        const auto made = caller.create({{u"customFields"_s,
            QJsonArray{QJsonObject{{u"key"_s, u"quickbooks_id"_s}, {u"field_value"_s, u"QBO-58"_s}}}}});
        QCOMPARE(made.object("contact").value("customFields"_L1).toArray(),
            QJsonArray{QJsonObject({{u"id"_s, id}, {u"value"_s, u"QBO-58"_s}})});
        QCOMPARE(caller.get(path + u"?model=contact"_s).json.value("customFields"_L1).toArray().size(), 1);
        caller.clock.advance(3s);
        QCOMPARE(caller.search({{u"filters"_s, QJsonArray{leaf(u"customFields."_s + id, u"eq"_s, u"qbo-58"_s)}}})
                     .json.value("total"_L1)
                     .toInt(),
            1);
    }

    void searchesLagBehind()
    {
        HighLevelCaller caller;
        const auto made = caller.create({{u"firstName"_s, u"Ana"_s}, {u"email"_s, u"ana@example.com"_s}});
        const QJsonObject question{{u"filters"_s, QJsonArray{leaf(u"email"_s, u"eq"_s, u"ANA@example.com"_s)}}};
        caller.clock.advance(2999ms);
        QCOMPARE(caller.search(question).json.value("total"_L1).toInt(), 0);
        const QString duplicate
            = u"/contacts/search/duplicate?locationId=%1&email=ana%40example.com"_s.arg(HighLevelCaller::first);
        QCOMPARE(idOf(caller.get(duplicate)), idOf(made));
        QVERIFY(caller.standIn.setSwitch(u"duplicate_search_lags"_s, u"on"_s));
        QVERIFY(caller.get(duplicate).json.value("contact"_L1).isNull());
        caller.clock.advance(1ms);
        QCOMPARE(caller.search(question).json.value("total"_L1).toInt(), 1);
        QCOMPARE(idOf(caller.get(duplicate)), idOf(made));
        QCOMPARE(caller.put(u"/contacts/"_s + idOf(made), {{u"email"_s, u"new@example.com"_s}}).status, 200);
        QCOMPARE(caller.search(question).json.value("total"_L1).toInt(), 1); // shown as it was
        caller.clock.advance(3s);
        QCOMPARE(caller.search(question).json.value("total"_L1).toInt(), 0);
        QVERIFY(caller.standIn.setSwitch(u"search_lag_seconds"_s, u"0"_s));
        QCOMPARE(caller.create({{u"email"_s, u"ana@example.com"_s}}).status, 201);
        QCOMPARE(caller.search(question).json.value("total"_L1).toInt(), 1);
    }

    void seedsAreThereAtOnceWithIdsAndDates()
    {
        HighLevelCaller caller(
            {QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
                 {u"phone"_s, u"+15551234567"_s}, {u"dateAdded"_s, u"2025-01-02T03:04:05.006Z"_s},
                 {u"firstNameLowerCase"_s, u"ana"_s}},
                QJsonObject{{u"name"_s, u"Bea Stone"_s}}});
        const auto found = caller.search(
            {{u"sort"_s, QJsonArray{QJsonObject{{u"field"_s, u"dateAdded"_s}, {u"direction"_s, u"asc"_s}}}}});
        QCOMPARE(firstNames(found), (QStringList{u"ana"_s, u"bea"_s}));
        const QJsonObject row = found.json.value("contacts"_L1)[0].toObject();
        QCOMPARE(row.value("id"_L1).toString(), u"Ct4nAruIz00000Demo01"_s);
        QCOMPARE(row.value("dateUpdated"_L1).toString(), u"2025-01-02T03:04:05.006Z"_s);
        QVERIFY(!row.contains("firstName"_L1) && !row.contains("lastName"_L1) && !row.contains("dndSettings"_L1));
        QCOMPARE(row.value("searchAfter"_L1).toArray(), (QJsonArray{1735787045006.0, u"Ct4nAruIz00000Demo01"_s}));
        const auto phone = caller.get(
            u"/contacts/search/duplicate?locationId=%1&number=%2B15551234567"_s.arg(HighLevelCaller::first));
        QCOMPARE(idOf(phone), u"Ct4nAruIz00000Demo01"_s);
    }

    void filtersAndGroups_data()
    {
        QTest::addColumn<QJsonArray>("filters");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("none") << QJsonArray() << QStringList{u"ana"_s, u"bea"_s, u"cem"_s};
        QTest::newRow("eq ignores case") << QJsonArray{leaf(u"firstNameLowerCase"_s, u"eq"_s, u"Ana"_s)}
                                         << QStringList{u"ana"_s};
        QTest::newRow("phone") << QJsonArray{leaf(u"phone"_s, u"eq"_s, u"+12024561111"_s)} << QStringList{u"bea"_s};
        QTest::newRow("not_eq keeps the empty")
            << QJsonArray{leaf(u"city"_s, u"not_eq"_s, u"Austin"_s)} << QStringList{u"bea"_s, u"cem"_s};
        QTest::newRow("contains") << QJsonArray{leaf(u"email"_s, u"contains"_s, u"EXAMPLE"_s)}
                                  << QStringList{u"ana"_s, u"cem"_s};
        QTest::newRow("not_contains") << QJsonArray{leaf(u"email"_s, u"not_contains"_s, u"ana"_s)}
                                      << QStringList{u"bea"_s, u"cem"_s};
        QTest::newRow("exists") << QJsonArray{leaf(u"email"_s, u"exists"_s)} << QStringList{u"ana"_s, u"cem"_s};
        QTest::newRow("not_exists") << QJsonArray{leaf(u"email"_s, u"not_exists"_s)} << QStringList{u"bea"_s};
        QTest::newRow("tags") << QJsonArray{leaf(u"tags"_s, u"eq"_s, u"vip"_s)} << QStringList{u"ana"_s, u"cem"_s};
        QTest::newRow("blocked channel") << QJsonArray{leaf(u"dndSettings.SMS.status"_s, u"eq"_s, u"active"_s)}
                                         << QStringList{u"cem"_s};
        QTest::newRow("dnd") << QJsonArray{leaf(u"dnd"_s, u"eq"_s, false)} << QStringList{u"ana"_s, u"bea"_s, u"cem"_s};
        QTest::newRow("range") << QJsonArray{leaf(u"dateAdded"_s, u"range"_s,
            QJsonObject{{u"gte"_s, u"2025-01-02T00:00:00.000Z"_s}, {u"lt"_s, u"2025-01-03T00:00:00Z"_s}})}
                               << QStringList{u"bea"_s};
        QTest::newRow("top level is and")
            << QJsonArray{leaf(u"tags"_s, u"eq"_s, u"vip"_s), leaf(u"city"_s, u"exists"_s)} << QStringList{u"ana"_s};
        QTest::newRow("or of two indexed") << QJsonArray{group(u"OR"_s,
            {leaf(u"email"_s, u"eq"_s, u"ana@example.com"_s), leaf(u"phone"_s, u"eq"_s, u"+12024561111"_s),
                leaf(u"email"_s, u"eq"_s, u"Ana@Example.com"_s)})}
                                           << QStringList{u"ana"_s, u"bea"_s};
        QTest::newRow("nested") << QJsonArray{group(u"OR"_s,
            {group(u"AND"_s, {leaf(u"tags"_s, u"eq"_s, u"vip"_s), leaf(u"city"_s, u"not_exists"_s)}),
                leaf(u"firstNameLowerCase"_s, u"eq"_s, u"bea"_s)})}
                                << QStringList{u"bea"_s, u"cem"_s};
    }

    void filtersAndGroups()
    {
        QFETCH(const QJsonArray, filters);
        QFETCH(const QStringList, names);
        HighLevelCaller caller(
            {QJsonObject{{u"firstName"_s, u"Ana"_s}, {u"email"_s, u"ana@example.com"_s}, {u"city"_s, u"Austin"_s},
                 {u"tags"_s, QJsonArray{u"vip"_s}}, {u"dateAdded"_s, u"2025-01-01T10:00:00.000Z"_s}},
                QJsonObject{{u"firstName"_s, u"Bea"_s}, {u"phone"_s, u"+12024561111"_s},
                    {u"dateAdded"_s, u"2025-01-02T10:00:00.000Z"_s}},
                QJsonObject{{u"firstName"_s, u"Cem"_s}, {u"email"_s, u"cem@example.com"_s},
                    {u"tags"_s, QJsonArray{u"new"_s, u"vip"_s}},
                    {u"dndSettings"_s, QJsonObject{{u"SMS"_s, QJsonObject{{u"status"_s, u"active"_s}}}}},
                    {u"dateAdded"_s, u"2025-01-03T10:00:00.000Z"_s}}});
        const QJsonArray sort{QJsonObject{{u"field"_s, u"firstNameLowerCase"_s}, {u"direction"_s, u"asc"_s}}};
        const auto found = caller.search({{u"filters"_s, filters}, {u"sort"_s, sort}});
        QCOMPARE(found.status, 200);
        QCOMPARE(firstNames(found), names);
        QCOMPARE(found.json.value("total"_L1).toInt(), names.size());
    }

    void searchesAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        const auto one = [](const QJsonObject &filter) { return QJsonObject{{u"filters"_s, QJsonArray{filter}}}; };
        QTest::newRow("page too large") << QJsonObject{{u"pageLimit"_s, 501}} << 422;
        QTest::newRow("no page") << QJsonObject{{u"pageLimit"_s, 0}} << 422;
        QTest::newRow("limit in quotes") << QJsonObject{{u"pageLimit"_s, u"20"_s}} << 422;
        QTest::newRow("absurd limit") << QJsonObject{{u"pageLimit"_s, 1e300}} << 422;
        QTest::newRow("page zero") << QJsonObject{{u"page"_s, 0}} << 422;
        QTest::newRow("unknown property") << QJsonObject{{u"limit"_s, 5}} << 422;
        QTest::newRow("page and cursor") << QJsonObject{{u"page"_s, 2}, {u"searchAfter"_s, QJsonArray{1, u"x"_s}}}
                                         << 422;
        QTest::newRow("long query") << QJsonObject{{u"query"_s, QString(76, u'x')}} << 422;
        QTest::newRow("long value") << one(leaf(u"email"_s, u"eq"_s, QString(76, u'x'))) << 422;
        QTest::newRow("beyond 10,000") << QJsonObject{{u"pageLimit"_s, 500}, {u"page"_s, 21}} << 400;
        QTest::newRow("just 10,000") << QJsonObject{{u"pageLimit"_s, 500}, {u"page"_s, 20}} << 200;
        QTest::newRow("unknown field") << one(leaf(u"shoeSize"_s, u"eq"_s, 5)) << 400;
        QTest::newRow("real case name") << one(leaf(u"firstName"_s, u"eq"_s, u"Ana"_s)) << 400;
        QTest::newRow("unknown operator") << one(leaf(u"email"_s, u"like"_s, u"x"_s)) << 400;
        QTest::newRow("unknown group") << one(group(u"XOR"_s, {})) << 400;
        QTest::newRow("bad date") << one(leaf(u"dateAdded"_s, u"range"_s, QJsonObject{{u"gte"_s, u"yesterday"_s}}))
                                  << 400;
        QTest::newRow("bad range") << one(leaf(u"dateAdded"_s, u"range"_s, QJsonObject{{u"from"_s, u"2025"_s}})) << 400;
        QTest::newRow("bad cursor") << QJsonObject{{u"searchAfter"_s, QJsonArray{u"x"_s}}} << 400;
        QTest::newRow("bad direction") << QJsonObject{{u"sort"_s,
            QJsonArray{QJsonObject{{u"field"_s, u"email"_s}, {u"direction"_s, u"up"_s}}}}}
                                       << 400;
        QJsonObject deep = leaf(u"email"_s, u"exists"_s);
        for (int i = 0; i < 200; ++i) {
            deep = group(u"AND"_s, {deep});
        }
        QTest::newRow("nested without end") << one(deep) << 400;
    }

    void searchesAreRefused()
    {
        QFETCH(const QJsonObject, body);
        QFETCH(const int, status);
        HighLevelCaller caller;
        QCOMPARE(caller.search(body).status, status);
        QCOMPARE(caller.post(u"/contacts/search"_s, {{u"locationId"_s, HighLevelCaller::first}}).status, 422);
        QCOMPARE(caller.post(u"/contacts/search"_s, {{u"pageLimit"_s, 5}}).status, 422);
    }

    void pagesAndCursorsReachEveryone_data()
    {
        QTest::addColumn<QJsonArray>("sort");
        const auto by = [](const QString &field, const QString &direction) {
            return QJsonObject{{u"field"_s, field}, {u"direction"_s, direction}};
        };
        QTest::newRow("unsorted") << QJsonArray();
        QTest::newRow("by change") << QJsonArray{by(u"dateUpdated"_s, u"asc"_s)};
        QTest::newRow("by name, many equal") << QJsonArray{by(u"lastNameLowerCase"_s, u"desc"_s)};
        QTest::newRow("by two") << QJsonArray{by(u"lastNameLowerCase"_s, u"asc"_s), by(u"dateAdded"_s, u"desc"_s)};
        QTest::newRow("by what nobody has") << QJsonArray{by(u"website"_s, u"asc"_s)};
    }

    void pagesAndCursorsReachEveryone()
    {
        QFETCH(const QJsonArray, sort);
        QJsonArray contacts;
        for (int i = 0; i < 1234; ++i) {
            contacts.append(QJsonObject{{u"firstName"_s, u"n%1"_s.arg(i)}, {u"lastName"_s, u"Group %1"_s.arg(i % 3)},
                {u"dateAdded"_s, u"2025-01-01T00:%1:00.000Z"_s.arg(i % 60, 2, 10, QLatin1Char('0'))}});
        }
        HighLevelCaller caller(contacts);
        QStringList byCursor;
        QJsonObject body{{u"pageLimit"_s, 100}, {u"sort"_s, sort}};
        for (int calls = 0; calls < 20; ++calls) {
            const auto page = caller.search(body);
            QCOMPARE(page.status, 200);
            QCOMPARE(page.json.value("total"_L1).toInt(), 1234);
            const QJsonArray rows = page.json.value("contacts"_L1).toArray();
            if (rows.isEmpty()) {
                break;
            }
            byCursor += firstNames(page);
            body.insert("searchAfter"_L1, rows.last()["searchAfter"_L1]);
        }
        QStringList byPage;
        for (int page = 1; page <= 13; ++page) {
            byPage += firstNames(caller.search({{u"pageLimit"_s, 100}, {u"page"_s, page}, {u"sort"_s, sort}}));
        }
        QCOMPARE(byCursor.size(), 1234);
        QCOMPARE(byPage, byCursor);
        QCOMPARE(std::set<QString>(byPage.begin(), byPage.end()).size(), 1234U);
    }

    void theOldListPagesToo()
    {
        QJsonArray contacts;
        for (int i = 0; i < 45; ++i) {
            contacts.append(QJsonObject{{u"firstName"_s, u"N%1"_s.arg(i)}, {u"email"_s, u"n%1@example.com"_s.arg(i)}});
        }
        HighLevelCaller caller(contacts);
        std::set<QString> names;
        QString path = u"/contacts/?locationId="_s + HighLevelCaller::first;
        QString more;
        for (int i = 0; i < 3; ++i) {
            const auto page = caller.get(path + more);
            QCOMPARE(page.json.value("count"_L1).toInt(), 45);
            for (const QJsonValue &contact : page.json.value("contacts"_L1).toArray()) {
                names.insert(contact["firstName"_L1].toString());
            }
            const QJsonObject meta = page.object("meta");
            more = u"&startAfter=%1&startAfterId=%2"_s.arg(meta.value("startAfter"_L1).toInteger())
                       .arg(meta.value("startAfterId"_L1).toString());
        }
        QCOMPARE(names.size(), 45U);
        QCOMPARE(caller.get(path + u"&query=N7%40EXAMPLE"_s).json.value("count"_L1).toInt(), 1);
        QCOMPARE(caller.get(path + u"&limit=101"_s).status, 422);
    }

    void peopleWorkInHighLevelToo()
    {
        HighLevelCaller caller;
        const auto made = caller.standIn.act(u"contact.add"_s,
            {{u"firstName"_s, u"Ana"_s}, {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"202-456-1111"_s},
                {u"tags"_s, u"vip, new"_s}});
        QVERIFY(made);
        QCOMPARE(made->value("contact"_L1)["phone"_L1].toString(), u"+12024561111"_s);
        QCOMPARE(made->value("contact"_L1)["tags"_L1].toArray(), (QJsonArray{u"vip"_s, u"new"_s}));
        QVERIFY(!caller.standIn.act(u"contact.add"_s, {{u"email"_s, u"ana@example.com"_s}}));
        const auto twin = caller.standIn.act(u"contact.add"_s,
            {{u"firstName"_s, u"Anna"_s}, {u"email"_s, u"anna@example.com"_s}, {u"city"_s, u"Austin"_s},
                {u"tags"_s, u"old"_s}});
        QVERIFY(twin);
        caller.clock.advance(1s);
        const auto edited = caller.standIn.act(
            u"contact.edit"_s, {{u"contact"_s, u"ana@example.com"_s}, {u"lastName"_s, u"Ruiz"_s}, {u"phone"_s, u""_s}});
        QVERIFY(edited);
        QVERIFY(!edited->value("contact"_L1).toObject().contains("phone"_L1));
        QCOMPARE(edited->value("contact"_L1)["dateUpdated"_L1].toString(), u"2026-03-03T08:12:45.417Z"_s);
        const auto merged = caller.standIn.act(
            u"contact.merge"_s, {{u"keep"_s, u"ana@example.com"_s}, {u"drop"_s, u"anna@example.com"_s}});
        QVERIFY(merged);
        const QJsonObject kept = merged->value("contact"_L1).toObject();
        QCOMPARE(kept.value("additionalEmails"_L1).toArray(), QJsonArray{u"anna@example.com"_s});
        QCOMPARE(kept.value("city"_L1).toString(), u"Austin"_s);
        QCOMPARE(kept.value("tags"_L1).toArray(), (QJsonArray{u"vip"_s, u"new"_s, u"old"_s}));
        QCOMPARE(caller.get(u"/contacts/"_s + twin->value("id"_L1).toString()).status, 400);
        const auto blocked
            = caller.standIn.act(u"contact.dnd"_s, {{u"contact"_s, u"ana@example.com"_s}, {u"channel"_s, u"SMS"_s}});
        QVERIFY(blocked);
        QCOMPARE(blocked->value("contact"_L1)["dndSettings"_L1]["SMS"_L1]["status"_L1].toString(), u"active"_s);
        QVERIFY(caller.standIn.act(u"contact.delete"_s, {{u"contact"_s, u"ana@example.com"_s}}));
        QCOMPARE(caller.standIn.dump().value("contacts"_L1).toArray().size(), 0);
        for (const QJsonValue &action : caller.standIn.actions()) {
            QVERIFY(!action["name"_L1].toString().isEmpty() && !action["title"_L1].toString().isEmpty());
        }
    }

    void dumpHoldsRealCaseNames()
    {
        HighLevelCaller caller;
        caller.create({{u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"de la Ruiz"_s}});
        const QJsonObject dump = caller.standIn.dump();
        QCOMPARE(dump["contacts"_L1][0]["lastName"_L1].toString(), u"de la Ruiz"_s);
        QCOMPARE(dump["location"_L1]["id"_L1].toString(), HighLevelCaller::first);
        const QJsonObject counted = caller.standIn.counters();
        QCOMPARE(counted.value("requests"_L1).toInt(), 1);
        QCOMPARE(counted.value("writes"_L1).toInt(), 1);
        QCOMPARE(counted.value("contactsCreated"_L1).toInt(), 1);
    }
};

QTEST_GUILESS_MAIN(TestHighLevelContacts)

#include "tst_highlevel_contacts.moc"
