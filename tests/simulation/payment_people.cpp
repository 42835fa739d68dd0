// What people pay at HighLevel besides invoices in a simulated world, and what they do with receipts in QuickBooks.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/payment_people.h"

#include "engine/attention.h"
#include "engine/cycle.h"
#include "flows/shared/about.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

PaymentPeople::PaymentPeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks,
    sandbox::StandIn &highLevel, InvoiceHistory &invoices, std::function<void(const QString &)> say)
    : m_random(seed ^ 0x9e3779b97f4a7c15U)
    , m_clock(clock)
    , m_quickBooks(quickBooks)
    , m_highLevel(highLevel)
    , m_invoices(invoices)
    , m_say(std::move(say))
{
    history.sources = QStringList{u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s};
}

Result<QJsonObject> PaymentPeople::act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters)
{
    const Result<QJsonObject> done = standIn.act(action, parameters);
    m_say(action + u' ' + QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact))
        + (done ? u" -> "_s + (*done)[u"id"].toString((*done)[u"Id"].toString())
                : u" refused: "_s + done.error().detail));
    return done;
}

void PaymentPeople::chooseSettings(journal::Journal &journal)
{
    if (oneIn(12)) {
        history.enabled = false;
        journal.setSetting(u"receipts.enabled"_s, u"off"_s);
    }
    history.native = oneIn(12);
    if (history.native) {
        (void)act(m_highLevel, u"location.own_quickbooks"_s, {});
    }
    history.refundsNow = oneIn(2);
    history.refundsEverOff = !history.refundsNow;
    if (history.refundsNow) {
        journal.setSetting(u"receipts.refunds"_s, u"on"_s);
    }
    if (oneIn(3)) {
        history.sources.clear();
        for (const QString &source : {u"payment_link"_s, u"form"_s, u"survey"_s, u"point_of_sale"_s, u"mobile_app"_s,
                 u"manual"_s, u"document_contracts"_s}) {
            if (oneIn(2)) {
                history.sources.append(source);
            }
        }
        journal.setSetting(u"receipts.sources"_s, history.sources.join(u','));
    }
}

QString PaymentPeople::addContact()
{
    QJsonObject contact{{u"firstName"_s, oneOf({u"Ana"_s, u"Jo"_s, u"Kim"_s, u"Zoë"_s, u""_s})},
        {u"lastName"_s, oneOf({u"Ruiz"_s, u"Fern 3"_s, u"Cycles 2"_s, u"Payer"_s})}};
    if (!oneIn(4)) {
        contact.insert(
            u"email"_s, oneIn(2) ? u"c%1@example.com"_s.arg(below(9)) : u"Payer%1@example.com"_s.arg(below(4)));
    }
    if (oneIn(2)) {
        contact.insert(u"phone"_s, u"+16502530%1"_s.arg(oneIn(2) ? 10 + below(7) : 100 + below(5), 3, 10, QChar(u'0')));
    }
    if (!act(m_highLevel, u"contact.add"_s, contact)) {
        return {};
    }
    const QJsonObject made = m_highLevel.part(u"contacts"_s).last().toObject();
    m_invoices.contacts.append(made);
    return made[u"id"].toString();
}

QString PaymentPeople::somebody()
{
    const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
    if (contacts.isEmpty() || oneIn(5)) {
        return addContact();
    }
    return contacts.at(qsizetype(below(quint64(contacts.size()))))[u"id"].toString();
}

