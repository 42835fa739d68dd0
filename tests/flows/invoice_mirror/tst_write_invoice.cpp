// The writes of the mirror, reply by reply: compared, repeated, looked up, handed to the owner.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/write_invoice.h"

#include "flows/shared/in_doubt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::invoice_mirror;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const quickbooks::Api api(QUrl(u"https://quickbooks.example"_s), u"9130"_s);
const Currency dollars = Currency::parse(u"USD").value();
const Known nothingKnown{now, [](const QString &, const QString &) { return std::vector<journal::Link>(); }};
const WriteInvoice kind(api);

Money usd(qint64 cents) { return Money(cents, dollars); }

quickbooks::WantedInvoice wanted()
{
    return {.customer = u"58"_s,
        .docNumber = u"INV-1"_s,
        .date = CalendarDate::parse(u"2026-09-21").value(),
        .note = markOf(u"hl1"_s),
        .lines = {{.description = u"Design"_s, .amount = usd(10000), .item = u"21"_s, .taxCode = u"NON"_s}}};
}

/// As QuickBooks shows it.
QJsonObject row(const QJsonObject &more = {})
{
    QJsonObject made = quickbooks::invoiceBody(wanted());
    made.insert(u"Id"_s, u"145"_s);
    made.insert(u"SyncToken"_s, u"3"_s);
    made.insert(u"TotalAmt"_s, 100);
    made.insert(u"Balance"_s, 100);
    made.insert(u"TxnTaxDetail"_s, QJsonObject{{u"TotalTax"_s, 0}});
    for (auto field = more.begin(); field != more.end(); ++field) {
        made.insert(field.key(), field.value());
    }
    return made;
}

QJsonObject single(const QJsonObject &invoice) { return {{u"Invoice"_s, invoice}}; }
QJsonObject found(const QString &entity, const QJsonArray &rows)
{
    return {{u"QueryResponse"_s, QJsonObject{{entity, rows}}}};
}
Result<QJsonObject> refused(const QString &key, const QString &detail = {})
{
    return fail({.kind = Error::Kind::Refused, .key = key, .detail = detail, .httpStatus = 400});
}

Write createWrite()
{
    return {.kind = Write::Kind::Create,
        .source = u"hl1"_s,
        .body = quickbooks::invoiceBody(wanted()),
        .total = usd(10000),
        .tax = usd(0)};
}
Write updateWrite()
{
    Write write = createWrite();
    write.kind = Write::Kind::Update;
    write.id = u"145"_s;
    write.body = quickbooks::invoiceBody(wanted(), u"145"_s, u"0"_s);
    return write;
}
Write paymentWrite(qint64 cents = 4000)
{
    return {.kind = Write::Kind::Payment,
        .source = u"pay1"_s,
        .payment = quickbooks::WantedPayment{.customer = u"58"_s,
            .amount = usd(cents),
            .date = CalendarDate::parse(u"2026-09-22").value(),
            .reference = u"pay1"_s,
            .note = u"HighLevel payment pay1"_s},
        .total = usd(cents)};
}
Write voidPaymentWrite()
{
    return {.kind = Write::Kind::VoidPayment,
        .id = u"201"_s,
        .source = u"pay1"_s,
        .body = quickbooks::voidPaymentBody(u"201"_s, u"0"_s)};
}
Write linkWrite()
{
    Write write = paymentWrite();
    write.kind = Write::Kind::LinkPayment;
    write.id = u"201"_s;
    write.payment->invoice = u"145"_s;
    return write;
}
/// A payment as QuickBooks shows it, applied to an invoice or to nothing.
QJsonObject paymentRow(const QString &invoice, const QJsonObject &more = {})
{
    QJsonObject made{{u"Id"_s, u"201"_s}, {u"SyncToken"_s, u"4"_s}, {u"TotalAmt"_s, 40}, {u"domain"_s, u"QBO"_s},
        {u"UnappliedAmt"_s, invoice.isEmpty() ? 40 : 0}, {u"PrivateNote"_s, u"HighLevel payment pay1"_s},
        {u"TxnDate"_s, u"2026-09-20"_s}, {u"DepositToAccountRef"_s, QJsonObject{{u"value"_s, u"35"_s}}},
        {u"Line"_s, QJsonArray()}};
    if (!invoice.isEmpty()) {
        made.insert(u"Line"_s,
            QJsonArray{QJsonObject{{u"Amount"_s, 40},
                {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, invoice}, {u"TxnType"_s, u"Invoice"_s}}}}}});
    }
    for (auto field = more.begin(); field != more.end(); ++field) {
        made.insert(field.key(), field.value());
    }
    return {{u"Payment"_s, made}};
}
QJsonObject bodyOf(const net::Request &request) { return QJsonDocument::fromJson(request.body).object(); }
QJsonObject changesOf(const QString &entity, const QJsonArray &rows)
{
    return {{u"CDCResponse"_s,
        QJsonArray{QJsonObject{{u"QueryResponse"_s, QJsonArray{QJsonObject(), QJsonObject{{entity, rows}}}}}}}};
}
QJsonObject tombstone(const QString &id)
{
    return {{u"domain"_s, u"QBO"_s}, {u"status"_s, u"Deleted"_s}, {u"Id"_s, id}};
}
Write voidWrite()
{
    return {.kind = Write::Kind::VoidInvoice,
        .id = u"145"_s,
        .source = u"hl1"_s,
        .body = quickbooks::voidInvoiceBody(u"145"_s, u"0"_s),
        .total = usd(0)};
}

