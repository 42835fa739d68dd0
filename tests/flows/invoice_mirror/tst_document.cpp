// The document of an invoice in each kind of company, and what cannot become one.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/document.h"
#include "flows/invoice_mirror/fingerprint.h"
#include "service_totals.h"
#include "sources.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows::invoice_mirror;
using namespace kontor::testing;

namespace {

DocumentRules rules(TaxForm form = TaxForm::AsTax, const TaxMap &map = {})
{
    return {.taxes = map,
        .form = form,
        .customer = u"58"_s,
        .defaultItem = u"21"_s,
        .taxItem = u"22"_s,
        .itemOfProduct = {{u"linked"_s, u"30"_s}, {u"old"_s, u"31"_s}}};
}

/// "Design 100.00 NON; ... | discount 10.00 | tax 8.25 code 2": what matters of a body.
QString shortForm(const QJsonObject &body)
{
    QStringList parts;
    QString discount;
    for (const QJsonValue &row : body[u"Line"].toArray()) {
        const QString amount = QString::number(row[u"Amount"].toDouble(), 'f', QLocale::FloatingPointShortest);
        if (row[u"DetailType"].toString() == u"DiscountLineDetail") {
            discount = u" | discount "_s + amount;
        } else {
            parts.append(row[u"Description"].toString() + u' ' + amount + u' '
                + row[u"SalesItemLineDetail"][u"TaxCodeRef"][u"value"].toString());
        }
    }
    const QJsonValue tax = body[u"TxnTaxDetail"];
    const QString override = tax.isObject()
        ? u" | tax "_s + QString::number(tax[u"TotalTax"].toDouble(), 'f', QLocale::FloatingPointShortest) + u' '
            + tax[u"TxnTaxCodeRef"][u"value"].toString()
        : QString();
    return parts.join(u"; "_s) + discount + override;
}

const auto vat = QStringList{u"VAT|20"_s};
const auto sales = QStringList{u"Sales tax|8.25"_s};

Sent taxed(const QString &currency, const QStringList &taxes, double tax)
{
    return {.currency = currency,
        .items = {{.name = u"Design"_s, .price = 50, .quantity = 2, .taxes = taxes}},
        .subTotal = 100,
        .tax = tax,
        .total = 100 + tax};
}

Sent discounted(const QString &currency, const QStringList &taxes, double tax)
{
    Sent sent = taxed(currency, taxes, tax);
    sent.discount = {{u"type"_s, u"percentage"_s}, {u"value"_s, 10}};
    sent.discountAmount = 10;
    sent.total = 90 + tax;
    return sent;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCompanyGetsItsForm_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("expected");
        const auto row
            = [](const char *title, const QString &name, const Sent &sent, TaxForm form, const QString &expected) {
                  QTest::newRow(title) << name << sent.json() << int(form) << expected;
              };
        const TaxForm asTax = TaxForm::AsTax;
        const TaxForm ignored = TaxForm::WithoutOverride;
        const TaxForm asLine = TaxForm::AsLine;
        const QString usd = u"USD"_s;
        row("no tax", u"us_manual"_s, taxed(usd, {}, 0), asTax, u"Design 100 NON"_s);
        row("no tax, with a discount", u"us_manual"_s, discounted(usd, {}, 0), asTax,
            u"Design 100 NON | discount 10"_s);
        row("no sales tax: a line", u"us_none"_s, taxed(usd, sales, 8.25), asTax,
            u"Design 100 NON; Sales tax 8.25 % 8.25 NON"_s);
        row("no sales tax, with a discount", u"us_none"_s, discounted(usd, sales, 7.43), asTax,
            u"Design 100 NON; Sales tax 8.25 % 7.43 NON | discount 10"_s);
        row("manual: code and override", u"us_manual"_s, taxed(usd, sales, 8.25), asTax,
            u"Design 100 TAX | tax 8.25 2"_s);
        row("manual, the override ignored", u"us_manual"_s, taxed(usd, sales, 8.26), ignored,
            u"Design 100 NON; Sales tax 8.25 % 8.26 NON"_s);
        row("manual, the owner wants a line", u"us_manual"_s, taxed(usd, sales, 8.25), asLine,
            u"Design 100 NON; Sales tax 8.25 % 8.25 NON"_s);
        row("automated: override", u"us_automated"_s, taxed(usd, {u"Any|6.6"_s}, 6.6), asTax,
            u"Design 100 TAX | tax 6.6 CustomSalesTax"_s);
        row("automated, the override ignored", u"us_automated"_s, taxed(usd, {u"Any|6.6"_s}, 6.6), ignored,
            u"Design 100 NON; Any 6.6 % 6.6 NON"_s);
        row("automatic tax of HighLevel has no name", u"us_none"_s, taxed(usd, {}, 5.5), asTax,
            u"Design 100 NON; Tax 5.5 NON"_s);
        row("Britain: a code", u"gb"_s, taxed(u"GBP"_s, vat, 20), asTax, u"Design 100 2"_s);
        row("Britain, without tax: the only code of nothing", u"gb"_s, taxed(u"GBP"_s, {}, 0), asTax,
            u"Design 100 4"_s);
        row("Britain, the discount inside the line", u"gb"_s, discounted(u"GBP"_s, vat, 18), asTax,
            u"Design (2 x 50 - 10.00) 90 2"_s);
        row("Britain, a cent off: override", u"gb"_s, taxed(u"GBP"_s, vat, 20.01), asTax,
            u"Design 100 2 | tax 20.01 "_s);
        row("Britain, the override ignored: rounding", u"gb"_s, taxed(u"GBP"_s, vat, 19.99), ignored,
            u"Design 100 2; Rounding -0.01 4"_s);
        row("Britain, the owner wants a line", u"gb"_s, taxed(u"GBP"_s, vat, 20), asLine,
            u"Design 100 4; VAT 20 % 20 4"_s);
        row("Quebec: two taxes, one code", u"ca"_s, taxed(u"CAD"_s, {u"QST|9.975"_s, u"GST|5"_s}, 14.98), asTax,
            u"Design 100 7"_s);
        row("Japan has no cents", u"jp"_s,
            {.currency = u"JPY"_s,
                .items = {{.name = u"Tea"_s, .price = 333, .quantity = 1.5, .taxes = {u"8|8"_s}}},
                .subTotal = 500,
                .tax = 40,
                .total = 540},
            asTax, u"Tea 500 3"_s);
        row("Kuwait has three decimals", u"kw"_s,
            {.currency = u"KWD"_s,
                .items = {{.name = u"Tea"_s, .price = 0.333, .quantity = 1.5, .taxes = {u"VAT|5"_s}}},
                .subTotal = 0.5,
                .tax = 0.025,
                .total = 0.525},
            asTax, u"Tea 0.5 2"_s);
        row("a euro company with two rates", u"eur"_s,
            {.currency = u"EUR"_s,
                .items = {{.name = u"A"_s, .price = 100, .taxes = {u"USt|19"_s}},
                    {.name = u"B"_s, .price = 50, .taxes = {u"USt|7"_s}}},
                .subTotal = 150,
                .tax = 22.5,
                .total = 172.5},
            asTax, u"A 100 2; B 50 3"_s);
        row("prices that hold their tax", u"eur"_s,
            {.currency = u"EUR"_s,
                .items = {{.name = u"A"_s, .price = 119, .taxes = {u"USt|19"_s}, .inclusive = true}},
                .subTotal = 100,
                .tax = 19,
                .total = 119},
            asTax, u"A (1 x 119) 100 2"_s);
        row("prices that hold their tax, shown with it", u"eur"_s,
            {.currency = u"EUR"_s,
                .items = {{.name = u"A"_s, .price = 119, .taxes = {u"USt|19"_s}, .inclusive = true}},
                .subTotal = 119,
                .tax = 19,
                .total = 119},
            asTax, u"A (1 x 119) 100 2"_s);
        row("a discount on one product", u"gb"_s,
            {.currency = u"GBP"_s,
                .items = {{.name = u"A"_s, .price = 50, .taxes = vat, .product = u"p1"_s},
                    {.name = u"B"_s, .price = 50, .taxes = vat, .product = u"p2"_s}},
                .discount = {{u"type"_s, u"fixed"_s}, {u"value"_s, 5}, {u"validOnProductIds"_s, QJsonArray{u"p2"_s}}},
                .subTotal = 100,
                .discountAmount = 5,
                .tax = 19,
                .total = 114},
            asTax, u"A 50 2; B (1 x 50 - 5.00) 45 2"_s);
    }

