// The rules by which a customer, or several who are one contact, becomes a write, a link or a question.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/plan.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::contact_import;
using quickbooks::Customer;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const Rules rules{.tag = u"quickbooks"_s, .country = u"US"_s, .now = now, .highLevelNow = now};

Customer jo(const QString &id = u"7"_s)
{
    return {.id = id,
        .displayName = u"Fern Ltd"_s,
        .givenName = u"Jo"_s,
        .familyName = u"Fern"_s,
        .companyName = u"Fern Ltd"_s,
        .email = u"Jo@Fern.example, office@fern.example"_s,
        .phone = u"650 555 3311"_s};
}

QJsonObject wantedOf(const Customer &customer) { return toJson(wantedContact(customer, u"US"_s).fields); }

Group alone(const Customer &customer, bool fresh = true)
{
    return {.members = {customer}, .unlinked = {customer.id}, .indexFresh = fresh};
}

Group linked(const Customer &customer, const QJsonObject &written, bool made = true)
{
    Group group{.members = {customer}, .indexFresh = true};
    group.link = journal::Link{.kind = u"contact"_s,
        .quickbooksId = customer.id,
        .highlevelId = u"contact-1"_s,
        .madeByKontor = made,
        .written = written};
    return group;
}

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewCustomerIsCreatedAtOnceWhileTheExistingContactsWereJustRead()
    {
        const Decision decision = plan(alone(jo()), rules);
        QCOMPARE(decision.action, u"create"_s);
        QCOMPARE(decision.key, u"new_contact"_s);
        QVERIFY(decision.result.isEmpty());
        QVERIFY(decision.links.empty()); // linked once HighLevel has said its id
        QCOMPARE(decision.operations.size(), 1U);
        const journal::Operation &operation = decision.operations.front();
        QCOMPARE(operation.kind, u"contact.create"_s);
        QCOMPARE(operation.stage, u"write"_s);
        QCOMPARE(operation.flow, u"contacts"_s);
        QCOMPARE(operation.service, Service::HighLevel);
        QCOMPARE(operation.subject, u"customer:7"_s);
        QCOMPARE(operation.state, journal::OperationState::Waiting);
        QCOMPARE(operation.due, now);
        QCOMPARE(operation.payload[u"customers"].toArray(), QJsonArray{u"7"_s});
        QCOMPARE(operation.payload[u"emails"].toArray(), (QJsonArray{u"jo@fern.example"_s, u"office@fern.example"_s}));
        QCOMPARE(operation.payload[u"fields"].toObject(), wantedOf(jo()));
        QCOMPARE(operation.payload[u"tag"].toString(), u"quickbooks"_s);
        QVERIFY(!operation.payload.contains(u"import"));
        QCOMPARE(operation.payload[u"looked"].toString(), toIso(rules.highLevelNow));
    }

    void whatHadToBeCutGoesWithTheWrite()
    {
        QVERIFY(!plan(alone(jo()), rules).operations.front().payload.contains(u"shortened"));
        Customer endless = jo();
        endless.city = u"x"_s.repeated(300);
        for (const Group &group : {alone(endless), linked(endless, wantedOf(jo()))}) {
            QCOMPARE(plan(group, rules).operations.front().payload[u"shortened"].toArray(), QJsonArray{u"city"_s});
        }
    }

    void whenTheyWereNotReadOneIsLookedForFirst()
    {
        const Decision decision = plan(alone(jo(), false), rules);
        QCOMPARE(decision.action, u"create"_s);
        QCOMPARE(decision.key, u"looks_up"_s);
        QCOMPARE(decision.operations.front().stage, u"check"_s);
    }

    void withoutAddressAndNumberThereIsNothingToLookFor()
    {
        const Decision decision = plan(alone({.id = u"9"_s, .displayName = u"Bare"_s}, false), rules);
        QCOMPARE(decision.operations.front().stage, u"write"_s);
        QCOMPARE(decision.operations.front().payload[u"fields"].toObject(), (QJsonObject{{u"firstName"_s, u"Bare"_s}}));
    }

    void theFirstImportCounts()
    {
        Rules first = rules;
        first.firstImport = true;
        QVERIFY(plan(alone(jo()), first).operations.front().payload[u"import"].toBool());
    }

    void thoseWhoShareAnAddressAreOneContactNamedAfterTheFirst()
    {
        Customer job = jo(u"12"_s);
        job.givenName = u"Kitchen"_s;
        job.parent = u"7"_s;
        Group group = alone(jo());
        group.members.push_back(job);
        group.unlinked.append(job.id);
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.operations.size(), 1U);
        const journal::Operation &operation = decision.operations.front();
        QCOMPARE(operation.payload[u"customers"].toArray(), (QJsonArray{u"7"_s, u"12"_s}));
        QCOMPARE(operation.payload[u"fields"][u"firstName"].toString(), u"Jo"_s);
        QCOMPARE(operation.payload[u"emails"].toArray().size(), 2); // each once
        QCOMPARE(operation.subject, u"customer:7"_s);
    }

    void aMatchByAddressIsLinkedAndOnlyItsEmptyFieldsAreFilled()
    {
        Group group = alone(jo());
        group.byEmail = {{u"contact-1"_s, {{u"email"_s, u"jo@fern.example"_s}, {u"firstName"_s, u"Johanna"_s}}}};
        group.byPhone = {{u"contact-2"_s, {}}, {u"contact-3"_s, {}}}; // the address comes first
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.action, u"change"_s);
        QCOMPARE(decision.key, u"adds"_s);
        QCOMPARE(decision.parameters.value(u"fields"_s), u"lastName,phone"_s);
        QCOMPARE(decision.links.size(), 1U);
        QCOMPARE(decision.links.front().quickbooksId, u"7"_s);
        QCOMPARE(decision.links.front().highlevelId, u"contact-1"_s);
        QVERIFY(!decision.links.front().madeByKontor);
        QCOMPARE(decision.links.front().written, toJson(Written{{}, u"7"_s})); // no field yet
        const journal::Operation &operation = decision.operations.front();
        QCOMPARE(operation.kind, u"contact.update"_s);
        QCOMPARE(operation.stage, u"look"_s);
        QCOMPARE(operation.payload[u"mode"].toString(), u"fill"_s);
        QCOMPARE(operation.payload[u"contact"].toString(), u"contact-1"_s);
    }

    void aMatchThatMissesNothingCostsNoWrite()
    {
        highlevel::ContactFields full = wantedContact(jo(), u"US"_s).fields;
        full.remove(u"companyName"_s); // an update does not take it, so it is not missing
        Group group = alone(jo());
        group.byPhone = {{u"contact-1"_s, full}};
        Customer job = jo(u"12"_s);
        group.members.push_back(job);
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.action, u"unchanged"_s);
        QCOMPARE(decision.result, u"unchanged"_s);
        QVERIFY(decision.operations.empty());
        QCOMPARE(decision.links.size(), 2U);
        QCOMPARE(decision.links[0].quickbooksId, u"7"_s);
        QCOMPARE(decision.links[1].quickbooksId, u"12"_s);
        for (const journal::Link &link : decision.links) {
            QCOMPARE(link.highlevelId, u"contact-1"_s);
            QCOMPARE(link.written, toJson(Written{wantedContact(jo(), u"US"_s).fields, u"7"_s}));
        }
    }

    void aMatchThatAnotherCustomerNamedKeepsItsNamer()
    {
        Group group = alone(jo());
        group.byEmail = {{.id = u"contact-1"_s, .fields = {}, .namer = u"30"_s}};
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.links.front().written, toJson(Written{{}, u"30"_s}));
        QCOMPARE(decision.operations.front().payload[u"namer"].toString(), u"30"_s);
    }

    void severalMatchesAreTheOwnersToTellApart_data()
    {
        QTest::addColumn<bool>("byEmail");
        QTest::newRow("address") << true;
        QTest::newRow("number") << false;
    }
    void severalMatchesAreTheOwnersToTellApart()
    {
        QFETCH(bool, byEmail);
        Group group = alone(jo());
        (byEmail ? group.byEmail : group.byPhone) = {{u"contact-1"_s, {}}, {u"contact-2"_s, {}}, {u"contact-3"_s, {}}};
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.action, u"ask"_s);
        QCOMPARE(decision.result, u"attention"_s);
        QVERIFY(decision.links.empty());
        QCOMPARE(decision.operations.size(), 1U);
        const journal::Operation &operation = decision.operations.front();
        QCOMPARE(operation.state, journal::OperationState::Attention);
        QVERIFY(operation.attentionSince == now);
        QCOMPARE(operation.stage, u"check"_s); // retried, it looks again
        QVERIFY(operation.problem);
        QCOMPARE(operation.problem->key, u"contact.many_matches"_s);
        QCOMPARE(operation.problem->parameters.value(u"field"_s), byEmail ? u"email"_s : u"phone"_s);
        QCOMPARE(operation.problem->parameters.value(u"n"_s), u"3"_s);
        QCOMPARE(operation.problem->parameters.value(u"customer"_s), u"Fern Ltd"_s);
    }

    void whatWasWrittenBeforeIsNotWrittenAgain()
    {
        const Decision decision = plan(linked(jo(), wantedOf(jo())), rules);
        QCOMPARE(decision.action, u"unchanged"_s);
        QCOMPARE(decision.result, u"unchanged"_s);
        QVERIFY(decision.operations.empty());
        QVERIFY(decision.links.empty());
    }

    void aLinkWinsOverOtherMatches()
    {
        Group group = linked(jo(), wantedOf(jo()));
        group.byEmail = {{u"contact-8"_s, {}}, {u"contact-9"_s, {}}};
        QCOMPARE(plan(group, rules).action, u"unchanged"_s);
    }

    void aChangeFollowsIntoAContactThatKontorMade()
    {
        Customer moved = jo();
        moved.city = u"Bayshore"_s;
        moved.familyName = u"Farn"_s;
        const Decision decision = plan(linked(moved, wantedOf(jo())), rules);
        QCOMPARE(decision.action, u"change"_s);
        QCOMPARE(decision.parameters.value(u"fields"_s), u"city,lastName"_s);
        const journal::Operation &operation = decision.operations.front();
        QCOMPARE(operation.kind, u"contact.update"_s);
        QCOMPARE(operation.payload[u"mode"].toString(), u"follow"_s);
        QCOMPARE(operation.payload[u"written"].toObject(), wantedOf(jo())); // to tell others' changes from its own
        QCOMPARE(operation.payload[u"fields"].toObject(), wantedOf(moved));
    }

    void aNameThatLosesAPartIsSpreadOverBoth_data()
    {
        QTest::addColumn<QString>("display");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("two words") << u"Acme Ltd"_s << u"Acme"_s << u"Ltd"_s;
        QTest::newRow("three words") << u"Acme of Bayshore"_s << u"Acme"_s << u"of Bayshore"_s;
        QTest::newRow("one word") << u"Acme"_s << u"Acme"_s << QString();
    }
    void aNameThatLosesAPartIsSpreadOverBoth()
    {
        QFETCH(QString, display);
        Customer company = jo();
        company.givenName.clear();
        company.familyName.clear();
        company.displayName = display;
        const Decision decision = plan(linked(company, wantedOf(jo())), rules);
        const QJsonObject fields = decision.operations.front().payload[u"fields"].toObject();
        QTEST(fields[u"firstName"].toString(), "first");
        QTEST(fields[u"lastName"].toString(), "last");
        // Once that is written nothing is different any more.
        QCOMPARE(plan(linked(company, fields), rules).action, u"unchanged"_s);
        // A contact that was there before only gets what is empty.
        QCOMPARE(plan(linked(company, wantedOf(jo()), false), rules).operations.front().payload[u"fields"].toObject(),
            wantedOf(company));
    }

    void aNamePartThatCanStayAloneDoes()
    {
        Customer given = jo();
        given.familyName.clear();
        const Decision decision = plan(linked(given, wantedOf(jo())), rules);
        const QJsonObject fields = decision.operations.front().payload[u"fields"].toObject();
        QCOMPARE(fields[u"firstName"].toString(), u"Jo"_s);
        QVERIFY(!fields.contains(u"lastName"));
        // One whose name never had a second part keeps the whole in the first.
        Customer company = jo();
        company.givenName = u"Acme Ltd"_s;
        company.familyName.clear();
        QCOMPARE(plan(linked(company, wantedOf(given)), rules).operations.front().payload[u"fields"][u"firstName"],
            QJsonValue(u"Acme Ltd"_s));
    }

    void aChangeOnlyFillsAContactThatWasThereBefore()
    {
        Customer moved = jo();
        moved.city = u"Bayshore"_s;
        const Decision decision = plan(linked(moved, wantedOf(jo()), false), rules);
        QCOMPARE(decision.operations.front().payload[u"mode"].toString(), u"fill"_s);
    }

    void oneWhoJoinsALinkedContactIsLinkedWithoutAWrite_data()
    {
        QTest::addColumn<QString>("namer");
        QTest::addColumn<int>("links");
        QTest::newRow("it is known who named it") << u"7"_s << 1;
        QTest::newRow("from now on it is known who named it") << QString() << 2;
        QTest::newRow("the one who named it has left") << u"3"_s << 2;
    }
    void oneWhoJoinsALinkedContactIsLinkedWithoutAWrite()
    {
        QFETCH(QString, namer);
        QFETCH(int, links);
        const highlevel::ContactFields wanted = wantedContact(jo(), u"US"_s).fields;
        Group group = linked(jo(), toJson(Written{wanted, namer}));
        group.members.push_back(jo(u"12"_s));
        group.unlinked = {u"12"_s};
        const Decision decision = plan(group, rules);
        QCOMPARE(decision.action, u"link"_s);
        QCOMPARE(decision.key, u"same_email"_s);
        QCOMPARE(decision.result, u"linked"_s);
        QCOMPARE(decision.parameters.value(u"customer"_s), u"Fern Ltd"_s);
        QVERIFY(decision.operations.empty());
        QCOMPARE(decision.links.size(), static_cast<std::size_t>(links));
        QCOMPARE(decision.links.back().quickbooksId, u"12"_s);
        for (const journal::Link &link : decision.links) {
            QCOMPARE(link.highlevelId, u"contact-1"_s);
            QVERIFY(link.madeByKontor);
            QCOMPARE(link.written, toJson(Written{wanted, u"7"_s}));
        }
    }

    void oneWhoJoinsByNumberAloneIsSaidSo()
    {
        Customer bare = jo();
        bare.email.clear();
        Group group = linked(bare, wantedOf(bare));
        group.members.push_back({.id = u"12"_s, .displayName = u"Second"_s, .phone = bare.phone});
        group.unlinked = {u"12"_s};
        QCOMPARE(plan(group, rules).key, u"same_phone"_s);
    }
};

QTEST_APPLESS_MAIN(PlanTest)
#include "tst_plan.moc"
