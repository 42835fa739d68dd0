// Planning from the journal: who belongs together, which match counts, what is planned anew and what has to wait.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_import.h"

#include "core/email_address.h"
#include "flows/contact_import/contact_operations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::contact_import;
using journal::Operation;
using journal::OperationState;
using quickbooks::Customer;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};

/// A journal in memory, with the customers that a test puts into it.
struct Ledger
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    Rules rules{.tag = u"quickbooks"_s, .country = u"US"_s, .now = now};
    std::vector<Planned> reported;

    void put(const Customer &customer)
    {
        journal::Record record{
            .service = Service::QuickBooks, .kind = u"customer"_s, .id = customer.id, .active = customer.active};
        record.value = toStored(customer);
        record.version = QString::fromUtf8(QJsonDocument(record.value).toJson());
        for (const QString &address : emailAddresses(customer.email)) {
            record.keys.append(u"email:"_s + comparableEmail(address));
        }
        if (const QString phone = phoneOf(customer, u"US"_s); !phone.isEmpty()) {
            record.keys.append(u"phone:"_s + phone);
        }
        journal->putRecord(record);
    }
    void contact(const QString &id, const QJsonObject &fields, const QStringList &keys)
    {
        journal->putRecord({.service = Service::HighLevel,
            .kind = u"contact"_s,
            .id = id,
            .version = u"read"_s,
            .value = fields,
            .keys = keys});
    }
    void link(const QString &customer, const QString &contact, bool made = true, const QJsonObject &written = {})
    {
        journal->putLink({.kind = u"contact"_s,
            .quickbooksId = customer,
            .highlevelId = contact,
            .madeByKontor = made,
            .written = written});
    }
    void contactsWereRead(Instant at = now - 1min)
    {
        journal->setCursor(u"highlevel.contacts"_s, {{u"mode"_s, u"done"_s}, {u"at"_s, toIso(at)}});
    }
    int plan(int limit = 100)
    {
        return planCustomers(*journal, rules, limit, [this](const Planned &planned) { reported.push_back(planned); });
    }
    std::vector<Operation> open(const QString &customer) { return journal->openOperations(subjectOf(customer)); }
    /// The only open operation of a customer; fails the test through its kind when there is none or several.
    Operation only(const QString &customer)
    {
        const std::vector<Operation> all = open(customer);
        return all.size() == 1 ? all.front() : Operation{.kind = u"%1 operations"_s.arg(all.size())};
    }
    /// As if HighLevel had taken the only open operation of a customer.
    void carryOut(const QString &customer, const QString &contact)
    {
        Operation operation = only(customer);
        for (const journal::Link &made :
            linksOf(operation, contact, true, contactFieldsFromJson(operation.payload[u"fields"].toObject()))) {
            journal->putLink(made);
        }
        operation.state = OperationState::Done;
        journal->putOperation(operation);
    }
    QString contactOf(const QString &customer)
    {
        const auto link = journal->linkByQuickBooks(u"contact"_s, customer);
        return link ? link->highlevelId : QString();
    }
    QStringList logged(const QString &result)
    {
        QStringList names;
        for (const Planned &planned : reported) {
            if (planned.decision.action == result) {
                names.append(planned.customer.id);
            }
        }
        names.sort();
        return names;
    }
};

QStringList customersOf(const Operation &operation)
{
    QStringList ids;
    for (const QJsonValue &id : operation.payload[u"customers"].toArray()) {
        ids.append(id.toString());
    }
    return ids;
}

Customer named(const QString &id, const QString &email = {}, const QString &phone = {})
{
    return {.id = id, .displayName = u"Customer number "_s + id, .email = email, .phone = phone};
}

QJsonObject wantedOf(const Customer &customer) { return toJson(wantedContact(customer, u"US"_s).fields); }

} // namespace

class ContactImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCustomerIsPlannedOnce()
    {
        Ledger ledger;
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.put(named(u"2"_s, u"b@x.example"_s));
        ledger.put(named(u"3"_s)); // neither address nor number
        QCOMPARE(ledger.plan(), 3);
        for (const QString &id : {u"1"_s, u"2"_s, u"3"_s}) {
            QCOMPARE(ledger.only(id).kind, u"contact.create"_s);
        }
        QCOMPARE(ledger.plan(), 0);
        QCOMPARE(ledger.journal->waitingCount(), 3);
    }

    void theLimitBoundsATransaction()
    {
        Ledger ledger;
        for (int id = 1; id <= 5; ++id) {
            ledger.put(named(QString::number(id)));
        }
        QCOMPARE(ledger.plan(2), 2);
        QCOMPARE(ledger.plan(2), 2);
        QCOMPARE(ledger.plan(2), 1);
        QCOMPARE(ledger.plan(2), 0);
    }

    void thoseWhoShareAnAddressBecomeOneContactParentFirstThenLowestId()
    {
        Ledger ledger;
        Customer job = named(u"2"_s, u"Shared@x.example"_s);
        job.parent = u"30"_s;
        ledger.put(job);
        ledger.put(named(u"30"_s, u"shared@X.example"_s));
        ledger.put(named(u"4"_s, u"other@x.example, shared@x.example"_s));
        ledger.put(named(u"5"_s, u"other@x.example"_s)); // joined through 4
        QCOMPARE(ledger.plan(), 4);
        const Operation operation = ledger.only(u"4"_s);
        QCOMPARE(customersOf(operation), (QStringList{u"4"_s, u"5"_s, u"30"_s, u"2"_s}));
        QCOMPARE(operation.payload[u"fields"][u"firstName"].toString(), u"Customer number 4"_s);
        QCOMPARE(ledger.journal->waitingCount(), 1);
        QCOMPARE(ledger.logged(u"create"_s), QStringList{u"4"_s});
        QCOMPARE(ledger.logged(u"link"_s), (QStringList{u"2"_s, u"30"_s, u"5"_s}));
    }

    void oneWithoutAnAddressJoinsTheFirstOfTheSameNumber()
    {
        Ledger ledger;
        ledger.put(named(u"1"_s, {}, u"650 555 3311"_s));
        ledger.put(named(u"2"_s, u"b@x.example"_s, u"(650) 555-3311"_s));
        ledger.put(named(u"3"_s, {}, u"+1 650 555 3311"_s));
        ledger.plan();
        QCOMPARE(customersOf(ledger.only(u"1"_s)), (QStringList{u"1"_s, u"3"_s}));
        QCOMPARE(customersOf(ledger.only(u"2"_s)), QStringList{u"2"_s});
    }

    void twoWithAddressesOfTheirOwnStayApartThoughTheyShareANumber()
    {
        Ledger ledger;
        ledger.put(named(u"1"_s, u"a@x.example"_s, u"650 555 3311"_s));
        ledger.put(named(u"2"_s, u"b@x.example"_s, u"650 555 3311"_s));
        ledger.plan();
        QCOMPARE(customersOf(ledger.only(u"1"_s)), QStringList{u"1"_s});
        QCOMPARE(customersOf(ledger.only(u"2"_s)), QStringList{u"2"_s});
    }

    void existingContactsAreMatchedByAddressThenByNumber()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.contact(u"c1"_s, {{u"firstName"_s, u"A"_s}}, {u"email:a@x.example"_s});
        ledger.contact(u"c2"_s, {{u"firstName"_s, u"B"_s}}, {u"phone:+16505553311"_s});
        ledger.put(named(u"1"_s, u"none@x.example, A@x.example"_s, u"650 555 3311"_s));
        ledger.put(named(u"2"_s, u"b@x.example"_s, u"650 555 3311"_s));
        ledger.plan();
        QCOMPARE(ledger.contactOf(u"1"_s), u"c1"_s);
        QCOMPARE(ledger.contactOf(u"2"_s), u"c2"_s);
        QCOMPARE(ledger.only(u"1"_s).kind, u"contact.update"_s);
        QCOMPARE(ledger.only(u"1"_s).payload[u"mode"].toString(), u"fill"_s);
    }

    void anOldReadingOfTheContactsIsNotTrusted()
    {
        Ledger ledger;
        ledger.contactsWereRead(now - 11min);
        ledger.contact(u"c1"_s, {}, {u"email:a@x.example"_s});
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.plan();
        QCOMPARE(ledger.only(u"1"_s).kind, u"contact.create"_s);
        QCOMPARE(ledger.only(u"1"_s).stage, u"check"_s);
        QCOMPARE(ledger.contactOf(u"1"_s), QString());
    }

    void anAddressIsLookedForBeforeANumberDecides_data()
    {
        QTest::addColumn<bool>("fresh");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("contact"); // empty: to be looked for in HighLevel
        QTest::newRow("contacts just read, address there") << true << u"a@x.example"_s << u"c2"_s;
        QTest::newRow("contacts just read, address not there") << true << u"b@x.example"_s << u"c1"_s;
        QTest::newRow("contacts read long ago") << false << u"a@x.example"_s << QString();
    }

    void anAddressIsLookedForBeforeANumberDecides()
    {
        QFETCH(bool, fresh);
        QFETCH(QString, address);
        Ledger ledger;
        ledger.contactsWereRead(fresh ? now - 1min : now - 1h);
        ledger.contact(u"c2"_s, {{u"email"_s, u"a@x.example"_s}}, {u"email:a@x.example"_s});
        Customer job = named(u"1"_s, {}, u"650 555 3311"_s); // comes after the other, as a sub-customer
        job.parent = u"30"_s;
        ledger.link(u"1"_s, u"c1"_s, true, {{u"phone"_s, u"+16505553311"_s}});
        ledger.put(job);
        ledger.plan();
        ledger.put(named(u"2"_s, address, u"650 555 3311"_s));
        ledger.plan();
        QTEST(ledger.contactOf(u"2"_s), "contact");
        QCOMPARE(ledger.contactOf(u"1"_s), u"c1"_s);
        if (!fresh) {
            QCOMPARE(ledger.only(u"2"_s).stage, u"check"_s);
        }
    }

    void aContactThatKontorMadeForAnotherIsNoMatchByNumber()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.put(named(u"1"_s, u"a@x.example"_s, u"650 555 3311"_s));
        ledger.plan();
        ledger.journal->putRecord({.service = Service::HighLevel,
            .kind = u"contact"_s,
            .id = u"c1"_s,
            .version = u"read"_s,
            .keys = {u"phone:+16505553311"_s}});
        ledger.link(u"1"_s, u"c1"_s, true, {{u"email"_s, u"a@x.example"_s}});
        ledger.put(named(u"2"_s, u"b@x.example"_s, u"650 555 3311"_s));
        ledger.plan();
        QCOMPARE(ledger.only(u"2"_s).kind, u"contact.create"_s);
    }

    void severalMatchesWaitForTheOwner()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.contact(u"c1"_s, {}, {u"email:a@x.example"_s});
        ledger.contact(u"c2"_s, {}, {u"email:a@x.example"_s});
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        QCOMPARE(ledger.plan(), 1);
        QCOMPARE(ledger.only(u"1"_s).state, OperationState::Attention);
        QCOMPARE(ledger.plan(), 0);
    }

    void aLinkWinsOverAddresses()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.contact(u"c2"_s, {}, {u"email:a@x.example"_s});
        const Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.link(u"1"_s, u"c1"_s, true, {{u"firstName"_s, u"Before"_s}});
        ledger.put(customer);
        ledger.put(named(u"2"_s, u"a@x.example"_s));
        ledger.plan();
        QCOMPARE(ledger.contactOf(u"1"_s), u"c1"_s);
        QCOMPARE(ledger.only(u"1"_s).payload[u"contact"].toString(), u"c1"_s);
        QCOMPARE(ledger.only(u"1"_s).payload[u"mode"].toString(), u"follow"_s);
        QCOMPARE(ledger.contactOf(u"2"_s), u"c1"_s); // who shares the address joins the linked one
    }

    void linkedOnesStayOneContactThoughTheirAddressesPart()
    {
        Ledger ledger;
        ledger.link(u"1"_s, u"c1"_s);
        ledger.link(u"2"_s, u"c1"_s);
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.put(named(u"2"_s, u"now-other@x.example"_s));
        QCOMPARE(ledger.plan(), 2);
        QCOMPARE(customersOf(ledger.only(u"1"_s)), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(ledger.open(u"2"_s).size(), 0U);
        QCOMPARE(ledger.only(u"1"_s).payload[u"fields"][u"email"].toString(), u"a@x.example"_s);
    }

    void theMainAddressWeighsMoreThanOneFurtherDown()
    {
        Ledger ledger;
        const Customer first = named(u"1"_s, u"far@x.example, side@x.example"_s);
        const Customer second = named(u"2"_s, u"main@x.example"_s);
        ledger.put(first);
        ledger.put(second);
        ledger.link(u"1"_s, u"c1"_s, true, wantedOf(first));
        ledger.link(u"2"_s, u"c2"_s, true, wantedOf(second));
        ledger.plan();
        ledger.put(named(u"3"_s, u"main@x.example, side@x.example"_s));
        ledger.plan();
        QCOMPARE(ledger.contactOf(u"3"_s), u"c2"_s);
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void whoNamedAContactNamesItStillWhenOneJoinsWhoComesBefore_data()
    {
        QTest::addColumn<bool>("remembered");
        QTest::newRow("remembered") << true;
        QTest::newRow("linked before that was remembered") << false;
    }
    void whoNamedAContactNamesItStillWhenOneJoinsWhoComesBefore()
    {
        QFETCH(bool, remembered);
        Ledger ledger;
        Customer namer = named(u"5"_s, u"a@x.example"_s);
        namer.parent = u"2"_s;
        Customer job = named(u"7"_s, u"a@x.example"_s);
        job.parent = u"2"_s;
        ledger.put(namer);
        ledger.put(job);
        ledger.plan();
        ledger.carryOut(u"5"_s, u"c1"_s);
        if (!remembered) {
            ledger.link(u"5"_s, u"c1"_s, true, wantedOf(namer));
            ledger.link(u"7"_s, u"c1"_s, true, wantedOf(namer));
        }

        Customer joining = named(u"2"_s, u"own@x.example, a@x.example"_s, u"650 555 3311"_s);
        ledger.put(joining);
        QCOMPARE(ledger.plan(), 3);
        QCOMPARE(ledger.contactOf(u"2"_s), u"c1"_s);
        QCOMPARE(ledger.journal->waitingCount(), 0);

        // In every later cycle, whoever of them changes.
        joining.displayName = u"Renamed"_s;
        ledger.put(joining);
        QCOMPARE(ledger.plan(), 3);
        QCOMPARE(ledger.journal->waitingCount(), 0);
        namer.email = u"moved@x.example"_s;
        ledger.put(namer);
        ledger.plan();
        const Operation update = ledger.only(u"5"_s);
        QCOMPARE(customersOf(update), (QStringList{u"5"_s, u"2"_s, u"7"_s}));
        QCOMPARE(update.payload[u"fields"].toObject(), wantedOf(namer));
        ledger.carryOut(u"5"_s, u"c1"_s);
        joining.displayName = u"Renamed again"_s;
        ledger.put(joining);
        QCOMPARE(ledger.plan(), 3);
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void afterTheNamerTheFirstOfTheOthersNamesAContactForGood()
    {
        Ledger ledger;
        Customer namer = named(u"5"_s, u"a@x.example"_s);
        const Customer second = named(u"6"_s, u"A@x.example"_s);
        ledger.put(namer);
        ledger.put(second);
        ledger.put(named(u"7"_s, u"a@x.example"_s));
        ledger.plan();
        ledger.carryOut(u"5"_s, u"c1"_s);

        namer.active = false;
        ledger.put(namer);
        while (ledger.plan() > 0) { }
        QCOMPARE(ledger.contactOf(u"5"_s), QString());
        const Operation update = ledger.only(u"6"_s);
        QCOMPARE(customersOf(update), (QStringList{u"6"_s, u"7"_s}));
        QCOMPARE(update.payload[u"fields"].toObject(), wantedOf(second));
        QCOMPARE(writtenFromJson(update.payload[u"written"].toObject()).fields,
            contactFieldsFromJson(wantedOf(namer))); // so that it follows
        ledger.carryOut(u"6"_s, u"c1"_s);

        namer.active = true; // comes back, but not to the name
        ledger.put(namer);
        while (ledger.plan() > 0) { }
        QCOMPARE(ledger.contactOf(u"5"_s), u"c1"_s);
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void anotherOfThemBecomingInactiveChangesNoName()
    {
        Ledger ledger;
        ledger.put(named(u"5"_s, u"a@x.example"_s));
        Customer second = named(u"6"_s, u"a@x.example"_s);
        ledger.put(second);
        ledger.plan();
        ledger.carryOut(u"5"_s, u"c1"_s);
        second.active = false;
        ledger.put(second);
        QCOMPARE(ledger.plan(), 1);
        QCOMPARE(ledger.plan(), 0);
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void oneWhoMatchesAContactThatIsNamedLeavesItsName()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        const Customer namer = named(u"5"_s, u"a@x.example"_s);
        ledger.link(u"5"_s, u"c1"_s, true, toJson(Written{wantedContact(namer, u"US"_s).fields, u"5"_s}));
        ledger.put(namer);
        ledger.contact(u"c1"_s, wantedOf(namer), {u"email:a@x.example"_s, u"email:typed@x.example"_s});
        ledger.put(named(u"2"_s, u"typed@x.example"_s)); // an address that somebody added in HighLevel
        ledger.plan();
        QCOMPARE(ledger.contactOf(u"2"_s), u"c1"_s);
        ledger.put(named(u"2"_s, u"typed@x.example"_s, u"650 555 3311"_s));
        ledger.plan();
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void whomAContactWasMadeForNamesItThoughAnotherWasLinkedSooner()
    {
        Ledger ledger;
        Customer owner = named(u"8"_s, u"a@x.example"_s);
        ledger.put(named(u"5"_s, u"b@x.example"_s));
        ledger.put(owner);
        ledger.link(u"5"_s, u"c1"_s, false, toJson(Written{{}, u"5"_s}));
        ledger.link(u"8"_s, u"c1"_s, true, toJson(Written{wantedContact(owner, u"US"_s).fields, u"8"_s}));
        owner.displayName = u"Renamed"_s;
        ledger.put(owner);
        ledger.plan();
        QCOMPARE(customersOf(ledger.only(u"8"_s)), (QStringList{u"8"_s, u"5"_s}));
        QCOMPARE(ledger.only(u"8"_s).payload[u"mode"].toString(), u"follow"_s);
    }

    void whatHasNotChangedIsNotWritten()
    {
        Ledger ledger;
        const Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.link(u"1"_s, u"c1"_s, true, wantedOf(customer));
        ledger.put(customer);
        QCOMPARE(ledger.plan(), 1);
        QCOMPARE(ledger.journal->waitingCount(), 0);
        QCOMPARE(ledger.logged(u"unchanged"_s), QStringList{u"1"_s});
    }

    void oneWhoBecomesInactiveIsUnlinkedAndNothingIsDeleted()
    {
        Ledger ledger;
        Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.put(customer);
        ledger.plan();
        QCOMPARE(ledger.open(u"1"_s).size(), 1U); // not sent yet
        ledger.link(u"1"_s, u"c1"_s);
        ledger.link(u"2"_s, u"c1"_s);
        customer.active = false;
        ledger.put(customer);
        QCOMPARE(ledger.plan(), 1);
        QCOMPARE(ledger.contactOf(u"1"_s), QString());
        QCOMPARE(ledger.contactOf(u"2"_s), u"c1"_s);
        QCOMPARE(ledger.open(u"1"_s).size(), 0U);
        QCOMPARE(ledger.journal->waitingCount(), 0);
        QCOMPARE(ledger.logged(u"skip"_s), QStringList{u"1"_s});
    }

    void inactiveOnesAreLeftOutOfAGroup()
    {
        Ledger ledger;
        Customer inactive = named(u"1"_s, u"a@x.example"_s);
        inactive.active = false;
        ledger.put(inactive);
        ledger.put(named(u"2"_s, u"a@x.example"_s));
        ledger.plan();
        QCOMPARE(customersOf(ledger.only(u"2"_s)), QStringList{u"2"_s});
    }

    void aWriteThatMayBeUnderWayIsNotTakenOutByInactivity()
    {
        Ledger ledger;
        Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.put(customer);
        ledger.plan();
        Operation operation = ledger.only(u"1"_s);
        operation.state = OperationState::Sent;
        ledger.journal->putOperation(operation);
        customer.active = false;
        ledger.put(customer);
        ledger.plan();
        QCOMPARE(ledger.only(u"1"_s).state, OperationState::Sent);
    }

    void aReplacedOperationsCustomersArePlannedAnew()
    {
        Ledger ledger;
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.put(named(u"2"_s, u"a@x.example"_s));
        ledger.plan();
        const qint64 before = ledger.only(u"1"_s).id;
        ledger.put(named(u"1"_s, u"moved@x.example"_s)); // leaves the group before it was written
        while (ledger.plan() > 0) { }
        QCOMPARE(ledger.journal->operation(before)->state, OperationState::Superseded);
        QCOMPARE(customersOf(ledger.only(u"1"_s)), QStringList{u"1"_s});
        QCOMPARE(customersOf(ledger.only(u"2"_s)), QStringList{u"2"_s});
    }

    void aQuestionToTheOwnerGivesWayToANewState()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.contact(u"c1"_s, {}, {u"email:a@x.example"_s});
        ledger.contact(u"c2"_s, {}, {u"email:a@x.example"_s});
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.plan();
        ledger.put(named(u"1"_s, u"new@x.example"_s));
        while (ledger.plan() > 0) { }
        QCOMPARE(ledger.only(u"1"_s).state, OperationState::Waiting);
        QVERIFY(ledger.journal->inAttention().empty());
    }

    void aChangeWaitsWhileAWriteIsOpen_data()
    {
        QTest::addColumn<bool>("sent");
        QTest::newRow("sent") << true;
        QTest::newRow("sent before, outcome unknown") << false;
    }
    void aChangeWaitsWhileAWriteIsOpen()
    {
        QFETCH(bool, sent);
        Ledger ledger;
        ledger.put(named(u"1"_s, u"a@x.example"_s));
        ledger.put(named(u"2"_s, u"a@x.example"_s));
        ledger.plan();
        Operation operation = ledger.only(u"1"_s);
        operation.payload.insert(u"firstSent"_s, toIso(now));
        operation.state = sent ? OperationState::Sent : OperationState::Waiting;
        operation.stage = sent ? u"write"_s : u"confirm"_s;
        ledger.journal->putOperation(operation);
        ledger.put(named(u"1"_s, u"a@x.example"_s, u"650 555 3311"_s));
        ledger.put(named(u"2"_s, u"a@x.example"_s, u"650 555 3312"_s));
        QCOMPARE(ledger.plan(), 0);
        QCOMPARE(ledger.only(u"1"_s).id, operation.id);
        // Settled: now it is planned, as a change of what was written.
        operation.state = OperationState::Done;
        ledger.journal->putOperation(operation);
        ledger.link(u"1"_s, u"c1"_s, true, operation.payload[u"fields"].toObject());
        ledger.link(u"2"_s, u"c1"_s, true, operation.payload[u"fields"].toObject());
        QCOMPARE(ledger.plan(), 2);
        QCOMPARE(ledger.only(u"1"_s).kind, u"contact.update"_s);
    }

    void anUpdateThatMayBeWrittenIsNotReplaced()
    {
        Ledger ledger;
        Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.link(u"1"_s, u"c1"_s, true, {{u"firstName"_s, u"Before"_s}});
        ledger.put(customer);
        ledger.plan();
        Operation operation = ledger.only(u"1"_s);
        operation.payload.insert(u"mayBeWritten"_s, true);
        ledger.journal->putOperation(operation);
        customer.displayName = u"Renamed"_s;
        ledger.put(customer);
        QCOMPARE(ledger.plan(), 0);
        QCOMPARE(ledger.only(u"1"_s).id, operation.id);
        customer.active = false;
        ledger.put(customer);
        ledger.plan();
        QCOMPARE(ledger.only(u"1"_s).id, operation.id);
    }

    void aFirstImportCountsWhatNeedsNoWrite()
    {
        Ledger ledger;
        ledger.rules.firstImport = true;
        ledger.contactsWereRead();
        const Customer same = named(u"1"_s, u"a@x.example"_s);
        ledger.contact(u"c1"_s, wantedOf(same), {u"email:a@x.example"_s});
        ledger.contact(u"c2"_s, {}, {u"email:b@x.example"_s});
        ledger.contact(u"c3"_s, {}, {u"email:b@x.example"_s});
        ledger.put(same);
        ledger.put(named(u"2"_s, u"b@x.example"_s));
        Customer inactive = named(u"3"_s);
        inactive.active = false;
        ledger.put(inactive);
        QCOMPARE(ledger.plan(), 3);
        const QJsonObject note = importNote(*ledger.journal);
        QCOMPARE(note[u"unchanged"].toInteger(), 1);
        QCOMPARE(note[u"skipped"].toInteger(), 2);
        // The question is planned anew: it is not counted twice.
        ledger.journal->markUnplanned(Service::QuickBooks, u"customer"_s, u"2"_s);
        ledger.plan();
        QCOMPARE(importNote(*ledger.journal)[u"skipped"].toInteger(), 2);
    }

    void importAgainForgetsWhatWasReadAndKeepsTheLinks()
    {
        Ledger ledger;
        ledger.contactsWereRead();
        ledger.contact(u"c1"_s, {}, {u"email:a@x.example"_s});
        const Customer customer = named(u"1"_s, u"a@x.example"_s);
        ledger.link(u"1"_s, u"c1"_s, true, wantedOf(customer));
        ledger.put(customer);
        ledger.plan();
        importAgain(*ledger.journal, now);
        QCOMPARE(ledger.journal->recordCount(Service::HighLevel, u"contact"_s), 0);
        QVERIFY(!customersAreRead(*ledger.journal));
        QCOMPARE(ledger.contactOf(u"1"_s), u"c1"_s);
        QCOMPARE(importNote(*ledger.journal)[u"phase"].toString(), u"reading"_s);
        QCOMPARE(ledger.plan(), 1);
        QCOMPARE(ledger.journal->waitingCount(), 0);
    }

    void theExistingContactsAreReadPageByPageAndOnlyOnce()
    {
        Ledger ledger;
        const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
        QList<QJsonObject> bodies;
        const auto row = [](const QString &id, int at, const QJsonObject &more) {
            QJsonObject contact = more;
            contact.insert(u"id"_s, id);
            contact.insert(u"searchAfter"_s, QJsonArray{at, id});
            return contact;
        };
        const std::vector<QJsonArray> pages{
            QJsonArray{
                QJsonObject{}, row(u"c1"_s, 1, {{u"email"_s, u"A@x.example"_s}, {u"phone"_s, u"+16505553311"_s}})},
            QJsonArray{row(
                u"c2"_s, 2, {{u"additionalEmails"_s, QJsonArray{QJsonObject{{u"email"_s, u"second@x.example"_s}}}}})},
            QJsonArray()};
        const Call call = [&](const net::Request &request, std::stop_token) -> Result<QJsonObject> {
            bodies.append(QJsonDocument::fromJson(request.body).object());
            return QJsonObject{{u"contacts"_s, pages.at(static_cast<std::size_t>(bodies.size() - 1))}};
        };
        const auto step = [&] { return readContacts(*ledger.journal, api, call, u"US"_s, now, {}); };
        QVERIFY(step().more);
        QVERIFY(step().more);
        QVERIFY(!step().more);
        QVERIFY(!step().more);
        QCOMPARE(bodies.size(), 3);
        QVERIFY(!bodies[0].contains(u"searchAfter"));
        QCOMPARE(bodies[1][u"searchAfter"].toArray(), (QJsonArray{1, u"c1"_s}));
        QCOMPARE(bodies[2][u"searchAfter"].toArray(), (QJsonArray{2, u"c2"_s}));
        const auto ids = [&](const QString &key) {
            QStringList found;
            for (const journal::Record &record : ledger.journal->recordsByKey(Service::HighLevel, u"contact"_s, key)) {
                found.append(record.id);
            }
            return found;
        };
        QCOMPARE(ids(u"email:a@x.example"_s), QStringList{u"c1"_s});
        QCOMPARE(ids(u"phone:+16505553311"_s), QStringList{u"c1"_s});
        QCOMPARE(ids(u"email:second@x.example"_s), QStringList{u"c2"_s});
    }

    void aBrokenPageOfContactsChangesNothing()
    {
        Ledger ledger;
        const highlevel::Api api(QUrl(u"https://services.example"_s), u"L"_s);
        const Call broken = [](const net::Request &, std::stop_token) -> Result<QJsonObject> {
            return QJsonObject{{u"contacts"_s, u"none"_s}};
        };
        const FeedStep step = readContacts(*ledger.journal, api, broken, u"US"_s, now, {});
        QVERIFY(step.error);
        QCOMPARE(step.error->kind, Error::Kind::Unreadable);
        QVERIFY(ledger.journal->cursor(u"highlevel.contacts"_s).isEmpty());
    }

    void aFullPageWithoutAWayToTheNextIsNotTheLast_data()
    {
        QTest::addColumn<int>("contacts");
        QTest::addColumn<QJsonArray>("after");
        QTest::addColumn<bool>("done");
        QTest::newRow("full, nowhere to go") << 500 << QJsonArray() << false;
        QTest::newRow("full, to where it was") << 500 << QJsonArray{1, u"c1"_s} << false;
        QTest::newRow("the last one") << 499 << QJsonArray() << true;
    }
    void aFullPageWithoutAWayToTheNextIsNotTheLast()
    {
        QFETCH(int, contacts);
        QFETCH(QJsonArray, after);
        QFETCH(bool, done);
        Ledger ledger;
        const highlevel::Api api(QUrl(u"https://services.example"_s), u"L"_s);
        const QJsonObject before{{u"mode"_s, u"walk"_s}, {u"after"_s, QJsonArray{1, u"c1"_s}}};
        ledger.journal->setCursor(u"highlevel.contacts"_s, before);
        const Call call = [&](const net::Request &, std::stop_token) -> Result<QJsonObject> {
            QJsonArray rows;
            for (int id = 1; id <= contacts; ++id) {
                rows.append(QJsonObject{{u"id"_s, u"x%1"_s.arg(id)}, {u"searchAfter"_s, after}});
            }
            return QJsonObject{{u"contacts"_s, rows}};
        };
        const FeedStep step = readContacts(*ledger.journal, api, call, u"US"_s, now, {});
        QCOMPARE(step.error && step.error->kind == Error::Kind::Unreadable, !done);
        const QJsonObject cursor = ledger.journal->cursor(u"highlevel.contacts"_s);
        QCOMPARE(done ? cursor[u"mode"].toString() == u"done" : cursor == before, true);
    }
};

QTEST_APPLESS_MAIN(ContactImportTest)
#include "tst_contact_import.moc"
