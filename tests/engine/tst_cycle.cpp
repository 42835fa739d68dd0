// One pass of all flows: what a fault of one leaves to the others.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/discovery.h"
#include "engine/cycle.h"
#include "flows/shared/payer.h"
#include "secrets/memory_secret_store.h"
#include "support/scripted_transport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;

namespace {

const Instant start{std::chrono::milliseconds(1'790'000'000'000)};

net::Reply json(int status, const QByteArray &body) { return {.status = status, .body = body}; }

/// Both services connected; only review requests are on.
struct Day
{
    VirtualClock clock{start};
    KnownSecrets secrets;
    secrets::MemorySecretStore store;
    std::mt19937_64 random{7};
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    test::ScriptedTransport::Script script;
    test::ScriptedTransport transport{
        clock, [this](const net::Request &request) -> Result<net::Reply> { return script(request); }};
    auth::Account quickBooks = account(Service::QuickBooks);
    auth::Account highLevel = account(Service::HighLevel);
    Doors doors{&quickBooks, &highLevel,
        quickbooks::Api(QUrl(u"https://quickbooks.example"_s), u"4620816365000000001"_s),
        highlevel::Api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s), u"US"_s, u"America/Chicago"_s};

    Day()
    {
        for (const QString &flow : {u"contacts"_s, u"invoices"_s, u"receipts"_s}) {
            journal->setSetting(flow + u".enabled"_s, u"off"_s);
        }
        journal->setSetting(u"reviews.enabled"_s, u"on"_s);
        journal->setCursor(
            u"quickbooks.changes"_s, {{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(start - std::chrono::minutes(4))}});
    }
    auth::Account account(Service service)
    {
        const bool books = service == Service::QuickBooks;
        auth::Account made(service,
            auth::TokenKeeper(
                auth::TokenEndpoint(service,
                    books ? auth::intuitEndpoints() : auth::highLevelEndpoints({}, QUrl(u"https://services.example"_s)),
                    {u"client-id"_s, u"client-secret"_s}, transport, clock, secrets),
                u"profile/"_s + serviceWord(service), store, clock, secrets, QUrl(u"http://localhost:8917/callback"_s)),
            transport, clock, books ? quickbooks::readReply : highlevel::readReply);
        const auto kept
            = made.keeper().keep({.access = u"access-token-1"_s,
                                     .refresh = u"refresh-token-1"_s,
                                     .accessUntil = start + 240h,
                                     .renewFrom = start + 239h,
                                     .account = books ? u"4620816365000000001"_s : u"Lq3XyZ0aBcDeFgHiJkLm"_s},
                {});
        Q_ASSERT(kept);
        made.setStored(true);
        return made;
    }
};

} // namespace

class CycleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeedThatIsRefusedKeepsNothingElseFromGoingOut()
    {
        Day day;
        day.script = [](const net::Request &request) -> Result<net::Reply> {
            const QString path = request.url.path();
            if (path.endsWith(u"/cdc")) {
                return json(200, R"({"CDCResponse":[{"QueryResponse":[{}]}],"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            if (path.endsWith(u"/query")) {
                return json(400,
                    R"({"Fault":{"Error":[{"Message":"Error parsing query","Detail":"no","code":"4000"}],"type":"ValidationFault"},"time":"2026-09-21T07:13:20.000-07:00"})");
            }
            return json(200,
                R"({"Customer":{"Id":"61","SyncToken":"0","DisplayName":"Ana Ruiz"},"time":"2026-09-21T07:13:20.000-07:00"})");
        };
        journal::Operation creation = flows::customerCreation(
            {.contactId = u"c1"_s, .name = u"Ana Ruiz"_s}, u"invoices"_s, {}, u"key"_s, start);
        day.journal->putOperation(creation);
        Cycle cycle({*day.journal, day.transport, day.clock, day.random, day.secrets}, day.doors);
        const auto never = [] { return false; };
        cycle.readAndPlan(never, [] { }, {});
        QVERIFY(cycle.ended().empty());
        QCOMPARE(cycle.trouble().count(Service::QuickBooks), 1U);
        const CycleResult result = cycle.apply(start + 1min, never, [] { }, {});
        QCOMPARE(day.journal->operation(creation.id)->state, journal::OperationState::Done);
        QVERIFY(!result.finished && result.error); // and it is said
    }
};

QTEST_GUILESS_MAIN(CycleTest)

#include "tst_cycle.moc"
