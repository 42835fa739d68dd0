// Plans what the journal knows of HighLevel's payments: from records to operations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/sales_receipts.h"

#include "core/service.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "flows/sales_receipts/after_booking.h"
#include "flows/sales_receipts/classification.h"
#include "flows/sales_receipts/native_booking.h"
#include "flows/sales_receipts/order_of_payment.h"
#include "flows/sales_receipts/owner_choice.h"
#include "flows/sales_receipts/write_receipt.h"
#include "flows/shared/booking.h"
#include "flows/shared/in_doubt.h"
#include "flows/shared/item_creation.h"
#include "flows/shared/note.h"
#include "flows/shared/payer_contact.h"
#include "flows/shared/receipts_off.h"
#include "flows/shared/refunds.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::sales_receipts {

namespace {

const QString paymentKind = u"transaction"_s;
const QString leftField = u"left"_s; // in a payment's record: why it is never booked
const QString troubleField = u"trouble"_s; // in a payment's record: {"tries", "notBefore", "key"} of calls for it alone
constexpr int paymentsAtOnce = 2000;
constexpr int troublesAtOnce = 3; // more of them, and it is the service that is unwell
constexpr int triesForOne = 6; // over half an hour
constexpr auto bookedWithin = 35 * 24h;

QString receiptSubject(const QString &transaction) { return u"receipt:"_s + transaction; }

class ReceiptPlanning
{
public:
    ReceiptPlanning(journal::Journal &journal, const Desks &desks, const invoice_mirror::MirrorRules &rules,
        const std::function<void(const PlannedReceipt &)> &report, std::stop_token stop)
        : m_journal(journal)
        , m_desks(desks)
        , m_rules(rules)
        , m_report(report)
        , m_stop(std::move(stop))
        , m_native(journal, desks.highLevelApi, desks.highLevel, std::max(rules.now, rules.highLevelNow))
    { }

    ReceiptStep run()
    {
        for (const journal::Operation &operation : m_journal.dismissed(u"receipts"_s)) {
            m_dismissed.insert(operation.payload[u"transaction"].toString());
        }
        const std::vector<journal::Record> records
            = m_journal.unplanned(Service::HighLevel, paymentKind, paymentsAtOnce);
        std::vector<journal::Record> forTheBooks;
        m_journal.transaction([&] {
            for (const journal::Record &record : records) {
                if (concernsTheBooks(record)) {
                    forTheBooks.push_back(record);
                }
            }
        });
        if (forTheBooks.empty()) {
            return m_step;
        }
        m_step.error = readCompany(m_journal, m_desks.quickBooksApi, m_desks.quickBooks, m_rules.now, m_stop);
        Result<Company> company = rememberedCompany(m_journal);
        if (m_step.error || !company) {
            m_step.error = m_step.error ? m_step.error : std::optional(company.error());
            return m_step;
        }
        m_company = std::move(*company);
        m_booking = bookingRules(m_journal, m_company);
        std::erase_if(forTheBooks, [this](const journal::Record &record) { return isHeldBack(record); });
        while (const std::optional<Error> error = m_native.look(newPayments(forTheBooks), m_stop)) {
            const auto about
                = std::ranges::find(forTheBooks, m_native.inTrouble(), [](const auto &record) { return record.id; });
            if (about == forTheBooks.end() || !goesOnWithout(*about, *error)) {
                return m_step;
            }
            forTheBooks.erase(about);
        }
        for (const journal::Record &record : forTheBooks) {
            if (m_native.of(record.id) == NativeBooking::Answer::TooEarly) {
                continue; // planned by a later cycle
            }
            if (m_stop.stop_requested()) {
                return m_step;
            }
            if (const std::optional<Error> error = fetchAround(record)) {
                if (!goesOnWithout(record, *error)) {
                    return m_step;
                }
                continue;
            }
            m_journal.transaction([&] { plan(record); });
        }
        return m_step;
    }

private:
    /// A call for this payment did not succeed a moment ago; it is made again later, and the others go on.
    bool isHeldBack(const journal::Record &record)
    {
        const QJsonObject trouble = record.value[troubleField].toObject();
        const std::optional<Instant> until = instantFromIso(trouble[u"notBefore"].toString());
        if (!until || m_rules.now >= *until) {
            return false;
        }
        m_step.error = Error{.kind = Error::Kind::Trouble, .key = trouble[u"key"].toString()};
        m_step.service = Service::HighLevel;
        return true;
    }

