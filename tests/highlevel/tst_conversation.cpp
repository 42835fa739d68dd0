// Messages as HighLevel sends them: flat or wrapped, with and without bodies, and what their status means.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel/conversation.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kontor;
using namespace kontor::highlevel;

namespace {

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

class ConversationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsReadFlatOrWrapped_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray flat = R"({"id": "m1", "contactId": "c1", "direction": "outbound", "body": "Hi",)"
                                R"("messageType": "TYPE_SMS", "status": "delivered", "type": 2,)"
                                R"("dateAdded": "2026-09-21T14:13:20.000Z"})";
        QTest::newRow("flat") << flat;
        QTest::newRow("wrapped") << QByteArray(R"({"message": )" + flat + "}");
        QTest::newRow("an e-mail's wrapper") << QByteArray(R"({"emailMessage": )" + flat + "}");
        QTest::newRow("with an id beside it") << QByteArray(R"({"traceId": "t", "message": )" + flat + "}");
    }
    void aMessageIsReadFlatOrWrapped()
    {
        QFETCH(QByteArray, text);
        const auto message = messageFromJson(json(text));
        QVERIFY(message);
        QCOMPARE(message->id, u"m1"_s);
        QCOMPARE(message->contact, u"c1"_s);
        QVERIFY(message->outbound);
        QCOMPARE(message->body, u"Hi"_s);
        QCOMPARE(message->status, u"delivered"_s);
        QCOMPARE(message->added, instantFromIso(u"2026-09-21T14:13:20Z"));
        QVERIFY(!message->email);
        QVERIFY(message->emails.isEmpty());
    }
    void anEmailNamesWhatItsBodyIsReadBy_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("emails");
        QTest::newRow("by its meta")
            << R"({"id": "m1", "messageType": "TYPE_EMAIL", "meta": {"email": {"messageIds": ["e1", "e2"]}}})"_ba
            << QStringList{u"e1"_s, u"e2"_s};
        QTest::newRow("by its number") << R"({"id": "m1", "type": 3, "meta": {"email": {"messageIds": ["e1"]}}})"_ba
                                       << QStringList{u"e1"_s};
        QTest::newRow("without meta") << R"({"id": "m1", "messageType": "TYPE_CAMPAIGN_EMAIL"})"_ba
                                      << QStringList{u"m1"_s};
    }
    void anEmailNamesWhatItsBodyIsReadBy()
    {
        QFETCH(QByteArray, text);
        const auto message = messageFromJson(json(text));
        QVERIFY(message && message->email);
        QTEST(message->emails, "emails");
    }
    void whoHasNotWrittenItIsTakenForUs()
    {
        QVERIFY(!messageFromJson(json(R"({"id": "m1", "direction": "inbound"})"))->outbound);
        QVERIFY(messageFromJson(json(R"({"id": "m1"})"))->outbound); // rather one request too few
    }
    void withoutAnIdItIsNone()
    {
        for (const QByteArray &text : {"{}"_ba, R"({"id": 5})"_ba, R"({"message": "text"})"_ba,
                 QByteArray(R"({"id": ")" + QByteArray(65, 'x') + R"("})")}) {
            const auto message = messageFromJson(json(text));
            QVERIFY2(!message, text.constData());
            QCOMPARE(message.error().kind, Error::Kind::Unreadable);
        }
    }
    void aPageIsItsMessagesAndTheNext()
    {
        const auto page = messagePageFromJson(json(
            R"({"messages": [{"id": "m1"}, {"body": "broken"}, 7, {"id": "m2"}], "nextCursor": "c", "total": 9})"));
        QVERIFY(page);
        QCOMPARE(page->messages.size(), std::size_t(2));
        QCOMPARE(page->messages[1].id, u"m2"_s);
        QCOMPARE(page->next, u"c"_s);
        QVERIFY(messagePageFromJson(json(R"({"messages": [], "nextCursor": "c"})"))->next.isEmpty());
        QVERIFY(messagePageFromJson(json(R"({"messages": [{"id": "m"}], "nextCursor": null})"))->next.isEmpty());
    }
    void aPageWithoutItsListIsNoEmptyConversation()
    {
        for (const QByteArray &text : {"{}"_ba, R"({"messages": {}})"_ba, R"({"messages": null, "total": 0})"_ba}) {
            QVERIFY2(!messagePageFromJson(json(text)), text.constData());
        }
    }
    void whatWasSentHasAName()
    {
        const auto sent = sentMessageFromJson(
            json(R"({"conversationId": "cv", "messageId": "m1", "emailMessageId": "e1", "msg": "queued"})"));
        QVERIFY(sent);
        QCOMPARE(sent->message, u"m1"_s);
        QCOMPARE(sent->email, u"e1"_s);
        QVERIFY(!sentMessageFromJson(json(R"({"msg": "queued"})")));
    }
    void someStatesAreTheLast_data()
    {
        QTest::addColumn<bool>("final");
        QTest::addColumn<bool>("failed");
        for (const char *status : {"pending", "scheduled", "queued", "sent", "connected", "", "something new"}) {
            QTest::newRow(status) << false << false;
        }
        for (const char *status : {"delivered", "read", "opened", "clicked"}) {
            QTest::newRow(status) << true << false;
        }
        for (const char *status : {"failed", "undelivered", "opt_out"}) {
            QTest::newRow(status) << true << true;
        }
    }
    void someStatesAreTheLast()
    {
        const QString status = QString::fromLatin1(QTest::currentDataTag());
        QTEST(isFinalStatus(status), "final");
        QTEST(isFailedStatus(status), "failed");
    }
};

QTEST_APPLESS_MAIN(ConversationTest)
#include "tst_conversation.moc"