/// What is bought, and how it goes wrong.
QJsonObject PaymentPeople::purchase()
{
    const auto price = [this] { return u"%1.%2"_s.arg(1 + below(200)).arg(below(100), 2, 10, QChar(u'0')); };
    QJsonObject bought{{u"contact"_s, somebody()},
        {u"item"_s, oneOf({u"Apron"_s, u"E-book: \"Bread\" <b>"_s, u"Course"_s})}, {u"amount"_s, price()},
        {u"qty"_s, oneIn(3) ? oneOf({u"2"_s, u"3"_s, u"0.5"_s}) : u"1"_s}};
    const auto put = [&](quint64 n, const QString &name, const QString &value) {
        if (oneIn(n)) {
            bought.insert(name, value);
        }
    };
    put(3, u"taxRate"_s, oneOf({u"8.25"_s, u"20"_s, u"19"_s, u"13"_s, u"5"_s}));
    if (oneIn(4)) {
        bought.insert(u"discount"_s, oneOf({u"10"_s, u"33.3"_s, u"1"_s, u"100"_s}));
        bought.insert(u"discountType"_s, oneOf({u"percentage"_s, u"percentage"_s, u"fixed"_s}));
        put(2, u"coupon"_s, u"SPRING"_s);
    }
    put(4, u"shipping"_s, oneOf({u"5"_s, u"4.95"_s}));
    put(10, u"test"_s, u"on"_s);
    put(9, u"lowerCase"_s, u"on"_s);
    put(14, u"cents"_s, u"on"_s);
    put(16, u"currency"_s, oneOf({u"EUR"_s, u"USD"_s, u"JPY"_s}));
    if (oneIn(10)) {
        bought.insert(u"declined"_s, u"on"_s);
    } else if (oneIn(7)) {
        bought.insert(u"pendingDays"_s, QString::number(1 + below(5)));
        put(3, u"fails"_s, u"on"_s);
    }
    return bought;
}

void PaymentPeople::pay()
{
    static const QStringList ways{u"payment.order_form_one_step"_s, u"payment.order_form_one_step"_s,
        u"payment.order_form_two_step"_s, u"payment.upsell"_s, u"payment.store_order"_s, u"payment.store_order"_s,
        u"payment.membership"_s, u"payment.communities"_s, u"payment.calendar"_s, u"payment.link"_s, u"payment.form"_s,
        u"payment.survey"_s, u"payment.point_of_sale"_s, u"payment.mobile_app"_s, u"payment.document"_s,
        u"payment.manual"_s, u"payment.imported"_s, u"payment.saas"_s};
    QJsonObject parameters = purchase();
    const QString way = oneOf(ways);
    if (oneIn(8)) {
        parameters.insert(u"part"_s, oneOf({u"0.50"_s, u"1"_s, u"10"_s}));
    }
    if (way == u"payment.manual"_s && oneIn(2)) {
        parameters.insert(u"fulfilledAt"_s, toIso(m_clock.now() - std::chrono::hours(below(60))));
    }
    const auto made = act(m_highLevel, way, parameters);
    if (!made) {
        return;
    }
    const QString id = (*made)[u"id"].toString();
    if (parameters.contains(u"cents") && !parameters.contains(u"part")) {
        history.inCents.insert(id);
    }
    if (parameters.contains(u"cents")) {
        history.partsInCents.insert(id);
    }
    const bool hasAddress = !(*made)[u"transaction"][u"contactEmail"].toString().isEmpty();
    if (hasAddress && oneIn(10)) {
        // Only the contact tells the address: the list does not show it, and the order is gone.
        (void)act(m_highLevel, u"payment.override"_s,
            {{u"transaction"_s, id}, {u"field"_s, u"contactEmail"_s}, {u"value"_s, u"\"\""_s}});
        const QString order = (*made)[u"transaction"][u"entityId"].toString();
        if (act(m_highLevel, u"order.forget"_s, {{u"order"_s, order}})) {
            history.forgottenOrders.insert(order);
        }
    } else if (hasAddress && oneIn(10)) {
        m_invoices.contactless = true; // an address is all that is known of who paid
        for (const QString &field : {u"contactId"_s, u"contactName"_s, u"contactSnapshot"_s}) {
            if (field != u"contactName" || oneIn(2)) {
                (void)act(m_highLevel, u"payment.override"_s,
                    {{u"transaction"_s, id}, {u"field"_s, field}, {u"value"_s, u"\"\""_s}});
            }
        }
    }
}

