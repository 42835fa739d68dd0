// Tells whether anything of an invoice has changed that its mirror shows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/fingerprint.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

/// Each part with its length before it, so that no two lists of parts read the same.
class PartsHash
{
public:
    void add(const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        const QByteArray part = QByteArray::number(bytes.size()) + ':' + bytes;
        m_hash.addData(part);
    }
    void add(std::int64_t number) { add(QString::number(number)); }
    void add(const std::optional<Money> &amount) { add(amount ? amount->toText() : u"none"_s); }
    QString result() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

void addLines(PartsHash &parts, const SourceInvoice &invoice)
{
    parts.add(std::int64_t(invoice.lines.size()));
    for (const SourceLine &line : invoice.lines) {
        parts.add(line.name);
        parts.add(line.description);
        parts.add(line.productId);
        parts.add(line.unitPrice.millionths());
        parts.add(line.quantity.millionths());
        parts.add(line.taxInclusive ? 1 : 0);
        parts.add(std::int64_t(line.taxes.size()));
        for (const SourceTax &tax : line.taxes) {
            parts.add(tax.name);
            parts.add(tax.rate.millionths());
        }
    }
    parts.add(int(invoice.discount.kind));
    parts.add(invoice.discount.value.millionths());
    parts.add(invoice.discount.products.join(u' '));
    parts.add(std::int64_t(invoice.extras.size()));
    for (const highlevel::InvoiceExtra &extra : invoice.extras) {
        parts.add(extra.name);
        parts.add(extra.amount);
    }
}

} // namespace

QString fingerprint(const SourceInvoice &invoice)
{
    PartsHash parts;
    const highlevel::InvoiceContact &contact = invoice.contact;
    for (const QString &text : {u"1"_s, invoice.number, invoice.statusWord, invoice.date.toIso(), invoice.due.toIso(),
             invoice.currency.code(), contact.id, contact.name, contact.email}) {
        parts.add(text);
    }
    parts.add(invoice.live ? 1 : 0);
    addLines(parts, invoice);
    for (const std::optional<Money> &amount : {invoice.subTotal, invoice.discountAmount, invoice.taxAmount,
             std::optional(invoice.total), invoice.totalWithExtras, std::optional(invoice.amountPaid)}) {
        parts.add(amount);
    }
    parts.add(invoice.problem ? invoice.problem->key : QString());
    return parts.result();
}

QString amountsFingerprint(const SourceInvoice &invoice)
{
    PartsHash parts;
    parts.add(invoice.date.toIso());
    parts.add(invoice.currency.code());
    addLines(parts, invoice);
    for (const std::optional<Money> &amount :
        {invoice.subTotal, invoice.discountAmount, invoice.taxAmount, std::optional(invoice.total)}) {
        parts.add(amount);
    }
    return parts.result();
}

} // namespace kontor::flows::invoice_mirror
