// What HighLevel tells of a payment beside its row: its order, and who ordered.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/sales_receipts/order_of_payment.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::sales_receipts {

namespace {

const QString orderKind = u"order"_s;
constexpr auto paidWithOrderWithin = 24h;

} // namespace

std::optional<Error> readOrderOf(const highlevel::Transaction &transaction, journal::Journal &journal,
    const highlevel::Api &api, const Call &call, std::stop_token stop)
{
    if (transaction.entityType != u"order" || transaction.entityId.isEmpty()) {
        return std::nullopt;
    }
    const auto known = journal.record(Service::HighLevel, orderKind, transaction.entityId);
    if (known && known->version == u"read") {
        return std::nullopt;
    }
    const Result<QJsonObject> answer = call(api.order(transaction.entityId), stop);
    if (!answer && answer.error().kind != Error::Kind::Refused) {
        return answer.error();
    }
    journal::Record order{
        .service = Service::HighLevel, .kind = orderKind, .id = transaction.entityId, .version = u"read"_s};
    if (answer) {
        order.value = highlevel::reducedOrder(*answer);
    }
    journal.putRecord(order);
    return std::nullopt;
}

std::optional<highlevel::Order> orderOf(const highlevel::Transaction &transaction, journal::Journal &journal)
{
    const auto record = journal.record(Service::HighLevel, orderKind, transaction.entityId);
    if (!record || record->value.isEmpty()) {
        return std::nullopt;
    }
    const Result<highlevel::Order> order = highlevel::orderFromJson(record->value);
    return order ? std::optional(*order) : std::nullopt;
}

void forgetOrderOf(const highlevel::Transaction &transaction, journal::Journal &journal)
{
    if (auto order = journal.record(Service::HighLevel, orderKind, transaction.entityId)) {
        order->version = u"old"_s;
        journal.putRecord(*order);
    }
}

Payer payerOfPayment(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order)
{
    Payer payer{.contactId = transaction.contactId, .name = transaction.contactName, .email = transaction.contactEmail};
    if (!order || order->contact.id != payer.contactId) {
        return payer;
    }
    const highlevel::InvoiceContact &contact = order->contact;
    payer.name = payer.name.isEmpty() ? contact.name : payer.name;
    payer.email = payer.email.isEmpty() ? contact.email : payer.email;
    payer.company = contact.company;
    payer.phone = contact.phone;
    payer.address1 = contact.address1;
    payer.city = contact.city;
    payer.state = contact.state;
    payer.postalCode = contact.postalCode;
    payer.country = contact.country;
    return payer;
}

bool isContactWanted(const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order)
{
    const Payer payer = payerOfPayment(transaction, order);
    const bool isShown = order && order->contact.id == payer.contactId;
    return !payer.contactId.isEmpty() && (payer.email.isEmpty() || (payer.phone.isEmpty() && !isShown));
}

Charge chargeOf(
    const highlevel::Transaction &transaction, const std::optional<highlevel::Order> &order, journal::Journal &journal)
{
    if (transaction.subscriptionId.isEmpty() || !transaction.created) {
        return Charge::Order;
    }
    for (const journal::Record &record :
        journal.recordsByKey(Service::HighLevel, u"transaction"_s, u"subscription:"_s + transaction.subscriptionId)) {
        const Result<highlevel::Transaction> other = highlevel::transactionFromJson(record.value);
        if (other && other->id != transaction.id && other->succeeded() && other->created
            && *other->created < *transaction.created) {
            return Charge::Renewal;
        }
    }
    const bool isLater = order && order->created && *transaction.created - *order->created >= paidWithOrderWithin;
    return isLater ? Charge::PerhapsRenewal : Charge::Order;
}

} // namespace kontor::flows::sales_receipts
