// The stand-in answers what the real service was recorded to answer, in status, keys and types.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks_caller.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::sandbox;

class TestQuickBooksRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordedExchangesAgree_data();
    void recordedExchangesAgree();
    void customersComeInTheRecordedOrder();
    void aKnownVersionOfAnAccountStays();
    void anInvoiceComesAndGoesAsRecorded();

private:
    QJsonArray exchanges(const QString &file) const;
    QJsonArray recordedCustomers() const;

    QString m_folder;
};

namespace {

// Where the keys or types of what was answered differ from what was recorded; a later version of the interface adds
// keys.
QStringList differences(const QJsonValue &recorded, const QJsonValue &answered, const QString &at)
{
    if (recorded.type() != answered.type()) {
        return {u"%1: type %2 was recorded, %3 came"_s.arg(at).arg(int(recorded.type())).arg(int(answered.type()))};
    }
    QStringList found;
    if (recorded.isObject()) {
        const QJsonObject object = recorded.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            if (!answered.toObject().contains(entry.key())) {
                found.append(u"%1 lacks %2"_s.arg(at, entry.key()));
                continue;
            }
            found += differences(entry.value(), answered[entry.key()], QString(at + u'/' + entry.key()));
        }
    }
    if (recorded.isArray()) {
        const QJsonArray list = recorded.toArray();
        if (list.size() != answered.toArray().size()) {
            return {u"%1: %2 were recorded, %3 came"_s.arg(at).arg(list.size()).arg(answered.toArray().size())};
        }
        for (qsizetype i = 0; i < list.size(); ++i) {
            found += differences(list[i], answered.toArray()[i], u"%1/%2"_s.arg(at).arg(i));
        }
    }
    return found;
}

} // namespace

void TestQuickBooksRecordings::initTestCase()
{
    m_folder = qEnvironmentVariable("KONTOR_RECORDINGS_DIR");
    if (m_folder.isEmpty()) {
        QSKIP("KONTOR_RECORDINGS_DIR names no folder with recorded traffic.");
    }
    if (QDir(QString(m_folder + u"/quickbooks")).exists()) {
        m_folder += u"/quickbooks"_s;
    }
}

QJsonArray TestQuickBooksRecordings::exchanges(const QString &file) const
{
    QFile source(QString(m_folder + u'/' + file + u".json"));
    return source.open(QFile::ReadOnly) ? QJsonDocument::fromJson(source.readAll()).array() : QJsonArray();
}

QJsonArray TestQuickBooksRecordings::recordedCustomers() const
{
    return exchanges(u"all-customers"_s)[1][u"response"][u"body"][u"QueryResponse"][u"Customer"].toArray();
}

void TestQuickBooksRecordings::recordedExchangesAgree_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("index");
    QTest::newRow("counting customers") << u"all-customers"_s << 0;
    QTest::newRow("all customers on a page") << u"all-customers"_s << 1;
    QTest::newRow("a page without limits") << u"error-400"_s << 0;
    QTest::newRow("an entity that does not exist") << u"error-400"_s << 1;
    QTest::newRow("an unknown property of an invoice") << u"error-400_json"_s << 0;
    QTest::newRow("an expired token") << u"error-401"_s << 0;
    QTest::newRow("a name that is taken") << u"error-validation"_s << 0;
    QTest::newRow("a customer by display name with an apostrophe") << u"get-display_name"_s << 0;
    QTest::newRow("a customer by id") << u"get-id"_s << 0;
    QTest::newRow("a new customer") << u"create-customer"_s << 0;
    QTest::newRow("a batch with a vendor and an unknown invoice") << u"batch-basic"_s << 0;
}