    /// Whether a call that failed for this payment leaves the others to be planned. What lasts becomes the owner's.
    bool goesOnWithout(journal::Record record, const Error &error)
    {
        m_step.error = error;
        m_step.service = Service::HighLevel;
        if (error.kind != Error::Kind::Trouble && error.kind != Error::Kind::Unreadable) {
            return false;
        }
        const int tries = record.value[troubleField][u"tries"].toInt() + 1;
        m_journal.transaction([&] {
            if (tries >= triesForOne) {
                record.value.remove(troubleField);
                m_journal.putRecord(record);
                askAboutTrouble(record, error);
                return;
            }
            const Instant later = m_rules.now + (1min * (1 << (tries - 1)));
            record.value.insert(
                troubleField, QJsonObject{{u"tries"_s, tries}, {u"notBefore"_s, toIso(later)}, {u"key"_s, error.key}});
            m_journal.putRecord(record);
        });
        return ++m_troubles < troublesAtOnce;
    }

    void askAboutTrouble(const journal::Record &record, const Error &error)
    {
        const highlevel::Transaction transaction = *highlevel::transactionFromJson(record.value);
        if (!clearTheWay(record.id)) {
            return;
        }
        ask(record, transaction,
            {.kind = Error::Kind::Unreadable,
                .key = u"kontor.unreadable_reply"_s,
                .parameters = {{u"service"_s, serviceName(Service::HighLevel)}, {u"document"_s, titleOf(transaction)}},
                .detail = error.detail.isEmpty() ? error.key : error.detail,
                .httpStatus = error.httpStatus,
                .traceId = error.traceId});
    }

    bool receiptsOn() { return m_journal.setting(u"receipts.enabled"_s).value_or(u"on"_s) != u"off"; }

    Classification classified(const highlevel::Transaction &transaction)
    {
        const std::optional<QString> sources = m_journal.setting(u"receipts.sources"_s);
        const QStringList on = sources ? sources->split(u',', Qt::SkipEmptyParts) : sourcesByDefault();
        const bool known = !transaction.entityId.isEmpty()
            && m_journal.record(Service::HighLevel, u"invoice"_s, transaction.entityId).has_value();
        const bool bySource = !transaction.sourceId.isEmpty()
            && m_journal.record(Service::HighLevel, u"invoice"_s, transaction.sourceId).has_value();
        return classify(transaction, on, known || bySource);
    }

    std::optional<journal::Link> linkOf(const QString &kind, const QString &transaction)
    {
        const std::vector<journal::Link> links = m_journal.linksByHighLevel(kind, transaction);
        return links.empty() ? std::nullopt : std::optional(links.back());
    }

    void done(const QString &id)
    {
        m_journal.markPlanned(Service::HighLevel, paymentKind, id);
        ++m_step.planned;
    }

    About aboutPayment(const highlevel::Transaction &transaction)
    {
        About about{.document = u"receipt"_s,
            .name = transaction.contactName,
            .email = transaction.contactEmail,
            .date = dateOf(transaction, m_rules.zone).toIso(),
            .highLevelId = transaction.id};
        about.number = transaction.sourceName;
        if (!transaction.problem) {
            about.amountMinor = transaction.amount.minorUnits();
            about.currency = transaction.amount.currency().code();
        }
        return about;
    }

    void logIt(const highlevel::Transaction &transaction, const QString &result, const QString &word)
    {
        journal::Operation carrier{.flow = u"receipts"_s, .service = Service::QuickBooks};
        setAbout(carrier, aboutPayment(transaction));
        journal::LogEntry entry = logEntryOf(carrier, result);
        entry.time = m_rules.now;
        entry.parameters.insert(u"reason"_s, word);
        entry.details.insert(u"classification"_s, word);
        m_journal.log(entry);
    }

