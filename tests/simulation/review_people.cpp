// Who pays invoices in QuickBooks in a simulated world, and what people do about review requests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/review_people.h"

#include "engine/cycle.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/review_requests/review_requests.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace kontor::simulation {

ReviewPeople::ReviewPeople(quint64 seed, VirtualClock &clock, sandbox::StandIn &quickBooks, sandbox::StandIn &highLevel,
    QString zone, std::function<void(const QString &)> say)
    : m_random(seed ^ 0x2545f4914f6cdd1dU)
    , m_clock(clock)
    , m_quickBooks(quickBooks)
    , m_highLevel(highLevel)
    , m_say(std::move(say))
{
    history.zone = std::move(zone);
    history.link = u"https://g.page/r/fern/review?a=1&b=2"_s;
}

Result<QJsonObject> ReviewPeople::act(sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters)
{
    const Result<QJsonObject> done = standIn.act(action, parameters);
    m_say(action + u' ' + QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact))
        + (done ? u" -> "_s + (*done)[u"id"].toString((*done)[u"Id"].toString())
                : u" refused: "_s + done.error().detail));
    return done;
}

bool ReviewPeople::isTheirs(const QString &name)
{
    return name.contains(u"message") || name.startsWith(u"export") || name.startsWith(u"unsubscribe");
}

void ReviewPeople::chooseSettings(journal::Journal &journal)
{
    const QJsonArray table = m_highLevel.switchTable();
    for (const QJsonValue &entry : table) {
        const QString name = entry[u"name"].toString();
        const QJsonArray positions = entry[u"positions"].toArray();
        if (isTheirs(name) && oneIn(2)) {
            const QString position = positions.at(qsizetype(below(quint64(positions.size())))).toString();
            (void)m_highLevel.setSwitch(name, position);
            m_say(u"switch %1 = %2"_s.arg(name, position));
        }
    }
    const auto set = [&](const QString &key, const QString &value) { journal.setSetting(key, value); };
    set(u"reviews.link"_s, history.link);
    history.channel = std::array{u"email_else_sms"_s, u"email_else_sms"_s, u"email"_s, u"sms"_s}[below(4)];
    set(u"reviews.channel"_s, history.channel);
    history.quiet = std::array{u"off"_s, u"20:00-08:00"_s, u"00:00-06:30"_s, u"11:00-14:00"_s}[below(4)];
    set(u"reviews.quiet_hours"_s, history.quiet);
    history.limit = std::array{0, 50, 1, 2}[below(4)];
    set(u"reviews.daily_limit"_s, QString::number(history.limit));
    set(u"reviews.delay_minutes"_s, oneIn(3) ? QString::number(below(300)) : u"0"_s);
    if (oneIn(4)) {
        set(u"reviews.language"_s, u"de"_s);
    }
    if (!oneIn(4)) {
        engine::changeSetting(journal, u"reviews.enabled"_s, u"on"_s, m_clock.now());
    }
    noteSwitch(journal);
}

void ReviewPeople::noteSwitch(journal::Journal &journal)
{
    const bool on = flows::review_requests::reviewsAreOn(journal);
    if (on && !m_wasOn) {
        history.on.push_back({m_clock.now(), Instant::max()});
        // What is paid when it is switched on counts as had, whenever the first look is.
    } else if (!on && m_wasOn) {
        history.on.back().to = m_clock.now();
    }
    m_wasOn = on;
}

std::optional<QString> ReviewPeople::addInvoice(const QString &customer, const QString &amount)
{
    const auto made = act(m_quickBooks, u"invoice.add"_s, {{u"customer"_s, customer}, {u"amount"_s, amount}});
    if (!made) {
        return std::nullopt;
    }
    const QString id = (*made)[u"Id"].toString();
    m_own.insert(id);
    m_documents.insert(u"invoice "_s + id);
    return id;
}

bool ReviewPeople::receive(const QString &invoice, const QString &amount)
{
    QJsonObject parameters{{u"id"_s, invoice}};
    if (!amount.isEmpty()) {
        parameters.insert(u"amount"_s, amount);
    }
    const auto made = act(m_quickBooks, u"payment.receive"_s, parameters);
    if (made) {
        m_documents.insert(u"payment "_s + (*made)[u"Id"].toString());
    }
    return made.has_value();
}

