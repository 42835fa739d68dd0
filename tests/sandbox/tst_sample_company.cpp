// The sample company holds the awkward cases, files are read in every form, and generated customers are distinct.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/email_address.h"
#include "core/phone_number.h"
#include "core/plain_text.h"
#include "sandbox/pages/resources.h"
#include "sandbox/sample/sample_company.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace kontor;
using namespace kontor::sandbox;
using namespace Qt::StringLiterals;

class TestSampleCompany : public QObject
{
    Q_OBJECT

    static QString emailOf(const QJsonValue &customer)
    {
        return customer[u"PrimaryEmailAddr"_s][u"Address"_s].toString();
    }
    static QString phoneOf(const QJsonValue &customer)
    {
        const QString primary = customer[u"PrimaryPhone"_s][u"FreeFormNumber"_s].toString();
        return primary.isEmpty() ? customer[u"Mobile"_s][u"FreeFormNumber"_s].toString() : primary;
    }
    template <class Condition>
    static qsizetype countOf(const QJsonArray &rows, Condition condition)
    {
        return std::count_if(rows.begin(), rows.end(), condition);
    }

private Q_SLOTS:
    void theSampleHoldsTheAwkwardCases()
    {
        const SampleCompany company = sampleCompany();
        const QJsonArray &all = company.customers;
        QVERIFY(!company.name.isEmpty());
        QCOMPARE(all.size(), 60);
        QCOMPARE(company.contacts.size(), 8);

        QSet<QString> ids;
        QSet<QString> fullNames;
        QHash<QString, int> byEmail;
        for (const QJsonArray &rows : {all, company.vendors, company.employees}) {
            for (const QJsonValue &row : rows) {
                ids.insert(row[u"Id"_s].toString());
                const QString full = row[u"FullyQualifiedName"_s].toString();
                fullNames.insert((full.isEmpty() ? row[u"DisplayName"_s].toString() : full).toCaseFolded());
            }
        }
        const qsizetype names = all.size() + company.vendors.size() + company.employees.size();
        QCOMPARE(ids.size(), names); // one sequence of ids
        QCOMPARE(fullNames.size(), names); // unique over customers, vendors and employees

        for (const QJsonValue &customer : all) {
            for (const QString &email : emailAddresses(emailOf(customer))) {
                ++byEmail[comparableEmail(email)];
            }
        }
        QCOMPARE(byEmail.value(u"billing@larkspur.example.com"_s), 3);
        QCOMPARE(byEmail.value(u"family.oyelaran@example.com"_s), 3);

        QVERIFY(countOf(all, [](const QJsonValue &row) { return row[u"Job"_s].toBool(); }) >= 6);
        QVERIFY(countOf(all, [](const QJsonValue &row) { return row[u"IsProject"_s].toBool(); }) >= 2);
        QVERIFY(countOf(all, [](const QJsonValue &row) { return row[u"Level"_s].toInt() == 2; }) >= 1);
        QCOMPARE(countOf(all, [](const QJsonValue &row) { return row[u"DisplayName"_s] == u"Jonas Ekberg"_s; }), 2);
        QVERIFY(
            countOf(all, [](const QJsonValue &row) { return emailOf(row).isEmpty() && !phoneOf(row).isEmpty(); }) >= 3);
        QVERIFY(
            countOf(all, [](const QJsonValue &row) { return emailOf(row).isEmpty() && phoneOf(row).isEmpty(); }) >= 3);
        QVERIFY(countOf(all, [](const QJsonValue &row) { return emailAddresses(emailOf(row)).size() > 1; }) >= 3);
        QVERIFY(countOf(all, [](const QJsonValue &row) { return !row[u"Active"_s].toBool(); }) >= 3);
        QVERIFY(
            countOf(all, [](const QJsonValue &row) { return row[u"DisplayName"_s].toString().size() >= 400; }) >= 1);
        QVERIFY(countOf(all, [](const QJsonValue &row) { return phoneOf(row).contains(QChar(7)); }) >= 1);
        QVERIFY(
            countOf(all, [](const QJsonValue &row) { return row[u"DisplayName"_s].toString().isRightToLeft(); }) >= 2);
        QVERIFY(countOf(all, [](const QJsonValue &row) {
            return row[u"BillAddr"_s][u"Country"_s].toString().size() > 3;
        }) >= 5);
        for (const QJsonValue &customer : all) {
            for (const QString &email : emailAddresses(emailOf(customer))) {
                const QString domain = email.section(u'@', 1).toLower();
                QVERIFY2(domain.endsWith(u"example.com") || domain.endsWith(u"example.org"), qPrintable(email));
            }
            if (customer[u"ParentRef"_s].isObject()) {
                QVERIFY(ids.contains(customer[u"ParentRef"_s][u"value"_s].toString()));
            }
        }
    }

    void itsPhoneNumbersAreValidButForThoseThatShallNotBe()
    {
        QStringList invalid;
        for (const QJsonValue &customer : sampleCompany().customers) {
            if (!phoneOf(customer).isEmpty() && e164(singleLine(phoneOf(customer)), u"US").isEmpty()) {
                invalid.append(phoneOf(customer));
            }
        }
        QCOMPARE(invalid, QStringList({u"555-0130"_s, u"ask at the desk"_s}));
        for (const QJsonValue &contact : sampleCompany().contacts) {
            const QString phone = contact[u"phone"_s].toString();
            QCOMPARE(phone.isEmpty() ? phone : e164(phone, u"US"), phone);
        }
    }

