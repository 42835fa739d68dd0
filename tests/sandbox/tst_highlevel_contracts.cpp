// Writes out requests and replies of the stand-in of HighLevel, for validate_contracts.py.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

/// Where each exchange goes: emptied first, so that nothing old is validated.
class Exchanges
{
public:
    explicit Exchanges(const QString &folder)
        : m_folder(folder)
    {
        QDir(folder).removeRecursively();
        m_ready = QDir().mkpath(folder);
    }

    bool write(const QString &document, const QString &method, const QString &pathTemplate,
        const HighLevelAnswer &answer, const QJsonValue &request = QJsonValue::Null,
        const QJsonValue &query = QJsonValue::Undefined)
    {
        QJsonObject exchange{{u"document"_s, document}, {u"method"_s, method}, {u"pathTemplate"_s, pathTemplate},
            {u"status"_s, answer.status}, {u"request"_s, request}, {u"response"_s, answer.json}};
        if (!query.isUndefined()) {
            exchange.insert(u"query"_s, query);
        }
        static const QRegularExpression other(u"[^A-Za-z]+"_s);
        QString name = u"%1 %2 %3"_s.arg(++m_count, 3, 10, QLatin1Char('0')).arg(method, pathTemplate);
        name.replace(other, u"-"_s);
        QFile file(
            u"%1/%2%3-%4.json"_s.arg(m_folder).arg(m_count, 3, 10, QLatin1Char('0')).arg(name).arg(answer.status));
        return m_ready && file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(exchange).toJson()) > 0;
    }

private:
    QString m_folder;
    bool m_ready = false;
    int m_count = 0;
};

} // namespace

