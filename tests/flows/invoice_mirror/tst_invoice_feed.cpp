// Reading HighLevel's invoices: open sets, those that left them, the fresh page, the daily sweep.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/invoice_feed.h"
#include "flows/shared/about.h"
#include "support/scripted_call.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::flows;
using namespace kontor::flows::invoice_mirror;

namespace {

const Instant now{std::chrono::milliseconds(1'790'000'000'000)}; // 2026-09-21T14:13:20Z
const Instant connected = now - 48h;
const highlevel::Api api(QUrl(u"https://services.example"_s), u"Lq3XyZ0aBcDeFgHiJkLm"_s);

QJsonObject row(const QString &id, const QString &status, const QJsonObject &more = {})
{
    QJsonObject made{{u"_id"_s, id}, {u"status"_s, status}, {u"liveMode"_s, true}, {u"currency"_s, u"USD"_s},
        {u"invoiceNumber"_s, id}, {u"createdAt"_s, toIso(now - 1h)}, {u"issueDate"_s, u"2026-09-21T07:00:00.000Z"_s},
        {u"total"_s, 10}, {u"amountPaid"_s, 0}};
    for (auto field = more.begin(); field != more.end(); ++field) {
        made.insert(field.key(), field.value());
    }
    return made;
}

QJsonObject page(const QJsonArray &rows, int total = -1)
{
    return {{u"invoices"_s, rows}, {u"total"_s, total < 0 ? int(rows.size()) : total}};
}

const Error goneError{.kind = Error::Kind::Refused, .key = u"hl.404"_s, .httpStatus = 400};

struct Office
{
    std::unique_ptr<journal::Journal> journal = journal::Journal::open(u":memory:"_s);
    testing::ScriptedCall service;

    /// One whole poll; the error of the call that ended it.
    std::optional<Error> poll(
        std::vector<Result<QJsonObject>> answers, Instant at = now, std::optional<Instant> since = connected)
    {
        service.answers.assign(answers.begin(), answers.end());
        service.asked.clear();
        InvoiceFeed feed(api, u"America/Los_Angeles"_s, since);
        for (int calls = 0; calls < 50; ++calls) {
            const FeedStep step = feed.step(*journal, service.call(), at, {});
            if (step.error || !step.more) {
                return step.error;
            }
        }
        return Error{.key = u"endless"_s};
    }
    QString status(const QString &id)
    {
        const auto record = journal->record(Service::HighLevel, u"invoice"_s, id);
        return record ? record->value[u"status"].toString() : u"none"_s;
    }
    QStringList unplanned()
    {
        QStringList ids;
        for (const auto &record : journal->unplanned(Service::HighLevel, u"invoice"_s, 100)) {
            ids.append(record.id);
        }
        return ids;
    }
    void plan()
    {
        for (const QString &id : unplanned()) {
            journal->markPlanned(Service::HighLevel, u"invoice"_s, id);
        }
    }
};

const QJsonObject none = page({});

} // namespace

class InvoiceFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anIdlePollCostsThreeSetsAndTheFreshPage()
    {
        Office office;
        QVERIFY(!office.poll({none, none, none, none}));
        QCOMPARE(office.service.asked.size(), 4);
        QVERIFY(office.service.asked[0].contains(u"status=sent"_s));
        QVERIFY(office.service.asked[1].contains(u"status=payment_processing"_s));
        QVERIFY(office.service.asked[2].contains(u"status=partially_paid"_s));
        QVERIFY(office.service.asked[3].contains(u"sortField=issueDate&sortOrder=descend"_s));
    }

    void whatIsOpenBecomesARecordOnceAndAgainWhenItChanges()
    {
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s)}), none, none, none});
        QCOMPARE(office.unplanned(), QStringList{u"a"_s});
        office.plan();
        office.poll({page({row(u"a"_s, u"sent"_s, {{u"updatedAt"_s, toIso(now)}})}), none, none, none});
        QCOMPARE(office.unplanned(), QStringList());
        office.poll({page({row(u"a"_s, u"sent"_s, {{u"total"_s, 11}})}), none, none, none});
        QCOMPARE(office.unplanned(), QStringList{u"a"_s});
    }

    void draftsTestsAndThePastAreLeftOut()
    {
        Office office;
        office.poll({page({row(u"old"_s, u"sent"_s, {{u"createdAt"_s, toIso(connected - 1s)}}),
                         row(u"test"_s, u"sent"_s, {{u"liveMode"_s, false}}),
                         row(u"ageless"_s, u"sent"_s, {{u"createdAt"_s, QJsonValue()}})}),
            none, none, page({row(u"draft"_s, u"draft"_s)})});
        QCOMPARE(office.unplanned(), QStringList());
        // The very instant of connecting is after it.
        office.poll({page({row(u"new"_s, u"sent"_s, {{u"createdAt"_s, toIso(connected)}})}), none, none, none});
        QCOMPARE(office.unplanned(), QStringList{u"new"_s});
    }

    void oneWithoutATimeOfCreationIsToldOnce()
    {
        Office office;
        const QJsonObject ageless = row(u"ageless"_s, u"sent"_s, {{u"createdAt"_s, u"soon"_s}});
        for (int polls = 0; polls < 2; ++polls) {
            office.poll({page({ageless}), none, none, page({row(u"draft"_s, u"draft"_s, {{u"createdAt"_s, {}}})})});
        }
        QCOMPARE(office.journal->inAttention().size(), 1U);
        QCOMPARE(office.unplanned(), QStringList());
        journal::Operation note = office.journal->inAttention().at(0);
        QCOMPARE(aboutOf(note).number, u"ageless"_s);
        note.state = journal::OperationState::Dismissed;
        office.journal->putOperation(note);
        office.poll({page({ageless}), none, none, none});
        QVERIFY(office.journal->inAttention().empty());
    }

    void oneThatIsRefusedForADayIsToldUntilItIsShown()
    {
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s)}), none, none, none});
        office.plan();
        const Error refusal{.kind = Error::Kind::Refused, .key = u"hl.422"_s, .httpStatus = 422};
        for (const auto after : {0h, 12h, 23h}) {
            QVERIFY(!office.poll({none, none, none, none, fail(refusal)}, now + after));
            QVERIFY(office.journal->inAttention().empty());
        }
        for (const auto after : {24h, 25h}) {
            // Once a day all are read, and it is missing there as well.
            QVERIFY(!office.poll({none, none, none, none, fail(refusal)}, now + after));
            QCOMPARE(office.journal->inAttention().size(), 1U);
        }
        QCOMPARE(office.journal->inAttention().at(0).problem->key, u"hl.422"_s);
        QCOMPARE(aboutOf(office.journal->inAttention().at(0)).number, u"a"_s);
        QCOMPARE(office.status(u"a"_s), u"sent"_s);
        QVERIFY(!office.poll({none, none, none, none, row(u"a"_s, u"paid"_s)}, now + 26h));
        QVERIFY(office.journal->inAttention().empty());
        QCOMPARE(office.status(u"a"_s), u"paid"_s);
    }

    void allIsThePastWhenItIsNotKnownSinceWhen()
    {
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s)}), none, none, none}, now, std::nullopt);
        QCOMPARE(office.unplanned(), QStringList());
    }

    void oneThatLeftTheOpenSetsIsAskedForByItsId()
    {
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s), row(u"b"_s, u"sent"_s)}), none, none, none});
        office.plan();
        QVERIFY(
            !office.poll({none, none, none, none, row(u"a"_s, u"paid"_s, {{u"amountPaid"_s, 10}}), fail(goneError)}));
        QCOMPARE(office.service.asked[4], u"/invoices/a?"_s);
        QCOMPARE(office.status(u"a"_s), u"paid"_s);
        QCOMPARE(office.status(u"b"_s), u"deleted"_s);
        QCOMPARE(office.unplanned(), (QStringList{u"a"_s, u"b"_s}));
        office.plan();
        // They are open no more, and are not asked for again.
        QVERIFY(!office.poll({none, none, none, none}));
        QCOMPARE(office.unplanned(), QStringList());
    }

    void noListAndNoOtherRefusalSaysThatAnInvoiceIsGone_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("ends");
        QTest::newRow("refused for another reason") << int(Error::Kind::Refused) << false;
        QTest::newRow("unwell") << int(Error::Kind::Trouble) << true;
        QTest::newRow("lost") << int(Error::Kind::OutcomeUnknown) << true;
        QTest::newRow("slowed down") << int(Error::Kind::Throttled) << true;
    }
    void noListAndNoOtherRefusalSaysThatAnInvoiceIsGone()
    {
        QFETCH(int, kind);
        QFETCH(bool, ends);
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s)}), none, none, none});
        office.plan();
        const Error error{.kind = Error::Kind(kind), .key = u"hl.400"_s};
        QCOMPARE(office.poll({none, none, none, none, fail(error)}).has_value(), ends);
        QCOMPARE(office.status(u"a"_s), u"sent"_s);
        QCOMPARE(office.unplanned(), QStringList());
    }

    void aListThatFailsEndsThePollAndChangesNothing()
    {
        Office office;
        office.poll({page({row(u"a"_s, u"sent"_s)}), none, none, none});
        office.plan();
        QVERIFY(office.poll({none, fail({.kind = Error::Kind::Trouble, .key = u"hl.5xx"_s})}));
        QVERIFY(office.poll({QJsonObject{{u"nonsense"_s, 1}}}));
        QCOMPARE(office.status(u"a"_s), u"sent"_s);
        QCOMPARE(office.unplanned(), QStringList());
    }

    void allPagesOfASetAreRead()
    {
        Office office;
        QJsonArray first;
        for (int i = 0; i < 100; ++i) {
            first.append(row(u"i%1"_s.arg(i, 3, 10, QChar(u'0')), u"sent"_s));
        }
        QVERIFY(!office.poll({page(first, 101), page({row(u"last"_s, u"sent"_s)}, 101), none, none, none}));
        QVERIFY(office.service.asked[1].contains(u"offset=100"_s));
        QCOMPARE(office.unplanned().size(), 100);
        QCOMPARE(office.status(u"last"_s), u"sent"_s);
    }

    void onceADayAllAreReadAndWhatIsMissingIsAskedFor()
    {
        Office office;
        office.poll({none, none, none, page({row(u"paid"_s, u"paid"_s)})});
        office.plan();
        QVERIFY(!office.poll({none, none, none, none}, now + 23h));
        QVERIFY(office.service.asked[3].contains(u"sortField"_s));
        QVERIFY(!office.poll({none, none, none, page({row(u"other"_s, u"paid"_s)}), fail(goneError)}, now + 24h));
        QCOMPARE(office.service.asked.value(4), u"/invoices/paid?"_s);
        QCOMPARE(office.status(u"paid"_s), u"deleted"_s);
        QVERIFY(!office.poll({none, none, none, none}, now + 25h));
        QCOMPARE(office.service.asked.size(), 4);
    }

    void aSweepWhosePagesDoNotAddUpSaysNothingAndIsRepeated()
    {
        Office office;
        office.poll({none, none, none, page({row(u"paid"_s, u"paid"_s)})});
        office.plan();
        QVERIFY(!office.poll({none, none, none, page({row(u"other"_s, u"paid"_s)}, 7)}, now + 24h));
        QCOMPARE(office.service.asked.size(), 4);
        QCOMPARE(office.status(u"paid"_s), u"paid"_s);
        QVERIFY(
            !office.poll({none, none, none, page({row(u"other"_s, u"paid"_s)}), fail(goneError)}, now + 24h + 5min));
        QCOMPARE(office.status(u"paid"_s), u"deleted"_s);
    }

    void aRowWithoutAnIdIsToldOnceAndHoldsBackNobody()
    {
        Office office;
        const QJsonObject broken = row({}, u"sent"_s, {{u"invoiceNumber"_s, u"77"_s}});
        for (int polls = 0; polls < 2; ++polls) {
            QVERIFY(!office.poll({page({broken, row(u"a"_s, u"sent"_s)}), none, none, none}));
        }
        QCOMPARE(office.unplanned(), QStringList{u"a"_s});
        QCOMPARE(office.journal->inAttention().size(), 1);
    }
};

QTEST_GUILESS_MAIN(InvoiceFeedTest)
#include "tst_invoice_feed.moc"
