// What the environment may say: addresses that are safe, a sensible interval, and no pacing on this computer only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"

#include <QProcessEnvironment>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;

namespace {

const std::initializer_list<std::pair<const char *, QUrl engine::EngineConfig::*>> addresses{
    {"KONTOR_QUICKBOOKS_DISCOVERY_URL", &engine::EngineConfig::quickBooksDiscovery},
    {"KONTOR_QUICKBOOKS_API_URL", &engine::EngineConfig::quickBooksApi},
    {"KONTOR_HIGHLEVEL_AUTHORIZE_URL", &engine::EngineConfig::highLevelAuthorize},
    {"KONTOR_HIGHLEVEL_API_URL", &engine::EngineConfig::highLevelApi}};

} // namespace

class EnvironmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
            if (name.startsWith(u"KONTOR_"_s)) {
                qunsetenv(name.toLocal8Bit().constData());
            }
        }
    }

    void nothingSaidMeansTheServicesThemselves()
    {
        const auto config = app::configFromEnvironment();
        QVERIFY(config);
        for (const auto &[name, address] : addresses) {
            QVERIFY2(((*config).*address).isEmpty(), name);
        }
        QVERIFY(!config->interval);
        QVERIFY(config->dataFolder.endsWith(u"/kontor"_s));
        QVERIFY(config->rateLimits);
        QVERIFY(config->isPaced(Service::QuickBooks) && config->isPaced(Service::HighLevel));
    }

    void aFolderThatIsEmptyIsNotSaid()
    {
        qputenv("KONTOR_DATA_DIR", "");
        QVERIFY(app::configFromEnvironment()->dataFolder.endsWith(u"/kontor"_s));
        qputenv("KONTOR_DATA_DIR", "x");
        QCOMPARE(app::configFromEnvironment()->dataFolder, u"x"_s);
    }

    void addressesAreSafe_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("taken"); // empty: refused
        const auto row = [](const char *said, const char *taken) {
            QTest::newRow(said) << QByteArray(said) << QString::fromLatin1(taken);
        };
        row("https://books.example", "https://books.example");
        row("https://books.example/v2/", "https://books.example/v2");
        row("http://127.0.0.1:8080", "http://127.0.0.1:8080");
        row("http://127.9.8.7/", "http://127.9.8.7");
        row("http://localhost:8080/a//", "http://localhost:8080/a");
        row("http://[::1]:8080", "http://[::1]:8080");
        for (const char *refused :
            {"http://books.example", "http://10.0.0.1", "http://0.0.0.0", "http://127.0.0.1.books.example",
                "http://127.books.example", "http://localhost.books.example", "http://localhost@books.example",
                "http://[::2]", "https://owner:secret@books.example", "ftp://books.example", "file:///etc/passwd",
                "books.example", "https://", "//books.example", "https://books example"}) {
            row(refused, "");
        }
    }
    void addressesAreSafe()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, taken);
        for (const auto &[name, address] : addresses) {
            qputenv(name, said);
            const auto config = app::configFromEnvironment();
            qunsetenv(name);
            QVERIFY2(config.has_value() != taken.isEmpty(), name);
            if (config) {
                QCOMPARE(((*config).*address).toString(), taken);
                continue;
            }
            QCOMPARE(config.error().kind, Error::Kind::BadInput);
            QCOMPARE(config.error().key, u"settings.value"_s);
            QCOMPARE(config.error().parameters.value(u"key"_s), QString::fromLatin1(name));
        }
    }

    void anIntervalHasItsBounds_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("taken"); // 0: refused
        const auto row = [](const char *said, int taken) { QTest::newRow(said) << QByteArray(said) << taken; };
        row("1", 1);
        row("240", 240);
        row("3600", 3600);
        for (const char *refused : {"0", "-1", "3601", "99999999999", "1.5", "4m", "soon", " "}) {
            row(refused, 0);
        }
    }
    void anIntervalHasItsBounds()
    {
        QFETCH(QByteArray, said);
        QFETCH(int, taken);
        qputenv("KONTOR_SYNC_INTERVAL_SECONDS", said);
        const auto config = app::configFromEnvironment();
        QCOMPARE(config.has_value(), taken != 0);
        if (config) {
            QCOMPARE(config->interval, std::optional(std::chrono::seconds(taken)));
        } else {
            QCOMPARE(config.error().key, u"settings.value"_s);
            QCOMPARE(config.error().parameters.value(u"key"_s), u"KONTOR_SYNC_INTERVAL_SECONDS"_s);
        }
    }

    void withoutLimitsOnlyThisComputerIsCalled_data()
    {
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("paced");
        QTest::newRow("off, loopback") << "off"_ba << "http://127.0.0.1:8080"_ba << false;
        QTest::newRow("off, localhost") << "off"_ba << "https://localhost"_ba << false;
        QTest::newRow("off, ::1") << "off"_ba << "http://[::1]"_ba << false;
        QTest::newRow("off, the service itself") << "off"_ba << ""_ba << true;
        QTest::newRow("off, elsewhere") << "off"_ba << "https://books.example"_ba << true;
        QTest::newRow("off, a name that looks like it") << "off"_ba << "https://127.books.example"_ba << true;
        QTest::newRow("off, another name") << "off"_ba << "https://localhost.books.example"_ba << true;
        QTest::newRow("on, loopback") << "on"_ba << "http://127.0.0.1:8080"_ba << true;
        QTest::newRow("nothing, loopback") << ""_ba << "http://127.0.0.1:8080"_ba << true;
        QTest::newRow("another word, loopback") << "OFF"_ba << "http://127.0.0.1:8080"_ba << true;
    }
    void withoutLimitsOnlyThisComputerIsCalled()
    {
        QFETCH(QByteArray, limits);
        QFETCH(QByteArray, address);
        QFETCH(bool, paced);
        qputenv("KONTOR_RATE_LIMITS", limits);
        qputenv("KONTOR_QUICKBOOKS_API_URL", address);
        auto config = app::configFromEnvironment();
        QVERIFY(config);
        QCOMPARE(config->isPaced(Service::QuickBooks), paced);
        QCOMPARE(config->isPaced(Service::HighLevel), true); // each by its own address
        qunsetenv("KONTOR_QUICKBOOKS_API_URL");
        qputenv("KONTOR_HIGHLEVEL_API_URL", address);
        config = app::configFromEnvironment();
        QCOMPARE(config->isPaced(Service::HighLevel), paced);
        QCOMPARE(config->isPaced(Service::QuickBooks), true);
    }
};

QTEST_APPLESS_MAIN(EnvironmentTest)
#include "tst_environment.moc"
