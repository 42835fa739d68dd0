// Bodies of sales forms and payments, short to write in tests, and a company that takes them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks_caller.h"

namespace kontor::sandbox {

inline QJsonObject reference(const QString &id) { return {{u"value"_s, id}}; }

/// A line of the item "Services"; without a code there is no TaxCodeRef.
inline QJsonObject sale(const QJsonValue &amount, const QString &taxCode = {}, QJsonObject detail = {})
{
    if (!detail.contains(u"ItemRef")) {
        detail.insert(u"ItemRef"_s, reference(u"1"_s));
    }
    if (!taxCode.isEmpty()) {
        detail.insert(u"TaxCodeRef"_s, reference(taxCode));
    }
    return {{u"Amount"_s, amount}, {u"DetailType"_s, u"SalesItemLineDetail"_s}, {u"SalesItemLineDetail"_s, detail}};
}

inline QJsonObject fixedDiscount(double amount)
{
    return {{u"Amount"_s, amount}, {u"DetailType"_s, u"DiscountLineDetail"_s},
        {u"DiscountLineDetail"_s, QJsonObject{{u"PercentBased"_s, false}}}};
}

inline QJsonObject percentDiscount(double percent)
{
    return {{u"DetailType"_s, u"DiscountLineDetail"_s},
        {u"DiscountLineDetail"_s, QJsonObject{{u"PercentBased"_s, true}, {u"DiscountPercent"_s, percent}}}};
}

inline QJsonObject formBody(const QJsonArray &lines, QJsonObject more = {})
{
    if (!more.contains(u"CustomerRef")) {
        more.insert(u"CustomerRef"_s, reference(u"1"_s));
    }
    more.insert(u"Line"_s, lines);
    return more;
}

inline QJsonObject paymentBody(double total, const QJsonArray &lines = {}, QJsonObject more = {})
{
    more.insert(u"CustomerRef"_s, more.contains(u"CustomerRef") ? more.value(u"CustomerRef") : reference(u"1"_s));
    more.insert(u"TotalAmt"_s, total);
    if (!lines.isEmpty()) {
        more.insert(u"Line"_s, lines);
    }
    return more;
}

inline QJsonObject paying(const QString &id, double amount, const QString &type = u"Invoice"_s)
{
    return {{u"Amount"_s, amount}, {u"LinkedTxn"_s, QJsonArray{QJsonObject{{u"TxnId"_s, id}, {u"TxnType"_s, type}}}}};
}

/// A connected company of a profile with the customers Jo (1) and Al (2), and no limits.
struct FormCaller : QuickBooksCaller
{
    explicit FormCaller(const QString &profile = u"us_none"_s, const QString &currency = u"USD"_s)
        : QuickBooksCaller(std::vector{QuickBooksStandIn::Company{.realm = u"4620816365000000001"_s,
              .name = u"Fern & Sons"_s,
              .currency = currency,
              .profile = profile,
              .customers = {named(u"Jo"_s, u"jo@example.com"_s), named(u"Al"_s)}}})
    {
        connect();
        if (!standIn.act(u"limits.off"_s, {})) {
            qFatal("The limits cannot be switched off.");
        }
    }

    /// The object of the answer; the fault's code under "fault" when there is one.
    QJsonObject written(const QString &path, const QJsonObject &body, const QByteArray &query = {})
    {
        const net::Reply reply = post(path, body, query);
        const QString code = faultCode(reply);
        if (!code.isEmpty() || reply.status != 200) {
            return {{u"fault"_s, code}, {u"detail"_s, faultDetail(reply)}, {u"status"_s, reply.status}};
        }
        QJsonObject answer = json(reply);
        answer.remove(u"time"_s);
        return answer.begin().value().toObject();
    }
    QJsonObject invoice(const QJsonArray &lines, const QJsonObject &more = {})
    {
        return written(u"invoice"_s, formBody(lines, more));
    }
    QJsonObject read(const QString &entity, const QString &id)
    {
        QJsonObject answer = json(get(QString(entity.toLower() + u'/' + id)));
        return answer.value(entity).toObject();
    }
    /// {"Id", "SyncToken"} as it stands now, and more.
    QJsonObject version(const QString &entity, const QString &id, QJsonObject more = {})
    {
        more.insert(u"Id"_s, id);
        more.insert(u"SyncToken"_s, read(entity, id).value(u"SyncToken"));
        return more;
    }
    void prefer(const QString &section, const QString &key, const QJsonValue &value)
    {
        if (!standIn.act(u"preferences.change"_s, {{u"values"_s, QJsonObject{{section, QJsonObject{{key, value}}}}}})) {
            qFatal("The preferences cannot be changed.");
        }
    }
};

} // namespace kontor::sandbox