void TestQuickBooksRecordings::recordedExchangesAgree()
{
    QFETCH(QString, file);
    QFETCH(int, index);
    const QJsonValue exchange = exchanges(file)[index];
    QVERIFY2(exchange.isObject(), "The recording is missing or unreadable.");
    const QJsonObject recorded = exchange[u"response"].toObject();
    QJsonArray customers = recordedCustomers();
    QCOMPARE(customers.size(), 41);
    if (file == u"create-customer") {
        // Recorded before it was among the customers of the page.
        for (qsizetype i = 0; i < customers.size(); ++i) {
            if (customers[i][u"Id"].toString() == u"70") {
                customers.removeAt(i);
                break;
            }
        }
    }
    QuickBooksCaller caller(customers);
    if (file == u"error-401") {
        caller.clock.advance(std::chrono::hours(2));
    }

    QString path = exchange[u"request"][u"path"].toString();
    path = path.section(u'/', path.contains(u"/company/") ? 4 : 2);
    QByteArray query;
    const QJsonObject parameters = exchange[u"request"][u"query"].toObject();
    for (auto entry = parameters.begin(); entry != parameters.end(); ++entry) {
        query += (query.isEmpty() ? "" : "&") + entry.key().toLatin1() + '='
            + QUrl::toPercentEncoding(entry.value().toString());
    }
    const QJsonValue body = exchange[u"request"][u"body"];
    const net::Reply reply = body.isObject() ? caller.post(path, body.toObject(), query) : caller.get(path, query);

    QCOMPARE(reply.status, recorded.value(u"status").toInt());
    QCOMPARE(net::headerValue(reply.headers, "Content-Type").toLower(),
        recorded.value(u"contentType").toString().toLatin1().toLower());
    QVERIFY(!net::headerValue(reply.headers, "intuit_tid").isEmpty());
    QJsonValue expected = recorded.value(u"body");
    QJsonValue answered = QuickBooksCaller::json(reply);
    if (file == u"batch-basic") {
        // The company has no receipts: the items about those are left out.
        QCOMPARE(answered[u"BatchItemResponse"].toArray().size(), 4);
        const auto firstTwo = [](const QJsonValue &value) {
            return QJsonArray{value[u"BatchItemResponse"][0], value[u"BatchItemResponse"][1]};
        };
        expected = firstTwo(expected);
        answered = firstTwo(answered);
        QCOMPARE(answered[1], expected[1]); // deleting an invoice that there is not, to the letter
    }
    const QStringList found = differences(expected, answered, {});
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));

    const auto fault = [](const QJsonValue &value) { return value[u"Fault"][u"Error"][0]; };
    QCOMPARE(fault(answered)[u"code"], fault(expected)[u"code"]);
    QCOMPARE(fault(answered)[u"Message"], fault(expected)[u"Message"]);
    if (file == u"error-400" || file == u"error-validation") {
        QCOMPARE(fault(answered)[u"Detail"], fault(expected)[u"Detail"]);
    }
    if (file == u"error-400_json") {
        const QString beginning
            = u"Property Name:Unrecognized field \"BadJson\" (class com.intuit.schema.finance.v3.Invoice), not"_s;
        QVERIFY(fault(answered)[u"Detail"].toString().startsWith(beginning));
        QVERIFY(fault(expected)[u"Detail"].toString().startsWith(beginning));
    }
}

void TestQuickBooksRecordings::customersComeInTheRecordedOrder()
{
    const QJsonArray customers = recordedCustomers();
    QJsonArray shuffled;
    for (const auto customer : customers) {
        shuffled.prepend(customer);
    }
    QuickBooksCaller caller(shuffled);
    QCOMPARE(caller.rows(u"SELECT * FROM Customer MAXRESULTS 1000 STARTPOSITION 1"_s), customers);
}

void TestQuickBooksRecordings::aKnownVersionOfAnAccountStays()
{
    // Recorded on an account, true of every name: an update that changes nothing keeps SyncToken and LastUpdatedTime.
    const QJsonArray customers = recordedCustomers();
    QuickBooksCaller caller(customers);
    const QJsonObject before = customers[0].toObject();
    const QJsonObject answer = QuickBooksCaller::json(caller.post(u"customer"_s,
        {{u"Id"_s, before.value(u"Id")}, {u"SyncToken"_s, before.value(u"SyncToken")}, {u"sparse"_s, true},
            {u"GivenName"_s, before.value(u"GivenName")}}));
    QCOMPARE(answer.value(u"Customer")[u"SyncToken"], before.value(u"SyncToken"));
    QCOMPARE(answer.value(u"Customer")[u"MetaData"], before.value(u"MetaData"));
}

void TestQuickBooksRecordings::anInvoiceComesAndGoesAsRecorded()
{
    QuickBooksCaller caller(recordedCustomers());
    const QJsonValue created = exchanges(u"create-invoice"_s)[0];
    QVERIFY2(created.isObject(), "The recording is missing or unreadable.");
    // The recorded company has a field of its own; ours has none.
    const auto comparable = [](const QJsonValue &answer) {
        QJsonObject invoice = answer[u"Invoice"].toObject();
        invoice.remove(u"CustomField"_s);
        return invoice;
    };
    const QJsonObject recorded = comparable(created[u"response"][u"body"]);
    const QJsonObject body = created[u"request"][u"body"].toObject();
    const QJsonObject answered = comparable(QuickBooksCaller::json(caller.post(u"invoice"_s, body)));
    const QStringList found = differences(recorded, answered, {});
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    for (const QString &same : {u"Line"_s, u"TxnTaxDetail"_s, u"TotalAmt"_s, u"Balance"_s, u"CurrencyRef"_s,
             u"CustomerRef"_s, u"LinkedTxn"_s, u"BillAddr"_s, u"ShipAddr"_s, u"EmailStatus"_s, u"PrintStatus"_s,
             u"ApplyTaxAfterDiscount"_s, u"SyncToken"_s}) {
        QCOMPARE(answered.value(same), recorded.value(same));
    }

    const QJsonArray deletion = exchanges(u"delete-invoice"_s);
    const QString id = answered.value(u"Id").toString();
    const QJsonObject read = comparable(QuickBooksCaller::json(caller.get(QString(u"invoice/"_s + id))));
    QCOMPARE(read, answered);
    QJsonObject order = deletion[1][u"request"][u"body"].toObject();
    order.insert(u"Id"_s, id);
    const QJsonObject gone = comparable(QuickBooksCaller::json(caller.post(u"invoice"_s, order, "operation=delete")));
    QJsonObject expected = comparable(deletion[1][u"response"][u"body"]);
    expected.insert(u"Id"_s, id);
    QCOMPARE(gone, expected);
}

QTEST_GUILESS_MAIN(TestQuickBooksRecordings)
#include "tst_quickbooks_recordings.moc"
