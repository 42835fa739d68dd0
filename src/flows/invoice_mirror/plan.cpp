// Decides what becomes of an invoice in QuickBooks. Values in, values out.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/plan.h"

#include "core/service.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

constexpr qsizetype longestReference = 21; // quickbooks-online-api 7.8
const std::vector<BookedPayment> noPayments;

/// As the dictionary of texts has them.
QString statusInWords(const SourceInvoice &invoice)
{
    if (invoice.statusWord == u"partially_paid") {
        return u"partly paid"_s;
    }
    return invoice.statusWord == u"payment_processing" ? u"in payment"_s : invoice.statusWord;
}

Error attention(const QString &key, const QMap<QString, QString> &parameters)
{
    return {.kind = Error::Kind::BadInput, .key = key, .parameters = parameters};
}

/// One invoice on its way through the rules.
class Planner
{
public:
    Planner(const SourceInvoice &invoice, const std::vector<SourcePayment> &payments, const Books &books,
        const quickbooks::CompanyProfile &profile, const PlanRules &rules)
        : m_invoice(invoice)
        , m_payments(payments)
        , m_books(books)
        , m_profile(profile)
        , m_rules(rules)
    { }

    Plan decide()
    {
        if (!concernsTheBooks()) {
            return m_plan;
        }
        if (m_invoice.status == SourceStatus::Unknown) {
            m_plan.problem = attention(u"kontor.unknown_status"_s,
                {{u"service"_s, serviceName(Service::HighLevel)}, {u"status"_s, m_invoice.statusWord.left(40)}});
            return m_plan;
        }
        if (m_books.booked && !m_books.present) {
            m_plan.needs.push_back(Need::PresentDocument);
            return m_plan;
        }
        if (m_invoice.status == SourceStatus::Draft) {
            if (!m_books.present->deleted && !m_books.present->voided) { // nobody knows what is to become of it
                m_plan.problem = attention(u"kontor.draft_again"_s, {});
            }
        } else if (m_invoice.status == SourceStatus::Void || m_invoice.status == SourceStatus::Deleted) {
            voidDocument();
        } else {
            writeDocument();
        }
        return m_plan;
    }

private:
    bool concernsTheBooks() const
    {
        if (!m_invoice.live) {
            return false;
        }
        if (m_books.booked) {
            return true;
        }
        if (m_invoice.status == SourceStatus::Draft) {
            return false;
        }
        // What is from before connecting is never written; where one of the two times is not known it may be.
        const bool since = m_rules.connectedSince && m_invoice.created && *m_invoice.created >= *m_rules.connectedSince;
        const bool over = m_invoice.status == SourceStatus::Void || m_invoice.status == SourceStatus::Deleted;
        return since && !over;
    }

    Money applied() const
    {
        const quickbooks::Invoice &present = *m_books.present;
        return Money(present.total.minorUnits() - present.balance.minorUnits(), present.currency);
    }

    /// What a person did to the document since Kontor wrote it; says so and returns true when the owner must decide.
    bool someoneElseChangedIt()
    {
        if (!m_books.booked) {
            return false;
        }
        const quickbooks::Invoice &present = *m_books.present;
        QString key;
        if (present.deleted) {
            key = u"kontor.deleted_in_quickbooks"_s;
        } else if (present.voided) {
            key = u"kontor.voided_in_quickbooks"_s;
        } else {
            m_plan.changes = quickbooks::fieldChanges(m_books.booked->written, quickbooks::writtenFields(present));
            key = m_plan.changes.empty() ? QString() : u"kontor.changed_in_quickbooks"_s;
        }
        if (key.isEmpty() || m_rules.choice == Choice::TakeHighLevel) {
            return false;
        }
        if (m_rules.choice == Choice::None) {
            m_plan.problem
                = attention(key, {{u"date"_s, present.changed.left(10)}, {u"status"_s, statusInWords(m_invoice)}});
        }
        return true;
    }