QJsonArray ReviewPeople::ownInvoices() const
{
    QJsonArray own;
    const QJsonArray invoices = m_quickBooks.part(u"invoices"_s);
    for (const QJsonValue &invoice : invoices) {
        if (m_own.contains(invoice[u"Id"].toString())) {
            own.append(invoice);
        }
    }
    return own;
}

void ReviewPeople::beforeConnecting()
{
    const QJsonArray customers = m_quickBooks.part(u"customers"_s);
    for (const QJsonValue &customer : customers) {
        if (oneIn(3) && customer[u"Active"].toBool(true)) {
            const auto invoice = addInvoice(customer[u"Id"].toString(), u"25.00"_s);
            if (invoice && !oneIn(4)) {
                receive(*invoice);
            }
        }
    }
}

void ReviewPeople::act()
{
    const QJsonObject books = m_quickBooks.dump();
    const QJsonArray customers = books[u"customers"].toArray();
    const QJsonArray invoices = ownInvoices(); // those of the mirror are the mirror's people's
    const QJsonArray payments = books[u"payments"].toArray();
    const QJsonArray contacts = m_highLevel.part(u"contacts"_s);
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
    case 3: {
        const auto invoice = addInvoice(oneOf(customers)[u"Id"].toString(), oneIn(8) ? u"0"_s : u"40.00"_s);
        if (invoice && !oneIn(3)) {
            receive(*invoice, oneIn(4) ? u"15"_s : QString());
        }
        break;
    }
    case 4:
    case 5:
        if (!invoices.isEmpty()) {
            receive(oneOf(invoices)[u"Id"].toString());
        }
        break;
    case 6:
        if (!invoices.isEmpty()) {
            const QJsonObject invoice = oneOf(invoices);
            const auto memo = act(m_quickBooks, u"creditmemo.add"_s,
                {{u"customer"_s, invoice[u"CustomerRef"][u"value"]}, {u"amount"_s, oneIn(2) ? u"40.00"_s : u"9"_s}});
            if (memo) {
                act(m_quickBooks, u"creditmemo.apply"_s, {{u"id"_s, (*memo)[u"Id"]}, {u"invoice"_s, invoice[u"Id"]}});
            }
        }
        break;
    case 7:
        if (!payments.isEmpty() && oneIn(2)) {
            const QJsonObject payment = oneOf(payments);
            if (m_own.contains(payment[u"Line"][0][u"LinkedTxn"][0][u"TxnId"].toString())) {
                act(m_quickBooks, oneIn(2) ? u"payment.delete"_s : u"payment.void"_s, {{u"id"_s, payment[u"Id"]}});
            }
        }
        break;
    case 8:
        if (!contacts.isEmpty()) {
            const QString contact = oneOf(contacts)[u"id"].toString();
            const bool on = !oneIn(3);
            const auto done = act(m_highLevel, u"contact.dnd"_s,
                {{u"contact"_s, contact}, {u"channel"_s, std::array{u"all"_s, u"Email"_s, u"SMS"_s}[below(3)]},
                    {u"state"_s, on ? u"on"_s : u"off"_s}});
            if (done) {
                history.everClosed.insert(contact);
            }
        }
        break;
    case 9:
        if (!contacts.isEmpty()) {
            const QJsonObject leaving = oneOf(contacts);
            const QString contact = leaving[u"id"].toString();
            if (act(m_highLevel, u"contact.unsubscribe"_s, {{u"contact"_s, contact}})) {
                history.everClosed.insert(contact);
                history.everClosed.insert(leaving[u"email"].toString().toLower()); // whoever has it, then or later
            }
        }
        break;
    case 10:
        if (!contacts.isEmpty() && oneIn(2)) {
            act(m_highLevel, u"message.add"_s,
                {{u"contact"_s, oneOf(contacts)[u"id"]}, {u"channel"_s, oneIn(2) ? u"Email"_s : u"SMS"_s},
                    {u"text"_s, oneIn(2) ? u"Would you? "_s + history.link : u"How did you like it?"_s}});
        }
        break;
    default:
        if (!invoices.isEmpty() && oneIn(3)) {
            const QJsonObject invoice = oneOf(invoices);
            act(m_quickBooks, u"invoice.void"_s, {{u"id"_s, invoice[u"Id"]}});
        }
    }
}

void ReviewPeople::ownerActs(journal::Journal &journal)
{
    if (oneIn(8)) {
        const bool on = flows::review_requests::reviewsAreOn(journal);
        m_say(on ? u"reviews off"_s : u"reviews on"_s);
        engine::changeSetting(journal, u"reviews.enabled"_s, on ? u"off"_s : u"on"_s, m_clock.now());
    }
    noteSwitch(journal);
}