    /// False when nothing is to be booked: the classification is then in the log, once.
    bool concernsTheBooks(const journal::Record &record)
    {
        const Result<highlevel::Transaction> read = highlevel::transactionFromJson(record.value);
        if (!read) {
            done(record.id);
            return false;
        }
        const bool receipt = linkOf(u"receipt"_s, record.id).has_value();
        const bool payment = linkOf(u"payment"_s, record.id).has_value();
        const bool refunded = showsRefund(*read);
        if (receipt || payment) {
            const bool rewrites = receipt && linkOf(u"receipt"_s, record.id)->written[u"rewrite"].toBool();
            const bool nothingLeft = !receipt && wasVoidedWithItsInvoice(m_journal, record.id);
            if (nothingLeft || (!refunded && !rewrites && !isTakenBack(*read) && !amountProblem(m_journal, *read))) {
                takeNoteBack(m_journal, paymentNotes(record.id)); // it is as it was booked
                done(record.id);
                return false;
            }
            return true;
        }
        if (record.value.contains(leftField)) { // switching on books nothing of the time before
            done(record.id);
            return false;
        }
        const Classification what = classified(*read);
        using Verdict = Classification::Verdict;
        // The owner has seen to it, perhaps by hand. What is an invoice's the mirror books all the same.
        if (m_dismissed.contains(record.id) && what.verdict != Verdict::OfInvoice) {
            if (refunded && !read->problem
                && refundedUpTo(*read).minorUnits() > refundSettledUpTo(m_journal, record.id)) {
                tellRefundOfDismissed(*read);
            }
            done(record.id);
            return false;
        }
        if (what.verdict == Verdict::OfInvoice && !isStatusKnown(*read) && isOfKnownInvoice(*read)) {
            return true;
        }
        if (what.verdict == Verdict::Receipt || what.verdict == Verdict::RefundedBefore
            || what.verdict == Verdict::UnknownStatus) {
            if (receiptsOn() && !wasOffThen(record, *read)) {
                return true;
            }
        }
        // It may have counted before, and what was planned then goes, or what the owner was asked.
        if (!clearTheWay(record.id)) {
            return false;
        }
        if (what.verdict == Verdict::OfInvoice && refunded && isStillToBeBooked(*read)) {
            return false; // the refund is asked about as soon as the payment stands on its invoice
        }
        const bool isOpenStatus = what.verdict == Verdict::UnknownStatus && receiptsOn();
        if (what.verdict == Verdict::Receipt || what.verdict == Verdict::RefundedBefore || isOpenStatus) {
            leave(record);
            logIt(*read, u"skipped"_s, u"off"_s);
        } else if (what.verdict == Verdict::Skip) {
            if ((what.word == u"off" || what.word == u"unknown_source") && (read->succeeded() || refunded)) {
                leave(record);
            }
            logIt(*read, u"skipped"_s, what.word);
        }
        done(record.id);
        return false;
    }

    /// With both sales flows off nothing was read, so that it is seen only now.
    bool wasOffThen(const journal::Record &record, const highlevel::Transaction &transaction)
    {
        return transaction.created
            && wasPaidWhileOff(m_journal, *transaction.created, record.value[u"seenAfter"].toInt());
    }

    /// A payment of an invoice that the mirror knows; after weeks it is not to be expected any more.
    bool isStillToBeBooked(const highlevel::Transaction &transaction)
    {
        return isOfKnownInvoice(transaction) && transaction.created
            && m_rules.now - *transaction.created < bookedWithin;
    }

    bool isOfKnownInvoice(const highlevel::Transaction &transaction)
    {
        const QStringList invoices = transaction.invoiceIds();
        return std::ranges::any_of(invoices, [&](const QString &invoice) {
            return m_journal.record(Service::HighLevel, u"invoice"_s, invoice).has_value();
        });
    }