void PaymentPeople::subscribe()
{
    QJsonObject parameters = purchase();
    parameters.insert(u"interval"_s, oneOf({u"day"_s, u"day"_s, u"week"_s, u"month"_s}));
    if (oneIn(3)) {
        parameters.insert(u"trialDays"_s, u"2"_s);
    }
    if (oneIn(3)) {
        parameters.insert(u"setupFee"_s, u"25"_s);
    }
    const auto made = act(m_highLevel, u"payment.subscription"_s, parameters);
    if (made && parameters.contains(u"cents")) {
        history.inCents.insert((*made)[u"id"].toString());
        history.inCents.insert((*made)[u"transaction"][u"subscriptionId"].toString());
    }
}

QJsonObject PaymentPeople::somePayment(bool ofInvoice)
{
    QList<QJsonObject> rows;
    const QJsonArray all = m_highLevel.part(u"transactions"_s);
    for (const QJsonValue &row : all) {
        if ((row[u"entityType"].toString() == u"invoice") == ofInvoice) {
            rows.append(row.toObject());
        }
    }
    return rows.isEmpty() ? QJsonObject() : rows.at(qsizetype(below(quint64(rows.size()))));
}

void PaymentPeople::refund()
{
    const QJsonObject payment = somePayment(oneIn(4));
    const QString id = payment[u"_id"].toString();
    if (id.isEmpty() || history.overridden.contains(id)) {
        return;
    }
    QJsonObject parameters{{u"transaction"_s, id}};
    if (oneIn(2)) {
        parameters.insert(u"amount"_s, oneOf({u"0.01"_s, u"1"_s, u"7.77"_s}));
    }
    if (act(m_highLevel, u"payment.refund"_s, parameters) && payment[u"entityType"].toString() == u"invoice") {
        // The books keep what was paid back until the owner does something, so the invoice may come to have too much.
        m_invoices.strangePayments.insert(payment[u"entityId"].toString());
    }
}

/// Two contacts that people made become one, or one of theirs goes into any other.
void PaymentPeople::merge()
{
    const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
    QStringList theirs;
    for (const QJsonValue &made : std::as_const(m_invoices.contacts)) {
        theirs.append(made[u"id"].toString());
    }
    QStringList there;
    for (const QJsonValue &row : contacts) {
        const QString id = row[u"id"].toString();
        if (theirs.contains(id)) {
            there.append(id);
        }
    }
    if (there.isEmpty() || contacts.size() < 2) {
        return;
    }
    const QString drop = oneOf(there);
    const QString keep = contacts.at(qsizetype(below(quint64(contacts.size()))))[u"id"].toString();
    if (act(m_highLevel, u"contact.merge"_s, {{u"keep"_s, keep}, {u"drop"_s, drop}})) {
        history.merged.insert(drop, keep);
    }
}

void PaymentPeople::spoil()
{
    const QJsonObject payment = somePayment();
    const QString id = payment[u"_id"].toString();
    if (id.isEmpty() || history.overridden.contains(id)) {
        return;
    }
    const std::array<std::pair<QString, QString>, 8> all{{{u"amount"_s, u"1e300"_s}, {u"amount"_s, u"\"many\""_s},
        {u"amount"_s, u"12.345"_s}, {u"currency"_s, u"XQX"_s}, {u"status"_s, u"haunted"_s},
        {u"createdAt"_s, u"2031-01-01T00:00:00.000Z"_s}, {u"amount"_s, u"-5"_s}, {u"amount"_s, u"null"_s}}};
    const auto &[field, value] = all[std::size_t(below(all.size()))];
    history.overridden.insert(id, payment);
    (void)act(m_highLevel, u"payment.override"_s, {{u"transaction"_s, id}, {u"field"_s, field}, {u"value"_s, value}});
}

QJsonObject PaymentPeople::receiptWithId(const QString &id) const
{
    const QJsonArray rows = m_quickBooks.part(u"salesReceipts"_s);
    for (const QJsonValue &row : rows) {
        if (row[u"Id"].toString() == id) {
            return row.toObject();
        }
    }
    return {};
}

