// The two services as this profile is connected to them: notes in the journal, tokens in the keychain.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/connections.h"

#include "auth/discovery.h"
#include "core/country.h"
#include "flows/sales_receipts/native_booking.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

#ifndef KONTOR_BUILT_IN_QUICKBOOKS_KEYS // a distributor may build in "id:secret"
#define KONTOR_BUILT_IN_QUICKBOOKS_KEYS ""
#endif
#ifndef KONTOR_BUILT_IN_HIGHLEVEL_KEYS
#define KONTOR_BUILT_IN_HIGHLEVEL_KEYS ""
#endif

namespace kontor::engine {

namespace {

// What Kontor needs now and for the flows to come, so that nobody has to consent twice (highlevel-api 1.6).
const QString highLevelScope
    = u"contacts.readonly contacts.write invoices.readonly payments/transactions.readonly payments/orders.readonly "
      "payments/subscriptions.readonly conversations/message.write conversations/message.readonly locations.readonly "
      "locations/customValues.readonly"_s;
const QString quickBooksScope = u"com.intuit.quickbooks.accounting"_s;

/// The journal's note that the owner has typed app keys.
QString keysNoteName(Service service) { return u"keys."_s + serviceWord(service); }

QString noteName(Service service) { return u"connection."_s + serviceWord(service); }

constexpr auto locationHolds = 24h;

QJsonObject endpointsToNote(const auth::Endpoints &endpoints)
{
    return {{u"authorize"_s, endpoints.authorize.toString()}, {u"token"_s, endpoints.token.toString()},
        {u"revoke"_s, endpoints.revoke.toString()}, {u"reconnect"_s, endpoints.reconnect.toString()}};
}

auth::Endpoints endpointsFromNote(const QJsonObject &note)
{
    return {QUrl(note[u"authorize"].toString()), QUrl(note[u"token"].toString()), QUrl(note[u"revoke"].toString()),
        QUrl(note[u"reconnect"].toString())};
}

QString builtInKeys(Service service)
{
    return service == Service::QuickBooks ? QStringLiteral(KONTOR_BUILT_IN_QUICKBOOKS_KEYS)
                                          : QStringLiteral(KONTOR_BUILT_IN_HIGHLEVEL_KEYS);
}

Error notConnected(Service service)
{
    return {.kind = Error::Kind::NotConnected,
        .key = u"kontor.not_connected"_s,
        .parameters = {{u"service"_s, serviceName(service)}}};
}

/// Keeps tokens for the length of one call, for an account that is not adopted yet.
class PassingStore final : public secrets::SecretStore
{
public:
    Result<std::optional<QByteArray>> read(const QString &, std::stop_token) override { return m_value; }
    Result<> write(const QString &, const QByteArray &value, std::stop_token) override
    {
        m_value = value;
        return {};
    }
    Result<> remove(const QString &, std::stop_token) override
    {
        m_value.reset();
        return {};
    }

private:
    std::optional<QByteArray> m_value;
};

} // namespace

QJsonObject errorToNote(const Error &error)
{
    QJsonObject parameters;
    for (auto parameter = error.parameters.cbegin(); parameter != error.parameters.cend(); ++parameter) {
        parameters.insert(parameter.key(), parameter.value());
    }
    return {{u"kind"_s, static_cast<int>(error.kind)}, {u"key"_s, error.key}, {u"parameters"_s, parameters},
        {u"detail"_s, error.detail}, {u"code"_s, error.serviceCode}, {u"status"_s, error.httpStatus},
        {u"trace"_s, error.traceId}};
}

Error errorFromNote(const QJsonObject &note)
{
    Error error{.kind = static_cast<Error::Kind>(note[u"kind"].toInt()),
        .key = note[u"key"].toString(),
        .detail = note[u"detail"].toString(),
        .serviceCode = note[u"code"].toString(),
        .httpStatus = note[u"status"].toInt(),
        .traceId = note[u"trace"].toString()};
    const QJsonObject parameters = note[u"parameters"].toObject();
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        error.parameters.insert(parameter.key(), parameter.value().toString());
    }
    return error;
}

