// What people do with invoices on both sides of a simulated world, and what of it must hold at the end.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/invoice_people.h"

#include "engine/attention.h"
#include "engine/cycle.h"
#include "flows/shared/about.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

namespace {

QStringList ratesOf(const QString &profile)
{
    if (profile == u"ca") {
        return {u"13"_s, u"5"_s, u"14.975"_s};
    }
    if (profile == u"gb") {
        return {u"20"_s, u"5"_s};
    }
    if (profile == u"eur_19_7") {
        return {u"19"_s, u"7"_s};
    }
    return profile == u"us_manual" ? QStringList{u"8.25"_s} : QStringList{u"8.25"_s, u"7.25"_s, u"8.875"_s};
}

} // namespace

std::pair<QString, QString> placeOfProfile(const QString &profile)
{
    if (profile == u"ca") {
        return {u"CA"_s, u"America/Toronto"_s};
    }
    if (profile == u"gb") {
        return {u"GB"_s, u"Europe/London"_s};
    }
    if (profile == u"eur_19_7") {
        return {u"DE"_s, u"Europe/Berlin"_s};
    }
    return {u"US"_s, u"America/Chicago"_s};
}

InvoicePeople::InvoicePeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks,
    sandbox::StandIn &highLevel, std::function<void(const QString &)> say)
    : m_random(seed)
    , m_clock(clock)
    , m_quickBooks(quickBooks)
    , m_highLevel(highLevel)
    , m_say(std::move(say))
{ }

Result<QJsonObject> InvoicePeople::act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters)
{
    const Result<QJsonObject> done = standIn.act(action, parameters);
    m_say(action + u' ' + QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact))
        + (done ? QString() : u" refused: "_s + done.error().detail));
    return done;
}

QString InvoicePeople::price()
{
    return oneIn(6) ? u"%1.%2"_s.arg(below(9)).arg(below(1000), 3, 10, QChar(u'0'))
                    : u"%1.%2"_s.arg(1 + below(400)).arg(below(100), 2, 10, QChar(u'0'));
}

QJsonArray InvoicePeople::taxes()
{
    QJsonArray all;
    if (oneIn(3)) {
        return all;
    }
    const bool known = !oneIn(9);
    const QString rate = known ? oneOf(ratesOf(history.profile)) : oneOf({u"3"_s, u"9.999"_s});
    all.append(QJsonObject{{u"_id"_s, u"66f0a10000000000000000%1"_s.arg(rate.size(), 2, 10, QChar(u'0'))},
        {u"name"_s, u"Tax"_s}, {u"rate"_s, rate.toDouble()}, {u"calculation"_s, u"exclusive"_s}});
    return all;
}

QJsonArray InvoicePeople::items()
{
    QJsonArray rows;
    const bool within = oneIn(7);
    const QJsonArray same = taxes();
    const quint64 count = 1 + below(oneIn(4) ? 6 : 3);
    for (quint64 i = 0; i < count; ++i) {
        rows.append(QJsonObject{{u"name"_s, oneOf({u"Design"_s, u"Hours"_s, u"Concrete"_s, u"Café: \"A\" <b>"_s})},
            {u"amount"_s, price().toDouble()},
            {u"qty"_s,
                oneIn(3) ? (oneIn(2) ? 0.5 + double(below(7)) : double(1 + below(9)) / 8.0) : double(1 + below(4))},
            {u"type"_s, u"one_time"_s}, {u"taxes"_s, oneIn(4) ? taxes() : same}, {u"taxInclusive"_s, within}});
    }
    return rows;
}

void InvoicePeople::addContact()
{
    QJsonObject contact{{u"firstName"_s, oneOf({u"Ana"_s, u"Jo"_s, u"Peak"_s, u"Zoë"_s})},
        {u"lastName"_s, oneOf({u"Ruiz"_s, u"Fern 3"_s, u"Cycles 2"_s, u"New"_s})}};
    if (!oneIn(4)) {
        contact.insert(
            u"email"_s, oneIn(2) ? u"c%1@example.com"_s.arg(below(9)) : u"New%1@example.com"_s.arg(below(4)));
    }
    if (oneIn(3)) {
        contact.insert(u"phone"_s, u"+16502530%1"_s.arg(100 + below(5)));
    }
    if (act(m_highLevel, u"contact.add"_s, contact)) {
        history.contacts.append(m_highLevel.part(u"contacts"_s).last());
    }
}

