// Writes out every request that Kontor makes of HighLevel, for tests/sandbox/validate_contracts.py.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/contact_import/contact_operations.h"
#include "flows/contact_import/plan.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::contact_import;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};
const QString location = u"Lq3XyZ0aBcDeFgHiJkLm"_s;
const QString contact = u"Ab3XyZ0aBcDeFgHiJkLm"_s;
const highlevel::Api api(QUrl(u"https://services.example"_s), location);
const CreateContact createContact(api);
const UpdateContact updateContact(api);

/// A customer who has everything that Kontor writes.
quickbooks::Customer full()
{
    return {.id = u"7"_s,
        .displayName = u"Fern Ltd"_s,
        .givenName = u"Jo"_s,
        .familyName = u"Fern"_s,
        .companyName = u"Fern Ltd"_s,
        .email = u"jo@fern.example, office@fern.example"_s,
        .phone = u"650 555 3311"_s,
        .website = u"https://fern.example"_s,
        .line1 = u"1 Road"_s,
        .city = u"Bayshore"_s,
        .state = u"CA"_s,
        .postalCode = u"94326"_s,
        .country = u"USA"_s};
}

/// The operation that the plan makes of a new customer, at a stage.
journal::Operation planned(const quickbooks::Customer &customer, const QString &stage)
{
    const Decision decision = plan({.members = {customer}, .unlinked = {customer.id}},
        {.tag = u"quickbooks"_s, .country = u"US"_s, .firstImport = true, .now = now});
    journal::Operation operation = decision.operations.front();
    operation.stage = stage;
    return operation;
}

/// The update of a contact that has nothing yet, as `settle` prepares it from what it sees.
journal::Operation updating()
{
    journal::Operation operation = planned(full(), u"look"_s);
    operation.kind = updateContact.name();
    operation.payload.insert(u"contact"_s, contact);
    operation.payload.insert(u"mode"_s, u"follow"_s);
    const QJsonObject seen{{u"contact"_s, QJsonObject{{u"id"_s, contact}}}};
    return updateContact
        .settle(operation, seen, {now, [](const QString &, const QString &) { return std::vector<journal::Link>(); }})
        .operation;
}

bool writeExchange(const QString &name, const net::Request &request)
{
    QString path = request.url.path();
    const QString document = path.section(u'/', 1, 1); // contacts, locations
    path.replace(contact, u"{contactId}"_s).replace(location, u"{locationId}"_s);
    QJsonObject query;
    for (const auto &[key, value] : QUrlQuery(request.url).queryItems(QUrl::FullyDecoded)) {
        query.insert(key, value);
    }
    QJsonValue body = QJsonValue::Null;
    if (!request.body.isEmpty()) {
        body = QJsonDocument::fromJson(request.body).object();
    }
    const QJsonObject exchange{{u"document"_s, document}, {u"method"_s, QString::fromLatin1(request.method)},
        {u"pathTemplate"_s, path}, {u"query"_s, query}, {u"request"_s, body}};
    QFile file(QStringLiteral(KONTOR_EXCHANGES_DIR) + u'/' + name + u".json"_s);
    return file.open(QFile::WriteOnly) && file.write(QJsonDocument(exchange).toJson()) > 0;
}

} // namespace

class HighLevelContractsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDir folder(QStringLiteral(KONTOR_EXCHANGES_DIR));
        QVERIFY(folder.removeRecursively()); // nothing old is validated
        QVERIFY(folder.mkpath(folder.path()));
    }

    void reads()
    {
        QVERIFY(writeExchange(u"location"_s, api.location()));
        QVERIFY(writeExchange(u"contact"_s, api.contact(contact)));
        QVERIFY(writeExchange(u"contacts-first-page"_s, api.contacts({})));
        QVERIFY(writeExchange(u"contacts-next-page"_s, api.contacts({qint64(1'790'000'000'000), contact})));
    }

    void searches()
    {
        for (const QString &stage : {u"check"_s, u"check_phone"_s, u"confirm"_s}) {
            journal::Operation operation = planned(full(), stage);
            QVERIFY(writeExchange(u"search-"_s + stage, createContact.request(operation, now)));
        }
        journal::Operation nameless = planned({.id = u"8"_s, .displayName = u"Bare"_s}, u"confirm"_s);
        QVERIFY(writeExchange(u"search-by-name"_s, createContact.request(nameless, now)));
    }

    void writes()
    {
        journal::Operation whole = planned(full(), u"write"_s);
        QVERIFY(writeExchange(u"create"_s, createContact.request(whole, now)));
        journal::Operation bare = planned({.id = u"8"_s, .displayName = u"Bare"_s}, u"write"_s);
        QVERIFY(writeExchange(u"create-bare"_s, createContact.request(bare, now)));
        journal::Operation update = updating();
        const net::Request request = updateContact.request(update, now);
        QCOMPARE(request.method, "PUT"_ba);
        QVERIFY(request.body.contains("postalCode"));
        QVERIFY(writeExchange(u"update"_s, request));
    }
};

QTEST_APPLESS_MAIN(HighLevelContractsTest)
#include "tst_contracts.moc"