    /// Neither payment nor refund is Kontor's any more, and the owner hears of the refund once.
    void tellRefundOfDismissed(const highlevel::Transaction &transaction)
    {
        const Money upTo = refundedUpTo(transaction);
        Error problem = refundProblem(transaction, {upTo, upTo, dayOfRefund(transaction, m_rules.zone, m_rules.now)});
        problem.parameters.insert(u"case"_s, u"by_hand"_s);
        raiseNoteOnce(m_journal,
            {.flow = u"receipts"_s,
                .direction = u"hl>qb"_s,
                .subject = u"refund-by-hand:%1:%2"_s.arg(transaction.id).arg(upTo.minorUnits()),
                .about = aboutPayment(transaction),
                .problem = problem},
            m_rules.now);
    }

    /// What was paid while that was switched off is never booked, also when it changes later.
    void leave(journal::Record record)
    {
        record.value.insert(leftField, u"off"_s);
        m_journal.putRecord(record);
    }

    /// Those that would be booked for the first time, and of which nothing is on its way.
    std::vector<NativeBooking::Payment> newPayments(const std::vector<journal::Record> &records)
    {
        std::vector<NativeBooking::Payment> found;
        for (const journal::Record &record : records) {
            const highlevel::Transaction transaction = *highlevel::transactionFromJson(record.value);
            const Classification what = classified(transaction);
            const bool counts = what.verdict == Classification::Verdict::Receipt
                || what.verdict == Classification::Verdict::RefundedBefore;
            if (!counts || linkOf(u"receipt"_s, record.id) || linkOf(u"payment"_s, record.id)
                || mayComeTrue(record.id)) {
                continue;
            }
            const Instant created = transaction.created.value_or(m_rules.now);
            found.push_back({record.id, std::max(created, transaction.updated.value_or(created)),
                NativeBooking::isOfItsKinds(what) || transaction.status == u"refunded",
                NativeBooking::wasMarked(record)});
        }
        return found;
    }

    /// What HighLevel has to be asked for before this payment can be planned: its order, and before a customer is made
    /// the contact, who may have the address of one.
    std::optional<Error> fetchAround(const journal::Record &record)
    {
        const highlevel::Transaction transaction = *highlevel::transactionFromJson(record.value);
        if (m_native.of(record.id) == NativeBooking::Answer::Yes) {
            return std::nullopt;
        }
        const highlevel::Api &api = m_desks.highLevelApi;
        if (!linkOf(u"receipt"_s, record.id)) {
            if (auto error = readOrderOf(transaction, m_journal, api, m_desks.highLevel, m_stop)) {
                return error;
            }
        }
        if (transaction.problem || !isContactWanted(transaction, orderOf(transaction, m_journal))) {
            return std::nullopt;
        }
        const QString creation = creationSubject(payerOf(transaction), currencyOf(transaction));
        if (!m_journal.openOperations(creation).empty() || customerFor(transaction)) {
            return std::nullopt;
        }
        return readContactOf(transaction.contactId, m_journal, api, m_desks.highLevel, m_stop);
    }

    Payer payerOf(const highlevel::Transaction &transaction)
    {
        return withContact(payerOfPayment(transaction, orderOf(transaction, m_journal)), m_journal);
    }

    /// Of a customer; empty where the company has but one.
    QString currencyOf(const highlevel::Transaction &transaction) const
    {
        return m_company.profile.severalCurrencies ? transaction.amount.currency().code() : QString();
    }

    std::vector<journal::Operation> openOf(const QString &transaction)
    {
        std::vector<journal::Operation> open = m_journal.openOperations(receiptSubject(transaction));
        for (const journal::Operation &note : m_journal.openOperations(paymentNotes(transaction))) {
            open.push_back(note);
        }
        return open;
    }

    bool mayComeTrue(const QString &transaction)
    {
        const std::vector<journal::Operation> open = openOf(transaction);
        return std::ranges::any_of(open, isInDoubt);
    }