void PaymentPeople::actInQuickBooks()
{
    const QJsonObject books = m_quickBooks.dump();
    const QJsonArray rows = books[u"salesReceipts"].toArray();
    QList<QJsonObject> ours;
    for (const QJsonValue &row : rows) {
        if (!history.strange.contains(row[u"Id"].toString())) {
            ours.append(row.toObject());
        }
    }
    switch (below(6)) {
    case 0:
        m_invoices.itemsGone = true;
        (void)act(m_quickBooks, u"item.deactivate"_s, {{u"id"_s, QString::number(1 + below(9))}});
        break;
    case 1: {
        const QJsonArray customers = books[u"customers"].toArray();
        const QString id = customers.at(qsizetype(below(quint64(customers.size()))))[u"Id"].toString();
        m_invoices.changedCustomers.insert(id);
        (void)act(m_quickBooks, u"customer.deactivate"_s, {{u"id"_s, id}});
        break;
    }
    case 2: {
        const QJsonArray customers = books[u"customers"].toArray();
        const auto made = act(m_quickBooks, u"receipt.add"_s,
            {{u"customer"_s, customers.at(qsizetype(below(quint64(customers.size()))))[u"Id"].toString()},
                {u"amount"_s, u"12.50"_s},
                {u"values"_s, QJsonObject{{u"PrivateNote"_s, u"HighLevel payment by hand"_s}}}});
        if (made) {
            const QString id = (*made)[u"Id"].toString();
            history.strange.insert(id, receiptWithId(id));
        }
        break;
    }
    default: {
        if (ours.isEmpty()) {
            break;
        }
        const QJsonObject receipt = ours.at(qsizetype(below(quint64(ours.size()))));
        const QString id = receipt[u"Id"].toString();
        static const QString mark = u"HighLevel payment "_s;
        const QString note = receipt[u"PrivateNote"].toString();
        const QString payment = note.mid(note.indexOf(mark) + mark.size(), 24);
        // What is deleted before its creation is known leaves nothing by which any program could tell what it was.
        const quint64 what = isBooked(payment) ? below(4) : 1 + below(3);
        const auto done = what == 0 ? act(m_quickBooks, u"receipt.delete"_s, {{u"id"_s, id}})
            : what == 1             ? act(m_quickBooks, u"receipt.void"_s, {{u"id"_s, id}})
                                    : act(m_quickBooks, u"receipt.edit"_s,
                                          {{u"id"_s, id},
                                              {u"values"_s,
                                      what == 2 ? QJsonObject{{u"TxnDate"_s, u"2026-01-0%1"_s.arg(1 + below(9))}}
                                                            : QJsonObject{{u"PrivateNote"_s, QString(note + u". Seen"_s)}}}});
        if (done) {
            history.touched.insert(payment, receiptWithId(id));
        }
    }
    }
}

void PaymentPeople::act()
{
    const QJsonObject payment = somePayment();
    switch (below(15)) {
    case 0:
    case 1:
        refund();
        break;
    case 2:
        subscribe();
        break;
    case 3:
        if (oneIn(2)) {
            spoil();
        }
        break;
    case 4:
        if (payment[u"entityType"].toString() == u"order" && oneIn(2)) {
            history.forgottenOrders.insert(payment[u"entityId"].toString());
            (void)act(m_highLevel, u"order.forget"_s, {{u"order"_s, payment[u"entityId"]}});
        } else if (payment[u"entityType"].toString() == u"order") {
            (void)act(m_highLevel, u"payment.rest"_s, {{u"order"_s, payment[u"entityId"]}});
        }
        break;
    case 5:
        (void)act(m_highLevel, oneIn(2) ? u"payment.settle"_s : u"subscription.fail_next"_s,
            {{u"transaction"_s, payment[u"_id"]}, {u"subscription"_s, payment[u"subscriptionId"]},
                {u"fails"_s, oneIn(3) ? u"on"_s : u""_s}});
        break;
    case 6:
    case 7:
        actInQuickBooks();
        break;
    case 14:
        merge();
        break;
    default:
        for (quint64 count = oneIn(16) ? 2 + below(6) : 1; count > 0; --count) {
            pay();
        }
    }
}

