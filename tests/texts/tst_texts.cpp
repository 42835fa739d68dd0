// Every text in both languages: filled, whole, and never a raw place.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/dictionary.h"
#include "texts/texts.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

const QStringList languages{u"en"_s, u"de"_s};

/// A value for each place that any text of the dictionary has.
QMap<QString, QString> allParameters()
{
    QMap<QString, QString> parameters;
    static const QRegularExpression place(u"\\{([a-z]+)\\}"_s);
    for (const std::span<const texts::Entry> entries :
        {texts::quickbooksEntries(), texts::highlevelEntries(), texts::moneyEntries(), texts::computerEntries()}) {
        for (const texts::Entry &entry : entries) {
            for (const char *text : {entry.title, entry.cause, entry.remedy}) {
                auto matches = place.globalMatch(QString::fromUtf8(text));
                while (matches.hasNext()) {
                    const QString name = matches.next().captured(1);
                    parameters[name] = u"value of "_s + name;
                }
            }
        }
    }
    return parameters;
}

QStringList allTexts(const texts::Explanation &explanation)
{
    return {explanation.title, explanation.cause, explanation.remedy};
}

bool isWhole(const QString &text)
{
    static const QRegularExpression raw(u"[{}]|%[0-9nL]"_s);
    return !text.trimmed().isEmpty() && !raw.match(text).hasMatch();
}

journal::LogEntry row(const QString &key, const QMap<QString, QString> &parameters = {}, const QString &result = {})
{
    journal::LogEntry entry;
    entry.key = key;
    entry.parameters = parameters;
    entry.result = result;
    return entry;
}

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorIsWholeInBothLanguages_data();
    void everyErrorIsWholeInBothLanguages();
    void eachPlaceShowsItsValue();
    void everyActionHasAWord();
    void valuesThatLookLikePlacesStayAsTheyAre();
    void wordsOfTheTradeAreTranslated();
    void countsHaveTheirOwnForms();
    void unknownKeysFallBack_data();
    void unknownKeysFallBack();
    void theButtonFollowsTheService();
    void logRows_data();
    void logRows();
    void paymentsThatAreLeftOutSayWhy_data();
    void paymentsThatAreLeftOutSayWhy();
    void receiptsSayWhereTheyCameFrom();
    void receiptsAndRefundsSayWhatTheyLack();
    void everyResultHasAWord();
    void previewRows_data();
    void previewRows();
    void durations();
    void systemFollowsTheComputer();
    void formatsFollowTheLanguage();
    void amountsAndDaysAreWrittenAsTheLanguageDoes();
};

void TestTexts::everyErrorIsWholeInBothLanguages_data()
{
    QTest::addColumn<QString>("key");
    QVERIFY(texts::errorKeys().size() >= 100);
    for (const QString &key : texts::errorKeys()) {
        QTest::newRow(qPrintable(key)) << key;
    }
}

void TestTexts::everyErrorIsWholeInBothLanguages()
{
    QFETCH(QString, key);
    for (const QMap<QString, QString> &parameters : {QMap<QString, QString>(), allParameters()}) {
        Error error;
        error.key = key;
        error.parameters = parameters;
        texts::setLanguage(u"en"_s);
        const texts::Explanation english = texts::explain(error);
        texts::setLanguage(u"de"_s);
        const texts::Explanation german = texts::explain(error);
        for (const QString &text : allTexts(english) + allTexts(german)) {
            QVERIFY2(isWhole(text), qPrintable(text));
            QVERIFY2(text.front() == text.front().toUpper(), qPrintable(text));
        }
        QVERIFY(english.cause != german.cause);
        QVERIFY(english.remedy != german.remedy);
        QCOMPARE(english.actions, german.actions);
    }
}

void TestTexts::eachPlaceShowsItsValue()
{
    static const QRegularExpression place(u"\\{([a-z]+)\\}"_s);
    const QMap<QString, QString> parameters = allParameters();
    QVERIFY(parameters.size() > 20);
    for (const QString &language : languages) {
        texts::setLanguage(language);
        for (const std::span<const texts::Entry> entries :
            {texts::quickbooksEntries(), texts::highlevelEntries(), texts::moneyEntries(), texts::computerEntries()}) {
            for (const texts::Entry &entry : entries) {
                Error error;
                error.key = QString::fromLatin1(entry.keys).section(u' ', 0, 0);
                error.parameters = parameters;
                const QString cause = texts::explain(error).cause;
                auto matches = place.globalMatch(QString::fromUtf8(entry.cause));
                while (matches.hasNext()) {
                    const QString name = matches.next().captured(1);
                    QVERIFY2(cause.contains(u"value of "_s + name, Qt::CaseInsensitive),
                        qPrintable(error.key + u": "_s + cause));
                }
            }
        }
    }
}

