// The stand-in of Intuit's OAuth and of QuickBooks Online.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/quickbooks_stand_in.h"

#include "sandbox/quickbooks/accounting_service.h"
#include "sandbox/quickbooks/actions.h"
#include "sandbox/quickbooks/authorization.h"
#include "sandbox/quickbooks/call_limits.h"
#include "sandbox/quickbooks/pacific_time.h"
#include "sandbox/quickbooks/wire_format.h"

using namespace Qt::StringLiterals;

namespace kontor::sandbox {

namespace quickbooks {

class WholeService
{
public:
    using Company = QuickBooksStandIn::Company;

    WholeService(Clock &clock, quint64 seed, QUrl base, QuickBooksStandIn::Keys keys, std::vector<Company> companies)
        : m_clock(clock)
        , m_random(seed)
        , m_basePath(base.path())
        , m_authorization(clock, m_switches, m_random, std::move(base), std::move(keys), choices(companies))
    {
        while (m_basePath.endsWith(u'/')) {
            m_basePath.chop(1);
        }
        for (Company &company : companies) {
            m_services.push_back(std::make_unique<AccountingService>(clock, m_switches, m_random, std::move(company)));
        }
    }

    net::Reply handle(const net::Request &request)
    {
        ++m_requests;
        net::Reply reply = routed(request);
        reply.headers.append({"intuit_tid"_ba, traceId()});
        reply.headers.append({"Date"_ba, httpDate(m_clock.now())});
        return reply;
    }

    Result<QJsonObject> act(const QString &action, const QJsonObject &parameters)
    {
        return quickbooks::act(action, parameters, {m_services, m_authorization, m_limits});
    }

    QJsonObject dump() const
    {
        QJsonObject all = m_services.empty() ? QJsonObject() : dumped(m_services.front()->books());
        if (m_services.size() > 1) {
            QJsonArray others;
            for (std::size_t i = 1; i < m_services.size(); ++i) {
                others.append(dumped(m_services[i]->books()));
            }
            all.insert(u"others"_s, others);
        }
        return all;
    }

    QJsonArray part(const QString &name) const
    {
        const auto kind = dumpedKinds().find(name);
        return kind == dumpedKinds().end() || m_services.empty()
            ? QJsonArray()
            : objectsOf(m_services.front()->books(), *kind->second);
    }

    QJsonObject counters() const
    {
        qint64 emails = 0;
        for (const auto &service : m_services) {
            emails += service->books().emails;
        }
        return {{u"emails"_s, emails}, {u"requests"_s, m_requests}, {u"reads"_s, m_reads}, {u"writes"_s, m_writes},
            {u"batches"_s, m_batches}, {u"throttled"_s, m_throttled}, {u"unauthorized"_s, m_unauthorized},
            {u"tokens"_s, m_tokenCalls}, {u"readsThisMonth"_s, m_limits.readsThisMonth()},
            {u"connections"_s, qint64(m_authorization.connections())}};
    }

    Switches &switches() { return m_switches; }
    const Switches &switches() const { return m_switches; }

private:
    static QList<ConsentChoice> choices(const std::vector<Company> &companies)
    {
        QList<ConsentChoice> list;
        for (const Company &company : companies) {
            list.append({company.realm, company.name});
        }
        return list;
    }

    net::Reply routed(const net::Request &request)
    {
        QString path = request.url.path();
        if (!m_basePath.isEmpty() && path.startsWith(m_basePath)) {
            path.remove(0, m_basePath.size());
        }
        if (path == u"/.well-known/openid_sandbox_configuration") {
            return m_authorization.discovery(Authorization::Environment::Sandbox);
        }
        if (path == u"/.well-known/openid_configuration") {
            return m_authorization.discovery(Authorization::Environment::Production);
        }
        if (path == u"/connect/oauth2" || path == u"/connect/oauth2/companyselection") {
            return m_authorization.consent(request);
        }
        if (path == u"/oauth2/v1/tokens/bearer") {
            ++m_tokenCalls;
            return m_authorization.token(request);
        }
        if (path == u"/v2/oauth2/tokens/revoke") {
            ++m_tokenCalls;
            return m_authorization.revoke(request);
        }
        static constexpr QStringView prefix = u"/v3/company/";
        if (path.startsWith(prefix)) {
            const QString rest = path.mid(prefix.size());
            const qsizetype slash = rest.indexOf(u'/');
            if (slash > 0) {
                return gateway(rest.left(slash), rest.mid(slash + 1), request);
            }
        }
        return {404, {{"Content-Type"_ba, "text/plain"_ba}}, "Not found"_ba};
    }

