// Sales receipts and refund receipts of QuickBooks: a sale and its payment in one document.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/sales_receipt.h"

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

QJsonObject receiptBody(const WantedReceipt &wanted, const QString &id, const QString &syncToken)
{
    QJsonObject body = invoiceBody(wanted.document, id, syncToken);
    for (const QString &ofInvoicesOnly :
        {u"AllowOnlineCreditCardPayment"_s, u"AllowOnlineACHPayment"_s, u"DueDate"_s}) {
        body.remove(ofInvoicesOnly);
    }
    const std::pair<QString, const QString &> references[]{
        {u"DepositToAccountRef"_s, wanted.depositAccount}, {u"PaymentMethodRef"_s, wanted.paymentMethod}};
    for (const auto &[name, value] : references) {
        if (!value.isEmpty()) {
            body.insert(name, QJsonObject{{u"value"_s, value}});
        }
    }
    if (!wanted.reference.isEmpty()) {
        body.insert(u"PaymentRefNum"_s, wanted.reference);
    }
    return body;
}

} // namespace kontor::quickbooks
