// One write of the mirror as it stands in an operation's payload, and the steps that all writes share.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/write_task.h"

#include "core/service.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

const std::array kindWords{std::pair{Write::Kind::Create, u"create"_s}, std::pair{Write::Kind::Update, u"update"_s},
    std::pair{Write::Kind::Payment, u"payment"_s}, std::pair{Write::Kind::VoidPayment, u"void_payment"_s},
    std::pair{Write::Kind::VoidInvoice, u"void_invoice"_s}, std::pair{Write::Kind::LinkPayment, u"link_payment"_s}};

} // namespace

QString wordOf(Write::Kind kind)
{
    return std::find_if(kindWords.begin(), kindWords.end(), [&](const auto &entry) {
        return entry.first == kind;
    })->second;
}

QString firstStage(const QString &kind) { return kind == wordOf(Write::Kind::LinkPayment) ? u"read"_s : u"write"_s; }

QJsonObject toJson(const Write &write)
{
    QJsonObject json{{u"kind"_s, wordOf(write.kind)}, {u"id"_s, write.id}, {u"source"_s, write.source},
        {u"body"_s, write.payment ? quickbooks::paymentBody(*write.payment) : write.body}};
    if (write.total) {
        json.insert(u"total"_s, static_cast<qint64>(write.total->minorUnits()));
        json.insert(u"currency"_s, write.total->currency().code());
    }
    if (write.numberIsTaken) {
        json.insert(u"number_is_taken"_s, true);
    }
    if (write.tax) {
        json.insert(u"tax"_s, static_cast<qint64>(write.tax->minorUnits()));
    }
    return json;
}

WriteTask::WriteTask(const journal::Operation &operation)
    : write(operation.payload[u"write"].toObject())
    , kind(write[u"kind"].toString())
    , id(write[u"id"].toString())
    , body(write[u"body"].toObject())
    , invoice(operation.payload[u"invoice"].toString())
    , home(Currency::parse(operation.payload[u"home"].toString()).value_or(Currency()))
    , currency(Currency::parse(write[u"currency"].toString()).value_or(home))
{ }

void describe(journal::Operation &operation)
{
    About about = aboutOf(operation);
    const WriteTask task(operation);
    if (task.isPayment() || task.is(Write::Kind::VoidPayment)) {
        about.document = u"payment"_s;
        if (task.isPayment()) {
            about.amountMinor = task.total().minorUnits();
            about.date = task.body[u"TxnDate"].toString(about.date);
        }
    } else {
        about.document = u"invoice"_s;
    }
    setAbout(operation, about);
}

Outcome goOn(const journal::Operation &operation, const QString &stage)
{
    Outcome outcome{.next = Outcome::Next::Step, .operation = operation};
    outcome.operation.stage = stage;
    return outcome;
}

Outcome forTheOwner(const journal::Operation &operation, Error problem)
{
    const About about = aboutOf(operation);
    for (const auto &[name, value] : {std::pair{u"number"_s, about.number}, std::pair{u"document"_s, about.number},
             std::pair{u"customer"_s, about.name}, std::pair{u"date"_s, about.date}}) {
        // The customer of a number that is taken is that of its holder, who may not be known.
        const bool ofAnother = problem.key == u"qb.6140" && name == u"customer";
        if (problem.parameters.value(name).isEmpty() && !value.isEmpty() && !ofAnother) {
            problem.parameters.insert(name, value);
        }
    }
    return {.next = Outcome::Next::Attention, .operation = operation, .problem = std::move(problem)};
}

Outcome planAnew(const journal::Operation &operation)
{
    return {.operation = operation,
        .replans = {{Service::HighLevel, u"invoice"_s, operation.payload[u"invoice"].toString()}}};
}

Error unreadableAnswer(const journal::Operation &operation, const QString &detail)
{
    return {.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}, {u"document"_s, aboutOf(operation).number}},
        .detail = detail};
}

Outcome writeWithToken(const journal::Operation &operation, const QString &syncToken)
{
    Outcome outcome = goOn(operation, u"write"_s);
    QJsonObject write = operation.payload[u"write"].toObject();
    QJsonObject body = write[u"body"].toObject();
    body.insert(u"SyncToken"_s, syncToken);
    write.insert(u"body"_s, body);
    outcome.operation.payload.insert(u"write"_s, write);
    outcome.operation.payload.insert(u"generation"_s, operation.payload[u"generation"].toInt() + 1);
    outcome.operation.payload.remove(u"firstSent"_s);
    outcome.operation.payload.remove(u"unsure"_s);
    return outcome;
}

void followUp(Outcome &outcome, const QString &quickBooksInvoice)
{
    const journal::Operation &done = outcome.operation;
    QJsonArray then = done.payload[u"then"].toArray();
    if (then.isEmpty()) {
        return;
    }
    journal::Operation next{.kind = done.kind,
        .flow = done.flow,
        .service = done.service,
        .subject = done.subject,
        .stage = u"write"_s,
        .payload = done.payload,
        .urgency = done.urgency};
    QJsonObject write = then.takeAt(0).toObject();
    const QString kind = write[u"kind"].toString();
    if (kind == wordOf(Write::Kind::Payment) || kind == wordOf(Write::Kind::LinkPayment)) {
        QJsonObject body = write[u"body"].toObject();
        QJsonArray lines = body[u"Line"].toArray();
        QJsonObject line = lines[0].toObject();
        QJsonArray links = line[u"LinkedTxn"].toArray();
        QJsonObject link = links[0].toObject();
        if (link[u"TxnId"].toString().isEmpty()) {
            link.insert(u"TxnId"_s, quickBooksInvoice);
            links.replace(0, link);
            line.insert(u"LinkedTxn"_s, links);
            lines.replace(0, line);
            body.insert(u"Line"_s, lines);
            write.insert(u"body"_s, body);
        }
    }
    // The void of a payment has moved the invoice's token.
    next.stage = kind == wordOf(Write::Kind::VoidInvoice) ? u"read"_s : firstStage(kind);
    for (const QString &name : {u"firstSent"_s, u"unsure"_s, u"stale"_s, u"gone"_s, u"unreadable"_s}) {
        next.payload.remove(name);
    }
    const int step = done.payload[u"step"].toInt() + 1;
    next.payload.insert(u"step"_s, step);
    next.payload.insert(u"generation"_s, 0);
    next.payload.insert(u"write"_s, write);
    next.payload.insert(u"then"_s, then);
    next.idempotencyKey = done.idempotencyKey.section(u'-', 0, 0) + u'-' + QString::number(step);
    describe(next);
    outcome.followUps.push_back(std::move(next));
}

} // namespace kontor::flows::invoice_mirror
