// What each reply means for a contact that is being created or brought up to date: stage by stage, values only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_operations.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::contact_import;
using journal::Operation;
using Next = Outcome::Next;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
const CreateContact createContact(api);
const UpdateContact updateContact(api);

QJsonObject joFields()
{
    return {{u"firstName"_s, u"Jo"_s}, {u"lastName"_s, u"Fern"_s}, {u"email"_s, u"Jo@Fern.example"_s},
        {u"phone"_s, u"+16505553311"_s}, {u"country"_s, u"US"_s}};
}

Operation creating(const QString &stage, const QJsonObject &fields = joFields())
{
    Operation operation{
        .id = 4, .kind = u"contact.create"_s, .flow = u"contacts"_s, .subject = u"customer:7"_s, .stage = stage};
    operation.payload = {{u"customers"_s, QJsonArray{u"7"_s, u"12"_s}}, {u"emails"_s, QJsonArray()},
        {u"name"_s, u"Fern Ltd"_s}, {u"fields"_s, fields}, {u"tag"_s, u"quickbooks"_s}};
    if (fields.contains(u"email")) {
        operation.payload.insert(u"emails"_s, QJsonArray{u"jo@fern.example"_s, u"office@fern.example"_s});
    }
    if (stage == u"confirm"_s) {
        operation.payload.insert(u"firstSent"_s, toIso(now - 10s));
    }
    return operation;
}

Operation updating(const QString &stage, const QString &mode, const QJsonObject &written = {})
{
    Operation operation = creating(stage);
    operation.kind = u"contact.update"_s;
    operation.payload.insert(u"contact"_s, u"contact-1"_s);
    operation.payload.insert(u"mode"_s, mode);
    operation.payload.insert(u"written"_s, written);
    return operation;
}

/// A row of a search, as if Kontor had just made it, unless `more` says otherwise.
QJsonObject foundRow(const QString &id, const QJsonObject &more = {})
{
    QJsonObject row{{u"id"_s, id}, {u"firstNameLowerCase"_s, u"jo"_s}, {u"lastNameLowerCase"_s, u"fern"_s},
        {u"email"_s, u"jo@fern.example"_s}, {u"phone"_s, u"+16505553311"_s}, {u"source"_s, u"QuickBooks"_s},
        {u"dateAdded"_s, toIso(now - 9s)}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        row.insert(field.key(), field.value());
    }
    return row;
}

Result<QJsonObject> found(const QJsonArray &rows)
{
    return QJsonObject{{u"contacts"_s, rows}, {u"total"_s, rows.size()}};
}

Result<QJsonObject> contactReply(const QJsonObject &contact) { return QJsonObject{{u"contact"_s, contact}}; }

Error refusal(int status, const QMap<QString, QString> &parameters = {}, const QString &key = {})
{
    return {.kind = Error::Kind::Refused,
        .key = key.isEmpty() ? u"hl.%1"_s.arg(status) : key,
        .parameters = parameters,
        .detail = u"what HighLevel said"_s,
        .serviceCode = QString::number(status),
        .httpStatus = status,
        .traceId = u"trace-1"_s};
}

/// `links`: contact id -> whether Kontor made it, for another customer.
Known knowing(const QMap<QString, bool> &links = {})
{
    return {now, [links](const QString &, const QString &id) {
                std::vector<journal::Link> known;
                if (links.contains(id)) {
                    known.push_back({.kind = u"contact"_s,
                        .quickbooksId = u"99"_s,
                        .highlevelId = id,
                        .madeByKontor = links.value(id)});
                }
                return known;
            }};
}

QJsonObject bodyOf(const net::Request &request) { return QJsonDocument::fromJson(request.body).object(); }

QStringList linkedCustomers(const Outcome &outcome, const QString &contact, bool made)
{
    QStringList customers;
    for (const journal::Link &link : outcome.links) {
        if (link.highlevelId == contact && link.madeByKontor == made && link.kind == u"contact"_s) {
            customers.append(link.quickbooksId);
        }
    }
    return customers;
}

const QStringList bothCustomers{u"7"_s, u"12"_s};