    /// Booked on a document that somebody deleted, before the owner had this one made in its place.
    bool isOfFormerDocument(const BookedPayment &payment) const
    {
        return !payment.invoice.isEmpty() && payment.invoice != m_books.present->id
            && payment.choice != Choice::KeepQuickBooks;
    }

    void voidDocument()
    {
        const quickbooks::Invoice &present = *m_books.present;
        if (present.deleted || present.voided || someoneElseChangedIt()) {
            return; // gone already, or for the owner to decide
        }
        std::int64_t ours = 0;
        std::int64_t givenBack = 0;
        std::vector<Write> writes;
        std::int64_t hanging = 0;
        for (const BookedPayment &payment : m_books.booked->payments) {
            const bool hangs = present.payments.contains(payment.id);
            if (hangs && payment.refundIsSettled) {
                givenBack += payment.amount.minorUnits(); // voided as well, it would be missing from the books twice
                continue;
            }
            if (hangs) {
                ours += payment.amount.minorUnits();
                ++hanging;
            }
            if (hangs || isOfFormerDocument(payment)) {
                writes.push_back({.kind = Write::Kind::VoidPayment,
                    .id = payment.id,
                    .source = payment.source,
                    .body = quickbooks::voidPaymentBody(payment.id, payment.syncToken)});
            }
        }
        if (hanging < present.payments.size() || !present.otherLinks.isEmpty()) {
            const Money foreign(std::max<std::int64_t>(applied().minorUnits() - ours, 0), present.currency);
            QMap<QString, QString> parameters{{u"amount"_s, foreign.toText()}};
            if (foreign.minorUnits() == givenBack && givenBack > 0) {
                parameters.insert(u"case"_s, u"refunded"_s);
            }
            m_plan.problem = attention(u"kontor.void_with_payments"_s, parameters);
            return;
        }
        writes.push_back({.kind = Write::Kind::VoidInvoice,
            .id = present.id,
            .source = m_invoice.id,
            .body = quickbooks::voidInvoiceBody(present.id, present.syncToken),
            .total = Money(0, present.currency)});
        m_plan.writes = std::move(writes);
    }

    /// A first override on a document with payments: were it ignored, the total could fall below what was paid, and
    /// QuickBooks would take money off it (quickbooks-online-api 7.7.5).
    bool mayNotTry() const
    {
        return m_profile.salesTax == quickbooks::SalesTax::Automated && m_rules.document.form == TaxForm::AsTax
            && m_books.booked && !m_books.present->deleted && applied().minorUnits() > 0
            && !m_books.booked->document.contains(u"TxnTaxDetail");
    }

    void writeDocument()
    {
        if (someoneElseChangedIt()) {
            const quickbooks::Invoice &present = *m_books.present;
            if (m_rules.choice == Choice::KeepQuickBooks && !present.deleted && !present.voided) {
                bookPayments(present.id, present.balance); // what was paid counts, whatever the document says
            }
            return;
        }
        DocumentRules rules = m_rules.document;
        if (mayNotTry()) {
            rules.form = TaxForm::WithoutOverride;
        }
        if (mustKeepCustomer()) {
            rules.customer = m_books.present->customer;
            m_plan.keepsCustomer = true;
        }
        const Result<Document> document = documentFor(m_invoice, m_profile, rules);
        if (!document) {
            m_plan.problem = document.error();
            if (m_plan.problem->key == u"kontor.currency") { // also from the door, which does not know the company
                m_plan.problem->parameters.insert(u"home"_s, m_profile.home.code());
            }
            return;
        }
        if (rules.customer.isEmpty()) {
            m_plan.needs.push_back(Need::Customer);
        }
        if (document->needsDefaultItem) {
            m_plan.needs.push_back(Need::DefaultItem);
        }
        if (document->needsTaxItem) {
            m_plan.needs.push_back(Need::TaxItem);
        }
        if (!m_plan.needs.empty()) {
            return;
        }
        m_plan.document = quickbooks::invoiceBody(document->wanted);
        m_plan.itemOfProduct = document->itemOfProduct;
        const bool exists = m_books.booked && !m_books.present->deleted;
        if (!exists || m_plan.document[u"DocNumber"] != m_books.booked->document[u"DocNumber"]) {
            if (numberIsTaken(*document, exists)) {
                return;
            }
        }
        exists ? update(*document) : create(*document);
        if (m_plan.keepsCustomer && !m_plan.problem) {
            const highlevel::InvoiceContact &contact = m_invoice.contact;
            m_plan.problem = attention(u"kontor.customer_with_payments"_s,
                {{u"customer"_s, contact.name.isEmpty() ? contact.company : contact.name}});
        }
    }

