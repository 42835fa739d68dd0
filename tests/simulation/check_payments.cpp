// Looks at payments and sales receipts when everything has come to rest. Knows the rules, not the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/check_payments.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

namespace {

qint64 centsOf(const QJsonValue &amount) { return qRound64(amount.toDouble() * 100); }

QString dayIn(const QString &zone, const QString &instant)
{
    return QDateTime::fromString(instant, Qt::ISODateWithMs)
        .toTimeZone(QTimeZone(zone.toLatin1()))
        .date()
        .toString(Qt::ISODate);
}

QJsonObject typedInto(const QJsonObject &receipt)
{
    QJsonObject parts;
    for (const QString &field : {u"TotalAmt"_s, u"TxnDate"_s, u"PrivateNote"_s, u"CustomerRef"_s}) {
        parts.insert(field, receipt[field]);
    }
    QJsonArray lines;
    const QJsonArray all = receipt[u"Line"].toArray();
    for (const QJsonValue &line : all) {
        lines.append(QJsonObject{{u"amount"_s, line[u"Amount"]}, {u"text"_s, line[u"Description"]}});
    }
    parts.insert(u"lines"_s, lines);
    return parts;
}

class PaymentCheck
{
public:
    PaymentCheck(journal::Journal &journal, const sandbox::StandIn &quickBooks, const sandbox::StandIn &highLevel,
        const PaymentHistory &history, const InvoiceHistory &invoices)
        : m_journal(journal)
        , m_history(history)
        , m_invoices(invoices)
        , m_books(quickBooks.dump())
        , m_place(highLevel.dump())
        , m_ordersShowItems(highLevel.switches()[u"order_items"].toString() != u"missing")
        , m_attention(journal.inAttention())
        , m_connected(instantFromIso(journal.state(u"connected"_s)[u"since"].toString()))
    { }

    QStringList run()
    {
        const QJsonArray payments = m_place[u"transactions"].toArray();
        for (const QJsonValue &payment : payments) {
            checkPayment(payment.toObject());
        }
        checkDocuments();
        checkCustomers();
        checkImported();
        checkReasons();
        return m_wrong;
    }

private:
    void wrong(const QString &text) { m_wrong.append(text); }

