// What kontorctl prints: text for people, one JSON document for programs.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontorctl/output.h"

#include "core/money.h"
#include "core/plain_text.h"
#include "texts/texts.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kontor::kontorctl {

namespace {

QString situationWord(engine::Situation situation)
{
    using engine::Situation;
    switch (situation) {
    case Situation::NotConnected:
        return u"not_connected"_s;
    case Situation::NoKeychain:
        return u"no_keychain"_s;
    case Situation::ConnectionDied:
        return u"connection_died"_s;
    case Situation::NeedsAttention:
        return u"needs_attention"_s;
    case Situation::Paused:
        return u"paused"_s;
    case Situation::Offline:
        return u"offline"_s;
    case Situation::ServiceSlow:
        return u"service_slow"_s;
    case Situation::Importing:
        return u"importing"_s;
    case Situation::Syncing:
        return u"syncing"_s;
    case Situation::Stale:
        return u"stale"_s;
    case Situation::InStep:
        return u"in_step"_s;
    }
    return {};
}

QString situationSentence(const engine::Snapshot &snapshot)
{
    using engine::Situation;
    const QString service = snapshot.about ? serviceName(*snapshot.about) : QString();
    const int attention = static_cast<int>(snapshot.attention);
    switch (snapshot.situation) {
    case Situation::NotConnected:
        return QCoreApplication::translate("kontorctl", "%1 is not connected").arg(service);
    case Situation::NoKeychain:
        return QCoreApplication::translate("kontorctl", "Kontor cannot read the sign-in");
    case Situation::ConnectionDied:
        return QCoreApplication::translate("kontorctl", "%1 is no longer connected").arg(service);
    case Situation::NeedsAttention:
        return QCoreApplication::translate("kontorctl", "%n items need your attention", nullptr, attention);
    case Situation::Paused:
        return QCoreApplication::translate("kontorctl", "Paused");
    case Situation::Offline:
        return QCoreApplication::translate("kontorctl", "No internet connection");
    case Situation::ServiceSlow:
        return service.isEmpty() ? QCoreApplication::translate("kontorctl", "A service does not answer properly")
                                 : QCoreApplication::translate("kontorctl", "%1 asks Kontor to wait").arg(service);
    case Situation::Importing:
        return QCoreApplication::translate("kontorctl", "Importing contacts");
    case Situation::Syncing:
        return QCoreApplication::translate("kontorctl", "Checking for changes");
    case Situation::Stale:
        return QCoreApplication::translate("kontorctl", "No recent success");
    case Situation::InStep:
        return QCoreApplication::translate("kontorctl", "Everything is in step");
    }
    return {};
}

QJsonValue instantOrNull(const std::optional<Instant> &instant)
{
    return instant ? QJsonValue(toIso(*instant)) : QJsonValue();
}

/// To the second: the short form of most languages ends at the minute.
QString localTime(Instant instant)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count());
    return QLocale().toString(local.date(), QLocale::ShortFormat) + local.time().toString(u" HH:mm:ss"_s);
}

bool isAmount(const QString &field)
{
    static const QStringList names{u"total"_s, u"tax"_s, u"discount"_s, u"net"_s, u"paid"_s, u"balance"_s};
    return names.contains(field) || field.startsWith(u"tax."_s) || field.endsWith(u".amount"_s);
}

/// Both amounts where two are compared, else HighLevel's.
QJsonArray amountsOf(const engine::AttentionEntry &entry)
{
    QJsonArray amounts;
    for (const engine::AttentionEntry::Side &side : entry.sides) {
        if (isAmount(side.field)) {
            amounts.append(QJsonObject{{u"field"_s, side.field}, {u"highlevel"_s, side.highLevel},
                {u"quickbooks"_s, side.quickBooks}, {u"currency"_s, entry.currency}});
        }
    }
    const Result<Currency> currency = Currency::parse(entry.currency);
    if (amounts.isEmpty() && entry.amountMinor && currency) {
        amounts.append(
            QJsonObject{{u"field"_s, u"total"_s}, {u"highlevel"_s, Money(*entry.amountMinor, *currency).toDecimal()},
                {u"quickbooks"_s, QJsonValue()}, {u"currency"_s, entry.currency}});
    }
    return amounts;
}

