// What becomes of an invoice: created, changed, paid, voided, left to the owner, or left alone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "companies.h"
#include "flows/invoice_mirror/plan.h"
#include "sources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::invoice_mirror;
using namespace kontor::testing;

namespace {

Money dollars(const QString &text) { return Money::parse(text, Currency::parse(u"USD").value()).value(); }

QJsonObject with(const QString &field, const QJsonValue &value)
{
    QJsonObject row = plainInvoice();
    row.insert(field, value);
    return row;
}

SourcePayment payment(const QString &id, const QString &amount)
{
    return {id, dollars(amount), CalendarDate::parse(u"2026-06-01").value(), u"card"_s};
}

struct World
{
    QJsonObject row = plainInvoice();
    std::vector<SourcePayment> payments;
    Books books;
    PlanRules rules{.document = {.customer = u"58"_s, .defaultItem = u"21"_s, .taxItem = u"22"_s},
        .connectedSince = instantFromIso(u"2026-05-28T16:00:00Z")};

    Plan plan() const
    {
        return flows::invoice_mirror::plan(sourceOf(row), payments, books, profileOf(company(u"us_none"_s)), rules);
    }

    /// QuickBooks after the plan's document was written, with what is paid of it.
    World &booked(const QString &paid = u"0"_s, const std::vector<BookedPayment> &bookedPayments = {})
    {
        const auto document = documentFor(sourceOf(row), profileOf(company(u"us_none"_s)), rules.document).value();
        quickbooks::Invoice present{.id = u"145"_s,
            .syncToken = u"3"_s,
            .docNumber = document.wanted.docNumber,
            .date = document.wanted.date,
            .due = document.wanted.due,
            .customer = document.wanted.customer,
            .email = document.wanted.email,
            .note = document.wanted.note,
            .currency = document.total.currency(),
            .total = document.total,
            .tax = document.tax,
            .balance = document.total.minus(dollars(paid)).value(),
            .discount = dollars(u"0"_s),
            .lines = document.wanted.lines,
            .changed = u"2026-06-02T10:00:00-07:00"_s};
        for (const BookedPayment &one : bookedPayments) {
            present.payments.append(one.id);
        }
        books.booked = Booked{
            u"145"_s, quickbooks::invoiceBody(document.wanted), quickbooks::writtenFields(present), bookedPayments};
        books.present = present;
        return *this;
    }
};

/// "create 100.00; payment p1 40.00 !kontor.overpaid"
QString shortPlan(const Plan &plan)
{
    static const QStringList kinds{
        u"create"_s, u"update"_s, u"payment"_s, u"void payment"_s, u"void invoice"_s, u"link payment"_s};
    QStringList parts;
    for (const Write &write : plan.writes) {
        QStringList words{kinds[int(write.kind)]};
        words += write.id.isEmpty() ? QStringList() : QStringList{write.id};
        words += write.payment ? QStringList{write.source} : QStringList();
        words += write.total ? QStringList{write.total->toDecimal()} : QStringList();
        parts.append(words.join(u' '));
    }
    QString text = parts.join(u"; "_s);
    for (const Need need : plan.needs) {
        text += u" ?%1"_s.arg(int(need));
    }
    text += plan.problem ? u" !"_s + plan.problem->key : QString();
    text += plan.adopt.isEmpty() ? QString() : u" adopt "_s + plan.adopt;
    return text.trimmed();
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newInvoices_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("expected");
        QTest::newRow("sent") << plainInvoice() << u"create 100.00"_s;
        QTest::newRow("a draft") << with(u"status"_s, u"draft"_s) << QString();
        QTest::newRow("a test") << with(u"liveMode"_s, false) << QString();
        QTest::newRow("seen first as paid") << with(u"status"_s, u"paid"_s) << u"create 100.00"_s;
        QTest::newRow("in payment") << with(u"status"_s, u"payment_processing"_s) << u"create 100.00"_s;
        QTest::newRow("overdue is open") << with(u"status"_s, u"overdue"_s) << u"create 100.00"_s;
        QTest::newRow("void before it was mirrored") << with(u"status"_s, u"void"_s) << QString();
        QTest::newRow("an unknown status") << with(u"status"_s, u"frozen"_s) << u"!kontor.unknown_status"_s;
        QTest::newRow("from before connecting") << with(u"createdAt"_s, u"2026-05-28T15:59:59.999Z"_s) << QString();
        QTest::newRow("from before connecting, in another zone")
            << with(u"createdAt"_s, u"2026-05-28T18:59:59+03:00"_s) << QString();
        QTest::newRow("from before connecting, changed since with an unknown status")
            << with(u"createdAt"_s, u"2026-05-01T00:00:00Z"_s) << QString();
        QTest::newRow("without a time of creation") << with(u"createdAt"_s, QJsonValue()) << QString();
        QTest::newRow("half a cent") << with(u"total"_s, 100.005) << u"!kontor.amount_absurd"_s;
        QTest::newRow("another currency") << with(u"currency"_s, u"EUR"_s) << u"!kontor.currency"_s;
    }