void TestTexts::everyActionHasAWord()
{
    for (const QString &language : languages) {
        texts::setLanguage(language);
        for (const QString &key : texts::errorKeys()) {
            Error error;
            error.key = key;
            for (const QString &action : texts::explain(error).actions) {
                QVERIFY2(!texts::actionWord(action).isEmpty(), qPrintable(key + u" "_s + action));
            }
        }
    }
    QCOMPARE(texts::actionWord(u"dismiss"_s), u"Ablegen …"_s);
    QCOMPARE(texts::actionWord(u"no_such_action"_s), QString());
}

void TestTexts::valuesThatLookLikePlacesStayAsTheyAre()
{
    texts::setLanguage(u"en"_s);
    Error error;
    error.key = u"qb.6240"_s;
    error.parameters = {{u"name"_s, u"{name} %1 {detail"_s}};
    QVERIFY(texts::explain(error).cause.contains(u"“{name} %1 {detail”"_s));
}

void TestTexts::wordsOfTheTradeAreTranslated()
{
    texts::setLanguage(u"de"_s);
    Error error;
    error.key = u"qb.610.inactive"_s;
    error.parameters = {{u"kind"_s, u"income account"_s}, {u"name"_s, u"Sales"_s}};
    QCOMPARE(texts::explain(error).title, u"Erlöskonto „Sales“ ist inaktiv"_s);
    texts::setLanguage(u"en"_s);
    QCOMPARE(texts::explain(error).title, u"Income account “Sales” is inactive"_s);

    error.key = u"qb.2050"_s;
    error.parameters = {{u"field"_s, u"DocNumber"_s}};
    QVERIFY(texts::explain(error).cause.startsWith(u"The field “number” is too long"_s));
    error.key = u"qb.6140"_s;
    error.parameters = {{u"number"_s, u"INV-1"_s}, {u"case"_s, u"unseen"_s}};
    QVERIFY(!texts::explain(error).cause.contains(u"…"_s));
    error.key = u"qb.610.inactive"_s;
    error.parameters = {{u"case"_s, u"unnamed"_s}};
    QVERIFY(!texts::explain(error).title.contains(u"…"_s));

    // An e-mail is a channel here and an address there.
    error.key = u"review.opted_out"_s;
    error.parameters = {{u"contact"_s, u"Amy"_s}, {u"channel"_s, u"email"_s}};
    QCOMPARE(texts::explain(error).cause, u"“Amy” takes no messages by e-mail (do not disturb)."_s);
    error.key = u"review.no_address"_s;
    error.parameters = {{u"contact"_s, u"Amy"_s}, {u"missing"_s, u"email"_s}};
    QCOMPARE(texts::explain(error).cause, u"“Amy” has no e-mail address."_s);

    error.key = u"hl.401.scope"_s;
    error.parameters = {{u"scope"_s, u"contacts.write"_s}};
    QVERIFY(texts::explain(error).cause.endsWith(u"adding and changing contacts."_s));
    error.parameters = {{u"scope"_s, u"a.scope.of.tomorrow"_s}};
    QVERIFY(texts::explain(error).cause.endsWith(u"part of the work."_s));
}

void TestTexts::countsHaveTheirOwnForms()
{
    Error error;
    error.key = u"qb.invalid_grant"_s;
    texts::setLanguage(u"en"_s);
    error.parameters = {{u"n"_s, u"1"_s}};
    QVERIFY(texts::explain(error).remedy.endsWith(u"one change is waiting."_s));
    error.parameters = {{u"n"_s, u"4"_s}};
    QVERIFY(texts::explain(error).remedy.endsWith(u"4 changes are waiting."_s));
    error.parameters.clear();
    QVERIFY(texts::explain(error).remedy.endsWith(u"where it stopped."_s));
    texts::setLanguage(u"de"_s);
    error.parameters = {{u"n"_s, u"1"_s}};
    QVERIFY(texts::explain(error).remedy.endsWith(u"eine Änderung wartet."_s));
}

