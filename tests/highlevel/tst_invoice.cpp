// Invoices of HighLevel are read exactly, and what cannot be right is named.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/invoice.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using kontor::highlevel::Invoice;
using kontor::highlevel::InvoiceDiscount;

namespace {

/// The example of highlevel-api 4.4, shortened.
QJsonObject example()
{
    return QJsonDocument::fromJson(R"json({
  "_id": "66f0a1000000000000000001", "status": "partially_paid", "liveMode": true, "name": "Kitchen refit",
  "invoiceNumber": "1001", "invoiceNumberPrefix": "INV-", "currency": "USD",
  "issueDate": "2026-05-28T07:00:00.000Z", "dueDate": "2026-06-12T06:59:59.999Z",
  "contactDetails": { "id": "Ct4nAruIz00000Demo01", "name": "Ana Ruiz", "email": "ana@example.com",
    "phoneNo": "+15551234567", "companyName": "Ruiz Bakery",
    "address": { "addressLine1": "12 Main St", "city": "Austin", "state": "TX", "countryCode": "US", "postalCode": "78701" } },
  "invoiceItems": [ { "_id": "l1", "name": "Design", "description": "<p>Phase 1</p>", "productId": "p1", "priceId": "r1",
      "currency": "USD", "amount": 500.00, "qty": 2, "taxInclusive": false,
      "taxes": [ { "_id": "t1", "name": "Sales tax", "rate": 8.25, "calculation": "exclusive" } ] } ],
  "discount": { "type": "percentage", "value": 10, "validOnProductIds": [] },
  "totalSummary": { "subTotal": 1000, "discount": 100, "tax": 74.25 },
  "total": 974.25, "invoiceTotal": 974.25, "amountPaid": 200, "amountDue": 774.25,
  "createdAt": "2026-05-28T16:03:11.120Z", "updatedAt": "2026-05-30T09:12:55.004Z" })json")
        .object();
}

/// `path` as "totalSummary.tax"; lists by number.
QJsonValue with(const QJsonValue &into, const QStringList &path, const QJsonValue &value)
{
    if (path.isEmpty()) {
        return value;
    }
    if (into.isArray()) {
        QJsonArray list = into.toArray();
        list[path.first().toInt()] = with(list[path.first().toInt()], path.mid(1), value);
        return list;
    }
    QJsonObject object = into.toObject();
    object.insert(path.first(), with(object[path.first()], path.mid(1), value));
    return object;
}

} // namespace

class TestInvoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentedExampleIsReadWhole()
    {
        const Invoice invoice = kontor::highlevel::invoiceFromJson(example()).value();
        QVERIFY(!invoice.problem);
        QCOMPARE(invoice.id, u"66f0a1000000000000000001"_s);
        QCOMPARE(invoice.number, u"INV-1001"_s);
        QCOMPARE(invoice.status, u"partially_paid"_s);
        QCOMPARE(invoice.contact.email, u"ana@example.com"_s);
        QCOMPARE(invoice.contact.country, u"US"_s);
        QCOMPARE(invoice.total.toText(), u"974.25 USD"_s);
        QCOMPARE(invoice.taxAmount->toDecimal(), u"74.25"_s);
        QCOMPARE(invoice.amountPaid.toDecimal(), u"200.00"_s);
        QCOMPARE(int(invoice.lines.size()), 1);
        QCOMPARE(invoice.lines[0].unitPrice.toText(), u"500"_s);
        QCOMPARE(invoice.lines[0].taxes[0].rate.toText(), u"8.25"_s);
        QCOMPARE(invoice.discount.kind, InvoiceDiscount::Kind::Percentage);
        QVERIFY(invoice.created.has_value());
        QVERIFY(invoice.extras.empty());
    }

    void whatCannotBeRightIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("key"); // empty: no problem
        const QString absurd = u"kontor.amount_absurd"_s;
        const QString unreadable = u"kontor.unreadable_reply"_s;
        QTest::newRow("a total with half a cent") << u"total"_s << QJsonValue(1.005) << absurd;
        QTest::newRow("a total from summed doubles") << u"total"_s << QJsonValue(0.1 + 0.2) << absurd;
        QTest::newRow("an absurd total") << u"total"_s << QJsonValue(1e30) << absurd;
        QTest::newRow("a total as text") << u"total"_s << QJsonValue(u"974.25"_s) << QString();
        QTest::newRow("no total") << u"total"_s << QJsonValue() << unreadable;
        QTest::newRow("a total that is a list") << u"total"_s << QJsonValue(QJsonArray()) << unreadable;
        QTest::newRow("tax with half a cent") << u"totalSummary.tax"_s << QJsonValue(74.255) << absurd;
        QTest::newRow("no tax in the summary") << u"totalSummary.tax"_s << QJsonValue() << QString();
        QTest::newRow("a unit price with six places")
            << u"invoiceItems.0.amount"_s << QJsonValue(0.333333) << QString();
        QTest::newRow("a unit price with seven") << u"invoiceItems.0.amount"_s << QJsonValue(0.3333333) << absurd;
        QTest::newRow("a fractional quantity") << u"invoiceItems.0.qty"_s << QJsonValue(1.25) << QString();
        QTest::newRow("no quantity") << u"invoiceItems.0.qty"_s << QJsonValue() << unreadable;
        QTest::newRow("a line in another currency")
            << u"invoiceItems.0.currency"_s << QJsonValue(u"EUR"_s) << u"kontor.currency"_s;
        QTest::newRow("the line's currency in lower case")
            << u"invoiceItems.0.currency"_s << QJsonValue(u"usd"_s) << QString();
        QTest::newRow("no lines") << u"invoiceItems"_s << QJsonValue(QJsonArray()) << unreadable;
        QTest::newRow("an unknown currency") << u"currency"_s << QJsonValue(u"QQQ"_s) << u"kontor.currency"_s;
        QTest::newRow("no currency") << u"currency"_s << QJsonValue() << u"kontor.currency"_s;
        QTest::newRow("an unknown kind of discount") << u"discount.type"_s << QJsonValue(u"bogus"_s) << unreadable;
        QTest::newRow("a discount below nothing") << u"discount.value"_s << QJsonValue(-1) << unreadable;
        QTest::newRow("a tax below nothing") << u"invoiceItems.0.taxes.0.rate"_s << QJsonValue(-1) << unreadable;
        QTest::newRow("an unknown status is kept") << u"status"_s << QJsonValue(u"frozen"_s) << QString();
    }

    void whatCannotBeRightIsNamed()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, key);
        const auto row = with(example(), path.split(u'.'), value).toObject();
        const auto invoice = kontor::highlevel::invoiceFromJson(row);
        QVERIFY(invoice.has_value());
        QCOMPARE(invoice->problem ? invoice->problem->key : QString(), key);
        QCOMPARE(invoice->number, u"INV-1001"_s); // the entry in attention names the document all the same
        if (path == u"status") {
            QCOMPARE(invoice->status, u"frozen"_s);
        }
    }

    void currenciesWithoutDecimalsHaveNoCents()
    {
        QJsonObject row = with(example(), {u"currency"_s}, u"JPY"_s).toObject();
        row = with(row, {u"invoiceItems"_s, u"0"_s, u"currency"_s}, u"JPY"_s).toObject();
        QCOMPARE(kontor::highlevel::invoiceFromJson(row)->problem->key, u"kontor.amount_absurd"_s);
        row.insert(u"total"_s, 974);
        row.insert(u"invoiceTotal"_s, 974);
        row = with(row, {u"totalSummary"_s, u"tax"_s}, 74).toObject();
        const Invoice invoice = kontor::highlevel::invoiceFromJson(row).value();
        QVERIFY(!invoice.problem);
        QCOMPARE(invoice.total.minorUnits(), qint64(974));
    }

    void tipsAndFeesAreExtras()
    {
        QJsonObject row = example();
        row.insert(u"tipsReceived"_s, QJsonArray{QJsonObject{{u"amount"_s, 12.5}}, 3});
        row.insert(u"miscellaneousCharges"_s,
            QJsonObject{{u"paidCharges"_s, QJsonArray{QJsonObject{{u"name"_s, u"Card fee"_s}, {u"amount"_s, 1.25}}}}});
        const Invoice invoice = kontor::highlevel::invoiceFromJson(row).value();
        QCOMPARE(int(invoice.extras.size()), 3);
        QCOMPARE(invoice.extras[0].amount.toDecimal(), u"12.50"_s);
        QCOMPARE(invoice.extras[2].name, u"Card fee"_s);
    }

    void withoutAnIdThereIsNoInvoice()
    {
        QJsonObject row = example();
        row.remove(u"_id"_s);
        QCOMPARE(kontor::highlevel::invoiceFromJson(row).error().key, u"kontor.unreadable_reply"_s);
        QVERIFY(!kontor::highlevel::invoiceFromJson({}));
    }
};

QTEST_GUILESS_MAIN(TestInvoice)
#include "tst_invoice.moc"