    bool clearTheWay(const QString &transaction)
    {
        if (mayComeTrue(transaction)) {
            return false;
        }
        for (journal::Operation &operation : openOf(transaction)) {
            if (operation.state == journal::OperationState::Attention) {
                m_asked.insert(transaction, operation);
            }
            operation.state = journal::OperationState::Superseded;
            m_journal.putOperation(operation);
        }
        return true;
    }

    void tell(const highlevel::Transaction &transaction, const QString &action, const QString &key)
    {
        if (m_report) {
            m_report({transaction, action, key});
        }
    }

    void ask(const journal::Record &record, const highlevel::Transaction &transaction, const Error &problem,
        const std::optional<Refunded> &refunded = {})
    {
        journal::Operation note{.kind = u"receipt.note"_s,
            .flow = u"receipts"_s,
            .service = Service::QuickBooks,
            .subject = paymentNotes(record.id),
            .state = journal::OperationState::Attention,
            .payload = {{u"transaction"_s, record.id}, {u"version"_s, record.version}},
            .created = m_rules.now,
            .problem = problem,
            .attentionSince = m_rules.now};
        About about = aboutPayment(transaction);
        for (const QString &kind : {u"receipt"_s, u"payment"_s}) {
            if (const std::optional<journal::Link> link = linkOf(kind, record.id)) { // what is to be looked at
                about.quickBooksId = link->quickbooksId;
                note.payload.insert(u"linkKind"_s, kind);
                break;
            }
        }
        if (refunded) {
            about.decision = true;
            about.amountMinor = refunded->amount.minorUnits();
            about.date = refunded->day.toIso();
            note.payload.insert(u"refundUpTo"_s, static_cast<qint64>(refunded->upTo.minorUnits()));
        }
        setAbout(note, about);
        // The cause may be in the order: tried again, it is read again.
        if (!linkOf(u"receipt"_s, record.id) && problem.key != u"hl.native_connection") {
            forgetOrderOf(transaction, m_journal);
        }
        if (const auto before = m_asked.constFind(record.id);
            before != m_asked.constEnd() && before->problem && before->problem->key == problem.key) {
            note.attentionSince = before->attentionSince;
            note.attempts = before->attempts + 1;
        }
        m_journal.putOperation(note);
        journal::LogEntry entry = logEntryOf(note, u"attention"_s);
        entry.time = m_rules.now;
        entry.details.insert(u"error"_s, problem.key);
        m_journal.log(entry);
        tell(transaction, u"ask"_s, u"needs_owner"_s);
        done(record.id);
    }

    ReceiptRules receiptRules(const highlevel::Transaction &transaction)
    {
        ReceiptRules rules{.document = m_booking.document,
            .zone = m_rules.zone,
            .depositAccount = m_booking.depositAccount,
            .charge = chargeOf(transaction, orderOf(transaction, m_journal), m_journal)};
        if (const auto customer = customerFor(transaction)) {
            rules.document.customer = customer->id;
        }
        return rules;
    }

    std::optional<quickbooks::Customer> customerFor(const highlevel::Transaction &transaction)
    {
        const Payer payer = payerOf(transaction);
        const QString currency = currencyOf(transaction);
        // One whose contact was merged into another is still the customer that it was linked to.
        if (!transaction.mergedFromContactId.isEmpty()
            && m_journal.linksByHighLevel(u"contact"_s, payer.contactId).empty()) {
            Payer merged = payer;
            merged.contactId = transaction.mergedFromContactId;
            if (auto customer = customerOf(m_journal, merged, m_rules.country, currency)) {
                return customer;
            }
        }
        return customerOf(m_journal, payer, m_rules.country, currency);
    }

