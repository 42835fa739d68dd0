// Plans what the journal knows of HighLevel's invoices: from records to operations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/invoice_mirror.h"

#include "core/service.h"
#include "flows/invoice_mirror/fingerprint.h"
#include "flows/invoice_mirror/invoice_feed.h"
#include "flows/invoice_mirror/missing_payments.h"
#include "flows/invoice_mirror/owner_choice.h"
#include "flows/invoice_mirror/write_invoice.h"
#include "flows/shared/booking.h"
#include "flows/shared/in_doubt.h"
#include "flows/shared/item_creation.h"
#include "flows/shared/payer.h"
#include "flows/shared/refunds.h"
#include "highlevel/transaction.h"
#include "quickbooks/amounts.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

constexpr int plannedAtOnce = 2000;
constexpr std::size_t readAtOnce = 30;
const QString mirroredKind = u"invoice"_s;

QString writesSubject(const QString &invoice) { return u"invoice:"_s + invoice; }
/// Apart from the writes, which an entry in attention would hold back.
QString notesSubject(const QString &invoice) { return u"invoice-note:"_s + invoice; }

/// One record on its way from the journal to a decision.
struct Candidate
{
    journal::Record record;
    SourceInvoice source;
    std::vector<SourcePayment> payments;
    std::optional<Error> paymentProblem;
    std::optional<journal::Link> link;
    Books books;
    PlanRules rules;
};

class Planning
{
public:
    Planning(journal::Journal &journal, const quickbooks::Api &api, const Call &call, const MirrorRules &rules,
        const std::function<void(const PlannedInvoice &)> &report, std::stop_token stop)
        : m_journal(journal)
        , m_api(api)
        , m_call(call)
        , m_rules(rules)
        , m_report(report)
        , m_stop(std::move(stop))
    { }

    PlanningStep run()
    {
        tellMissingPayments(m_journal, m_rules.zone, m_rules.now);
        const std::vector<journal::Record> records
            = m_journal.unplanned(Service::HighLevel, mirroredKind, plannedAtOnce);
        if (records.empty()) {
            return m_step;
        }
        m_step.error = readCompany(m_journal, m_api, m_call, m_rules.now, m_stop);
        if (m_step.error) {
            return m_step;
        }
        Result<Company> company = rememberedCompany(m_journal);
        if (!company) {
            m_step.error = company.error();
            return m_step;
        }
        m_company = std::move(*company);
        m_booking = bookingRules(m_journal, m_company);
        for (const journal::Operation &operation : m_journal.dismissed(u"invoices"_s)) {
            if (isInDoubt(operation)) {
                m_dismissedInDoubt.push_back(operation);
            }
        }
        for (const journal::Record &record : records) {
            m_unplanned.insert(record.id);
        }
        std::vector<Candidate> waiting; // for something that QuickBooks has to be asked
        m_journal.transaction([&] {
            for (const journal::Record &record : records) {
                if (std::optional<Candidate> candidate = look(record)) {
                    waiting.push_back(std::move(*candidate));
                }
            }
            rememberTaxes();
        });
        for (std::size_t begin = 0; begin < waiting.size() && !m_stop.stop_requested(); begin += readAtOnce) {
            const std::size_t end = std::min(begin + readAtOnce, waiting.size());
            std::vector<Candidate> some(std::make_move_iterator(waiting.begin() + std::ptrdiff_t(begin)),
                std::make_move_iterator(waiting.begin() + std::ptrdiff_t(end)));
            if (const std::optional<Error> error = askQuickBooks(some)) {
                m_step.error = error;
                return m_step;
            }
            for (Candidate &candidate : some) {
                decideOrPutOff(std::move(candidate));
            }
        }
        // What has waited for the number of one that keeps it is decided in the same pass.
        for (std::size_t before = 0; before != m_putOff.size();) {
            before = m_putOff.size();
            for (Candidate &candidate : std::exchange(m_putOff, {})) {
                decideOrPutOff(std::move(candidate));
            }
        }
        return m_step;
    }

private:
    void decideOrPutOff(Candidate candidate)
    {
        bool decided = false;
        m_journal.transaction([&] { decided = decide(candidate); });
        if (!decided) {
            m_putOff.push_back(std::move(candidate));
        }
    }