    QList<QJsonObject> withMark(const QString &list, const QString &payment) const
    {
        QList<QJsonObject> found;
        const QJsonArray rows = m_books[list].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"PrivateNote"].toString().contains(payment)) {
                found.append(row.toObject());
            }
        }
        return found;
    }

    QJsonObject paymentWithId(const QString &id) const
    {
        const QJsonArray rows = m_place[u"transactions"].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"_id"].toString() == id) {
                return row.toObject();
            }
        }
        return {};
    }

    bool isAsked(const QJsonObject &payment) const
    {
        const QString id = payment[u"_id"].toString();
        const QString email = payment[u"contactEmail"].toString();
        return std::any_of(m_attention.begin(), m_attention.end(), [&](const journal::Operation &operation) {
            const bool itsCustomer = operation.kind == u"customer.create"
                && (operation.payload[u"contact"] == payment[u"contactId"]
                    || (!email.isEmpty()
                        && operation.payload[u"email"].toString().compare(email, Qt::CaseInsensitive) == 0));
            return operation.payload[u"transaction"].toString() == id || operation.kind == u"item.create"
                || operation.kind == u"payment_method.create" || itsCustomer;
        });
    }

    bool isPaidWhileOff(const QJsonObject &payment) const
    {
        return m_history.paidWhileOff.contains(payment[u"_id"].toString())
            || (!m_history.enabled && payment[u"createdAt"].toString() >= m_history.switchedOff);
    }

    /// Receipts were off at a time when it was there: it may have been left then.
    bool mayBeLeft(const QJsonObject &payment) const
    {
        return !m_history.enabled || payment[u"createdAt"].toString() < m_history.switchedOn;
    }

    /// HighLevel's own connection has booked it: order forms, subscriptions, memberships, calendars.
    bool isBookedByHighLevel(const QJsonObject &payment) const
    {
        static const QStringList types{u"funnel"_s, u"website"_s, u"membership"_s, u"communities"_s, u"calendar"_s};
        return m_history.native && types.contains(payment[u"entitySourceType"].toString());
    }

    /// The rules of highlevel-api 5.3, for a payment that succeeded.
    bool counts(const QJsonObject &payment) const
    {
        const QString type = payment[u"entitySourceType"].toString();
        const QString subType = payment[u"entitySourceSubType"].toString();
        const QString entity = payment[u"entityType"].toString();
        if (m_history.before.contains(payment[u"_id"].toString()) || isPaidWhileOff(payment)
            || !payment[u"liveMode"].toBool() || centsOf(payment[u"amount"]) == 0) {
            return false;
        }
        // Of one that was entered by hand the day it was paid counts.
        const auto paid = instantFromIso(payment[u"fulfilledAt"].toString());
        if (payment[u"paymentProviderType"].toString() == u"manual" && paid && m_connected && *paid < *m_connected) {
            return false;
        }
        if (entity == u"invoice" || type == u"invoice" || type == u"text2Pay") {
            return false;
        }
        if (subType == u"imported_csv" || entity == u"external" || type == u"external"
            || subType.startsWith(u"saas_")) {
            return false;
        }
        if (!payment[u"subscriptionId"].toString().isEmpty()) {
            return true;
        }
        static const QStringList always{u"funnel"_s, u"website"_s, u"membership"_s, u"communities"_s, u"calendar"_s};
        return always.contains(type) || m_history.sources.contains(type);
    }

    /// Something that came after, or shortly before, the last look.
    bool isTooNew(const QJsonObject &payment) const
    {
        const auto last = instantFromIso(m_history.lastCycle);
        const auto created = instantFromIso(payment[u"createdAt"].toString());
        const auto updated = instantFromIso(payment[u"updatedAt"].toString());
        if (!last || !created || !updated) {
            return false;
        }
        // One that was pending for long is asked for once an hour.
        const bool settledLate = *updated - *created > std::chrono::hours(12);
        return *updated >= *last || (settledLate && *updated > *last - std::chrono::minutes(70));
    }

    void checkPayment(const QJsonObject &payment)
    {
        const QString id = payment[u"_id"].toString();
        const QString status = payment[u"status"].toString();
        const QString name = u"payment %1 (%2, %3, %4)"_s.arg(
            id, payment[u"entitySourceType"].toString(), status, payment[u"amount"].toVariant().toString());
        const QList<QJsonObject> receipts = withMark(u"salesReceipts"_s, id);
        if (receipts.size() > 1) {
            wrong(name + u" has %1 receipts"_s.arg(receipts.size()));
            return;
        }
        if (m_history.overridden.contains(id)) {
            checkBroken(name, payment, m_history.overridden[id], receipts);
            return;
        }
        if (isTooNew(payment)) {
            return;
        }
        if (isOfInvoice(payment)) {
            checkOfInvoice(name, payment, receipts);
            return;
        }
        const bool good = status == u"succeeded" || status == u"refunded";
        if (!good || !counts(payment)) {
            if (!receipts.isEmpty() || !withMark(u"refundReceipts"_s, id).isEmpty()) {
                wrong(name + u" must not be booked"_s);
            }
            return;
        }
        if (isBookedByHighLevel(payment)) {
            if (!receipts.isEmpty()) {
                wrong(name + u": HighLevel has booked it, and so has Kontor"_s);
            } else if (!isAsked(payment) && !mayBeLeft(payment)) {
                wrong(name + u": HighLevel has booked it, and nobody is told"_s);
            }
            return;
        }
        if (m_history.rewritten.contains(id)) {
            // It may be as the owner let it be written, or as somebody left it before or after.
        } else if (m_history.touched.contains(id)) {
            checkTouched(name, m_history.touched[id], receipts);
        } else if (receipts.isEmpty()) {
            const bool decided = status == u"refunded" && m_history.leftAlone.contains(id);
            if (!isAsked(payment) && !decided && !mayBeLeft(payment)) {
                wrong(name + u" has no receipt"_s);
            }
        } else {
            checkContent(name, payment, receipts.first());
        }
        checkRefunds(name, payment, !receipts.isEmpty());
    }

    static bool isOfInvoice(const QJsonObject &payment)
    {
        const QString type = payment[u"entitySourceType"].toString();
        return payment[u"entityType"].toString() == u"invoice" || type == u"invoice" || type == u"text2Pay";
    }

    /// Outside the United States a single line holds the tax of its order, of which all is taxed alike, whatever was
    /// paid.
    void checkTax(const QString &name, const QJsonObject &payment, const QJsonObject &receipt)
    {
        const QString id = payment[u"entityId"].toString();
        const QJsonArray lines = receipt[u"Line"].toArray();
        const auto sales = std::count_if(lines.begin(), lines.end(), [](const QJsonValue &line) {
            return line[u"DetailType"].toString() == u"SalesItemLineDetail"
                && line[u"Description"].toString() != u"Rounding";
        });
        const bool wasKnown = m_ordersShowItems && !m_history.forgottenOrders.contains(id);
        if (m_invoices.profile.startsWith(u"us_") || sales != 1 || !wasKnown) {
            return;
        }
        const QJsonArray orders = m_place[u"orders"].toArray();
        for (const QJsonValue &order : orders) {
            const QJsonValue summary = order[u"amountSummary"];
            if (order[u"_id"].toString() != id || centsOf(summary[u"tax"]) == 0 || centsOf(summary[u"shipping"]) != 0) {
                continue;
            }
            QSet<double> rates;
            const QJsonArray items = order[u"items"].toArray();
            for (const QJsonValue &item : items) {
                rates.insert(item[u"product"][u"taxes"][0][u"rate"].toDouble());
            }
            const double rate = rates.size() == 1 ? *rates.begin() : 0;
            const double within = double(centsOf(payment[u"amount"])) * rate / (100 + rate);
            const qint64 tax = centsOf(receipt[u"TxnTaxDetail"][u"TotalTax"]);
            if (rate != 0 && std::abs(double(tax) - within) > 2.5) {
                wrong(name + u": the tax is %1, not %2"_s.arg(tax).arg(within));
            }
        }
    }

    /// Never a receipt; of one that is booked on its invoice the owner decides about each refund.
    void checkOfInvoice(const QString &name, const QJsonObject &payment, const QList<QJsonObject> &receipts)
    {
        const QString id = payment[u"_id"].toString();
        if (!receipts.isEmpty()) {
            wrong(name + u" is an invoice's, and has a receipt"_s);
        }
        if (!withMark(u"refundReceipts"_s, id).isEmpty() && !m_history.takenHighLevel.contains(id)) {
            wrong(name + u" is an invoice's, and its refund was booked unasked"_s);
        }
        const bool went = wentWithItsInvoice(payment);
        if (went && !withMark(u"refundReceipts"_s, id).isEmpty()) {
            wrong(name + u" was voided with its invoice, and is given back once more"_s);
        }
        checkRefunds(name, payment, !went && !m_journal.linksByHighLevel(u"payment"_s, id).empty());
    }

    /// Kontor voided it because its invoice was withdrawn.
    bool wentWithItsInvoice(const QJsonObject &payment) const
    {
        const QString id = payment[u"_id"].toString();
        const QList<QJsonObject> booked = withMark(u"payments"_s, id);
        const QJsonArray invoices = m_place[u"invoices"].toArray();
        const bool stands = std::any_of(invoices.begin(), invoices.end(), [&payment](const QJsonValue &invoice) {
            return invoice[u"_id"] == payment[u"entityId"] && invoice[u"status"].toString() != u"void";
        });
        return !booked.isEmpty() && !stands && !m_invoices.gonePayments.contains(id)
            && std::ranges::all_of(booked, [](const QJsonObject &one) { return centsOf(one[u"TotalAmt"]) == 0; });
    }

    void checkBroken(
        const QString &name, const QJsonObject &payment, const QJsonObject &before, const QList<QJsonObject> &receipts)
    {
        const QString id = payment[u"_id"].toString();
        if (!receipts.isEmpty()) {
            if (!m_history.touched.contains(id) && !isAsked(payment)
                && centsOf(receipts.first()[u"TotalAmt"]) != centsOf(before[u"amount"])) {
                wrong(name + u" was broken, and is booked with another amount"_s);
            }
            return;
        }
        const bool wanted = counts(before) && before[u"status"].toString() == u"succeeded" && !isTooNew(payment);
        if (wanted && !isAsked(payment) && !mayBeLeft(payment) && !m_history.touched.contains(id)) {
            wrong(name + u" shows something broken, and nobody is asked"_s);
        }
    }

    void checkTouched(const QString &name, const QJsonObject &after, const QList<QJsonObject> &receipts)
    {
        if (after.isEmpty()) {
            if (!receipts.isEmpty()) {
                wrong(name + u": its receipt was deleted in QuickBooks, and is there again"_s);
            }
        } else if (receipts.isEmpty()) {
            wrong(name + u": the receipt that a person changed is gone"_s);
        } else if (typedInto(receipts.first()) != typedInto(after)) {
            wrong(name + u": what a person did to its receipt was overwritten"_s);
        }
    }

    void checkContent(const QString &name, const QJsonObject &payment, const QJsonObject &receipt)
    {
        const QString id = payment[u"_id"].toString();
        const bool asked = isAsked(payment);
        const qint64 amount = centsOf(payment[u"amount"]);
        if (centsOf(receipt[u"TotalAmt"]) != amount && !asked) {
            wrong(name + u": the receipt's total is %1"_s.arg(centsOf(receipt[u"TotalAmt"])));
        }
        qint64 parts = centsOf(receipt[u"TxnTaxDetail"][u"TotalTax"]);
        const QJsonArray lines = receipt[u"Line"].toArray();
        for (const QJsonValue &line : lines) {
            const QString type = line[u"DetailType"].toString();
            parts += type == u"SalesItemLineDetail" ? centsOf(line[u"Amount"])
                : type == u"DiscountLineDetail"     ? -centsOf(line[u"Amount"])
                                                    : 0;
        }
        if (parts != amount && !asked) {
            wrong(name + u": the receipt's parts come to %1"_s.arg(parts));
        }
        if (!asked) {
            checkTax(name, payment, receipt);
        }
        const bool byHand = payment[u"paymentProviderType"].toString() == u"manual";
        const QString day = dayIn(m_history.zone, payment[byHand ? u"fulfilledAt"_s : u"createdAt"_s].toString());
        if (receipt[u"TxnDate"].toString() != day) {
            wrong(name + u": the day is %1, and %2 in QuickBooks"_s.arg(day, receipt[u"TxnDate"].toString()));
        }
        const bool orderThere = payment[u"entityType"].toString() == u"order"
            && !m_history.forgottenOrders.contains(payment[u"entityId"].toString());
        const bool inCents
            = m_history.inCents.contains(id) || m_history.inCents.contains(payment[u"subscriptionId"].toString());
        if (inCents && orderThere) {
            wrong(name + u" is shown in cents by mistake, and was booked"_s);
        }
        if (receipt[u"DepositToAccountRef"][u"name"].toString() != u"Undeposited Funds") {
            wrong(name + u": the receipt went to another account"_s);
        }
        if (receipt[u"EmailStatus"].toString() != u"NotSet") {
            wrong(name + u": the receipt was sent, or is to be"_s);
        }
        checkPayer(name, payment, receipt);
    }

    /// Merged, perhaps several times.
    bool isNow(QString contact, const QString &other) const
    {
        while (m_history.merged.contains(contact) && contact != other) {
            contact = m_history.merged[contact];
        }
        return contact == other;
    }

    /// On the linked customer, else one with the payer's address, else of the number.
    void checkPayer(const QString &name, const QJsonObject &payment, const QJsonObject &receipt)
    {
        const QString id = receipt[u"CustomerRef"][u"value"].toString();
        if (m_invoices.changedCustomers.contains(id) || m_invoices.movedCustomers.contains(id)) {
            return;
        }
        const QString contact = payment[u"contactId"].toString();
        if (contact.isEmpty()) {
            return; // somebody
        }
        const auto link = m_journal.linkByQuickBooks(u"contact"_s, id);
        const QString linked = link ? link->highlevelId : QString();
        if (link
            && (linked == contact || linked == payment[u"mergedFromContactId"].toString() || isNow(linked, contact))) {
            return;
        }
        // Made for this contact, which had neither address nor number: the import makes another one of such a customer
        // when it sees it before the creation is known.
        const auto madeFor = m_journal.linkByQuickBooks(u"payer"_s, id);
        if (madeFor && madeFor->highlevelId == u"payer:"_s + contact) {
            return;
        }
        // The import may have made another contact of one who was made for a contact that is gone.
        if (!payment[u"mergedFromContactId"].toString().isEmpty() && !m_invoices.customers.contains(id)) {
            return;
        }
        QString email = payment[u"contactEmail"].toString();
        QStringList formerEmails; // of contacts that were merged into this one since
        QStringList phones; // its own, and theirs
        QString fullName;
        QJsonArray contacts
            = m_invoices.contacts; // as they were made: one that was merged is gone, its subscription is not
        for (const QJsonValue &row : m_place[u"contacts"].toArray()) {
            contacts.append(row);
        }
        for (const QJsonValue &row : std::as_const(contacts)) {
            if (payment[u"contactEmail"].toString().isEmpty() && isNow(row[u"id"].toString(), contact)) {
                formerEmails.append(row[u"email"].toString());
                if (const QString phone = row[u"phone"].toString().right(10); !phone.isEmpty()) {
                    phones.append(phone);
                }
            }
            if (row[u"id"].toString() == contact) {
                if (const QString phone = row[u"phone"].toString().right(10); !phone.isEmpty()) {
                    phones.append(phone);
                }
                email = email.isEmpty() ? row[u"email"].toString() : email;
                fullName = QString(row[u"firstName"].toString() + u' ' + row[u"lastName"].toString()).trimmed();
            }
        }
        // The list of payments shows no number: whose order is gone was made by the name, and when the contact is gone
        // too the import makes another one of the customer.
        const bool numberIsShown = !m_history.forgottenOrders.contains(payment[u"entityId"].toString());
        const QJsonArray rows = m_books[u"customers"].toArray();
        for (const QJsonValue &row : rows) {
            static const QRegularExpression noDigit(u"[^0-9]"_s);
            const QString digits = row[u"PrimaryPhone"][u"FreeFormNumber"].toString().remove(noDigit);
            const auto has = [&row](const QString &address) {
                return !address.isEmpty()
                    && row[u"PrimaryEmailAddr"][u"Address"].toString().contains(address, Qt::CaseInsensitive);
            };
            const bool byAddress = has(email) || std::ranges::any_of(formerEmails, has);
            // One that others were merged into may have had no address before.
            const bool hadNoEmail = email.isEmpty() || m_history.merged.values().contains(contact);
            const bool byNumber = hadNoEmail
                && std::ranges::any_of(phones, [&digits](const QString &phone) { return digits.endsWith(phone); });
            // Of one without both the import may make a contact before the creation is known.
            const bool byName = email.isEmpty() && (phones.isEmpty() || !numberIsShown)
                && !m_invoices.customers.contains(id)
                && row[u"DisplayName"].toString().startsWith(fullName.isEmpty() ? u"HighLevel "_s + contact : fullName);
            if (row[u"Id"].toString() == id && (byAddress || byNumber || byName)) {
                return;
            }
        }
        wrong(name + u" stands on customer %1, who is not the payer %2 (%3)"_s.arg(id, contact, email));
    }

    /// It was to be booked by itself, and the flow was switched off before: that goes on when it is on again.
    bool waitsWhileOff(const QString &id)
    {
        const std::vector<journal::Operation> waiting = m_journal.underWay(u"receipts"_s);
        return m_journal.setting(u"receipts.enabled"_s) == u"off"_s
            && std::any_of(waiting.begin(), waiting.end(),
                [&](const journal::Operation &write) { return write.payload[u"transaction"].toString() == id; });
    }

    void checkRefunds(const QString &name, const QJsonObject &payment, bool booked)
    {
        const QString id = payment[u"_id"].toString();
        const bool whole = payment[u"status"].toString() == u"refunded";
        const qint64 refunded = whole ? centsOf(payment[u"amount"]) : centsOf(payment[u"amountRefunded"]);
        qint64 sum = 0;
        const QList<QJsonObject> refunds = withMark(u"refundReceipts"_s, id);
        for (const QJsonObject &refund : refunds) {
            sum += centsOf(refund[u"TotalAmt"]);
        }
        if (sum > refunded) {
            wrong(name + u": %1 was refunded, %2 is booked as refunds"_s.arg(refunded).arg(sum));
            return;
        }
        const bool never = m_history.refundsEverOff && !m_history.refundsNow && !m_history.takenHighLevel.contains(id);
        if (sum == refunded || isAsked(payment) || m_history.leftAlone.contains(id) || waitsWhileOff(id)) {
            return;
        }
        if (booked || (whole && !mayBeLeft(payment) && !isOfInvoice(payment))) {
            wrong(name
                + u": %1 was refunded, %2 is booked, and nobody is asked%3"_s.arg(refunded).arg(sum).arg(
                    never ? u" (refunds are off)"_s : QString()));
        }
    }

    /// Every receipt and refund belongs to a payment, or is somebody else's and as it was.
    void checkDocuments()
    {
        QStringList ids;
        const QJsonArray payments = m_place[u"transactions"].toArray();
        for (const QJsonValue &payment : payments) {
            ids.append(payment[u"_id"].toString());
        }
        const auto isOurs = [&](const QJsonValue &row) {
            return std::any_of(ids.begin(), ids.end(),
                [note = row[u"PrivateNote"].toString()](const QString &id) { return note.contains(id); });
        };
        const QJsonArray receipts = m_books[u"salesReceipts"].toArray();
        QSet<QString> there;
        for (const QJsonValue &receipt : receipts) {
            const QString id = receipt[u"Id"].toString();
            there.insert(id);
            if (m_history.strange.contains(id)) {
                if (typedInto(receipt.toObject()) != typedInto(m_history.strange[id])) {
                    wrong(u"receipt %1 is not Kontor's, and was changed"_s.arg(id));
                }
            } else if (!isOurs(receipt)) {
                wrong(u"receipt %1 belongs to no payment"_s.arg(id));
            }
        }
        for (auto strange = m_history.strange.begin(); strange != m_history.strange.end(); ++strange) {
            if (!there.contains(strange.key())) {
                wrong(u"receipt %1 is not Kontor's, and is gone"_s.arg(strange.key()));
            }
        }
        const QJsonArray refunds = m_books[u"refundReceipts"].toArray();
        for (const QJsonValue &refund : refunds) {
            if (!isOurs(refund)) {
                wrong(u"refund %1 belongs to no payment"_s.arg(refund[u"Id"].toString()));
            }
        }
    }

    /// A first part that happens to be what a provider would make of the whole order.
    bool isHundredthOfItsOrder(const QJsonObject &payment) const
    {
        const QJsonArray orders = m_place[u"orders"].toArray();
        return std::any_of(orders.begin(), orders.end(), [&payment](const QJsonValue &order) {
            return order[u"_id"] == payment[u"entityId"]
                && centsOf(order[u"amount"]) == 100 * centsOf(payment[u"amount"]);
        });
    }

    /// What the contact of a customer of Kontor's has had, whom nobody merged.
    QString addressOfContact(const QString &customer) const
    {
        const auto link = m_journal.linkByQuickBooks(u"contact"_s, customer);
        // As it was made: it may have got the address of another customer since.
        const QJsonArray contacts = link ? m_invoices.contacts : QJsonArray();
        for (const QJsonValue &contact : contacts) {
            const QString id = contact[u"id"].toString();
            if (id == link->highlevelId && !m_history.merged.contains(id) && !m_history.merged.values().contains(id)) {
                return contact[u"email"].toString();
            }
        }
        return {};
    }

    /// No two customers were made for one address, and none without that of its contact.
    void checkCustomers()
    {
        QMap<QString, QStringList> ofAddress;
        const QJsonArray rows = m_books[u"customers"].toArray();
        for (const QJsonValue &row : rows) {
            const QString id = row[u"Id"].toString();
            const QString address = row[u"PrimaryEmailAddr"][u"Address"].toString().toLower();
            const bool people = m_invoices.customers.contains(id) || m_invoices.changedCustomers.contains(id)
                || m_invoices.movedCustomers.contains(id);
            if (!people && !address.isEmpty()) {
                ofAddress[address].append(id);
            } else if (!people && !addressOfContact(id).isEmpty()) {
                wrong(u"customer %1 was made without the address of its contact"_s.arg(id));
            }
        }
        for (auto made = ofAddress.begin(); made != ofAddress.end(); ++made) {
            if (made->size() > 1) {
                wrong(u"customers %1 were all made for %2"_s.arg(made->join(u", "), made.key()));
            }
        }
    }

    /// A contact that came from a customer has no second one that nothing else tells.
    void checkImported()
    {
        const QJsonArray contacts = m_place[u"contacts"].toArray();
        for (const QJsonValue &contact : contacts) {
            if (contact[u"source"].toString() != u"QuickBooks"
                || m_history.merged.values().contains(contact[u"id"].toString())) {
                continue;
            }
            QStringList first, second;
            for (const journal::Link &link : m_journal.linksByHighLevel(u"contact"_s, contact[u"id"].toString())) {
                const auto record = m_journal.record(Service::QuickBooks, u"customer"_s, link.quickbooksId);
                const bool people = m_invoices.customers.contains(link.quickbooksId)
                    && !m_invoices.changedCustomers.contains(link.quickbooksId)
                    && !m_invoices.movedCustomers.contains(link.quickbooksId);
                if (record && record->active) {
                    if (people && link.madeByKontor) {
                        first.append(link.quickbooksId);
                    } else if (!m_invoices.customers.contains(link.quickbooksId) && record->keys.isEmpty()) {
                        second.append(link.quickbooksId);
                    }
                }
            }
            if (!first.isEmpty() && !second.isEmpty()) {
                wrong(u"contact %1 was made of customer %2, and customer %3 of the contact"_s.arg(
                    contact[u"id"].toString(), first.join(u", "), second.join(u", ")));
            }
        }
    }

    bool mayBeAsked(const journal::Operation &operation) const
    {
        const QString &key = operation.problem->key;
        const QString id = operation.payload[u"transaction"].toString();
        const QJsonObject payment = paymentWithId(id);
        const bool broken = m_history.overridden.contains(id);
        const bool inCents
            = m_history.inCents.contains(id) || m_history.inCents.contains(payment[u"subscriptionId"].toString());
        if (key == u"kontor.refund" && isOfInvoice(payment)) {
            return payment[u"status"].toString() == u"refunded" || centsOf(payment[u"amountRefunded"]) > 0;
        }
        if (key == u"kontor.refund") {
            return counts(broken ? m_history.overridden[id] : payment)
                && (payment[u"status"].toString() == u"refunded"
                    || (m_history.refundsEverOff && centsOf(payment[u"amountRefunded"]) > 0));
        }
        if (key == u"hl.native_connection") {
            return isBookedByHighLevel(payment);
        }
        if (key == u"kontor.amount_absurd" || key == u"kontor.amount_not_ordered") {
            return broken || inCents || m_history.partsInCents.contains(id) || centsOf(payment[u"amount"]) >= 10000
                || isHundredthOfItsOrder(payment);
        }
        if (key == u"kontor.amount_changed") {
            return m_history.overridden.contains(payment[u"_id"].toString());
        }
        if (key == u"kontor.payment_taken_back") {
            return broken || payment[u"status"].toString() != u"succeeded";
        }
        if (key == u"kontor.currency") {
            return broken
                || payment[u"currency"].toString().compare(
                       m_books[u"company"][u"currency"].toString(), Qt::CaseInsensitive)
                != 0;
        }
        if (key == u"kontor.future_date" || key == u"kontor.unreadable_reply" || key == u"kontor.unknown_status") {
            return broken;
        }
        if (key == u"kontor.tax_not_mapped") {
            return !m_invoices.profile.startsWith(u"us_") || m_invoices.profile == u"us_manual";
        }
        if (key == u"kontor.total_differs") {
            return !m_invoices.profile.startsWith(u"us_") || m_history.touched.contains(id);
        }
        if (key == u"qb.6200" || key == u"qb.6210") {
            return m_invoices.closed;
        }
        if (key == u"qb.5010" || key == u"qb.610") {
            return m_history.touched.contains(id) || m_invoices.itemsGone || !m_invoices.changedCustomers.isEmpty();
        }
        if (key.startsWith(u"qb.610") || key == u"qb.2500") {
            return m_invoices.itemsGone || !m_invoices.changedCustomers.isEmpty();
        }
        return false;
    }

    /// Nobody is asked without a reason.
    void checkReasons()
    {
        for (const journal::Operation &operation : m_attention) {
            if (operation.flow == u"receipts" && !mayBeAsked(operation)) {
                wrong(u"attention without a reason: %1 %2 (%3, %4 %5)"_s.arg(operation.problem->key,
                    operation.problem->detail, operation.subject, operation.kind, operation.stage));
            }
        }
    }

    journal::Journal &m_journal;
    const PaymentHistory &m_history;
    const InvoiceHistory &m_invoices;
    QJsonObject m_books;
    QJsonObject m_place;
    bool m_ordersShowItems;
    std::vector<journal::Operation> m_attention;
    std::optional<Instant> m_connected;
    QStringList m_wrong;
};

} // namespace

QStringList checkPayments(journal::Journal &journal, const sandbox::StandIn &quickBooks,
    const sandbox::StandIn &highLevel, const PaymentHistory &history, const InvoiceHistory &invoices)
{
    return PaymentCheck(journal, quickBooks, highLevel, history, invoices).run();
}

} // namespace kontor::simulation