    /// True when something has to be made first, or the owner asked.
    bool makesSomethingFirst(const journal::Record &record, const highlevel::Transaction &transaction,
        const Receipt &receipt, ReceiptRules &rules)
    {
        if (m_booking.depositProblem) {
            ask(record, transaction, *m_booking.depositProblem);
            return true;
        }
        const QString flow = receiptsOn() ? u"receipts"_s : u"invoices"_s; // the other is held back, and this one runs
        const Reason reason{{Service::HighLevel, paymentKind, record.id}, record.version, flow};
        const auto request = [&](const journal::Operation &operation) {
            m_step.planned += requestCreation(m_journal, operation, reason) ? 1 : 0;
        };
        QString key;
        if (rules.document.customer.isEmpty()) {
            request(
                customerCreation(payerOf(transaction), flow, currencyOf(transaction), m_rules.newKey(), m_rules.now));
            key = u"new_customer"_s;
        }
        for (const auto &[needed, purpose] : {std::pair{receipt.needsDefaultItem, &defaultItemPurpose()},
                 std::pair{receipt.needsTaxItem, &taxItemPurpose()}}) {
            if (!needed) {
                continue;
            }
            const Result<journal::Operation> operation
                = itemCreation(*purpose, m_journal, m_company.profile, flow, m_rules.newKey(), m_rules.now);
            if (!operation) {
                ask(record, transaction, operation.error());
                return true;
            }
            request(*operation);
            key = key.isEmpty() ? u"new_item"_s : key;
        }
        const QString method = methodName(transaction);
        if (!method.isEmpty() && !m_company.paymentMethods.contains(method.toLower())) {
            request(CreatePaymentMethod::creation(method, m_rules.newKey(), m_rules.now));
            key = key.isEmpty() ? u"new_item"_s : key;
        }
        if (!key.isEmpty()) {
            tell(transaction, u"create"_s, key);
        }
        return !key.isEmpty();
    }

    QString methodName(const highlevel::Transaction &transaction)
    {
        const QString chosen = m_journal.setting(u"receipts.payment_method"_s).value_or(QString());
        return chosen.isEmpty() ? nameOfPaymentMethod(transaction.method) : chosen;
    }

    void plan(const journal::Record &record)
    {
        const highlevel::Transaction transaction = *highlevel::transactionFromJson(record.value);
        if (!clearTheWay(record.id)) {
            return;
        }
        if (transaction.problem) {
            ask(record, transaction, *transaction.problem);
            return;
        }
        const bool isReceipt = linkOf(u"receipt"_s, record.id).has_value();
        const bool isBooked = isReceipt || linkOf(u"payment"_s, record.id);
        if (isBooked && isTakenBack(transaction)) {
            ask(record, transaction, takenBackProblem(transaction, isReceipt));
            return;
        }
        if (const std::optional<Error> problem = amountProblem(m_journal, transaction)) {
            ask(record, transaction, *problem);
            return;
        }
        const Classification::Verdict verdict = classified(transaction).verdict;
        const bool isUnknown = verdict == Classification::Verdict::OfInvoice && !isStatusKnown(transaction);
        if (verdict == Classification::Verdict::UnknownStatus || (isUnknown && !isBooked)) {
            ask(record, transaction,
                {.kind = Error::Kind::BadInput,
                    .key = u"kontor.unknown_status"_s,
                    .parameters
                    = {{u"service"_s, serviceName(Service::HighLevel)}, {u"status"_s, transaction.status.left(40)}}});
            return;
        }
        std::optional<journal::Link> link = linkOf(u"receipt"_s, record.id);
        if (!link) {
            link = linkOf(u"payment"_s, record.id);
        }
        if (link) {
            planAfter(record, transaction, *link);
            return;
        }
        if (m_native.of(record.id) == NativeBooking::Answer::Yes) {
            leaveToHighLevel(record, transaction);
            return;
        }
        if (const auto paid = transaction.paidAt(); paid && m_rules.isToCome(*paid)) {
            ask(record, transaction,
                {.kind = Error::Kind::BadInput,
                    .key = u"kontor.future_date"_s,
                    .parameters = {{u"date"_s, dateOf(transaction, m_rules.zone).toIso()}}});
            return;
        }
        // A manual payment of before connecting that was typed in since.
        const bool before = m_rules.connectedSince && transaction.provider == u"manual" && transaction.fulfilled
            && *transaction.fulfilled < *m_rules.connectedSince;
        if (before) {
            logIt(transaction, u"skipped"_s, u"before"_s);
            done(record.id);
            return;
        }
        const QJsonObject choice = m_journal.state(refundChoices())[record.id].toObject();
        if (transaction.status == u"refunded" && choice.isEmpty()) {
            // It was paid and paid back before it was seen: receipt and refund, or nothing (highlevel-api 5.3).
            const Refunded whole{
                transaction.amount, transaction.amount, dayOfRefund(transaction, m_rules.zone, m_rules.now)};
            ask(record, transaction, refundProblem(transaction, whole), whole);
            return;
        }
        if (transaction.status == u"refunded" && choice[u"take"].toString() != u"highlevel") {
            done(record.id);
            return;
        }
        ReceiptRules rules = receiptRules(transaction);
        Result<Receipt> receipt = receiptFor(transaction, orderOf(transaction, m_journal), m_company.profile, rules);
        if (!receipt) {
            ask(record, transaction, receipt.error());
            return;
        }
        if (makesSomethingFirst(record, transaction, *receipt, rules)) {
            return;
        }
        rules.paymentMethod = m_company.paymentMethods.value(methodName(transaction).toLower());
        receipt = receiptFor(transaction, orderOf(transaction, m_journal), m_company.profile, rules);
        journal::Operation operation = receiptOperation({.kind = ReceiptWrite::Kind::Create,
                                                            .transaction = record.id,
                                                            .version = record.version,
                                                            .receipt = *receipt,
                                                            .form = rules.document.form,
                                                            .planned = m_rules.highLevelNow,
                                                            .about = aboutPayment(transaction)},
            m_rules.newKey(), m_rules.now);
        operation.payload.insert(u"classification"_s, classified(transaction).word);
        if (showsRefund(transaction)) {
            operation.payload.insert(u"lookAgain"_s, true);
        }
        m_journal.putOperation(operation);
        tell(transaction, u"create"_s, u"new_receipt"_s);
        done(record.id);
    }

