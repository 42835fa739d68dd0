// What each reply means for a contact that is being created: stage by stage, values only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contact_operation_samples.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;

class CreateContactTest : public QObject
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
        createContact.request(operation, now + 1min);
        QCOMPARE(operation.payload[u"firstSent"].toString(), toIso(now));
    }

    void whatWasSeenLongAgoIsLookedForAgain_data()
    {
        QTest::addColumn<QJsonObject>("fields");
        QTest::addColumn<bool>("sentBefore");
        QTest::addColumn<QString>("stage");
        const QJsonObject bare{{u"firstName"_s, u"Bare"_s}};
        QTest::newRow("not sent yet") << joFields() << false << u"check"_s;
        QTest::newRow("known by number alone") << QJsonObject{{u"phone"_s, u"+16505553311"_s}} << false << u"check"_s;
        QTest::newRow("nothing to look for") << bare << false << u"write"_s;
        QTest::newRow("perhaps sent") << joFields() << true << u"confirm"_s;
        QTest::newRow("perhaps sent, told by name and time") << bare << true << u"confirm"_s;
    }
    void whatWasSeenLongAgoIsLookedForAgain()
    {
        QFETCH(QJsonObject, fields);
        QFETCH(bool, sentBefore);
        Operation operation = creating(u"write"_s, fields);
        if (sentBefore) {
            operation.payload.insert(u"firstSent"_s, toIso(now));
        }
        Operation soon = operation;
        QCOMPARE(createContact.request(soon, now + 30min).url.path(), u"/contacts/"_s);
        QCOMPARE(soon.stage, u"write"_s);
        Operation late = operation;
        const net::Request request = createContact.request(late, now + 31min);
        QTEST(late.stage, "stage");
        QCOMPARE(request.url.path(), late.stage == u"write"_s ? u"/contacts/"_s : u"/contacts/search"_s);
        if (late.stage != u"write"_s) {
            QCOMPARE(late.payload.contains(u"firstSent"), sentBefore);
        }
        // One that does not say when is from before that was noted.
        Operation unsaid = operation;
        unsaid.payload.remove(u"looked"_s);
        createContact.request(unsaid, now);
        QTEST(unsaid.stage, "stage");
    }

    void afterTheLookItIsSent()
    {
        for (const QString &stage : {u"check_phone"_s, u"confirm"_s}) {
            Operation next = createContact.settle(creating(stage), found({}), knowing()).operation;
            QCOMPARE(next.stage, u"write"_s);
            createContact.request(next, now + 5s);
            QCOMPARE(next.stage, u"write"_s);
        }
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
        const auto bare = found({foundRow(u"c1"_s, {{u"email"_s, QString()}})}); // made for one without an address
        QVERIFY(isAdoption(createContact.settle(creating(u"check_phone"_s), bare, madeForAnother), u"c1"_s));
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
        for (const journal::Link &link : outcome.links) {
            QCOMPARE(link.written, toJson(Written{contactFieldsFromJson(joFields()), u"7"_s})); // 7 names it
        }
    }

    void aContactThatIsNamedKeepsItsNamerWhenOthersAreLinkedToIt()
    {
        const auto duplicate = fail(refusal(400, {{u"contactId"_s, u"c1"_s}}));
        const journal::Link theirs{.kind = u"contact"_s,
            .quickbooksId = u"99"_s,
            .highlevelId = u"c1"_s,
            .madeByKontor = true,
            .written = toJson(Written{contactFieldsFromJson(joFields()), u"98"_s})};
        const Known known{now, [&](const QString &, const QString &) { return std::vector{theirs}; }};
        for (const Known &knowledge : {knowing(), known}) {
            const auto outcome = createContact.settle(creating(u"write"_s), duplicate, knowledge);
            QVERIFY(isAdoption(outcome, u"c1"_s));
            const QString namer = knowledge.linksByHighLevel({}, u"c1"_s).empty() ? u"7"_s : u"98"_s;
            QCOMPARE(outcome.links.front().written, toJson(Written{{}, namer}));
            const auto filled
                = updateContact.settle(outcome.followUps.front(), contactReply(joFields()), knowledge); // without an id
            QCOMPARE(filled.next, Next::Attention);
            QJsonObject row = joFields();
            row.insert(u"id"_s, u"c1"_s);
            const auto done = updateContact.settle(outcome.followUps.front(), contactReply(row), knowledge);
            QCOMPARE(done.next, Next::Done);
            QCOMPARE(done.links.front().written, toJson(Written{contactFieldsFromJson(joFields()), namer}));
        }
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

    void theLogSaysWhichTextsWereCutOnceTheContactIsThere()
    {
        Operation operation = creating(u"write"_s);
        operation.payload.insert(u"shortened"_s, QJsonArray{u"firstName"_s, u"lastName"_s});
        const auto lost = createContact.unknown(operation);
        QVERIFY(lost.entries.empty());
        const auto made
            = createContact.settle(operation, QJsonObject{{u"contact"_s, QJsonObject{{u"id"_s, u"c1"_s}}}}, knowing());
        QStringList fields;
        for (const journal::LogEntry &entry : made.entries) {
            QCOMPARE(entry.key, u"text.cut"_s);
            QCOMPARE(entry.result, u"done"_s); // it counts as no change of its own
            QCOMPARE(entry.parameters.value(u"name"_s), u"Fern Ltd"_s);
            fields.append(entry.parameters.value(u"field"_s));
        }
        QCOMPARE(fields, (QStringList{u"firstName"_s, u"lastName"_s}));
        // One that was there already may have had what was cut.
        QVERIFY(createContact.settle(creating(u"check"_s), found({foundRow(u"c1"_s)}), knowing()).entries.empty());
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

    void itsOwnMayHaveGotAnAddressFromOneWhoWasLinkedToIt()
    {
        QJsonObject fields = joFields();
        fields.remove(u"email"_s);
        QVERIFY(isCreation(createContact.settle(
                               creating(u"confirm"_s, fields), found({foundRow(u"c1"_s)}), knowing({{u"c1"_s, false}})),
            u"c1"_s));
        // With another's name it is the contact of one who has an address and the same number.
        const QJsonObject another = foundRow(u"c1"_s, {{u"firstNameLowerCase"_s, u"zoë"_s}});
        QVERIFY(isAdoption(createContact.settle(creating(u"confirm"_s, fields), found({another}), knowing()), u"c1"_s));
        // Not when a name is all that it is known by.
        fields.remove(u"phone"_s);
        const QJsonObject row = foundRow(u"c1"_s, {{u"phone"_s, QJsonValue()}});
        QVERIFY(!isCreation(createContact.settle(creating(u"confirm"_s, fields), found({row}), knowing()), u"c1"_s));
    }

    void oneThatAnotherWasLinkedToByARefusalMeanwhileIsItsOwn()
    {
        const auto outcome
            = createContact.settle(creating(u"confirm"_s), found({foundRow(u"c1"_s)}), knowing({{u"c1"_s, false}}));
        QVERIFY(isCreation(outcome, u"c1"_s));
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
};

QTEST_APPLESS_MAIN(CreateContactTest)
#include "tst_create_contact.moc"