void InvoicePeople::makeInvoice(bool test)
{
    const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
    if (contacts.isEmpty()) {
        addContact();
        return;
    }
    QJsonObject parameters{{u"contact"_s, contacts.at(qsizetype(below(quint64(contacts.size()))))[u"id"]},
        {u"items"_s, items()}, {u"send"_s, oneIn(4) ? u""_s : u"on"_s}};
    if (oneIn(3)) {
        parameters.insert(u"discount"_s, oneOf({u"10"_s, u"33.3"_s, u"7.5"_s, u"1"_s}));
        parameters.insert(u"discountType"_s, oneOf({u"percentage"_s, u"fixed"_s}));
    }
    if (test) {
        parameters.insert(u"test"_s, u"on"_s);
    }
    if (oneIn(12)) {
        parameters.insert(u"invoiceNumber"_s, oneOf({u"2001"_s, u"2001"_s, u"A-number-that-is-far-too-long"_s}));
    }
    (void)act(m_highLevel, u"invoice.create"_s, parameters);
}

void InvoicePeople::beforeConnecting()
{
    for (quint64 count = below(3); count > 0; --count) {
        makeInvoice(false);
    }
    const QJsonArray rows = m_highLevel.part(u"invoices"_s);
    for (const QJsonValue &row : rows) {
        history.before.insert(row[u"_id"].toString());
    }
    m_clock.advance(std::chrono::minutes(10));
}

QJsonObject InvoicePeople::someInvoice()
{
    const QJsonArray rows = m_highLevel.part(u"invoices"_s);
    return rows.isEmpty() ? QJsonObject() : rows.at(qsizetype(below(quint64(rows.size())))).toObject();
}

void InvoicePeople::spoil(const QString &invoice)
{
    struct Spoiled
    {
        QString field;
        QString value;
    };
    const std::array all{Spoiled{u"totalSummary.tax"_s, u"77777.77"_s}, Spoiled{u"status"_s, u"haunted"_s},
        Spoiled{u"total"_s, u"1e300"_s}, Spoiled{u"currency"_s, u"XQX"_s}, Spoiled{u"total"_s, u"\"many\""_s},
        Spoiled{u"invoiceItems"_s, u"null"_s}};
    const Spoiled &one = all[std::size_t(below(all.size()))];
    history.overridden.insert(invoice);
    (void)act(m_highLevel, u"invoice.override"_s,
        {{u"invoice"_s, invoice}, {u"field"_s, one.field}, {u"value"_s, one.value}});
}

void InvoicePeople::actInHighLevel()
{
    const QJsonObject invoice = someInvoice();
    const QString id = invoice[u"_id"].toString();
    if (id.isEmpty() || oneIn(3)) {
        oneIn(6) ? addContact() : makeInvoice(oneIn(12));
        return;
    }
    const QJsonObject name{{u"invoice"_s, id}};
    const auto with = [&](QJsonObject more) {
        more.insert(u"invoice"_s, id);
        return more;
    };
    switch (below(12)) {
    case 0:
        (void)act(m_highLevel, u"invoice.send"_s, name);
        break;
    case 1:
        (void)act(m_highLevel, u"invoice.edit"_s, with({{u"items"_s, items()}}));
        break;
    case 2:
        (void)act(m_highLevel, u"invoice.edit"_s,
            with(oneIn(3) ? QJsonObject{{u"invoiceNumber"_s, u"3%1"_s.arg(below(50))}}
                          : QJsonObject{{u"amount"_s, price()}, {u"qty"_s, u"1.5"_s}}));
        break;
    case 3:
        (void)act(m_highLevel, u"invoice.discount"_s,
            with({{u"discount"_s, oneOf({u"0"_s, u"5"_s, u"12.5"_s})},
                {u"discountType"_s, oneOf({u"percentage"_s, u"fixed"_s})}}));
        break;
    case 4:
        (void)act(m_highLevel, u"invoice.tax"_s,
            with({{u"taxRate"_s, oneOf(ratesOf(history.profile))}, {u"taxName"_s, u"Tax"_s}}));
        break;
    case 5:
    case 6:
        (void)act(m_highLevel, u"invoice.pay"_s, with({{u"mode"_s, oneOf({u"online"_s, u"cash"_s, u"cheque"_s})}}));
        break;
    case 7:
        (void)act(m_highLevel, u"invoice.pay"_s,
            with({{u"amount"_s, u"%1.%2"_s.arg(1 + below(30)).arg(10 + below(90))},
                {u"mode"_s, oneOf({u"online"_s, u"cash"_s, u"other"_s})}}));
        break;
    case 8:
        (void)act(m_highLevel, u"invoice.pay_by_bank"_s,
            with({{u"days"_s, int(below(6))}, {u"fails"_s, oneIn(4) ? u"on"_s : u""_s}}));
        break;
    case 9:
        (void)act(m_highLevel, u"invoice.void"_s, name);
        break;
    case 10:
        if (oneIn(2) && act(m_highLevel, u"invoice.delete"_s, name)) {
            history.deleted.insert(id, invoice);
        }
        break;
    default:
        if (oneIn(3)) {
            spoil(id);
        } else {
            const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
            (void)act(m_highLevel, u"invoice.edit"_s,
                with({{u"contact"_s, contacts.at(qsizetype(below(quint64(contacts.size()))))[u"id"]}}));
        }
    }
}