    /// Booked by HighLevel's own connection. Whoever has dismissed that is not asked again when the payment changes.
    void leaveToHighLevel(const journal::Record &record, const highlevel::Transaction &transaction)
    {
        if (NativeBooking::wasMarked(record) && !m_asked.contains(record.id)) {
            done(record.id);
            return;
        }
        NativeBooking::mark(m_journal, record);
        ask(record, transaction,
            {.kind = Error::Kind::BadInput,
                .key = u"hl.native_connection"_s,
                .parameters = {{u"document"_s, titleOf(transaction)}}});
    }

    /// The payment is booked, as a receipt or on its invoice: was it paid back, or is its tax to be a line?
    void planAfter(const journal::Record &record, const highlevel::Transaction &transaction, const journal::Link &link)
    {
        ReceiptRules rules = receiptRules(transaction);
        if (link.written[u"rewrite"].toBool()) {
            rules.document.form = invoice_mirror::taxFormFrom(link.written[u"form"].toString());
            rules.paymentMethod = link.written[u"body"][u"PaymentMethodRef"][u"value"].toString();
            Result<Receipt> receipt
                = receiptFor(transaction, orderOf(transaction, m_journal), m_company.profile, rules);
            if (!receipt) {
                ask(record, transaction, receipt.error());
                return;
            }
            if (makesSomethingFirst(record, transaction, *receipt, rules)) {
                return;
            }
            receipt->body.insert(u"Id"_s, link.quickbooksId);
            receipt->body.insert(u"SyncToken"_s, link.written[u"token"].toString());
            receipt->body.insert(u"sparse"_s, false);
            journal::Operation operation = receiptOperation({.kind = ReceiptWrite::Kind::Update,
                                                                .transaction = record.id,
                                                                .version = record.version,
                                                                .receipt = *receipt,
                                                                .form = rules.document.form,
                                                                .about = aboutPayment(transaction)},
                m_rules.newKey(), m_rules.now);
            operation.payload.insert(u"lookAgain"_s, true);
            operation.payload.insert(u"chosen"_s, link.written[u"chosen"].toBool());
            operation.payload.insert(u"goesOn"_s, true); // in the books stands another total
            m_journal.putOperation(operation);
            done(record.id);
            return;
        }
        planRefund(record, transaction, link, rules);
    }