    void newInvoices()
    {
        QFETCH(const QJsonObject, row);
        QFETCH(const QString, expected);
        QCOMPARE(shortPlan(World{.row = row}.plan()), expected);
    }

    void nothingNewIsPlannedWhenItIsNotKnownSinceWhen()
    {
        World world;
        world.rules.connectedSince.reset();
        QCOMPARE(shortPlan(world.plan()), QString());
        world = World().booked();
        world.rules.connectedSince.reset();
        world.row.insert(u"dueDate"_s, u"2026-07-01"_s);
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00"_s); // what stands there is of after it
    }

    void whatIsMissingIsFoundFirst()
    {
        World world;
        world.rules.document.customer.clear();
        world.rules.document.defaultItem.clear();
        QCOMPARE(shortPlan(world.plan()), u"?1 ?2"_s);
        world.rules.document.taxItem.clear();
        world.row = Sent{.items = {{.name = u"A"_s, .price = 100, .taxes = {u"T|5"_s}}},
            .subTotal = 100,
            .tax = 5,
            .total = 105}
                        .json();
        QCOMPARE(shortPlan(world.plan()), u"?1 ?2 ?3"_s);
        world = World().booked();
        world.books.present.reset();
        QCOMPARE(shortPlan(world.plan()), u"?0"_s);
    }

