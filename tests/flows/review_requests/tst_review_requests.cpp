// Who gets a review request, who never does, and when it goes out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "payers.h"

#include <QTest>

using namespace kontor;
using namespace kontor::tests;
using State = journal::OperationState;

namespace {

const SendReview kind(highLevel);

/// Customers 1 and 2 with a contact each, and nothing paid before.
Books twoCustomers()
{
    Books books;
    books.customer(u"1"_s, u"one@example.com"_s);
    books.customer(u"2"_s, u"two@example.com"_s);
    books.link(u"1"_s, u"contact-1"_s);
    books.link(u"2"_s, u"contact-2"_s);
    books.baseline();
    return books;
}

Result<QJsonObject> contactAnswer(const QString &id)
{
    return QJsonObject{{u"contact"_s, QJsonObject{{u"id"_s, id}, {u"email"_s, u"one@example.com"_s}}}};
}

} // namespace

class ReviewRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstPaidInvoiceLeadsToARequestAndTheSecondToNone()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        const auto operations = books.journal->underWay(u"reviews"_s);
        QCOMPARE(operations.size(), std::size_t(1));
        const journal::Operation &operation = operations.front();
        QCOMPARE(operation.kind, u"review.send"_s);
        QCOMPARE(operation.stage, u"contact"_s);
        QCOMPARE(operation.payload[u"contact"].toString(), u"contact-1"_s);
        QCOMPARE(operation.payload[u"customer"].toString(), u"1"_s);
        QCOMPARE(operation.payload[u"link"].toString(), reviewPage);
        QCOMPARE(operation.payload[u"address"].toString(), u"one@example.com"_s);
        QCOMPARE(operation.payload[u"until"].toString(), toIso(*instantFromIso(u"2026-09-21T18:00:00Z")));
        QCOMPARE(books.plan(noon + 4min), 0);
        books.paid(u"101"_s, u"1"_s, noon + 8min);
        QCOMPARE(books.plan(noon + 8min), 0);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
    }
    void whatWasPaidBeforeCountsAsHad()
    {
        Books books;
        books.customer(u"1"_s);
        books.link(u"1"_s, u"contact-1"_s);
        books.baseline({paymentRow(u"p90"_s, {u"90"_s})}, {invoiceRow(u"90"_s, u"1"_s)});
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.state(u"1"_s), u"before"_s);
        // The same payment entered anew is no news either.
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"90"_s, u"1"_s, {{u"Balance"_s, 80}})}},
            {u"Payment"_s, QJsonArray{tombstone(u"p90"_s)}}}));
        books.paid(u"90"_s, u"1"_s);
        QCOMPARE(books.plan(), 0);
    }
    void oneRequestForAFamily()
    {
        Books books = twoCustomers();
        books.customer(u"11"_s, {}, u"1"_s);
        books.customer(u"12"_s, {}, u"1"_s);
        books.link(u"11"_s, u"contact-11"_s);
        books.paid(u"100"_s, u"11"_s);
        books.paid(u"101"_s, u"12"_s);
        books.paid(u"102"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s}); // the top's contact
    }
    void withoutAContactAtTheTopItGoesToWhoPaid()
    {
        Books books = twoCustomers();
        books.customer(u"5"_s);
        books.customer(u"51"_s, {}, u"5"_s);
        books.link(u"51"_s, u"contact-51"_s);
        books.paid(u"100"_s, u"51"_s);
        QCOMPARE(books.plan(), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-51"_s});
    }
    void whoLeavesAFamilyThatHadOneIsNotNew()
    {
        Books books = twoCustomers();
        books.customer(u"11"_s, {}, u"1"_s);
        books.link(u"11"_s, u"contact-11"_s);
        books.paid(u"100"_s, u"11"_s);
        QCOMPARE(books.plan(), 1);
        books.customer(u"11"_s, {}); // re-parented: a customer of its own
        books.paid(u"101"_s, u"11"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.waitingIntents(), 0);
    }
    void whoPaidInAFamilyThatHadOneIsNotNewEither()
    {
        Books books;
        books.customer(u"1"_s);
        books.customer(u"11"_s, {}, u"1"_s);
        books.link(u"11"_s, u"contact-11"_s);
        books.baseline({paymentRow(u"p90"_s, {u"90"_s})}, {invoiceRow(u"90"_s, u"1"_s)});
        books.paid(u"100"_s, u"11"_s);
        QCOMPARE(books.plan(), 0);
        books.customer(u"11"_s, {}); // leaves it
        books.paid(u"101"_s, u"11"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.waitingIntents(), 0);
    }
    void whoJoinsAFamilyBringsItsPastAlong()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"2"_s);
        QCOMPARE(books.plan(), 1);
        books.customer(u"2"_s, u"two@example.com"_s, u"1"_s);
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(), 0);
    }
    void twoCustomersWhoAreOneContactGetOneMessageAndNotNone()
    {
        Books books = twoCustomers();
        books.link(u"2"_s, u"contact-1"_s);
        books.paid(u"100"_s, u"1"_s);
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(), 1);
        QCOMPARE(books.state(u"2"_s), u"had"_s);
        // That the other one has been set aside must not set this one aside, too.
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        const Outcome outcome = kind.settle(operation, contactAnswer(u"contact-1"_s), books.known());
        QCOMPARE(outcome.next, Outcome::Next::Step);
        // Nor when it is planned again, after quiet hours.
        journal::Operation again = operation;
        again.state = State::Done;
        books.journal->putOperation(again);
        books.journal->markUnplanned(Service::QuickBooks, u"review"_s, u"1"_s);
        QCOMPARE(books.plan(noon + 24h), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
    }
    void ofThreeWhoAreOneContactOneIsWrittenTo()
    {
        Books books = twoCustomers();
        books.customer(u"3"_s);
        books.link(u"2"_s, u"contact-1"_s);
        books.link(u"3"_s, u"contact-1"_s);
        for (const QString &customer : {u"1"_s, u"2"_s, u"3"_s}) {
            books.paid(QString(u"10"_s + customer), customer);
        }
        QCOMPARE(books.plan(), 1);
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        QCOMPARE(kind.settle(operation, contactAnswer(u"contact-1"_s), books.known()).next, Outcome::Next::Step);
    }
    void aContactThatHadOneForAnotherCustomerGetsNone_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("had");
        for (const char *state : {"before", "merged", "sent", "opted_out", "switched_off"}) {
            QTest::newRow(state) << QString::fromLatin1(state) << true;
        }
        QTest::newRow("no contact then") << u"no_contact"_s << false;
        QTest::newRow("only waiting") << u"due"_s << false;
    }
    void aContactThatHadOneForAnotherCustomerGetsNone()
    {
        QFETCH(QString, state);
        QFETCH(bool, had);
        Books books = twoCustomers();
        books.link(u"2"_s, u"contact-1"_s);
        noteReview(*books.journal, u"2"_s, {}, {{u"state"_s, state}});
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), had ? 0 : 1);
        QCOMPARE(books.waitingIntents(), 0);
        QCOMPARE(books.state(u"1"_s), had ? u"had"_s : u"due"_s);
    }
    void mergedCustomersHaveOnePast()
    {
        Books books;
        books.customer(u"1"_s);
        books.customer(u"2"_s);
        books.link(u"1"_s, u"contact-1"_s);
        books.baseline({paymentRow(u"p90"_s, {u"90"_s})}, {invoiceRow(u"90"_s, u"2"_s)});
        // 2 is merged into 1, which pays for the first time: the older invoice has the higher number.
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"80"_s, u"1"_s), invoiceRow(u"90"_s, u"1"_s)}},
            {u"Payment"_s, QJsonArray{paymentRow(u"p80"_s, {u"80"_s})}}}));
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.state(u"1"_s), u"merged"_s);
    }
    void aRequestThatWaitsMovesWithItsCustomer()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"2"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.waitingIntents(), 1);
        // 2 is merged into 1.
        books.journal->removeLink(u"contact"_s, u"2"_s);
        books.customer(u"2"_s, u"two@example.com"_s, {}, false);
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"100"_s, u"1"_s)}}}));
        QCOMPARE(books.plan(noon + 30min), 0);
        QCOMPARE(books.plan(noon + 61min), 1); // it has waited from the first
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
        QCOMPARE(books.state(u"2"_s), u"merged"_s);
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        QCOMPARE(
            kind.settle(operation, contactAnswer(u"contact-1"_s), books.known(noon + 61min)).next, Outcome::Next::Step);
    }
    void aRequestThatWaitsMovesWithinAContact()
    {
        Books books = twoCustomers();
        books.link(u"2"_s, u"contact-1"_s);
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"2"_s);
        books.plan();
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"100"_s, u"1"_s)}}}));
        books.plan(noon + 4min);
        QCOMPARE(books.plan(noon + 61min), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
    }
    void whoWasThisContactUntilItBecameInactiveCountsToo()
    {
        Books books;
        books.customer(u"1"_s, u"one@example.com"_s);
        books.customer(u"2"_s, u"one@example.com"_s);
        books.link(u"1"_s, u"contact-1"_s);
        books.baseline({paymentRow(u"p90"_s, {u"90"_s})}, {invoiceRow(u"90"_s, u"2"_s)});
        books.customer(u"2"_s, u"one@example.com"_s, {}, false); // merged, unlinked; its invoices do not show it
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.state(u"1"_s), u"had"_s);
    }
    void aPaymentThatIsTakenBackTakesTheRequestBack()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{invoiceRow(u"100"_s, u"1"_s, {{u"Balance"_s, 80}})}},
            {u"Payment"_s, QJsonArray{tombstone(u"p100"_s)}}}));
        QCOMPARE(books.plan(noon + 61min), 0);
        QCOMPARE(books.state(u"1"_s), QString());
        QCOMPARE(books.waitingIntents(), 0);
        // It was none, so the next one is the first.
        books.paid(u"100"_s, u"1"_s);
        books.plan(noon + 70min);
        QCOMPARE(books.plan(noon + 131min), 1);
    }
    void anotherPaidInvoiceStandsInForThePaymentThatIsTakenBack()
    {
        Books books = twoCustomers();
        books.customer(u"11"_s, {}, u"1"_s);
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        books.paid(u"101"_s, u"11"_s);
        books.plan();
        books.readChanges(changed({{u"Invoice"_s, QJsonArray{tombstone(u"100"_s)}}}));
        QCOMPARE(books.plan(noon + 61min), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
    }
    void whenAllAreTakenBackTheNextIsTheFirst()
    {
        Books books = twoCustomers();
        books.customer(u"11"_s, {}, u"1"_s);
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"11"_s);
        books.plan();
        books.paid(u"101"_s, u"1"_s);
        books.plan();
        books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"p100"_s), tombstone(u"p101"_s)}}}));
        QCOMPARE(books.plan(noon + 61min), 0);
        QCOMPARE(books.state(u"1"_s), QString());
        books.paid(u"100"_s, u"11"_s);
        books.plan(noon + 62min);
        QCOMPARE(books.plan(noon + 123min), 1);
    }
    void whoWasSetAsideForOneThatIsTakenBackIsJudgedAnew_data()
    {
        QTest::addColumn<bool>("first");
        QTest::newRow("who paid once") << true;
        QTest::newRow("whose second payment counts") << false;
    }
    void whoWasSetAsideForOneThatIsTakenBackIsJudgedAnew()
    {
        QFETCH(bool, first);
        Books books = twoCustomers();
        books.link(u"2"_s, u"contact-1"_s);
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(noon + 1min), 0);
        QCOMPARE(books.state(u"2"_s), u"had"_s);
        if (!first) {
            books.paid(u"102"_s, u"2"_s);
            books.plan(noon + 2min);
            books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"p101"_s)}}}));
            books.plan(noon + 3min);
        }
        // Quiet hours have begun, and meanwhile the payment is taken back.
        journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        operation.state = State::Done;
        books.journal->putOperation(operation);
        books.journal->markUnplanned(Service::QuickBooks, u"review"_s, u"1"_s);
        books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"p100"_s)}}}));
        QCOMPARE(books.plan(noon + 24h), 1);
        QCOMPARE(books.state(u"1"_s), QString());
        operation = books.journal->underWay(u"reviews"_s).front();
        QCOMPARE(operation.payload[u"customer"].toString(), u"2"_s);
        QCOMPARE(
            kind.settle(operation, contactAnswer(u"contact-1"_s), books.known(noon + 24h)).next, Outcome::Next::Step);
    }
    void whoWasSetAsideAndIsTakenBackTooGetsNone()
    {
        Books books = twoCustomers();
        books.link(u"2"_s, u"contact-1"_s);
        books.paid(u"100"_s, u"1"_s);
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(), 1);
        journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        operation.state = State::Done;
        books.journal->putOperation(operation);
        books.journal->markUnplanned(Service::QuickBooks, u"review"_s, u"1"_s);
        books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"p100"_s), tombstone(u"p101"_s)}}}));
        QCOMPARE(books.plan(noon + 24h), 0);
        QCOMPARE(books.waitingIntents(), 0);
        QCOMPARE(books.state(u"2"_s), QString());
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(noon + 25h), 1); // the first
    }
    void whoLeavesAFamilyWhoseFirstPaymentIsTakenBackIsNew()
    {
        Books books = twoCustomers();
        books.customer(u"11"_s, {}, u"1"_s);
        books.customer(u"12"_s, {}, u"1"_s);
        books.link(u"12"_s, u"contact-12"_s);
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"11"_s);
        books.paid(u"101"_s, u"12"_s);
        books.plan();
        books.readChanges(changed({{u"Payment"_s, QJsonArray{tombstone(u"p100"_s), tombstone(u"p101"_s)}}}));
        QCOMPARE(books.plan(noon + 61min), 0);
        books.customer(u"12"_s);
        books.paid(u"102"_s, u"12"_s);
        books.plan(noon + 62min);
        QCOMPARE(books.plan(noon + 123min), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-12"_s});
    }
    void mirroredInvoicesCountAsSet()
    {
        Books books = twoCustomers();
        books.journal->putLink({.kind = u"invoice"_s, .quickbooksId = u"100"_s, .highlevelId = u"inv1"_s});
        books.journal->setSetting(u"reviews.mirrored_invoices"_s, u"off"_s);
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.state(u"1"_s), QString());
        books.paid(u"101"_s, u"1"_s); // not from HighLevel
        QCOMPARE(books.plan(), 1);
        books.journal->setSetting(u"reviews.mirrored_invoices"_s, u"on"_s);
        books.journal->putLink({.kind = u"invoice"_s, .quickbooksId = u"102"_s, .highlevelId = u"inv2"_s});
        books.paid(u"102"_s, u"2"_s);
        QCOMPARE(books.plan(), 1);
    }
    void mirroredInvoicesCountAsSetWhenTheRequestWouldGoOut_data()
    {
        QTest::addColumn<bool>("planned"); // already, when the setting is changed
        QTest::addColumn<bool>("another"); // invoice is paid that did not come from HighLevel
        QTest::newRow("delayed") << false << false;
        QTest::newRow("delayed, with another") << false << true;
        QTest::newRow("planned") << true << false;
        QTest::newRow("planned, with another") << true << true;
    }
    void mirroredInvoicesCountAsSetWhenTheRequestWouldGoOut()
    {
        QFETCH(bool, planned);
        QFETCH(bool, another);
        Books books = twoCustomers();
        for (const QString &invoice : {u"100"_s, u"102"_s}) {
            books.journal->putLink({.kind = u"invoice"_s, .quickbooksId = invoice, .highlevelId = u"inv"_s + invoice});
        }
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"1"_s);
        if (another) {
            books.paid(u"101"_s, u"1"_s);
        }
        QCOMPARE(books.plan(), 0);
        if (planned) {
            QCOMPARE(books.plan(noon + 61min), 1);
        }
        books.journal->setSetting(u"reviews.mirrored_invoices"_s, u"off"_s);
        books.journal->transaction([&] { replanReviews(*books.journal); });
        QCOMPARE(books.plan(noon + 62min), another ? 1 : 0);
        QCOMPARE(books.waitingIntents(), 0);
        QCOMPARE(books.state(u"1"_s), another ? u"due"_s : QString());
        // The customer has had nothing, and is new for what counts.
        books.paid(u"103"_s, u"1"_s, noon + 63min);
        books.plan(noon + 64min);
        QCOMPARE(books.plan(noon + 124min), another ? 0 : 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-1"_s});
    }
    void itWaitsForTheContactButNotForEver()
    {
        Books books = twoCustomers();
        books.customer(u"7"_s);
        books.paid(u"100"_s, u"7"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.waitingIntents(), 1);
        books.paid(u"101"_s, u"1"_s);
        QCOMPARE(books.plan(), 1); // and holds up nobody
        books.link(u"7"_s, u"contact-7"_s);
        QCOMPARE(books.plan(noon + 4min), 1);
        books.customer(u"8"_s);
        books.paid(u"102"_s, u"8"_s);
        books.plan();
        QCOMPARE(books.plan(noon + 31 * 24h), 0);
        QCOMPARE(books.state(u"8"_s), u"no_contact"_s);
        QCOMPARE(books.waitingIntents(), 0);
    }
    void whoHasNoAddressYetIsLookedAtOnceADay()
    {
        Books books = twoCustomers();
        const QJsonObject bare{{u"id"_s, u"contact-1"_s}};
        const auto look = [&](const QJsonObject &contact, Instant at) {
            const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
            const Outcome outcome = kind.settle(operation, contact, books.known(at));
            books.carryOut(outcome);
            return outcome;
        };
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        QCOMPARE(look(bare, noon).entries.size(), std::size_t(1));
        QCOMPARE(books.state(u"1"_s), u"no_address"_s);
        QCOMPARE(books.plan(noon + 1h), 0);
        QCOMPARE(books.plan(noon + 24h), 1);
        QVERIFY(look(bare, noon + 24h).entries.empty()); // it has been said
        // The owner adds one.
        QCOMPARE(books.plan(noon + 48h), 1);
        const QJsonObject whole{{u"id"_s, u"contact-1"_s}, {u"email"_s, u"one@example.com"_s}};
        QCOMPARE(look(whole, noon + 48h).operation.stage, u"sms"_s);
    }
    void whoHasNoAddressIsLookedAtAgainWhateverThisComputersClockSays()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        ReviewRules rules = books.rules();
        rules.highLevelNow = noon + 5 * 24h; // this computer is that far behind
        QCOMPARE(planReviews(*books.journal, rules), 1);
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        books.carryOut(kind.settle(operation, QJsonObject{{u"id"_s, u"contact-1"_s}}, books.known(rules.highLevelNow)));
        QCOMPARE(books.state(u"1"_s), u"no_address"_s);
        rules.now += 23h;
        rules.highLevelNow += 23h;
        QCOMPARE(planReviews(*books.journal, rules), 0);
        rules.now += 1h;
        rules.highLevelNow += 1h;
        QCOMPARE(planReviews(*books.journal, rules), 1);
    }
    void whoHasNoAddressIsNotLookedAtForEver()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        books.carryOut(kind.settle(operation, QJsonObject{{u"id"_s, u"contact-1"_s}}, books.known()));
        QCOMPARE(books.waitingIntents(), 1);
        QCOMPARE(books.plan(noon + 31 * 24h), 0);
        QCOMPARE(books.waitingIntents(), 0);
        QCOMPARE(books.state(u"1"_s), u"no_address"_s);
    }
    void whoHasNoAddressGetsNoneAfterSwitchingOff()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        const journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        books.carryOut(kind.settle(operation, QJsonObject{{u"id"_s, u"contact-1"_s}}, books.known()));
        switchReviewsOff(*books.journal, noon + 1h);
        switchReviewsOn(*books.journal, noon);
        books.baseline();
        QCOMPARE(books.plan(noon + 25h), 0);
    }
    void theDelayIsWaited()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"30"_s);
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.plan(noon + 29min), 0);
        QCOMPARE(books.plan(noon + 30min), 1);
    }
    void quietHoursAreHighLevelsNotThisComputers()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        ReviewRules rules = books.rules();
        rules.highLevelNow = noon + 6h; // 22:13 in Berlin
        QCOMPARE(planReviews(*books.journal, rules), 0);
        QCOMPARE(books.waitingIntents(), 1);
        rules.now = noon + 6h;
        rules.highLevelNow = noon;
        QCOMPARE(planReviews(*books.journal, rules), 1);
    }
    void theDailyLimitCountsWhatWentOutAndWhatIsUnderWay()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.daily_limit"_s, u"3"_s);
        for (int n = 20; n < 26; ++n) {
            const QString id = QString::number(n);
            books.customer(id);
            books.link(id, QString(u"contact-"_s + id));
            books.paid(id, id);
        }
        books.journal->log({.time = noon - 1h, .flow = u"reviews"_s, .result = u"sent"_s});
        books.journal->log({.time = noon - 1h, .flow = u"reviews"_s, .result = u"skipped"_s}); // not sent
        books.journal->log({.time = noon - 20h, .flow = u"reviews"_s, .result = u"sent"_s}); // yesterday
        QCOMPARE(books.plan(), 2);
        QCOMPARE(books.plan(noon + 4min), 0);
        QCOMPARE(books.waitingIntents(), 4);
        QCOMPARE(books.plan(noon + 24h), 1); // two are under way still
        books.journal->setSetting(u"reviews.daily_limit"_s, u"0"_s);
        QCOMPARE(books.plan(noon + 24h), 3);
    }
    void theDailyLimitCountsWhatMayHaveGoneOut()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.daily_limit"_s, u"1"_s);
        books.paid(u"100"_s, u"1"_s);
        for (const auto state : {journal::OperationState::Attention, journal::OperationState::Dismissed}) {
            journal::Operation inDoubt = reviewOperation({.customer = u"9"_s, .contact = u"contact-9"_s}, noon - 2h);
            inDoubt.state = state;
            inDoubt.payload.insert(u"firstSent"_s, toIso(noon - 1h));
            books.journal->putOperation(inDoubt);
            QCOMPARE(books.plan(), 0);
            inDoubt.payload.insert(u"firstSent"_s, toIso(noon - 25h));
            books.journal->putOperation(inDoubt);
        }
        QCOMPARE(books.plan(), 1); // those were yesterday's
    }
    void theLimitHoldsWhenThisComputersClockIsWrong_data()
    {
        QTest::addColumn<int>("hoursAhead");
        for (const int hours : {-48, -20, 20, 48}) {
            QTest::addRow("%d hours ahead", hours) << hours;
        }
    }
    void theLimitHoldsWhenThisComputersClockIsWrong()
    {
        QFETCH(int, hoursAhead);
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.daily_limit"_s, u"1"_s);
        const Instant here = noon + hoursAhead * 1h;
        books.journal->log({.time = here - 1h, .flow = u"reviews"_s, .result = u"sent"_s});
        books.paid(u"100"_s, u"1"_s);
        ReviewRules rules = books.rules(here);
        rules.highLevelNow = noon;
        QCOMPARE(planReviews(*books.journal, rules), 0);
        // A day later by both.
        rules.now += 24h;
        rules.highLevelNow += 24h;
        QCOMPARE(planReviews(*books.journal, rules), 1);
    }
    void theOldestGoFirst()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.daily_limit"_s, u"1"_s);
        books.journal->setSetting(u"reviews.quiet_hours"_s, u"16:00-18:00"_s);
        books.paid(u"100"_s, u"2"_s);
        QCOMPARE(books.plan(), 0);
        books.paid(u"101"_s, u"1"_s);
        QCOMPARE(books.plan(noon + 4min), 0);
        QCOMPARE(books.plan(noon + 2h), 1);
        QCOMPARE(books.underWay(), QStringList{u"contact-2"_s});
    }
    void whatHoldsAllBackIsOneEntryThatGoesWithItsCause_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("bad");
        QTest::addColumn<QString>("good");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no link") << u"reviews.link"_s << QString() << reviewPage << u"review.no_link"_s;
        QTest::newRow("no https") << u"reviews.link"_s << u"http://a.example"_s << reviewPage << u"review.no_link"_s;
        QTest::newRow("a bad text") << u"reviews.text"_s << u"{x} {review link}"_s << u"{review link}"_s
                                    << u"review.placeholder"_s;
        QTest::newRow("a bad subject") << u"reviews.subject"_s << u"{{x}}"_s << u"Hi"_s << u"review.placeholder"_s;
    }
    void whatHoldsAllBackIsOneEntryThatGoesWithItsCause()
    {
        QFETCH(QString, key);
        QFETCH(QString, bad);
        QFETCH(QString, good);
        QFETCH(QString, problem);
        Books books = twoCustomers();
        books.journal->setSetting(key, bad);
        QCOMPARE(books.plan(), 0);
        QVERIFY(books.asking().isEmpty()); // nobody is due yet
        books.paid(u"100"_s, u"1"_s);
        books.paid(u"101"_s, u"2"_s);
        QCOMPARE(books.plan(), 0);
        QCOMPARE(books.plan(noon + 4min), 0);
        QCOMPARE(books.asking(), QStringList{problem});
        books.journal->setSetting(key, good);
        QCOMPARE(books.plan(noon + 8min), 2);
        QVERIFY(books.asking().isEmpty());
    }
    void anUnknownTimeZoneHoldsBackUnlessThereAreNoQuietHours()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        ReviewRules rules = books.rules();
        rules.zone = u"Mars/Olympus"_s;
        QCOMPARE(planReviews(*books.journal, rules), 0);
        QCOMPARE(books.asking(), QStringList{u"review.time_zone"_s});
        books.journal->setSetting(u"reviews.quiet_hours"_s, u"off"_s);
        QCOMPARE(planReviews(*books.journal, rules), 1);
        QVERIFY(books.asking().isEmpty());
    }
    void whatTheOwnerChangesReachesWhatIsPlannedAlready()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.paid(u"200"_s, u"2"_s);
        QCOMPARE(books.plan(), 2);
        std::vector<journal::Operation> waiting = books.journal->underWay(u"reviews"_s);
        QCOMPARE(waiting.size(), std::size_t(2));
        waiting.back().payload.insert(u"firstSent"_s, toIso(noon)); // of this one nobody knows
        books.journal->putOperation(waiting.back());
        books.journal->setSetting(u"reviews.text"_s, u"New: {review link}"_s);
        books.journal->transaction([&] { replanReviews(*books.journal); });
        QCOMPARE(books.plan(noon + 1min), 1);
        waiting = books.journal->underWay(u"reviews"_s);
        QCOMPARE(waiting.size(), std::size_t(2));
        QVERIFY(waiting.front().payload[u"text"].toString() != u"New: {review link}");
        QCOMPARE(waiting.back().payload[u"text"].toString(), u"New: {review link}"_s);
        QVERIFY(waiting.front().payload[u"customer"] != waiting.back().payload[u"customer"]);
    }
    void aMessageWithTheLinkOfAnEarlierPlanIsTheRequest()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        for (const QString &link : {u"https://g.page/r/two"_s, reviewPage, u"https://g.page/r/three"_s}) {
            books.journal->setSetting(u"reviews.link"_s, link);
            books.journal->transaction([&] { replanReviews(*books.journal); });
            QCOMPARE(books.plan(noon + 1min), 1);
        }
        QCOMPARE(books.waitingIntents(), 0);
        QCOMPARE(books.journal->underWay(u"reviews"_s).size(), std::size_t(1));
        journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        QCOMPARE(operation.payload[u"intent"][u"planned"].toArray().size(), 3);
        operation.stage = u"sms"_s;
        for (const QString &link : {u"two"_s, u"three"_s, u"bayside/review"_s}) {
            const QJsonObject message{{u"id"_s, u"m1"_s}, {u"direction"_s, u"outbound"_s},
                {u"messageType"_s, u"TYPE_SMS"_s}, {u"body"_s, QString(u"Hello, https://g.page/r/"_s + link)},
                {u"dateAdded"_s, toIso(noon)}};
            const Outcome outcome
                = kind.settle(operation, QJsonObject{{u"messages"_s, QJsonArray{message}}}, books.known());
            QCOMPARE(outcome.next, Outcome::Next::Done);
            QCOMPARE(outcome.links.back().written[u"state"].toString(), u"had"_s);
        }
    }
    void anEntryThatIsDismissedIsNotRaisedAgainForTheSame()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.link"_s, QString());
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        journal::Operation note = books.journal->inAttention().front();
        note.state = State::Dismissed;
        books.journal->putOperation(note);
        books.plan(noon + 4min);
        QVERIFY(books.asking().isEmpty());
        // For another reason it is, and tried again it is looked at anew.
        books.journal->setSetting(u"reviews.link"_s, reviewPage);
        books.journal->setSetting(u"reviews.text"_s, u"{y}"_s);
        books.plan(noon + 8min);
        QCOMPARE(books.asking(), QStringList{u"review.placeholder"_s});
        note = books.journal->inAttention().front();
        note.state = State::Done;
        books.journal->putOperation(note);
        books.plan(noon + 12min);
        QCOMPARE(books.asking(), QStringList{u"review.placeholder"_s});
    }
    void theLinkThatWasFoundIsUsedUnlessOneIsTyped()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.link"_s, QString());
        books.journal->setState(u"review_link"_s, {{u"link"_s, u"https://found.example/r"_s}});
        books.paid(u"100"_s, u"1"_s);
        QCOMPARE(books.plan(), 1);
        QCOMPARE(
            books.journal->underWay(u"reviews"_s).front().payload[u"link"].toString(), u"https://found.example/r"_s);
    }
    void whatIsSwitchedOffCountsAsHad()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.delay_minutes"_s, u"60"_s);
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        books.journal->setSetting(u"reviews.enabled"_s, u"off"_s);
        switchReviewsOff(*books.journal, noon);
        QCOMPARE(books.state(u"1"_s), u"switched_off"_s);
        QCOMPARE(books.waitingIntents(), 0);
        // Meanwhile 2 pays; then it is switched on again.
        books.journal->setSetting(u"reviews.enabled"_s, u"on"_s);
        switchReviewsOn(*books.journal, noon);
        const Instant later = noon + 48h;
        books.read({page(u"Payment"_s, {paymentRow(u"p100"_s, {u"100"_s}), paymentRow(u"p101"_s, {u"101"_s})}, later),
                       page(u"Invoice"_s, {invoiceRow(u"100"_s, u"1"_s), invoiceRow(u"101"_s, u"2"_s)}, later)},
            later);
        QCOMPARE(books.plan(later), 0);
        QCOMPARE(books.plan(later + 2h), 0);
        QCOMPARE(books.state(u"1"_s), u"switched_off"_s);
        QCOMPARE(books.state(u"2"_s), u"before"_s);
    }
    void whatIsUnderWayStopsAtOnceWhenSwitchedOff()
    {
        Books books = twoCustomers();
        books.customer(u"3"_s);
        books.link(u"3"_s, u"contact-3"_s);
        books.paid(u"100"_s, u"1"_s);
        books.paid(u"101"_s, u"2"_s);
        books.paid(u"102"_s, u"3"_s);
        QCOMPARE(books.plan(), 3);
        auto operations = books.journal->underWay(u"reviews"_s);
        operations[1].payload.insert(u"firstSent"_s, toIso(noon)); // nobody knows
        books.journal->putOperation(operations[1]);
        operations[2].state = State::Attention; // refused
        operations[2].problem = Error{.kind = Error::Kind::Refused, .key = u"hl.422"_s};
        books.journal->putOperation(operations[2]);
        journal::Operation test
            = testReview(*books.journal, u"contact-9"_s, u"me"_s, u"me@example.com"_s, books.rules());
        books.journal->putOperation(test);
        switchReviewsOff(*books.journal, noon);
        QCOMPARE(books.journal->operation(operations[0].id)->state, State::Superseded);
        QCOMPARE(books.journal->operation(operations[1].id)->state, State::Waiting);
        QVERIFY(books.journal->operation(operations[1].id)->payload[u"off"].toBool());
        // Tried again, it would go out.
        QCOMPARE(books.journal->operation(operations[2].id)->state, State::Superseded);
        QCOMPARE(books.journal->operation(test.id)->state, State::Waiting);
        QVERIFY(!books.journal->operation(test.id)->payload.contains(u"off"));
        for (const QString &customer : {u"1"_s, u"2"_s, u"3"_s}) {
            QCOMPARE(books.state(customer), u"switched_off"_s);
        }
    }
    void whatNobodyKnowsStaysInAttentionWhenSwitchedOffButIsNotSentAgain()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        journal::Operation operation = books.journal->underWay(u"reviews"_s).front();
        operation.payload.insert(u"firstSent"_s, toIso(noon));
        operation.state = State::Attention;
        operation.problem = Error{.kind = Error::Kind::OutcomeUnknown, .key = u"review.unsure"_s};
        books.journal->putOperation(operation);
        switchReviewsOff(*books.journal, noon);
        operation = *books.journal->operation(operation.id);
        QCOMPARE(operation.state, State::Attention);
        journal::Operation again = kind.retried(operation);
        const Outcome looks = kind.settle(again, contactAnswer(u"contact-1"_s), books.known());
        QCOMPARE(looks.operation.stage, u"sms"_s);
        const QJsonObject nothing{{u"messages"_s, QJsonArray()}};
        const Outcome read = kind.settle(looks.operation, nothing, books.known());
        const Outcome end = kind.settle(read.operation, nothing, books.known());
        QCOMPARE(end.next, Outcome::Next::Done);
        QCOMPARE(end.entries.front().result, u"skipped"_s);
    }
    void nothingIsPlannedOnceAnotherProcessHasSwitchedItOff()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.journal->setSetting(u"reviews.enabled"_s, u"off"_s);
        QCOMPARE(books.plan(), 0);
        QVERIFY(books.state(u"1"_s).isEmpty());
    }
    void anIntentThatIsLeftOverIsNotSentWhenSwitchedOn()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        switchReviewsOff(*books.journal, noon);
        books.journal->markUnplanned(Service::QuickBooks, u"review"_s, u"1"_s); // the owner tried an old entry again
        switchReviewsOn(*books.journal, noon);
        books.baseline();
        QCOMPARE(books.plan(noon + 1h), 0);
        QCOMPARE(books.waitingIntents(), 0);
    }
    void theHeldBackEntryGoesWhenSwitchedOff()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.link"_s, QString());
        books.paid(u"100"_s, u"1"_s);
        books.plan();
        QCOMPARE(books.asking().size(), 1);
        switchReviewsOff(*books.journal, noon);
        QVERIFY(books.asking().isEmpty());
    }
    void aPreviewIsToldWhoIsNext()
    {
        Books books = twoCustomers();
        books.paid(u"100"_s, u"1"_s);
        std::vector<PlannedReview> told;
        planReviews(*books.journal, books.rules(), [&](const PlannedReview &planned) { told.push_back(planned); });
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told[0].name, u"Customer 1"_s);
        QCOMPARE(told[0].email, u"one@example.com"_s);
        QCOMPARE(told[0].channel, u"email_else_sms"_s);
    }
    void aTestIsTheTextOfTheMomentAndCountsForNobody()
    {
        Books books = twoCustomers();
        books.journal->setSetting(u"reviews.channel"_s, u"sms"_s);
        const journal::Operation test
            = testReview(*books.journal, u"contact-1"_s, u"me"_s, u"me@example.com"_s, books.rules());
        QVERIFY(test.payload[u"test"].toBool());
        QCOMPARE(test.payload[u"channel"].toString(), u"sms"_s);
        QCOMPARE(test.payload[u"text"].toString(), defaultText(u"en"_s));
        QVERIFY(test.payload[u"customer"].toString().isEmpty());
        QVERIFY(kind.reasons(test).empty());
        QVERIFY(!test.payload.contains(u"until"));
    }
};

QTEST_APPLESS_MAIN(ReviewRequestsTest)
#include "tst_review_requests.moc"