void TestTexts::unknownKeysFallBack_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("like");
    QTest::newRow("a code of QuickBooks") << u"qb.9999"_s << 400 << u"qb.other"_s;
    QTest::newRow("QuickBooks is unwell") << u"qb.9999"_s << 503 << u"qb.10000"_s;
    QTest::newRow("a refusal of HighLevel") << u"hl.418"_s << 418 << u"hl.400"_s;
    QTest::newRow("HighLevel is unwell") << u"hl.502"_s << 502 << u"hl.5xx"_s;
    QTest::newRow("a key of nobody") << u"no.such.key"_s << 0 << u"kontor.internal"_s;
    QTest::newRow("no key at all") << QString() << 0 << u"kontor.internal"_s;
}

void TestTexts::unknownKeysFallBack()
{
    QFETCH(QString, key);
    QFETCH(int, status);
    QFETCH(QString, like);
    texts::setLanguage(u"en"_s);
    Error error;
    error.key = key;
    error.httpStatus = status;
    error.detail = u"the service's own words"_s;
    Error known = error;
    known.key = like;
    QCOMPARE(texts::explain(error).title, texts::explain(known).title);
    QCOMPARE(texts::explain(error).cause, texts::explain(known).cause);
}

void TestTexts::theButtonFollowsTheService()
{
    Error error;
    error.key = u"oauth.refused"_s;
    error.parameters = {{u"service"_s, u"highlevel"_s}};
    QCOMPARE(texts::explain(error).actions, QStringList{u"connect_highlevel"_s});
    error.parameters = {{u"service"_s, u"QuickBooks"_s}};
    QCOMPARE(texts::explain(error).actions, QStringList{u"connect_quickbooks"_s});
}

