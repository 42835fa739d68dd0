// An invoice of HighLevel in core values: what the mirror plans from.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/source_invoice.h"

#include "core/plain_text.h"
#include "core/service.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

SourceStatus sourceStatus(const QString &word)
{
    // "Overdue" is computed by the web app from the due date; no other word is guessed (highlevel-api 4.3).
    static const QHash<QString, SourceStatus> known{{u"draft"_s, SourceStatus::Draft}, {u"sent"_s, SourceStatus::Open},
        {u"payment_processing"_s, SourceStatus::Open}, {u"partially_paid"_s, SourceStatus::Open},
        {u"overdue"_s, SourceStatus::Open}, {u"paid"_s, SourceStatus::Paid}, {u"void"_s, SourceStatus::Void},
        {u"delete"_s, SourceStatus::Deleted}, {u"deleted"_s, SourceStatus::Deleted}};
    return known.value(word, SourceStatus::Unknown);
}

} // namespace

QString plainDescription(const QString &html)
{
    static const QRegularExpression tag(u"<[/!a-zA-Z][^<>]*>"_s);
    QString text = html;
    text.replace(tag, u" "_s);
    const std::pair<QString, QString> entities[]{{u"&nbsp;"_s, u" "_s}, {u"&lt;"_s, u"<"_s}, {u"&gt;"_s, u">"_s},
        {u"&quot;"_s, u"\""_s}, {u"&#39;"_s, u"'"_s}, {u"&apos;"_s, u"'"_s},
        {u"&amp;"_s, u"&"_s}}; // the last, so that nothing is read twice
    for (const auto &[entity, character] : entities) {
        text.replace(entity, character, Qt::CaseInsensitive);
    }
    return singleLine(text);
}

SourceInvoice sourceInvoiceFrom(const highlevel::Invoice &invoice, const QString &zone)
{
    SourceInvoice source{.id = invoice.id,
        .number = invoice.number,
        .status = sourceStatus(invoice.status),
        .statusWord = invoice.status,
        .live = invoice.live,
        .created = invoice.created,
        .contact = invoice.contact,
        .currency = invoice.currency,
        .discount = invoice.discount,
        .extras = invoice.extras,
        .subTotal = invoice.subTotal,
        .discountAmount = invoice.discountAmount,
        .taxAmount = invoice.taxAmount,
        .total = invoice.total,
        .totalWithExtras = invoice.totalWithExtras,
        .amountPaid = invoice.amountPaid,
        .problem = invoice.problem};
    const std::optional<CalendarDate> date = CalendarDate::read(invoice.issueDate, zone);
    if (!date && !source.problem) {
        source.problem = Error{.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(Service::HighLevel)}, {u"document"_s, invoice.number}},
            .detail = u"the issue date is missing or unreadable"_s};
    }
    source.date = date.value_or(CalendarDate());
    source.due = CalendarDate::read(invoice.dueDate, zone).value_or(CalendarDate());
    for (const highlevel::InvoiceLine &line : invoice.lines) {
        SourceLine kept{.name = singleLine(line.name),
            .description = plainDescription(line.description),
            .productId = line.productId,
            .unitPrice = line.unitPrice,
            .quantity = line.quantity,
            .taxInclusive = line.taxInclusive && !line.taxes.empty()};
        for (const highlevel::InvoiceTax &tax : line.taxes) {
            kept.taxes.push_back({tax.name, tax.rate});
        }
        source.lines.push_back(std::move(kept));
    }
    return source;
}

} // namespace kontor::flows::invoice_mirror
