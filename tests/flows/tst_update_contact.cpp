// What each reply means for a contact that is being brought up to date: stage by stage, values only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contact_operation_samples.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;

class UpdateContactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheWriteWrites()
    {
        QVERIFY(!updateContact.writes(updating(u"look"_s, u"fill"_s)));
        QVERIFY(updateContact.writes(updating(u"write"_s, u"fill"_s)));
    }

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

    void whatSomeoneEmptiedStaysEmpty()
    {
        QJsonObject written = joFields();
        written.insert(u"phone"_s, u"+16505550000"_s);
        written.remove(u"email"_s); // never written: QuickBooks had none
        QJsonObject present = written;
        present.insert(u"id"_s, u"contact-1"_s);
        present.remove(u"phone"_s);
        const auto outcome
            = updateContact.settle(updating(u"look"_s, u"follow"_s, written), contactReply(present), knowing());
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"].toObject(), (QJsonObject{{u"email"_s, u"Jo@Fern.example"_s}}));
    }

    void whatHighLevelRefusedWasNotEmptiedByAnybody()
    {
        Operation operation = updating(u"write"_s, u"follow"_s);
        operation.payload.insert(
            u"body"_s, QJsonObject{{u"phone"_s, u"+16505553311"_s}, {u"email"_s, u"jo@fern.example"_s}});
        const auto refused = updateContact.settle(operation, fail(refusal(422, {{u"field"_s, u"phone"_s}})), knowing());
        const auto done = updateContact.settle(refused.operation, contactReply({{u"id"_s, u"contact-1"_s}}), knowing());
        QCOMPARE(done.next, Next::Done);
        // QuickBooks has another number later.
        QJsonObject present = joFields();
        present.insert(u"id"_s, u"contact-1"_s);
        present.remove(u"phone"_s);
        Operation later = updating(u"look"_s, u"follow"_s, done.links.front().written);
        QJsonObject fields = joFields();
        fields.insert(u"phone"_s, u"+16505559999"_s);
        later.payload.insert(u"fields"_s, fields);
        const auto outcome = updateContact.settle(later, contactReply(present), knowing());
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"].toObject(), (QJsonObject{{u"phone"_s, u"+16505559999"_s}}));
        // What is taken is remembered as written, and can be emptied.
        const auto taken
            = updateContact.settle(outcome.operation, contactReply({{u"id"_s, u"contact-1"_s}}), knowing());
        QVERIFY(writtenFromJson(taken.links.front().written).refused.isEmpty());
    }

    void aNamePartThatGoesIsClearedUnlessSomeoneTypedIt()
    {
        Operation operation = updating(u"look"_s, u"follow"_s, joFields());
        QJsonObject fields = joFields();
        fields.insert(u"firstName"_s, u"Acme"_s);
        fields.remove(u"lastName"_s);
        operation.payload.insert(u"fields"_s, fields);
        QJsonObject present = joFields();
        present.insert(u"id"_s, u"contact-1"_s);
        const auto outcome = updateContact.settle(operation, contactReply(present), knowing());
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"].toObject(),
            (QJsonObject{{u"firstName"_s, u"Acme"_s}, {u"lastName"_s, QJsonValue::Null}}));
        present.insert(u"lastName"_s, u"Farn"_s);
        const auto typed = updateContact.settle(operation, contactReply(present), knowing());
        QCOMPARE(typed.operation.payload[u"body"].toObject(), (QJsonObject{{u"firstName"_s, u"Acme"_s}}));
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

    void aWriteIsNotedBeforeItIsSent()
    {
        Operation looking = updating(u"look"_s, u"follow"_s);
        (void)updateContact.request(looking, now);
        QVERIFY(!looking.payload.contains(u"mayBeWritten"));
        Operation writing = updating(u"write"_s, u"follow"_s);
        writing.payload.insert(u"looked"_s, toIso(now));
        (void)updateContact.request(writing, now);
        QVERIFY(writing.payload[u"mayBeWritten"].toBool());
    }

    void aWrittenUpdateIsRemembered()
    {
        const auto outcome = updateContact.settle(
            updating(u"write"_s, u"follow"_s), contactReply({{u"id"_s, u"contact-1"_s}}), knowing());
        QCOMPARE(outcome.next, Next::Done);
        QCOMPARE(outcome.result, u"changed"_s);
        QCOMPARE(outcome.links.front().written, toJson(Written{contactFieldsFromJson(joFields()), u"7"_s}));
        QCOMPARE(linkedCustomers(outcome, u"contact-1"_s, true), bothCustomers);
    }

    void theLogSaysWhichOfTheWrittenTextsWereCut()
    {
        Operation operation = updating(u"write"_s, u"follow"_s);
        operation.payload.insert(u"shortened"_s, QJsonArray{u"city"_s, u"firstName"_s});
        operation.payload.insert(u"body"_s, QJsonObject{{u"city"_s, u"X"_s}, {u"state"_s, u"CA"_s}});
        const auto outcome = updateContact.settle(operation, contactReply({{u"id"_s, u"contact-1"_s}}), knowing());
        QCOMPARE(outcome.entries.size(), 1U);
        QCOMPARE(outcome.entries.front().key, u"text.cut"_s);
        QCOMPARE(outcome.entries.front().parameters,
            (QMap<QString, QString>{{u"name"_s, u"Fern Ltd"_s}, {u"field"_s, u"city"_s}}));
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

QTEST_APPLESS_MAIN(UpdateContactTest)
#include "tst_update_contact.moc"