    // Who calls, whether the company is there, and how often: asked before the accounting service sees a call.
    net::Reply gateway(const QString &realm, const QString &path, const net::Request &request)
    {
        const QByteArray credentials = net::headerValue(request.headers, "Authorization");
        const QString token = QString::fromLatin1(credentials.mid(7).trimmed());
        switch (m_authorization.standing(credentials, realm)) {
        case Authorization::Standing::Good:
            break;
        case Authorization::Standing::Missing:
        case Authorization::Standing::Malformed:
            return unauthorized(notAuthenticated(u"Malformed bearer token: too short or too long"_s));
        case Authorization::Standing::Expired:
            return unauthorized(notAuthenticated(QString(u"Token expired: " + token)));
        case Authorization::Standing::Revoked:
            return unauthorized(notAuthenticated(QString(u"Token revoked: " + token)));
        case Authorization::Standing::Disconnected:
            return unauthorized(applicationNotAuthorized());
        case Authorization::Standing::OtherRealm:
            if (m_switches.is(Switch::RealmMismatch, u"xml_401")) {
                ++m_unauthorized;
                return gatewayReply(authenticationError(), Form::Xml, m_clock.now());
            }
            return unauthorized(applicationNotAuthorized());
        }
        AccountingService *service = find(realm);
        if (!service) {
            return unauthorized(applicationNotAuthorized());
        }
        const CallLimits::Call call = kindOf(path, request);
        if (!m_limits.admit(realm, call, m_clock.now(), m_switches.is(Switch::Quota, u"blocks"))) {
            ++m_throttled;
            return gatewayReply(throttled(), gatewayForm(), m_clock.now());
        }
        m_reads += call == CallLimits::Call::Read ? 1 : 0;
        m_writes += call == CallLimits::Call::Write ? 1 : 0;
        m_batches += call == CallLimits::Call::Batch ? 1 : 0;
        if (service->books().maintenance) {
            return {503, {{"Content-Type"_ba, "text/html"_ba}},
                "<html><body><h1>503 Service Unavailable</h1><p>QuickBooks Online is being maintained.</p></body></html>"_ba};
        }
        return service->handle(path, request);
    }

    net::Reply unauthorized(const Fault &fault)
    {
        ++m_unauthorized;
        return gatewayReply(fault, gatewayForm(), m_clock.now());
    }

    Form gatewayForm() const { return m_switches.is(Switch::GatewayBody, u"xml") ? Form::Xml : Form::Json; }

    // Pulling data out is metered, pushing it in is not (quickbooks-online-api 3).
    static CallLimits::Call kindOf(const QString &path, const net::Request &request)
    {
        if (path == u"batch") {
            return CallLimits::Call::Batch;
        }
        return request.method == "GET" || path == u"query" ? CallLimits::Call::Read : CallLimits::Call::Write;
    }

    AccountingService *find(const QString &realm) const
    {
        for (const auto &service : m_services) {
            if (service->books().realm() == realm) {
                return service.get();
            }
        }
        return nullptr;
    }

    QByteArray traceId()
    {
        const quint64 high = m_random();
        const quint64 low = m_random();
        return QString::asprintf("1-%08llx-%024llx", (unsigned long long)(high & 0xffffffffU), (unsigned long long)low)
            .toLatin1();
    }

    static QJsonArray objectsOf(const Books &books, const EntityKind &kind)
    {
        QJsonArray objects;
        const EntityStore &store = books.store(kind);
        for (const quint32 place : store.byNumber()) {
            if (!store.at(place).deleted) {
                objects.append(store.at(place).object);
            }
        }
        return objects;
    }

    static const std::map<QString, const EntityKind *> &dumpedKinds()
    {
        static const std::map<QString, const EntityKind *> kinds{{u"customers"_s, &EntityKind::customer()},
            {u"vendors"_s, &EntityKind::vendor()}, {u"employees"_s, &EntityKind::employee()},
            {u"invoices"_s, &EntityKind::invoice()}, {u"payments"_s, &EntityKind::payment()},
            {u"creditMemos"_s, &EntityKind::creditMemo()}, {u"salesReceipts"_s, &EntityKind::salesReceipt()},
            {u"refundReceipts"_s, EntityKind::find(u"refundreceipt")}};
        return kinds;
    }

    static QJsonObject dumped(const Books &books)
    {
        QJsonObject all{{u"company"_s,
            QJsonObject{{u"realm"_s, books.realm()}, {u"name"_s, books.companyName()}, {u"country"_s, books.country()},
                {u"currency"_s, books.currency()}}}};
        for (const auto &[name, kind] : dumpedKinds()) {
            all.insert(name, objectsOf(books, *kind));
        }
        return all;
    }

    Clock &m_clock;
    Switches m_switches;
    std::mt19937_64 m_random;
    QString m_basePath;
    Authorization m_authorization;
    CallLimits m_limits;
    std::vector<std::unique_ptr<AccountingService>> m_services;
    qint64 m_requests = 0;
    qint64 m_reads = 0;
    qint64 m_writes = 0;
    qint64 m_batches = 0;
    qint64 m_throttled = 0;
    qint64 m_unauthorized = 0;
    qint64 m_tokenCalls = 0;
};

} // namespace quickbooks

class QuickBooksStandIn::Part final : public quickbooks::WholeService
{
public:
    using WholeService::WholeService;
};

QuickBooksStandIn::QuickBooksStandIn(
    Clock &clock, quint64 seed, QUrl baseUrl, Keys keys, std::vector<Company> companies)
    : m_part(std::make_unique<Part>(clock, seed, std::move(baseUrl), std::move(keys), std::move(companies)))
{ }

QuickBooksStandIn::~QuickBooksStandIn() = default;

net::Reply QuickBooksStandIn::handle(const net::Request &request) { return m_part->handle(request); }

Result<QJsonObject> QuickBooksStandIn::act(const QString &action, const QJsonObject &parameters)
{
    return m_part->act(action, parameters);
}

QJsonArray QuickBooksStandIn::actions() const { return quickbooks::actionTable(); }

QJsonObject QuickBooksStandIn::switches() const { return m_part->switches().positions(); }

QJsonArray QuickBooksStandIn::switchTable() const { return quickbooks::Switches::table(); }

Result<> QuickBooksStandIn::setSwitch(const QString &name, const QString &position)
{
    return m_part->switches().set(name, position);
}

QJsonObject QuickBooksStandIn::dump() const { return m_part->dump(); }

QJsonArray QuickBooksStandIn::part(const QString &name) const { return m_part->part(name); }

QJsonObject QuickBooksStandIn::counters() const { return m_part->counters(); }

} // namespace kontor::sandbox