    void eachCompanyGetsItsForm()
    {
        QFETCH(const QString, name);
        QFETCH(const QJsonObject, row);
        QFETCH(const int, form);
        QFETCH(const QString, expected);
        const auto profile = profileOf(company(name));
        const auto document = documentFor(sourceOf(row), profile, rules(TaxForm(form)));
        QVERIFY2(document.has_value(), document ? "" : qPrintable(document.error().key));
        const QJsonObject body = quickbooks::invoiceBody(document->wanted);
        QCOMPARE(shortForm(body), expected);
        const Company made = company(name);
        const ServiceTotals reply = ServiceArithmetic(made, profile, body, Overrides::Honoured).totals();
        QCOMPARE(reply.refusal, QString());
        QCOMPARE(reply.total, document->total.minorUnits());
        QCOMPARE(body[u"GlobalTaxCalculation"].toString(), made.country == u"US" ? QString() : u"TaxExcluded"_s);
    }

    void whatTheServiceReckonsCountsMoreThanThePrediction_data()
    {
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("reckoned");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("override");
        QTest::addColumn<QString>("problem");
        const int asTax = int(TaxForm::AsTax);
        const int without = int(TaxForm::WithoutOverride);
        QTest::newRow("nothing known") << asTax << QString() << u"A 100 2"_s << QString() << QString();
        QTest::newRow("a cent less, overridden") << asTax << u"19.99"_s << u"A 100 2"_s << u"20.00"_s << QString();
        QTest::newRow("a cent less, as a line")
            << without << u"19.99"_s << u"A 100 2; Rounding 0.01 4"_s << QString() << QString();
        QTest::newRow("two cents more, as a line")
            << without << u"20.02"_s << u"A 100 2; Rounding -0.02 4"_s << QString() << QString();
        QTest::newRow("three cents more")
            << without << u"20.03"_s << QString() << QString() << u"kontor.total_differs"_s;
    }
    void whatTheServiceReckonsCountsMoreThanThePrediction()
    {
        QFETCH(const int, form);
        QFETCH(const QString, reckoned);
        QFETCH(const QString, lines);
        QFETCH(const QString, override);
        QFETCH(const QString, problem);
        const Currency pounds = Currency::parse(u"GBP"_s).value();
        DocumentRules known = rules(TaxForm(form));
        known.taxes = taxMapFrom({{u"|0"_s, u"4"_s}});
        if (!reckoned.isEmpty()) {
            known.reckonedTax = Money::parse(reckoned, pounds).value();
        }
        Sent sent = taxed(u"GBP"_s, {u"VAT|20"_s}, 20);
        sent.items.front().name = u"A"_s;
        const auto document = documentFor(sourceOf(sent.json()), profileOf(company(u"gb"_s)), known);
        QCOMPARE(document ? QString() : document.error().key, problem);
        if (document) {
            QStringList shown;
            for (const quickbooks::InvoiceLine &line : document->wanted.lines) {
                shown.append(u"%1 %2 %3"_s.arg(
                    line.description, ExactDecimal::parse(line.amount.toDecimal())->toText(), line.taxCode));
            }
            QCOMPARE(shown.join(u"; "_s), lines);
            QCOMPARE(document->wanted.tax ? document->wanted.tax->total.toDecimal() : QString(), override);
            QCOMPARE(document->total.toDecimal(), u"120.00"_s);
        }
    }

    void whatCannotBecomeADocumentIsNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *title, const QString &name, const QJsonObject &sent, const QString &key) {
            QTest::newRow(title) << name << sent << key;
        };
        const auto changed = [](const QString &field, const QJsonValue &value) {
            QJsonObject json = plainInvoice();
            json.insert(field, value);
            return json;
        };
        Sent sent = taxed(u"USD"_s, {}, 0);
        sent.total = 99;
        row("a total that is not the sum", u"us_none"_s, sent.json(), u"kontor.sum_mismatch"_s);
        sent = taxed(u"USD"_s, {}, 0);
        sent.subTotal = 90;
        row("a subtotal that is not the sum of the lines", u"us_none"_s, sent.json(), u"kontor.sum_mismatch"_s);
        row("tax that its rate does not give", u"gb"_s, taxed(u"GBP"_s, vat, 25).json(), u"kontor.sum_mismatch"_s);
        row("tax without a rate where codes are needed", u"gb"_s, taxed(u"GBP"_s, {}, 20).json(),
            u"kontor.sum_mismatch"_s);
        row("tax without a rate, manual", u"us_manual"_s, taxed(u"USD"_s, {}, 8).json(), u"kontor.sum_mismatch"_s);
        sent = discounted(u"USD"_s, {}, 0);
        sent.discountAmount = 110;
        row("a discount above the lines", u"us_none"_s, sent.json(), u"kontor.sum_mismatch"_s);
        row("a rate without a code", u"gb"_s, taxed(u"GBP"_s, {u"VAT|17.5"_s}, 17.5).json(),
            u"kontor.tax_not_mapped"_s);
        row("a rate without a code, manual", u"us_manual"_s, taxed(u"USD"_s, {u"City|7"_s}, 7).json(),
            u"kontor.tax_not_mapped"_s);
        row("two codes of nothing", u"ca"_s, taxed(u"CAD"_s, {}, 0).json(), u"kontor.tax_not_mapped"_s);
        row("three cents off", u"gb"_s, taxed(u"GBP"_s, vat, 20.03).json(), u"kontor.total_differs"_s);
        row("another currency", u"us_none"_s, taxed(u"EUR"_s, {}, 0).json(), u"kontor.currency"_s);
        row("a number of 22 characters", u"us_none"_s, changed(u"invoiceNumber"_s, QString(18, u'7')), u"qb.2050"_s);
        row("a total of nothing", u"us_none"_s, changed(u"total"_s, 0), u"kontor.amount_absurd"_s);
        row("a total below nothing", u"us_none"_s, changed(u"total"_s, -5), u"kontor.amount_absurd"_s);
        row("half a cent", u"us_none"_s, changed(u"total"_s, 100.005), u"kontor.amount_absurd"_s);
        row("no issue date", u"us_none"_s, changed(u"issueDate"_s, u"soon"_s), u"kontor.unreadable_reply"_s);
        sent = taxed(u"USD"_s, {}, 0);
        sent.items.push_back({.name = u"Credit"_s, .price = -10});
        sent.subTotal = 90;
        sent.total = 90;
        row("a line below nothing", u"us_none"_s, sent.json(), u"kontor.amount_absurd"_s);
    }

    void whatCannotBecomeADocumentIsNamed()
    {
        QFETCH(const QString, name);
        QFETCH(const QJsonObject, row);
        QFETCH(const QString, key);
        const auto document = documentFor(sourceOf(row), profileOf(company(name)), rules());
        QVERIFY(!document.has_value());
        QCOMPARE(document.error().key, key);
        // Words that fit: nothing is booked yet, and what has no tax has no name of a tax.
        const QString words = key == u"kontor.total_differs"     ? u"unbooked"_s
            : key == u"kontor.tax_not_mapped" && name == u"ca"_s ? u"untaxed"_s
                                                                 : QString();
        QCOMPARE(document.error().parameters.value(u"case"_s), words);
    }

    void datesAreThoseOfTheLocation()
    {
        const auto document = documentFor(sourceOf(plainInvoice()), profileOf(company(u"us_none"_s)), rules()).value();
        QCOMPARE(document.wanted.date.toIso(), u"2026-05-28"_s);
        QCOMPARE(document.wanted.due.toIso(), u"2026-06-11"_s);
        QCOMPARE(document.wanted.docNumber, u"INV-1001"_s);
        QCOMPARE(document.wanted.email, u"ana@example.com"_s);
        QVERIFY(bearsMark(document.wanted.note, u"66f0a1"_s));
        QVERIFY(!bearsMark(document.wanted.note, u"66f0a"_s));
    }

    void tipsAndFeesAreLinesWhenTheyCount_data()
    {
        QTest::addColumn<QJsonValue>("total");
        QTest::addColumn<QJsonValue>("withExtras");
        QTest::addColumn<QString>("expected"); // "": refused
        QTest::newRow("inside the total") << QJsonValue(112.5) << QJsonValue() << u"Design 100 NON; Tip 12.5 NON"_s;
        QTest::newRow("on top of it") << QJsonValue(100) << QJsonValue(112.5) << u"Design 100 NON; Tip 12.5 NON"_s;
        QTest::newRow("not counted") << QJsonValue(100) << QJsonValue(100) << u"Design 100 NON"_s;
        QTest::newRow("half of it") << QJsonValue(106) << QJsonValue(112.5) << QString();
    }

    void tipsAndFeesAreLinesWhenTheyCount()
    {
        QFETCH(const QJsonValue, total);
        QFETCH(const QJsonValue, withExtras);
        QFETCH(const QString, expected);
        QJsonObject row = plainInvoice();
        row.insert(u"total"_s, total);
        row.insert(u"invoiceTotal"_s, withExtras);
        row.insert(u"tipsReceived"_s, QJsonArray{QJsonObject{{u"amount"_s, 12.5}}});
        const auto document = documentFor(sourceOf(row), profileOf(company(u"us_none"_s)), rules());
        QCOMPARE(document ? shortForm(quickbooks::invoiceBody(document->wanted)) : QString(), expected);
    }

    void itemsAreFoundByLinkThenNameThenTheDefault_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("product");
        QTest::addColumn<QString>("item");
        QTest::newRow("by link") << u"Design"_s << u"linked"_s << u"30"_s;
        QTest::newRow("by name, case ignored") << u"mulch"_s << QString() << u"30"_s;
        QTest::newRow("the linked one is inactive") << u"Design"_s << u"old"_s << u"21"_s;
        QTest::newRow("the named one is inactive") << u"Old"_s << QString() << u"21"_s;
        QTest::newRow("neither") << u"Design"_s << u"unknown"_s << u"21"_s;
    }

    void itemsAreFoundByLinkThenNameThenTheDefault()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, product);
        QFETCH(const QString, item);
        Sent sent{.items = {{.name = name, .price = 100, .product = product}}, .subTotal = 100, .total = 100};
        const auto document = documentFor(sourceOf(sent.json()), profileOf(company(u"us_none"_s)), rules()).value();
        QCOMPARE(document.wanted.lines[0].item, item);
    }

    void theOwnersChoiceOfACodeHolds()
    {
        const auto profile = profileOf(company(u"ca"_s));
        const auto day = CalendarDate::parse(u"2026-05-28").value();
        const TaxMap map = taxMapFrom({{u"|0"_s, u"2"_s}, {u"GST|5.00"_s, u"4"_s}, {u"Wrong|13"_s, u"4"_s}});
        const auto code = [&](const std::vector<SourceTax> &taxes) {
            return taxCodeFor(taxes, profile, map, day).value_or(QString());
        };
        const auto rate = [](QStringView text) { return ExactDecimal::parse(text).value(); };
        QCOMPARE(code({}), u"2"_s);
        QCOMPARE(code({{u"GST"_s, rate(u"5")}}), u"4"_s);
        QCOMPARE(code({{u"HST"_s, rate(u"13")}}), u"5"_s); // not mapped, but the only one
        QCOMPARE(code({{u"Wrong"_s, rate(u"13")}}), QString()); // a choice of another percentage is no choice
        const auto suggested = taxCodeSuggestions({{u"Zero rated"_s, rate(u"0")}}, profile, day);
        QCOMPARE(int(suggested.size()), 2);
        QCOMPARE(suggested[0].name, u"Zero-rated"_s);
        QVERIFY(suggested[0].sameName && !suggested[1].sameName);
    }

    void descriptionsBecomePlain()
    {
        QCOMPARE(
            plainDescription(u"<p>Phase&nbsp;1</p><p>A &lt; B &amp;amp; 3 < 4</p>"_s), u"Phase 1 A < B &amp; 3 < 4"_s);
    }

    void fingerprintsFollowWhatTheMirrorShows()
    {
        const QJsonObject row = plainInvoice();
        const QString before = fingerprint(sourceOf(row));
        QCOMPARE(before.size(), 64);
        const auto after = [&row](const QString &field, const QJsonValue &value) {
            QJsonObject changed = row;
            changed.insert(field, value);
            return fingerprint(sourceOf(changed));
        };
        QCOMPARE(after(u"updatedAt"_s, u"2030-01-01T00:00:00Z"_s), before);
        QCOMPARE(after(u"termsNotes"_s, u"x"_s), before);
        for (const auto &[field, value] : std::initializer_list<std::pair<QString, QJsonValue>>{
                 {u"status"_s, u"paid"_s}, {u"total"_s, 101}, {u"amountPaid"_s, 1}, {u"invoiceNumber"_s, u"2"_s},
                 {u"dueDate"_s, u"2026-06-13T06:59:59.999Z"_s}, {u"invoiceItems"_s, QJsonArray()}}) {
            QVERIFY2(after(field, value) != before, qPrintable(field));
        }
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