void TestTexts::logRows_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QMap<QString, QString>>("parameters");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    using Values = QMap<QString, QString>;
    QTest::newRow("contact") << u"contact"_s << Values{{u"name"_s, u"Amy Lauterbach"_s}} << u"Contact Amy Lauterbach"_s
                             << u"Kontakt Amy Lauterbach"_s;
    QTest::newRow("nothing to do") << u"cycle.finished"_s << Values{{u"count"_s, u"0"_s}}
                                   << u"Check finished: nothing to do"_s << u"Abgleich beendet: nichts zu tun"_s;
    QTest::newRow("one change") << u"cycle.finished"_s << Values{{u"count"_s, u"1"_s}}
                                << u"Check finished: one change"_s << u"Abgleich beendet: eine Änderung"_s;
    QTest::newRow("many changes") << u"cycle.finished"_s << Values{{u"count"_s, u"12"_s}}
                                  << u"Check finished: 12 changes"_s << u"Abgleich beendet: 12 Änderungen"_s;
    QTest::newRow("import") << u"import.done"_s
                            << Values{{u"created"_s, u"1512"_s}, {u"updated"_s, u"2"_s}, {u"unchanged"_s, u"3"_s},
                                   {u"skipped"_s, u"4"_s}}
                            << u"Import done: 1,512 created, 2 updated, 3 unchanged, 4 skipped"_s
                            << u"Import fertig: 1.512 angelegt, 2 geändert, 3 unverändert, 4 ausgelassen"_s;
    QTest::newRow("started") << u"import.started"_s << Values() << u"Contact import started"_s
                             << u"Kontaktimport begonnen"_s;
    QTest::newRow("stopped") << u"import.stopped"_s << Values() << u"Contact import stopped"_s
                             << u"Kontaktimport beendet"_s;
    QTest::newRow("lost") << u"connection.lost"_s << Values() << u"Connection lost"_s << u"Verbindung unterbrochen"_s;
    QTest::newRow("back") << u"connection.back"_s << Values() << u"Connection back"_s << u"Verbindung wieder da"_s;
    QTest::newRow("connected") << u"connected"_s << Values{{u"service"_s, u"quickbooks"_s}, {u"name"_s, u"Bayside"_s}}
                               << u"QuickBooks connected: Bayside"_s << u"QuickBooks verbunden: Bayside"_s;
    QTest::newRow("disconnected") << u"disconnected"_s << Values{{u"service"_s, u"highlevel"_s}}
                                  << u"HighLevel disconnected"_s << u"HighLevel getrennt"_s;
    QTest::newRow("setting") << u"setting.changed"_s << Values{{u"setting"_s, u"contacts.tag"_s}}
                             << u"Setting changed: Tag"_s << u"Einstellung geändert: Schlagwort (Tag)"_s;
    QTest::newRow("unknown setting") << u"setting.changed"_s << Values{{u"setting"_s, u"a.b"_s}}
                                     << u"Setting changed: a.b"_s << u"Einstellung geändert: a.b"_s;
    QTest::newRow("waited") << u"waited"_s << Values{{u"service"_s, u"highlevel"_s}, {u"seconds"_s, u"85"_s}}
                            << u"Asked to slow down (429), waited 1 min 25 s"_s
                            << u"Um langsamere Abrufe gebeten (429), 1 Min. 25 s gewartet"_s;
    QTest::newRow("attention") << u"attention"_s << Values{{u"error"_s, u"qb.6240"_s}, {u"name"_s, u"Holm"_s}}
                               << u"Name is already in use: Holm"_s << u"Name ist bereits vergeben: Holm"_s;
    QTest::newRow("text cut") << u"text.cut"_s << Values{{u"name"_s, u"Holm"_s}, {u"field"_s, u"companyName"_s}}
                              << u"Text shortened or cleaned in company name: Holm"_s
                              << u"Text gekürzt oder bereinigt in Firma: Holm"_s;
    QTest::newRow("unlinked") << u"unlinked"_s << Values{{u"name"_s, u"Holm"_s}} << u"Contact Holm"_s
                              << u"Kontakt Holm"_s;
    QTest::newRow("invoice") << u"invoice"_s << Values{{u"number"_s, u"INV-1001"_s}, {u"name"_s, u"Holm & Sons"_s}}
                             << u"Invoice INV-1001, Holm & Sons"_s << u"Rechnung INV-1001, Holm & Sons"_s;
    QTest::newRow("invoice of nobody") << u"invoice"_s << Values{{u"number"_s, u"INV-1001"_s}} << u"Invoice INV-1001"_s
                                       << u"Rechnung INV-1001"_s;
    QTest::newRow("invoice without a number")
        << u"invoice"_s << Values{{u"name"_s, u"Holm"_s}} << u"Invoice, Holm"_s << u"Rechnung, Holm"_s;
    QTest::newRow("payment") << u"payment"_s << Values{{u"number"_s, u"{name}"_s}, {u"name"_s, u"Holm"_s}}
                             << u"Payment on {name}, Holm"_s << u"Zahlung auf {name}, Holm"_s;
    QTest::newRow("payment of nobody") << u"payment"_s << Values{{u"number"_s, u"INV-1001"_s}}
                                       << u"Payment on INV-1001"_s << u"Zahlung auf INV-1001"_s;
    QTest::newRow("customer") << u"customer"_s << Values{{u"name"_s, u"Holm"_s}} << u"Customer Holm"_s
                              << u"Kunde Holm"_s;
    QTest::newRow("item") << u"item"_s << Values{{u"name"_s, u"Mulch"_s}} << u"Item Mulch"_s << u"Artikel Mulch"_s;
    QTest::newRow("payment method") << u"payment_method"_s << Values{{u"name"_s, u"Cash"_s}} << u"Payment method Cash"_s
                                    << u"Zahlungsart Cash"_s;
    QTest::newRow("review") << u"review"_s << Values{{u"name"_s, u"Amy"_s}} << u"Review request, Amy"_s
                            << u"Bewertungsanfrage, Amy"_s;
    QTest::newRow("review of nobody") << u"review"_s << Values() << u"Review request"_s << u"Bewertungsanfrage"_s;
    QTest::newRow("review as a test") << u"review.test"_s << Values{{u"name"_s, u"Amy"_s}}
                                      << u"Review request as a test, Amy"_s << u"Bewertungsanfrage als Test, Amy"_s;
    for (const auto &[status, english, german] :
        {std::tuple(u"delivered"_s, u"delivered"_s, u"zugestellt"_s), {u"read"_s, u"read"_s, u"gelesen"_s},
            {u"opened"_s, u"opened"_s, u"geöffnet"_s}, {u"clicked"_s, u"link opened"_s, u"Link geöffnet"_s},
            {u"failed"_s, u"not delivered"_s, u"nicht zugestellt"_s},
            {u"undelivered"_s, u"not delivered"_s, u"nicht zugestellt"_s},
            {u"opt_out"_s, u"opted out"_s, u"Nachrichten gesperrt (DND)"_s}, {u"sent"_s, u"sent"_s, u"versendet"_s},
            {u"of tomorrow"_s, u"of tomorrow"_s, u"of tomorrow"_s}}) {
        QTest::newRow(qPrintable(u"review "_s + status))
            << u"review.delivery"_s << Values{{u"name"_s, u"Amy"_s}, {u"status"_s, status}}
            << QString(u"Review request to Amy: "_s + english) << QString(u"Bewertungsanfrage an Amy: "_s + german);
    }
    QTest::newRow("receipt") << u"receipt"_s << Values{{u"number"_s, u"Apron"_s}, {u"name"_s, u"Ana Ruiz"_s}}
                             << u"Sales receipt “Apron”, Ana Ruiz"_s << u"Verkaufsbeleg „Apron“, Ana Ruiz"_s;
    QTest::newRow("receipt without a title") << u"receipt"_s << Values{{u"name"_s, u"Ana Ruiz"_s}}
                                             << u"Sales receipt, Ana Ruiz"_s << u"Verkaufsbeleg, Ana Ruiz"_s;
    QTest::newRow("receipt of nobody") << u"receipt"_s << Values() << u"Sales receipt"_s << u"Verkaufsbeleg"_s;
    QTest::newRow("refund") << u"refund"_s << Values{{u"number"_s, u"{name}"_s}, {u"name"_s, u"Ana Ruiz"_s}}
                            << u"Refund on “{name}”, Ana Ruiz"_s << u"Erstattung zu „{name}“, Ana Ruiz"_s;
    QTest::newRow("refund without a title")
        << u"refund"_s << Values{{u"name"_s, u"Ana Ruiz"_s}} << u"Refund, Ana Ruiz"_s << u"Erstattung, Ana Ruiz"_s;
    QTest::newRow("kinds of payment") << u"setting.changed"_s << Values{{u"setting"_s, u"receipts.sources"_s}}
                                      << u"Setting changed: Kinds of payment"_s
                                      << u"Einstellung geändert: Arten von Zahlungen"_s;
    QTest::newRow("an invoice that needs the owner")
        << u"attention"_s << Values{{u"error"_s, u"qb.6240"_s}, {u"number"_s, u"INV-1001"_s}, {u"name"_s, u"Holm"_s}}
        << u"Name is already in use: INV-1001, Holm"_s << u"Name ist bereits vergeben: INV-1001, Holm"_s;
    QTest::newRow("tax codes") << u"setting.changed"_s << Values{{u"setting"_s, u"taxes.map"_s}}
                               << u"Setting changed: Taxes"_s << u"Einstellung geändert: Steuern"_s;
    QTest::newRow("of a newer Kontor") << u"no.such.key"_s << Values{{u"name"_s, u"Holm"_s}} << u"Holm"_s << u"Holm"_s;
}