    /// HighLevel names another contact, and QuickBooks does not change the customer of an invoice on which payments
    /// stand (quickbooks-online-api 7.7.5). Everything else follows all the same.
    bool mustKeepCustomer() const
    {
        if (!m_books.booked || m_books.present->deleted || m_books.present->voided) {
            return false;
        }
        const bool linked = !m_books.present->payments.isEmpty() || !m_books.present->otherLinks.isEmpty();
        return linked && m_rules.document.customer != m_books.present->customer;
    }

    /// A number alone never makes a document ours.
    bool numberIsTaken(const Document &document, bool exists)
    {
        const std::optional<NumberHolder> &holder = m_books.numberHolder;
        if (!holder || m_invoice.number.isEmpty() || (m_books.booked && holder->id == m_books.booked->id)) {
            return false;
        }
        const bool ours = holder->type == u"Invoice" && bearsMark(holder->note, m_invoice.id)
            && holder->customer == document.wanted.customer && holder->total == document.total;
        if (ours && !exists) {
            m_plan.adopt = holder->id;
            return true;
        }
        if (exists && holder->givesItUp) {
            m_takesOver = true;
            return false;
        }
        m_plan.problem = attention(u"qb.6140"_s,
            {{u"number"_s, m_invoice.number}, {u"type"_s, holder->type}, {u"holder"_s, holder->id},
                {u"customer"_s, holder->customerName}, {u"amount"_s, holder->total.toText()}});
        return true;
    }

    void create(const Document &document)
    {
        m_plan.writes.push_back({.kind = Write::Kind::Create,
            .source = m_invoice.id,
            .body = m_plan.document,
            .total = document.total,
            .tax = document.tax});
        bookPayments({}, document.total);
    }

    void update(const Document &document)
    {
        const quickbooks::Invoice &present = *m_books.present;
        // Also when the same words would be written again: that QuickBooks made another sum of them is not done.
        const bool otherTotal = present.total != document.total && !m_rules.keepsTotal;
        const bool writes
            = present.voided || !m_plan.changes.empty() || otherTotal || m_plan.document != m_books.booked->document;
        const Money total = writes ? document.total : present.total;
        const std::int64_t open = total.minorUnits() - applied().minorUnits();
        if (open < 0) { // QuickBooks would unlink payments or refuse (quickbooks-online-api 7.7.5)
            m_plan.problem
                = attention(u"kontor.overpaid"_s, {{u"a"_s, applied().toText()}, {u"b"_s, document.total.toText()}});
            return;
        }
        if (writes) {
            m_plan.writes.push_back({.kind = Write::Kind::Update,
                .id = present.id,
                .source = m_invoice.id,
                .body = quickbooks::invoiceBody(document.wanted, present.id, present.syncToken),
                .total = document.total,
                .tax = document.tax,
                .numberIsTaken = m_takesOver});
        }
        bookPayments(present.id, Money(open, document.total.currency()));
    }