/// A document of Kontor's in QuickBooks, with the id of its invoice at HighLevel.
std::optional<QJsonObject> InvoicePeople::someMirrored(QString &invoice)
{
    const QJsonArray rows = m_quickBooks.part(u"invoices"_s);
    QList<QJsonObject> ours;
    for (const QJsonValue &row : rows) {
        if (!history.strange.contains(u"invoice "_s + row[u"Id"].toString())) {
            ours.append(row.toObject());
        }
    }
    if (ours.isEmpty()) {
        return std::nullopt;
    }
    const QJsonObject one = ours.at(qsizetype(below(quint64(ours.size()))));
    static const QString mark = u"HighLevel invoice "_s;
    const QString note = one[u"PrivateNote"].toString();
    invoice = note.mid(note.indexOf(mark) + mark.size(), 24);
    return one;
}

void InvoicePeople::touched(const QString &document, const QString &invoice)
{
    QJsonObject after;
    const QJsonArray rows = m_quickBooks.part(u"invoices"_s);
    for (const QJsonValue &row : rows) {
        if (row[u"Id"].toString() == document) {
            after = row.toObject();
        }
    }
    history.everTouched.insert(invoice);
    if (!history.takenHighLevel.contains(invoice)) { // once allowed, Kontor may have seen this one or the one before
        history.touched.insert(document, {invoice, after});
    } else {
        history.touchedAfterChoice.insert(invoice);
    }
}

void InvoicePeople::editDocument(const QJsonObject &document, const QString &invoice)
{
    const QString id = document[u"Id"].toString();
    QJsonObject values;
    switch (below(4)) {
    case 0:
        values = {{u"TxnDate"_s, u"2026-01-0%1"_s.arg(1 + below(9))}};
        break;
    case 1:
        values = {{u"DocNumber"_s, u"P-%1"_s.arg(below(100))}};
        break;
    case 2:
        values = {{u"PrivateNote"_s, QString(document[u"PrivateNote"].toString() + u". Called %1"_s.arg(below(99)))}};
        break;
    default: {
        QJsonArray lines = document[u"Line"].toArray();
        for (qsizetype i = lines.size() - 1; i >= 0; --i) {
            if (lines[i][u"DetailType"].toString() == u"SubTotalLineDetail") {
                lines.removeAt(i);
            }
        }
        QJsonObject first = lines[0].toObject();
        first.insert(u"Description"_s, u"Said otherwise %1"_s.arg(below(99)));
        lines.replace(0, first);
        values = {{u"Line"_s, lines}};
    }
    }
    if (act(m_quickBooks, u"invoice.edit"_s, {{u"id"_s, id}, {u"values"_s, values}})) {
        touched(id, invoice);
        forgetStrangePayments(); // QuickBooks reckons the tax anew, and takes off what is above the total
        if (values.contains(u"DocNumber"_s)) {
            history.numbers.insert(values[u"DocNumber"].toString());
        }
    }
}