void TestTexts::logRows()
{
    QFETCH(QString, key);
    using Values = QMap<QString, QString>;
    QFETCH(Values, parameters);
    QFETCH(QString, english);
    QFETCH(QString, german);
    texts::setLanguage(u"en"_s);
    QCOMPARE(texts::what(row(key, parameters)), english);
    texts::setLanguage(u"de"_s);
    QCOMPARE(texts::what(row(key, parameters)), german);
}

void TestTexts::paymentsThatAreLeftOutSayWhy_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    QTest::newRow("test") << u"test payment"_s << u"Testzahlung"_s;
    QTest::newRow("not_succeeded") << u"did not succeed"_s << u"nicht erfolgreich"_s;
    QTest::newRow("zero") << u"nothing was paid"_s << u"es wurde nichts bezahlt"_s;
    QTest::newRow("imported") << u"imported into HighLevel"_s << u"in HighLevel importiert"_s;
    QTest::newRow("saas") << u"billed by the agency"_s << u"von der Agentur abgerechnet"_s;
    QTest::newRow("off") << u"switched off"_s << u"ausgeschaltet"_s;
    QTest::newRow("before") << u"from before connecting"_s << u"von vor dem Verbinden"_s;
    QTest::newRow("invoice") << u"booked with its invoice"_s << u"wird mit der Rechnung gebucht"_s;
}

void TestTexts::paymentsThatAreLeftOutSayWhy()
{
    QFETCH(QString, english);
    QFETCH(QString, german);
    const QString reason = QString::fromUtf8(QTest::currentDataTag());
    journal::LogEntry entry
        = row(u"receipt"_s, {{u"number"_s, u"Apron"_s}, {u"name"_s, u"Ana"_s}, {u"reason"_s, reason}}, u"skipped"_s);
    entry.details.insert(u"classification"_s, reason);
    texts::setLanguage(u"en"_s);
    QCOMPARE(texts::what(entry), u"Payment “Apron”, Ana: "_s + english);
    texts::setLanguage(u"de"_s);
    QCOMPARE(texts::what(entry), u"Zahlung „Apron“, Ana: "_s + german);
    entry.parameters.remove(u"number"_s);
    entry.parameters.insert(u"reason"_s, u"of_tomorrow"_s);
    QCOMPARE(texts::what(entry), u"Zahlung, Ana"_s);
}