bool hasBuiltInKeys(Service service) { return !builtInKeys(service).isEmpty(); }

Connections::Connections(const EngineConfig &config, journal::Journal &journal, net::Transport &transport, Clock &clock,
    secrets::SecretStore &store, KnownSecrets &secrets, std::mt19937_64 &random, QString refreshLock)
    : m_config(config)
    , m_journal(journal)
    , m_transport(transport)
    , m_clock(clock)
    , m_store(store)
    , m_secrets(secrets)
    , m_random(random)
    , m_refreshLock(std::move(refreshLock))
{ }

QString Connections::entry(const QString &what)
{
    QJsonObject profile = m_journal.state(u"profile"_s);
    if (profile[u"id"].toString().isEmpty()) {
        // Random: two computers, or two profiles of one name, never meet in one keychain.
        profile.insert(u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
        m_journal.setState(u"profile"_s, profile);
    }
    return profile[u"id"].toString() + u'/' + what;
}

QJsonObject Connections::note(Service service) const { return m_journal.state(noteName(service)); }

QUrl Connections::apiBase(Service service, const QString &environment) const
{
    if (service == Service::HighLevel) {
        return m_config.highLevelApi.isEmpty() ? QUrl(u"https://services.leadconnectorhq.com"_s)
                                               : m_config.highLevelApi;
    }
    if (!m_config.quickBooksApi.isEmpty()) {
        return m_config.quickBooksApi;
    }
    return QUrl(environment == u"sandbox"_s ? u"https://sandbox-quickbooks.api.intuit.com"_s
                                            : u"https://quickbooks.api.intuit.com"_s);
}

QUrl Connections::redirectUri()
{
    if (const auto page = m_journal.setting(u"auth.redirect_page"_s); page && !page->isEmpty()) {
        return QUrl(*page);
    }
    return QUrl(u"http://localhost:%1/callback"_s.arg(m_journal.setting(u"auth.port"_s).value_or(u"8917"_s)));
}

Result<auth::AppKeys> Connections::appKeys(Service service, std::stop_token stop)
{
    const bool quickBooks = service == Service::QuickBooks;
    auth::AppKeys keys{quickBooks ? m_config.quickBooksClientId : m_config.highLevelClientId,
        quickBooks ? m_config.quickBooksClientSecret : m_config.highLevelClientSecret};
    if (keys.clientId.isEmpty()) {
        const auto typed = m_store.read(entry(serviceWord(service) + u"/keys"_s), stop);
        const bool wereTyped = m_journal.state(keysNoteName(service))[u"typed"].toBool();
        if (!typed && (wereTyped || typed.error().key != u"keychain.missing"_s)) {
            return fail(typed.error());
        }
        if (typed && *typed) {
            const QJsonObject json = QJsonDocument::fromJson(**typed).object();
            keys = {json[u"id"].toString(), json[u"secret"].toString()};
            if (!wereTyped) { // by an older Kontor
                m_journal.setState(keysNoteName(service), {{u"typed"_s, true}});
            }
        } else if (wereTyped) {
            return fail({.kind = Error::Kind::Keychain, .key = u"keychain.locked"_s});
        }
    }
    if (keys.clientId.isEmpty()) {
        const QString builtIn = builtInKeys(service);
        keys = {builtIn.section(u':', 0, 0), builtIn.section(u':', 1)};
    }
    m_secrets.add(keys.clientSecret);
    if (keys.clientId.isEmpty() || keys.clientSecret.isEmpty()) {
        return fail({.kind = Error::Kind::BadInput, .key = quickBooks ? u"qb.app_keys"_s : u"hl.app_keys"_s});
    }
    return keys;
}

Result<auth::Endpoints> Connections::endpoints(Service service, const QString &environment, std::stop_token stop)
{
    if (service == Service::QuickBooks) {
        QUrl address = m_config.quickBooksDiscovery;
        if (address.isEmpty()) {
            address = QUrl(environment == u"sandbox"_s
                    ? u"https://developer.api.intuit.com/.well-known/openid_sandbox_configuration"_s
                    : u"https://developer.api.intuit.com/.well-known/openid_configuration"_s);
        }
        return auth::discover(address, m_transport, stop);
    }
    return auth::highLevelEndpoints(m_config.highLevelAuthorize, m_config.highLevelApi);
}

auth::Account Connections::makeAccount(
    Service service, const auth::Endpoints &endpoints, const auth::AppKeys &keys, secrets::SecretStore &store)
{
    auth::TokenKeeper keeper(auth::TokenEndpoint(service, endpoints, keys, m_transport, m_clock, m_secrets),
        entry(serviceWord(service) + u"/tokens"_s), store, m_clock, m_secrets, redirectUri());
    keeper.setRefreshLock(m_refreshLock);
    return {service, std::move(keeper), m_transport, m_clock,
        service == Service::QuickBooks ? quickbooks::readReply : highlevel::readReply};
}

void Connections::refresh()
{
    for (const Service service : services) {
        QJsonObject note = this->note(service);
        Open &open = m_open[service];
        if (open.account && open.note[u"generation"] == note[u"generation"] && note[u"stored"].toBool()) {
            open.note = note;
            continue;
        }
        open.account.reset();
        open.problem.reset();
        open.note = note;
        if (!note[u"stored"].toBool()) {
            continue;
        }
        const Result<auth::AppKeys> keys = note[u"private"].toBool() ? auth::AppKeys() : appKeys(service, {});
        if (!keys) {
            open.problem = keys.error(); // tried again in the next cycle
            continue;
        }
        auth::Endpoints endpoints = endpointsFromNote(note[u"endpoints"].toObject());
        if (service == Service::HighLevel) {
            if (const auto now = this->endpoints(service, {}, {})) {
                endpoints = *now;
            }
        }
        open.account = std::make_unique<auth::Account>(makeAccount(service, endpoints, *keys, m_store));
        open.account->setStored(true);
    }
}

bool Connections::connected(Service service) const
{
    const QJsonObject note = this->note(service);
    return note[u"stored"].toBool() && note[u"ended"].toObject().isEmpty();
}

std::optional<Doors> Connections::doors()
{
    refresh();
    for (const Service service : services) {
        if (!connected(service) || !m_open[service].account) {
            return std::nullopt;
        }
    }
    const QJsonObject company = m_open[Service::QuickBooks].note;
    const QJsonObject location = m_open[Service::HighLevel].note;
    const QString environment = company[u"environment"].toString();
    return Doors{m_open[Service::QuickBooks].account.get(), m_open[Service::HighLevel].account.get(),
        quickbooks::Api(apiBase(Service::QuickBooks, environment), company[u"account"].toString()), highLevelApi(),
        company[u"country"].toString(), location[u"timeZone"].toString(), location[u"name"].toString(),
        m_config.language};
}

Error Connections::whyNoDoors() const
{
    std::optional<Error> problem;
    for (const Service service : services) {
        const auto open = m_open.find(service);
        const bool has = open != m_open.end() && open->second.problem;
        if (std::optional<Error> ended = state(service).problem) {
            ended->kind = Error::Kind::NotConnected; // whatever ended it then
            return *ended;
        }
        if (!connected(service)) {
            return has ? *open->second.problem : notConnected(service);
        }
        if (has) {
            problem = open->second.problem;
        }
    }
    return problem.value_or(Error{.kind = Error::Kind::Keychain, .key = u"keychain.locked"_s});
}

auth::Account *Connections::account(Service service)
{
    return connected(service) ? m_open[service].account.get() : nullptr;
}

highlevel::Api Connections::highLevelApi()
{
    return {apiBase(Service::HighLevel, {}), m_open[Service::HighLevel].note[u"account"].toString()};
}

Connection Connections::state(Service service) const
{
    const QJsonObject note = this->note(service);
    Connection state;
    const QJsonObject ended = note[u"ended"].toObject();
    if (!ended.isEmpty()) {
        state.state = Connection::State::Ended;
        state.problem = errorFromNote(ended);
    } else if (note[u"stored"].toBool()) {
        state.state = Connection::State::Connected;
    }
    state.account = note[u"account"].toString();
    state.name = note[u"name"].toString();
    state.country = note[u"country"].toString();
    state.currency = note[u"currency"].toString();
    state.salesTax = note[u"salesTax"].toString();
    state.timeZone = note[u"timeZone"].toString();
    state.environment = note[u"environment"].toString();
    state.privateToken = note[u"private"].toBool();
    state.ownQuickBooks = note[u"ownQuickBooks"].toBool();
    state.since = instantFromIso(note[u"since"].toString());
    state.lastSuccess = instantFromIso(note[u"lastSuccess"].toString());
    state.validUntil = instantFromIso(note[u"validUntil"].toString());
    const auto open = m_open.find(service);
    if (open != m_open.end() && open->second.account) {
        if (const auto tokens = open->second.account->keeper().known(); tokens && tokens->refreshUntil) {
            state.validUntil = tokens->refreshUntil;
        }
    }
    return state;
}

Result<> Connections::keychainWorks(std::stop_token stop)
{
    const QString probe = entry(u"probe"_s);
    if (const auto written = m_store.write(probe, "kontor", stop); !written) {
        return written;
    }
    const auto read = m_store.read(probe, stop);
    if (!read) {
        return fail(read.error());
    }
    if (!*read) {
        return fail({.kind = Error::Kind::Keychain, .key = u"keychain.locked"_s});
    }
    return m_store.remove(probe, stop);
}

Result<std::unique_ptr<auth::Consent>> Connections::startConsent(Service service, const QString &environment,
    std::function<void()> otherStateCame, Result<> &listening, std::stop_token stop)
{
    if (const auto works = keychainWorks(stop); !works) {
        return fail(works.error());
    }
    const Result<auth::AppKeys> keys = appKeys(service, stop);
    if (!keys) {
        return fail(keys.error());
    }
    const Result<auth::Endpoints> endpoints = this->endpoints(service, environment, stop);
    if (!endpoints) {
        return fail(endpoints.error());
    }
    m_pendingEnvironment[service] = environment;
    const QUrl redirect = redirectUri();
    auth::Consent::Settings settings{.service = service,
        .authorize = endpoints->authorize,
        .clientId = keys->clientId,
        .scope = service == Service::QuickBooks ? quickBooksScope : highLevelScope,
        .redirectUri = redirect,
        .otherStateCame = std::move(otherStateCame)};
    // Also with an https page as redirect: it forwards to the local listener.
    settings.port = static_cast<quint16>(m_journal.setting(u"auth.port"_s).value_or(u"8917"_s).toUInt());
    return auth::Consent::start(settings, m_random, listening);
}

Result<QJsonObject> Connections::describe(
    Service service, auth::Account &account, const QString &id, const QString &environment, std::stop_token stop)
{
    QJsonObject found{{u"account"_s, id}, {u"environment"_s, environment}, {u"described"_s, toIso(m_clock.now())}};
    if (service == Service::HighLevel) {
        const highlevel::Api api(apiBase(service, environment), id);
        const auto answer = account.call(api.location(), m_random, stop);
        if (!answer) {
            return fail(answer.error());
        }
        const QJsonObject location = (*answer)[u"location"].isObject() ? (*answer)[u"location"].toObject() : *answer;
        found.insert(u"name"_s, location[u"name"].toString());
        found.insert(u"timeZone"_s, location[u"timezone"].toString());
        found.insert(u"country"_s, location[u"country"].toString());
        return found;
    }
    const quickbooks::Api api(apiBase(service, environment), id);
    const auto company = account.call(api.companyInfo(), m_random, stop);
    if (!company) {
        return fail(company.error());
    }
    const auto preferences = account.call(api.preferences(), m_random, stop);
    if (!preferences) {
        return fail(preferences.error());
    }
    const QJsonObject info = (*company)[u"CompanyInfo"].toObject();
    const QJsonObject settings = (*preferences)[u"Preferences"].toObject();
    if (info.isEmpty() || settings.isEmpty()) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(service)}},
            .detail = info.isEmpty() ? u"An answer without CompanyInfo"_s : u"An answer without Preferences"_s});
    }
    const QString country = countryCode(info[u"Country"].toString());
    const QJsonObject tax = settings[u"TaxPrefs"].toObject();
    found.insert(u"name"_s, info[u"CompanyName"].toString());
    found.insert(u"country"_s, country);
    found.insert(u"timeZone"_s, info[u"DefaultTimeZone"].toString());
    found.insert(u"currency"_s, settings[u"CurrencyPrefs"][u"HomeCurrency"][u"value"].toString());
    found.insert(u"salesTax"_s,
        country != u"US"_s                       ? u"lines"_s
            : !tax[u"UsingSalesTax"].toBool()    ? u"none"_s
            : tax.contains(u"PartnerTaxEnabled") ? u"automated"_s
                                                 : u"manual"_s);
    return found;
}