/// How they stand is looked at anew: somebody's doing may have changed them.
void InvoicePeople::forgetStrangePayments()
{
    for (auto strange = history.strange.begin(); strange != history.strange.end(); ++strange) {
        if (strange.key().startsWith(u"payment")) {
            *strange = {};
        }
    }
}

void InvoicePeople::refreshStrange()
{
    const QJsonObject dump = m_quickBooks.dump();
    for (const auto &[word, list] :
        {std::pair{u"invoice "_s, u"invoices"_s}, std::pair{u"payment "_s, u"payments"_s}}) {
        const QJsonArray rows = dump[list].toArray();
        for (const QJsonValue &row : rows) {
            const auto known = history.strange.find(word + row[u"Id"].toString());
            if (known != history.strange.end() && known->isEmpty()) {
                *known = row.toObject();
            }
        }
    }
}

void InvoicePeople::actInQuickBooks()
{
    const QJsonArray customers = m_quickBooks.part(u"customers"_s);
    const QString customer = customers.at(qsizetype(below(quint64(customers.size()))))[u"Id"].toString();
    QString invoice;
    const std::optional<QJsonObject> document = someMirrored(invoice);
    const QString id = document ? (*document)[u"Id"].toString() : QString();
    switch (below(11)) {
    case 0:
    case 1:
        if (document) {
            editDocument(*document, invoice);
        }
        break;
    case 2:
        if (document && oneIn(2)
            && act(m_quickBooks, oneIn(2) ? u"invoice.void"_s : u"invoice.delete"_s, {{u"id"_s, id}})) {
            touched(id, invoice);
            forgetStrangePayments(); // the service may have unlinked them
        }
        break;
    case 3:
    case 4:
        if (document) {
            QJsonObject parameters{{u"id"_s, id}};
            if (oneIn(2)) {
                parameters.insert(u"amount"_s, u"%1.50"_s.arg(1 + below(20)));
            }
            if (const auto made = act(m_quickBooks, u"payment.receive"_s, parameters)) {
                history.strange.insert(u"payment "_s + (*made)[u"Id"].toString(), {});
                history.strangePayments.insert(invoice);
            }
        }
        break;
    case 5:
        if (const QString number = u"INV-%1"_s.arg(1001 + below(8)); oneIn(2)) {
            const auto made = act(m_quickBooks, u"invoice.add"_s,
                {{u"customer"_s, customer}, {u"amount"_s, price()},
                    {u"values"_s, QJsonObject{{u"DocNumber"_s, number}}}});
            if (made) {
                history.strange.insert(u"invoice "_s + (*made)[u"Id"].toString(), {});
                history.numbers.insert(number);
            }
        }
        break;
    case 6:
        if (oneIn(2)) {
            history.changedCustomers.insert(customer);
            (void)act(
                m_quickBooks, oneIn(2) ? u"customer.reactivate"_s : u"customer.deactivate"_s, {{u"id"_s, customer}});
        }
        break;
    case 7:
        if (oneIn(2)) {
            history.itemsGone = true;
            (void)act(m_quickBooks, u"item.deactivate"_s, {{u"id"_s, QString::number(1 + below(5))}});
        }
        break;
    case 8: {
        const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
        if (!contacts.isEmpty()) {
            const QJsonValue contact = contacts.at(qsizetype(below(quint64(contacts.size()))));
            const QString name
                = QString(contact[u"firstName"].toString() + u' ' + contact[u"lastName"].toString()).trimmed();
            if (!name.isEmpty()) {
                (void)act(m_quickBooks, u"vendor.add"_s, {{u"name"_s, name}});
            }
        }
        break;
    }
    case 9:
        if (oneIn(3)) {
            history.closed = true;
            const Instant day = m_clock.now() + std::chrono::hours(24 * (qint64(below(20)) - 15));
            (void)act(m_quickBooks, u"period.close"_s, {{u"date"_s, oneIn(3) ? QString() : toIso(day).left(10)}});
        }
        break;
    default:
        (void)act(m_quickBooks, u"token.expire"_s, {});
    }
    refreshStrange();
}