    void planRefund(const journal::Record &record, const highlevel::Transaction &transaction, const journal::Link &link,
        ReceiptRules &rules)
    {
        if (transaction.refundProblem) {
            ask(record, transaction, *transaction.refundProblem);
            return;
        }
        if (transaction.refunded.minorUnits() > transaction.amount.minorUnits()) { // counted in cents, perhaps
            ask(record, transaction,
                {.kind = Error::Kind::BadInput,
                    .key = u"kontor.amount_absurd"_s,
                    .parameters = {{u"value"_s, transaction.refunded.toDecimal()},
                        {u"currency"_s, transaction.refunded.currency().code()}}});
            return;
        }
        const Money upTo = refundedUpTo(transaction);
        const qint64 growth = upTo.minorUnits() - refundSettledUpTo(m_journal, record.id);
        if (growth <= 0) {
            done(record.id);
            return;
        }
        const Money amount(growth, transaction.amount.currency());
        const Refunded refunded{amount, upTo, dayOfRefund(transaction, m_rules.zone, m_rules.now)};
        const QJsonObject choice = m_journal.state(refundChoices())[record.id].toObject();
        const bool decided = choice[u"upTo"].toInteger() >= upTo.minorUnits();
        if (decided && choice[u"take"].toString() != u"highlevel") {
            done(record.id);
            return;
        }
        // A refund of an invoice's payment is never booked unasked: what it does to the invoice is not known.
        const bool unasked
            = m_journal.setting(u"receipts.refunds"_s) == u"on"_s && link.kind == u"receipt" && receiptsOn();
        if (!decided && !unasked) {
            ask(record, transaction, refundProblem(transaction, refunded), refunded);
            return;
        }
        rules.paymentMethod = link.written[u"body"][u"PaymentMethodRef"][u"value"].toString();
        Result<Receipt> refund = refundFor(
            transaction, amount, upTo, link.written[u"body"].toObject(), m_company.profile, rules, refunded.day);
        if (!refund) {
            ask(record, transaction, refund.error());
            return;
        }
        if (makesSomethingFirst(record, transaction, *refund, rules)) {
            return;
        }
        About about = aboutPayment(transaction);
        about.document = u"refund"_s;
        about.amountMinor = amount.minorUnits();
        about.date = refunded.day.toIso();
        about.quickBooksId = link.quickbooksId;
        journal::Operation operation = receiptOperation({.kind = ReceiptWrite::Kind::Refund,
                                                            .transaction = record.id,
                                                            .version = record.version,
                                                            .receipt = *refund,
                                                            .form = rules.document.form,
                                                            .refundedUpTo = upTo,
                                                            .about = about},
            m_rules.newKey(), m_rules.now);
        operation.payload.insert(u"goesOn"_s, decided);
        m_journal.putOperation(operation);
        tell(transaction, u"create"_s, u"receipt_refund"_s);
        done(record.id);
    }

    journal::Journal &m_journal;
    const Desks &m_desks;
    const invoice_mirror::MirrorRules &m_rules;
    const std::function<void(const PlannedReceipt &)> &m_report;
    std::stop_token m_stop;
    NativeBooking m_native;
    Company m_company;
    BookingRules m_booking;
    QHash<QString, journal::Operation> m_asked;
    QSet<QString> m_dismissed; // payments about which an entry was dismissed
    ReceiptStep m_step;
    int m_troubles = 0;
};

} // namespace

ReceiptStep planReceipts(journal::Journal &journal, const Desks &desks, const invoice_mirror::MirrorRules &rules,
    const std::function<void(const PlannedReceipt &)> &report, std::stop_token stop)
{
    return ReceiptPlanning(journal, desks, rules, report, std::move(stop)).run();
}

} // namespace kontor::flows::sales_receipts