Result<QString> Connections::adopt(
    Service service, const auth::Tokens &tokens, const QString &environment, std::stop_token stop)
{
    const Result<auth::AppKeys> keys = tokens.privateToken ? auth::AppKeys() : appKeys(service, stop);
    if (!keys) {
        return fail(keys.error());
    }
    const Result<auth::Endpoints> endpoints = this->endpoints(service, environment, stop);
    if (!endpoints) {
        return fail(endpoints.error());
    }
    // First under its own eyes only: tokens of another company are not stored.
    PassingStore passing;
    auth::Account account = makeAccount(service, *endpoints, *keys, passing);
    if (const auto kept = account.keeper().keep(tokens, stop); !kept) {
        return fail(kept.error());
    }
    account.setStored(true);
    Result<QJsonObject> found = describe(service, account, tokens.account, environment, stop);
    const QJsonObject before = note(service);
    const QString known = before[u"account"].toString();
    if (!known.isEmpty() && known != tokens.account) {
        return fail({.kind = Error::Kind::BadInput,
            .key = service == Service::QuickBooks ? u"oauth.other_company"_s : u"oauth.other_location"_s,
            .parameters = {{u"old"_s, before[u"name"].toString(known)},
                {u"new"_s, found ? (*found)[u"name"].toString(tokens.account) : tokens.account}}});
    }
    if (!found) {
        return fail(found.error());
    }
    if (service == Service::HighLevel) {
        const highlevel::Api api(apiBase(service, environment), tokens.account);
        const flows::Call call = [&](const net::Request &request, std::stop_token until) {
            return account.call(request, m_random, until);
        };
        const bool isOn = flows::sales_receipts::NativeBooking::isOn(api, call, account.serviceNow(), stop);
        found->insert(u"ownQuickBooks"_s, isOn);
    }
    const auth::Tokens latest = account.keeper().known().value_or(tokens);
    auth::Account real = makeAccount(service, *endpoints, *keys, m_store);
    if (const auto kept = real.keeper().keep(latest, stop); !kept) {
        return fail(kept.error());
    }
    const QString now = toIso(account.serviceNow());
    found->insert(u"stored"_s, true);
    found->insert(u"private"_s, tokens.privateToken);
    found->insert(u"since"_s, before[u"since"].toString().isEmpty() ? now : before[u"since"].toString());
    found->insert(u"lastSuccess"_s, now);
    found->insert(u"generation"_s, before[u"generation"].toInt() + 1);
    found->insert(u"endpoints"_s, endpointsToNote(*endpoints));
    if (latest.refreshUntil) {
        found->insert(u"validUntil"_s, toIso(*latest.refreshUntil));
    }
    const QString name = (*found)[u"name"].toString();
    m_journal.transaction([&] {
        m_journal.setState(noteName(service), *found);
        const Service other = service == Service::QuickBooks ? Service::HighLevel : Service::QuickBooks;
        if (note(other)[u"stored"].toBool() && m_journal.state(u"connected"_s).isEmpty()) {
            m_journal.setState(u"connected"_s, {{u"since"_s, now}}); // never moved: the past stays untouched
        }
        m_journal.log({.time = m_clock.now(),
            .flow = u"kontor"_s,
            .key = u"connected"_s,
            .parameters = {{u"service"_s, serviceName(service)}, {u"name"_s, name}},
            .result = u"done"_s});
    });
    refresh();
    return name;
}