void InvoicePeople::takePaymentAway()
{
    static const QString mark = u"HighLevel payment "_s;
    QList<QJsonObject> ours;
    const QJsonArray payments = m_quickBooks.part(u"payments"_s);
    for (const QJsonValue &payment : payments) {
        if (payment[u"PrivateNote"].toString().startsWith(mark)) {
            ours.append(payment.toObject());
        }
    }
    if (ours.isEmpty()) {
        return;
    }
    const QJsonObject one = ours.at(qsizetype((*m_rarely)() % quint64(ours.size())));
    const QString source = one[u"PrivateNote"].toString().mid(mark.size());
    QString invoice;
    const QJsonArray transactions = m_highLevel.part(u"transactions"_s);
    for (const QJsonValue &transaction : transactions) {
        invoice = transaction[u"_id"].toString() == source ? transaction[u"entityId"].toString() : invoice;
    }
    if (act(m_quickBooks, (*m_rarely)() % 2 == 0 ? u"payment.void"_s : u"payment.delete"_s, {{u"id"_s, one[u"Id"]}})) {
        history.everTouched.insert(invoice);
        history.gonePayments.insert(source, invoice);
        history.goneUnknown = history.goneUnknown || !knowsPayment(source);
        forgetStrangePayments();
        refreshStrange();
    }
}

void InvoicePeople::exchangeNumbers()
{
    const QJsonArray rows = m_highLevel.part(u"invoices"_s);
    if (rows.size() < 2) {
        return;
    }
    // The numbers go round among two or three.
    const qsizetype count = std::min<qsizetype>(rows.size(), 2 + qsizetype((*m_rarely)() % 2));
    const qsizetype first = qsizetype((*m_rarely)() % quint64(rows.size()));
    for (qsizetype i = 0; i < count; ++i) {
        const QJsonValue one = rows.at((first + i) % rows.size());
        const QJsonValue next = rows.at((first + (i + 1) % count) % rows.size());
        (void)act(m_highLevel, u"invoice.edit"_s,
            {{u"invoice"_s, one[u"_id"]}, {u"invoiceNumber"_s, next[u"invoiceNumber"]}});
    }
}

void InvoicePeople::actRarely() { (*m_rarely)() % 2 == 0 ? takePaymentAway() : exchangeNumbers(); }

void InvoicePeople::act()
{
    if (m_rarely && (*m_rarely)() % 5 == 0) {
        actRarely();
        return;
    }
    oneIn(4) ? actInQuickBooks() : actInHighLevel();
}

void InvoicePeople::choose(journal::Journal &journal, const journal::Operation &operation)
{
    const QString invoice = operation.payload[u"invoice"].toString();
    const bool highLevel = oneIn(2);
    m_say(u"the owner takes %1 for %2"_s.arg(highLevel ? u"HighLevel's"_s : u"QuickBooks'"_s, invoice));
    // Noted first: a crash may come right after it was stored.
    if (operation.payload.contains(u"payments"_s)) {
        if (highLevel) {
            history.takenPayments.insert(invoice);
        }
    } else if (highLevel) {
        history.takenHighLevel.insert(invoice);
        for (auto touch = history.touched.begin(); touch != history.touched.end();) {
            touch = touch->invoice == invoice ? history.touched.erase(touch) : std::next(touch);
        }
    } else {
        history.keptQuickBooks.insert(invoice);
    }
    (void)engine::chooseOperation(journal, operation.id,
        highLevel ? engine::OwnerChoice::HighLevel : engine::OwnerChoice::QuickBooks, m_clock.now());
}

void InvoicePeople::ownerActs(journal::Journal &journal)
{
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.flow == u"receipts" || !oneIn(3)) { // the payments' people see to those
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

void InvoicePeople::decideAll(journal::Journal &journal)
{
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.flow == u"receipts") {
            continue;
        }
        if (flows::aboutOf(operation).decision && !oneIn(3)) {
            choose(journal, operation);
        } else {
            engine::retryOperation(journal, operation.id, m_clock.now());
        }
    }
}

void InvoicePeople::removeCauses()
{
    (void)act(m_quickBooks, u"period.close"_s, {{u"date"_s, QString()}});
    history.closed = false;
}

} // namespace kontor::simulation