journal::Operation stored(const std::vector<Write> &writes, TaxForm form = TaxForm::AsTax)
{
    const quickbooks::Invoice before = quickbooks::invoiceFromJson(row(), dollars).value();
    journal::Operation operation = writeOperation(writes,
        {.invoice = u"hl1"_s,
            .version = u"v1"_s,
            .form = form,
            .document = quickbooks::invoiceBody(wanted()),
            .booked = quickbooks::writtenFields(before),
            .customer = u"58"_s,
            .home = dollars,
            .about = {.document = u"invoice"_s, .number = u"INV-1"_s, .name = u"Ana"_s, .highLevelId = u"hl1"_s}},
        u"0123456789abcdef0123456789abcdef"_s, now);
    operation.id = 7;
    kind.request(operation, now); // notes when it was first sent
    return operation;
}

/// A write whose reply was lost so long ago that it was looked for, and not found.
journal::Operation notFound(const Write &write)
{
    journal::Operation operation = kind.unknown(stored({write})).operation;
    kind.request(operation, now + 2h);
    const QString entity = write.payment ? u"Payment"_s : u"Invoice"_s;
    return kind.settle(operation, found(entity, {}), nothingKnown).operation;
}

bool plannedAnew(const Outcome &outcome)
{
    return outcome.next == Outcome::Next::Done && outcome.result.isEmpty() && !outcome.replans.empty()
        && outcome.replans[0].id == u"hl1";
}

} // namespace

class WriteInvoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentThatAgreesIsBookedAndRemembered()
    {
        const Outcome outcome = kind.settle(stored({createWrite()}), single(row()), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QCOMPARE(outcome.result, u"booked"_s);
        QCOMPARE(outcome.links.size(), 1U);
        QCOMPARE(outcome.links[0].kind, u"invoice"_s);
        QCOMPARE(outcome.links[0].quickbooksId, u"145"_s);
        QCOMPARE(outcome.links[0].written[u"fields"][u"total"].toString(), u"100.00"_s);
        QVERIFY(outcome.replans.empty());
    }

    void anotherTotalIsWrittenAgainWithALineUnasked_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("a cent more") << QJsonObject{{u"TotalAmt"_s, 100.01}};
        QTest::newRow("a cent less") << QJsonObject{{u"TotalAmt"_s, 99.99}};
        QTest::newRow("same total, other tax") << QJsonObject{{u"TxnTaxDetail"_s, QJsonObject{{u"TotalTax"_s, 0.01}}}};
    }
    void anotherTotalIsWrittenAgainWithALineUnasked()
    {
        QFETCH(QJsonObject, change);
        const Outcome outcome = kind.settle(stored({createWrite(), paymentWrite()}), single(row(change)), nothingKnown);
        QVERIFY(plannedAnew(outcome));
        QVERIFY(outcome.followUps.empty()); // the plan that follows knows what is paid
        QCOMPARE(outcome.links.at(0).written[u"form"].toString(), u"without_override"_s);
    }
    void whatStillDiffersThenIsShownWithBothAmounts()
    {
        const Outcome outcome = kind.settle(
            stored({createWrite()}, TaxForm::WithoutOverride), single(row({{u"TotalAmt"_s, 100.02}})), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
        QCOMPARE(outcome.problem->key, u"kontor.total_differs"_s);
        QCOMPARE(outcome.problem->parameters[u"amount"_s], u"0.02 USD"_s);
        QCOMPARE(outcome.links.size(), 1U); // it is booked all the same
        const About about = aboutOf(outcome.operation);
        QVERIFY(about.decision);
        QCOMPARE(about.sides.at(1).highLevel, u"100.00"_s);
        QCOMPARE(about.sides.at(1).quickBooks, u"100.02"_s);
    }

    void aPaymentFollowsItsInvoiceWithTheNewId()
    {
        const Outcome outcome
            = kind.settle(stored({createWrite(), paymentWrite(), paymentWrite(500)}), single(row()), nothingKnown);
        QCOMPARE(outcome.followUps.size(), 1U);
        journal::Operation next = outcome.followUps[0];
        const net::Request request = kind.request(next, now);
        QCOMPARE(request.url.path(), u"/v3/company/9130/payment"_s);
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString(), u"145"_s);
        QVERIFY(request.url.query() != kind.request(next = stored({createWrite()}), now).url.query());
        const Outcome paid = kind.settle(outcome.followUps[0],
            QJsonObject{{u"Payment"_s,
                QJsonObject{
                    {u"Id"_s, u"201"_s}, {u"SyncToken"_s, u"0"_s}, {u"TotalAmt"_s, 40}, {u"UnappliedAmt"_s, 0}}}},
            nothingKnown);
        QCOMPARE(paid.result, u"booked"_s);
        QCOMPARE(paid.links.at(0).kind, u"payment"_s);
        QCOMPARE(paid.links.at(0).highlevelId, u"pay1"_s);
        QCOMPARE(paid.followUps.size(), 1U);
    }
    void whenACreditTookTheBalanceThePaymentIsPlannedAnew()
    {
        const Outcome outcome
            = kind.settle(stored({createWrite(), paymentWrite()}), single(row({{u"Balance"_s, 39.99}})), nothingKnown);
        QCOMPARE(outcome.result, u"booked"_s);
        QVERIFY(outcome.followUps.empty());
        QCOMPARE(outcome.replans.size(), 1U);
    }
    void aPaymentThatWasNotWhollyAppliedIsTheOwners()
    {
        const Outcome outcome = kind.settle(stored({paymentWrite()}),
            QJsonObject{
                {u"Payment"_s, QJsonObject{{u"Id"_s, u"201"_s}, {u"TotalAmt"_s, 40}, {u"UnappliedAmt"_s, 0.5}}}},
            nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
        QCOMPARE(outcome.links.size(), 1U); // and is never booked a second time
    }

    void aLostReplyIsRepeatedWithTheSameRequestId()
    {
        journal::Operation operation = stored({createWrite()});
        const net::Request first = kind.request(operation, now);
        journal::Operation again = kind.unknown(operation).operation;
        const net::Request second = kind.request(again, now + 29min);
        QCOMPARE(second.url, first.url);
        QCOMPARE(second.body, first.body);
        QVERIFY(kind.writes(again));
    }
    void afterLongSilenceItLooksFirst()
    {
        journal::Operation operation = kind.unknown(stored({createWrite()})).operation;
        const net::Request look = kind.request(operation, now + 31min);
        QVERIFY(!kind.writes(operation));
        // By when it was made: a number is what people change.
        QVERIFY(look.url.query(QUrl::FullyDecoded).contains(u"MetaData.CreateTime >= '"_s));
        const Outcome there = kind.settle(operation, found(u"Invoice"_s, {row()}), nothingKnown);
        QCOMPARE(there.result, u"booked"_s);
        const QJsonObject another = row({{u"PrivateNote"_s, markOf(u"hl12"_s)}});
        const Outcome notThere = kind.settle(operation, found(u"Invoice"_s, {another}), nothingKnown);
        QCOMPARE(notThere.next, Outcome::Next::Step);
        QCOMPARE(notThere.operation.stage, u"deleted"_s);
    }
    void itIsLookedForUntilThereIsNoPageLeft()
    {
        const auto page = [](int from, int rows, const QJsonArray &more = {}) {
            QJsonArray all;
            for (int i = from; i < from + rows - more.size(); ++i) {
                all.append(QJsonObject{{u"Id"_s, QString::number(i)}, {u"PrivateNote"_s, markOf(u"hl2"_s)}});
            }
            for (const QJsonValue &row : more) {
                all.append(row);
            }
            return found(u"Invoice"_s, all);
        };
        const auto asks = [](journal::Operation &operation, const QString &position) {
            return kind.request(operation, now + 2h)
                .url.query(QUrl::FullyDecoded)
                .contains(QString(u" ORDERBY Id STARTPOSITION "_s + position + u" MAXRESULTS 1000"_s));
        };
        journal::Operation operation = kind.unknown(stored({createWrite()})).operation;
        QVERIFY(asks(operation, u"1"_s));
        const Outcome full = kind.settle(operation, page(1, 1000), nothingKnown);
        QCOMPARE(full.next, Outcome::Next::Step);
        QCOMPARE(full.operation.stage, u"look"_s);
        operation = full.operation;
        QVERIFY(asks(operation, u"951"_s)); // from the last rows of the page before, should some go meanwhile
        QCOMPARE(kind.settle(operation, page(951, 60, {row()}), nothingKnown).result, u"booked"_s);
        const Outcome notThere = kind.settle(operation, page(951, 60), nothingKnown);
        QCOMPARE(notThere.operation.stage, u"deleted"_s);
        // None of the rows that both pages should have: what went may hide it, so the page is read again.
        operation = kind.settle(operation, page(1500, 60), nothingKnown).operation;
        QCOMPARE(operation.stage, u"look"_s);
        QVERIFY(asks(operation, u"1"_s));
        // Looked for anew it begins, whatever had been read before.
        operation = kind.unknown(stored({createWrite()})).operation;
        operation.payload.insert(u"page"_s, full.operation.payload[u"page"]);
        QVERIFY(asks(operation, u"1"_s));
    }
    void whatAPersonDidBeforeItWasFoundIsNotTakenForKontors_data()
    {
        QTest::addColumn<QJsonObject>("present");
        QTest::addColumn<QString>("field");
        QTest::newRow("renumbered") << row({{u"DocNumber"_s, u"P-7"_s}}) << u"number"_s;
        QTest::newRow("noted") << row({{u"PrivateNote"_s, QString(markOf(u"hl1"_s) + u". Called"_s)}}) << u"note"_s;
        QTest::newRow("voided") << row(
            {{u"PrivateNote"_s, QString(u"Voided - "_s + markOf(u"hl1"_s))}, {u"TotalAmt"_s, 0}, {u"Balance"_s, 0}})
                                << u"note"_s;
    }
    void whatAPersonDidBeforeItWasFoundIsNotTakenForKontors()
    {
        QFETCH(QJsonObject, present);
        QFETCH(QString, field);
        journal::Operation operation = kind.unknown(stored({createWrite(), paymentWrite()})).operation;
        (void)kind.request(operation, now + 31min);
        const Outcome outcome = kind.settle(operation, found(u"Invoice"_s, {present}), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done); // never a second one
        QCOMPARE(outcome.links.size(), 1U);
        QCOMPARE(outcome.replans.size(), 1U); // the plan sees the difference
        QVERIFY(outcome.followUps.empty());
        const auto document = quickbooks::invoiceFromJson(present, dollars).value();
        const auto changes = quickbooks::fieldChanges(
            outcome.links.front().written[u"fields"].toObject(), quickbooks::writtenFields(document));
        QVERIFY(
            std::ranges::any_of(changes, [&](const quickbooks::FieldChange &change) { return change.field == field; }));
    }
    void moneyThatCameInMeanwhileIsNotTakenOffByASmallerTotal()
    {
        const Outcome stale = kind.settle(stored({updateWrite()}), refused(u"qb.5010"_s), nothingKnown);
        journal::Operation operation = stale.operation;
        const QJsonObject paid = row({{u"TotalAmt"_s, 120}, {u"Balance"_s, 0}});
        operation.payload.insert(
            u"booked"_s, quickbooks::writtenFields(quickbooks::invoiceFromJson(paid, dollars).value()));
        QVERIFY(plannedAnew(kind.settle(operation, single(paid), nothingKnown)));
        const QJsonObject open = row({{u"TotalAmt"_s, 120}, {u"Balance"_s, 20}});
        QCOMPARE(kind.settle(operation, single(open), nothingKnown).operation.stage, u"write"_s);
    }
    void outsideTheUnitedStatesAnOverrideComesBeforeALine()
    {
        Write write = createWrite();
        write.body.insert(u"GlobalTaxCalculation"_s, u"TaxExcluded"_s);
        const QJsonObject other
            = row({{u"TotalAmt"_s, 100.01}, {u"TxnTaxDetail"_s, QJsonObject{{u"TotalTax"_s, 0.01}}}});
        Outcome outcome = kind.settle(stored({write}), single(other), nothingKnown);
        QCOMPARE(outcome.links.front().written[u"form"].toString(), wordOf(TaxForm::AsTax));
        QCOMPARE(outcome.links.front().written[u"reckoned"][u"tax"].toInteger(), 1);
        write.body.insert(u"TxnTaxDetail"_s, QJsonObject{{u"TotalTax"_s, 0}});
        outcome = kind.settle(stored({write}), single(other), nothingKnown);
        QCOMPARE(outcome.links.front().written[u"form"].toString(), wordOf(TaxForm::WithoutOverride));
        write.body.remove(u"TxnTaxDetail"_s);
        journal::Operation last = stored({write}, TaxForm::WithoutOverride);
        last.payload.insert(u"reckoned"_s, QJsonObject{{u"tax"_s, 1}});
        QCOMPARE(kind.settle(last, single(other), nothingKnown).problem->key, u"kontor.total_differs"_s);
    }
    void whatAPersonDeletedBeforeItWasKnownIsNotMadeAgain()
    {
        Known known = nothingKnown;
        known.linkByQuickBooks = [](const QString &, const QString &id) {
            return id == u"150" ? std::optional(journal::Link{.quickbooksId = id}) : std::nullopt;
        };
        for (const Write &write : {createWrite(), [] {
                                       Write payment = paymentWrite();
                                       payment.payment->invoice = u"145"_s;
                                       return payment;
                                   }()}) {
            const QString entity = write.payment ? u"Payment"_s : u"Invoice"_s;
            journal::Operation operation = notFound(write);
            QCOMPARE(operation.stage, u"deleted"_s);
            const net::Request asks = kind.request(operation, now + 2h);
            QVERIFY(!kind.writes(operation));
            QVERIFY2(asks.url.toString().contains(u"/cdc?entities="_s + entity), qPrintable(asks.url.toString()));
            QVERIFY(asks.url.query(QUrl::FullyDecoded).contains(u"changedSince="_s + toIso(now - 5min)));
            // Nothing that is not accounted for: it was never carried out.
            const QJsonArray placed{tombstone(u"150"_s), QJsonObject{{u"Id"_s, u"151"_s}, {u"TotalAmt"_s, 1}}};
            const Outcome writes = kind.settle(operation, changesOf(entity, placed), known);
            QCOMPARE(writes.next, Outcome::Next::Step);
            QCOMPARE(writes.operation.stage, u"write"_s);
            QVERIFY(!writes.operation.payload.contains(u"unsure"_s));
            // One that nobody knows may be it: taken for it, so that the plan asks.
            const QJsonArray unknown{tombstone(u"99"_s), tombstone(u"150"_s), tombstone(u"149"_s)};
            const Outcome asked = kind.settle(operation, changesOf(entity, unknown), known);
            QVERIFY(plannedAnew(asked));
            QCOMPARE(asked.links.size(), 1U);
            QCOMPARE(asked.links[0].kind, entity.toLower());
            QCOMPARE(asked.links[0].quickbooksId, u"149"_s);
            QCOMPARE(asked.links[0].highlevelId, write.source);
        }
    }

    void whereMoreHasChangedThanIsToldTheOwnerIsAskedWhetherItWasDeleted()
    {
        for (const Write &write : {createWrite(), paymentWrite()}) {
            const QString entity = write.payment ? u"Payment"_s : u"Invoice"_s;
            const auto changed = [&](int rows, const QJsonArray &more = {}) {
                QJsonArray all = more;
                while (all.size() < rows) {
                    all.append(QJsonObject{{u"Id"_s, QString::number(1000 + all.size())}, {u"TotalAmt"_s, 1}});
                }
                return changesOf(entity, all);
            };
            journal::Operation operation = notFound(write);
            kind.request(operation, now + 2h);
            QCOMPARE(kind.settle(operation, changed(999), nothingKnown).operation.stage, u"write"_s);
            const Outcome asks = kind.settle(operation, changed(1000), nothingKnown);
            QCOMPARE(asks.next, Outcome::Next::Attention);
            QCOMPARE(asks.problem->key, u"kontor.perhaps_deleted"_s);
            QVERIFY(asks.links.empty());
            journal::Operation asked = asks.operation;
            asked.state = journal::OperationState::Attention;
            asked.problem = asks.problem;
            QVERIFY(isInDoubt(asked)); // no plan writes another one meanwhile
            asked = kind.retried(asked);
            const net::Request again = kind.request(asked, now + 3h);
            QVERIFY(kind.writes(asked));
            journal::Operation first = stored({write});
            QCOMPARE(again.url, kind.request(first, now).url);
            // One that is told is taken for it, whatever else is not.
            Known known = nothingKnown;
            known.linkByQuickBooks = [](const QString &, const QString &) { return std::optional<journal::Link>(); };
            QVERIFY(plannedAnew(kind.settle(operation, changed(1000, {tombstone(u"99"_s)}), known)));
        }
    }

    void aPaymentThatSomebodyVoidedBeforeItWasKnownIsForThePlan()
    {
        journal::Operation operation = kind.unknown(stored({paymentWrite()})).operation;
        kind.request(operation, now + 2h);
        const QJsonObject voided = paymentRow(
            {}, {{u"TotalAmt"_s, 0}, {u"UnappliedAmt"_s, 0}, {u"PrivateNote"_s, u"Voided - HighLevel payment pay1"_s}});
        const Outcome outcome = kind.settle(operation, found(u"Payment"_s, {voided[u"Payment"]}), nothingKnown);
        QVERIFY(plannedAnew(outcome));
        QCOMPARE(outcome.links.at(0).quickbooksId, u"201"_s);
        QVERIFY(!outcome.links.at(0).written[u"voided"].toBool());
    }

    void aNumberThatIsGivenUpMayBeTakenTwiceForAMoment()
    {
        Write write = updateWrite();
        journal::Operation operation = stored({write});
        QVERIFY(!kind.request(operation, now).url.query().contains(u"allowduplicatedocnum"_s));
        write.numberIsTaken = true;
        operation = stored({write});
        const QUrl url = kind.request(operation, now).url;
        QVERIFY(url.query().contains(u"include=allowduplicatedocnum"_s));
        QVERIFY(url.query().contains(u"requestid="_s));
    }

    void aPaymentIsPutOnItsDocumentAgain()
    {
        journal::Operation operation = stored({linkWrite()});
        QVERIFY(kind.request(operation, now).url.path().endsWith(u"/payment/201"_s));
        QVERIFY(!kind.writes(operation));
        Outcome outcome = kind.settle(operation, paymentRow({}), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Step);
        QVERIFY(kind.writes(outcome.operation));
        const net::Request write = kind.request(outcome.operation, now);
        QVERIFY(write.url.path().endsWith(u"/payment"_s));
        const QJsonObject body = bodyOf(write);
        QCOMPARE(body[u"Id"].toString(), u"201"_s);
        QCOMPARE(body[u"SyncToken"].toString(), u"4"_s);
        QCOMPARE(body[u"TotalAmt"].toDouble(), 40);
        QCOMPARE(body[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString(), u"145"_s);
        QCOMPARE(body[u"DepositToAccountRef"][u"value"].toString(), u"35"_s); // a person may have typed it
        QVERIFY(!body.contains(u"UnappliedAmt"_s));
        outcome = kind.settle(outcome.operation, paymentRow(u"145"_s), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QCOMPARE(outcome.result, u"changed"_s);
        QCOMPARE(outcome.links.at(0).quickbooksId, u"201"_s);
        QCOMPARE(outcome.links.at(0).written[u"invoice"].toString(), u"145"_s);
        // On it already, by a person or by QuickBooks itself.
        QCOMPARE(kind.settle(operation, paymentRow(u"145"_s), nothingKnown).next, Outcome::Next::Done);
    }

    void aPaymentFollowsADocumentThatIsMadeAgain()
    {
        Write link = linkWrite();
        link.payment->invoice.clear();
        const Outcome made = kind.settle(stored({createWrite(), link}), single(row()), nothingKnown);
        QCOMPARE(made.followUps.size(), 1U);
        journal::Operation operation = made.followUps[0];
        QVERIFY(kind.request(operation, now).url.path().endsWith(u"/payment/201"_s));
        const Outcome outcome = kind.settle(operation, paymentRow({}), nothingKnown);
        journal::Operation write = outcome.operation;
        QCOMPARE(bodyOf(kind.request(write, now))[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString(), u"145"_s);
    }

    void aLostReplyDoesNotPutAPaymentOnTwice()
    {
        journal::Operation operation = kind.settle(stored({linkWrite()}), paymentRow({}), nothingKnown).operation;
        const QUrl first = kind.request(operation, now).url;
        operation = kind.unknown(operation).operation;
        QCOMPARE(kind.request(operation, now + 1min).url, first); // the same request id
        kind.request(operation, now + 2h);
        QCOMPARE(operation.stage, u"read"_s);
        QCOMPARE(kind.settle(operation, paymentRow(u"145"_s), nothingKnown).next, Outcome::Next::Done);
        const Outcome again = kind.settle(operation, paymentRow({}), nothingKnown);
        journal::Operation write = again.operation;
        QVERIFY(kind.request(write, now + 2h).url != first);
    }

    void aPaymentThatIsGoneIsBookedInItsPlace_data()
    {
        QTest::addColumn<bool>("voided");
        QTest::newRow("deleted") << false;
        QTest::newRow("voided") << true;
    }
    void aPaymentThatIsGoneIsBookedInItsPlace()
    {
        QFETCH(bool, voided);
        const QJsonObject row = paymentRow(
            {}, {{u"TotalAmt"_s, 0}, {u"UnappliedAmt"_s, 0}, {u"PrivateNote"_s, u"Voided - HighLevel payment pay1"_s}});
        const Result<QJsonObject> read = voided ? Result<QJsonObject>(row) : refused(u"qb.610.inactive"_s);
        Outcome outcome = kind.settle(stored({linkWrite()}), read, nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Step);
        const net::Request request = kind.request(outcome.operation, now);
        QVERIFY(request.url.query().contains(u"-g1"_s));
        QVERIFY(!bodyOf(request).contains(u"Id"_s));
        QCOMPARE(bodyOf(request)[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString(), u"145"_s);
        const QJsonObject made = paymentRow(u"145"_s, {{u"Id"_s, u"202"_s}});
        outcome = kind.settle(outcome.operation, made, nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Done);
        QCOMPARE(outcome.links.size(), 2U);
        QCOMPARE(outcome.links[0].quickbooksId, u"201"_s);
        QVERIFY(outcome.links[0].written[u"voided"].toBool()); // counts no more
        QCOMPARE(outcome.links[1].quickbooksId, u"202"_s);
        QCOMPARE(outcome.links[1].written[u"invoice"].toString(), u"145"_s);
    }

    void whatIsGoneUnderAPaymentIsReadOnceAndThenTheOwners()
    {
        journal::Operation operation = kind.settle(stored({linkWrite()}), paymentRow({}), nothingKnown).operation;
        Outcome outcome = kind.settle(operation, refused(u"qb.610"_s), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"read"_s);
        outcome = kind.settle(outcome.operation, paymentRow({}), nothingKnown); // it is there: something else is gone
        outcome = kind.settle(outcome.operation, refused(u"qb.610"_s), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
    }

    void aPaymentIsLookedUpByItsReference()
    {
        journal::Operation operation = kind.unknown(stored({paymentWrite()})).operation;
        const net::Request look = kind.request(operation, now + 31min);
        QVERIFY(look.url.query(QUrl::FullyDecoded).contains(u"PaymentRefNum = 'pay1'"_s));
        const QJsonObject payment{{u"Id"_s, u"201"_s}, {u"TotalAmt"_s, 40}, {u"UnappliedAmt"_s, 0},
            {u"PrivateNote"_s, u"HighLevel payment pay1"_s}};
        QCOMPARE(kind.settle(operation, found(u"Payment"_s, {payment}), nothingKnown).links.size(), 1U);
        const QJsonObject foreign{{u"Id"_s, u"202"_s}, {u"TotalAmt"_s, 40}, {u"PrivateNote"_s, u"typed by hand"_s}};
        QVERIFY(kind.settle(operation, found(u"Payment"_s, {foreign}), nothingKnown).links.empty());
    }

    void aStaleTokenOfAnUntouchedDocumentIsTakenAnew()
    {
        Outcome outcome = kind.settle(stored({updateWrite()}), refused(u"qb.5010"_s), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"read"_s);
        outcome = kind.settle(outcome.operation, single(row({{u"SyncToken"_s, u"9"_s}})), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Step);
        journal::Operation again = outcome.operation;
        const net::Request request = kind.request(again, now);
        QCOMPARE(QJsonDocument::fromJson(request.body)[u"SyncToken"].toString(), u"9"_s);
        journal::Operation before = stored({updateWrite()});
        QVERIFY(request.url.query() != kind.request(before, now).url.query());
    }
    void aStaleTokenOfAChangedDocumentIsForThePlan()
    {
        Outcome outcome = kind.settle(stored({updateWrite()}), refused(u"qb.5010"_s), nothingKnown);
        const QJsonObject changed = row({{u"DueDate"_s, u"2026-12-24"_s}});
        QVERIFY(plannedAnew(kind.settle(outcome.operation, single(changed), nothingKnown)));
    }
    void anUpdateWhoseReplyWasLostIsKnownByWhatStandsThere()
    {
        journal::Operation operation = kind.unknown(stored({updateWrite()})).operation;
        operation.payload.insert(u"booked"_s, QJsonObject{{u"total"_s, u"90.00"_s}});
        Outcome outcome = kind.settle(operation, refused(u"qb.5010"_s), nothingKnown);
        outcome = kind.settle(outcome.operation, single(row()), nothingKnown);
        QCOMPARE(outcome.result, u"changed"_s);
    }
    void anUpdateOfLittleThatWasNotCarriedOutIsWrittenAgain()
    {
        // Nobody knows whether it left; meanwhile somebody paid, and so its token is stale.
        Write write = updateWrite();
        quickbooks::WantedInvoice later = wanted();
        later.email = u"new@example.com"_s;
        write.body = quickbooks::invoiceBody(later, u"145"_s, u"0"_s);
        journal::Operation operation = kind.unknown(stored({write})).operation;
        operation = kind.settle(operation, refused(u"qb.5010"_s), nothingKnown).operation;
        const Outcome outcome = kind.settle(operation, single(row({{u"SyncToken"_s, u"9"_s}})), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"write"_s);
        QVERIFY(outcome.links.empty()); // nobody is asked about an address that no person has taken away
        QJsonObject carriedOut = row({{u"SyncToken"_s, u"9"_s}});
        carriedOut.insert(u"BillEmail"_s, QJsonObject{{u"Address"_s, u"new@example.com"_s}});
        QCOMPARE(kind.settle(operation, single(carriedOut), nothingKnown).result, u"changed"_s);
    }
    void anUpdateWhoseReplyWasLostIsKnownAlsoByAnotherTotal()
    {
        Write write = updateWrite();
        quickbooks::WantedInvoice later = wanted();
        later.date = CalendarDate::parse(u"2026-09-23"_s).value();
        write.body = quickbooks::invoiceBody(later, u"145"_s, u"0"_s);
        journal::Operation operation = kind.unknown(stored({write})).operation;
        operation.stage = u"read"_s;
        const QJsonObject reckoned{{u"TxnDate"_s, u"2026-09-23"_s}, {u"TotalAmt"_s, 100.07}};
        const Outcome outcome = kind.settle(operation, single(row(reckoned)), nothingKnown);
        QVERIFY(plannedAnew(outcome));
        QCOMPARE(outcome.links.at(0).written[u"form"].toString(), u"without_override"_s);
        // What a person did since is not QuickBooks' reckoning.
        QJsonObject touched = row(reckoned);
        QJsonArray lines = touched[u"Line"].toArray();
        lines.append(QJsonObject{{u"Amount"_s, 5}, {u"DetailType"_s, u"DiscountLineDetail"_s}});
        touched.insert(u"Line"_s, lines);
        QVERIFY(kind.settle(operation, single(touched), nothingKnown).links.empty());
        // It may not have been carried out at all.
        QCOMPARE(kind.settle(operation, single(row()), nothingKnown).operation.stage, u"write"_s);
    }

    void aTokenThatIsAlwaysStaleEndsWithTheOwner()
    {
        journal::Operation operation = stored({updateWrite()});
        for (int i = 0; i < 20; ++i) {
            const Outcome outcome = kind.settle(operation, refused(u"qb.5010"_s), nothingKnown);
            if (outcome.next == Outcome::Next::Attention) {
                return;
            }
            operation = kind.settle(outcome.operation, single(row()), nothingKnown).operation;
        }
        QFAIL("it never ended");
    }
    void aDocumentThatIsGoneIsForThePlan()
    {
        QVERIFY(plannedAnew(kind.settle(stored({updateWrite()}), refused(u"qb.610"_s), nothingKnown)));
        // A read that finds nothing says so in either wording, a payment's too.
        for (const QString &key : {u"qb.610"_s, u"qb.610.inactive"_s}) {
            journal::Operation operation
                = kind.settle(stored({updateWrite()}), refused(u"qb.5010"_s), nothingKnown).operation;
            QVERIFY(plannedAnew(kind.settle(operation, refused(key), nothingKnown)));
            operation = kind.settle(stored({voidPaymentWrite()}), refused(u"qb.610"_s), nothingKnown).operation;
            QCOMPARE(operation.stage, u"read"_s);
            const Outcome gone = kind.settle(operation, refused(key), nothingKnown);
            QCOMPARE(gone.result, u"voided"_s);
            QVERIFY(gone.links.at(0).written[u"voided"].toBool());
        }
    }

    void aTakenNumberIsOnlyOursWithOurMarkCustomerAndTotal_data()
    {
        QTest::addColumn<QJsonObject>("holder");
        QTest::addColumn<bool>("ours");
        QTest::newRow("ours") << row() << true;
        QTest::newRow("without a mark") << row({{u"PrivateNote"_s, QString()}}) << false;
        QTest::newRow("another customer") << row({{u"CustomerRef"_s, QJsonObject{{u"value"_s, u"9"_s}}}}) << false;
        QTest::newRow("another total") << row({{u"TotalAmt"_s, 99}}) << false;
        QTest::newRow("voided") << row(
            {{u"TotalAmt"_s, 0}, {u"PrivateNote"_s, QString(u"Voided - "_s + markOf(u"hl1"_s))}})
                                << false;
    }
    void aTakenNumberIsOnlyOursWithOurMarkCustomerAndTotal()
    {
        QFETCH(QJsonObject, holder);
        QFETCH(bool, ours);
        Outcome outcome = kind.settle(
            stored({createWrite()}), refused(u"qb.6140"_s, u"TxnType=Invoice with TxnId=145"_s), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"holder"_s);
        outcome = kind.settle(outcome.operation, found(u"Invoice"_s, {holder}), nothingKnown);
        QCOMPARE(outcome.next, ours ? Outcome::Next::Done : Outcome::Next::Attention);
        if (!ours) {
            QCOMPARE(outcome.problem->key, u"qb.6140"_s);
            QVERIFY(outcome.links.empty());
        }
    }

    void theHolderOfANumberIsNamedOrNobody()
    {
        journal::Operation first = stored({createWrite()});
        flows::setAbout(first, {.document = u"invoice"_s, .number = u"INV-1001"_s, .name = u"Ana Ruiz"_s});
        Outcome outcome
            = kind.settle(first, refused(u"qb.6140"_s, u"TxnType=SalesReceipt with TxnId=77"_s), nothingKnown);
        QVERIFY(QUrl::fromPercentEncoding(kind.request(outcome.operation, now).url.query().toUtf8())
                .contains(u"SELECT * FROM SalesReceipt WHERE DocNumber = "_s));
        const QJsonObject holder{{u"Id"_s, u"77"_s}, {u"TotalAmt"_s, 12.5},
            {u"CustomerRef"_s, QJsonObject{{u"value"_s, u"9"_s}, {u"name"_s, u"Bo Lind"_s}}}};
        const Error seen = *kind.settle(outcome.operation, found(u"SalesReceipt"_s, {holder}), nothingKnown).problem;
        QCOMPARE(seen.parameters.value(u"customer"_s), u"Bo Lind"_s);
        QCOMPARE(seen.parameters.value(u"type"_s), u"SalesReceipt"_s);
        QCOMPARE(seen.parameters.value(u"holder"_s), u"77"_s);
        QCOMPARE(seen.parameters.value(u"amount"_s), u"12.50 USD"_s);
        const Error unseen = *kind.settle(outcome.operation, found(u"SalesReceipt"_s, {}), nothingKnown).problem;
        QCOMPARE(unseen.parameters.value(u"customer"_s), QString());
        QCOMPARE(unseen.parameters.value(u"case"_s), u"unseen"_s);
    }

    void aVoidIsOnlyDoneWhenTheDocumentSaysSo()
    {
        Outcome outcome = kind.settle(stored({voidWrite()}), single(row()), nothingKnown);
        QCOMPARE(outcome.operation.stage, u"confirm"_s);
        const QJsonObject voided = row(
            {{u"TotalAmt"_s, 0}, {u"Balance"_s, 0}, {u"PrivateNote"_s, QString(u"Voided - "_s + markOf(u"hl1"_s))}});
        QCOMPARE(kind.settle(outcome.operation, single(voided), nothingKnown).result, u"voided"_s);
        const Outcome again = kind.settle(outcome.operation, single(row()), nothingKnown);
        QCOMPARE(again.operation.stage, u"write"_s);
    }
    void theInvoiceIsReadAgainAfterItsPaymentWasVoided()
    {
        const Outcome first = kind.settle(stored({voidPaymentWrite(), voidWrite()}),
            QJsonObject{{u"Payment"_s, QJsonObject{{u"Id"_s, u"201"_s}}}}, nothingKnown);
        QCOMPARE(first.result, u"voided"_s);
        QVERIFY(first.links.at(0).written[u"voided"].toBool());
        journal::Operation next = first.followUps.at(0);
        QCOMPARE(next.stage, u"read"_s);
        QVERIFY(!kind.writes(next));
        next = kind.settle(next, single(row({{u"SyncToken"_s, u"8"_s}})), nothingKnown).operation;
        const net::Request request = kind.request(next, now);
        QVERIFY(request.url.query().contains(u"operation=void"_s));
        QCOMPARE(QJsonDocument::fromJson(request.body)[u"SyncToken"].toString(), u"8"_s);
        // A payment of somebody else came between.
        const QJsonObject paid
            = row({{u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, u"9"_s}, {u"TxnType"_s, u"Payment"_s}}}}});
        QVERIFY(plannedAnew(kind.settle(first.followUps.at(0), single(paid), nothingKnown)));
    }

    void aRefusalIsTheOwnersAndMakesTheCompanyBeReadAgain_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key :
            {"qb.6000", "qb.6000.tax", "qb.6200", "qb.6210", "qb.2500", "qb.610.inactive", "qb.6100"}) {
            QTest::newRow(key) << QString::fromLatin1(key);
        }
    }
    void aRefusalIsTheOwnersAndMakesTheCompanyBeReadAgain()
    {
        QFETCH(QString, key);
        const Outcome outcome = kind.settle(stored({createWrite()}), refused(key), nothingKnown);
        QCOMPARE(outcome.next, Outcome::Next::Attention);
        QCOMPARE(outcome.problem->key, key);
        QCOMPARE(outcome.problem->parameters[u"number"_s], u"INV-1"_s);
        QVERIFY(outcome.companyIsOld);
    }
    void anAnswerThatCannotBeReadIsTheOwners_data()
    {
        QTest::addColumn<QJsonObject>("answer");
        QTest::newRow("empty") << QJsonObject();
        QTest::newRow("no id") << single(row({{u"Id"_s, QJsonValue()}}));
        QTest::newRow("no total") << single(row({{u"TotalAmt"_s, QJsonValue()}}));
        QTest::newRow("fractions of a cent") << single(row({{u"TotalAmt"_s, 100.005}}));
    }
    void anAnswerThatCannotBeReadIsTheOwners()
    {
        QFETCH(QJsonObject, answer);
        QCOMPARE(kind.settle(stored({createWrite()}), answer, nothingKnown).next, Outcome::Next::Attention);
    }
};

QTEST_GUILESS_MAIN(WriteInvoiceTest)
#include "tst_write_invoice.moc"