void ReviewPeople::look(journal::Journal &journal)
{
    for (const QString &document : std::as_const(m_documents)) {
        touched(document);
    }
    noteSwitch(journal);
    const QJsonObject books = m_quickBooks.dump();
    const QJsonArray customers = books[u"customers"].toArray();
    const QMap<QString, QString> paid = paidInvoices(books);
    if (m_wasOn && history.on.back().read == Instant::max() && flows::review_requests::PaymentFeed::isRead(journal)) {
        history.on.back().read = m_clock.now();
    }
    for (auto once = m_families.begin(); once != m_families.end(); ++once) {
        if (!paid.contains(once.key())) {
            history.doubtful.insert(*once); // it was taken back, by whomever
        }
    }
    for (auto invoice = paid.begin(); invoice != paid.end(); ++invoice) {
        const QString top = topOfFamily(customers, *invoice);
        if (!m_families.contains(invoice.key())) {
            m_families.insert(invoice.key(), top);
        } else if (m_families.value(invoice.key()) != top) {
            history.doubtful.insert(top); // an old invoice that has come to somebody else is no news
        }
        if (!history.paid.contains(top)) {
            history.paid.insert(top, {m_clock.now(), m_wasOn});
        }
        if (!m_wasOn || history.on.back().read == Instant::max()) {
            Instant &earliest = history.paid[top].earliest;
            earliest = std::min(earliest, oldestPayment(books, invoice.key()));
        }
    }
}

void ReviewPeople::open(journal::Journal &journal)
{
    history.open = m_clock.now();
    journal.setSetting(u"reviews.quiet_hours"_s, u"off"_s);
    journal.setSetting(u"reviews.daily_limit"_s, u"0"_s);
    journal.setSetting(u"reviews.delay_minutes"_s, u"0"_s);
}

QMap<QString, QString> paidInvoices(const QJsonObject &books)
{
    QSet<QString> withMoney;
    const QJsonArray payments = books[u"payments"].toArray();
    for (const QJsonValue &payment : payments) {
        if (payment[u"TotalAmt"].toDouble() <= 0) {
            continue;
        }
        const QJsonArray lines = payment[u"Line"].toArray();
        for (const QJsonValue &line : lines) {
            const QJsonArray links = line[u"LinkedTxn"].toArray();
            for (const QJsonValue &link : links) {
                if (link[u"TxnType"].toString() == u"Invoice" && line[u"Amount"].toDouble() > 0) {
                    withMoney.insert(link[u"TxnId"].toString());
                }
            }
        }
    }
    QMap<QString, QString> paid;
    const QJsonArray invoices = books[u"invoices"].toArray();
    for (const QJsonValue &invoice : invoices) {
        const QString id = invoice[u"Id"].toString();
        if (invoice[u"TotalAmt"].toDouble() > 0 && invoice[u"Balance"].toDouble() == 0 && withMoney.contains(id)
            && !invoice[u"PrivateNote"].toString().startsWith(u"Voided")) {
            paid.insert(id, invoice[u"CustomerRef"][u"value"].toString());
        }
    }
    return paid;
}

Instant oldestPayment(const QJsonObject &books, const QString &invoice)
{
    Instant oldest = Instant::max();
    const QJsonArray payments = books[u"payments"].toArray();
    for (const QJsonValue &payment : payments) {
        const QJsonArray lines = payment[u"Line"].toArray();
        for (const QJsonValue &line : lines) {
            const QJsonArray links = line[u"LinkedTxn"].toArray();
            for (const QJsonValue &link : links) {
                if (link[u"TxnType"].toString() == u"Invoice" && link[u"TxnId"].toString() == invoice) {
                    const auto made = instantFromIso(payment[u"MetaData"][u"CreateTime"].toString());
                    oldest = std::min(oldest, made.value_or(Instant{}));
                }
            }
        }
    }
    return oldest;
}

QString topOfFamily(const QJsonArray &customers, const QString &customer)
{
    QString top = customer;
    for (int level = 0; level < 10; ++level) {
        QString parent;
        for (const QJsonValue &row : customers) {
            if (row[u"Id"].toString() == top) {
                parent = row[u"ParentRef"][u"value"].toString();
            }
        }
        if (parent.isEmpty()) {
            break;
        }
        top = parent;
    }
    return top;
}

} // namespace kontor::simulation