    std::vector<SourcePayment> paymentsOf(const SourceInvoice &invoice, std::optional<Error> &problem)
    {
        std::vector<SourcePayment> payments;
        std::vector<SourcePayment> paidBack; // before they were seen
        qint64 paid = 0;
        for (const journal::Record &record :
            m_journal.recordsByKey(Service::HighLevel, u"transaction"_s, u"invoice:"_s + invoice.id)) {
            const Result<highlevel::Transaction> transaction = highlevel::transactionFromJson(record.value);
            const bool refunded = transaction && transaction->status == u"refunded"
                && m_journal.linksByHighLevel(u"payment"_s, record.id).empty();
            if (!transaction || !transaction->live || (!transaction->succeeded() && !refunded)) {
                continue;
            }
            if (transaction->problem) {
                problem = transaction->problem;
                continue;
            }
            const std::optional<Instant> when = transaction->paidAt();
            const SourcePayment payment{.id = transaction->id,
                .amount = transaction->amount,
                .date = CalendarDate::of(when.value_or(m_rules.now), m_rules.zone).value_or(CalendarDate()),
                .method = transaction->method};
            if (when && m_rules.isToCome(*when)) {
                problem = Error{.kind = Error::Kind::BadInput,
                    .key = u"kontor.future_date"_s,
                    .parameters = {{u"date"_s, payment.date.toIso()}}};
                continue;
            }
            paid += refunded ? 0 : payment.amount.minorUnits();
            (refunded ? paidBack : payments).push_back(payment);
        }
        // Paid and paid back before it was seen: where HighLevel counts it on the invoice still it was a payment, and
        // what becomes of its refund the owner is asked once it stands there (highlevel-api 5.3).
        for (const SourcePayment &payment : paidBack) {
            if (!invoice.problem && paid + payment.amount.minorUnits() <= invoice.amountPaid.minorUnits()) {
                paid += payment.amount.minorUnits();
                payments.push_back(payment);
            }
        }
        // In the order in which they were made, so that the first one is never the one too many.
        std::ranges::sort(
            payments, {}, [](const SourcePayment &payment) { return std::pair(payment.date, payment.id); });
        return payments;
    }

    std::optional<Booked> bookedOf(Candidate &candidate)
    {
        const std::vector<journal::Link> links = m_journal.linksByHighLevel(mirroredKind, candidate.record.id);
        if (links.empty()) {
            return std::nullopt;
        }
        // Booked again after a deletion there is a newer one, which counts.
        candidate.link = *std::ranges::max_element(links, {},
            [](const journal::Link &link) { return std::pair(link.quickbooksId.size(), link.quickbooksId); });
        Booked booked{.id = candidate.link->quickbooksId,
            .document = candidate.link->written[u"document"].toObject(),
            .written = candidate.link->written[u"fields"].toObject()};
        const bool over
            = candidate.source.status == SourceStatus::Void || candidate.source.status == SourceStatus::Deleted;
        // Also of those that were refunded since, which count as paid no more.
        for (const journal::Record &payment :
            m_journal.recordsByKey(Service::HighLevel, u"transaction"_s, u"invoice:"_s + candidate.record.id)) {
            for (const journal::Link &link : m_journal.linksByHighLevel(u"payment"_s, payment.id)) {
                const QJsonObject &written = link.written;
                if (written[u"voided"].toBool()) {
                    continue; // any other one stands in the books, also when its invoice was deleted there
                }
                booked.payments.push_back({payment.id, link.quickbooksId, written[u"token"].toString(),
                    Money(written[u"amount"].toInteger(), candidate.source.currency), written[u"in_doubt"].toBool(),
                    written[u"invoice"].toString(), choiceIn(written, candidate.record.version),
                    over && refundIsSettled(m_journal, payment.id)});
            }
        }
        return booked;
    }