    /// Whether a payment that is booked must be put on the document again. Deleting or voiding a document has taken
    /// its payments off, and they come back with it; of one that somebody took off a document that stands, the owner is
    /// asked.
    bool mustBeLinkedAnew(const BookedPayment &payment)
    {
        const quickbooks::Invoice &present = *m_books.present;
        if (!present.deleted && present.payments.contains(payment.id)) {
            return false;
        }
        if (payment.choice != Choice::None) {
            return payment.choice == Choice::TakeHighLevel;
        }
        if (present.deleted || present.voided || isOfFormerDocument(payment)) {
            return true;
        }
        if (!payment.inDoubt) {
            m_plan.loosePayments.append(payment.id);
            m_loose += payment.amount.minorUnits();
        }
        return false;
    }

    void bookPayments(const QString &invoiceId, Money open)
    {
        planPayments(invoiceId, open);
        if (!m_plan.loosePayments.isEmpty() && !m_plan.problem) {
            m_plan.problem = attention(
                u"kontor.payment_gone_in_quickbooks"_s, {{u"amount"_s, Money(m_loose, open.currency()).toText()}});
        }
    }

    QString customerOfPayment() const
    {
        const bool kept = m_books.present && (m_rules.choice == Choice::KeepQuickBooks || m_plan.keepsCustomer);
        return kept ? m_books.present->customer : m_rules.document.customer;
    }

    void planPayments(const QString &invoiceId, Money open)
    {
        for (const SourcePayment &payment : m_payments) {
            const BookedPayment *booked = nullptr;
            for (const BookedPayment &one : m_books.booked ? m_books.booked->payments : noPayments) {
                booked = one.source == payment.id ? &one : booked;
            }
            if (payment.amount.isZero() || (booked && !mustBeLinkedAnew(*booked))) {
                continue;
            }
            const auto order = payment.amount.compare(open);
            if (!order) {
                m_plan.problem = attention(u"kontor.currency"_s,
                    {{u"currency"_s, payment.amount.currency().code()}, {u"home"_s, open.currency().code()}});
                return;
            }
            if (payment.amount.isNegative()) {
                m_plan.problem = attention(u"kontor.amount_absurd"_s,
                    {{u"value"_s, payment.amount.toDecimal()}, {u"currency"_s, open.currency().code()}});
                return;
            }
            if (*order == std::strong_ordering::greater) {
                m_plan.problem
                    = attention(u"kontor.overpaid"_s, {{u"a"_s, payment.amount.toText()}, {u"b"_s, open.toText()}});
                return;
            }
            if (m_rules.depositProblem) {
                m_plan.problem = m_rules.depositProblem;
                return;
            }
            open = Money(open.minorUnits() - payment.amount.minorUnits(), open.currency());
            m_plan.writes.push_back({.kind = booked ? Write::Kind::LinkPayment : Write::Kind::Payment,
                .id = booked ? booked->id : QString(),
                .source = payment.id,
                .payment = quickbooks::WantedPayment{.customer = customerOfPayment(),
                    .invoice = invoiceId,
                    .amount = payment.amount,
                    .date = payment.date,
                    .reference = payment.id.right(longestReference),
                    .note = u"HighLevel payment "_s + payment.id,
                    .depositAccount = m_rules.depositAccount,
                    .method = m_rules.paymentMethods.value(payment.method),
                    .currency = m_profile.severalCurrencies ? payment.amount.currency().code() : QString()},
                .total = payment.amount});
        }
    }

    const SourceInvoice &m_invoice;
    const std::vector<SourcePayment> &m_payments;
    const Books &m_books;
    const quickbooks::CompanyProfile &m_profile;
    const PlanRules &m_rules;
    Plan m_plan;
    bool m_takesOver = false; // the number, from a document that is about to give it up
    std::int64_t m_loose = 0; // minor units of Plan::loosePayments
};

} // namespace

Plan plan(const SourceInvoice &invoice, const std::vector<SourcePayment> &payments, const Books &books,
    const quickbooks::CompanyProfile &profile, const PlanRules &rules)
{
    return Planner(invoice, payments, books, profile, rules).decide();
}

} // namespace kontor::flows::invoice_mirror