QString padded(const QString &text, int width) { return cut(singleLine(text), width).leftJustified(width); }

} // namespace

void printLine(const QString &text)
{
    const QByteArray bytes = escapedForTerminal(text).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void printError(const Error &error)
{
    const texts::Explanation words = texts::explain(error);
    QStringList lines{words.title};
    for (const QString &line : {words.cause, words.remedy}) {
        if (!line.isEmpty()) {
            lines.append(u"  "_s + line);
        }
    }
    QStringList technical;
    for (const QString &part : {error.serviceCode, error.httpStatus ? u"HTTP %1"_s.arg(error.httpStatus) : QString(),
             error.detail, error.traceId}) {
        if (!part.isEmpty()) {
            technical.append(part);
        }
    }
    if (!technical.isEmpty()) {
        lines.append(u"  ("_s + technical.join(u", "_s) + u')');
    }
    for (const QString &line : lines) {
        const QByteArray bytes = escapedForTerminal(line).toUtf8() + '\n';
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    }
}

void printJson(const QJsonObject &document)
{
    std::fputs(QJsonDocument(document).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    std::fflush(stdout);
}

void printJson(const QJsonArray &document)
{
    std::fputs(QJsonDocument(document).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    std::fflush(stdout);
}

QJsonObject errorToJson(const Error &error)
{
    const texts::Explanation words = texts::explain(error);
    return {{u"code"_s, error.key}, {u"title"_s, words.title}, {u"cause"_s, words.cause}, {u"remedy"_s, words.remedy},
        {u"detail"_s, error.detail}, {u"serviceCode"_s, error.serviceCode}, {u"httpStatus"_s, error.httpStatus},
        {u"traceId"_s, error.traceId}};
}

QJsonObject statusToJson(const engine::Snapshot &snapshot)
{
    QJsonObject connections;
    for (const auto &[service, state] : snapshot.connections) {
        using State = engine::Connection::State;
        const QString word = state.state == State::Connected ? u"connected"_s
            : state.state == State::Ended                    ? u"ended"_s
                                                             : u"not_connected"_s;
        connections.insert(serviceWord(service),
            QJsonObject{{u"state"_s, word}, {u"account"_s, state.account}, {u"name"_s, state.name},
                {u"environment"_s, state.environment}, {u"since"_s, instantOrNull(state.since)},
                {u"lastSuccess"_s, instantOrNull(state.lastSuccess)},
                {u"validUntil"_s, instantOrNull(state.validUntil)}, {u"calls"_s, state.calls},
                {u"callLimit"_s, state.callLimit},
                {u"problem"_s, state.problem ? QJsonValue(errorToJson(*state.problem)) : QJsonValue()}});
    }
    QJsonArray flows;
    for (const engine::FlowState &flow : snapshot.flows) {
        flows.append(QJsonObject{{u"flow"_s, flow.flow}, {u"enabled"_s, flow.enabled}, {u"today"_s, flow.today},
            {u"thirtyDays"_s, flow.thirtyDays}, {u"waiting"_s, flow.waiting}, {u"attention"_s, flow.attention},
            {u"lastChange"_s, instantOrNull(flow.lastChange)}});
    }
    QJsonValue import;
    if (snapshot.lastImport) {
        const engine::ImportProgress &last = *snapshot.lastImport;
        import = QJsonObject{{u"finished"_s, last.phase == engine::ImportProgress::Phase::Done}, {u"done"_s, last.done},
            {u"total"_s, last.total}, {u"created"_s, last.created}, {u"updated"_s, last.updated},
            {u"unchanged"_s, last.unchanged}, {u"skipped"_s, last.skipped}};
    }
    return {{u"profile"_s, snapshot.profile}, {u"sandbox"_s, snapshot.sandbox},
        {u"situation"_s, situationWord(snapshot.situation)}, {u"connections"_s, connections}, {u"flows"_s, flows},
        {u"import"_s, import}, {u"setUpDone"_s, snapshot.setUpDone},
        {u"lastCheck"_s, instantOrNull(snapshot.lastCheck)}, {u"lastSuccess"_s, instantOrNull(snapshot.lastSuccess)},
        {u"nextCheck"_s, instantOrNull(snapshot.nextCheck)}, {u"pausedSince"_s, instantOrNull(snapshot.pausedSince)},
        {u"waiting"_s, snapshot.waiting}, {u"attention"_s, snapshot.attention},
        {u"stopped"_s, snapshot.stopped ? QJsonValue(errorToJson(*snapshot.stopped)) : QJsonValue()}};
}

QJsonObject logToJson(const journal::LogEntry &entry)
{
    QJsonObject parameters;
    for (auto parameter = entry.parameters.cbegin(); parameter != entry.parameters.cend(); ++parameter) {
        parameters.insert(parameter.key(), parameter.value());
    }
    return {{u"id"_s, entry.id}, {u"time"_s, toIso(entry.time)}, {u"flow"_s, entry.flow},
        {u"direction"_s, entry.direction}, {u"what"_s, texts::what(entry)}, {u"key"_s, entry.key},
        {u"parameters"_s, parameters}, {u"result"_s, entry.result},
        {u"amountMinor"_s, entry.amountMinor ? QJsonValue(*entry.amountMinor) : QJsonValue()},
        {u"currency"_s, entry.currency},
        {u"operation"_s, entry.operation ? QJsonValue(*entry.operation) : QJsonValue()}, {u"details"_s, entry.details}};
}

QJsonObject attentionToJson(const engine::AttentionEntry &entry)
{
    const texts::Explanation words = texts::explain(entry.problem);
    return {{u"id"_s, entry.id}, {u"flow"_s, entry.flow},
        {u"document"_s,
            QJsonObject{
                {u"id"_s, entry.documentId}, {u"number"_s, entry.number.isEmpty() ? entry.name : entry.number}}},
        {u"code"_s, entry.problem.key}, {u"title"_s, words.title}, {u"cause"_s, words.cause},
        {u"remedy"_s, words.remedy}, {u"amounts"_s, amountsOf(entry)}, {u"since"_s, toIso(entry.since)},
        {u"attempts"_s, entry.attempts}, {u"nextAttempt"_s, instantOrNull(entry.nextAttempt)}};
}

QJsonObject previewToJson(const engine::Preview &preview)
{
    QJsonObject counts;
    for (const auto &[flow, count] : preview.counts) {
        counts.insert(flow,
            QJsonObject{{u"create"_s, count.create}, {u"change"_s, count.change}, {u"link"_s, count.link},
                {u"unchanged"_s, count.unchanged}, {u"skip"_s, count.skip}, {u"ask"_s, count.ask}});
    }
    QJsonArray rows;
    for (const engine::PreviewRow &row : preview.rows) {
        rows.append(QJsonObject{{u"flow"_s, row.flow}, {u"action"_s, row.action}, {u"document"_s, row.document},
            {u"email"_s, row.email}, {u"what"_s, texts::previewWords(row.key, row.parameters)}});
    }
    return {{u"counts"_s, counts}, {u"rows"_s, rows}, {u"customers"_s, preview.customers},
        {u"read"_s, toIso(preview.read)}};
}

void printStatus(const engine::Snapshot &snapshot)
{
    printLine(situationSentence(snapshot));
    for (const auto &[service, state] : snapshot.connections) {
        using State = engine::Connection::State;
        const QString word = state.state == State::Connected ? QCoreApplication::translate("kontorctl", "connected")
            : state.state == State::Ended ? QCoreApplication::translate("kontorctl", "connection ended")
                                          : QCoreApplication::translate("kontorctl", "not connected");
        printLine(u"  %1  %2  %3"_s.arg(padded(serviceName(service), 12), padded(word, 18), state.name));
    }
    if (snapshot.import) {
        printLine(QCoreApplication::translate(
            "kontorctl", "  Import: %1 of %2; %3 created, %4 updated, %5 unchanged, %6 skipped")
                .arg(snapshot.import->done)
                .arg(snapshot.import->total)
                .arg(snapshot.import->created)
                .arg(snapshot.import->updated)
                .arg(snapshot.import->unchanged)
                .arg(snapshot.import->skipped));
    }
    printLine(QCoreApplication::translate("kontorctl", "  Waiting: %1, attention: %2")
            .arg(snapshot.waiting)
            .arg(snapshot.attention));
    if (snapshot.lastSuccess) {
        printLine(QCoreApplication::translate("kontorctl", "  Last success: %1").arg(localTime(*snapshot.lastSuccess)));
    }
}

void printLog(const journal::LogEntry &entry)
{
    QString what = texts::what(entry);
    if (const QString cause = texts::causeOf(entry); !cause.isEmpty()) {
        what += u": "_s + cause;
    }
    printLine(u"%1  %2  %3  %4  %5"_s.arg(localTime(entry.time), padded(texts::flowWord(entry.flow), 14),
        padded(texts::directionWord(entry.direction), 8), padded(texts::resultWord(entry.result), 16), what));
}

void printAttention(const engine::AttentionEntry &entry)
{
    const texts::Explanation words = texts::explain(entry.problem);
    QStringList document{entry.number, entry.name};
    document.removeAll({});
    printLine(u"#%1  %2: %3"_s.arg(QString::number(entry.id), words.title, document.join(u", "_s)));
    printLine(u"    "_s + words.cause);
    printLine(u"    "_s + words.remedy);
    for (const engine::AttentionEntry::Side &side : entry.sides) {
        if (side.differs) {
            printLine(u"    %1: HighLevel %2, QuickBooks %3"_s.arg(
                texts::fieldWord(side.field), side.highLevel, side.quickBooks));
        }
    }
    if (entry.decision) {
        printLine(u"    kontorctl attention choose %1 highlevel|quickbooks"_s.arg(entry.id));
    }
}

void printPreview(const engine::Preview &preview)
{
    for (const engine::PreviewRow &row : preview.rows) {
        printLine(u"%1  %2  %3  %4"_s.arg(padded(texts::previewActionWord(row.action), 12), padded(row.document, 32),
            padded(row.email, 32), texts::previewWords(row.key, row.parameters)));
    }
    for (const auto &[flow, count] : preview.counts) {
        printLine(QCoreApplication::translate(
            "kontorctl", "%1: create %2, change %3, link %4, unchanged %5, skip %6, ask %7. Nothing was written.")
                .arg(texts::flowWord(flow))
                .arg(count.create)
                .arg(count.change)
                .arg(count.link)
                .arg(count.unchanged)
                .arg(count.skip)
                .arg(count.ask));
    }
    if (preview.rows.empty()) {
        printLine(QCoreApplication::translate("kontorctl", "The next check would change nothing."));
    }
}

void ProgressBar::draw(const engine::Snapshot &snapshot)
{
    if (!snapshot.lastImport || isatty(STDERR_FILENO) == 0) {
        return;
    }
    const engine::ImportProgress &import = *snapshot.lastImport;
    if (import.phase == engine::ImportProgress::Phase::Done && !m_drawn) {
        return; // of an earlier time
    }
    constexpr int width = 32;
    const int filled = import.total > 0 ? static_cast<int>(width * import.done / import.total) : 0;
    QString line = u"\r[%1%2] %3 / %4"_s.arg(QString(filled, u'#'), QString(width - filled, u'-'))
                       .arg(import.done)
                       .arg(import.total);
    if (import.perSecond > 0) {
        line += u"  %1/s"_s.arg(import.perSecond, 0, 'f', 1);
    }
    std::fputs(line.leftJustified(72).toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressBar::finish()
{
    if (m_drawn) {
        std::fputc('\n', stderr);
        m_drawn = false;
    }
}

} // namespace kontor::kontorctl