bool isAdoption(const Outcome &outcome, const QString &contact)
{
    return outcome.next == Next::Done && outcome.result.isEmpty()
        && linkedCustomers(outcome, contact, false) == bothCustomers && outcome.followUps.size() == 1
        && outcome.followUps.front().kind == u"contact.update"_s && outcome.followUps.front().stage == u"look"_s
        && outcome.followUps.front().payload[u"mode"].toString() == u"fill"_s
        && outcome.followUps.front().payload[u"contact"].toString() == contact;
}

bool isCreation(const Outcome &outcome, const QString &contact)
{
    return outcome.next == Next::Done && outcome.result == u"created"_s
        && linkedCustomers(outcome, contact, true) == bothCustomers && outcome.followUps.empty();
}

bool isStep(const Outcome &outcome, const QString &stage, std::chrono::milliseconds after = 0ms)
{
    return outcome.next == Next::Step && outcome.operation.stage == stage && outcome.after == after;
}

bool asksBecause(const Outcome &outcome, const QString &key)
{
    return outcome.next == Next::Attention && outcome.problem && outcome.problem->key == key
        && outcome.problem->parameters.value(u"customer"_s) == u"Fern Ltd"_s;
}

} // namespace

class ContactOperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Creation: what is asked

    void onlyTheWriteWrites()
    {
        for (const QString &stage : {u"check"_s, u"check_phone"_s, u"confirm"_s}) {
            QVERIFY(!createContact.writes(creating(stage)));
        }
        QVERIFY(createContact.writes(creating(u"write"_s)));
        QVERIFY(!updateContact.writes(updating(u"look"_s, u"fill"_s)));
        QVERIFY(updateContact.writes(updating(u"write"_s, u"fill"_s)));
    }

    void theCreationCarriesTagAndSourceAndTheTimeOfTheFirstAttempt()
    {
        Operation operation = creating(u"write"_s);
        const net::Request request = createContact.request(operation, now);
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.url.path(), u"/contacts/"_s);
        QJsonObject expected = joFields();
        expected.insert(u"source"_s, u"QuickBooks"_s);
        expected.insert(u"tags"_s, QJsonArray{u"quickbooks"_s});
        expected.insert(u"locationId"_s, u"Lq3XyZ0aBcDeFgHiJkLm"_s);
        QCOMPARE(bodyOf(request), expected);
        QCOMPARE(operation.payload[u"firstSent"].toString(), toIso(now));
        createContact.request(operation, now + 1h);
        QCOMPARE(operation.payload[u"firstSent"].toString(), toIso(now));
    }

    void withoutATagNoneIsSent()
    {
        Operation operation = creating(u"write"_s);
        operation.payload.insert(u"tag"_s, QString());
        QVERIFY(!bodyOf(createContact.request(operation, now)).contains(u"tags"));
    }

    void theCheckAsksForAllAddressesAtOnce()
    {
        Operation operation = creating(u"check"_s);
        const QJsonArray filters = bodyOf(createContact.request(operation, now))[u"filters"].toArray();
        QCOMPARE(filters.size(), 1);
        QCOMPARE(filters[0][u"group"].toString(), u"OR"_s);
        QCOMPARE(filters[0][u"filters"].toArray(),
            (QJsonArray{highlevel::equals(u"email"_s, u"jo@fern.example"_s),
                highlevel::equals(u"email"_s, u"office@fern.example"_s)}));
    }

    void theCheckByNumberAsksForTheNumber()
    {
        Operation operation = creating(u"check_phone"_s);
        const QJsonArray filters = bodyOf(createContact.request(operation, now))[u"filters"].toArray();
        QCOMPARE(filters[0][u"filters"].toArray(), (QJsonArray{highlevel::equals(u"phone"_s, u"+16505553311"_s)}));
    }

    void anAddressTooLongForAFilterIsLeftOut()
    {
        Operation operation = creating(u"check"_s);
        operation.payload.insert(u"emails"_s, QJsonArray{QString(u"a"_s.repeated(76) + u"@fern.example"_s)});
        const QJsonArray filters = bodyOf(createContact.request(operation, now))[u"filters"].toArray();
        QCOMPARE(filters[0][u"filters"].toArray(), (QJsonArray{highlevel::equals(u"phone"_s, u"+16505553311"_s)}));
    }

    void theConfirmationAsksByAddressElseByNumberElseByNameAndTime()
    {
        Operation byEmail = creating(u"confirm"_s);
        QCOMPARE(bodyOf(createContact.request(byEmail, now))[u"filters"][0][u"filters"].toArray(),
            (QJsonArray{highlevel::equals(u"email"_s, u"jo@fern.example"_s)}));
        Operation byPhone = creating(u"confirm"_s, {{u"phone"_s, u"+16505553311"_s}});
        QCOMPARE(bodyOf(createContact.request(byPhone, now))[u"filters"][0][u"filters"].toArray(),
            (QJsonArray{highlevel::equals(u"phone"_s, u"+16505553311"_s)}));
        Operation byName = creating(u"confirm"_s, {{u"firstName"_s, u"Bare"_s}});
        const QJsonArray filters = bodyOf(createContact.request(byName, now))[u"filters"].toArray();
        QCOMPARE(filters.size(), 2);
        QCOMPARE(filters[0][u"field"].toString(), u"dateAdded"_s);
        QCOMPARE(filters[0][u"value"][u"gte"].toString(), toIso(now - 10s - 2min));
        QCOMPARE(filters[1].toObject(), highlevel::equals(u"firstNameLowerCase"_s, u"bare"_s));
    }

    // Creation: what the check finds

    void nobodyThereLeadsOnToTheNumberThenToTheWrite()
    {
        QVERIFY(isStep(createContact.settle(creating(u"check"_s), found({}), knowing()), u"check_phone"_s));
        QVERIFY(isStep(createContact.settle(creating(u"check_phone"_s), found({}), knowing()), u"write"_s));
        QVERIFY(isStep(
            createContact.settle(creating(u"check"_s, {{u"email"_s, u"jo@fern.example"_s}}), found({}), knowing()),
            u"write"_s));
    }

    void theFirstAddressThatHasAContactDecides()
    {
        const auto outcome = createContact.settle(creating(u"check"_s),
            found({foundRow(u"c2"_s, {{u"email"_s, u"Office@fern.example"_s}}), foundRow(u"c1"_s)}), knowing());
        QVERIFY(isAdoption(outcome, u"c1"_s));
    }

    void aLaterAddressCountsWhenTheFirstHasNone()
    {
        const auto outcome = createContact.settle(
            creating(u"check"_s), found({foundRow(u"c2"_s, {{u"email"_s, u"office@fern.example"_s}})}), knowing());
        QVERIFY(isAdoption(outcome, u"c2"_s));
    }

    void manyMatchesAreNeverGuessed()
    {
        const auto byEmail
            = createContact.settle(creating(u"check"_s), found({foundRow(u"c1"_s), foundRow(u"c2"_s)}), knowing());
        QVERIFY(asksBecause(byEmail, u"contact.many_matches"_s));
        QCOMPARE(byEmail.problem->parameters.value(u"field"_s), u"email"_s);
        QCOMPARE(byEmail.problem->parameters.value(u"value"_s), u"Jo@Fern.example"_s);
        QCOMPARE(byEmail.problem->parameters.value(u"n"_s), u"2"_s);
        const auto byPhone = createContact.settle(
            creating(u"check_phone"_s), found({foundRow(u"c1"_s), foundRow(u"c2"_s)}), knowing());
        QVERIFY(asksBecause(byPhone, u"contact.many_matches"_s));
        QCOMPARE(byPhone.problem->parameters.value(u"field"_s), u"phone"_s);
    }

    void aSharedOfficeNumberIsNoMatchForOneWithAnAddressOfHisOwn()
    {
        const auto rows = found({foundRow(u"c1"_s)});
        const Known madeForAnother = knowing({{u"c1"_s, true}});
        QVERIFY(isStep(createContact.settle(creating(u"check_phone"_s), rows, madeForAnother), u"write"_s));
        QJsonObject withoutAddress = joFields();
        withoutAddress.remove(u"email"_s);
        QVERIFY(isAdoption(
            createContact.settle(creating(u"check_phone"_s, withoutAddress), rows, madeForAnother), u"c1"_s));
        QVERIFY(
            isAdoption(createContact.settle(creating(u"check_phone"_s), rows, knowing({{u"c1"_s, false}})), u"c1"_s));
    }

    void aSearchThatGaveAnotherNumberIsNoMatch()
    {
        const auto outcome = createContact.settle(
            creating(u"check_phone"_s), found({foundRow(u"c1"_s, {{u"phone"_s, u"+16505553399"_s}})}), knowing());
        QVERIFY(isStep(outcome, u"write"_s));
    }

    void aBrokenSearchIsTheOwners()
    {
        QVERIFY(asksBecause(createContact.settle(creating(u"check"_s), QJsonObject{{u"contact"_s, 1}}, knowing()),
            u"kontor.unreadable_reply"_s));
        QVERIFY(asksBecause(createContact.settle(creating(u"check"_s), found({QJsonObject{{u"id"_s, 5}}}), knowing()),
            u"kontor.unreadable_reply"_s));
    }

    void aRefusedSearchIsTheOwners()
    {
        QVERIFY(asksBecause(createContact.settle(creating(u"check"_s), fail(refusal(400)), knowing()), u"hl.400"_s));
    }

    // Creation: what the write's reply means

    void aCreatedContactIsLinkedToAllItsCustomers()
    {
        const auto outcome = createContact.settle(creating(u"write"_s), contactReply({{u"id"_s, u"c1"_s}}), knowing());
        QVERIFY(isCreation(outcome, u"c1"_s));
        QCOMPARE(outcome.links.front().written, joFields());
    }

    void aReplyWithoutAnIdMayStillHaveCreatedIt()
    {
        QVERIFY(isStep(createContact.settle(creating(u"write"_s), contactReply({}), knowing()), u"confirm"_s, 10s));
    }

    void aLostReplyIsLookedForNoSoonerThanTenSecondsLater()
    {
        QVERIFY(isStep(createContact.unknown(creating(u"write"_s)), u"confirm"_s, 10s));
    }

    void aDuplicateThatIsNamedIsAdopted()
    {
        const auto outcome
            = createContact.settle(creating(u"write"_s), fail(refusal(400, {{u"contactId"_s, u"c5"_s}})), knowing());
        QVERIFY(isAdoption(outcome, u"c5"_s));
    }

    void aDuplicateWithoutANameIsLookedFor()
    {
        const auto outcome = createContact.settle(creating(u"write"_s), fail(refusal(400)), knowing());
        QVERIFY(isStep(outcome, u"confirm"_s, 10s));
        QCOMPARE(outcome.operation.payload[u"refusal"][u"key"].toString(), u"hl.400"_s);
    }

    void aFieldThatIsRefusedGoesAndTheLogSaysSo_data()
    {
        QTest::addColumn<QString>("named");
        QTest::newRow("phone") << u"phone"_s;
        QTest::newRow("country") << u"country"_s;
    }
    void aFieldThatIsRefusedGoesAndTheLogSaysSo()
    {
        QFETCH(QString, named);
        const auto outcome
            = createContact.settle(creating(u"write"_s), fail(refusal(422, {{u"field"_s, named}})), knowing());
        QVERIFY(isStep(outcome, u"confirm"_s, 10s)); // a 422 may have created it all the same
        QJsonObject fields = joFields();
        fields.remove(named);
        QCOMPARE(outcome.operation.payload[u"fields"].toObject(), fields);
        QVERIFY(!outcome.operation.payload.contains(u"refusal"));
        QCOMPARE(outcome.entries.size(), 1U);
        QCOMPARE(outcome.entries.front().key, u"text.cut"_s);
        QCOMPARE(outcome.entries.front().parameters.value(u"field"_s), named);
    }

    void anAddressOrANameIsNeverDropped()
    {
        const auto outcome
            = createContact.settle(creating(u"write"_s), fail(refusal(422, {{u"field"_s, u"email"_s}})), knowing());
        QCOMPARE(outcome.operation.payload[u"fields"].toObject(), joFields());
        QCOMPARE(outcome.operation.payload[u"refusal"][u"field"].toString(), u"email"_s);
    }

    void aFieldThatWasNotSentCannotBeDropped()
    {
        const auto outcome
            = createContact.settle(creating(u"write"_s), fail(refusal(422, {{u"field"_s, u"website"_s}})), knowing());
        QVERIFY(outcome.entries.empty());
        QVERIFY(outcome.operation.payload.contains(u"refusal"));
    }

    // Creation: what the confirmation finds

    void itsOwnContactIsFoundAndNotMadeAgain()
    {
        QVERIFY(
            isCreation(createContact.settle(creating(u"confirm"_s), found({foundRow(u"c1"_s)}), knowing()), u"c1"_s));
    }

    void someoneElsesContactIsAdopted_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::newRow("another source") << foundRow(u"c1"_s, {{u"source"_s, u"form"_s}});
        QTest::newRow("no source") << foundRow(u"c1"_s, {{u"source"_s, QJsonValue()}});
        QTest::newRow("from before") << foundRow(u"c1"_s, {{u"dateAdded"_s, toIso(now - 10s - 3min)}});
        QTest::newRow("without a time") << foundRow(u"c1"_s, {{u"dateAdded"_s, QJsonValue()}});
        QTest::newRow("another number") << foundRow(u"c1"_s, {{u"phone"_s, u"+16505553399"_s}});
    }
    void someoneElsesContactIsAdopted()
    {
        QFETCH(QJsonObject, row);
        QVERIFY(isAdoption(createContact.settle(creating(u"confirm"_s), found({row}), knowing()), u"c1"_s));
    }

    void oneThatIsLinkedToAnotherCustomerIsNotItsOwn()
    {
        const auto outcome
            = createContact.settle(creating(u"confirm"_s), found({foundRow(u"c1"_s)}), knowing({{u"c1"_s, true}}));
        QVERIFY(isAdoption(outcome, u"c1"_s));
    }

    void itsOwnIsToldFromOthers()
    {
        const auto outcome = createContact.settle(creating(u"confirm"_s),
            found({foundRow(u"c1"_s, {{u"source"_s, u"form"_s}}), foundRow(u"c2"_s)}), knowing());
        QVERIFY(isCreation(outcome, u"c2"_s));
    }

    void severalThatMayBeItsOwnAreTheOwners()
    {
        const auto outcome
            = createContact.settle(creating(u"confirm"_s), found({foundRow(u"c1"_s), foundRow(u"c2"_s)}), knowing());
        QVERIFY(asksBecause(outcome, u"contact.ambiguous_confirm"_s));
        QCOMPARE(outcome.problem->parameters.value(u"n"_s), u"2"_s);
        const QJsonObject other{{u"source"_s, u"form"_s}};
        QVERIFY(asksBecause(createContact.settle(creating(u"confirm"_s),
                                found({foundRow(u"c1"_s, other), foundRow(u"c2"_s, other)}), knowing()),
            u"contact.ambiguous_confirm"_s));
    }

    void notFoundIsWrittenAgain()
    {
        QVERIFY(isStep(createContact.settle(creating(u"confirm"_s), found({}), knowing()), u"write"_s));
    }

    void notFoundAfterARefusalIsTheOwnersWithAllThatHighLevelSaid()
    {
        Operation refused
            = createContact.settle(creating(u"write"_s), fail(refusal(422, {{u"field"_s, u"email"_s}})), knowing())
                  .operation;
        refused.payload.insert(u"firstSent"_s, toIso(now - 10s));
        const auto outcome = createContact.settle(refused, found({}), knowing());
        QVERIFY(asksBecause(outcome, u"hl.422"_s));
        QCOMPARE(outcome.problem->parameters.value(u"field"_s), u"email"_s);
        QCOMPARE(outcome.problem->parameters.value(u"value"_s), u"Jo@Fern.example"_s);
        QCOMPARE(outcome.problem->detail, u"what HighLevel said"_s);
        QCOMPARE(outcome.problem->serviceCode, u"422"_s);
        QCOMPARE(outcome.problem->httpStatus, 422);
        QCOMPARE(outcome.problem->traceId, u"trace-1"_s);
        QVERIFY(!outcome.operation.payload.contains(u"refusal"));
    }

    void withoutAddressAndNumberNameSourceAndTimeTell()
    {
        const QJsonObject bare{{u"firstName"_s, u"Jo"_s}, {u"lastName"_s, u"Fern"_s}, {u"city"_s, u"Bayshore"_s}};
        const QJsonObject nothing{{u"email"_s, QJsonValue()}, {u"phone"_s, QJsonValue()}};
        QJsonObject namesake = nothing;
        namesake.insert(u"lastNameLowerCase"_s, u"farn"_s);
        QVERIFY(isCreation(createContact.settle(creating(u"confirm"_s, bare),
                               found({foundRow(u"c1"_s, namesake), foundRow(u"c2"_s, nothing)}), knowing()),
            u"c2"_s));
        // A stranger of the same name is left alone.
        QJsonObject stranger = nothing;
        stranger.insert(u"source"_s, u"form"_s);
        QVERIFY(
            isStep(createContact.settle(creating(u"confirm"_s, bare), found({foundRow(u"c1"_s, stranger)}), knowing()),
                u"write"_s));
        // Of two whose replies were lost together, the one of the same place.
        QJsonObject here = nothing;
        here.insert(u"city"_s, u"Bayshore"_s);
        QVERIFY(isCreation(createContact.settle(creating(u"confirm"_s, bare),
                               found({foundRow(u"c1"_s, nothing), foundRow(u"c2"_s, here)}), knowing()),
            u"c2"_s));
    }

    void aRetriedCreationLooksFirstForWhatMayHaveBeenSent()
    {
        QCOMPARE(createContact.retried(creating(u"check_phone"_s)).stage, u"check"_s);
        QCOMPARE(createContact.retried(creating(u"confirm"_s)).stage, u"confirm"_s);
        QCOMPARE(createContact.retried(creating(u"check"_s, {{u"firstName"_s, u"Bare"_s}})).stage, u"write"_s);
        Operation refused = creating(u"confirm"_s);
        refused.payload.insert(u"refusal"_s, QJsonObject{{u"key"_s, u"hl.422"_s}});
        QVERIFY(!createContact.retried(refused).payload.contains(u"refusal"));
    }

    // Update

    void theLookReadsTheContactAndTheWriteWritesTheBody()
    {
        Operation look = updating(u"look"_s, u"fill"_s);
        const net::Request reading = updateContact.request(look, now);
        QCOMPARE(reading.method, "GET"_ba);
        QCOMPARE(reading.url.path(), u"/contacts/contact-1"_s);
        Operation write = updating(u"write"_s, u"fill"_s);
        write.payload.insert(u"body"_s, QJsonObject{{u"city"_s, u"Bayshore"_s}});
        write.payload.insert(u"looked"_s, toIso(now - 5s));
        const net::Request writing = updateContact.request(write, now);
        QCOMPARE(writing.method, "PUT"_ba);
        QCOMPARE(writing.url.path(), u"/contacts/contact-1"_s);
        QCOMPARE(bodyOf(writing), (QJsonObject{{u"city"_s, u"Bayshore"_s}}));
    }

    void whatWasSeenAWhileAgoIsLookedAtAgain()
    {
        Operation write = updating(u"write"_s, u"fill"_s);
        write.payload.insert(u"body"_s, QJsonObject{{u"city"_s, u"Bayshore"_s}});
        write.payload.insert(u"looked"_s, toIso(now - 21s));
        QCOMPARE(updateContact.request(write, now).method, "GET"_ba);
        QCOMPARE(write.stage, u"look"_s);
    }

    void aContactThatWasThereOnlyGetsItsEmptyFieldsFilled()
    {
        const auto outcome = updateContact.settle(updating(u"look"_s, u"fill"_s),
            contactReply({{u"id"_s, u"contact-1"_s}, {u"firstName"_s, u"Johanna"_s}, {u"lastName"_s, u"Farn"_s},
                {u"email"_s, u"typed@fern.example"_s}, {u"country"_s, u"DE"_s}}),
            knowing());
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"].toObject(), (QJsonObject{{u"phone"_s, u"+16505553311"_s}}));
        QCOMPARE(outcome.operation.payload[u"looked"].toString(), toIso(now));
    }

    void halfANameIsItsOwnersChoice()
    {
        const auto outcome = updateContact.settle(updating(u"look"_s, u"fill"_s),
            contactReply({{u"id"_s, u"contact-1"_s}, {u"firstName"_s, u"Joey"_s}, {u"email"_s, u"jo@fern.example"_s},
                {u"phone"_s, u"+16505553311"_s}, {u"country"_s, u"US"_s}}),
            knowing());
        QCOMPARE(outcome.next, Next::Done);
        QCOMPARE(outcome.result, u"unchanged"_s);
        QCOMPARE(linkedCustomers(outcome, u"contact-1"_s, false), bothCustomers);
    }

    void aNameThatIsMissingAltogetherIsFilled()
    {
        const auto outcome = updateContact.settle(updating(u"look"_s, u"fill"_s),
            contactReply({{u"id"_s, u"contact-1"_s}, {u"email"_s, u"jo@fern.example"_s},
                {u"phone"_s, u"+16505553311"_s}, {u"country"_s, u"US"_s}}),
            knowing());
        QCOMPARE(outcome.operation.payload[u"body"].toObject(),
            (QJsonObject{{u"firstName"_s, u"Jo"_s}, {u"lastName"_s, u"Fern"_s}}));
    }

    void aContactThatKontorMadeFollowsExceptWhereSomeoneTyped()
    {
        QJsonObject written = joFields();
        written.insert(u"lastName"_s, u"Farn"_s);
        written.insert(u"phone"_s, u"+16505550000"_s);
        written.insert(u"email"_s, u"old@fern.example"_s);
        QJsonObject present = written;
        present.insert(u"id"_s, u"contact-1"_s);
        present.insert(u"lastName"_s, u"FARN"_s); // case alone is nobody's typing
        present.insert(u"email"_s, u"typed@fern.example"_s);
        const auto outcome
            = updateContact.settle(updating(u"look"_s, u"follow"_s, written), contactReply(present), knowing());
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"].toObject(),
            (QJsonObject{{u"lastName"_s, u"Fern"_s}, {u"phone"_s, u"+16505553311"_s}}));
    }

    void whatTheOwnerTypedIsNotTouchedWhenQuickBooksHasNotChanged()
    {
        QJsonObject present = joFields();
        present.insert(u"id"_s, u"contact-1"_s);
        present.insert(u"firstName"_s, u"Johanna"_s);
        const auto outcome
            = updateContact.settle(updating(u"look"_s, u"follow"_s, joFields()), contactReply(present), knowing());
        QCOMPARE(outcome.result, u"unchanged"_s);
        QCOMPARE(linkedCustomers(outcome, u"contact-1"_s, true), bothCustomers);
    }

    void theCompanyNameIsNoPartOfAnUpdate()
    {
        Operation operation = updating(u"look"_s, u"fill"_s);
        operation.payload.insert(u"fields"_s, QJsonObject{{u"companyName"_s, u"Fern Ltd"_s}});
        QCOMPARE(updateContact.settle(operation, contactReply({{u"id"_s, u"contact-1"_s}}), knowing()).result,
            u"unchanged"_s);
    }

    void aDuplicateThatItMadeItselfIsItsOwn()
    {
        Operation operation = updating(u"look"_s, u"fill"_s);
        operation.payload.insert(u"firstSent"_s, toIso(now - 10s));
        QJsonObject present = joFields();
        present.insert(u"id"_s, u"contact-1"_s);
        present.insert(u"source"_s, u"QuickBooks"_s);
        present.insert(u"dateAdded"_s, toIso(now - 9s));
        const auto own = updateContact.settle(operation, contactReply(present), knowing());
        QCOMPARE(linkedCustomers(own, u"contact-1"_s, true), bothCustomers);
        // Not when it belongs to another customer, or is older.
        const auto anothers = updateContact.settle(operation, contactReply(present), knowing({{u"contact-1"_s, true}}));
        QCOMPARE(linkedCustomers(anothers, u"contact-1"_s, false), bothCustomers);
        present.insert(u"dateAdded"_s, toIso(now - 1h));
        const auto older = updateContact.settle(operation, contactReply(present), knowing());
        QCOMPARE(linkedCustomers(older, u"contact-1"_s, false), bothCustomers);
    }

    void aWrittenUpdateIsRemembered()
    {
        const auto outcome = updateContact.settle(
            updating(u"write"_s, u"follow"_s), contactReply({{u"id"_s, u"contact-1"_s}}), knowing());
        QCOMPARE(outcome.next, Next::Done);
        QCOMPARE(outcome.result, u"changed"_s);
        QCOMPARE(outcome.links.front().written, joFields());
        QCOMPARE(linkedCustomers(outcome, u"contact-1"_s, true), bothCustomers);
    }

    void refusedFieldsGoOneByOneAndTheRestIsWritten()
    {
        Operation operation = updating(u"write"_s, u"fill"_s);
        operation.payload.insert(u"body"_s,
            QJsonObject{{u"phone"_s, u"+16505553311"_s}, {u"email"_s, u"jo@fern.example"_s}, {u"city"_s, u"X"_s}});
        const auto first = updateContact.settle(operation, fail(refusal(422, {{u"field"_s, u"phone"_s}})), knowing());
        QVERIFY(isStep(first, u"write"_s));
        QVERIFY(!first.operation.payload[u"body"].toObject().contains(u"phone"));
        QCOMPARE(first.entries.front().parameters.value(u"field"_s), u"phone"_s);
        // Another contact has the address: the answer names the field that matches.
        const auto second = updateContact.settle(first.operation,
            fail(refusal(400, {{u"contactId"_s, u"c9"_s}, {u"matchingField"_s, u"email"_s}, {u"field"_s, u"phone"_s}})),
            knowing());
        QVERIFY(isStep(second, u"write"_s));
        QCOMPARE(second.operation.payload[u"body"].toObject(), (QJsonObject{{u"city"_s, u"X"_s}}));
        Operation last = second.operation;
        last.payload.insert(u"body"_s, QJsonObject{{u"website"_s, u"x"_s}});
        const auto done = updateContact.settle(last, fail(refusal(422, {{u"field"_s, u"website"_s}})), knowing());
        QCOMPARE(done.next, Next::Done);
        QCOMPARE(done.result, u"unchanged"_s);
        QCOMPARE(linkedCustomers(done, u"contact-1"_s, false), bothCustomers);
    }

    void aRefusalThatNamesNothingIsTheOwners()
    {
        Operation operation = updating(u"write"_s, u"fill"_s);
        operation.payload.insert(u"body"_s, QJsonObject{{u"city"_s, u"X"_s}});
        QVERIFY(asksBecause(updateContact.settle(operation, fail(refusal(422)), knowing()), u"hl.422"_s));
    }

    void aContactThatIsGoneIsTheOwnersAndRetryingMakesItAnew()
    {
        Operation operation = updating(u"write"_s, u"follow"_s, joFields());
        operation.payload.insert(u"body"_s, QJsonObject{{u"phone"_s, u"+16505553311"_s}});
        operation.payload.insert(u"firstSent"_s, toIso(now));
        const auto outcome
            = updateContact.settle(operation, fail(refusal(400, {{u"field"_s, u"phone"_s}}, u"hl.404"_s)), knowing());
        QVERIFY(asksBecause(outcome, u"hl.404"_s));
        Operation waiting = outcome.operation;
        waiting.problem = outcome.problem;
        const Operation again = updateContact.retried(waiting);
        QCOMPARE(again.kind, u"contact.create"_s);
        QCOMPARE(again.stage, u"check"_s);
        for (const QString &used : {u"contact"_s, u"mode"_s, u"written"_s, u"body"_s, u"firstSent"_s}) {
            QVERIFY2(!again.payload.contains(used), qPrintable(used));
        }
        QCOMPARE(again.payload[u"fields"].toObject(), joFields());
        waiting.payload.insert(u"fields"_s, QJsonObject{{u"firstName"_s, u"Bare"_s}});
        QCOMPARE(updateContact.retried(waiting).stage, u"write"_s);
    }

    void aRetriedUpdateLooksAgain()
    {
        Operation operation = updating(u"write"_s, u"fill"_s);
        operation.problem = refusal(422);
        const Operation again = updateContact.retried(operation);
        QCOMPARE(again.kind, u"contact.update"_s);
        QCOMPARE(again.stage, u"look"_s);
    }

    void aLostReplyOfAnUpdateIsLookedAtAgain()
    {
        QVERIFY(isStep(updateContact.unknown(updating(u"write"_s, u"fill"_s)), u"look"_s));
    }

    void aBrokenLookIsTheOwners()
    {
        QVERIFY(asksBecause(updateContact.settle(updating(u"look"_s, u"fill"_s), QJsonObject(), knowing()),
            u"kontor.unreadable_reply"_s));
    }
};

QTEST_APPLESS_MAIN(ContactOperationsTest)
#include "tst_contact_operations.moc"