Result<QString> Connections::finishConsent(Service service, const auth::ConsentAnswer &answer, std::stop_token stop)
{
    const QString environment = m_pendingEnvironment[service];
    const Result<auth::AppKeys> keys = appKeys(service, stop);
    if (!keys) {
        return fail(keys.error());
    }
    const Result<auth::Endpoints> endpoints = this->endpoints(service, environment, stop);
    if (!endpoints) {
        return fail(endpoints.error());
    }
    auth::TokenEndpoint endpoint(service, *endpoints, *keys, m_transport, m_clock, m_secrets);
    Result<auth::Tokens> tokens = endpoint.redeem(answer.code, redirectUri(), answer.realm, stop);
    if (!tokens) {
        return fail(tokens.error());
    }
    if (tokens->account.isEmpty()) {
        return fail({.kind = Error::Kind::Unreadable,
            .key = u"kontor.unreadable_reply"_s,
            .parameters = {{u"service"_s, serviceName(service)}},
            .detail = u"No company or location was named"_s});
    }
    return adopt(service, *tokens, environment, stop);
}

Result<QString> Connections::connectByToken(const QString &token, const QString &location, std::stop_token stop)
{
    if (const auto works = keychainWorks(stop); !works) {
        return fail(works.error());
    }
    m_secrets.add(token);
    // Neither fits into the head or the address of a call then.
    if (!std::ranges::all_of(token, [](QChar c) { return c > u' ' && c <= u'~'; })) {
        return fail({.kind = Error::Kind::BadInput, .key = u"hl.token_form"_s});
    }
    static const QRegularExpression plain(QRegularExpression::anchoredPattern(u"[A-Za-z0-9]+"_s));
    if (!plain.match(location).hasMatch()) {
        return fail({.kind = Error::Kind::BadInput, .key = u"hl.location_form"_s, .parameters = {{u"id"_s, location}}});
    }
    return adopt(Service::HighLevel, {.access = token, .account = location, .privateToken = true}, {}, stop)
        .map_error([&](Error error) {
            error.parameters.insert(u"id"_s, location);
            if (error.key == u"hl.401") {
                error.parameters.insert(u"case"_s, u"token"_s); // no connection has ended by that
            } else if (error.key == u"hl.404") {
                error.parameters.insert(u"case"_s, u"location"_s);
            }
            return error;
        });
}

