// The invoices of one location.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sandbox/highlevel/invoice_totals.h"

#include <QHash>

#include <map>
#include <optional>

namespace kontor::sandbox::highlevel {

struct Invoice
{
    quint64 number = 0; ///< in order of creation
    QString id;
    QString locationId;
    QString status = QStringLiteral("draft");
    bool live = true;
    bool byText = false; ///< made by text2pay
    Currency currency;
    QJsonObject fields; ///< what a body brings, as answers show it: names, contact, lines, dates, discount
    Totals totals;
    qint64 paid = 0; ///< with tips and charges
    qint64 pending = 0; ///< bank debits under way
    qint64 tips = 0;
    qint64 charges = 0;
    QJsonArray tipsReceived;
    QJsonArray paidCharges;
    QString scheduleId; ///< of the template that issued it
    Instant created;
    Instant updated;
    std::optional<Instant> sent;
    QJsonObject overrides; ///< shown in place of the real values, for tests of bad input

    qint64 due() const { return totals.total - (paid - tips - charges); }
    /// What a client is shown.
    QString shownStatus() const { return overrides.value(QLatin1StringView("status")).toString(status); }
};

class InvoiceStore
{
public:
    Invoice &add(Invoice invoice);
    /// By id; also by "INV-1001", which no call of the API does.
    Invoice *find(const QString &id);
    Invoice *findByNumber(const QString &number);
    void remove(const QString &id);
    const std::map<quint64, Invoice> &all() const { return m_invoices; }
    int takeNumber() { return m_nextNumber++; }
    int nextNumber() const { return m_nextNumber; }

private:
    std::map<quint64, Invoice> m_invoices;
    QHash<QString, Invoice *> m_byId;
    quint64 m_last = 0;
    int m_nextNumber = 1001;
};

enum class ExtrasInTotal { No, Yes };
/// As list and by-id answer it (highlevel-api 4.4).
QJsonObject invoiceObject(const Invoice &invoice, const QString &companyId, ExtrasInTotal extras);
/// Puts the values over those of the object; objects are merged.
void applyOverrides(QJsonObject &object, const QJsonObject &overrides);

} // namespace kontor::sandbox::highlevel