    /// False while a write of it may still come true: what comes of that is planned on.
    bool clearTheWay(const QString &invoice)
    {
        if (findOutDismissed(invoice)) {
            return false;
        }
        std::vector<journal::Operation> replaceable;
        for (const journal::Operation &operation : m_journal.openOperations(writesSubject(invoice))) {
            if (isInDoubt(operation)) {
                return false;
            }
            replaceable.push_back(operation);
        }
        for (const journal::Operation &operation : m_journal.openOperations(notesSubject(invoice))) {
            replaceable.push_back(operation);
        }
        for (journal::Operation &operation : replaceable) {
            if (operation.state == journal::OperationState::Attention) {
                m_asked.insert(invoice, operation);
            }
            operation.state = journal::OperationState::Superseded;
            m_journal.putOperation(operation);
        }
        return true;
    }

    /// The owner dismissed a write of which nobody knows whether it was carried out. Before the next one it is found
    /// out, as if it had been retried: else the document, or the payment, would be written twice.
    bool findOutDismissed(const QString &invoice)
    {
        bool any = false;
        for (journal::Operation &operation : m_dismissedInDoubt) {
            if (operation.subject == writesSubject(invoice) && operation.state == journal::OperationState::Dismissed) {
                operation.state = journal::OperationState::Waiting;
                operation.due = m_rules.now;
                operation.attentionSince.reset();
                m_journal.putOperation(operation);
                any = true;
            }
        }
        return any;
    }

    void done(const Candidate &candidate)
    {
        m_journal.markPlanned(Service::HighLevel, mirroredKind, candidate.record.id);
        m_unplanned.remove(candidate.record.id);
        ++m_step.planned;
    }

    void tell(const Candidate &candidate, const QString &action, const QString &key)
    {
        if (m_report) {
            m_report({candidate.source, action, key});
        }
    }

    void ask(const Candidate &candidate, const Error &problem, const Plan *plan)
    {
        journal::Operation note{.kind = u"invoice.note"_s,
            .flow = u"invoices"_s,
            .service = Service::QuickBooks,
            .subject = notesSubject(candidate.record.id),
            .state = journal::OperationState::Attention,
            .payload = {{u"invoice"_s, candidate.record.id}, {u"version"_s, candidate.record.version}},
            .created = m_rules.now,
            .problem = problem,
            .attentionSince = m_rules.now};
        About about = aboutInvoice(candidate.source);
        if (candidate.link) {
            about.quickBooksId = candidate.link->quickbooksId;
        }
        if (plan && candidate.books.present && problem.key == u"kontor.payment_gone_in_quickbooks") {
            about.decision = true;
            about.sides = paidSides(candidate.source, candidate.payments, *candidate.books.present);
            note.payload.insert(u"payments"_s, QJsonArray::fromStringList(plan->loosePayments));
        } else if (plan && candidate.books.present
            && (problem.key == u"kontor.changed_in_quickbooks" || problem.key == u"kontor.voided_in_quickbooks"
                || problem.key == u"kontor.deleted_in_quickbooks")) {
            about.decision = true;
            about.sides = sidesOf(*plan, candidate.source, *candidate.books.present);
        }
        setAbout(note, about);
        const auto before = m_asked.constFind(candidate.record.id);
        const bool same = before != m_asked.constEnd() && before->problem && before->problem->key == problem.key;
        if (same) {
            note.attentionSince = before->attentionSince;
            note.attempts = before->attempts + 1;
        }
        m_journal.putOperation(note);
        journal::LogEntry entry = logEntryOf(note, u"attention"_s);
        entry.time = m_rules.now;
        entry.details.insert(u"error"_s, problem.key);
        m_journal.log(entry);
        tell(candidate, u"ask"_s, u"needs_owner"_s);
    }

    void createWhatIsNeeded(const Candidate &candidate, const std::vector<Need> &needs)
    {
        const Reason reason{
            {Service::HighLevel, mirroredKind, candidate.record.id}, candidate.record.version, u"invoices"_s};
        const auto request = [&](const journal::Operation &operation) {
            m_step.planned += requestCreation(m_journal, operation, reason) ? 1 : 0;
        };
        QString key = u"new_item"_s;
        for (const Need need : needs) {
            if (need == Need::Customer) {
                key = u"new_customer"_s;
                const QString currency
                    = m_company.profile.severalCurrencies ? candidate.source.currency.code() : QString();
                request(customerCreation(
                    payerOf(candidate.source), u"invoices"_s, currency, m_rules.newKey(), m_rules.now));
                continue;
            }
            const ItemPurpose &purpose = need == Need::TaxItem ? taxItemPurpose() : defaultItemPurpose();
            const Result<journal::Operation> operation
                = itemCreation(purpose, m_journal, m_company.profile, u"invoices"_s, m_rules.newKey(), m_rules.now);
            if (!operation) {
                ask(candidate, operation.error(), nullptr);
                done(candidate);
                return;
            }
            request(*operation);
        }
        // In a preview nothing is made, and so it is told what would follow.
        tell(candidate, u"create"_s, key);
    }