Result<> Connections::disconnect(Service service, std::stop_token stop)
{
    // A locked keyring shows no tokens and says that it removed them. One that takes an entry is open; if it has no
    // tokens then, it is another one and they are lost.
    if (const auto works = keychainWorks(stop); !works) {
        return works;
    }
    refresh();
    QJsonObject note = this->note(service);
    Result<> revoked;
    Open &open = m_open[service];
    if (open.account) {
        revoked = open.account->keeper().forget(stop);
    } else {
        // Without app keys nothing can be revoked, but no token stays behind unsaid.
        auth::Account account = makeAccount(service, endpointsFromNote(note[u"endpoints"].toObject()), {}, m_store);
        revoked = account.keeper().forget(stop);
    }
    if (!revoked && (revoked.error().kind == Error::Kind::Keychain || revoked.error().kind == Error::Kind::Cancelled)) {
        return revoked;
    }
    note.insert(u"stored"_s, false);
    note.remove(u"ended"_s);
    note.insert(u"generation"_s, note[u"generation"].toInt() + 1);
    m_journal.transaction([&] {
        m_journal.setState(noteName(service), note);
        m_journal.log({.time = m_clock.now(),
            .flow = u"kontor"_s,
            .key = u"disconnected"_s,
            .parameters = {{u"service"_s, serviceName(service)}},
            .result = u"done"_s});
    });
    refresh();
    return revoked.map_error([service](const Error &error) {
        // Whatever it was: nothing repeats it, since the tokens are gone.
        Error told = error;
        told.key = u"kontor.not_revoked"_s;
        told.parameters = {{u"service"_s, serviceName(service)}};
        return told;
    });
}

