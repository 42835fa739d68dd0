// Rows of the journal to values and back; shared by the writer and the reader.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal/rows.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::journal {

namespace {

constexpr std::array<std::pair<OperationState, QStringView>, 6> stateWords{{
    {OperationState::Waiting, u"waiting"},
    {OperationState::Sent, u"sent"},
    {OperationState::Attention, u"attention"},
    {OperationState::Done, u"done"},
    {OperationState::Dismissed, u"dismissed"},
    {OperationState::Superseded, u"superseded"},
}};

constexpr std::array<std::pair<Error::Kind, QStringView>, 13> kindWords{{
    {Error::Kind::NotSent, u"not_sent"},
    {Error::Kind::OutcomeUnknown, u"outcome_unknown"},
    {Error::Kind::Trouble, u"trouble"},
    {Error::Kind::Throttled, u"throttled"},
    {Error::Kind::Refused, u"refused"},
    {Error::Kind::Unauthorized, u"unauthorized"},
    {Error::Kind::ConnectionEnded, u"connection_ended"},
    {Error::Kind::Unreadable, u"unreadable"},
    {Error::Kind::Keychain, u"keychain"},
    {Error::Kind::NotConnected, u"not_connected"},
    {Error::Kind::Cancelled, u"cancelled"},
    {Error::Kind::BadInput, u"bad_input"},
    {Error::Kind::Internal, u"internal"},
}};

template <class Words, class Wanted>
QString wordFor(const Words &words, Wanted wanted)
{
    const auto found = std::ranges::find(words, wanted, &Words::value_type::first);
    Q_ASSERT(found != words.end());
    return found->second.toString();
}

template <class Words>
auto meaningOf(const Words &words, const QString &word)
{
    const auto found = std::ranges::find_if(words, [&](const auto &pair) { return pair.second == word; });
    if (found == words.end()) {
        throw JournalBroken(u"store.damaged"_s, u"unknown word \"%1\" in the journal"_s.arg(word));
    }
    return found->first;
}

Service serviceFromWord(const QString &word)
{
    const auto found = std::ranges::find(services, word, serviceWord);
    if (found == services.end()) {
        throw JournalBroken(u"store.damaged"_s, u"unknown service \"%1\" in the journal"_s.arg(word));
    }
    return *found;
}

} // namespace

QString stateWord(OperationState state) { return wordFor(stateWords, state); }

QString operationColumns()
{
    return u"o.id, o.kind, o.flow, o.service, o.subject, o.idempotency_key, o.state, o.stage, o.payload, o.urgency, "
           u"o.attempts, "
           "o.due, o.created, o.troubled_since, o.problem, o.attention_since"_s;
}

Operation operationFrom(const Rows &rows)
{
    Operation operation;
    operation.id = rows.number(0);
    operation.kind = rows.text(1);
    operation.flow = rows.text(2);
    operation.service = serviceFromWord(rows.text(3));
    operation.subject = rows.text(4);
    operation.idempotencyKey = rows.text(5);
    operation.state = meaningOf(stateWords, rows.text(6));
    operation.stage = rows.text(7);
    operation.payload = rows.object(8);
    operation.urgency = static_cast<int>(rows.number(9));
    operation.attempts = static_cast<int>(rows.number(10));
    operation.due = rows.instant(11);
    operation.created = rows.instant(12);
    operation.troubledSince = rows.optionalInstant(13);
    if (!rows.none(14)) {
        operation.problem = errorFrom(rows.object(14));
    }
    operation.attentionSince = rows.optionalInstant(15);
    return operation;
}

std::vector<Operation> operationsFrom(Rows rows)
{
    std::vector<Operation> operations;
    while (rows.next()) {
        operations.push_back(operationFrom(rows));
    }
    return operations;
}

QJsonObject errorObject(const Error &error)
{
    return {{u"kind"_s, wordFor(kindWords, error.kind)}, {u"key"_s, error.key},
        {u"parameters"_s, parametersObject(error.parameters)}, {u"detail"_s, error.detail},
        {u"service_code"_s, error.serviceCode}, {u"http_status"_s, error.httpStatus}, {u"trace_id"_s, error.traceId},
        {u"retry_after_ms"_s, static_cast<qint64>(error.retryAfter.count())}};
}

Error errorFrom(const QJsonObject &object)
{
    Error error;
    error.kind = meaningOf(kindWords, object[u"kind"].toString());
    error.key = object[u"key"].toString();
    error.parameters = parametersFrom(object[u"parameters"].toObject());
    error.detail = object[u"detail"].toString();
    error.serviceCode = object[u"service_code"].toString();
    error.httpStatus = object[u"http_status"].toInt();
    error.traceId = object[u"trace_id"].toString();
    error.retryAfter = std::chrono::milliseconds(object[u"retry_after_ms"].toInteger());
    return error;
}

QString orderKey(const QString &id)
{
    const bool numeric = !id.isEmpty() && std::ranges::all_of(id, [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!numeric) {
        return u"x"_s + id;
    }
    qsizetype zeros = 0;
    while (zeros + 1 < id.size() && id[zeros] == u'0') {
        ++zeros;
    }
    // The length first, so that texts sort as numbers do.
    return u"%1:%2"_s.arg(id.size() - zeros, 6, 10, QChar(u'0')).arg(QStringView(id).mid(zeros));
}

QString searchable(const QString &text) { return text.normalized(QString::NormalizationForm_C).toLower(); }

QJsonObject parametersObject(const QMap<QString, QString> &parameters)
{
    QJsonObject object;
    for (auto i = parameters.begin(); i != parameters.end(); ++i) {
        object.insert(i.key(), i.value());
    }
    return object;
}

QMap<QString, QString> parametersFrom(const QJsonObject &object)
{
    QMap<QString, QString> parameters;
    for (auto i = object.begin(); i != object.end(); ++i) {
        parameters.insert(i.key(), i.value().toString());
    }
    return parameters;
}

} // namespace kontor::journal