    void rememberTaxesOf(const SourceInvoice &source)
    {
        using quickbooks::SalesTax;
        if (m_company.profile.salesTax != SalesTax::Manual && m_company.profile.salesTax != SalesTax::CodePerLine) {
            return;
        }
        for (const SourceLine &line : source.lines) {
            if (line.taxes.empty() && m_company.profile.salesTax == SalesTax::Manual) {
                continue;
            }
            QStringList names;
            ExactDecimal rate;
            for (const SourceTax &tax : line.taxes) {
                names.append(tax.name);
                rate = rate.plus(tax.rate).value_or(rate);
            }
            m_taxesSeen.insert(
                taxKey(line.taxes), QJsonObject{{u"name"_s, names.join(u" + "_s)}, {u"rate"_s, rate.toText()}});
        }
    }

    void rememberTaxes()
    {
        QJsonObject seen = m_journal.state(u"taxes_seen"_s);
        const QJsonObject before = seen;
        for (auto tax = m_taxesSeen.constBegin(); tax != m_taxesSeen.constEnd(); ++tax) {
            seen.insert(tax.key(), tax.value());
        }
        if (seen != before) {
            m_journal.setState(u"taxes_seen"_s, seen);
        }
    }

    /// What can be decided without asking QuickBooks; the rest comes back.
    std::optional<Candidate> look(const journal::Record &record)
    {
        Candidate candidate{.record = record};
        const Result<SourceInvoice> source = sourceOf(record, m_rules.zone);
        if (!source) {
            done(candidate);
            return std::nullopt;
        }
        candidate.source = *source;
        followPaid(m_journal, *source, m_rules.now);
        candidate.payments = paymentsOf(candidate.source, candidate.paymentProblem);
        candidate.books.booked = bookedOf(candidate);
        prepareRules(candidate);
        const Plan first
            = plan(candidate.source, candidate.payments, candidate.books, m_company.profile, candidate.rules);
        const bool nothing = first.writes.empty() && first.needs.empty() && !first.problem;
        const bool concernsTheBooks = !nothing || candidate.books.booked;
        if (concernsTheBooks) {
            rememberTaxesOf(candidate.source);
        }
        // Also of one that was voided or deleted before its document was made: that may be on its way.
        if (!clearTheWay(record.id)) {
            m_unplanned.remove(record.id); // not decided about in this pass
            return std::nullopt;
        }
        if (!concernsTheBooks) {
            done(candidate);
            return std::nullopt;
        }
        const bool creates = !first.needs.empty() && first.needs.front() != Need::PresentDocument;
        if (creates) {
            createWhatIsNeeded(candidate, first.needs);
            return std::nullopt;
        }
        const bool asksForNumber = !first.writes.empty() && first.writes.front().kind == Write::Kind::Create;
        if (!first.needs.empty() || asksForNumber) {
            return candidate;
        }
        decide(candidate);
        return std::nullopt;
    }

