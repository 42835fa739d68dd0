// One sign-in: only its own answer ends it, whether it comes through the listener or is pasted.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/consent.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::auth;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// A whole exchange over a connection of its own; what came back, head and body.
QByteArray fetch(quint16 port, const QByteArray &target, const QByteArray &headers = {},
    const QByteArray &method = "GET", const QByteArray &host = "localhost")
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(5000)) {
        return {};
    }
    socket.write(method + ' ' + target + " HTTP/1.1\r\nHost: " + host + ':' + QByteArray::number(port) + "\r\n"
        + headers + "Connection: close\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000)) {
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

struct SignIn
{
    explicit SignIn(Service service = Service::QuickBooks, std::chrono::milliseconds limit = 1min)
    {
        port = freePort();
        Consent::Settings settings{.service = service,
            .authorize = QUrl(u"https://sign-in.example/connect?version_id=7&client_id=old"_s),
            .clientId = u"client id&1"_s,
            .scope = u"com.intuit.quickbooks.accounting openid"_s,
            .port = port,
            .redirectUri = QUrl(u"http://localhost:%1/callback"_s.arg(port)),
            .limit = limit};
        settings.otherStateCame = [this] { ++told; };
        consent = Consent::start(settings, random, listening);
    }

    QString field(const QString &name) const
    {
        return QUrlQuery(consent->address()).queryItemValue(name, QUrl::FullyDecoded);
    }
    QByteArray answer(const QByteArray &rest = "&code=the-code&realmId=9130") const
    {
        return "/callback?state=" + field(u"state"_s).toLatin1() + rest;
    }
    Result<ConsentAnswer> wait() { return consent->wait({}); }

    quint16 port = 0;
    std::mt19937_64 random{20260303};
    Result<> listening;
    std::atomic<int> told = 0; ///< how often of a wrong state
    std::unique_ptr<Consent> consent;
};

} // namespace

class ConsentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAddressHoldsWhatTheServiceNeeds()
    {
        SignIn signIn;
        QVERIFY(signIn.listening);
        const QString query = signIn.consent->address().query(QUrl::FullyEncoded);
        QVERIFY(query.startsWith(u"version_id=7&client_id=client%20id%261&response_type=code&"_s));
        QVERIFY(query.contains(u"scope=com.intuit.quickbooks.accounting%20openid&"_s));
        QVERIFY(query.contains(u"redirect_uri=http%3A%2F%2Flocalhost%3A"_s));
        QCOMPARE(query.count(u"client_id"_s), 1);
        const QByteArray state
            = QByteArray::fromBase64(signIn.field(u"state"_s).toLatin1(), QByteArray::Base64UrlEncoding);
        QCOMPARE(state.size(), 32);
        Result<> listening;
        const auto second = Consent::start({.service = Service::QuickBooks, .port = 0}, signIn.random, listening);
        QVERIFY(QUrlQuery(second->address()).queryItemValue(u"state"_s) != signIn.field(u"state"_s));
    }

    void theBrowsersAnswerEndsTheWait()
    {
        SignIn signIn;
        const QByteArray page = fetch(signIn.port, signIn.answer("&code=a%2Bb%2Fc&realmId=9130347"));
        QVERIFY(page.startsWith("HTTP/1.1 200 "));
        QVERIFY(page.contains("Cache-Control: no-store\r\n"));
        QVERIFY(page.contains("Kontor is connected. You can close this tab."));
        QVERIFY(page.contains("Kontor ist verbunden. Sie können diesen Tab schließen."_ba));
        QVERIFY(!page.contains("<script"));
        QVERIFY(!page.contains("9130347") && !page.contains("a+b"));
        const Result<ConsentAnswer> answer = signIn.wait();
        QVERIFY(answer);
        QCOMPARE(answer->code, u"a+b/c"_s);
        QCOMPARE(answer->realm, u"9130347"_s);
    }

    void theListenerIsClosedAfterTheAnswer()
    {
        SignIn signIn;
        QVERIFY(!fetch(signIn.port, signIn.answer()).isEmpty());
        QVERIFY(signIn.wait());
        QVERIFY(fetch(signIn.port, signIn.answer("&code=second&realmId=9130")).isEmpty());
        QCOMPARE(signIn.consent->paste(QString::fromLatin1(signIn.answer())).error().key, u"oauth.timeout"_s);
    }

    void germanComesFirstWhereTheBrowserAsksForIt()
    {
        SignIn signIn;
        const QByteArray page = fetch(signIn.port, signIn.answer(), "Accept-Language: de-DE,de;q=0.9\r\n");
        QVERIFY(page.indexOf("Kontor ist verbunden") < page.indexOf("Kontor is connected"));
    }

    void straysDoNotEndTheAttempt_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        const auto row
            = [](const char *name, const QByteArray &target, int status, const QByteArray &method = "GET",
                  const QByteArray &host = "localhost") { QTest::newRow(name) << target << method << host << status; };
        row("favicon", "/favicon.ico", 404);
        row("root", "/", 404);
        row("another path", "/callbacks?code=x&state=STATE&realmId=1", 404);
        row("no query", "/callback", 404);
        row("nothing that answers", "/callback?state=STATE&realmId=1", 404);
        row("a wrong state", "/callback?code=x&state=wrong&realmId=1", 400);
        row("an empty state", "/callback?code=x&state=&realmId=1", 400);
        row("no state", "/callback?code=x&realmId=1", 400);
        row("a refusal with a wrong state", "/callback?error=access_denied&state=wrong", 400);
        row("two codes", "/callback?code=x&code=y&state=STATE&realmId=1", 404);
        row("two states", "/callback?code=x&state=wrong&state=STATE&realmId=1", 404);
        row("a form", "/callback?code=x&state=STATE&realmId=1", 404, "POST");
        row("a look", "/callback?code=x&state=STATE&realmId=1", 404, "HEAD");
        row("a name that leads here", "/callback?code=x&state=STATE&realmId=1", 404, "GET", "evil.example");
    }
    void straysDoNotEndTheAttempt()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        SignIn signIn;
        target.replace("STATE", signIn.field(u"state"_s).toLatin1());
        const QByteArray page = fetch(signIn.port, target, {}, method, host);
        QVERIFY2(page.startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status))), page.constData());
        QVERIFY(!page.contains("is connected"));
        QVERIFY(fetch(signIn.port, signIn.answer()).startsWith("HTTP/1.1 200"));
        QCOMPARE(signIn.wait()->code, u"the-code"_s);
    }

    void aRefusalEndsTheAttempt()
    {
        SignIn signIn;
        const QByteArray page
            = fetch(signIn.port, signIn.answer("&error=access_denied&error_description=The+user+said%20no"));
        QVERIFY(page.contains("Nothing was connected. Go back to Kontor to see why."));
        QVERIFY(page.contains("Es wurde nichts verbunden. Den Grund zeigt Kontor."));
        const Result<ConsentAnswer> answer = signIn.wait();
        QCOMPARE(answer.error().key, u"oauth.refused"_s);
        QCOMPARE(answer.error().serviceCode, u"access_denied"_s);
        QCOMPARE(answer.error().detail, u"The user said no"_s);
    }

    void anAnswerThatCannotBeOneIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::newRow("no company") << "&code=x"_ba;
        QTest::newRow("a company that is no number") << "&code=x&realmId=91%2F30"_ba;
        QTest::newRow("an endless company") << "&code=x&realmId=" + QByteArray(31, '1');
        QTest::newRow("an empty code") << "&code=&realmId=1"_ba;
        QTest::newRow("a line break in the code") << "&code=a%0D%0Ab&realmId=1"_ba;
        QTest::newRow("an endless code") << "&realmId=1&code=" + QByteArray(5000, 'x');
    }
    void anAnswerThatCannotBeOneIsUnreadable()
    {
        QFETCH(QByteArray, rest);
        SignIn signIn;
        QVERIFY(fetch(signIn.port, signIn.answer(rest)).startsWith("HTTP/1.1 400"));
        QCOMPARE(signIn.wait().error().kind, Error::Kind::Unreadable);
    }

    void highLevelMayLeaveTheStateOut()
    {
        SignIn signIn(Service::HighLevel);
        QVERIFY(fetch(signIn.port, "/callback?code=x&state=wrong").startsWith("HTTP/1.1 400"));
        QVERIFY(fetch(signIn.port, "/callback?code=hl-code").startsWith("HTTP/1.1 200"));
        const Result<ConsentAnswer> answer = signIn.wait();
        QVERIFY(answer);
        QCOMPARE(answer->code, u"hl-code"_s);
        QVERIFY(answer->realm.isEmpty());
    }

    void theTimeLimitEndsTheAttempt()
    {
        SignIn signIn(Service::QuickBooks, 1ms);
        QCOMPARE(signIn.wait().error().key, u"oauth.timeout"_s);
        QVERIFY(fetch(signIn.port, signIn.answer()).isEmpty());
        QCOMPARE(signIn.consent->paste(QString::fromLatin1(signIn.answer())).error().key, u"oauth.timeout"_s);
    }

    void aWrongStateIsToldAtOnceAndOnlyOnce()
    {
        SignIn signIn;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(fetch(signIn.port, "/callback?code=x&state=wrong&realmId=1").startsWith("HTTP/1.1 400"));
            QCOMPARE(signIn.told, 1);
        }
        QVERIFY(fetch(signIn.port, signIn.answer()).startsWith("HTTP/1.1 200"));
        QVERIFY(signIn.wait());
        QCOMPARE(signIn.told, 1);
    }

    void onlyWrongStatesAreReportedInTheEnd()
    {
        SignIn signIn(Service::QuickBooks, 300ms);
        QVERIFY(!fetch(signIn.port, "/callback?code=x&state=wrong&realmId=1").isEmpty());
        QCOMPARE(signIn.wait().error().key, u"oauth.state"_s);
    }

    void aStopEndsTheWait()
    {
        SignIn signIn;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(signIn.consent->wait(stop.get_token()).error().kind, Error::Kind::Cancelled);
    }

    void aTakenPortIsSaidSoAndPastingStillWorks()
    {
        SignIn first;
        std::mt19937_64 random(7);
        Result<> listening;
        const auto second = Consent::start({.service = Service::QuickBooks,
                                               .authorize = QUrl(u"https://sign-in.example/"_s),
                                               .port = first.port,
                                               .redirectUri = QUrl(u"http://localhost:1/callback"_s)},
            random, listening);
        QCOMPARE(listening.error().key, u"oauth.port"_s);
        QCOMPARE(listening.error().parameters.value(u"port"_s), QString::number(first.port));
        const QString state = QUrlQuery(second->address()).queryItemValue(u"state"_s);
        QVERIFY(second->paste(u"http://localhost:1/callback?code=x&state="_s + state + u"&realmId=1"_s));
        QCOMPARE(second->wait({})->code, u"x"_s);
    }

    void whatIsPastedIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("the whole address") << u"https://page.example/redirect?code=the-code&state=STATE&realmId=9130"_s;
        QTest::newRow("the query") << u"?code=the-code&state=STATE&realmId=9130"_s;
        QTest::newRow("the query without its mark") << u"code=the-code&state=STATE&realmId=9130"_s;
        QTest::newRow("blanks around") << u" \n code=the-code&state=STATE&realmId=9130 \r\n"_s;
        QTest::newRow("broken over lines")
            << u"http://localhost:8917/callback?code=the-\n  code&state=STATE\r\n&realmId=9130"_s;
        QTest::newRow("an invisible mark")
            << u"\u200bhttp://localhost/callback?code=the-code&state=STATE&realmId=9130\u200b"_s;
        QTest::newRow("with a fragment") << u"http://localhost/callback?code=the-code&state=STATE&realmId=9130#top"_s;
        QTest::newRow("from a page's source")
            << u"http://localhost/callback?code=the-code&amp;state=STATE&amp;realmId=9130"_s;
    }
    void whatIsPastedIsUnderstood()
    {
        QFETCH(QString, text);
        SignIn signIn;
        const Result<> pasted = signIn.consent->paste(text.replace(u"STATE"_s, signIn.field(u"state"_s)));
        QVERIFY(pasted);
        const Result<ConsentAnswer> answer = signIn.wait();
        QVERIFY(answer);
        QCOMPARE(answer->code, u"the-code"_s);
        QCOMPARE(answer->realm, u"9130"_s);
    }

    void whatIsPastedWronglyCanBePastedAgain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::newRow("nothing") << QString() << u"oauth.paste"_s;
        QTest::newRow("words") << u"I pressed Connect"_s << u"oauth.paste"_s;
        QTest::newRow("the consent page's address")
            << u"https://sign-in.example/connect?client_id=1&state=STATE"_s << u"oauth.paste"_s;
        QTest::newRow("half of it") << u"http://localhost/callback?code=x&state=STATE"_s << u"oauth.paste"_s;
        QTest::newRow("an earlier sign-in's")
            << u"http://localhost/callback?code=x&state=old&realmId=1"_s << u"oauth.state"_s;
        QTest::newRow("without a state") << u"http://localhost/callback?code=x&realmId=1"_s << u"oauth.state"_s;
        QTest::newRow("a megabyte") << QString(1'000'000, u'x') << u"oauth.paste"_s;
    }
    void whatIsPastedWronglyCanBePastedAgain()
    {
        QFETCH(QString, text);
        QFETCH(QString, key);
        SignIn signIn;
        QCOMPARE(signIn.consent->paste(text.replace(u"STATE"_s, signIn.field(u"state"_s))).error().key, key);
        QVERIFY(signIn.consent->paste(QString::fromLatin1(signIn.answer())));
        QVERIFY(signIn.wait());
    }

    void aPastedRefusalEndsTheAttempt()
    {
        SignIn signIn;
        QVERIFY(signIn.consent->paste(QString::fromLatin1(signIn.answer("&error=access_denied"))));
        QCOMPARE(signIn.wait().error().key, u"oauth.refused"_s);
    }
};

QTEST_GUILESS_MAIN(ConsentTest)
#include "tst_consent.moc"
