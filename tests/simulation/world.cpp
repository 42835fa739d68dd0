// One simulated life of a company and a location with Kontor between them, from a seed; and the check at its end.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulation/world.h"

#include "engine/cycle.h"
#include "sandbox/highlevel/highlevel_stand_in.h"
#include "sandbox/quickbooks/quickbooks_stand_in.h"
#include "secrets/memory_secret_store.h"
#include "simulation/check.h"
#include "simulation/check_invoices.h"
#include "simulation/check_payments.h"
#include "simulation/check_reviews.h"
#include "simulation/invoice_people.h"
#include "simulation/payment_people.h"
#include "simulation/review_people.h"
#include "simulation/simulated_transport.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <cstdio>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::simulation {

namespace {

const QString realm = u"4620816365000000001"_s;
const QString location = u"Lq3XyZ0aBcDeFgHiJkLm"_s;
const QString redirect = u"http://localhost:8917/callback"_s;
const QString clientId = u"client-id-of-the-simulation"_s;
const QString clientSecret = u"client-secret-of-the-simulation"_s;
const QString privateToken = u"pit-7a1b6f0e-0d7c-4c3e-9c2a-5f6c1d2e3f40"_s;

struct Crash
{ };

class World
{
public:
    World(quint64 seed, Scope scope, bool tell)
        : m_random(seed)
        , m_tell(tell)
        , m_clock(Instant(std::chrono::seconds(1'772'500'000)) + std::chrono::hours(m_random() % 8000))
    {
        if (scope != Scope::Contacts && seed % 7 != 0 && seed % 7 != 3) { // two of seven are contacts alone, for speed
            m_profile = std::array{u"us_none"_s, u"us_manual"_s, u"us_automated"_s, u"us_automated"_s, u"ca"_s, u"gb"_s,
                u"eur_19_7"_s}[std::size_t(seed * 2654435761U % 7)];
        }
        furnish(seed);
        openJournal();
        if (m_tell) {
            tellCalls();
        }
        if (m_profile.isEmpty()) {
            m_journal->setSetting(u"invoices.enabled"_s, u"off"_s);
        } else {
            invitePeople(seed, scope >= Scope::Payments && (seed * 40503U >> 4) % 3 == 0);
        }
        if (scope == Scope::All && (seed * 2246822519U >> 7) % 3 == 0) {
            inviteReviewers(seed);
        }
    }

    Verdict live()
    {
        signInToQuickBooks();
        const int steps = 4 + static_cast<int>(below(8));
        for (int i = 0; i < steps && m_verdict.wrong.isEmpty(); ++i) {
            m_transport->faults.perThousand = oneIn(3) ? 0 : static_cast<int>(below(300));
            m_crashIn = oneIn(3) ? static_cast<qint64>(1 + below(60)) : -1;
            cycle();
            if (m_reviewers) {
                m_reviewers->look(*m_journal);
            }
            for (quint64 acts = below(3); acts > 0; --acts) {
                somebodyActs();
            }
            if (m_people) {
                for (quint64 acts = m_people->below(4); acts > 0; --acts) {
                    m_people->act();
                }
                for (quint64 acts = m_payers ? m_payers->below(4) : 0; acts > 0; --acts) {
                    m_payers->act();
                }
                forgetMerged(); // before the import links them otherwise
                try {
                    m_people->ownerActs(*m_journal);
                    if (m_payers) {
                        m_payers->ownerActs(*m_journal);
                    }
                } catch (const Crash &) {
                    ++m_verdict.crashes;
                }
            }
            if (m_reviewers) {
                for (quint64 acts = m_reviewers->below(4); acts > 0; --acts) {
                    m_reviewers->act();
                    m_reviewers->look(*m_journal);
                }
                try {
                    m_reviewers->ownerActs(*m_journal);
                } catch (const Crash &) {
                    ++m_verdict.crashes;
                }
                m_reviewers->look(*m_journal);
            }
            m_clock.advance(std::chrono::seconds(oneIn(4) ? below(7200) : below(400)));
        }
        if (m_payers) {
            m_payers->stop();
        }
        settle();
        QStringList asked;
        if (m_reviewers) {
            m_reviewers->look(*m_journal);
            m_reviewers->open(*m_journal);
            m_clock.advance(25h); // who had no address is looked at once a day
            settle();
            m_reviewers->look(*m_journal);
            const QStringList keepers = m_payers ? m_payers->history.merged.values() : QStringList();
            m_reviewers->history.mergedInto = QSet<QString>(keepers.begin(), keepers.end());
            asked = checkReviews(*m_journal, *m_quickBooks, *m_highLevel, m_reviewers->history);
            m_verdict.messages = m_highLevel->part(u"messages"_s).size();
        }
        if (m_people) {
            m_people->decideAll(*m_journal);
            if (m_payers) {
                m_payers->decideAll(*m_journal);
            }
            if (m_people->oneIn(2)) {
                m_people->removeCauses();
            }
            if (m_payers && m_payers->oneIn(3)) { // money is paid back of what was paid months ago
                m_clock.advance(24h * (30 + m_payers->below(200)));
                settle();
                m_payers->refund();
                m_payers->refund();
                m_clock.advance(30h); // what is half a year old is looked at once a week
            }
            // Days later all bank debits have settled and all invoices are looked at; then again nothing is written.
            m_clock.advance(150h);
            settle();
            forgetMerged();
            m_verdict.wrong += checkInvoices(*m_journal, *m_quickBooks, *m_highLevel, m_people->history);
            if (m_payers) {
                m_payers->history.lastCycle = m_lastCycle;
                m_history.merged = m_payers->history.merged.keys();
                m_verdict.wrong
                    += checkPayments(*m_journal, *m_quickBooks, *m_highLevel, m_payers->history, m_people->history);
            }
            QJsonArray contacts = m_history.before[u"contacts"].toArray();
            for (const QJsonValue &contact : std::as_const(m_people->history.contacts)) {
                contacts.append(contact);
                m_history.emailsChanged = true; // they may share an address with others
            }
            // Who leaves changes who belongs together.
            m_history.emailsChanged = m_history.emailsChanged || !m_people->history.changedCustomers.isEmpty();
            m_history.before.insert(u"contacts"_s, contacts);
            const QJsonObject books = m_quickBooks->dump();
            m_verdict.invoices = books[u"invoices"].toArray().size();
            m_verdict.receipts = books[u"salesReceipts"].toArray().size() + books[u"refundReceipts"].toArray().size();
        }
        m_verdict.wrong += asked;
        m_verdict.calls = m_transport->calls;
        m_verdict.wrong += check(*m_journal, *m_quickBooks, *m_highLevel, m_history);
        m_verdict.contacts = m_highLevel->part(u"contacts"_s).size();
        if (m_tell) {
            tellWhatIsLinked();
        }
        return m_verdict;
    }

private:
    quint64 below(quint64 n) { return n == 0 ? 0 : m_random() % n; }
    bool oneIn(quint64 n) { return below(n) == 0; }
    QString oneOf(const QStringList &list)
    {
        return list.at(static_cast<qsizetype>(below(static_cast<quint64>(list.size()))));
    }

    void say(const QString &text)
    {
        if (m_tell) {
            std::printf("%s  %s\n", qPrintable(toIso(m_clock.now())), qPrintable(text));
        }
    }

    QJsonObject customerBody(int number)
    {
        static const QStringList names{u"Ana Ruiz"_s, u"Jo Fern"_s, u"Peak Cycles"_s, u"Müller & Söhne"_s, u"משה כהן"_s,
            u"Doe, Jane"_s, u"🌻 Garden"_s, u"Zoë\tTab"_s};
        QJsonObject body{{u"DisplayName"_s, QString(oneOf(names).remove(u'\t') + u' ' + QString::number(number))}};
        if (oneIn(2)) {
            body.insert(u"GivenName"_s, oneOf({u"Ana"_s, u"Jo"_s, u"Zoë"_s}));
            body.insert(u"FamilyName"_s, oneOf({u"Ruiz"_s, u"Fern"_s, u"Ó Briain"_s}));
        }
        if (!oneIn(4)) {
            body.insert(u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, someEmail()}});
        }
        if (oneIn(2)) {
            body.insert(u"PrimaryPhone"_s, QJsonObject{{u"FreeFormNumber"_s, somePhone()}});
        }
        if (oneIn(3)) {
            body.insert(u"CompanyName"_s, u"Company %1"_s.arg(below(5)));
        }
        if (oneIn(3)) {
            body.insert(u"BillAddr"_s,
                QJsonObject{{u"Line1"_s, u"%1 Elm St"_s.arg(below(90))}, {u"City"_s, u"Reno"_s},
                    {u"Country"_s, oneOf({u"USA"_s, u"Canada"_s, u"Narnia"_s})}});
        }
        return body;
    }

    QString someEmail()
    {
        const QString one = u"c%1@example.com"_s.arg(below(9));
        return oneIn(6) ? one + u", C%1@Example.com"_s.arg(below(9)) : oneIn(4) ? one.toUpper() : one;
    }

    QString somePhone() { return oneIn(8) ? u"call me"_s : u"(650) 253-00%1"_s.arg(10 + below(7)); }

    void invitePeople(quint64 seed, bool payments)
    {
        m_people = std::make_unique<InvoicePeople>(
            seed, m_clock, *m_quickBooks, *m_highLevel, [this](const QString &text) { say(text); });
        if (seed % 8 == 5 && !payments) {
            m_people->actRarelyToo(seed);
            m_people->knowsPayment = [this](const QString &payment) {
                return !m_journal->linksByHighLevel(u"payment"_s, payment).empty();
            };
        }
        InvoiceHistory &history = m_people->history;
        history.profile = m_profile;
        history.zone = m_zone;
        const QJsonArray customers = m_quickBooks->part(u"customers"_s);
        for (const QJsonValue &row : customers) {
            history.customers.insert(row[u"Id"].toString());
        }
        if (!m_people->oneIn(4)) { // the owner says what untaxed lines are
            static const QMap<QString, QString> untaxed{{u"ca"_s, u"6"_s}, {u"gb"_s, u"5"_s}, {u"eur_19_7"_s, u"4"_s}};
            const QString code = untaxed.value(m_profile);
            history.untaxedMapped = !code.isEmpty();
            if (history.untaxedMapped) {
                m_journal->setSetting(u"taxes.map"_s, u"{\"|0\":\"%1\"}"_s.arg(code));
            }
        }
        if (m_people->oneIn(8)) {
            m_journal->setSetting(u"invoices.tax"_s, u"line"_s);
        }
        m_people->beforeConnecting();
        if (payments) {
            m_verdict.payments = true;
            m_payers = std::make_unique<PaymentPeople>(
                seed, m_clock, *m_quickBooks, *m_highLevel, history, [this](const QString &text) { say(text); });
            m_payers->history.zone = m_zone;
            m_payers->isBooked = [this](const QString &payment) {
                return !m_journal->linksByHighLevel(u"receipt"_s, payment).empty();
            };
            m_payers->chooseSettings(*m_journal);
            m_payers->beforeConnecting();
            m_clock.advance(1min);
        }
        m_journal->setState(u"connected"_s, {{u"since"_s, toIso(m_clock.now())}});
        m_clock.advance(1min);
        m_transport->meanwhile = [this] {
            if (m_living && m_people->oneIn(60)) {
                m_people->act();
            }
            if (m_living && m_payers && m_payers->oneIn(60)) {
                m_payers->act();
            }
        };
    }

    void inviteReviewers(quint64 seed)
    {
        m_verdict.reviews = true;
        m_reviewers = std::make_unique<ReviewPeople>(
            seed, m_clock, *m_quickBooks, *m_highLevel, m_zone, [this](const QString &text) { say(text); });
        m_reviewers->touched = [this](const QString &document) {
            if (m_people) {
                const QJsonArray rows = m_quickBooks->part(document.section(u' ', 0, 0) + u's');
                m_people->history.strange.insert(document, {}); // gone
                for (const QJsonValue &row : rows) {
                    if (row[u"Id"].toString() == document.section(u' ', 1)) {
                        m_people->history.strange.insert(document, row.toObject());
                    }
                }
            }
        };
        m_reviewers->beforeConnecting();
        m_reviewers->look(*m_journal);
        m_reviewers->chooseSettings(*m_journal);
    }

    void furnish(quint64 seed)
    {
        sandbox::QuickBooksStandIn::Company company{.realm = realm, .name = u"Fern Inc"_s};
        if (!m_profile.isEmpty()) {
            company.profile = m_profile;
            std::tie(m_country, m_zone) = placeOfProfile(m_profile);
        }
        const int customers = static_cast<int>(1 + below(9));
        for (int i = 1; i <= customers; ++i) {
            QJsonObject row = customerBody(i);
            row.insert(u"Id"_s, QString::number(i));
            if (i > 2 && oneIn(5)) {
                row.insert(u"Job"_s, true);
                row.insert(u"ParentRef"_s, QJsonObject{{u"value"_s, QString::number(1 + below(2))}});
            }
            if (oneIn(8)) {
                row.insert(u"Active"_s, false);
            }
            company.customers.append(row);
        }
        m_quickBooks
            = std::make_unique<sandbox::QuickBooksStandIn>(m_clock, seed, QUrl(u"http://127.0.0.1/quickbooks"_s),
                sandbox::QuickBooksStandIn::Keys{clientId, clientSecret, {redirect}}, std::vector{company});

        sandbox::HighLevelStandIn::Location place{.id = location, .name = u"Fern"_s, .privateToken = privateToken};
        if (!m_profile.isEmpty()) {
            place.country = m_country;
            place.timezone = m_zone;
        }
        const int contacts = static_cast<int>(below(5));
        for (int i = 0; i < contacts; ++i) {
            QJsonObject contact{{u"firstName"_s, oneOf({u"Ana"_s, u"Typed"_s, u""_s})}, {u"source"_s, u"Form"_s},
                {u"tags"_s, QJsonArray{u"vip"_s}}};
            // One contact an address, one a number: HighLevel sees to that where duplicates are not allowed.
            if (!oneIn(4)) {
                contact.insert(u"email"_s, u"C%1@example.com"_s.arg(i * 2));
            } else {
                contact.insert(u"phone"_s, u"+165025300%1"_s.arg(10 + i));
            }
            if (oneIn(2)) {
                contact.insert(u"city"_s, u"Typed City"_s);
            }
            place.contacts.append(contact);
        }
        m_highLevel = std::make_unique<sandbox::HighLevelStandIn>(
            m_clock, seed, sandbox::HighLevelStandIn::Keys{clientId, clientSecret, {redirect}}, std::vector{place});
        for (sandbox::StandIn *standIn :
            {static_cast<sandbox::StandIn *>(m_quickBooks.get()), static_cast<sandbox::StandIn *>(m_highLevel.get())}) {
            const QJsonArray table = standIn->switchTable();
            for (const QJsonValue &entry : table) {
                const QString name = entry[u"name"].toString();
                const QJsonArray positions = entry[u"positions"].toArray();
                if (ReviewPeople::isTheirs(name)) {
                    continue; // so that the worlds of old seeds stay what they were
                }
                if (name == u"keys" || !oneIn(3)) {
                    continue; // production keys refuse the loopback address: a matter of signing in, not of this
                }
                const QString position
                    = positions.at(static_cast<qsizetype>(below(static_cast<quint64>(positions.size())))).toString();
                (void)standIn->setSwitch(name, position);
                say(u"switch %1 = %2"_s.arg(name, position));
            }
        }
        if (oneIn(4)) {
            (void)m_highLevel->act(u"location.settings"_s, {{u"dedupe"_s, oneOf({u"email"_s, u"phone,email"_s})}});
        }
        if (oneIn(6)) {
            (void)m_highLevel->act(u"location.settings"_s, {{u"allowDuplicates"_s, u"on"_s}});
        }
        m_history.before = m_highLevel->dump();
        std::map<Service, net::Transport::Lane> lanes;
        for (const Service service : services) {
            lanes.emplace(service, net::Transport::Lane{net::Pace::forService(service)});
        }
        m_transport = std::make_unique<SimulatedTransport>(m_clock, m_random,
            std::map<Service, sandbox::StandIn *>{
                {Service::QuickBooks, m_quickBooks.get()}, {Service::HighLevel, m_highLevel.get()}},
            std::move(lanes));
    }

    void tellCalls()
    {
        m_transport->tell = [this](const net::Request &request, const net::Reply &reply, int fate) {
            say(u"    %1 %2 %3 -> %4 (fate %5) %6"_s
                    .arg(QString::fromLatin1(request.method), request.url.toString(QUrl::RemoveScheme),
                        QString::fromUtf8(request.body))
                    .arg(reply.status)
                    .arg(fate)
                    .arg(QString::fromUtf8(reply.body.first(std::min<qsizetype>(reply.body.size(), 600)))));
        };
    }

    void tellWhatIsLinked()
    {
        const QJsonObject books = m_quickBooks->dump();
        for (const QJsonValue &row : books[u"customers"].toArray()) {
            const auto link = m_journal->linkByQuickBooks(u"contact"_s, row[u"Id"].toString());
            say(u"customer %1 (%2, %3, %4%5) -> %6"_s.arg(row[u"Id"].toString(), row[u"DisplayName"].toString(),
                row[u"PrimaryEmailAddr"][u"Address"].toString(), row[u"PrimaryPhone"][u"FreeFormNumber"].toString(),
                row[u"Active"].toBool(true) ? QString() : u", inactive"_s,
                !link ? u"nothing"_s
                      : link->highlevelId + (link->madeByKontor ? u" made "_s : u" "_s)
                        + QString::fromUtf8(QJsonDocument(link->written).toJson(QJsonDocument::Compact))));
        }
        for (const QString &flow : {u"contacts"_s, u"invoices"_s, u"receipts"_s, u"reviews"_s}) {
            for (const journal::Operation &operation : m_journal->underWay(flow)) {
                say(u"under way %1 %2 %3 %4"_s.arg(flow, operation.kind, operation.subject, operation.stage));
            }
        }
        for (const journal::Operation &operation : m_journal->inAttention()) {
            say(u"attention %1 %2 %3"_s.arg(operation.kind, operation.subject, operation.problem->key));
        }
    }

    void openJournal()
    {
        m_journal = journal::Journal::open(u":memory:"_s, [this](bool) {
            if (m_crashIn > 0 && --m_crashIn == 0) {
                m_crashIn = -1;
                throw Crash{};
            }
        });
    }

    net::Reply ask(Service service, const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        sandbox::StandIn &standIn
            = service == Service::QuickBooks ? static_cast<sandbox::StandIn &>(*m_quickBooks) : *m_highLevel;
        net::Request request{
            .service = service, .method = method, .url = QUrl(u"http://127.0.0.1"_s + path, QUrl::StrictMode)};
        if (!body.isEmpty()) {
            request.headers.append(net::Header{"Content-Type", "application/x-www-form-urlencoded"});
            request.body = body;
        }
        return standIn.handle(request);
    }

    auth::AppKeys keys() const { return {clientId, clientSecret}; }

    auth::Account account(Service service)
    {
        const QUrl base(u"http://127.0.0.1"_s);
        auth::Endpoints endpoints{QUrl(u"http://127.0.0.1/connect/oauth2"_s),
            QUrl(u"http://127.0.0.1/oauth2/v1/tokens/bearer"_s), QUrl(u"http://127.0.0.1/v2/oauth2/tokens/revoke"_s),
            {}};
        if (service == Service::HighLevel) {
            endpoints = {QUrl(u"http://127.0.0.1/v2/oauth/chooselocation"_s), QUrl(u"http://127.0.0.1/oauth/token"_s),
                {}, QUrl(u"http://127.0.0.1/oauth/reconnect"_s)};
        }
        auth::Account made(service,
            auth::TokenKeeper(auth::TokenEndpoint(service, endpoints, keys(), *m_transport, m_clock, m_secrets),
                u"simulation/"_s + serviceWord(service), m_store, m_clock, m_secrets, QUrl(redirect)),
            *m_transport, m_clock, service == Service::QuickBooks ? quickbooks::readReply : highlevel::readReply);
        made.setStored(true);
        return made;
    }

    /// As the owner would in the browser; the network is kind meanwhile.
    void signInToQuickBooks()
    {
        const int faults = std::exchange(m_transport->faults.perThousand, 0);
        QUrlQuery form;
        form.setQueryItems(
            {{u"client_id"_s, clientId}, {u"redirect_uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(redirect))},
                {u"response_type"_s, u"code"_s}, {u"scope"_s, u"com.intuit.quickbooks.accounting"_s},
                {u"state"_s, u"s"_s}, {u"realm"_s, realm}, {u"decision"_s, u"allow"_s}});
        const net::Reply answer
            = ask(Service::QuickBooks, "POST", u"/connect/oauth2"_s, form.query(QUrl::FullyEncoded).toUtf8());
        const QUrl target(QString::fromUtf8(net::headerValue(answer.headers, "Location")));
        const QString code = QUrlQuery(target).queryItemValue(u"code"_s);
        auth::TokenEndpoint endpoint(Service::QuickBooks,
            {QUrl(u"http://127.0.0.1/connect/oauth2"_s), QUrl(u"http://127.0.0.1/oauth2/v1/tokens/bearer"_s), {}, {}},
            keys(), *m_transport, m_clock, m_secrets);
        const Result<auth::Tokens> tokens = endpoint.redeem(code, QUrl(redirect), realm, {});
        if (!tokens) {
            m_verdict.wrong.append(
                u"signing in failed: %1 %2 (status %3)"_s.arg(tokens.error().key, tokens.error().detail)
                    .arg(answer.status));
            return;
        }
        (void)account(Service::QuickBooks).keeper().keep(*tokens, {});
        (void)account(Service::HighLevel)
            .keeper()
            .keep({.access = privateToken, .account = location, .privateToken = true}, {});
        m_transport->faults.perThousand = faults;
    }

    engine::CycleResult cycle()
    {
        ++m_verdict.cycles;
        m_lastCycle = toIso(m_clock.now());
        auth::Account quickBooks = account(Service::QuickBooks);
        auth::Account highLevel = account(Service::HighLevel);
        const engine::Doors doors{&quickBooks, &highLevel, quickbooks::Api(QUrl(u"http://127.0.0.1"_s), realm),
            highlevel::Api(QUrl(u"http://127.0.0.1"_s), location), m_country, m_zone};
        engine::CycleResult result;
        try {
            engine::Cycle cycle({*m_journal, *m_transport, m_clock, m_random, m_secrets}, doors);
            quint64 patience = oneIn(4) ? below(12) : 1'000'000;
            const auto interrupted = [&] { return patience == 0 || --patience == 0; };
            const auto nothing = [] { };
            cycle.readAndPlan(interrupted, nothing, {});
            result = cycle.apply(m_clock.now() + std::chrono::seconds(5 + below(40)), interrupted, nothing, {});
            say(u"cycle: finished %1, changes %2, waiting %3, attention %4 %5"_s.arg(result.finished)
                    .arg(result.changes)
                    .arg(result.waiting)
                    .arg(result.attention)
                    .arg(result.error ? result.error->key + u' ' + result.error->detail : QString()));
            if (cycle.ended().contains(Service::QuickBooks)) {
                say(u"QuickBooks has ended the connection: signing in again"_s);
                signInToQuickBooks();
            }
        } catch (const Crash &) {
            ++m_verdict.crashes;
            say(u"crash"_s);
        }
        return result;
    }

    void somebodyActs()
    {
        const QJsonArray customers = m_quickBooks->part(u"customers"_s);
        const QJsonArray contacts = m_highLevel->part(u"contacts"_s);
        const auto anyCustomer = [&] {
            return customers.at(static_cast<qsizetype>(below(static_cast<quint64>(customers.size()))))[u"Id"]
                .toString();
        };
        const auto act = [&](sandbox::StandIn &standIn, const QString &action, const QJsonObject &parameters) {
            const Result<QJsonObject> done = standIn.act(action, parameters);
            say(action + u' ' + QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact))
                + (done ? QString() : u" refused: "_s + done.error().detail));
            if (done && m_people && (action == u"customer.add" || action.startsWith(u"customer.deact"))) {
                InvoiceHistory &history = m_people->history;
                (action == u"customer.add" ? history.customers : history.changedCustomers)
                    .insert((*done)[u"Id"].toString());
            }
            if (done && m_people && action == u"customer.edit") {
                m_people->history.movedCustomers.insert((*done)[u"Id"].toString());
            }
            return done.has_value();
        };
        switch (below(8)) {
        case 0: {
            QJsonObject body = customerBody(100 + static_cast<int>(m_verdict.cycles) * 10 + static_cast<int>(below(9)));
            act(*m_quickBooks, u"customer.add"_s, {{u"name"_s, body[u"DisplayName"]}, {u"values"_s, body}});
            break;
        }
        case 1:
            act(*m_quickBooks, u"customer.edit"_s,
                {{u"id"_s, anyCustomer()},
                    {u"values"_s,
                        QJsonObject{{u"GivenName"_s, u"Edited%1"_s.arg(below(100))}, {u"FamilyName"_s, u"Again"_s}}}});
            break;
        case 2:
            act(*m_quickBooks, u"customer.edit"_s,
                {{u"id"_s, anyCustomer()},
                    {u"values"_s, QJsonObject{{u"PrimaryEmailAddr"_s, QJsonObject{{u"Address"_s, someEmail()}}}}}});
            m_history.emailsChanged = true;
            break;
        case 3:
            act(*m_quickBooks, u"customer.deactivate"_s, {{u"id"_s, anyCustomer()}});
            m_history.emailsChanged = true; // who leaves changes who belongs together
            break;
        case 4:
            act(*m_quickBooks, u"customer.book"_s, {{u"id"_s, anyCustomer()}, {u"amount"_s, u"10.00"_s}});
            break;
        case 5:
            if (!contacts.isEmpty()) {
                const QString id
                    = contacts.at(static_cast<qsizetype>(below(static_cast<quint64>(contacts.size()))))[u"id"]
                          .toString();
                const QString typed = u"Typed%1"_s.arg(below(1000));
                // A nameless-else contact whose creation is still in doubt is known by its name alone: renamed then, it
                // is lost.
                // Reading a contact and writing to it are two calls: who types within those seconds is not seen by any
                // program.
                m_clock.advance(21s);
                const bool settled = !m_journal->linksByHighLevel(u"contact"_s, id).empty();
                if (settled && act(*m_highLevel, u"contact.edit"_s, {{u"contact"_s, id}, {u"firstName"_s, typed}})) {
                    m_history.typedFirstName.insert(id, typed);
                }
            }
            break;
        case 6:
            act(*m_quickBooks, u"token.expire"_s, {});
            break;
        default:
            m_clock.advance(std::chrono::hours(below(80)));
        }
    }