void TestTexts::receiptsSayWhereTheyCameFrom()
{
    const std::vector<std::tuple<QString, QString, QString>> sources{
        {u"order_form"_s, u"Order form “Apron”, Ana"_s, u"Bestellformular „Apron“, Ana"_s},
        {u"subscription"_s, u"Subscription “Apron”, Ana"_s, u"Abonnement „Apron“, Ana"_s},
        {u"membership"_s, u"Membership “Apron”, Ana"_s, u"Mitgliedschaft „Apron“, Ana"_s},
        {u"calendar"_s, u"Calendar “Apron”, Ana"_s, u"Kalender „Apron“, Ana"_s},
        {u"of_tomorrow"_s, u"Sales receipt “Apron”, Ana"_s, u"Verkaufsbeleg „Apron“, Ana"_s},
    };
    for (const auto &[word, english, german] : sources) {
        journal::LogEntry entry = row(u"receipt"_s, {{u"number"_s, u"Apron"_s}, {u"name"_s, u"Ana"_s}}, u"booked"_s);
        entry.details.insert(u"classification"_s, word);
        texts::setLanguage(u"en"_s);
        QCOMPARE(texts::what(entry), english);
        texts::setLanguage(u"de"_s);
        QCOMPARE(texts::what(entry), german);
    }
}

void TestTexts::receiptsAndRefundsSayWhatTheyLack()
{
    for (const auto &[key, english, german] :
        {std::tuple{u"receipt"_s, u"Order form “Apron”, Ana"_s, u"Bestellformular „Apron“, Ana"_s},
            std::tuple{u"refund"_s, u"Refund on “Apron”, Ana"_s, u"Erstattung zu „Apron“, Ana"_s}}) {
        journal::LogEntry entry = row(
            key, {{u"number"_s, u"Apron"_s}, {u"name"_s, u"Ana"_s}, {u"reason"_s, u"tax_unknown"_s}}, u"booked"_s);
        entry.details.insert(u"classification"_s, u"order_form"_s);
        texts::setLanguage(u"en"_s);
        QCOMPARE(texts::what(entry), QString(english + u": no VAT is in it, as the rate is not known"));
        texts::setLanguage(u"de"_s);
        QCOMPARE(texts::what(entry), QString(german + u": ohne Umsatzsteuer, weil der Satz nicht bekannt ist"));
    }
}

void TestTexts::everyResultHasAWord()
{
    const QStringList results{u"created"_s, u"changed"_s, u"linked"_s, u"unchanged"_s, u"skipped"_s, u"attention"_s,
        u"retried"_s, u"waited"_s, u"done"_s, u"dismissed"_s, u"booked"_s, u"voided"_s, u"sent"_s, u"opted_out"_s,
        u"unlinked"_s};
    for (const QString &result : results) {
        texts::setLanguage(u"en"_s);
        const QString english = texts::resultWord(result);
        texts::setLanguage(u"de"_s);
        QVERIFY2(texts::resultWord(result) != english, qPrintable(result));
        QVERIFY2(english.front().isUpper(), qPrintable(result));
    }
    QCOMPARE(texts::resultWord(u"opted_out"_s), u"Gesperrt (DND)"_s);
    QCOMPARE(texts::flowWord(u"contacts"_s), u"Kontakte"_s);
    QCOMPARE(texts::flowWord(u"kontor"_s), u"Kontor"_s);
    QCOMPARE(texts::directionWord(u"qb>hl"_s), u"QB → HL"_s);
    QCOMPARE(texts::directionWord(QString()), QString());
}

