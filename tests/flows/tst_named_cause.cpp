// What is put into QuickBooks' errors: the entry that they mean, and up to when the books are closed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/named_cause.h"
#include "quickbooks/customer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::flows;

namespace {

QJsonObject reference(const QString &id) { return {{u"value"_s, id}}; }

std::unique_ptr<journal::Journal> office()
{
    auto journal = journal::Journal::open(u":memory:"_s);
    const QJsonObject home{{u"value"_s, u"USD"_s}};
    const auto entry = [](const char *id, const char *name, const char *type, bool active) {
        return QJsonObject{{u"Id"_s, QString::fromLatin1(id)}, {u"Name"_s, QString::fromLatin1(name)},
            {u"AccountType"_s, QString::fromLatin1(type)}, {u"Type"_s, u"Service"_s}, {u"Active"_s, active}};
    };
    journal->setState(u"company"_s,
        {{u"info"_s, QJsonObject{{u"CompanyName"_s, u"Fern"_s}, {u"Country"_s, u"US"_s}}},
            {u"preferences"_s,
                QJsonObject{{u"CurrencyPrefs"_s, QJsonObject{{u"HomeCurrency"_s, home}}},
                    {u"AccountingInfoPrefs"_s, QJsonObject{{u"BookCloseDate"_s, u"2026-06-30"_s}}}}},
            {u"Item"_s, QJsonArray{entry("21", "Sales", "", true), entry("22", "Mulch", "", false)}},
            {u"Account"_s, QJsonArray{entry("35", "Checking", "Bank", true)}}});
    for (const auto &[id, active] : {std::pair{u"58"_s, true}, std::pair{u"59"_s, false}}) {
        journal->putRecord({.service = Service::QuickBooks,
            .kind = u"customer"_s,
            .id = id,
            .version = u"1"_s,
            .active = active,
            .value = toStored(quickbooks::Customer{.id = id, .displayName = QString(u"Customer "_s + id)})});
    }
    journal->setSetting(u"accounts.deposit"_s, u"36"_s);
    return journal;
}

journal::Operation write(const QString &customer, const QString &item, const QString &deposit)
{
    const QJsonObject line{{u"SalesItemLineDetail"_s, QJsonObject{{u"ItemRef"_s, reference(item)}}}};
    const QJsonObject body{{u"CustomerRef"_s, reference(customer)}, {u"Line"_s, QJsonArray{line}},
        {u"DepositToAccountRef"_s, reference(deposit)}};
    return {.kind = u"invoice.write"_s, .payload = {{u"write"_s, QJsonObject{{u"body"_s, body}}}}};
}

} // namespace

class NamedCauseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMeantIsNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("expected");
        const QString inactive = u"Something you're trying to use has been made inactive."_s;
        const auto missing = [](const QString &entity, const QString &id) {
            return u"Invalid Reference Id : %1 element id %2 not found"_s.arg(entity, id);
        };
        QTest::newRow("a missing item") << u"qb.2500"_s << missing(u"Item"_s, u"99"_s) << u"58"_s << u"21"_s
                                        << u"item/99//"_s;
        QTest::newRow("a missing deposit account")
            << u"qb.2500"_s << missing(u"Accounts"_s, u"36"_s) << u"58"_s << u"21"_s << u"deposit account/36//"_s;
        QTest::newRow("a missing account that nobody chose")
            << u"qb.2500"_s << missing(u"Account"_s, u"35"_s) << u"58"_s << u"21"_s << u"account/35/Checking/"_s;
        QTest::newRow("a missing customer")
            << u"qb.2500"_s << missing(u"Customer"_s, u"58"_s) << u"58"_s << u"21"_s << u"customer/58/Customer 58/"_s;
        QTest::newRow("an inactive item")
            << u"qb.610.inactive"_s << inactive << u"58"_s << u"22"_s << u"item/22/Mulch/"_s;
        QTest::newRow("an inactive customer")
            << u"qb.610.inactive"_s << inactive << u"59"_s << u"21"_s << u"customer/59/Customer 59/"_s;
        QTest::newRow("one that cannot be told")
            << u"qb.610.inactive"_s << inactive << u"58"_s << u"21"_s << u"///unnamed"_s;
        QTest::newRow("another cause") << u"qb.6140"_s << inactive << u"59"_s << u"22"_s << u"///"_s;
    }
    void whatIsMeantIsNamed()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, detail);
        QFETCH(const QString, customer);
        QFETCH(const QString, item);
        const auto journal = office();
        Error problem{.kind = Error::Kind::Refused, .key = key, .detail = detail};
        nameTheCause(problem, write(customer, item, u"35"_s), *journal);
        const auto of = [&](const QString &name) { return problem.parameters.value(name); };
        QTEST(QStringList({of(u"kind"_s), of(u"id"_s), of(u"name"_s), of(u"case"_s)}).join(u'/'), "expected");
    }

    void theClosingDateIsTold()
    {
        const auto journal = office();
        Error problem{.kind = Error::Kind::Refused, .key = u"qb.6210"_s};
        nameTheCause(problem, {}, *journal);
        QCOMPARE(problem.parameters.value(u"closed"_s), u"2026-06-30"_s);
    }
};

QTEST_GUILESS_MAIN(NamedCauseTest)
#include "tst_named_cause.moc"
