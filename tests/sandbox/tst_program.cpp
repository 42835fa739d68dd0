// kontor-sandbox as a person starts it: options, output, both sign-ins, a lost reply, its end.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace {

QString programPath() { return QCoreApplication::applicationDirPath() + u"/kontor-sandbox"_s; }

struct WebAnswer
{
    int status = 0;
    QByteArray body;
    QUrl location;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

} // namespace

class TestSandboxProgram : public QObject
{
    Q_OBJECT

    QNetworkAccessManager m_web;
    QProcess m_program;
    QHash<QString, QString> m_environment;
    QString m_comments;
    QString m_address;

    void start(const QStringList &options)
    {
        m_environment.clear();
        m_comments.clear();
        m_program.start(programPath(), QStringList{u"--port"_s, u"0"_s} + options);
        QVERIFY(m_program.waitForStarted());
        QString printed;
        while (!printed.contains(u"Private Integration Token")) {
            QVERIFY2(m_program.waitForReadyRead(30'000), m_program.readAllStandardError().constData());
            printed += QString::fromUtf8(m_program.readAllStandardOutput());
        }
        for (const QString &line : printed.split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u"export ")) {
                m_environment.insert(line.mid(7).section(u'=', 0, 0), line.section(u'=', 1));
            } else {
                m_comments += line + u'\n';
            }
        }
        m_address = m_environment.value(u"KONTOR_QUICKBOOKS_API_URL"_s).chopped(11);
    }