    void prepareRules(Candidate &candidate)
    {
        PlanRules &rules = candidate.rules;
        rules.document = m_booking.document;
        rules.connectedSince = m_rules.connectedSince;
        rules.depositAccount = m_booking.depositAccount;
        rules.depositProblem = m_booking.depositProblem;
        for (const SourcePayment &payment : candidate.payments) {
            // None is made for an invoice's payment: without one it is booked all the same.
            const QString name = nameOfPaymentMethod(payment.method).toLower();
            rules.paymentMethods.insert(payment.method, m_company.paymentMethods.value(name));
        }
        if (candidate.link) {
            const QJsonObject &written = candidate.link->written;
            if (const QString form = written[u"form"].toString(); form != wordOf(TaxForm::AsTax) && !form.isEmpty()) {
                rules.document.form = taxFormFrom(form);
            }
            const QJsonObject reckoned = written[u"reckoned"].toObject();
            if (reckoned[u"amounts"].toString() == amountsFingerprint(candidate.source)) {
                rules.document.reckonedTax = Money(reckoned[u"tax"].toInteger(), candidate.source.currency);
            }
            rules.choice = choiceIn(written, candidate.record.version);
            rules.keepsTotal = keepsTotal(written, amountsFingerprint(candidate.source));
        }
        // The customer of a document that stands there stays its customer until HighLevel names another contact,
        // whatever became of links meanwhile. Of one that was made inactive QuickBooks refuses the change, and the
        // owner decides.
        const QString bookedOn = candidate.books.booked
            ? candidate.books.booked->document[u"CustomerRef"][u"value"].toString()
            : QString();
        if (!bookedOn.isEmpty() && candidate.link->written[u"payer"].toString() == payerKey(candidate.source)) {
            rules.document.customer = bookedOn;
            return;
        }
        const QString currency = m_company.profile.severalCurrencies ? candidate.source.currency.code() : QString();
        if (const auto customer = customerOf(m_journal, payerOf(candidate.source), m_rules.country, currency)) {
            rules.document.customer = customer->id;
        }
    }

    std::optional<Error> askQuickBooks(std::vector<Candidate> &some)
    {
        QStringList ids;
        QStringList numbers;
        QStringList payments;
        for (const Candidate &candidate : some) {
            if (candidate.books.booked) {
                ids.append(candidate.books.booked->id);
                for (const BookedPayment &payment : candidate.books.booked->payments) {
                    payments.append(payment.id);
                }
            }
            const bool mayBear = !candidate.source.number.isEmpty() && candidate.source.number.size() <= 21;
            if (mayBear && candidate.source.status != SourceStatus::Void
                && candidate.source.status != SourceStatus::Deleted) {
                numbers.append(candidate.source.number);
            }
        }
        const auto ask
            = [&](const QString &entity, const QString &field, const QStringList &values) -> Result<QJsonArray> {
            if (values.isEmpty()) {
                return QJsonArray();
            }
            const Result<QJsonObject> answer
                = m_call(m_api.query(u"SELECT * FROM %1 WHERE %2 IN %3 MAXRESULTS 1000"_s.arg(
                             entity, field, quickbooks::quotedList(values))),
                    m_stop);
            return answer ? Result<QJsonArray>((*answer)[u"QueryResponse"][entity].toArray()) : fail(answer.error());
        };
        const Result<QJsonArray> present = ask(u"Invoice"_s, u"Id"_s, ids);
        if (!present) {
            return present.error();
        }
        const Result<QJsonArray> holders = ask(u"Invoice"_s, u"DocNumber"_s, numbers);
        if (!holders) {
            return holders.error();
        }
        const bool voids = std::ranges::any_of(some, [](const Candidate &candidate) {
            return candidate.source.status == SourceStatus::Void || candidate.source.status == SourceStatus::Deleted;
        });
        const bool doubts = std::ranges::any_of(some, [](const Candidate &candidate) {
            return candidate.books.booked
                && std::ranges::any_of(candidate.books.booked->payments, &BookedPayment::inDoubt);
        });
        const Result<QJsonArray> booked = voids || doubts ? ask(u"Payment"_s, u"Id"_s, payments) : QJsonArray();
        if (!booked) {
            return booked.error();
        }
        for (Candidate &candidate : some) {
            place(candidate, *present, *holders, *booked);
        }
        return std::nullopt;
    }

    /// What QuickBooks did not apply when the payment was written, and has not applied since, is the owner's.
    void doubt(Candidate &candidate, const BookedPayment &payment, const QJsonValue &unapplied)
    {
        const Result<Money> rest = unapplied.isUndefined()
            ? Money(0, payment.amount.currency())
            : quickbooks::moneyFromJson(unapplied, payment.amount.currency());
        if (payment.inDoubt && rest && !rest->isZero()) {
            candidate.paymentProblem = Error{.kind = Error::Kind::Refused,
                .key = u"kontor.total_differs"_s,
                .parameters = {{u"amount"_s, rest->toText()}, {u"case"_s, u"payment"_s}}};
        }
    }

