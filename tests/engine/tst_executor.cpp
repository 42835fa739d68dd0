// The one place that writes: what is stored before, during and after each call, whatever comes back.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/discovery.h"
#include "engine/cycle.h"
#include "engine/executor.h"
#include "flows/sales_receipts/write_receipt.h"
#include "flows/shared/payer.h"
#include "highlevel/api.h"
#include "quickbooks/api.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;
using flows::Outcome;
using journal::Operation;
using journal::OperationState;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};
const QString customerRecord = u"customer"_s;

/// "write" makes a contact; "confirm", no sooner than 10 s after a lost reply, finds it and is done.
class MakesContact final : public flows::OperationKind
{
public:
    QString name() const override { return u"test.make"_s; }
    net::Request request(Operation &operation, Instant) const override
    {
        const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);
        operation.payload.insert(u"requested"_s, operation.payload[u"requested"].toInt() + 1);
        return writes(operation)
            ? api.createContact({{u"firstName"_s, operation.payload[u"name"]}, {u"email"_s, operation.subject}})
            : api.searchContacts({highlevel::equals(u"email"_s, operation.subject)});
    }
    bool writes(const Operation &operation) const override { return operation.stage == u"write"_s; }
    QString ownPermission(const Operation &operation) const override
    {
        return operation.payload[u"permission"].toString();
    }
    Outcome settle(const Operation &operation, const Result<QJsonObject> &reply, const flows::Known &) const override
    {
        Outcome outcome{.operation = operation};
        if (!reply) {
            outcome.next = Outcome::Next::Attention;
            outcome.problem = reply.error();
            return outcome;
        }
        outcome.result = u"created"_s;
        for (const QJsonValue &customer : operation.payload[u"customers"].toArray()) {
            outcome.links.push_back({.kind = u"contact"_s,
                .quickbooksId = customer.toString(),
                .highlevelId = (*reply)[u"contact"][u"id"].toString(),
                .madeByKontor = true});
        }
        if (operation.payload[u"follow"].toBool()) {
            outcome.followUps.push_back({.kind = u"test.make"_s, .subject = operation.subject, .stage = u"write"_s});
        }
        return outcome;
    }
    Outcome unknown(const Operation &operation) const override
    {
        Outcome outcome{.next = Outcome::Next::Step, .operation = operation, .after = 10s};
        outcome.operation.stage = u"confirm"_s;
        return outcome;
    }
};

net::Reply json(int status, const QByteArray &body) { return {.status = status, .body = body}; }

QByteArray tokenAnswer(int n)
{
    return R"({"access_token":"access-token-%1","token_type":"Bearer","expires_in":86399,"refresh_token":"refresh-token-%1","userType":"Location","locationId":"Lq3XyZ0aBcDeFgHiJkLm","userId":"u"})"_ba
        .replace("%1", QByteArray::number(n));
}

/// An executor with a connected HighLevel account; a test says what each call gets.
struct Workshop
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    test::ScriptedTransport::Script script
        = [](const net::Request &) -> Result<net::Reply> { return json(201, R"({"contact":{"id":"c1"}})"); };
    int renewals = 0;
    std::stop_source stop;
    test::ScriptedTransport transport{clock, [this](const net::Request &request) -> Result<net::Reply> {
                                          if (request.url.path().startsWith(u"/oauth/"_s)) {
                                              return json(200, tokenAnswer(++renewals + 1));
                                          }
                                          return script(request);
                                      }};
    auth::TokenEndpoint endpoint{Service::HighLevel, auth::highLevelEndpoints({}, QUrl(u"https://services.example"_s)),
        {u"client-id"_s, u"client-secret"_s}, transport, clock, secrets};
    auth::Account account{Service::HighLevel,
        auth::TokenKeeper(
            endpoint, u"profile/highlevel/tokens"_s, store, clock, secrets, QUrl(u"http://localhost:8917/callback"_s)),
        transport, clock, highlevel::readReply};
    MakesContact kind;
    Executor executor = makeExecutor();

    Workshop()
    {
        const auto kept = account.keeper().keep({.access = u"access-token-1"_s,
                                                    .refresh = u"refresh-token-1"_s,
                                                    .accessUntil = start + 240h,
                                                    .renewFrom = start + 239h,
                                                    .account = u"Lq3XyZ0aBcDeFgHiJkLm"_s},
            {});
        Q_ASSERT(kept);
        account.setStored(true);
    }
    Executor makeExecutor()
    {
        return Executor(
            *journal, transport, clock, random, secrets, {{kind.name(), &kind}}, {{Service::HighLevel, &account}});
    }
    qint64 put(const QString &subject, OperationState state = OperationState::Waiting, const QJsonObject &more = {})
    {
        Operation operation{.kind = u"test.make"_s,
            .flow = u"contacts"_s,
            .service = Service::HighLevel,
            .subject = subject,
            .state = state,
            .stage = u"write"_s,
            .payload = {{u"name"_s, QString(u"Name of "_s + subject)}, {u"customers"_s, QJsonArray{u"7"_s}}},
            .due = start,
            .created = start};
        for (auto entry = more.begin(); entry != more.end(); ++entry) {
            operation.payload.insert(entry.key(), entry.value());
        }
        journal->putOperation(operation);
        return operation.id;
    }
    Executor::Report apply(std::chrono::milliseconds length = 1h, const std::function<bool()> &interrupted = {})
    {
        return executor.apply(
            clock.now() + length, interrupted ? interrupted : [] { return false; }, [] {}, stop.get_token());
    }
    Operation at(qint64 id) { return journal->operation(id).value_or(Operation{.kind = u"not there"_s}); }
    QStringList paths() const
    {
        QStringList all;
        for (const net::Request &request : transport.sent) {
            all.append(request.url.path());
        }
        return all;
    }
};