    int stop(void (QProcess::*how)())
    {
        (m_program.*how)();
        return m_program.waitForFinished(10'000) && m_program.exitStatus() == QProcess::NormalExit
            ? m_program.exitCode()
            : -1;
    }

    WebAnswer ask(const QByteArray &method, const QUrl &url, const QByteArray &body = {},
        const QList<std::pair<QByteArray, QByteArray>> &headers = {})
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setRawHeader("Content-Type", "application/json");
        request.setRawHeader("Accept", "application/json");
        for (const auto &[name, value] : headers) {
            request.setRawHeader(name, value);
        }
        QNetworkReply *reply = m_web.sendCustomRequest(request, method, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished()) {
            finished.wait(20'000);
        }
        WebAnswer answer{.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .location = QUrl::fromEncoded(reply->rawHeader("Location"))};
        reply->deleteLater();
        return answer;
    }
    QJsonObject control(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return ask(method, QUrl(QString(m_address + path)), body).json();
    }

    // What a browser does with a consent page: the form's fields, the first choice, the button that agrees.
    WebAnswer agree(const QUrl &url)
    {
        const WebAnswer page = ask("GET", url, {}, {{"Accept", "text/html"}});
        if (page.status != 200) {
            return page;
        }
        const QString html = QString::fromUtf8(page.body);
        static const QRegularExpression formAction(u"<form[^>]*action=\"([^\"]*)\""_s);
        static const QRegularExpression tags(u"<(input|button)[^>]*>"_s);
        const auto attribute = [](const QString &tag, const QString &name) {
            const auto match = QRegularExpression(QString(u"\\b"_s + name + u"=\"([^\"]*)\""_s)).match(tag);
            QString text = match.captured(1);
            return text.replace(u"&amp;"_s, u"&"_s).replace(u"&quot;"_s, u"\""_s).replace(u"&#39;"_s, u"'"_s);
        };
        QUrlQuery fields;
        bool agreed = false;
        for (auto it = tags.globalMatch(html); it.hasNext();) {
            const QString tag = it.next().captured(0);
            const QString name = attribute(tag, u"name"_s);
            if (tag.startsWith(u"<button")) {
                if (!agreed && !name.isEmpty()) {
                    fields.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(attribute(tag, u"value"_s))));
                }
                agreed = true;
            } else if (!name.isEmpty() && (attribute(tag, u"type"_s) != u"radio" || tag.contains(u"checked"))) {
                fields.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(attribute(tag, u"value"_s))));
            }
        }
        const QUrl target = url.resolved(QUrl(formAction.match(html).captured(1).replace(u"&amp;"_s, u"&"_s)));
        return ask("POST", target, fields.query(QUrl::FullyEncoded).toLatin1(),
            {{"Content-Type", "application/x-www-form-urlencoded"}});
    }

    static QByteArray form(std::initializer_list<std::pair<QString, QString>> fields)
    {
        QByteArray text;
        for (const auto &[name, value] : fields) {
            text += (text.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        }
        return text;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(QFile::exists(programPath()), qPrintable(programPath())); }
    void cleanup()
    {
        if (m_program.state() != QProcess::NotRunning) {
            m_program.kill();
            m_program.waitForFinished();
        }
    }

    void badOptionsAreSaid_data()
    {
        QTest::addColumn<QStringList>("options");
        const auto row = [](const char *name, const QStringList &options) { QTest::newRow(name) << options; };
        row("an unknown option", {u"--nonsense"_s});
        row("a word", {u"start"_s});
        row("a port that is none", {u"--port"_s, u"65536"_s});
        row("a port in words", {u"--port"_s, u"any"_s});
        row("a negative seed", {u"--seed"_s, u"-1"_s});
        row("a clock in words", {u"--ahead"_s, u"soon"_s});
        row("a clock of another age", {u"--ahead"_s, u"-99999999"_s});
        row("fewer than no customers", {u"--generate"_s, u"-1"_s});
        row("too many customers", {u"--generate"_s, u"1000001"_s});
        row("two kinds of customers", {u"--generate"_s, u"1"_s, u"--customers"_s, u"x"_s});
        row("a company that is none", {u"--company"_s, u"atlantis"_s});
        row("a file that is not there", {u"--customers"_s, u"/nonexistent/file.json"_s});
        row("a folder", {u"--contacts"_s, u"/"_s});
        row("a file that is not JSON", {u"--customers"_s, programPath()});
    }
    void badOptionsAreSaid()
    {
        QFETCH(QStringList, options);
        m_program.start(programPath(), options);
        QVERIFY(m_program.waitForFinished(20'000));
        QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_program.exitCode(), 2);
        QVERIFY(m_program.readAllStandardError().startsWith("kontor-sandbox: "));
        QCOMPARE(m_program.readAllStandardOutput(), QByteArray());
    }

    void aTakenPortIsSaid()
    {
        start({});
        QProcess second;
        second.start(programPath(), {u"--port"_s, QString::number(QUrl(m_address).port())});
        QVERIFY(second.waitForFinished(20'000));
        QCOMPARE(second.exitCode(), 1);
        QVERIFY(second.readAllStandardError().contains(QByteArray::number(QUrl(m_address).port())));
        QCOMPARE(stop(&QProcess::terminate), 0);
    }

    void itPrintsWhatKontorNeedsAndEndsWhenAsked()
    {
        start({u"--no-limits"_s});
        for (const auto name : {"QUICKBOOKS_DISCOVERY_URL"_L1, "QUICKBOOKS_API_URL"_L1, "HIGHLEVEL_AUTHORIZE_URL"_L1,
                 "HIGHLEVEL_API_URL"_L1, "QUICKBOOKS_CLIENT_ID"_L1, "QUICKBOOKS_CLIENT_SECRET"_L1,
                 "HIGHLEVEL_CLIENT_ID"_L1, "HIGHLEVEL_CLIENT_SECRET"_L1}) {
            QVERIFY2(!m_environment.value(QString(u"KONTOR_"_s + name)).isEmpty(), name.data());
        }
        QCOMPARE(m_environment.size(), 8);
        QVERIFY(m_comments.contains(QString(u"# open "_s + m_address + u"/\n"_s)));
        QVERIFY(m_comments.contains(u"pit-"));
        const QJsonObject people = control("GET", u"/sandbox/people"_s);
        QCOMPARE(people[u"customersTotal"_s].toInt(), 60);
        QCOMPARE(people[u"contactsTotal"_s].toInt(), 8);
        QVERIFY(people[u"contactsLinked"_s].toInt() >= 4);
        QCOMPARE(ask("GET", QUrl(m_address)).status, 200);
        QVERIFY(ask("GET", QUrl(QString(m_address + u"/help"_s))).body.count("<tr><th scope=\"row\">") > 10);
        QCOMPARE(stop(&QProcess::terminate), 0);
    }

    void aCompanyThatIsNoneIsAnsweredWithTheList()
    {
        m_program.start(programPath(), {u"--company"_s, u"atlantis"_s});
        QVERIFY(m_program.waitForFinished(20'000));
        const QByteArray said = m_program.readAllStandardError();
        for (const auto profile : {"us_none", "us_manual", "us_automated", "ca", "gb", "au", "eur_19_7", "jp", "kw"}) {
            QVERIFY2(said.contains(profile), said.constData());
        }
    }

    void theCompanyIsOfTheProfileThatWasAskedFor_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("timeZone");
        const auto row
            = [](const char *name, const QStringList &options, const QString &currency, const QString &country,
                  const QString &timeZone) { QTest::newRow(name) << options << currency << country << timeZone; };
        row("as ever", {}, u"USD"_s, u"US"_s, u"America/Los_Angeles"_s);
        row("Germany", {u"--company"_s, u"eur_19_7"_s}, u"EUR"_s, u"DE"_s, u"Europe/Berlin"_s);
        row("Australia", {u"--company"_s, u"au"_s}, u"AUD"_s, u"AU"_s, u"Australia/Sydney"_s);
    }
    void theCompanyIsOfTheProfileThatWasAskedFor()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, currency);
        QFETCH(QString, country);
        QFETCH(QString, timeZone);
        start(options);
        // An invoice that names no currency takes the place's, and the company and its customers have the same.
        const QByteArray invoice
            = R"({"action":"invoice.create","parameters":{"contact":"hannah.whitfield@example.com"}})";
        QCOMPARE(
            control("POST", u"/sandbox/highlevel/act"_s, invoice)[u"invoice"_s][u"currency"_s].toString(), currency);
        const QByteArray sale = R"({"action":"invoice.add","parameters":{"customer":"1","amount":"10"}})";
        const QJsonObject sold = control("POST", u"/sandbox/quickbooks/act"_s, sale);
        QCOMPARE(sold[u"CurrencyRef"_s][u"value"_s].toString(), currency);
        const QJsonObject state = control("GET", u"/sandbox/state"_s);
        QCOMPARE(state[u"quickbooks"_s][u"customers"_s][0][u"CurrencyRef"_s][u"value"_s].toString(), currency);
        QCOMPARE(state[u"highlevel"_s][u"location"_s][u"country"_s].toString(), country);
        QCOMPARE(state[u"highlevel"_s][u"location"_s][u"timezone"_s].toString(), timeZone);
    }

    void theRecordedCustomersAreAllThere()
    {
        const QString folder = qEnvironmentVariable("KONTOR_RECORDINGS_DIR");
        if (folder.isEmpty()) {
            QSKIP("KONTOR_RECORDINGS_DIR is not set");
        }
        start({u"--customers"_s, folder + u"/quickbooks/all-customers.json"_s});
        QCOMPARE(control("GET", u"/sandbox/people"_s)[u"customersTotal"_s].toInt(), 41);
        QCOMPARE(control("GET", u"/sandbox/people"_s)[u"contactsTotal"_s].toInt(), 0);
    }

    void bothServicesCanBeSignedInTo()
    {
        start({u"--generate"_s, u"30"_s});
        const QString redirect = u"http://localhost:8917/callback"_s;

        const QJsonObject discovery = ask("GET", QUrl(m_environment[u"KONTOR_QUICKBOOKS_DISCOVERY_URL"_s])).json();
        QUrl authorize(discovery[u"authorization_endpoint"_s].toString());
        authorize.setQuery(QString::fromLatin1(form({{u"client_id"_s, m_environment[u"KONTOR_QUICKBOOKS_CLIENT_ID"_s]},
            {u"redirect_uri"_s, redirect}, {u"response_type"_s, u"code"_s},
            {u"scope"_s, u"com.intuit.quickbooks.accounting"_s}, {u"state"_s, u"s t&a"_s}})));
        WebAnswer sent = agree(authorize);
        QVERIFY2(sent.status == 302 || sent.status == 303, sent.body.constData());
        QUrlQuery back(sent.location);
        QCOMPARE(sent.location.port(), 8917);
        QCOMPARE(back.queryItemValue(u"state"_s, QUrl::FullyDecoded).replace(u'+', u' '), u"s t&a"_s);
        const QString realm = back.queryItemValue(u"realmId"_s);
        const QByteArray basic = "Basic "
            + QString(m_environment[u"KONTOR_QUICKBOOKS_CLIENT_ID"_s] + u':'
                + m_environment[u"KONTOR_QUICKBOOKS_CLIENT_SECRET"_s])
                  .toUtf8()
                  .toBase64();
        const QJsonObject books = ask("POST", QUrl(discovery[u"token_endpoint"_s].toString()),
            form({{u"grant_type"_s, u"authorization_code"_s},
                {u"code"_s, back.queryItemValue(u"code"_s, QUrl::FullyDecoded)}, {u"redirect_uri"_s, redirect}}),
            {{"Content-Type", "application/x-www-form-urlencoded"},
                {"Authorization",
                    basic}}).json();
        QVERIFY(!books[u"access_token"_s].toString().isEmpty());
        const QUrl query(QString(m_environment[u"KONTOR_QUICKBOOKS_API_URL"_s] + u"/v3/company/"_s + realm
            + u"/query?minorversion=75&query=select%20count(*)%20from%20Customer"_s));
        const QByteArray bearer = "Bearer " + books[u"access_token"_s].toString().toUtf8();
        QCOMPARE(
            ask("GET", query, {}, {{"Authorization", bearer}}).json()[u"QueryResponse"_s][u"totalCount"_s].toInt(), 30);
        QCOMPARE(ask("GET", query).status, 401);

        authorize = QUrl(m_environment[u"KONTOR_HIGHLEVEL_AUTHORIZE_URL"_s]);
        authorize.setQuery(QString::fromLatin1(form({{u"client_id"_s, m_environment[u"KONTOR_HIGHLEVEL_CLIENT_ID"_s]},
            {u"redirect_uri"_s, redirect}, {u"response_type"_s, u"code"_s},
            {u"scope"_s, u"contacts.readonly contacts.write locations.readonly"_s}, {u"state"_s, u"xyz"_s}})));
        sent = agree(authorize);
        QVERIFY2(sent.status == 302 || sent.status == 303, sent.body.constData());
        back = QUrlQuery(sent.location);
        const QJsonObject crm
            = ask("POST", QUrl(QString(m_environment[u"KONTOR_HIGHLEVEL_API_URL"_s] + u"/oauth/token"_s)),
                form({{u"client_id"_s, m_environment[u"KONTOR_HIGHLEVEL_CLIENT_ID"_s]},
                    {u"client_secret"_s, m_environment[u"KONTOR_HIGHLEVEL_CLIENT_SECRET"_s]},
                    {u"grant_type"_s, u"authorization_code"_s},
                    {u"code"_s, back.queryItemValue(u"code"_s, QUrl::FullyDecoded)}, {u"redirect_uri"_s, redirect}}),
                {{"Content-Type", "application/x-www-form-urlencoded"}})
                  .json();
        QVERIFY(!crm[u"access_token"_s].toString().isEmpty());
        QCOMPARE(crm[u"locationId"_s].toString(), u"kontorSandboxLoc0001"_s);

        // Executed, and the answer lost: the fault that duplicates are made of.
        control("POST", u"/sandbox/faults"_s,
            R"({"fault":"drop_after","service":"highlevel","method":"POST","pathContains":"/contacts/"})");
        const QByteArray contact
            = R"({"locationId":"kontorSandboxLoc0001","firstName":"Ada","email":"ada.abernathy.1@example.com"})";
        const QList<std::pair<QByteArray, QByteArray>> headers{
            {"Authorization", "Bearer " + crm[u"access_token"_s].toString().toUtf8()}, {"Version", "2021-07-28"}};
        QCOMPARE(
            ask("POST", QUrl(QString(m_environment[u"KONTOR_HIGHLEVEL_API_URL"_s] + u"/contacts/"_s)), contact, headers)
                    .status
                == 201,
            false);
        const QJsonObject people = control("GET", u"/sandbox/people?find=ada.abernathy.1%40"_s);
        QCOMPARE(people[u"contactsTotal"_s].toInt(), 1);
        QCOMPARE(people[u"customersFound"_s].toInt(), 1);
        QCOMPARE(people[u"customers"_s][0][u"linked"_s].toString(), people[u"contacts"_s][0][u"id"_s].toString());

        const QByteArray everything = ask("GET", QUrl(QString(m_address + u"/sandbox/state"_s))).body
            + ask("GET", QUrl(QString(m_address + u"/sandbox/requests"_s))).body;
        for (const QString &token : {books[u"access_token"_s].toString(), books[u"refresh_token"_s].toString(),
                 crm[u"access_token"_s].toString(), crm[u"refresh_token"_s].toString()}) {
            QVERIFY(!token.isEmpty());
            QVERIFY(!everything.contains(token.toUtf8()));
        }
    }

    void whatAPersonDoesIsSeen()
    {
        start({});
        const QJsonObject actions = control("GET", u"/sandbox/actions"_s);
        for (const auto service : {"quickbooks"_L1, "highlevel"_L1}) {
            QVERIFY(actions[service].toArray().size() > 5);
            for (const QJsonValue &action : actions[service].toArray()) {
                QVERIFY(!action[u"name"_s].toString().isEmpty() && !action[u"title"_s].toString().isEmpty()
                    && action[u"parameters"_s].isArray());
            }
        }
        control("POST", u"/sandbox/quickbooks/act"_s,
            R"({"action":"customer.add","parameters":{"name":"Brand New","email":"brand.new@example.com"}})");
        QCOMPARE(control("GET", u"/sandbox/people?find=brand.new"_s)[u"customersFound"_s].toInt(), 1);
        QVERIFY(
            !control("POST", u"/sandbox/quickbooks/act"_s, R"({"action":"no.such"})")[u"error"_s].toString().isEmpty());
        const QJsonObject switches = control("GET", u"/sandbox/switches"_s);
        for (const auto service : {"quickbooks"_L1, "highlevel"_L1}) {
            for (const QJsonValue &entry : switches[service][u"table"_s].toArray()) {
                for (const QJsonValue &position : entry[u"positions"_s].toArray()) {
                    const QJsonObject body{
                        {u"service"_s, service}, {u"name"_s, entry[u"name"_s]}, {u"position"_s, position}};
                    const QJsonObject now = control("POST", u"/sandbox/switches"_s, QJsonDocument(body).toJson());
                    QCOMPARE(now[entry[u"name"_s].toString()], position);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_program.moc"