void PaymentPeople::beforeConnecting()
{
    for (quint64 count = below(3); count > 0; --count) {
        oneIn(3) ? subscribe() : pay();
    }
    const QJsonArray rows = m_highLevel.part(u"transactions"_s);
    for (const QJsonValue &row : rows) {
        history.before.insert(row[u"_id"].toString());
    }
}

void PaymentPeople::choose(journal::Journal &journal, const journal::Operation &operation)
{
    const QString payment = operation.payload[u"transaction"].toString();
    const bool highLevel = oneIn(2);
    m_say(u"the owner %1 the refund of %2"_s.arg(highLevel ? u"books"_s : u"leaves"_s, payment));
    // Noted first: a crash may come right after it was stored.
    (highLevel ? history.takenHighLevel : history.leftAlone).insert(payment);
    if (highLevel && !operation.payload.contains(u"refundUpTo")) {
        history.rewritten.insert(payment);
    }
    (void)engine::chooseOperation(journal, operation.id,
        highLevel ? engine::OwnerChoice::HighLevel : engine::OwnerChoice::QuickBooks, m_clock.now());
}

void PaymentPeople::switchReceipts(journal::Journal &journal)
{
    m_say(u"the owner switches receipts %1"_s.arg(history.enabled ? u"off"_s : u"on"_s));
    if (history.enabled) {
        history.switchedOff = toIso(m_clock.now());
        history.refundsEverOff = true; // meanwhile all are asked about
    } else {
        history.switchedOn = toIso(m_clock.now());
        QSet<QString> unplanned;
        for (const journal::Record &record : journal.unplanned(Service::HighLevel, u"transaction"_s, 2000)) {
            unplanned.insert(record.id);
        }
        const QJsonArray rows = m_highLevel.part(u"transactions"_s);
        for (const QJsonValue &row : rows) {
            const QString id = row[u"_id"].toString();
            const auto record = journal.record(Service::HighLevel, u"transaction"_s, id);
            const bool made = instantFromIso(row[u"createdAt"].toString())
                >= instantFromIso(history.switchedOff).value_or(Instant());
            if (record && made && !unplanned.contains(id) && record->value[u"status"].toString() == u"succeeded") {
                history.paidWhileOff.insert(id);
            }
        }
    }
    const QString setting = u"receipts.enabled"_s;
    const auto remember = [&] { history.enabled = journal.setting(setting) != u"off"_s; };
    try {
        journal.setSetting(setting, history.enabled ? u"off"_s : u"on"_s);
    } catch (...) { // a crash, before it was stored or after
        remember();
        throw;
    }
    remember();
}

void PaymentPeople::ownerActs(journal::Journal &journal)
{
    if (oneIn(10)) {
        history.refundsNow = !history.refundsNow;
        history.refundsEverOff = true;
        m_say(u"the owner switches refunds %1"_s.arg(history.refundsNow ? u"on"_s : u"off"_s));
        journal.setSetting(u"receipts.refunds"_s, history.refundsNow ? u"on"_s : u"off"_s);
    }
    if (oneIn(16)) {
        switchReceipts(journal);
    }
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.flow != u"receipts" || !oneIn(3)) {
            continue;
        }
        if (flows::aboutOf(operation).decision && oneIn(2)) {
            choose(journal, operation);
        } else {
            m_say(u"the owner retries %1 %2"_s.arg(operation.kind, operation.subject));
            engine::retryOperation(journal, operation.id, m_clock.now());
        }
    }
}

void PaymentPeople::decideAll(journal::Journal &journal)
{
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.flow != u"receipts") {
            continue;
        }
        if (flows::aboutOf(operation).decision && !oneIn(3)) {
            choose(journal, operation);
        } else {
            engine::retryOperation(journal, operation.id, m_clock.now());
        }
    }
}

void PaymentPeople::stop()
{
    const QJsonArray rows = m_highLevel.part(u"subscriptions"_s);
    for (const QJsonValue &row : rows) {
        (void)act(m_highLevel, u"subscription.cancel"_s, {{u"subscription"_s, row[u"_id"]}});
    }
}

} // namespace kontor::simulation