    void changesFollow()
    {
        World world = World().booked();
        QCOMPARE(shortPlan(world.plan()), QString());
        world.row.insert(u"dueDate"_s, u"2026-07-01"_s);
        const Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"update 145 100.00"_s);
        QCOMPARE(plan.writes[0].body[u"SyncToken"].toString(), u"3"_s);
        QCOMPARE(plan.writes[0].body[u"DueDate"].toString(), u"2026-07-01"_s);
        QCOMPARE(plan.document[u"DueDate"].toString(), u"2026-07-01"_s);
        QVERIFY(!plan.document.contains(u"Id"));
    }

    void eachPaymentIsBookedOnce()
    {
        World world;
        world.payments = {payment(u"66f0a1000000000000000040"_s, u"40"_s), payment(u"p2"_s, u"60"_s)};
        const Plan first = world.plan();
        QCOMPARE(shortPlan(first), u"create 100.00; payment 66f0a1000000000000000040 40.00; payment p2 60.00"_s);
        QCOMPARE(first.writes[1].payment->reference, u"0a1000000000000000040"_s);
        QVERIFY(first.writes[1].payment->invoice.isEmpty()); // known from the reply to the create
        world.booked(u"40"_s, {{u"66f0a1000000000000000040"_s, u"201"_s, u"0"_s, dollars(u"40"_s)}});
        const Plan second = world.plan();
        QCOMPARE(shortPlan(second), u"payment p2 60.00"_s);
        QCOMPARE(second.writes[0].payment->invoice, u"145"_s);
        QCOMPARE(second.writes[0].payment->date.toIso(), u"2026-06-01"_s);
    }

    void morePaidThanOpenIsForTheOwner()
    {
        World world;
        world.payments = {payment(u"p1"_s, u"40"_s), payment(u"p2"_s, u"60.01"_s)};
        const Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"create 100.00; payment p1 40.00 !kontor.overpaid"_s);
        QCOMPARE(plan.problem->parameters[u"a"_s], u"60.01 USD"_s);
        QCOMPARE(plan.problem->parameters[u"b"_s], u"60.00 USD"_s);
    }

    void aTotalBelowWhatIsPaidIsForTheOwner()
    {
        World world = World().booked(u"80"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"80"_s)}});
        world.row = Sent{.items = {{.name = u"Design"_s, .price = 70}}, .subTotal = 70, .total = 70}.json();
        QCOMPARE(shortPlan(world.plan()), u"!kontor.overpaid"_s);
    }

    void aPaymentThatIsOffTheDocumentIsTheOwnersChoice()
    {
        World world = World().booked(u"40"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s), false, u"145"_s}});
        world.payments = {payment(u"p1"_s, u"40"_s)};
        QCOMPARE(shortPlan(world.plan()), QString());
        world.books.present->payments.clear();
        world.books.present->balance = dollars(u"100"_s);
        const Plan asks = world.plan();
        QCOMPARE(shortPlan(asks), u"!kontor.payment_gone_in_quickbooks"_s);
        QCOMPARE(asks.problem->parameters[u"amount"_s], u"40.00 USD"_s);
        QCOMPARE(asks.loosePayments, QStringList{u"201"_s});
        // What else is to be written goes ahead.
        world.payments.push_back(payment(u"p2"_s, u"10"_s));
        QCOMPARE(shortPlan(world.plan()), u"payment p2 10.00 !kontor.payment_gone_in_quickbooks"_s);
        world.payments.pop_back();
        BookedPayment &booked = world.books.booked->payments[0];
        booked.choice = Choice::KeepQuickBooks;
        QCOMPARE(shortPlan(world.plan()), QString());
        booked.choice = Choice::TakeHighLevel;
        const Plan links = world.plan();
        QCOMPARE(shortPlan(links), u"link payment 201 p1 40.00"_s);
        QCOMPARE(links.writes[0].payment->invoice, u"145"_s);
        world.books.present->balance = dollars(u"30"_s); // somebody's payment has taken the room
        QCOMPARE(shortPlan(world.plan()), u"!kontor.overpaid"_s);
        booked.choice = Choice::None;
        booked.inDoubt = true; // asked about already, by what is not applied of it
        QCOMPARE(shortPlan(world.plan()), QString());
    }

    void aDocumentThatIsBookedAgainGetsItsPaymentsBack()
    {
        for (const bool deleted : {true, false}) {
            World world = World().booked(u"40"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s), false, u"145"_s}});
            world.payments = {payment(u"p1"_s, u"40"_s), payment(u"p2"_s, u"5"_s)};
            quickbooks::Invoice &present = *world.books.present;
            present.payments.clear();
            present.deleted = deleted;
            present.voided = !deleted;
            present.total = dollars(u"0"_s);
            present.balance = dollars(u"0"_s);
            world.rules.choice = Choice::TakeHighLevel;
            QCOMPARE(shortPlan(world.plan()),
                (deleted ? u"create 100.00"_s : u"update 145 100.00"_s)
                    + u"; link payment 201 p1 40.00; payment p2 5.00"_s);
        }
        // Interrupted between the document and its payment, and HighLevel's version is another since.
        World world = World().booked(u"0"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s), false, u"139"_s}});
        world.payments = {payment(u"p1"_s, u"40"_s)};
        world.books.present->payments.clear();
        QCOMPARE(shortPlan(world.plan()), u"link payment 201 p1 40.00"_s);
        world.row.insert(u"status"_s, u"void"_s);
        QCOMPARE(shortPlan(world.plan()), u"void payment 201; void invoice 145 0.00"_s);
    }

    void theCustomerStaysWhilePaymentsStandOnTheDocument()
    {
        World world = World().booked(u"40"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s)}});
        for (const QString &another : {u"77"_s, QString()}) { // also when that one would have to be made first
            world.rules.document.customer = another;
            world.row = plainInvoice();
            world.payments.clear();
            QCOMPARE(shortPlan(world.plan()), u"!kontor.customer_with_payments"_s);
            QVERIFY(world.plan().keepsCustomer);
            // Everything else follows.
            world.row.insert(u"dueDate"_s, u"2026-07-01"_s);
            world.payments = {payment(u"p2"_s, u"5"_s)};
            const Plan plan = world.plan();
            QCOMPARE(shortPlan(plan), u"update 145 100.00; payment p2 5.00 !kontor.customer_with_payments"_s);
            QCOMPARE(plan.writes[0].body[u"CustomerRef"][u"value"].toString(), u"58"_s);
            QCOMPARE(plan.writes[1].payment->customer, u"58"_s);
        }
        world.payments.clear();
        world.rules.document.customer = u"77"_s;
        world.books.present->payments.clear();
        world.books.present->balance = dollars(u"100"_s);
        const Plan moves = world.plan();
        QCOMPARE(shortPlan(moves), u"update 145 100.00"_s);
        QCOMPARE(moves.writes[0].body[u"CustomerRef"][u"value"].toString(), u"77"_s);
        QVERIFY(!moves.keepsCustomer);
    }

    void oneThatIsADraftAgainIsTheOwners()
    {
        World world = World().booked();
        world.row.insert(u"status"_s, u"draft"_s);
        QCOMPARE(shortPlan(world.plan()), u"!kontor.draft_again"_s);
        world.books.present->voided = true; // seen to
        QCOMPARE(shortPlan(world.plan()), QString());
        world.books.present.reset();
        QCOMPARE(shortPlan(world.plan()), u"?0"_s);
    }

    void voidingTakesOwnPaymentsFirst()
    {
        World world = World().booked(u"40"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s)}});
        for (const QString &status : {u"void"_s, u"delete"_s}) {
            world.row.insert(u"status"_s, status);
            QCOMPARE(shortPlan(world.plan()), u"void payment 201; void invoice 145 0.00"_s);
        }
        world.books.present->payments.append(u"300"_s);
        world.books.present->balance = dollars(u"50"_s);
        const Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"!kontor.void_with_payments"_s);
        QCOMPARE(plan.problem->parameters[u"amount"_s], u"10.00 USD"_s);
        QVERIFY(!plan.problem->parameters.contains(u"case"_s));
    }

    void aPaymentWhoseRefundIsSettledIsNotVoided()
    {
        World world = World().booked(u"40"_s, {{u"p1"_s, u"201"_s, u"0"_s, dollars(u"40"_s)}});
        world.row.insert(u"status"_s, u"void"_s);
        world.books.booked->payments[0].refundIsSettled = true;
        const Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"!kontor.void_with_payments"_s);
        QCOMPARE(plan.problem->parameters[u"amount"_s], u"40.00 USD"_s);
        QCOMPARE(plan.problem->parameters[u"case"_s], u"refunded"_s);
    }

    void aTotalThatTheOwnerLeftToQuickBooksStays()
    {
        World world = World().booked(u"0"_s);
        world.books.present->total = dollars(u"100.01"_s);
        world.books.present->balance = dollars(u"100.01"_s);
        world.books.booked->written = quickbooks::writtenFields(*world.books.present);
        world.payments = {payment(u"p1"_s, u"40"_s)};
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00; payment p1 40.00"_s);
        world.rules.keepsTotal = true;
        QCOMPARE(shortPlan(world.plan()), u"payment p1 40.00"_s);
        // What a person changes afterwards is asked about as ever.
        world.books.present->docNumber = u"P-1"_s;
        QCOMPARE(shortPlan(world.plan()), u"!kontor.changed_in_quickbooks"_s);
    }

    void voidingWhatIsGoneIsDone()
    {
        World world = World().booked();
        world.row.insert(u"status"_s, u"void"_s);
        world.books.present->voided = true;
        QCOMPARE(shortPlan(world.plan()), QString());
        world.books.present->voided = false;
        world.books.present->deleted = true;
        QCOMPARE(shortPlan(world.plan()), QString());
    }

    void brokenAmountsDoNotKeepAnInvoiceFromBeingVoided()
    {
        World world = World().booked();
        world.row.insert(u"status"_s, u"void"_s);
        world.row.insert(u"total"_s, 100.005);
        QCOMPARE(shortPlan(world.plan()), u"void invoice 145 0.00"_s);
    }

    void whatAPersonChangedIsNotOverwritten()
    {
        World world = World().booked();
        world.row.insert(u"dueDate"_s, u"2026-07-01"_s);
        world.books.present->due = CalendarDate::parse(u"2026-06-30").value();
        Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"!kontor.changed_in_quickbooks"_s);
        QCOMPARE(plan.problem->parameters[u"date"_s], u"2026-06-02"_s);
        QCOMPARE(int(plan.changes.size()), 1);
        QCOMPARE(plan.changes[0].field, u"due"_s);
        QCOMPARE(plan.changes[0].before, u"2026-06-11"_s);
        QCOMPARE(plan.changes[0].after, u"2026-06-30"_s);

        world.rules.choice = Choice::TakeHighLevel;
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00"_s);
        world.row = plainInvoice(); // also when HighLevel's is as it was
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00"_s);
        world.rules.choice = Choice::KeepQuickBooks;
        QCOMPARE(shortPlan(world.plan()), QString());
        // What was paid counts all the same, on the customer who stands there.
        world.payments = {payment(u"p1"_s, u"40"_s)};
        world.books.present->customer = u"77"_s;
        QCOMPARE(shortPlan(world.plan()), u"payment p1 40.00"_s);
        QCOMPARE(world.plan().writes.at(0).payment->customer, u"77"_s);
        world.books.present->voided = true;
        QCOMPARE(shortPlan(world.plan()), QString());
        world.books.present->voided = false;
        world.rules.choice = Choice::None;
        world.row.insert(u"status"_s, u"void"_s);
        QCOMPARE(shortPlan(world.plan()), u"!kontor.changed_in_quickbooks"_s);
    }

    void aMovedTokenAndAPaymentAreNoChange()
    {
        World world = World().booked();
        world.books.present->syncToken = u"9"_s;
        world.books.present->balance = dollars(u"0"_s);
        world.books.present->payments.append(u"300"_s);
        QCOMPARE(shortPlan(world.plan()), QString());
    }

    void voidedOrDeletedThereIsTheOwnersChoice()
    {
        World world = World().booked();
        world.row.insert(u"status"_s, u"partially_paid"_s);
        world.books.present->voided = true;
        Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"!kontor.voided_in_quickbooks"_s);
        QCOMPARE(plan.problem->parameters[u"status"_s], u"partly paid"_s);
        world.rules.choice = Choice::TakeHighLevel;
        world.books.present->total = dollars(u"0"_s);
        world.books.present->balance = dollars(u"0"_s);
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00"_s);
        world.books.present->deleted = true;
        QCOMPARE(shortPlan(world.plan()), u"create 100.00"_s);
        world.rules.choice = Choice::None;
        QCOMPARE(shortPlan(world.plan()), u"!kontor.deleted_in_quickbooks"_s);
        world.rules.choice = Choice::KeepQuickBooks;
        QCOMPARE(shortPlan(world.plan()), QString());
    }

    void aNumberAloneMakesNothingOurs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("total");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("expected");
        const QString mark = markOf(u"66f0a1"_s);
        const QString taken = u"!qb.6140"_s;
        QTest::newRow("ours, the reply was lost") << u"Invoice"_s << u"58"_s << u"100"_s << mark << u"adopt 77"_s;
        QTest::newRow("somebody's") << u"Invoice"_s << u"58"_s << u"100"_s << QString() << taken;
        QTest::newRow("of another invoice") << u"Invoice"_s << u"58"_s << u"100"_s << markOf(u"66f0a12"_s) << taken;
        QTest::newRow("of another customer") << u"Invoice"_s << u"59"_s << u"100"_s << mark << taken;
        QTest::newRow("with another total") << u"Invoice"_s << u"58"_s << u"99"_s << mark << taken;
        QTest::newRow("a receipt") << u"SalesReceipt"_s << u"58"_s << u"100"_s << mark << taken;
    }

    void aNumberAloneMakesNothingOurs()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, customer);
        QFETCH(const QString, total);
        QFETCH(const QString, note);
        QFETCH(const QString, expected);
        World world;
        world.books.numberHolder = NumberHolder{type, u"77"_s, customer, u"Jo Fern"_s, dollars(total), note};
        QCOMPARE(shortPlan(world.plan()), expected);
    }

    void aNumberThatIsGivenUpIsTakenOver()
    {
        World world = World().booked();
        world.row.insert(u"invoiceNumber"_s, u"1002"_s);
        world.books.numberHolder
            = NumberHolder{u"Invoice"_s, u"77"_s, u"59"_s, u"Jo Fern"_s, dollars(u"9"_s), markOf(u"66f0a2"_s)};
        QCOMPARE(shortPlan(world.plan()), u"!qb.6140"_s);
        world.books.numberHolder->givesItUp = true;
        const Plan plan = world.plan();
        QCOMPARE(shortPlan(plan), u"update 145 100.00"_s);
        QVERIFY(plan.writes[0].numberIsTaken);
        world.books.booked.reset(); // what is new waits until the number is free
        QCOMPARE(shortPlan(world.plan()), u"!qb.6140"_s);
    }

    void anotherTotalThereIsNeverDone()
    {
        World world;
        world.booked();
        world.books.present->total = dollars(u"99.99"_s);
        world.books.present->balance = dollars(u"99.99"_s);
        world.books.booked->written = quickbooks::writtenFields(*world.books.present);
        QCOMPARE(shortPlan(world.plan()), u"update 145 100.00"_s);
        world.rules.keepsTotal = true;
        QCOMPARE(shortPlan(world.plan()), QString());
        world.payments = {payment(u"p1"_s, u"100.00"_s)}; // more than what is open there
        QCOMPARE(shortPlan(world.plan()), u"!kontor.overpaid"_s);
    }

    void aFirstOverrideIsNotTriedOnWhatIsPaid_data()
    {
        QTest::addColumn<QString>("paid");
        QTest::addColumn<bool>("tries");
        QTest::newRow("nothing paid") << u"0"_s << true;
        QTest::newRow("some paid") << u"40.00"_s << false;
    }
    void aFirstOverrideIsNotTriedOnWhatIsPaid()
    {
        QFETCH(QString, paid);
        QFETCH(bool, tries);
        World world;
        world.booked(paid);
        const Sent sent{.currency = u"USD"_s,
            .items = {{.name = u"Design"_s, .price = 100, .taxes = {u"Sales tax|8.25"_s}}},
            .subTotal = 100,
            .tax = 8.25,
            .total = 108.25};
        world.row = sent.json();
        const Plan plan = flows::invoice_mirror::plan(
            sourceOf(world.row), {}, world.books, profileOf(company(u"us_automated"_s)), world.rules);
        QCOMPARE(shortPlan(plan), u"update 145 108.25"_s);
        QCOMPARE(plan.writes.front().body.contains(u"TxnTaxDetail"), tries);
    }

    void aDocumentNamesItsCurrency()
    {
        World world;
        auto profile = profileOf(company(u"us_none"_s));
        profile.severalCurrencies = true;
        const auto euros = sourceOf(with(u"currency"_s, u"EUR"_s));
        const Plan plan = flows::invoice_mirror::plan(euros, {}, {}, profile, world.rules);
        QCOMPARE(shortPlan(plan), u"create 100.00"_s);
        QCOMPARE(plan.writes[0].body[u"CurrencyRef"][u"value"].toString(), u"EUR"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