/// An executor with a connected QuickBooks account and customers to be made.
struct Counter
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    test::ScriptedTransport::Script script
        = [](const net::Request &request) -> Result<net::Reply> { return answerAll(request); };
    std::stop_source stop;
    test::ScriptedTransport transport{
        clock, [this](const net::Request &request) -> Result<net::Reply> { return script(request); }};
    auth::TokenEndpoint endpoint{
        Service::QuickBooks, auth::intuitEndpoints(), {u"client-id"_s, u"client-secret"_s}, transport, clock, secrets};
    auth::Account account{Service::QuickBooks,
        auth::TokenKeeper(
            endpoint, u"profile/quickbooks/tokens"_s, store, clock, secrets, QUrl(u"http://localhost:8917/callback"_s)),
        transport, clock, quickbooks::readReply};
    quickbooks::Api api{QUrl(u"https://quickbooks.example"_s), u"4620816365000000001"_s};
    flows::CreateCustomer kind{api};
    Executor executor{
        *journal, transport, clock, random, secrets, {{kind.name(), &kind}}, {{Service::QuickBooks, &account}}, api};

    Counter()
    {
        const auto kept = account.keeper().keep({.access = u"access-token-1"_s,
                                                    .refresh = u"refresh-token-1"_s,
                                                    .accessUntil = start + 240h,
                                                    .renewFrom = start + 239h,
                                                    .account = u"4620816365000000001"_s},
            {});
        Q_ASSERT(kept);
        account.setStored(true);
    }
    std::vector<qint64> put(int customers)
    {
        std::vector<qint64> ids;
        journal->transaction([&] {
            for (int i = 1; i <= customers; ++i) {
                Operation operation
                    = flows::customerCreation({.contactId = u"contact-%1"_s.arg(i), .name = u"Customer %1"_s.arg(i)},
                        u"invoices"_s, {}, u"key%1"_s.arg(i), start);
                journal->putOperation(operation);
                ids.push_back(operation.id);
            }
        });
        return ids;
    }
    Executor::Report apply(std::chrono::milliseconds length = 1h)
    {
        return executor.apply(clock.now() + length, [] { return false; }, [] {}, stop.get_token());
    }
    Operation at(qint64 id) { return journal->operation(id).value_or(Operation{.kind = u"not there"_s}); }
    QList<net::Request> batches() const
    {
        QList<net::Request> found;
        for (const net::Request &request : transport.sent) {
            if (request.url.path().endsWith(u"/batch")) {
                found.append(request);
            }
        }
        return found;
    }
    static QJsonArray itemsOf(const net::Request &request)
    {
        return QJsonDocument::fromJson(request.body).object()[u"BatchItemRequest"].toArray();
    }
    /// Each item or the one customer made, its id the number in its name, in an order of the service's own.
    static net::Reply answerAll(const net::Request &request, const QString &refused = {}, const QString &leftOut = {})
    {
        const auto customer = [](const QString &name) {
            return QJsonObject{{u"Id"_s, name.section(u' ', -1)}, {u"DisplayName"_s, name}};
        };
        if (!request.url.path().endsWith(u"/batch")) {
            const QString name = QJsonDocument::fromJson(request.body).object()[u"DisplayName"].toString();
            return json(200, QJsonDocument(QJsonObject{{u"Customer"_s, customer(name)}}).toJson());
        }
        QJsonArray answers;
        const QJsonArray items = itemsOf(request);
        for (const QJsonValue &item : items) {
            const QString name = item[u"Customer"][u"DisplayName"].toString();
            QJsonObject answer{{u"bId"_s, item[u"bId"]}, {u"Customer"_s, customer(name)}};
            if (name == refused) {
                answer = {{u"bId"_s, item[u"bId"]},
                    {u"Fault"_s,
                        QJsonObject{{u"type"_s, u"ValidationFault"_s},
                            {u"Error"_s,
                                QJsonArray{QJsonObject{{u"code"_s, u"2050"_s}, {u"Message"_s, u"Too long"_s},
                                    {u"element"_s, u"DisplayName"_s}}}}}}};
            }
            if (name != leftOut) {
                answers.prepend(answer);
            }
        }
        return json(200, QJsonDocument(QJsonObject{{u"BatchItemResponse"_s, answers}}).toJson());
    }
};

} // namespace

class ExecutorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWriteIsMarkedAsSentBeforeItLeaves()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        OperationState whileSending = OperationState::Waiting;
        int requested = 0;
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            whileSending = shop.at(id).state;
            requested = shop.at(id).payload[u"requested"].toInt(); // what the request noted is stored as well
            return json(201, R"({"contact":{"id":"c1"}})");
        };
        const Executor::Report report = shop.apply();
        QCOMPARE(whileSending, OperationState::Sent);
        QCOMPARE(requested, 1);
        QCOMPARE(shop.at(id).state, OperationState::Done);
        QCOMPARE(shop.at(id).attempts, 1);
        QCOMPARE(report.writes, 1);
        QCOMPARE(report.settled, 1);
        QVERIFY(report.ended.empty() && report.trouble.empty());
        QCOMPARE(shop.journal->linkByQuickBooks(u"contact"_s, u"7"_s)->highlevelId, u"c1"_s);
        QCOMPARE(net::headerValue(shop.transport.sent.first().headers, "Authorization"), "Bearer access-token-1"_ba);
    }

    void aReadIsNotMarkedForRepeatingItDoesNoHarm()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        Operation operation = shop.at(id);
        operation.stage = u"confirm"_s;
        shop.journal->putOperation(operation);
        OperationState whileSending = OperationState::Sent;
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            whileSending = shop.at(id).state;
            return json(200, R"({"contact":{"id":"c1"}})");
        };
        QCOMPARE(shop.apply().writes, 0);
        QCOMPARE(whileSending, OperationState::Waiting);
    }

    void whatACrashLeftSentIsLookedForBeforeAnythingElse()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s, OperationState::Sent);
        Instant asked{};
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            asked = shop.clock.now();
            return json(200, R"({"contact":{"id":"c1"}})");
        };
        shop.apply();
        QCOMPARE(shop.paths(), QStringList{u"/contacts/search"_s});
        QVERIFY(asked >= start + 10s);
        QCOMPARE(shop.at(id).state, OperationState::Done);
    }

    void aLostReplyIsLookedForAndNotSentAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("lost") << 0;
        QTest::newRow("500") << 500;
        QTest::newRow("a broken answer") << 200;
    }
    void aLostReplyIsLookedForAndNotSentAgain()
    {
        QFETCH(int, status);
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        Instant asked{};
        shop.script = [&](const net::Request &request) -> Result<net::Reply> {
            if (request.url.path() == u"/contacts/"_s) {
                return status == 0 ? Result<net::Reply>(fail({.kind = Error::Kind::OutcomeUnknown}))
                                   : json(status, "<");
            }
            asked = shop.clock.now();
            return json(200, R"({"contact":{"id":"c1"}})");
        };
        const Executor::Report report = shop.apply();
        QCOMPARE(shop.paths(), (QStringList{u"/contacts/"_s, u"/contacts/search"_s}));
        QVERIFY(asked >= start + 10s);
        QCOMPARE(shop.at(id).state, OperationState::Done);
        QVERIFY(!shop.at(id).problem);
        QCOMPARE(shop.at(id).attempts, 1); // to look for it is no attempt
        QCOMPARE(report.trouble.count(Service::HighLevel), 1U);
    }

    void anInterruptionPutsBackWhatHasNotLeft()
    {
        Workshop shop;
        for (int i = 0; i < 20; ++i) {
            shop.put(QString::number(i));
        }
        shop.apply(1h, [&] { return shop.transport.sent.size() >= 4; });
        QCOMPARE(shop.transport.sent.size(), 4);
        QVERIFY(shop.journal->leftSent().empty());
        QCOMPARE(shop.journal->waitingCount(), 16);
        shop.apply();
        QCOMPARE(shop.transport.sent.size(), 20); // each once
        QCOMPARE(shop.journal->waitingCount(), 0);
    }

    void aStopLeavesWhatIsUnderWayMarkedAsSent()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            shop.stop.request_stop();
            return fail({.kind = Error::Kind::Cancelled});
        };
        shop.apply();
        QCOMPARE(shop.at(id).state, OperationState::Sent);
        // The next start looks for it.
        shop.stop = {};
        shop.script
            = [](const net::Request &) -> Result<net::Reply> { return json(200, R"({"contact":{"id":"c1"}})"); };
        Executor next = shop.makeExecutor();
        next.apply(shop.clock.now() + 1h, [] { return false; }, [] {}, shop.stop.get_token());
        QCOMPARE(shop.paths().last(), u"/contacts/search"_s);
        QCOMPARE(shop.at(id).state, OperationState::Done);
    }

    void whatAnotherProcessTakesOutWhileItIsReadDoesNotLiveAgain_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("answered") << 200;
        QTest::newRow("refused") << 400;
        QTest::newRow("throttled") << 429;
        QTest::newRow("trouble") << 503;
        QTest::newRow("the connection has ended") << 403;
    }
    void whatAnotherProcessTakesOutWhileItIsReadDoesNotLiveAgain()
    {
        QFETCH(int, status);
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        Operation operation = shop.at(id);
        operation.stage = u"confirm"_s;
        shop.journal->putOperation(operation);
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            operation.state = OperationState::Superseded;
            shop.journal->putOperation(operation);
            return json(status, R"({"contact":{"id":"c1"}})");
        };
        QCOMPARE(shop.apply().settled, 0);
        QCOMPARE(shop.transport.sent.size(), 1);
        QCOMPARE(shop.at(id).state, OperationState::Superseded);
        QVERIFY(!shop.journal->linkByQuickBooks(u"contact"_s, u"7"_s));
    }

    void whatAWriteCameToIsNotedWhateverBecameOfItMeanwhile()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        const qint64 lost = shop.put(u"b"_s);
        QStringList looked;
        shop.script = [&](const net::Request &request) -> Result<net::Reply> {
            if (request.url.path() == u"/contacts/search"_s) {
                looked.append(u"b"_s);
                return json(200, R"({"contact":{"id":"c1"}})");
            }
            const bool answers = request.body.contains("Name of a");
            Operation operation = shop.at(answers ? id : lost);
            operation.state = OperationState::Superseded;
            shop.journal->putOperation(operation);
            return answers ? Result<net::Reply>(json(201, R"({"contact":{"id":"c1"}})"))
                           : fail({.kind = Error::Kind::OutcomeUnknown});
        };
        shop.apply();
        QCOMPARE(shop.at(id).state, OperationState::Done);
        QCOMPARE(shop.at(lost).state, OperationState::Done); // found out before
        QCOMPARE(looked.size(), 1);
        QCOMPARE(shop.journal->linkByQuickBooks(u"contact"_s, u"7"_s)->highlevelId, u"c1"_s);
    }

    void whatAnotherProcessNotesInAWriteStaysThere_data()
    {
        QTest::addColumn<bool>("leaves");
        QTest::newRow("sent") << true;
        QTest::newRow("put back") << false;
    }
    void whatAnotherProcessNotesInAWriteStaysThere()
    {
        QFETCH(bool, leaves);
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        bool noted = false;
        const auto note = [&] { // as switching off does with what may have gone out
            Operation operation = shop.at(id);
            if (operation.state == OperationState::Sent && !noted) {
                noted = true;
                operation.payload.insert(u"off"_s, true);
                shop.journal->putOperation(operation);
            }
        };
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            note();
            return fail({.kind = Error::Kind::NotSent});
        };
        shop.apply(1h, [&] {
            if (!leaves) {
                note();
            }
            return noted;
        });
        QVERIFY(noted);
        QCOMPARE(shop.at(id).state, OperationState::Waiting);
        QVERIFY(shop.at(id).payload[u"off"].toBool());
    }

    void aRefusedTokenIsRenewedOnceForAll()
    {
        Workshop shop;
        for (int i = 0; i < 6; ++i) {
            shop.put(QString::number(i));
        }
        shop.script = [](const net::Request &request) -> Result<net::Reply> {
            return net::headerValue(request.headers, "Authorization") == "Bearer access-token-1"
                ? json(401, R"({"statusCode":401,"message":"Invalid JWT"})")
                : json(201, R"({"contact":{"id":"c1"}})");
        };
        const Executor::Report report = shop.apply();
        QCOMPARE(shop.renewals, 1);
        QCOMPARE(report.writes, 6);
        QVERIFY(report.ended.empty());
        QCOMPARE(shop.journal->waitingCount(), 0);
    }

    void aTokenThatIsRefusedAgainEndsTheConnection()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [](const net::Request &) -> Result<net::Reply> {
            return json(401, R"({"statusCode":401,"message":"Invalid JWT"})");
        };
        const Executor::Report report = shop.apply();
        QCOMPARE(shop.renewals, 1);
        QCOMPARE(report.ended.count(Service::HighLevel), 1U);
        QCOMPARE(report.ended.at(Service::HighLevel).kind, Error::Kind::ConnectionEnded);
        QCOMPARE(shop.at(id).state, OperationState::Waiting); // goes on after the owner has connected again
    }

    void aPermissionThatOnlyOneKindNeedsStopsNothingElse()
    {
        Workshop shop;
        const QString permission = u"conversations/message.write"_s;
        const qint64 alone = shop.put(u"a"_s, OperationState::Waiting, {{u"permission"_s, permission}});
        const qint64 other = shop.put(u"b"_s);
        shop.script = [&](const net::Request &request) -> Result<net::Reply> {
            return request.body.contains("Name of a")
                ? json(401, R"({"statusCode":401,"message":"The token is not authorized for this scope."})")
                : json(201, R"({"contact":{"id":"c1"}})");
        };
        const Executor::Report report = shop.apply();
        QVERIFY(report.ended.empty());
        QCOMPARE(shop.at(alone).state, OperationState::Attention);
        QCOMPARE(shop.at(alone).problem->key, u"hl.401.scope"_s);
        QCOMPARE(shop.at(alone).problem->parameters[u"scope"_s], permission);
        QCOMPARE(shop.at(other).state, OperationState::Done);
    }

    void aConnectionThatEndedGetsNoFurtherCall()
    {
        Workshop shop;
        for (int i = 0; i < 20; ++i) {
            shop.put(QString::number(i));
        }
        shop.script = [](const net::Request &) -> Result<net::Reply> {
            return json(403, R"({"message":"The token does not have access to this location."})");
        };
        const Executor::Report report = shop.apply(48h);
        QCOMPARE(report.ended.at(Service::HighLevel).key, u"hl.403"_s);
        QVERIFY(shop.transport.sent.size() <= 6); // those that were under way together
        QCOMPARE(shop.journal->waitingCount(), 20);
        QVERIFY(shop.journal->leftSent().empty());
        QVERIFY(shop.journal->inAttention().empty());
    }

    void aTemporaryFaultOfADayIsTheOwners()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [](const net::Request &) -> Result<net::Reply> { return json(503, {}); };
        shop.apply(23h);
        QCOMPARE(shop.at(id).state, OperationState::Waiting);
        QVERIFY(shop.at(id).troubledSince == start);
        QCOMPARE(shop.at(id).problem->key, u"hl.5xx"_s);
        shop.apply(2h);
        QCOMPARE(shop.at(id).state, OperationState::Attention);
        QCOMPARE(shop.at(id).problem->key, u"hl.5xx"_s);
        QVERIFY(*shop.at(id).attentionSince > start + 24h);
        QVERIFY(*shop.at(id).attentionSince < start + 24h + 5min);
        // Delays grow: a day of trouble is no storm of calls.
        QVERIFY(shop.transport.sent.size() < 4000);
    }

    void aReplyThatIsLostAsTheOwnerIsAskedIsLookedForWhenItIsTriedAgain()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        journal::Operation operation = shop.at(id);
        operation.troubledSince = start - 25h; // throttled until now
        shop.journal->putOperation(operation);
        shop.script = [](const net::Request &) -> Result<net::Reply> {
            return fail({.kind = Error::Kind::OutcomeUnknown, .key = u"net.timeout"_s});
        };
        shop.apply();
        QCOMPARE(shop.at(id).state, OperationState::Attention);
        QVERIFY(shop.at(id).stage != u"write"_s);
    }

    void aFaultThatEndsInBetweenStartsANewDay()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [](const net::Request &) -> Result<net::Reply> { return json(503, {}); };
        shop.apply(1h);
        shop.script
            = [](const net::Request &) -> Result<net::Reply> { return json(200, R"({"contact":{"id":"c1"}})"); };
        shop.apply(1h);
        QCOMPARE(shop.at(id).state, OperationState::Done);
        QVERIFY(!shop.at(id).troubledSince);
    }

    void beingOfflineIsNeverAnOperationsFault()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [](const net::Request &) -> Result<net::Reply> {
            return fail({.kind = Error::Kind::NotSent, .key = u"net.offline"_s});
        };
        const Executor::Report report = shop.apply(72h);
        QCOMPARE(report.trouble.at(Service::HighLevel).key, u"net.offline"_s);
        QCOMPARE(shop.at(id).state, OperationState::Waiting);
        QCOMPARE(shop.at(id).stage, u"write"_s); // it never left: nothing to look for
    }

    void unreadableThreeTimesIsTheOwners()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [](const net::Request &) -> Result<net::Reply> { return json(200, "<html>"); };
        const Executor::Report report = shop.apply();
        QCOMPARE(shop.transport.sent.size(), 3);
        QCOMPARE(shop.at(id).state, OperationState::Attention);
        QCOMPARE(shop.at(id).problem->key, u"kontor.unreadable_reply"_s);
        QCOMPARE(shop.at(id).problem->parameters.value(u"document"_s), u"Name of a"_s);
        QCOMPARE(report.settled, 1);
    }

    void aRefusalIsJudgedByItsKindAndSecretsAreCleared()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        const qint64 other = shop.put(u"b"_s);
        shop.script = [](const net::Request &request) -> Result<net::Reply> {
            return request.body.contains("Name of a")
                ? json(422, R"({"message":["no access-token-1 here"],"traceId":"trace-1"})")
                : json(201, R"({"contact":{"id":"c1"}})");
        };
        shop.apply();
        const Operation refused = shop.at(id);
        QCOMPARE(refused.state, OperationState::Attention);
        QCOMPARE(refused.problem->key, u"hl.422"_s);
        QCOMPARE(refused.problem->detail, u"no [removed] here"_s);
        QCOMPARE(refused.problem->parameters.value(u"detail"_s), u"no [removed] here"_s);
        QCOMPARE(refused.problem->traceId, u"trace-1"_s);
        QCOMPARE(shop.at(other).state, OperationState::Done); // the others go on
    }

    void aThrottledCallIsRepeatedUnchanged()
    {
        Workshop shop;
        const qint64 id = shop.put(u"a"_s);
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            return shop.transport.sent.size() == 1 ? json(429, {}) : json(201, R"({"contact":{"id":"c1"}})");
        };
        const Executor::Report report = shop.apply();
        QCOMPARE(shop.paths(), (QStringList{u"/contacts/"_s, u"/contacts/"_s}));
        QCOMPARE(shop.transport.sent[0].body, shop.transport.sent[1].body);
        QCOMPARE(shop.at(id).state, OperationState::Done);
        QCOMPARE(report.trouble.at(Service::HighLevel).kind, Error::Kind::Throttled);
        QVERIFY(shop.clock.now() > start); // not at once
    }

    void aCompanyThatTakesNothingIsOneEntryAndAnHourOfRest()
    {
        Counter counter;
        counter.journal->setState(u"company"_s, {{u"info"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}}}});
        const std::vector<qint64> ids = counter.put(200);
        bool over = true;
        counter.script = [&](const net::Request &request) -> Result<net::Reply> {
            return over ? json(400, R"({"Fault":{"Error":[{"code":"6190","Message":"Invalid Company Status"}]}})")
                        : Counter::answerAll(request);
        };
        counter.apply(10min);
        const auto asked = counter.transport.sent.size();
        const auto entries = [&] { return counter.journal->inAttention(); };
        QCOMPARE(entries().size(), 1U);
        QCOMPARE(entries().at(0).problem->key, u"qb.6190"_s);
        QCOMPARE(entries().at(0).problem->parameters.value(u"company"_s), u"Fern"_s);
        QCOMPARE(counter.journal->waitingCount(), 200);
        counter.apply(10min); // of the next cycle
        QCOMPARE(counter.transport.sent.size(), asked);
        counter.clock.advance(1h);
        counter.apply(10min);
        QVERIFY(counter.transport.sent.size() > asked);
        QCOMPARE(entries().size(), 1U);
        over = false;
        QVERIFY(retryOperation(*counter.journal, entries().at(0).id, counter.clock.now()));
        Executor fresh(*counter.journal, counter.transport, counter.clock, counter.random, counter.secrets,
            {{counter.kind.name(), &counter.kind}}, {{Service::QuickBooks, &counter.account}}, counter.api);
        fresh.apply(counter.clock.now() + 10min, [] { return false; }, [] {}, counter.stop.get_token());
        QVERIFY(entries().empty());
        for (const qint64 id : ids) {
            QCOMPARE(counter.at(id).state, OperationState::Done);
        }
    }

    void operationsOfOneSubjectRunInTheirOrder()
    {
        Workshop shop;
        shop.put(u"a"_s, OperationState::Waiting, {{u"name"_s, u"first"_s}});
        shop.put(u"a"_s, OperationState::Waiting, {{u"name"_s, u"second"_s}});
        QList<qint64> underWay;
        shop.script = [&](const net::Request &) -> Result<net::Reply> {
            underWay.append(static_cast<qint64>(shop.journal->leftSent().size()));
            return json(201, R"({"contact":{"id":"c1"}})");
        };
        shop.apply();
        QCOMPARE(underWay, (QList<qint64>{1, 1}));
        QVERIFY(shop.transport.sent[0].body.contains("first"));
        QVERIFY(shop.transport.sent[1].body.contains("second"));
    }

    void whatFollowsIsStoredWithTheOutcomeAndSent()
    {
        Workshop shop;
        shop.put(u"a"_s, OperationState::Waiting, {{u"follow"_s, true}});
        QCOMPARE(shop.apply().settled, 2);
        QCOMPARE(shop.transport.sent.size(), 2);
    }

    void oneWhoBecameInactiveMeanwhileIsNotLinked()
    {
        Workshop shop;
        shop.journal->putRecord(
            {.service = Service::QuickBooks, .kind = customerRecord, .id = u"7"_s, .active = false});
        shop.put(u"a"_s, OperationState::Waiting, {{u"customers"_s, QJsonArray{u"7"_s, u"8"_s}}});
        shop.apply();
        QVERIFY(!shop.journal->linkByQuickBooks(u"contact"_s, u"7"_s));
        QVERIFY(shop.journal->linkByQuickBooks(u"contact"_s, u"8"_s));
    }

    void aFirstImportIsCounted()
    {
        Workshop shop;
        shop.put(u"a"_s, OperationState::Waiting, {{u"import"_s, true}, {u"customers"_s, QJsonArray{u"7"_s, u"8"_s}}});
        const qint64 refused = shop.put(u"b"_s, OperationState::Waiting, {{u"import"_s, true}});
        shop.script = [](const net::Request &request) -> Result<net::Reply> {
            return request.body.contains("Name of b") ? json(400, {}) : json(201, R"({"contact":{"id":"c1"}})");
        };
        shop.apply();
        const auto count = [&](const QString &name) { return shop.journal->state(u"import"_s)[name].toInteger(); };
        QCOMPARE(count(u"created"_s), 1);
        QCOMPARE(count(u"unchanged"_s), 1);
        QCOMPARE(count(u"skipped"_s), 1);
        // Tried again with success, it is not skipped any more.
        Operation again = shop.at(refused);
        again.state = OperationState::Waiting;
        again.due = shop.clock.now();
        shop.journal->putOperation(again);
        shop.script
            = [](const net::Request &) -> Result<net::Reply> { return json(201, R"({"contact":{"id":"c2"}})"); };
        shop.apply();
        QCOMPARE(count(u"created"_s), 2);
        QCOMPARE(count(u"skipped"_s), 0);
    }

    void aNoteThatTheOwnerLookedAtIsDone()
    {
        Workshop shop;
        Operation note{
            .kind = u"note"_s, .flow = u"contacts"_s, .service = Service::HighLevel, .subject = u"x"_s, .due = start};
        shop.journal->putOperation(note);
        shop.apply();
        QCOMPARE(shop.at(note.id).state, OperationState::Done);
        QVERIFY(shop.transport.sent.isEmpty());
    }

    void thirtyCreationsGoTogetherAndEachGetsItsOwnAnswer()
    {
        Counter counter;
        const std::vector<qint64> ids = counter.put(94);
        QCOMPARE(counter.apply().settled, 94);
        qsizetype together = 0;
        for (const net::Request &batch : counter.batches()) {
            QVERIFY(Counter::itemsOf(batch).size() <= 30);
            QVERIFY(batch.url.query().contains(u"requestid="));
            together += Counter::itemsOf(batch).size();
        }
        QCOMPARE(together, 94);
        QCOMPARE(counter.transport.sent.size(), 4);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE(counter.at(ids[i]).state, OperationState::Done);
            QCOMPARE(counter.journal->linkByQuickBooks(u"contact"_s, QString::number(i + 1))->highlevelId,
                u"contact-%1"_s.arg(i + 1));
        }
    }

    void aLoneCreationGoesAlone()
    {
        Counter counter;
        counter.put(1);
        counter.apply();
        QVERIFY(counter.batches().isEmpty());
        QCOMPARE(counter.transport.sent.size(), 1);
    }

    void aBatchOfUnknownOutcomeIsRepeatedByteForByte_data()
    {
        QTest::addColumn<bool>("crashes");
        QTest::newRow("the reply is lost") << false;
        QTest::newRow("it crashes before the reply") << true;
    }
    void aBatchOfUnknownOutcomeIsRepeatedByteForByte()
    {
        QFETCH(bool, crashes);
        Counter counter;
        const std::vector<qint64> ids = counter.put(12);
        counter.script = [&](const net::Request &request) -> Result<net::Reply> {
            if (counter.transport.sent.size() == 1) {
                if (crashes) {
                    counter.stop.request_stop();
                }
                return fail({.kind = Error::Kind::OutcomeUnknown, .key = u"net.timeout"_s});
            }
            return Counter::answerAll(request);
        };
        counter.apply();
        if (crashes) {
            // Started again, and others have come in: they do not join it.
            Operation late = flows::customerCreation(
                {.contactId = u"late"_s, .name = u"Customer 99"_s}, u"invoices"_s, {}, u"late"_s, start);
            counter.journal->putOperation(late);
            Executor again(*counter.journal, counter.transport, counter.clock, counter.random, counter.secrets,
                {{counter.kind.name(), &counter.kind}}, {{Service::QuickBooks, &counter.account}}, counter.api);
            again.apply(counter.clock.now() + 1h, [] { return false; }, [] {}, {});
            QCOMPARE(counter.at(late.id).state, OperationState::Done);
        }
        const QList<net::Request> batches = counter.batches();
        QCOMPARE(batches.size(), 2);
        QCOMPARE(batches[1].url, batches[0].url);
        QCOMPARE(batches[1].body, batches[0].body);
        for (const qint64 id : ids) {
            QCOMPARE(counter.at(id).state, OperationState::Done);
        }
    }

    void aBatchThatNeverLeftIsMadeAnew_data()
    {
        QTest::addColumn<bool>("inDoubt");
        QTest::newRow("no call was ever made") << false;
        QTest::newRow("an earlier call may have been carried out") << true;
    }
    void aBatchThatNeverLeftIsMadeAnew()
    {
        QFETCH(bool, inDoubt);
        Counter counter;
        const std::vector<qint64> ids = counter.put(3);
        std::vector<Error> faults{{.kind = Error::Kind::NotSent, .key = u"net.offline"_s}};
        if (inDoubt) {
            faults.push_back({.kind = Error::Kind::OutcomeUnknown, .key = u"net.timeout"_s}); // this one first
        }
        counter.script = [&](const net::Request &request) -> Result<net::Reply> {
            if (faults.empty()) {
                return Counter::answerAll(request);
            }
            const Error fault = faults.back();
            faults.pop_back();
            return fail(fault);
        };
        counter.apply();
        const QList<net::Request> batches = counter.batches();
        QCOMPARE(batches.size(), inDoubt ? 3 : 2);
        QCOMPARE(batches.last().url == batches.first().url, inDoubt);
        for (const qint64 id : ids) {
            QCOMPARE(counter.at(id).state, OperationState::Done);
        }
    }

    void whatWasPlannedLongAgoIsLookedForAndNotSent()
    {
        Counter counter;
        counter.script = [](const net::Request &) { return json(200, R"({"QueryResponse":{}})"); };
        const flows::sales_receipts::WriteReceipt receipts(counter.api);
        std::vector<qint64> ids;
        for (const QString &payment : {u"pay1"_s, u"pay2"_s, u"pay3"_s}) {
            Operation operation = flows::sales_receipts::receiptOperation(
                {.transaction = payment, .planned = start - 13min}, payment, start);
            counter.journal->putOperation(operation);
            ids.push_back(operation.id);
        }
        Executor executor(*counter.journal, counter.transport, counter.clock, counter.random, counter.secrets,
            {{receipts.name(), &receipts}}, {{Service::QuickBooks, &counter.account}}, counter.api);
        executor.apply(start + 1h, [] { return false; }, [] {}, {});
        QCOMPARE(counter.transport.sent.size(), 3);
        for (const net::Request &request : counter.transport.sent) {
            QVERIFY(request.url.path().endsWith(u"/query"_s));
        }
        for (const qint64 id : ids) {
            QCOMPARE(counter.at(id).state, OperationState::Done); // its payment is planned anew
        }
    }

    void oneRefusedItemLeavesTheOthersAlone()
    {
        Counter counter;
        const std::vector<qint64> ids = counter.put(5);
        counter.script = [](const net::Request &request) -> Result<net::Reply> {
            return Counter::answerAll(request, u"Customer 3"_s);
        };
        counter.apply();
        for (std::size_t i = 0; i < ids.size(); ++i) {
            QCOMPARE(counter.at(ids[i]).state, i == 2 ? OperationState::Attention : OperationState::Done);
        }
        QCOMPARE(counter.at(ids[2]).problem->key, u"qb.2050"_s);
        QCOMPARE(counter.transport.sent.size(), 1);
    }

    void anItemThatTheAnswerLeavesOutIsTriedAgainByItself()
    {
        Counter counter;
        const std::vector<qint64> ids = counter.put(5);
        counter.script = [](const net::Request &request) -> Result<net::Reply> {
            return Counter::answerAll(request, {}, u"Customer 4"_s);
        };
        counter.apply();
        QCOMPARE(counter.batches().size(), 1);
        QCOMPARE(counter.transport.sent.size(), 2);
        QVERIFY(counter.transport.sent.last().body.contains("Customer 4"));
        for (const qint64 id : ids) {
            QCOMPARE(counter.at(id).state, OperationState::Done);
        }
    }

    void noMoreThan38BatchesGoInAMinute()
    {
        Counter counter;
        counter.put(45 * 32);
        std::vector<Instant> times;
        counter.script = [&](const net::Request &request) -> Result<net::Reply> {
            if (request.url.path().endsWith(u"/batch")) {
                times.push_back(counter.clock.now());
            }
            return Counter::answerAll(request);
        };
        QCOMPARE(counter.apply().settled, 45 * 32);
        QVERIFY(times.size() > 38);
        for (std::size_t i = 38; i < times.size(); ++i) {
            QVERIFY(times[i] - times[i - 38] >= 60s);
        }
    }

    void aLockedKeychainStopsTheCallsAndLosesNothing()
    {
        Workshop locked;
        locked.store.setState(secrets::MemorySecretStore::State::Locked);
        auth::Account account{Service::HighLevel,
            auth::TokenKeeper(locked.endpoint, u"profile/highlevel/tokens"_s, locked.store, locked.clock,
                locked.secrets, QUrl(u"http://localhost:8917/callback"_s)),
            locked.transport, locked.clock, highlevel::readReply};
        account.setStored(true);
        Executor executor(*locked.journal, locked.transport, locked.clock, locked.random, locked.secrets,
            {{locked.kind.name(), &locked.kind}}, {{Service::HighLevel, &account}});
        const qint64 id = locked.put(u"a"_s);
        const auto report = executor.apply(start + 1h, [] { return false; }, [] {}, locked.stop.get_token());
        QCOMPARE(report.ended.at(Service::HighLevel).key, u"keychain.locked"_s);
        QVERIFY(locked.transport.sent.isEmpty());
        QCOMPARE(locked.at(id).state, OperationState::Waiting);
    }
};

QTEST_APPLESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