void TestTexts::previewRows_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QMap<QString, QString>>("parameters");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    using Values = QMap<QString, QString>;
    QTest::newRow("new") << u"new_contact"_s << Values() << u"New contact"_s << u"Neuer Kontakt"_s;
    QTest::newRow("adds") << u"adds"_s << Values{{u"fields"_s, u"phone,address1"_s}}
                          << u"Adds phone number and street; nothing is overwritten"_s
                          << u"Ergänzt Telefonnummer und Straße; nichts wird überschrieben"_s;
    QTest::newRow("same e-mail") << u"same_email"_s << Values{{u"customer"_s, u"Carver & Lowe"_s}}
                                 << u"Same e-mail as Carver & Lowe"_s << u"Gleiche E-Mail-Adresse wie Carver & Lowe"_s;
    QTest::newRow("same phone") << u"same_phone"_s << Values{{u"customer"_s, u"Carver"_s}}
                                << u"Same phone number as Carver"_s << u"Gleiche Telefonnummer wie Carver"_s;
    QTest::newRow("there") << u"already_there"_s << Values() << u"Already there"_s << u"Schon vorhanden"_s;
    QTest::newRow("inactive") << u"inactive"_s << Values() << u"Inactive in QuickBooks"_s << u"In QuickBooks inaktiv"_s;
    QTest::newRow("two") << u"many_matches"_s << Values{{u"field"_s, u"phone"_s}, {u"n"_s, u"2"_s}}
                         << u"Phone number matches two contacts"_s << u"Telefonnummer passt zu zwei Kontakten"_s;
    QTest::newRow("three") << u"many_matches"_s << Values{{u"field"_s, u"email"_s}, {u"n"_s, u"3"_s}}
                           << u"Several contacts match: e-mail address, 3"_s
                           << u"Mehrere Kontakte passen: E-Mail-Adresse, 3"_s;
    QTest::newRow("invoice") << u"new_invoice"_s << Values() << u"New invoice"_s << u"Neue Rechnung"_s;
    QTest::newRow("changed invoice") << u"invoice_change"_s << Values() << u"Follows the change in HighLevel"_s
                                     << u"Folgt der Änderung in HighLevel"_s;
    QTest::newRow("void") << u"invoice_void"_s << Values() << u"Voids the invoice"_s << u"Storniert die Rechnung"_s;
    QTest::newRow("payment") << u"invoice_payment"_s << Values() << u"Books the payment"_s << u"Bucht die Zahlung"_s;
    QTest::newRow("waits") << u"waits_for_customer"_s << Values() << u"New invoice, once the customer is there"_s
                           << u"Neue Rechnung, sobald der Kunde angelegt ist"_s;
    QTest::newRow("customer") << u"new_customer"_s << Values() << u"New customer"_s << u"Neuer Kunde"_s;
    QTest::newRow("item") << u"new_item"_s << Values() << u"New item"_s << u"Neuer Artikel"_s;
    QTest::newRow("receipt") << u"new_receipt"_s << Values() << u"New sales receipt"_s << u"Neuer Verkaufsbeleg"_s;
    QTest::newRow("review") << u"new_review"_s << Values{{u"name"_s, u"Amy"_s}}
                            << u"Review request to Amy, if the contact can be reached and has not opted out"_s
                            << u"Bewertungsanfrage an Amy, falls der Kontakt erreichbar ist und nicht abbestellt hat"_s;
    QTest::newRow("refund") << u"receipt_refund"_s << Values() << u"Books the refund"_s << u"Bucht die Erstattung"_s;
    QTest::newRow("kept") << u"keeps"_s << Values() << u"Stays as it is in QuickBooks"_s
                          << u"Bleibt in QuickBooks, wie es ist"_s;
    QTest::newRow("owner") << u"needs_owner"_s
                           << Values{{u"error"_s, u"kontor.tax_not_mapped"_s}, {u"name"_s, u"VAT"_s},
                                  {u"rate"_s, u"20"_s}}
                           << u"Tax “VAT, 20 %” is not mapped"_s << u"Steuer „VAT, 20 %“ ist nicht zugeordnet"_s;
    QTest::newRow("owner, no cause known") << u"needs_owner"_s << Values() << u"Needs attention"_s << u"Zu klären"_s;
    QTest::newRow("looks up") << u"looks_up"_s << Values() << u"Looks for the contact first"_s
                              << u"Sucht zuerst den Kontakt"_s;
}

void TestTexts::previewRows()
{
    QFETCH(QString, key);
    using Values = QMap<QString, QString>;
    QFETCH(Values, parameters);
    QFETCH(QString, english);
    QFETCH(QString, german);
    texts::setLanguage(u"en"_s);
    QCOMPARE(texts::previewWords(key, parameters), english);
    texts::setLanguage(u"de"_s);
    QCOMPARE(texts::previewWords(key, parameters), german);
}

