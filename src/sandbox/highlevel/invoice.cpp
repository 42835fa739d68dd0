// The invoices of one location.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/highlevel/invoice.h"

#include "sandbox/highlevel/amounts.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox::highlevel {

Invoice &InvoiceStore::add(Invoice invoice)
{
    invoice.number = ++m_last;
    Invoice &stored = m_invoices.emplace(invoice.number, std::move(invoice)).first->second;
    m_byId.insert(stored.id, &stored);
    return stored;
}

Invoice *InvoiceStore::find(const QString &id) { return m_byId.value(id); }

Invoice *InvoiceStore::findByNumber(const QString &number)
{
    for (auto &[order, invoice] : m_invoices) {
        const QString plain = invoice.fields.value("invoiceNumber"_L1).toString();
        if (number == plain || number == invoice.fields.value("invoiceNumberPrefix"_L1).toString() + plain) {
            return &invoice;
        }
    }
    return nullptr;
}

void InvoiceStore::remove(const QString &id)
{
    if (const Invoice *invoice = m_byId.take(id)) {
        m_invoices.erase(invoice->number);
    }
}

void applyOverrides(QJsonObject &object, const QJsonObject &overrides)
{
    for (auto it = overrides.begin(); it != overrides.end(); ++it) {
        if (it.value().isObject() && object.value(it.key()).isObject()) {
            QJsonObject inner = object.value(it.key()).toObject();
            applyOverrides(inner, it.value().toObject());
            object.insert(it.key(), inner);
        } else {
            object.insert(it.key(), it.value());
        }
    }
}

QJsonObject invoiceObject(const Invoice &invoice, const QString &companyId, ExtrasInTotal extras)
{
    const auto amount = [&](qint64 minorUnits) { return majorUnits(minorUnits, invoice.currency); };
    const qint64 withExtras = invoice.totals.total + invoice.tips + invoice.charges;
    QJsonObject object = invoice.fields;
    object.insert("_id"_L1, invoice.id);
    object.insert("status"_L1, invoice.status);
    object.insert("liveMode"_L1, invoice.live);
    object.insert("altId"_L1, invoice.locationId);
    object.insert("altType"_L1, u"location"_s);
    object.insert("companyId"_L1, companyId);
    object.insert("currency"_L1, invoice.currency.code());
    object.insert("total"_L1, amount(extras == ExtrasInTotal::Yes ? withExtras : invoice.totals.total));
    object.insert("invoiceTotal"_L1, amount(withExtras));
    object.insert("amountPaid"_L1, amount(invoice.paid));
    object.insert("amountDue"_L1, amount(invoice.due()));
    object.insert("totalSummary"_L1,
        QJsonObject{{u"subTotal"_s, amount(invoice.totals.subTotal)}, {u"discount"_s, amount(invoice.totals.discount)},
            {u"tax"_s, amount(invoice.totals.tax)}});
    object.insert("automaticTaxesEnabled"_L1, object.value("automaticTaxesEnabled"_L1).toBool());
    object.insert("automaticTaxesCalculated"_L1, false);
    object.insert("createdAt"_L1, toIso(invoice.created));
    object.insert("updatedAt"_L1, toIso(invoice.updated));
    if (invoice.sent) {
        object.insert("sentAt"_L1, toIso(*invoice.sent));
    }
    if (!invoice.tipsReceived.isEmpty()) {
        object.insert("tipsReceived"_L1, invoice.tipsReceived);
    }
    if (!invoice.paidCharges.isEmpty()) {
        QJsonObject charges = object.value("miscellaneousCharges"_L1).toObject();
        if (!charges.contains("charges"_L1)) {
            charges.insert("charges"_L1, QJsonArray());
        }
        charges.insert("collectedMiscellaneousCharges"_L1, amount(invoice.charges));
        charges.insert("paidCharges"_L1, invoice.paidCharges);
        object.insert("miscellaneousCharges"_L1, charges);
    }
    if (!invoice.scheduleId.isEmpty()) {
        object.insert("scheduleId"_L1, invoice.scheduleId);
    }
    object.insert("__v"_L1, 0);
    applyOverrides(object, invoice.overrides);
    return object;
}

} // namespace kontor::sandbox::highlevel