Result<> Connections::check(Service service, std::stop_token stop)
{
    refresh();
    Open &open = m_open[service];
    if (!open.account) {
        return fail(open.problem.value_or(notConnected(service)));
    }
    const auto found = describe(
        service, *open.account, open.note[u"account"].toString(), open.note[u"environment"].toString(), stop);
    if (!found) {
        if (found.error().kind == Error::Kind::ConnectionEnded) {
            markEnded(service, found.error());
        }
        return fail(found.error());
    }
    QJsonObject note = this->note(service);
    for (auto value = found->begin(); value != found->end(); ++value) {
        note.insert(value.key(), value.value());
    }
    note.remove(u"ended"_s);
    m_journal.setState(noteName(service), note);
    markSuccess(service);
    return {};
}

void Connections::refreshLocation(std::stop_token stop)
{
    const QJsonObject note = this->note(Service::HighLevel);
    const std::optional<Instant> described = instantFromIso(note[u"described"].toString());
    const bool known = QTimeZone(note[u"timeZone"].toString().toLatin1()).isValid();
    const bool fresh = described && *described <= m_clock.now() && m_clock.now() - *described < locationHolds;
    if (connected(Service::HighLevel) && (!known || !fresh)) {
        // What goes wrong here the cycle meets, too, and says.
        std::ignore = check(Service::HighLevel, stop);
    }
}