void TestTexts::durations()
{
    using std::chrono::seconds;
    texts::setLanguage(u"en"_s);
    QCOMPARE(texts::durationWords(seconds(-5)), u"less than a minute"_s);
    QCOMPARE(texts::durationWords(seconds(59)), u"less than a minute"_s);
    QCOMPARE(texts::durationWords(seconds(85)), u"1 min 25 s"_s);
    QCOMPARE(texts::durationWords(seconds(120)), u"2 min"_s);
    QCOMPARE(texts::durationWords(seconds(7500)), u"2 h 5 min"_s);
}

void TestTexts::systemFollowsTheComputer()
{
    QVERIFY(languages.contains(texts::systemLanguage()));
    texts::setLanguage(u"system"_s);
    QCOMPARE(texts::resultWord(u"created"_s), texts::systemLanguage() == u"de" ? u"Angelegt"_s : u"Created"_s);
    texts::setLanguage(u"klingon"_s);
    QCOMPARE(texts::resultWord(u"created"_s), texts::systemLanguage() == u"de" ? u"Angelegt"_s : u"Created"_s);
}

void TestTexts::formatsFollowTheLanguage()
{
    texts::setLanguage(u"de"_s);
    QCOMPARE(QLocale().language(), QLocale::German);
    QCOMPARE(QLocale().toString(2914), u"2.914"_s);
    texts::setLanguage(u"en"_s);
    QCOMPARE(QLocale().language(), QLocale::English);
}

void TestTexts::amountsAndDaysAreWrittenAsTheLanguageDoes()
{
    const auto title = [](const QString &amount) {
        return texts::explain({.key = u"kontor.total_differs"_s, .parameters = {{u"amount"_s, amount}}}).title;
    };
    const auto cause = [](const QString &date) {
        return texts::explain({.key = u"kontor.changed_in_quickbooks"_s, .parameters = {{u"date"_s, date}}}).cause;
    };
    const auto tax = [](const QString &rate) {
        return texts::explain(
            {.key = u"kontor.tax_not_mapped"_s, .parameters = {{u"name"_s, u"VAT"_s}, {u"rate"_s, rate}}})
            .title;
    };
    texts::setLanguage(u"en"_s);
    QCOMPARE(title(u"0.01 USD"_s), u"Totals differ by $0.01"_s);
    QCOMPARE(title(u"1234 JPY"_s), u"Totals differ by ¥1,234"_s);
    QCOMPARE(title(u"0.01 XYZ"_s), u"Totals differ by 0.01 XYZ"_s); // no currency: as it is
    QCOMPARE(title(u"0.005 USD"_s), u"Totals differ by 0.005 USD"_s); // no amount of it
    const Error untaxed{.key = u"kontor.tax_not_mapped"_s,
        .parameters = {{u"rate"_s, u"0"_s}, {u"tax"_s, u"|0"_s}, {u"case"_s, u"untaxed"_s}}};
    QCOMPARE(texts::explain(untaxed).title, u"No tax code for what is not taxed"_s);
    const Error unbooked{.key = u"kontor.total_differs"_s,
        .parameters = {{u"amount"_s, u"0.03 CAD"_s}, {u"highlevel"_s, u"13.03 CAD"_s},
            {u"quickbooks"_s, u"13.00 CAD"_s}, {u"case"_s, u"unbooked"_s}}};
    QVERIFY(texts::explain(unbooked).cause.endsWith(u"Nothing was booked."_s));
    QVERIFY(!texts::explain({.key = unbooked.key, .parameters = {{u"case"_s, u"none such"_s}}}).title.isEmpty());
    QVERIFY(!cause(u"2026-03-11"_s).contains(u"2026-03-11"_s));
    QVERIFY(cause(u"2026-02-30"_s).contains(u"2026-02-30"_s));
    QCOMPARE(tax(u"8.25"_s), u"Tax “VAT, 8.25 %” is not mapped"_s);
    texts::setLanguage(u"de"_s);
    QCOMPARE(title(u"0.01 EUR"_s), u"Die Summen weichen um 0,01\u00a0€ ab"_s);
    QVERIFY2(cause(u"2026-03-11"_s).contains(u"11. März 2026"_s), qPrintable(cause(u"2026-03-11"_s)));
    QCOMPARE(tax(u"8.25"_s), u"Steuer „VAT, 8,25 %“ ist nicht zugeordnet"_s);
    texts::setLanguage(u"en"_s);
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
