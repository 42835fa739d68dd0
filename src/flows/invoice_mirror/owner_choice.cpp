// What the owner is shown of an invoice, and what becomes of the choice between both sides.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/owner_choice.h"

#include "core/email_address.h"
#include "flows/invoice_mirror/invoice_mirror.h"
#include "flows/invoice_mirror/write_invoice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

Payer payerOf(const SourceInvoice &invoice)
{
    const highlevel::InvoiceContact &contact = invoice.contact;
    return {contact.id, contact.name, contact.company, contact.email, contact.phone, contact.address1, contact.city,
        contact.state, contact.postalCode, contact.country};
}

QString payerKey(const SourceInvoice &invoice)
{
    const highlevel::InvoiceContact &contact = invoice.contact;
    return contact.id.isEmpty() ? QString(comparableEmail(contact.email) + u'|' + contact.name) : contact.id;
}

About aboutInvoice(const SourceInvoice &invoice)
{
    return {.document = u"invoice"_s,
        .number = invoice.number,
        .name = invoice.contact.name.isEmpty() ? invoice.contact.company : invoice.contact.name,
        .email = invoice.contact.email,
        .amountMinor = invoice.problem ? std::nullopt : std::optional<qint64>(invoice.total.minorUnits()),
        .currency = invoice.currency.code(),
        .date = invoice.date.toIso(),
        .highLevelId = invoice.id};
}

Choice choiceIn(const QJsonObject &written, const QString &version)
{
    const QJsonObject choice = written[u"choice"].toObject();
    if (choice[u"version"].toString() != version) {
        return Choice::None;
    }
    return choice[u"take"].toString() == u"highlevel" ? Choice::TakeHighLevel : Choice::KeepQuickBooks;
}

bool keepsTotal(const QJsonObject &written, const QString &amounts)
{
    return !amounts.isEmpty() && written[u"kept_total_of"].toString() == amounts;
}

std::vector<About::Side> sidesOf(const Plan &plan, const SourceInvoice &invoice, const quickbooks::Invoice &present)
{
    std::vector<About::Side> sides;
    for (const quickbooks::FieldChange &change : plan.changes) {
        if (change.field != u"total" && change.field != u"note") {
            sides.push_back({change.field, change.before, change.after});
        }
    }
    const bool gone = present.deleted || present.voided;
    sides.push_back({u"total"_s, invoice.total.toDecimal(), gone ? QString() : present.total.toDecimal()});
    return sides;
}

std::vector<About::Side> paidSides(
    const SourceInvoice &invoice, const std::vector<SourcePayment> &payments, const quickbooks::Invoice &present)
{
    std::int64_t paid = 0;
    for (const SourcePayment &payment : payments) {
        paid += payment.amount.minorUnits();
    }
    const Money applied(present.total.minorUnits() - present.balance.minorUnits(), present.currency);
    return {{u"total"_s, invoice.total.toDecimal(), present.total.toDecimal()},
        {u"paid"_s, Money(paid, invoice.currency).toDecimal(), applied.toDecimal()}};
}

bool chooseSide(journal::Journal &journal, journal::Operation operation, bool highLevel)
{
    const QString invoice = operation.payload[u"invoice"].toString();
    const std::optional<journal::Record> record = journal.record(Service::HighLevel, u"invoice"_s, invoice);
    const std::vector<journal::Link> links = journal.linksByHighLevel(u"invoice"_s, invoice);
    if (operation.state != journal::OperationState::Attention || !aboutOf(operation).decision || !record
        || links.empty()) {
        return false;
    }
    const QJsonObject choice{
        {u"take"_s, highLevel ? u"highlevel"_s : u"quickbooks"_s}, {u"version"_s, record->version}};
    const QJsonArray payments = operation.payload[u"payments"].toArray();
    for (const QJsonValue &payment : payments) {
        if (std::optional<journal::Link> link = journal.linkByQuickBooks(u"payment"_s, payment.toString())) {
            link->written.insert(u"choice"_s, choice);
            journal.putLink(*link);
        }
    }
    journal::Link link = links.back();
    const bool totals = operation.problem && operation.problem->key == u"kontor.total_differs";
    if (totals && highLevel) {
        link.written.insert(u"form"_s, wordOf(TaxForm::AsLine));
    } else if (totals) {
        link.written.insert(u"kept_total_of"_s, operation.payload[u"amounts"]);
    } else if (payments.isEmpty()) {
        link.written.insert(u"choice"_s, choice);
    }
    journal.putLink(link);
    operation.state = journal::OperationState::Superseded;
    journal.putOperation(operation);
    journal.markUnplanned(Service::HighLevel, u"invoice"_s, invoice);
    return true;
}

} // namespace kontor::flows::invoice_mirror
