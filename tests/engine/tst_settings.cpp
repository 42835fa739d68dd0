// Which settings there are, their first values, and which values they take.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::engine;

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
        row(u"general.proxy"_s, u"socks5://jo@proxy.example:1080"_s, true);
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
            u"receipts.refunds"_s};
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
};

QTEST_APPLESS_MAIN(SettingsTest)
#include "tst_settings.moc"
