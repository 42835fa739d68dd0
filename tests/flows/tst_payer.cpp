// Who pays: found by link, address or number, else made once, under a name of its own.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/about.h"
#include "flows/shared/booking.h"
#include "flows/shared/payer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const quickbooks::Api api(QUrl(u"https://quickbooks.example"_s), u"9130"_s);
const Known nothingKnown{now, [](const QString &, const QString &) { return std::vector<journal::Link>(); }};

struct Shop
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);

    void customer(const QString &id, const QStringList &keys, const QString &parent = {}, bool active = true,
        const QString &currency = {})
    {
        quickbooks::Customer customer{
            .id = id, .displayName = u"Customer "_s + id, .currency = currency, .parent = parent, .active = active};
        journal->putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = id,
            .version = u"1"_s,
            .active = active,
            .value = toStored(customer),
            .keys = keys});
    }
    QString found(const Payer &payer, const QString &currency = {})
    {
        const auto customer = customerOf(*journal, payer, u"US"_s, currency);
        return customer ? customer->id : u"none"_s;
    }
};

const Payer ana{.contactId = u"c1"_s, .name = u"Ana Ruiz"_s, .email = u"Ana@Example.com"_s, .phone = u"+16502530000"_s};

journal::Operation creation(const Payer &payer) { return customerCreation(payer, u"invoices"_s, {}, u"key"_s, now); }

Result<QJsonObject> nameTaken() { return fail({.kind = Error::Kind::Refused, .key = u"qb.6240"_s}); }

QJsonObject holders(const QJsonArray &rows)
{
    return {{u"QueryResponse"_s, rows.isEmpty() ? QJsonObject() : QJsonObject{{u"Customer"_s, rows}}}};
}

QString wantedName(const CreateCustomer &kind, journal::Operation operation)
{
    return QJsonDocument::fromJson(kind.request(operation, now).body)[u"DisplayName"].toString();
}

} // namespace

class PayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLinkedCustomerComesFirst()
    {
        Shop shop;
        shop.customer(u"3"_s, {u"email:ana@example.com"_s});
        shop.customer(u"9"_s, {});
        shop.journal->putLink({.kind = u"contact"_s, .quickbooksId = u"9"_s, .highlevelId = u"c1"_s});
        QCOMPARE(shop.found(ana), u"9"_s);
    }
    void ofSeveralThatAreLinkedTheParentThenTheLowestId()
    {
        Shop shop;
        for (const auto &[id, parent] :
            {std::pair{u"12"_s, u""_s}, std::pair{u"2"_s, u"12"_s}, std::pair{u"30"_s, u""_s}}) {
            shop.customer(id, {}, parent);
            shop.journal->putLink({.kind = u"contact"_s, .quickbooksId = id, .highlevelId = u"c1"_s});
        }
        QCOMPARE(shop.found(ana), u"12"_s);
    }
    void anInactiveOneIsPassedOver()
    {
        Shop shop;
        shop.customer(u"9"_s, {u"email:ana@example.com"_s}, {}, false);
        shop.journal->putLink({.kind = u"contact"_s, .quickbooksId = u"9"_s, .highlevelId = u"c1"_s});
        QCOMPARE(shop.found(ana), u"none"_s);
        shop.customer(u"10"_s, {u"email:ana@example.com"_s});
        QCOMPARE(shop.found(ana), u"10"_s);
    }
    void oneThatWasJustMadeIsKnownByItsLink()
    {
        Shop shop;
        shop.journal->putLink({.kind = u"contact"_s, .quickbooksId = u"77"_s, .highlevelId = u"c1"_s});
        QCOMPARE(shop.found(ana), u"77"_s);
    }
    void withAnAddressThePhoneNumberIsNotAsked()
    {
        Shop shop;
        shop.customer(u"4"_s, {u"phone:+16502530000"_s});
        QCOMPARE(shop.found(ana), u"none"_s);
        Payer without = ana;
        without.email.clear();
        QCOMPARE(shop.found(without), u"4"_s);
    }
    void onePayerLeadsToOneCreation()
    {
        Payer again = ana;
        again.contactId = u"c2"_s;
        QCOMPARE(creationSubject(ana, {}), creationSubject(again, {}));
        again.email = u"other@example.com"_s;
        QVERIFY(creationSubject(ana, {}) != creationSubject(again, {}));
    }

    void namesAreFitForQuickBooks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("plain") << u"Ana Ruiz"_s << u"Bakery"_s << u"Ana Ruiz"_s;
        QTest::newRow("colon, tab and line") << u"Ana:\tRuiz\nSr"_s << QString() << u"Ana- Ruiz Sr"_s;
        QTest::newRow("company only") << QString() << u"Ruiz Bakery"_s << u"Ruiz Bakery"_s;
        QTest::newRow("neither") << QString() << QString() << u"Ana@Example.com"_s;
        QTest::newRow("10,000 characters") << QString(10'000, u'x') << QString() << QString(100, u'x');
    }
    void namesAreFitForQuickBooks()
    {
        QFETCH(QString, name);
        QFETCH(QString, company);
        QFETCH(QString, wanted);
        Payer payer = ana;
        payer.name = name;
        payer.company = company;
        QCOMPARE(wantedName(CreateCustomer(api), creation(payer)), wanted);
    }

    void whoIsMadeIsLinkedAtOnce()
    {
        const CreateCustomer kind(api);
        const Outcome outcome
            = kind.settle(creation(ana), QJsonObject{{u"Customer"_s, QJsonObject{{u"Id"_s, u"58"_s}}}}, nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QCOMPARE(outcome.result, u"created"_s);
        QCOMPARE(outcome.links.size(), 2U);
        QCOMPARE(outcome.links[0].kind, u"payer"_s); // whoever else has the address, until the customer was read
        QCOMPARE(outcome.links[1].quickbooksId, u"58"_s);
        QCOMPARE(outcome.links[1].highlevelId, u"c1"_s);
        QVERIFY(!outcome.links[1].madeByKontor); // of the contact, which was there
    }
    void whoWasMadeAMomentAgoIsKnown()
    {
        Shop shop;
        const Outcome outcome = CreateCustomer(api).settle(
            creation(ana), QJsonObject{{u"Customer"_s, QJsonObject{{u"Id"_s, u"58"_s}}}}, nothingKnown);
        shop.journal->putLink(outcome.links[0]);
        Payer other = ana;
        other.contactId = u"c2"_s;
        QCOMPARE(shop.found(other), u"58"_s);
        shop.customer(u"58"_s, {u"email:elsewhere@example.com"_s}); // read since, and he has moved
        QCOMPARE(shop.found(other), u"none"_s);
    }
    void nobodyKnownIsOneCustomer()
    {
        Shop shop;
        const Payer nobody{.name = u"Walk in"_s};
        const Outcome outcome = CreateCustomer(api).settle(
            creation(nobody), QJsonObject{{u"Customer"_s, QJsonObject{{u"Id"_s, u"58"_s}}}}, nothingKnown);
        QCOMPARE(outcome.links.size(), 1U);
        shop.journal->putLink(outcome.links[0]);
        shop.customer(u"58"_s, {});
        QCOMPARE(shop.found(nobody), u"58"_s);
        shop.customer(u"58"_s, {}, {}, false);
        QCOMPARE(shop.found(nobody), u"none"_s);
    }
    void eachCurrencyHasItsOwnCustomer()
    {
        Shop shop;
        shop.customer(u"58"_s, {u"email:ana@example.com"_s}, {}, true, u"USD"_s);
        shop.journal->putLink({.kind = u"contact"_s, .quickbooksId = u"58"_s, .highlevelId = u"c1"_s});
        QCOMPARE(shop.found(ana, u"USD"_s), u"58"_s);
        QCOMPARE(shop.found(ana, u"EUR"_s), u"none"_s);
        QCOMPARE(shop.found(ana), u"58"_s); // a company with one
        const CreateCustomer kind(api);
        const journal::Operation made = customerCreation(ana, u"invoices"_s, u"EUR"_s, u"key"_s, now);
        QVERIFY(made.subject != customerCreation(ana, u"invoices"_s, u"USD"_s, u"key"_s, now).subject);
        // The same address has the name, and is another customer all the same.
        Outcome outcome = kind.settle(made, nameTaken(), nothingKnown);
        const QJsonObject same{{u"Id"_s, u"58"_s}, {u"Active"_s, true},
            {u"CurrencyRef"_s, QJsonObject{{u"value"_s, u"USD"_s}}},
            {u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, u"ana@example.com"_s}}}};
        outcome = kind.settle(outcome.operation, holders({same}), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"write"_s);
        QCOMPARE(wantedName(kind, outcome.operation), u"Ana Ruiz (Ana@Example.com)"_s);
        outcome = kind.settle(
            outcome.operation, QJsonObject{{u"Customer"_s, QJsonObject{{u"Id"_s, u"60"_s}}}}, nothingKnown);
        for (const journal::Link &link : outcome.links) {
            shop.journal->putLink(link);
        }
        QCOMPARE(shop.found(ana, u"EUR"_s), u"60"_s); // before it was read
        shop.customer(u"60"_s, {u"email:ana@example.com"_s}, {}, true, u"EUR"_s);
        QCOMPARE(shop.found(ana, u"EUR"_s), u"60"_s);
        QCOMPARE(shop.found(ana, u"USD"_s), u"58"_s);
    }
    void aTakenNameOfTheSamePersonIsThatPerson()
    {
        const CreateCustomer kind(api);
        Outcome outcome = kind.settle(creation(ana), nameTaken(), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"holder"_s);
        QVERIFY(!kind.writes(outcome.operation));
        const QJsonObject same{{u"Id"_s, u"58"_s}, {u"Active"_s, true},
            {u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, u"x@y.com, ANA@example.com"_s}}}};
        outcome = kind.settle(outcome.operation, holders({same}), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QCOMPARE(outcome.links.at(1).quickbooksId, u"58"_s);
    }
    void aNameThatSomebodyElseHasGetsASuffix()
    {
        const CreateCustomer kind(api);
        const QJsonObject other{{u"Id"_s, u"58"_s}, {u"Active"_s, true},
            {u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, u"somebody@example.com"_s}}}};
        journal::Operation operation = creation(ana);
        QStringList names;
        QStringList requestIds;
        for (int i = 0; i < 3; ++i) {
            names.append(wantedName(kind, operation));
            requestIds.append(kind.request(operation, now).url.query());
            operation = kind.settle(operation, nameTaken(), nothingKnown).operation;
            // Of a vendor the query for customers knows nothing.
            operation = kind.settle(operation, i == 0 ? holders({other}) : holders({}), nothingKnown).operation;
            QCOMPARE(operation.stage, u"write"_s);
        }
        QCOMPARE(names, (QStringList{u"Ana Ruiz"_s, u"Ana Ruiz (Ana@Example.com)"_s, u"Ana Ruiz (2)"_s}));
        requestIds.removeDuplicates();
        QCOMPARE(requestIds.size(), 3); // a refusal may be answered from memory
    }
    void afterAFewNamesTheOwnerIsAsked()
    {
        const CreateCustomer kind(api);
        journal::Operation operation = creation(ana);
        for (int i = 0; i < 20; ++i) {
            const Outcome outcome
                = kind.settle(kind.settle(operation, nameTaken(), nothingKnown).operation, holders({}), nothingKnown);
            if (outcome.next == Outcome::Next::Attention) {
                QCOMPARE(outcome.problem->key, u"qb.6240"_s);
                return;
            }
            operation = outcome.operation;
        }
        QFAIL("it never ended");
    }
    void aLostReplyIsRepeatedAsItWas()
    {
        const CreateCustomer kind(api);
        journal::Operation operation = creation(ana);
        const net::Request first = kind.request(operation, now);
        journal::Operation again = kind.unknown(operation).operation;
        const net::Request second = kind.request(again, now);
        QCOMPARE(second.url, first.url);
        QCOMPARE(second.body, first.body);
        QCOMPARE(kind.batchItem(again), kind.batchItem(operation));
    }
    void withoutAddressAndNumberATakenNameIsOursOnlyAfterALostReply()
    {
        Payer bare{.contactId = u"c1"_s, .name = u"Ana Ruiz"_s};
        const CreateCustomer kind(api);
        const QJsonObject holder{{u"Id"_s, u"58"_s}, {u"Active"_s, true}};
        journal::Operation operation = kind.settle(creation(bare), nameTaken(), nothingKnown).operation;
        QCOMPARE(kind.settle(operation, holders({holder}), nothingKnown).next, Outcome::Next::Step);
        journal::Operation sent = creation(bare);
        (void)kind.request(sent, now);
        operation = kind.settle(kind.unknown(sent).operation, nameTaken(), nothingKnown).operation;
        QJsonObject ours = holder;
        ours.insert(u"MetaData"_s, QJsonObject{{u"CreateTime"_s, toIso(now + std::chrono::seconds(1))}});
        QCOMPARE(kind.settle(operation, holders({ours}), nothingKnown).next, Outcome::Next::Done);
        // Older than the first try: somebody else's, whose name it was.
        ours.insert(u"MetaData"_s, QJsonObject{{u"CreateTime"_s, toIso(now - std::chrono::hours(1))}});
        QCOMPARE(kind.settle(operation, holders({ours}), nothingKnown).next, Outcome::Next::Step);
    }
    void whoMayJustHaveBeenImportedWaitsForThat_data()
    {
        QTest::addColumn<Payer>("payer");
        QTest::addColumn<QJsonObject>("change"); // of the import's operation
        QTest::addColumn<bool>("sent");
        QTest::addColumn<bool>("waits");
        const Payer bare{.contactId = u"c1"_s, .name = u"Ana  Ruiz"_s};
        QTest::newRow("its creation is looked for") << bare << QJsonObject() << false << true;
        QTest::newRow("no reply has come") << bare << QJsonObject() << true << true;
        QTest::newRow("it was never sent") << bare << QJsonObject{{u"firstSent"_s, QJsonValue()}} << false << false;
        QTest::newRow("somebody else") << Payer{.contactId = u"c1"_s, .name = u"Ana Fern"_s} << QJsonObject() << false
                                       << false;
        QTest::newRow("no contact") << Payer{.name = u"Ana Ruiz"_s} << QJsonObject() << false << false;
        QTest::newRow("a payer with an address") << ana << QJsonObject() << false << false;
        QTest::newRow("a contact with an address")
            << bare
            << QJsonObject{{u"fields"_s, QJsonObject{{u"firstName"_s, u"Ana Ruiz"_s}, {u"email"_s, u"a@b.de"_s}}}}
            << false << false;
    }
    void whoMayJustHaveBeenImportedWaitsForThat()
    {
        QFETCH(Payer, payer);
        QFETCH(QJsonObject, change);
        QFETCH(bool, sent);
        QFETCH(bool, waits);
        Shop shop;
        QJsonObject payload{{u"fields"_s, QJsonObject{{u"firstName"_s, u"ana"_s}, {u"lastName"_s, u"Ruiz"_s}}},
            {u"firstSent"_s, toIso(now)}};
        for (auto field = change.begin(); field != change.end(); ++field) {
            payload.insert(field.key(), field.value());
        }
        if (payload[u"firstSent"].isNull()) {
            payload.remove(u"firstSent"_s);
        }
        journal::Operation import{.kind = u"contact.create"_s,
            .flow = u"contacts"_s,
            .subject = u"customer:1"_s,
            .state = sent ? journal::OperationState::Sent : journal::OperationState::Waiting,
            .payload = payload,
            .due = now + std::chrono::seconds(10),
            .created = now};
        shop.journal->putOperation(import);
        const Reason reason{{Service::HighLevel, u"transaction"_s, u"pay1"_s}, u"v1"_s, u"receipts"_s};
        QCOMPARE(requestCreation(*shop.journal, creation(payer), reason), !waits);
        import.state = journal::OperationState::Done;
        shop.journal->putOperation(import);
        QCOMPARE(requestCreation(*shop.journal, creation(payer), reason), waits); // once in any case
    }
    void anAnswerWithoutAnIdIsTheOwners()
    {
        const Outcome outcome
            = CreateCustomer(api).settle(creation(ana), QJsonObject{{u"Customer"_s, QJsonObject()}}, nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
        QVERIFY(outcome.links.empty());
    }
    void aPaymentMethodWhoseNameIsTakenIsUsedOrNamed()
    {
        const CreatePaymentMethod kind(api);
        const Outcome refused
            = kind.settle(CreatePaymentMethod::creation(u"PayPal"_s, u"key"_s, now), nameTaken(), nothingKnown);
        QCOMPARE(refused.next, Outcome::Next::Step);
        QCOMPARE(refused.operation.stage, u"holder"_s);
        QVERIFY(!kind.writes(refused.operation));
        const QJsonObject active{
            {u"QueryResponse"_s, QJsonObject{{u"PaymentMethod"_s, QJsonArray{QJsonObject{{u"Id"_s, u"4"_s}}}}}}};
        const Outcome known = kind.settle(refused.operation, active, nothingKnown);
        QCOMPARE(known.next, Outcome::Next::Done);
        QCOMPARE(known.result, u"linked"_s);
        QVERIFY(known.companyIsOld);
        // None is shown: its holder is inactive, and only the owner can help.
        const Outcome inactive = kind.settle(refused.operation, holders({}), nothingKnown);
        QCOMPARE(inactive.next, Outcome::Next::Attention);
        QCOMPARE(inactive.problem->parameters[u"case"_s], u"payment_method"_s);
        QCOMPARE(inactive.problem->parameters[u"name"_s], u"PayPal"_s);
    }
};

QTEST_GUILESS_MAIN(PayerTest)
#include "tst_payer.moc"