    void place(Candidate &candidate, const QJsonArray &present, const QJsonArray &holders, const QJsonArray &payments)
    {
        Books &books = candidate.books;
        if (books.booked) {
            // Queries do not show what was deleted (quickbooks-online-api 5.3).
            books.present
                = quickbooks::Invoice{.id = books.booked->id, .currency = m_company.profile.home, .deleted = true};
            for (const QJsonValue &row : present) {
                if (row[u"Id"].toVariant().toString() != books.booked->id) {
                    continue;
                }
                Result<quickbooks::Invoice> read = quickbooks::invoiceFromJson(row.toObject(), m_company.profile.home);
                if (read) {
                    books.present = std::move(*read);
                } else {
                    books.present.reset();
                    candidate.paymentProblem = read.error();
                }
            }
            for (BookedPayment &payment : books.booked->payments) {
                for (const QJsonValue &row : payments) {
                    if (row[u"Id"].toVariant().toString() == payment.id) {
                        payment.syncToken = row[u"SyncToken"].toVariant().toString();
                        doubt(candidate, payment, row[u"UnappliedAmt"]);
                    }
                }
            }
        }
        for (const QJsonValue &row : holders) {
            if (row[u"DocNumber"].toString() != candidate.source.number) {
                continue;
            }
            const Result<quickbooks::Invoice> holder
                = quickbooks::invoiceFromJson(row.toObject(), m_company.profile.home);
            const bool isItself = books.booked && holder && holder->id == books.booked->id;
            if (!holder || isItself) {
                continue;
            }
            const bool ours = bearsMark(holder->note, candidate.source.id);
            if (!books.numberHolder || ours) {
                books.numberHolder = NumberHolder{.type = u"Invoice"_s,
                    .id = holder->id,
                    .customer = holder->customer,
                    .customerName = row[u"CustomerRef"][u"name"].toString(),
                    .total = holder->total,
                    .note = holder->note};
                m_holders.insert(holder->id, *holder);
            }
        }
    }

    enum class Holder { KeepsTheNumber, GivesItUp, WaitsForThisOne };

    /// Whether the document that bears the wanted number is of an invoice that has another number now, and so is about
    /// to give it up. Those of a ring each wait for the next one: the last to be looked at must begin.
    Holder holderOf(const Candidate &candidate)
    {
        const std::optional<journal::Link> link
            = m_journal.linkByQuickBooks(mirroredKind, candidate.books.numberHolder->id);
        const auto record = link ? m_journal.record(Service::HighLevel, mirroredKind, link->highlevelId) : std::nullopt;
        const Result<SourceInvoice> other = record ? sourceOf(*record, m_rules.zone) : fail(Error{});
        if (!other || other->number == candidate.source.number || other->status == SourceStatus::Void
            || other->status == SourceStatus::Deleted) {
            return Holder::KeepsTheNumber;
        }
        const bool onItsWay = std::ranges::any_of(m_journal.openOperations(writesSubject(other->id)),
            [](const journal::Operation &operation) { return operation.state != journal::OperationState::Attention; });
        if (!onItsWay && !m_unplanned.contains(other->id)) {
            return Holder::KeepsTheNumber; // nothing is under way that would change it
        }
        QString next = other->id;
        while (!onItsWay && m_waitsFor.contains(next)) {
            next = m_waitsFor.value(next);
            if (next == candidate.source.id) {
                return Holder::WaitsForThisOne;
            }
        }
        m_waitsFor.insert(candidate.source.id, other->id);
        return Holder::GivesItUp;
    }