class TestHighLevelContracts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writeContacts()
    {
        HighLevelCaller caller({QJsonObject{{u"firstName"_s, u"Old"_s}, {u"email"_s, u"old@example.com"_s}}});
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/contacts"_s);
        const QString location = HighLevelCaller::first;
        QJsonObject body{{u"locationId"_s, location}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
            {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}, {u"address1"_s, u"12 Main St"_s},
            {u"city"_s, u"Austin"_s}, {u"state"_s, u"TX"_s}, {u"postalCode"_s, u"78701"_s}, {u"country"_s, u"US"_s},
            {u"companyName"_s, u"Ruiz Bakery"_s}, {u"website"_s, u"https://ruiz.example"_s},
            {u"source"_s, u"QuickBooks"_s}, {u"tags"_s, QJsonArray{u"quickbooks"_s}}, {u"dnd"_s, false},
            {u"dndSettings"_s, QJsonObject{{u"SMS"_s, QJsonObject{{u"status"_s, u"active"_s}}}}}};
        const QString contacts = u"contacts"_s;
        const auto made = caller.post(u"/contacts/"_s, body);
        QCOMPARE(made.status, 201);
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/"_s, made, body));
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/"_s, caller.post(u"/contacts/"_s, body), body));
        const QJsonObject bare{{u"locationId"_s, location}};
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/"_s, caller.post(u"/contacts/"_s, bare), bare));
        const QJsonObject odd{{u"locationId"_s, location}, {u"additionalEmails"_s, QJsonArray()}};
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/"_s, caller.post(u"/contacts/"_s, odd)));
        const QJsonObject upsert{
            {u"locationId"_s, location}, {u"email"_s, u"eva@example.com"_s}, {u"name"_s, u"Eva Stone"_s}};
        QVERIFY(
            out.write(contacts, u"POST"_s, u"/contacts/upsert"_s, caller.post(u"/contacts/upsert"_s, upsert), upsert));
        QVERIFY(
            out.write(contacts, u"POST"_s, u"/contacts/upsert"_s, caller.post(u"/contacts/upsert"_s, upsert), upsert));
        const QString id = made.object("contact").value("id"_L1).toString();
        const QString one = u"/contacts/{contactId}"_s;
        QVERIFY(out.write(contacts, u"GET"_s, one, caller.get(u"/contacts/"_s + id)));
        QVERIFY(out.write(contacts, u"GET"_s, one, caller.get(u"/contacts/nobody"_s)));
        const QJsonObject change{{u"lastName"_s, u"Ruiz-Stone"_s}};
        QVERIFY(out.write(contacts, u"PUT"_s, one, caller.put(u"/contacts/"_s + id, change), change));
        QVERIFY(out.write(contacts, u"PUT"_s, one, caller.put(u"/contacts/"_s + id, {{u"gender"_s, u"x"_s}})));
        const QJsonObject tags{{u"tags"_s, QJsonArray{u"a"_s, u"b"_s}}};
        const QString tagPath = u"/contacts/%1/tags"_s.arg(id);
        const QString tagTemplate = u"/contacts/{contactId}/tags"_s;
        QVERIFY(out.write(contacts, u"POST"_s, tagTemplate, caller.post(tagPath, tags), tags));
        QVERIFY(
            out.write(contacts, u"DELETE"_s, tagTemplate, caller.call("DELETE", tagPath, R"({"tags":["a"]})"), tags));
        const QJsonObject many{
            {u"contacts"_s, QJsonArray{id}}, {u"tags"_s, QJsonArray{u"c"_s}}, {u"locationId"_s, location}};
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/bulk/tags/update/{type}"_s,
            caller.post(u"/contacts/bulk/tags/update/add"_s, many), many));
        caller.clock.advance(5s);
        const QJsonObject search{{u"locationId"_s, location}, {u"pageLimit"_s, 2},
            {u"sort"_s, QJsonArray{QJsonObject{{u"field"_s, u"dateUpdated"_s}, {u"direction"_s, u"asc"_s}}}},
            {u"filters"_s,
                QJsonArray{QJsonObject{{u"field"_s, u"dateUpdated"_s}, {u"operator"_s, u"range"_s},
                    {u"value"_s, QJsonObject{{u"gte"_s, u"2020-01-01T00:00:00.000Z"_s}}}}}}};
        const auto found = caller.post(u"/contacts/search"_s, search);
        QCOMPARE(found.json.value("contacts"_L1).toArray().size(), 2);
        QVERIFY(out.write(contacts, u"POST"_s, u"/contacts/search"_s, found, search));
        const QJsonObject known{{u"locationId"_s, location}, {u"email"_s, u"ana@example.com"_s}};
        const QString duplicate = u"/contacts/search/duplicate?locationId=%1&email=%2"_s;
        QVERIFY(out.write(contacts, u"GET"_s, u"/contacts/search/duplicate"_s,
            caller.get(duplicate.arg(location, u"ana@example.com"_s)), QJsonValue::Null, known));
        QVERIFY(out.write(contacts, u"GET"_s, u"/contacts/search/duplicate"_s,
            caller.get(duplicate.arg(location, u"x@example.com"_s)), QJsonValue::Null, known));
        const auto list = caller.get(u"/contacts/?locationId=%1&limit=2"_s.arg(location));
        QVERIFY(list.object("meta").contains("nextPageUrl"_L1));
        QVERIFY(out.write(contacts, u"GET"_s, u"/contacts/"_s, list, QJsonValue::Null,
            QJsonObject{{u"locationId"_s, location}, {u"limit"_s, 2}}));
        QVERIFY(out.write(contacts, u"DELETE"_s, one, caller.call("DELETE", u"/contacts/"_s + id)));
        caller.version = "nonsense";
        QVERIFY(out.write(contacts, u"GET"_s, one, caller.get(u"/contacts/"_s + id)));
        caller.version = "2021-07-28";
        QVERIFY(out.write(
            contacts, u"GET"_s, u"/contacts/"_s, caller.get(u"/contacts/?locationId="_s + HighLevelCaller::second)));
    }

    void writeLocations()
    {
        HighLevelCaller caller;
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/locations"_s);
        const QString locations = u"locations"_s;
        const QString path = u"/locations/"_s + HighLevelCaller::first;
        QVERIFY(caller.standIn.act(u"location.settings"_s,
            {{u"placesId"_s, u"ChIJx"_s}, {u"customValueName"_s, u"Review"_s}, {u"customValue"_s, u"x"_s}}));
        QCOMPARE(caller.create({{u"tags"_s, QJsonArray{u"a"_s}}}).status, 201);
        QVERIFY(out.write(locations, u"GET"_s, u"/locations/{locationId}"_s, caller.get(path)));
        QVERIFY(out.write(
            locations, u"GET"_s, u"/locations/{locationId}/customValues"_s, caller.get(path + u"/customValues"_s)));
        const QJsonObject field{
            {u"name"_s, u"QuickBooks Id"_s}, {u"dataType"_s, u"TEXT"_s}, {u"model"_s, u"contact"_s}};
        const QString fields = u"/locations/{locationId}/customFields"_s;
        QVERIFY(out.write(locations, u"POST"_s, fields, caller.post(path + u"/customFields"_s, field), field));
        QVERIFY(out.write(locations, u"GET"_s, fields, caller.get(path + u"/customFields"_s)));
        QVERIFY(out.write(locations, u"GET"_s, u"/locations/{locationId}/tags"_s, caller.get(path + u"/tags"_s)));
        QVERIFY(out.write(
            locations, u"GET"_s, u"/locations/{locationId}"_s, caller.get(u"/locations/"_s + HighLevelCaller::second)));
    }

    void writeOauth()
    {
        HighLevelCaller caller;
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/oauth"_s);
        const QString oauth = u"oauth"_s;
        auto fields = caller.question();
        fields[3].second += u" oauth.readonly oauth.write"_s;
        fields.append({u"locationId"_s, HighLevelCaller::first});
        const auto redirect = caller.form(u"/v2/oauth/chooselocation"_s, fields);
        const QString code = QUrlQuery(QUrl(QString::fromUtf8(redirect.header("Location")))).queryItemValue(u"code"_s);
        const QJsonObject request{{u"client_id"_s, HighLevelCaller::clientId},
            {u"client_secret"_s, HighLevelCaller::clientSecret}, {u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, code}, {u"user_type"_s, u"Company"_s}};
        const auto company = caller.exchange(code, u"Company"_s);
        QCOMPARE(company.status, 200);
        QVERIFY(out.write(oauth, u"POST"_s, u"/oauth/token"_s, company, request));
        QVERIFY(out.write(oauth, u"POST"_s, u"/oauth/token"_s, caller.exchange(code), request));
        const auto location = caller.connect();
        QVERIFY(out.write(oauth, u"POST"_s, u"/oauth/token"_s, location));
        QVERIFY(out.write(
            oauth, u"POST"_s, u"/oauth/token"_s, caller.refresh(location.json.value("refresh_token"_L1).toString())));
        QVERIFY(
            out.write(oauth, u"POST"_s, u"/oauth/token"_s, caller.form(u"/oauth/token"_s, {{u"client_id"_s, u"x"_s}})));
        QVERIFY(caller.standIn.setSwitch(u"oauth_error_shape"_s, u"status_code"_s));
        QVERIFY(out.write(oauth, u"POST"_s, u"/oauth/token"_s, caller.refresh(u"x"_s)));
        caller.choose(HighLevelCaller::first);
        caller.token = company.json.value("access_token"_L1).toString();
        const QString companyId = company.json.value("companyId"_L1).toString();
        const QJsonObject query{{u"companyId"_s, companyId}, {u"appId"_s, u"x"_s}};
        QVERIFY(out.write(oauth, u"GET"_s, u"/oauth/installedLocations"_s,
            caller.get(u"/oauth/installedLocations?companyId=%1&appId=x"_s.arg(companyId)), QJsonValue::Null, query));
        const QJsonObject wanted{{u"companyId"_s, companyId}, {u"locationId"_s, HighLevelCaller::first}};
        const auto token = caller.form(
            u"/oauth/locationToken"_s, {{u"companyId"_s, companyId}, {u"locationId"_s, HighLevelCaller::first}});
        QCOMPARE(token.status, 200);
        QVERIFY(out.write(oauth, u"POST"_s, u"/oauth/locationToken"_s, token, wanted));
    }

    void writeInvoices()
    {
        HighLevelCaller caller({QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"firstName"_s, u"Ana"_s},
            {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}}});
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/invoices"_s);
        const QString invoices = u"invoices"_s;
        const QJsonObject alt{{u"altId"_s, HighLevelCaller::first}, {u"altType"_s, u"location"_s}};
        const QString query = u"?altId=%1&altType=location"_s.arg(HighLevelCaller::first);
        const auto withAlt = [&](QJsonObject body) {
            for (auto it = alt.begin(); it != alt.end(); ++it) {
                body.insert(it.key(), it.value());
            }
            return body;
        };
        const QJsonObject tax{{u"_id"_s, u"66f0a1000000000000000030"_s}, {u"name"_s, u"Sales tax"_s}, {u"rate"_s, 8.25},
            {u"calculation"_s, u"exclusive"_s}};
        const QJsonArray items{QJsonObject{{u"name"_s, u"Design"_s}, {u"currency"_s, u"USD"_s}, {u"amount"_s, 500},
            {u"qty"_s, 2}, {u"type"_s, u"one_time"_s}, {u"taxes"_s, QJsonArray{tax}}}};
        const QJsonObject body = withAlt({{u"name"_s, u"Kitchen refit"_s},
            {u"businessDetails"_s, QJsonObject{{u"name"_s, u"Acme"_s}}}, {u"currency"_s, u"USD"_s}, {u"items"_s, items},
            {u"discount"_s, QJsonObject{{u"type"_s, u"percentage"_s}, {u"value"_s, 10}}},
            {u"contactDetails"_s,
                QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"name"_s, u"Ana Ruiz"_s},
                    {u"email"_s, u"ana@example.com"_s}, {u"phoneNo"_s, u"+12024561111"_s}}},
            {u"issueDate"_s, u"2026-05-28"_s}, {u"dueDate"_s, u"2026-06-11"_s},
            {u"sentTo"_s, QJsonObject{{u"email"_s, QJsonArray{u"ana@example.com"_s}}}}, {u"liveMode"_s, true}});
        const auto made = caller.post(u"/invoices/"_s, body);
        QCOMPARE(made.status, 200);
        const QString id = made.json.value("_id"_L1).toString();
        QVERIFY(out.write(invoices, u"POST"_s, u"/invoices/"_s, made, body));
        QVERIFY(out.write(invoices, u"POST"_s, u"/invoices/"_s, caller.post(u"/invoices/"_s, alt)));
        const QString one = u"/invoices/{invoiceId}"_s;
        const QString path = u"/invoices/"_s + id;
        QVERIFY(out.write(invoices, u"GET"_s, one, caller.get(path + query), QJsonValue::Null, alt));
        QVERIFY(out.write(invoices, u"GET"_s, one, caller.get(u"/invoices/nothing"_s + query), QJsonValue::Null, alt));
        for (const QString &word : {u"settings"_s, u"generate-invoice-number"_s}) {
            const QString known = u"/invoices/"_s + word;
            QVERIFY(out.write(invoices, u"GET"_s, known, caller.get(known + query), QJsonValue::Null, alt));
        }
        QJsonObject edit = withAlt({{u"name"_s, u"Kitchen"_s}, {u"currency"_s, u"USD"_s}, {u"invoiceItems"_s, items},
            {u"issueDate"_s, u"2026-05-28"_s}, {u"dueDate"_s, u"2026-06-20"_s}});
        QVERIFY(out.write(invoices, u"PUT"_s, one, caller.put(path, edit), edit));
        const QJsonObject send = withAlt(
            {{u"userId"_s, u"Us9XyZ0aBcDeFgHiJkLm"_s}, {u"action"_s, u"send_manually"_s}, {u"liveMode"_s, true}});
        QVERIFY(out.write(invoices, u"POST"_s, one + u"/send"_s, caller.post(path + u"/send"_s, send), send));
        const QJsonObject payment = withAlt(
            {{u"mode"_s, u"cheque"_s}, {u"card"_s, QJsonObject{{u"brand"_s, u"visa"_s}, {u"last4"_s, u"4242"_s}}},
                {u"cheque"_s, QJsonObject{{u"number"_s, u"7"_s}}}, {u"notes"_s, u"At the door"_s}, {u"amount"_s, 100}});
        QVERIFY(out.write(invoices, u"POST"_s, one + u"/record-payment"_s,
            caller.post(path + u"/record-payment"_s, payment), payment));
        QVERIFY(caller.standIn.act(
            u"invoice.pay"_s, {{u"invoice"_s, id}, {u"amount"_s, 10}, {u"tip"_s, 1}, {u"charge"_s, u"0.5"_s}}));
        QVERIFY(out.write(invoices, u"POST"_s, one + u"/void"_s, caller.post(path + u"/void"_s, alt), alt));
        const auto other = caller.post(u"/invoices/"_s, body).json.value("_id"_L1).toString();
        const QString otherPath = u"/invoices/"_s + other;
        caller.post(otherPath + u"/send"_s, send);
        QVERIFY(out.write(invoices, u"DELETE"_s, one, caller.call("DELETE", otherPath + query), QJsonValue::Null, alt));
        QVERIFY(out.write(invoices, u"POST"_s, one + u"/void"_s, caller.post(otherPath + u"/void"_s, alt), alt));
        const auto draft = caller.post(u"/invoices/"_s, body).json.value("_id"_L1).toString();
        QVERIFY(out.write(
            invoices, u"DELETE"_s, one, caller.call("DELETE", u"/invoices/"_s + draft + query), QJsonValue::Null, alt));
        QJsonObject text = body;
        text.insert(u"action"_s, u"send"_s);
        text.insert(u"userId"_s, u"Us9XyZ0aBcDeFgHiJkLm"_s);
        QVERIFY(
            out.write(invoices, u"POST"_s, u"/invoices/text2pay"_s, caller.post(u"/invoices/text2pay"_s, text), text));
        QJsonObject pages = alt;
        pages.insert(u"limit"_s, u"100"_s);
        pages.insert(u"offset"_s, u"0"_s);
        const auto list = caller.get(u"/invoices/"_s + query + u"&limit=100&offset=0"_s);
        QCOMPARE(list.json.value("total"_L1).toInt(), 3);
        QVERIFY(out.write(invoices, u"GET"_s, u"/invoices/"_s, list, QJsonValue::Null, pages));
        QVERIFY(out.write(invoices, u"GET"_s, u"/invoices/"_s, caller.get(u"/invoices/"_s + query)));
    }

    void writePayments()
    {
        HighLevelCaller caller({QJsonObject{{u"firstName"_s, u"Ana"_s}, {u"email"_s, u"ana@example.com"_s}}});
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/payments"_s);
        const QString payments = u"payments"_s;
        const QJsonObject alt{{u"altId"_s, HighLevelCaller::first}, {u"altType"_s, u"location"_s}};
        const QJsonObject altId{{u"altId"_s, HighLevelCaller::first}};
        const QString query = u"?altId=%1&altType=location"_s.arg(HighLevelCaller::first);
        QJsonObject buyer{{u"contact"_s, u"ana@example.com"_s}};
        QVERIFY(caller.standIn.act(u"payment.subscription"_s, buyer));
        for (const QString &kind : {u"imported"_s, u"manual"_s, u"saas"_s, u"calendar"_s}) {
            QVERIFY(caller.standIn.act(u"payment."_s + kind, buyer));
        }
        buyer.insert(u"taxRate"_s, u"8"_s);
        buyer.insert(u"shipping"_s, 5);
        buyer.insert(u"coupon"_s, u"SPRING"_s);
        QVERIFY(caller.standIn.act(u"payment.store_order"_s, buyer));
        QVERIFY(caller.standIn.act(u"payment.refund"_s, {{u"amount"_s, 1}}));
        caller.clock.advance(std::chrono::days(31));
        for (const auto &[kind, parameter, needs] :
            {std::tuple(u"transactions"_s, u"transactionId"_s, alt), std::tuple(u"orders"_s, u"orderId"_s, altId),
                std::tuple(u"subscriptions"_s, u"subscriptionId"_s, alt)}) {
            const QString path = u"/payments/"_s + kind;
            const auto list = caller.get(path + query);
            QVERIFY(!list.json.value("data"_L1).toArray().isEmpty());
            QVERIFY(out.write(payments, u"GET"_s, path, list, QJsonValue::Null, needs));
            QVERIFY(out.write(payments, u"GET"_s, path, caller.get(path + query + u"&limit=many"_s)));
            const QString one = path + u"/{%1}"_s.arg(parameter);
            for (const QJsonValue &row : list.json.value("data"_L1).toArray()) {
                const QString id = row["_id"_L1].toString();
                const auto answer = caller.get(path + u'/' + id + query);
                QCOMPARE(answer.status, 200);
                QVERIFY(out.write(payments, u"GET"_s, one, answer, QJsonValue::Null, needs));
            }
            QVERIFY(out.write(payments, u"GET"_s, one, caller.get(path + u"/nothing"_s + query)));
        }
    }

    void writeConversations()
    {
        HighLevelCaller caller({QJsonObject{{u"id"_s, u"Ct4nAruIz00000Demo01"_s}, {u"firstName"_s, u"Ana"_s},
            {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}}});
        caller.version = "2021-04-15";
        Exchanges out(QStringLiteral(KONTOR_EXCHANGES_DIR) + u"/conversations"_s);
        const QString conversations = u"conversations"_s;
        const QString post = u"/conversations/messages"_s;
        const QJsonObject text{
            {u"type"_s, u"SMS"_s}, {u"contactId"_s, u"Ct4nAruIz00000Demo01"_s}, {u"message"_s, u"Thank you, Ana."_s}};
        QJsonObject mail{{u"type"_s, u"Email"_s}, {u"contactId"_s, u"Ct4nAruIz00000Demo01"_s},
            {u"subject"_s, u"How did we do?"_s}, {u"html"_s, u"<p>Hi Ana</p>"_s},
            {u"emailCc"_s, QJsonArray{u"office@example.com"_s}},
            {u"attachments"_s, QJsonArray{u"https://x.example"_s}}};
        const auto sms = caller.post(post, text);
        const auto email = caller.post(post, mail);
        QCOMPARE(sms.status, 200);
        QVERIFY(email.json.contains("emailMessageId"_L1));
        QVERIFY(out.write(conversations, u"POST"_s, post, sms, text));
        QVERIFY(out.write(conversations, u"POST"_s, post, email, mail));
        QVERIFY(out.write(conversations, u"POST"_s, post, caller.post(post, {{u"type"_s, u"Fax"_s}})));
        QVERIFY(out.write(conversations, u"POST"_s, post,
            caller.post(post, {{u"type"_s, u"SMS"_s}, {u"contactId"_s, u"nobody"_s}, {u"message"_s, u"x"_s}})));
        const QString message = u"/conversations/messages/{id}"_s;
        const QString messageId = sms.json.value("messageId"_L1).toString();
        const QString emailId = email.json.value("emailMessageId"_L1).toString();
        QVERIFY(out.write(conversations, u"GET"_s, message, caller.get(post + u'/' + messageId)));
        QVERIFY(out.write(
            conversations, u"GET"_s, message, caller.get(post + u'/' + email.json.value("messageId"_L1).toString())));
        QVERIFY(out.write(conversations, u"GET"_s, message, caller.get(post + u"/nothing"_s)));
        QVERIFY(out.write(conversations, u"GET"_s, u"/conversations/messages/email/{id}"_s,
            caller.get(post + u"/email/"_s + emailId)));
        const QString conversation = sms.json.value("conversationId"_L1).toString();
        const auto list = caller.get(u"/conversations/%1/messages"_s.arg(conversation));
        QCOMPARE(list.object("messages").value("messages"_L1).toArray().size(), 2);
        QVERIFY(out.write(conversations, u"GET"_s, u"/conversations/{conversationId}/messages"_s, list));
        QVERIFY(out.write(conversations, u"GET"_s, u"/conversations/{conversationId}"_s,
            caller.get(u"/conversations/"_s + conversation)));
        caller.clock.advance(60s);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(caller.post(post, text).status, 200);
        }
        caller.clock.advance(60s);
        const QString exported = post + u"/export"_s;
        const QString query = exported + u"?locationId=%1&channel=%2&limit=10"_s;
        const QJsonObject known{{u"locationId"_s, HighLevelCaller::first}, {u"channel"_s, u"SMS"_s}, {u"limit"_s, 10}};
        for (const QString &channel : {u"SMS"_s, u"Email"_s}) {
            const auto page = caller.get(query.arg(HighLevelCaller::first, channel));
            QVERIFY(!page.json.value("messages"_L1).toArray().isEmpty());
            QVERIFY(out.write(conversations, u"GET"_s, exported, page, QJsonValue::Null, known));
        }
        QVERIFY(out.write(conversations, u"GET"_s, exported, caller.get(query.arg(HighLevelCaller::first, u"Fax"_s))));
        const auto found = caller.get(u"/conversations/search?locationId="_s + HighLevelCaller::first);
        QCOMPARE(found.json.value("conversations"_L1).toArray().size(), 1);
        QVERIFY(out.write(conversations, u"GET"_s, u"/conversations/search"_s, found, QJsonValue::Null,
            QJsonObject{{u"locationId"_s, HighLevelCaller::first}}));
        const qint64 soon = caller.clock.now().time_since_epoch() / 1s + 600;
        mail.insert("scheduledTimestamp"_L1, soon);
        const auto later = caller.post(post, mail);
        QVERIFY(out.write(conversations, u"POST"_s, post, later, mail));
        QVERIFY(out.write(
            conversations, u"GET"_s, message, caller.get(post + u'/' + later.json.value("messageId"_L1).toString())));
        const QString schedule = post + u"/email/%1/schedule"_s.arg(later.json.value("emailMessageId"_L1).toString());
        QVERIFY(out.write(conversations, u"DELETE"_s, u"/conversations/messages/email/{emailMessageId}/schedule"_s,
            caller.call("DELETE", schedule)));
        QVERIFY(out.write(conversations, u"DELETE"_s, u"/conversations/messages/{messageId}/schedule"_s,
            caller.call("DELETE", post + u"/%1/schedule"_s.arg(messageId))));
    }
};

QTEST_GUILESS_MAIN(TestHighLevelContracts)

#include "tst_highlevel_contracts.moc"