Result<> Connections::setAppKeys(Service service, const auth::AppKeys &keys, std::stop_token stop)
{
    m_secrets.add(keys.clientSecret);
    const QJsonObject json{{u"id"_s, keys.clientId}, {u"secret"_s, keys.clientSecret}};
    const auto written = m_store.write(
        entry(serviceWord(service) + u"/keys"_s), QJsonDocument(json).toJson(QJsonDocument::Compact), stop);
    if (written) {
        m_journal.setState(keysNoteName(service), {{u"typed"_s, true}});
    }
    return written;
}

void Connections::markEnded(Service service, const Error &error)
{
    m_journal.transaction([&] {
        QJsonObject note = this->note(service);
        // What ended may have been replaced by another process since; that its tokens fail says nothing of the new
        // ones.
        const bool replaced = note[u"generation"] != m_open[service].note[u"generation"];
        if (replaced || !note[u"ended"].toObject().isEmpty()) {
            return;
        }
        note.insert(u"ended"_s, errorToNote(error));
        m_journal.setState(noteName(service), note);
        m_journal.log({.time = m_clock.now(),
            .flow = u"kontor"_s,
            .key = u"connection.lost"_s,
            .parameters = {{u"service"_s, serviceName(service)}},
            .result = u"attention"_s,
            .details = {{u"error"_s, error.key}, {u"trace"_s, error.traceId}}});
    });
}

void Connections::markSuccess(Service service)
{
    m_journal.transaction([&] { // as it stands now: another process may be connecting
        QJsonObject note = this->note(service);
        note.insert(u"lastSuccess"_s, toIso(m_clock.now()));
        const Connection now = state(service);
        if (now.validUntil) {
            note.insert(u"validUntil"_s, toIso(*now.validUntil));
        }
        m_journal.setState(noteName(service), note);
    });
}

} // namespace kontor::engine
