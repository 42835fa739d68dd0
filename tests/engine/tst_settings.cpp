// Which settings there are, their first values, which values they take, and what changing them does.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cycle.h"
#include "engine/settings.h"
#include "flows/shared/receipts_off.h"

#include <QSet>
#include <QTest>

#include <stdexcept>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::engine;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)};

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreUniqueAndEveryFirstValueIsAccepted()
    {
        QSet<QString> keys;
        for (const SettingRule &rule : settingRules()) {
            QVERIFY2(!keys.contains(rule.key), qPrintable(rule.key));
            keys.insert(rule.key);
            QVERIFY(!rule.allowed.isEmpty());
            if (!rule.byDefault.isEmpty()) {
                QVERIFY2(checkSetting(rule.key, rule.byDefault), qPrintable(rule.key));
            }
        }
    }

    void firstValuesAreThoseThatAreDocumented_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("contacts") << u"contacts.enabled"_s << u"on"_s;
        QTest::newRow("invoices") << u"invoices.enabled"_s << u"on"_s;
        QTest::newRow("receipts") << u"receipts.enabled"_s << u"on"_s;
        QTest::newRow("kinds of payment") << u"receipts.sources"_s << u"payment_link,form,survey,point_of_sale"_s;
        QTest::newRow("payment method") << u"receipts.payment_method"_s << QString();
        QTest::newRow("refunds") << u"receipts.refunds"_s << u"off"_s;
        QTest::newRow("tax") << u"invoices.tax"_s << u"tax"_s;
        QTest::newRow("item") << u"accounts.item"_s << QString();
        QTest::newRow("income account") << u"accounts.income"_s << QString();
        QTest::newRow("deposit account") << u"accounts.deposit"_s << QString();
        QTest::newRow("tax codes") << u"taxes.map"_s << u"{}"_s;
        QTest::newRow("tag") << u"contacts.tag"_s << u"quickbooks"_s;
        QTest::newRow("review requests") << u"reviews.enabled"_s << u"off"_s;
        QTest::newRow("channel") << u"reviews.channel"_s << u"email_else_sms"_s;
        QTest::newRow("review link") << u"reviews.link"_s << QString();
        QTest::newRow("review text") << u"reviews.text"_s << QString();
        QTest::newRow("review language") << u"reviews.language"_s << u"system"_s;
        QTest::newRow("mirrored invoices") << u"reviews.mirrored_invoices"_s << u"on"_s;
        QTest::newRow("delay") << u"reviews.delay_minutes"_s << u"0"_s;
        QTest::newRow("quiet hours") << u"reviews.quiet_hours"_s << u"20:00-08:00"_s;
        QTest::newRow("daily limit") << u"reviews.daily_limit"_s << u"50"_s;
        QTest::newRow("interval") << u"sync.interval_seconds"_s << u"240"_s;
        QTest::newRow("port") << u"auth.port"_s << u"8917"_s;
        QTest::newRow("language") << u"general.language"_s << u"system"_s;
        QTest::newRow("appearance") << u"general.appearance"_s << u"system"_s;
        QTest::newRow("notices") << u"general.notices"_s << u"on"_s;
        QTest::newRow("autostart") << u"general.autostart"_s << u"off"_s;
        QTest::newRow("tray") << u"general.keep_in_tray"_s << u"on"_s;
        QTest::newRow("log") << u"general.log_days"_s << u"400"_s;
        QTest::newRow("proxy") << u"general.proxy"_s << u"system"_s;
    }
    void firstValuesAreThoseThatAreDocumented()
    {
        QFETCH(QString, key);
        const auto rule = settingRule(key);
        QVERIFY(rule);
        QTEST(rule->byDefault, "value");
    }

    void valuesAreChecked_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        const auto row = [](const QString &key, const QString &value, bool good) {
            QTest::addRow("%s = %s", qPrintable(key), qPrintable(value.left(40))) << key << value << good;
        };
        row(u"contacts.enabled"_s, u"off"_s, true);
        row(u"contacts.enabled"_s, u"On"_s, false);
        row(u"contacts.enabled"_s, u""_s, false);
        row(u"contacts.tag"_s, u"from the books"_s, true);
        row(u"contacts.tag"_s, u"x"_s.repeated(64), true);
        row(u"contacts.tag"_s, u"x"_s.repeated(65), false);
        row(u"contacts.tag"_s, u""_s, false);
        row(u"contacts.tag"_s, u"a\nb"_s, false);
        row(u"contacts.tag"_s, u"x"_s, true);
        row(u"contacts.tag"_s, u"   "_s, false);
        row(u"contacts.tag"_s, u"a "_s, false);
        row(u"contacts.tag"_s, u"a\u202eb"_s, false);
        row(u"contacts.country"_s, u"DE"_s, true);
        row(u"contacts.country"_s, u""_s, true); // back to the company's
        row(u"contacts.country"_s, u"de"_s, false);
        row(u"contacts.country"_s, u"DEU"_s, false);
        row(u"contacts.country"_s, u"DE\n"_s, false);
        row(u"invoices.enabled"_s, u"off"_s, true);
        row(u"invoices.enabled"_s, u"yes"_s, false);
        row(u"invoices.tax"_s, u"line"_s, true);
        row(u"invoices.tax"_s, u"none"_s, false);
        for (const QString &list : {u"accounts.item"_s, u"accounts.income"_s, u"accounts.deposit"_s}) {
            row(list, u""_s, true);
            row(list, u"79"_s, true);
            row(list, u"Sales"_s, false);
            row(list, u"7 9"_s, false);
            row(list, u"-1"_s, false);
            row(list, u"\u0667"_s, false); // a digit, but not one of an id
            row(list, u"1"_s.repeated(21), false);
        }
        row(u"taxes.map"_s, u"{}"_s, true);
        row(u"taxes.map"_s, u"{\"VAT|20\": \"4\", \"|0\": \"NON\", \"GST|5 + QST|9.975\": \"7\"}"_s, true);
        row(u"taxes.map"_s, u"{\"a|b|20\": \"4\"}"_s, true); // the name may hold anything
        row(u"taxes.map"_s, u""_s, false);
        row(u"taxes.map"_s, u"[]"_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20\": 4}"_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20\": \"\"}"_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20\": null}"_s, false);
        row(u"taxes.map"_s, u"{\"VAT\": \"4\"}"_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20%\": \"4\"}"_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20\": \"4\""_s, false);
        row(u"taxes.map"_s, u"{\"VAT|20\": \"4' OR '1\"}"_s, false);
        row(u"receipts.enabled"_s, u"off"_s, true);
        row(u"receipts.enabled"_s, u"ask"_s, false);
        row(u"receipts.sources"_s, u""_s, true); // none of them
        row(u"receipts.sources"_s, u"manual"_s, true);
        row(u"receipts.sources"_s, u"manual,form,document_contracts"_s, true);
        row(u"receipts.sources"_s, u"payment_link,form,survey,point_of_sale,mobile_app,manual,document_contracts"_s,
            true);
        row(u"receipts.sources"_s, u"manual, form"_s, false);
        row(u"receipts.sources"_s, u"manual,,form"_s, false);
        row(u"receipts.sources"_s, u"manual,"_s, false);
        row(u"receipts.sources"_s, u"form,form"_s, false);
        row(u"receipts.sources"_s, u"Form"_s, false);
        row(u"receipts.sources"_s, u"invoice"_s, false); // those are booked with the invoice
        row(u"receipts.sources"_s, u"funnel"_s, false); // counts always
        row(u"receipts.payment_method"_s, u""_s, true);
        row(u"receipts.payment_method"_s, u"Cash"_s, true);
        row(u"receipts.payment_method"_s, u"Überweisung (Bank)"_s, true);
        row(u"receipts.payment_method"_s, u"x"_s.repeated(31), true);
        row(u"receipts.payment_method"_s, u"x"_s.repeated(32), false);
        row(u"receipts.payment_method"_s, u" "_s, false);
        row(u"receipts.payment_method"_s, u" Cash"_s, false);
        row(u"receipts.payment_method"_s, u"Cash "_s, false);
        row(u"receipts.payment_method"_s, u"a\tb"_s, false);
        row(u"receipts.refunds"_s, u"on"_s, true);
        row(u"receipts.refunds"_s, u"ask"_s, false);
        row(u"reviews.enabled"_s, u"on"_s, true);
        row(u"reviews.enabled"_s, u"true"_s, false);
        row(u"reviews.channel"_s, u"sms"_s, true);
        row(u"reviews.channel"_s, u"whatsapp"_s, false);
        row(u"reviews.link"_s, u""_s, true); // back to the one that is found
        row(u"reviews.link"_s, u"https://g.page/r/bayside/review"_s, true);
        row(u"reviews.link"_s, u"http://g.page/r/bayside/review"_s, false);
        row(u"reviews.link"_s, u"https://"_s, false);
        row(u"reviews.link"_s, u"https://a:b@g.page/"_s, false);
        row(u"reviews.link"_s, u"g.page/r"_s, false);
        row(u"reviews.subject"_s, u""_s, true);
        row(u"reviews.subject"_s, u"Hi {first name}"_s, true); // needs no link
        row(u"reviews.subject"_s, u"x"_s.repeated(151), false);
        row(u"reviews.subject"_s, u"a\nBcc: b"_s, false);
        row(u"reviews.text"_s, u""_s, true);
        row(u"reviews.text"_s, u"Hi {first name}: {review link}"_s, true);
        row(u"reviews.text"_s, u"Hi, {{ custom_values.review_link }}"_s, true);
        row(u"reviews.text"_s, u"Hi, https://g.page/r"_s, true);
        row(u"reviews.text"_s, QString(u"{review link}"_s + u"x"_s.repeated(1500)), false);
        row(u"reviews.language"_s, u"de"_s, true);
        row(u"reviews.language"_s, u"fr"_s, false);
        row(u"reviews.mirrored_invoices"_s, u"off"_s, true);
        row(u"reviews.mirrored_invoices"_s, u"no"_s, false);
        row(u"reviews.delay_minutes"_s, u"43200"_s, true);
        row(u"reviews.delay_minutes"_s, u"43201"_s, false);
        row(u"reviews.delay_minutes"_s, u"+5"_s, false);
        row(u"reviews.delay_minutes"_s, u" 5"_s, false);
        row(u"reviews.delay_minutes"_s, u"-1"_s, false);
        row(u"reviews.quiet_hours"_s, u"off"_s, true);
        row(u"reviews.quiet_hours"_s, u"00:00-23:59"_s, true);
        row(u"reviews.quiet_hours"_s, u"08:00-08:00"_s, false);
        row(u"reviews.quiet_hours"_s, u"24:00-08:00"_s, false);
        row(u"reviews.quiet_hours"_s, u"8:00-9:00"_s, false);
        row(u"reviews.quiet_hours"_s, u"20:00 - 08:00"_s, false);
        row(u"reviews.quiet_hours"_s, u"20:60-08:00"_s, false);
        row(u"reviews.daily_limit"_s, u"0"_s, true);
        row(u"reviews.daily_limit"_s, u"100000"_s, true);
        row(u"reviews.daily_limit"_s, u"-1"_s, false);
        row(u"reviews.daily_limit"_s, u"fifty"_s, false);
        row(u"sync.interval_seconds"_s, u"15"_s, true);
        row(u"sync.interval_seconds"_s, u"3600"_s, true);
        row(u"sync.interval_seconds"_s, u"14"_s, false);
        row(u"sync.interval_seconds"_s, u"3601"_s, false);
        row(u"sync.interval_seconds"_s, u"60.5"_s, false);
        row(u"sync.interval_seconds"_s, u"99999999999"_s, false);
        row(u"auth.port"_s, u"1023"_s, false);
        row(u"auth.port"_s, u"65535"_s, true);
        row(u"auth.port"_s, u"65536"_s, false);
        row(u"auth.redirect_page"_s, u""_s, true);
        row(u"auth.redirect_page"_s, u"https://example.com/kontor"_s, true);
        row(u"auth.redirect_page"_s, u"http://example.com/kontor"_s, false);
        row(u"auth.redirect_page"_s, u"https://"_s, false);
        row(u"auth.redirect_page"_s, u"javascript:alert(1)"_s, false);
        row(u"general.language"_s, u"de"_s, true);
        row(u"general.language"_s, u"fr"_s, false);
        row(u"general.log_days"_s, u"0"_s, false);
        row(u"general.proxy"_s, u"none"_s, true);
        row(u"general.proxy"_s, u"proxy.example:3128"_s, true);
        row(u"general.proxy"_s, u"socks5://proxy.example:1080"_s, true);
        row(u"general.proxy"_s, u"socks5://jo@proxy.example:1080"_s, false);
        row(u"general.proxy"_s, u"http://jo:secret@proxy.example:3128"_s, false);
        row(u"general.proxy"_s, u"proxy.example"_s, false);
        row(u"general.proxy"_s, u"ftp://proxy.example:21"_s, false);
        row(u"general.proxy"_s, u"proxy example:21"_s, false);
    }
    void valuesAreChecked()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(bool, good);
        const Result<> checked = checkSetting(key, value);
        QCOMPARE(checked.has_value(), good);
        if (!good) {
            QCOMPARE(checked.error().kind, Error::Kind::BadInput);
            QCOMPARE(checked.error().key, u"settings.value"_s);
            QCOMPARE(checked.error().parameters.value(u"key"_s), key);
            QCOMPARE(checked.error().parameters.value(u"allowed"_s), settingRule(key)->allowed);
        }
    }

    void theyStandInTheOrderOfTheDocumentation()
    {
        QStringList keys;
        for (const SettingRule &rule : settingRules()) {
            keys.append(rule.key);
        }
        const QStringList expected{u"contacts.enabled"_s, u"invoices.enabled"_s, u"receipts.enabled"_s,
            u"contacts.tag"_s, u"contacts.country"_s, u"invoices.tax"_s, u"accounts.item"_s, u"accounts.income"_s,
            u"accounts.deposit"_s, u"taxes.map"_s, u"receipts.sources"_s, u"receipts.payment_method"_s,
            u"receipts.refunds"_s, u"reviews.enabled"_s, u"reviews.channel"_s, u"reviews.link"_s, u"reviews.subject"_s,
            u"reviews.text"_s, u"reviews.language"_s, u"reviews.mirrored_invoices"_s, u"reviews.delay_minutes"_s,
            u"reviews.quiet_hours"_s, u"reviews.daily_limit"_s};
        QCOMPARE(keys.first(expected.size()), expected);
    }

    void anUnknownKeyIsNamed()
    {
        const Result<> checked = checkSetting(u"contacts.colour"_s, u"on"_s);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::BadInput);
        QCOMPARE(checked.error().key, u"settings.unknown"_s);
        QCOMPARE(checked.error().parameters.value(u"key"_s), u"contacts.colour"_s);
    }

    void whatIsWrongWithATextIsSaid_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown placeholder")
            << u"reviews.text"_s << u"{frist name} {review link}"_s << u"review.placeholder"_s << u"{frist name}"_s;
        QTest::newRow("no link") << u"reviews.text"_s << u"Hi {first name}"_s << u"review.text_without_link"_s
                                 << QString();
        QTest::newRow("in a subject, too") << u"reviews.subject"_s << u"Hi {{contact.birthday}}"_s
                                           << u"review.placeholder"_s << u"{{contact.birthday}}"_s;
    }
    void whatIsWrongWithATextIsSaid()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        const Result<> checked = checkSetting(key, value);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::BadInput);
        QTEST(checked.error().key, "problem");
        QTEST(checked.error().parameters.value(u"text"_s), "text");
    }

    // Changing them

    void switchingReviewRequestsOnStartsFromWhatIsPaidByThen()
    {
        const auto journal = journal::Journal::open(u":memory:"_s);
        const QString cursor = u"quickbooks.payments"_s;
        const QJsonObject read{{u"mode"_s, u"changes"_s}, {u"since"_s, toIso(now)}};
        journal->setCursor(cursor, read);
        changeSetting(*journal, u"reviews.delay_minutes"_s, u"5"_s, now);
        changeSetting(*journal, u"reviews.enabled"_s, u"off"_s, now); // it was
        QCOMPARE(journal->cursor(cursor), read);
        changeSetting(*journal, u"reviews.enabled"_s, u"on"_s, now);
        QVERIFY(!journal->cursor(cursor).contains(u"mode"));
        QCOMPARE(journal->cursor(cursor)[u"on"].toString(), toIso(now));
        QCOMPARE(journal->setting(u"reviews.enabled"_s), u"on"_s);
        journal->setCursor(cursor, read);
        changeSetting(*journal, u"reviews.enabled"_s, u"on"_s, now); // it was
        changeSetting(*journal, u"reviews.daily_limit"_s, u"5"_s, now);
        QCOMPARE(journal->cursor(cursor), read);
    }

    void whenReceiptsWereOffIsKept()
    {
        const auto journal = journal::Journal::open(u":memory:"_s);
        changeSetting(*journal, u"receipts.enabled"_s, u"on"_s, now); // it was
        QCOMPARE(flows::timesReceiptsWereOff(*journal), 0);
        changeSetting(*journal, u"receipts.enabled"_s, u"off"_s, now);
        changeSetting(*journal, u"receipts.enabled"_s, u"off"_s, now + 30min); // it was
        changeSetting(*journal, u"receipts.enabled"_s, u"on"_s, now + 1h);
        QCOMPARE(flows::timesReceiptsWereOff(*journal), 1);
        QVERIFY(flows::wasPaidWhileOff(*journal, now + 10min, 1));
        QVERIFY(!flows::wasPaidWhileOff(*journal, now - 10min, 1));
        QVERIFY(!flows::wasPaidWhileOff(*journal, now + 70min, 1));
    }

    void switchingReviewRequestsOffStopsWhatIsDue()
    {
        const auto journal = journal::Journal::open(u":memory:"_s);
        changeSetting(*journal, u"reviews.enabled"_s, u"on"_s, now);
        journal->putRecord(
            {.service = Service::QuickBooks, .kind = u"review"_s, .id = u"58"_s, .version = u"1"_s, .value = {}});
        journal::Operation operation = flows::review_requests::reviewOperation(
            {.customer = u"59"_s, .contact = u"c59"_s, .name = u"Ana"_s}, now);
        journal->putOperation(operation);
        changeSetting(*journal, u"reviews.link"_s, u"https://g.page/r"_s, now);
        QCOMPARE(journal->unplannedCount(Service::QuickBooks, u"review"_s), 1);
        changeSetting(*journal, u"reviews.enabled"_s, u"off"_s, now);
        QCOMPARE(journal->unplannedCount(Service::QuickBooks, u"review"_s), 0);
        QCOMPARE(journal->waitingCount(u"reviews"_s), 0);
        QCOMPARE(journal->linkByQuickBooks(u"review"_s, u"58"_s)->written[u"state"].toString(), u"switched_off"_s);
    }

    void allOfAChangeIsStoredOrNothing()
    {
        int crashes = 0;
        for (int at = 0; at < 6; ++at) {
            int left = -1;
            const auto journal = journal::Journal::open(u":memory:"_s, [&](bool) {
                if (left >= 0 && left-- == 0) {
                    throw std::runtime_error("no power");
                }
            });
            changeSetting(*journal, u"reviews.enabled"_s, u"on"_s, now);
            journal->putRecord(
                {.service = Service::QuickBooks, .kind = u"review"_s, .id = u"58"_s, .version = u"1"_s, .value = {}});
            left = at;
            try {
                changeSetting(*journal, u"reviews.enabled"_s, u"off"_s, now);
            } catch (const std::runtime_error &) {
                ++crashes;
            }
            left = -1;
            const bool on = journal->setting(u"reviews.enabled"_s) == u"on"_s;
            QCOMPARE(journal->unplannedCount(Service::QuickBooks, u"review"_s), on ? 1 : 0);
        }
        QCOMPARE(crashes, 2); // before and after its one commit
    }

    void whatASettingMayCureIsTriedAgain_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("item") << u"accounts.item"_s << u"21"_s
                              << QStringList{u"qb.2500"_s, u"qb.610.inactive"_s, u"kontor.tax_not_mapped"_s};
        QTest::newRow("deposit account") << u"accounts.deposit"_s << u"35"_s
                                         << QStringList{u"qb.2500"_s, u"qb.610.inactive"_s, u"kontor.tax_not_mapped"_s};
        QTest::newRow("tax codes") << u"taxes.map"_s << u"{}"_s
                                   << QStringList{u"kontor.tax_not_mapped"_s, u"qb.6000.tax"_s, u"qb.6100"_s,
                                          u"kontor.total_differs unbooked"_s};
        QTest::newRow("form of tax") << u"invoices.tax"_s << u"line"_s
                                     << QStringList{u"qb.6100"_s, u"kontor.total_differs unbooked"_s};
        QTest::newRow("another") << u"contacts.tag"_s << u"books"_s << QStringList();
    }
    void whatASettingMayCureIsTriedAgain()
    {
        QFETCH(const QString, setting);
        QFETCH(const QString, value);
        QFETCH(const QStringList, expected);
        const auto journal = journal::Journal::open(u":memory:"_s);
        QStringList causes{u"qb.2500"_s, u"qb.610.inactive"_s, u"kontor.tax_not_mapped"_s, u"qb.6000.tax"_s,
            u"qb.6100"_s, u"kontor.total_differs unbooked"_s, u"kontor.total_differs"_s, u"qb.6240"_s};
        for (const QString &cause : std::as_const(causes)) {
            journal->putRecord(
                {.service = Service::HighLevel, .kind = u"invoice"_s, .id = cause, .version = u"1"_s, .value = {}});
            journal->markPlanned(Service::HighLevel, u"invoice"_s, cause);
            Error problem{.kind = Error::Kind::Refused, .key = cause.section(u' ', 0, 0)};
            if (cause.contains(u' ')) {
                problem.parameters.insert(u"case"_s, cause.section(u' ', 1));
            }
            journal::Operation operation{.kind = u"invoice.note"_s,
                .flow = u"invoices"_s,
                .service = Service::QuickBooks,
                .subject = u"invoice-note:"_s + cause,
                .state = journal::OperationState::Attention,
                .payload = {{u"invoice"_s, cause}},
                .created = now,
                .problem = problem,
                .attentionSince = now};
            journal->putOperation(operation);
        }
        changeSetting(*journal, setting, value, now);
        QStringList tried;
        for (const journal::Record &record : journal->unplanned(Service::HighLevel, u"invoice"_s, 100)) {
            tried.append(record.id);
        }
        tried.sort();
        QStringList wanted = expected;
        wanted.sort();
        QCOMPARE(tried, wanted);
    }

    void aRefusedRequestThatIsTriedAgainIsPlannedAnew()
    {
        const auto journal = journal::Journal::open(u":memory:"_s);
        const auto asking = [&](const QString &customer, Error::Kind kind) {
            journal->putRecord(
                {.service = Service::QuickBooks, .kind = u"review"_s, .id = customer, .version = u"1"_s});
            journal->markPlanned(Service::QuickBooks, u"review"_s, customer);
            journal::Operation operation = flows::review_requests::reviewOperation(
                {.customer = customer, .contact = QString(u"c"_s + customer)}, now);
            operation.state = journal::OperationState::Attention;
            operation.stage = u"write"_s;
            operation.problem = Error{.kind = kind, .key = u"hl.400"_s};
            journal->putOperation(operation);
            return operation.id;
        };
        const qint64 refused = asking(u"58"_s, Error::Kind::Refused);
        const qint64 unsure = asking(u"59"_s, Error::Kind::OutcomeUnknown);
        QVERIFY(retryOperation(*journal, refused, now));
        QCOMPARE(journal->operation(refused)->state, journal::OperationState::Superseded);
        QCOMPARE(journal->unplannedCount(Service::QuickBooks, u"review"_s), 1);
        // What may have been sent is looked at before anything else.
        QVERIFY(retryOperation(*journal, unsure, now));
        QCOMPARE(journal->operation(unsure)->state, journal::OperationState::Waiting);
        QCOMPARE(journal->operation(unsure)->stage, u"contact"_s);
        QCOMPARE(journal->unplannedCount(Service::QuickBooks, u"review"_s), 1);
    }
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