    /// False when it has to wait until another one has given up its number.
    bool decide(Candidate &candidate)
    {
        const auto plannedNow = [&] {
            return invoice_mirror::plan(
                candidate.source, candidate.payments, candidate.books, m_company.profile, candidate.rules);
        };
        Plan plan = plannedNow();
        if (plan.problem && plan.problem->key == u"qb.6140") {
            const Holder holder = holderOf(candidate);
            if (holder == Holder::GivesItUp) {
                return false;
            }
            candidate.books.numberHolder->givesItUp = holder == Holder::WaitsForThisOne;
            plan = plannedNow();
        }
        if (!plan.needs.empty()) {
            if (plan.needs.front() == Need::PresentDocument) {
                // It was asked for and could not be read.
                ask(candidate, candidate.paymentProblem.value_or(Error{}), nullptr);
                done(candidate);
                return true;
            }
            createWhatIsNeeded(candidate, plan.needs);
            return true;
        }
        if (!plan.adopt.isEmpty()) {
            const quickbooks::Invoice holder = m_holders.value(plan.adopt);
            journal::Link link{.kind = mirroredKind,
                .quickbooksId = holder.id,
                .highlevelId = candidate.source.id,
                .madeByKontor = true,
                .written = adoptedNote(holder, plan.document, candidate.rules.document.form, candidate.record.version)};
            link.written.insert(u"payer"_s, payerKey(candidate.source));
            m_journal.putLink(link);
            tell(candidate, u"link"_s, u"keeps"_s);
            ++m_step.planned; // and is planned again, now that it is booked
            return true;
        }
        if (plan.problem || candidate.paymentProblem) {
            ask(candidate, plan.problem ? *plan.problem : *candidate.paymentProblem, &plan);
        }
        if (!plan.writes.empty()) {
            rememberItems(m_journal, plan.itemOfProduct);
            About about = aboutInvoice(candidate.source);
            if (candidate.link) {
                about.quickBooksId = candidate.link->quickbooksId;
            }
            const QJsonObject booked = candidate.books.present && !candidate.books.present->deleted
                ? quickbooks::writtenFields(*candidate.books.present)
                : QJsonObject();
            const QJsonObject document
                = plan.document.isEmpty() && candidate.books.booked ? candidate.books.booked->document : plan.document;
            journal::Operation operation = writeOperation(plan.writes,
                {.invoice = candidate.source.id,
                    .version = candidate.record.version,
                    .form = candidate.rules.document.form,
                    .amounts = amountsFingerprint(candidate.source),
                    .reckonedTax = candidate.rules.document.reckonedTax,
                    .document = document,
                    .booked = booked,
                    .customer
                    = plan.keepsCustomer ? candidate.books.present->customer : candidate.rules.document.customer,
                    // So that it moves as soon as it can.
                    .payer
                    = plan.keepsCustomer ? candidate.link->written[u"payer"].toString() : payerKey(candidate.source),
                    .home = m_company.profile.home,
                    .about = about},
                m_rules.newKey(), m_rules.now);
            m_journal.putOperation(operation);
            switch (plan.writes.front().kind) {
            case Write::Kind::Create:
                tell(candidate, u"create"_s, u"new_invoice"_s);
                break;
            case Write::Kind::Update:
                tell(candidate, u"change"_s, u"invoice_change"_s);
                break;
            case Write::Kind::Payment:
                tell(candidate, u"create"_s, u"invoice_payment"_s);
                break;
            case Write::Kind::LinkPayment:
                tell(candidate, u"change"_s, u"invoice_payment"_s);
                break;
            case Write::Kind::VoidPayment:
            case Write::Kind::VoidInvoice:
                tell(candidate, u"change"_s, u"invoice_void"_s);
                break;
            }
        }
        done(candidate);
        return true;
    }

    journal::Journal &m_journal;
    const quickbooks::Api &m_api;
    const Call &m_call;
    const MirrorRules &m_rules;
    const std::function<void(const PlannedInvoice &)> &m_report;
    std::stop_token m_stop;
    Company m_company;
    BookingRules m_booking;
    QMap<QString, QJsonObject> m_taxesSeen;
    QHash<QString, journal::Operation> m_asked;
    std::vector<journal::Operation> m_dismissedInDoubt;
    QHash<QString, quickbooks::Invoice> m_holders;
    QSet<QString> m_unplanned; // ids of invoices that are still to be decided about
    std::vector<Candidate> m_putOff; // each for the number of another one
    QHash<QString, QString> m_waitsFor; // invoice to the invoice whose number it wants
    PlanningStep m_step;
};

} // namespace

PlanningStep planInvoices(journal::Journal &journal, const quickbooks::Api &api, const Call &call,
    const MirrorRules &rules, const std::function<void(const PlannedInvoice &)> &report, std::stop_token stop)
{
    return Planning(journal, api, call, rules, report, std::move(stop)).run();
}

} // namespace kontor::flows::invoice_mirror