    /// Contacts that became one may have a customer each, and whose a customer is then depends on when that was
    /// noticed.
    void forgetMerged()
    {
        const QMap<QString, QString> merged = m_payers ? m_payers->history.merged : QMap<QString, QString>();
        for (auto one = merged.begin(); one != merged.end(); ++one) {
            for (const QString &contact : {one.key(), one.value()}) {
                for (const journal::Link &link : m_journal->linksByHighLevel(u"contact"_s, contact)) {
                    m_people->history.movedCustomers.insert(link.quickbooksId);
                }
            }
        }
    }

    /// Everything is well again: it must come to rest.
    void settle()
    {
        m_transport->faults.perThousand = 0;
        m_crashIn = -1;
        m_living = false;
        for (int i = 0; i < 40 && m_verdict.wrong.isEmpty(); ++i) {
            const engine::CycleResult result = cycle();
            if (i == 1) {
                // What a garbled answer brought before the owner goes when it is tried again.
                for (const journal::Operation &operation : m_journal->inAttention()) {
                    engine::retryOperation(*m_journal, operation.id, m_clock.now());
                }
                continue;
            }
            if (result.finished && result.waiting == 0 && i > 1) {
                const auto writes = [&] {
                    return m_highLevel->counters()[u"writes"].toInteger()
                        + m_quickBooks->counters()[u"writes"].toInteger()
                        + m_quickBooks->counters()[u"batches"].toInteger();
                };
                const qint64 before = writes();
                const engine::CycleResult again = cycle();
                const bool wrote = writes() != before || again.changes != 0;
                if (again.finished && !wrote) {
                    return;
                }
                if (again.finished && i > 30) {
                    m_verdict.wrong.append(u"a cycle in which nothing changed writes"_s);
                    return;
                }
            }
            m_clock.advance(60s);
        }
        m_verdict.wrong.append(u"does not come to rest"_s);
    }

    std::mt19937_64 m_random;
    bool m_tell;
    VirtualClock m_clock;
    KnownSecrets m_secrets;
    secrets::MemorySecretStore m_store;
    std::unique_ptr<sandbox::QuickBooksStandIn> m_quickBooks;
    std::unique_ptr<sandbox::HighLevelStandIn> m_highLevel;
    std::unique_ptr<SimulatedTransport> m_transport;
    std::unique_ptr<journal::Journal> m_journal;
    QString m_profile; // empty: without invoices
    QString m_country = u"US"_s;
    QString m_zone = u"America/Chicago"_s;
    std::unique_ptr<InvoicePeople> m_people;
    std::unique_ptr<PaymentPeople> m_payers; // none: nobody pays for anything but invoices
    std::unique_ptr<ReviewPeople> m_reviewers; // none: nobody is asked for a review
    QString m_lastCycle; // when it began
    bool m_living = true; // people act
    qint64 m_crashIn = -1;
    History m_history;
    Verdict m_verdict;
};

} // namespace

Verdict live(quint64 seed, Scope scope, bool tell) { return World(seed, scope, tell).live(); }

} // namespace kontor::simulation