    void itsContactsMeetCustomersInEveryWay()
    {
        const SampleCompany company = sampleCompany();
        int sameSpelling = 0;
        int otherCase = 0;
        int byPhoneOnly = 0;
        for (const QJsonValue &contact : company.contacts) {
            const QString email = contact[u"email"_s].toString();
            const QString phone = contact[u"phone"_s].toString();
            for (const QJsonValue &customer : company.customers) {
                for (const QString &known : emailAddresses(emailOf(customer))) {
                    sameSpelling += known == email ? 1 : 0;
                    otherCase += known != email && comparableEmail(known) == email ? 1 : 0;
                }
                byPhoneOnly += email.isEmpty() && !phone.isEmpty() && e164(phoneOf(customer), u"US") == phone ? 1 : 0;
            }
        }
        QVERIFY(sameSpelling >= 2);
        QVERIFY(otherCase >= 1);
        QCOMPARE(byPhoneOnly, 1);
    }

    void filesAreReadInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names"); // empty: an error
        const auto row = [](const char *name, const char *text, const QStringList &names) {
            QTest::newRow(name) << QByteArray(text) << names;
        };
        row("an array", R"([{"Id":"1","DisplayName":"A"},{"Id":"2","DisplayName":"B"}])", {u"A"_s, u"B"_s});
        row("an answer", R"({"QueryResponse":{"Customer":[{"Id":"1","DisplayName":"A"}],"maxResults":1},"time":"x"})",
            {u"A"_s});
        row("recorded traffic", R"([{"request":{},"response":{"body":{"QueryResponse":{"totalCount":2}}}},
            {"request":{"body":{"Customer":[{"Id":"9","DisplayName":"sent"}]}},"response":{"body":{"QueryResponse":{"Customer":[{"Id":"1","DisplayName":"A"},{"Id":"2","DisplayName":"B"}]}}}},
            {"request":{},"response":{"body":{"Customer":{"Id":"1","DisplayName":"A2"}}}}])",
            {u"A2"_s, u"B"_s});
        row("change data capture with one that is gone",
            R"({"CDCResponse":[{"QueryResponse":[{"Customer":[{"Id":"1","DisplayName":"A"},{"Id":"2","status":"Deleted"}]}]}]})",
            {u"A"_s});
        row("without ids", R"([{"DisplayName":"A"},{"DisplayName":"A"}])", {u"A"_s, u"A"_s});
        row("no JSON", "[", {});
        row("nothing", "", {});
        row("an empty array", "[]", {});
        row("numbers", "[1,2]", {});
        row("no customers", R"({"QueryResponse":{}})", {});
        row("a customer without a name", R"([{"Id":"1"}])", {});
    }
    void filesAreReadInEveryForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, names);
        const Result<QJsonArray> read = customersFromJson(text);
        QCOMPARE(bool(read), !names.isEmpty());
        if (!read) {
            QCOMPARE(read.error().kind, Error::Kind::BadInput);
            QVERIFY(!read.error().detail.isEmpty());
            return;
        }
        QStringList found;
        for (const QJsonValue &customer : *read) {
            found.append(customer[u"DisplayName"_s].toString());
        }
        QCOMPARE(found, names);
    }

    void contactFilesAreRead()
    {
        QCOMPARE(contactsFromJson(R"([{"id":"1"}])")->size(), 1);
        QCOMPARE(contactsFromJson(R"({"contacts":[{"id":"1"},{"id":"2"}]})")->size(), 2);
        QCOMPARE(contactsFromJson("[]")->size(), 0);
        QVERIFY(!contactsFromJson(R"({"contact":[]})"));
        QVERIFY(!contactsFromJson("[1]"));
        QVERIFY(!contactsFromJson("x"));
    }

    void theRecordedCompanyHasItsCustomers()
    {
        const QString folder = qEnvironmentVariable("KONTOR_RECORDINGS_DIR");
        if (folder.isEmpty()) {
            QSKIP("KONTOR_RECORDINGS_DIR is not set");
        }
        QFile file(folder + u"/quickbooks/all-customers.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<QJsonArray> read = customersFromJson(file.readAll());
        QVERIFY(read);
        QCOMPARE(read->size(), 41);
    }

    void generatedCustomersAreDistinctAndTheSameEachTime()
    {
        const QJsonArray customers = generatedCustomers(120'000);
        QCOMPARE(customers.size(), 120'000);
        QSet<QString> names;
        QSet<QString> emails;
        QSet<QString> phones;
        for (const QJsonValue &customer : customers) {
            names.insert(customer[u"DisplayName"_s].toString().toCaseFolded());
            emails.insert(comparableEmail(emailOf(customer)));
            phones.insert(phoneOf(customer));
        }
        QCOMPARE(names.size(), customers.size());
        QCOMPARE(emails.size(), customers.size());
        QCOMPARE(phones.size(), customers.size());
        for (int i = 0; i < customers.size(); i += 997) {
            QVERIFY2(!e164(phoneOf(customers[i]), u"US").isEmpty(), qPrintable(phoneOf(customers[i])));
        }
        QCOMPARE(generatedCustomers(500), generatedCustomers(500));
        QCOMPARE(generatedCustomers(0).size(), 0);
        QCOMPARE(generatedCustomers(-1).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSampleCompany)
#include "tst_sample_company.moc"
