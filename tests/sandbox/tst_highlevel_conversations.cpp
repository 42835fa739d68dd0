// The stand-in of HighLevel: messages, what stands against them, their statuses, and how they are found again.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "highlevel_caller.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace kontor;
using namespace kontor::sandbox;

namespace {

const QString ana = u"Ct4nAruIz00000Demo01"_s;

/// A caller whose location has Ana, with telephone and address, and Eva, with neither.
struct Post : HighLevelCaller
{
    Post()
        : HighLevelCaller({QJsonObject{{u"id"_s, ana}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
                               {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+12024561111"_s}},
              QJsonObject{{u"id"_s, u"Ct4nEvaSt00000Demo02"_s}, {u"firstName"_s, u"Eva"_s}}})
    {
        version = "2021-04-15";
    }

    static QJsonObject body(const QString &type, const QString &contact = ana, const QJsonObject &more = {})
    {
        QJsonObject body{{u"type"_s, type}, {u"contactId"_s, contact}};
        body.insert(type == u"Email" ? u"html"_s : u"message"_s, u"Thank you. https://g.page/r/x/review"_s);
        for (auto it = more.begin(); it != more.end(); ++it) {
            body.insert(it.key(), it.value());
        }
        return body;
    }
    HighLevelAnswer send(const QString &type, const QString &contact = ana, const QJsonObject &more = {})
    {
        return post(u"/conversations/messages"_s, body(type, contact, more));
    }
    QJsonObject act(const QString &action, const QJsonObject &parameters)
    {
        const auto done = standIn.act(action, parameters);
        refused = done ? QString() : done.error().detail;
        return done.value_or(QJsonObject());
    }
    HighLevelAnswer message(const QString &id) { return get(u"/conversations/messages/"_s + id); }
    QString status(const QString &id) { return message(id).json.value("status"_L1).toString(); }
    HighLevelAnswer exported(const QString &more = {}, const QString &channel = u"SMS"_s)
    {
        return get(u"/conversations/messages/export?locationId=%1&channel=%2%3"_s.arg(first, channel, more));
    }
    QJsonArray rows(const QString &more = {}, const QString &channel = u"SMS"_s)
    {
        return exported(more, channel).json.value("messages"_L1).toArray();
    }
    QStringList seenStatuses(const QString &id)
    {
        QStringList seen;
        for (int second = 0; second < 4000; ++second) {
            if (const QString now = status(id); seen.isEmpty() || seen.last() != now) {
                seen.append(now);
            }
            clock.advance(1s);
        }
        return seen;
    }

    QString refused;
};

QString idOf(const HighLevelAnswer &answer) { return answer.json.value("messageId"_L1).toString(); }

} // namespace

class TestHighLevelConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageGoesIntoTheContactsConversation()
    {
        Post post;
        const auto sms = post.send(u"SMS"_s);
        QCOMPARE(sms.status, 200);
        QCOMPARE(idOf(sms).size(), 20);
        QVERIFY(!sms.json.contains("emailMessageId"_L1));
        QCOMPARE(sms.json.value("msg"_L1).toString(), u"Message queued successfully."_s);
        QVERIFY(post.standIn.setSwitch(u"message_sent_status"_s, u"201"_s));
        const auto email = post.send(u"Email"_s, ana, {{u"subject"_s, u"How did we do?"_s}});
        QCOMPARE(email.status, 201);
        QCOMPARE(email.json.value("conversationId"_L1), sms.json.value("conversationId"_L1));
        QVERIFY(email.json.value("emailMessageId"_L1).toString() != idOf(email));
        // A repeated call is a second message: there is no idempotency key.
        QVERIFY(idOf(post.send(u"SMS"_s)) != idOf(sms));
        const QJsonArray dumped = post.standIn.dump().value("messages"_L1).toArray();
        QCOMPARE(dumped.size(), 3);
        QCOMPARE(dumped[0]["to"_L1].toString(), u"+12024561111"_s);
        QCOMPARE(dumped[1]["to"_L1].toString(), u"ana@example.com"_s);
        QCOMPARE(dumped[1]["subject"_L1].toString(), u"How did we do?"_s);
        QCOMPARE(dumped[2]["contactName"_L1].toString(), u"Ana Ruiz"_s);
        QCOMPARE(post.standIn.counters().value("messagesAccepted"_L1).toInt(), 3);
    }

    void badBodiesAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown property")
            << Post::body(u"SMS"_s, ana, {{u"text"_s, u"x"_s}}) << u"property text should not exist"_s;
        QTest::newRow("no contact") << QJsonObject{{u"type"_s, u"SMS"_s}, {u"message"_s, u"x"_s}}
                                    << u"contactId should not be empty"_s;
        QTest::newRow("unknown type")
            << Post::body(u"Fax"_s)
            << u"type must be one of the following values: SMS, Email, WhatsApp, FB, IG, RCS, Custom, Live_Chat, "
               "TIKTOK"_s;
        QTest::newRow("a text for a list")
            << Post::body(u"Email"_s, ana, {{u"emailCc"_s, u"x@example.com"_s}}) << u"emailCc must be an array"_s;
        QTest::newRow("milliseconds") << Post::body(u"SMS"_s, ana, {{u"scheduledTimestamp"_s, 1772525564417.0}})
                                      << u"scheduledTimestamp must be a UTC timestamp in seconds"_s;
        QTest::newRow("a number for a text")
            << Post::body(u"SMS"_s, ana, {{u"message"_s, 7}}) << u"message must be a string"_s;
    }

    void badBodiesAreRefused()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, text);
        Post post;
        const auto answer = post.post(u"/conversations/messages"_s, body);
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.messages(), QStringList{text});
        QCOMPARE(post.standIn.dump().value("messages"_L1).toArray().size(), 0);
    }

    void statusInABodyIsASwitch()
    {
        Post post;
        const QJsonObject more{{u"status"_s, u"pending"_s}, {u"subType"_s, u"SMS"_s}};
        QCOMPARE(post.send(u"SMS"_s, ana, more).status, 200);
        QVERIFY(post.standIn.setSwitch(u"message_status_field"_s, u"refused"_s));
        QCOMPARE(post.send(u"SMS"_s, ana, more).messages(), QStringList{u"property status should not exist"_s});
        QCOMPARE(post.send(u"SMS"_s).status, 200);
        QVERIFY(post.standIn.setSwitch(u"message_status_field"_s, u"required"_s));
        QCOMPARE(post.send(u"SMS"_s).messages().size(), 2);
        QCOMPARE(post.send(u"SMS"_s, ana, more).status, 200);
    }

    void whatStandsAgainstAMessageIsNamed_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QJsonObject>("parameters");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &action, QJsonObject parameters, const QString &type,
                             const QString &text) {
            parameters.insert(u"contact"_s, ana);
            QTest::newRow(name) << action << parameters << type << text;
        };
        row("no SMS", u"contact.dnd"_s, {{u"channel"_s, u"SMS"_s}}, u"SMS"_s, u"DND is active for SMS"_s);
        row("no SMS for good", u"contact.dnd"_s, {{u"channel"_s, u"SMS"_s}, {u"state"_s, u"permanent"_s}}, u"SMS"_s,
            u"DND is active for SMS"_s);
        row("SMS, but an e-mail", u"contact.dnd"_s, {{u"channel"_s, u"SMS"_s}}, u"Email"_s, {});
        row("no e-mail", u"contact.dnd"_s, {{u"channel"_s, u"Email"_s}}, u"Email"_s, u"DND is active for Email"_s);
        row("nothing at all", u"contact.dnd"_s, {{u"channel"_s, u"all"_s}}, u"Email"_s, u"DND is active for Email"_s);
        row("unsubscribed", u"contact.unsubscribe"_s, {}, u"Email"_s, u"has unsubscribed"_s);
        row("unsubscribed, but an SMS", u"contact.unsubscribe"_s, {}, u"SMS"_s, {});
        row("no phone", u"contact.edit"_s, {{u"phone"_s, u""_s}}, u"SMS"_s, u"Missing phone number"_s);
        row("a phone that is none", u"contact.edit"_s, {{u"phone"_s, u"12"_s}}, u"SMS"_s,
            u"Invalid country calling code"_s);
        row("no address", u"contact.edit"_s, {{u"email"_s, u""_s}}, u"Email"_s, u"contact's e-mail is invalid"_s);
        row("an address that is none", u"contact.edit"_s, {{u"email"_s, u"ana at home"_s}}, u"Email"_s,
            u"contact's e-mail is invalid"_s);
        row("an address that bounces", u"contact.edit"_s, {{u"validEmail"_s, false}}, u"Email"_s,
            u"contact's e-mail is invalid"_s);
        row("gone", u"contact.delete"_s, {}, u"SMS"_s, u"Contact with id %1 not found"_s.arg(ana));
    }

    void whatStandsAgainstAMessageIsNamed()
    {
        QFETCH(QString, action);
        QFETCH(QJsonObject, parameters);
        QFETCH(QString, type);
        QFETCH(QString, text);
        Post post;
        post.act(action, parameters);
        QCOMPARE(post.refused, QString());
        const auto answer = post.send(type);
        QCOMPARE(answer.status, text.isEmpty() ? 200 : 400);
        QVERIFY2(answer.message().contains(text), qPrintable(answer.message()));
        QCOMPARE(answer.json.contains("statusCode"_L1), false);
        QVERIFY(post.standIn.setSwitch(u"message_error_shape"_s, u"status_code"_s));
        QCOMPARE(post.send(type).json.value("statusCode"_L1).toInt(), text.isEmpty() ? 0 : 400);
        QCOMPARE(post.standIn.dump().value("messages"_L1).toArray().size(), text.isEmpty() ? 2 : 0);
    }

    void optingInAgainOpensTheWay()
    {
        Post post;
        for (const QString &channel : {u"all"_s, u"SMS"_s, u"Email"_s}) {
            post.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, channel}, {u"state"_s, u"off"_s}});
        }
        post.act(u"contact.unsubscribe"_s, {{u"contact"_s, ana}});
        const QJsonObject contact = post.get(u"/contacts/"_s + ana).object("contact");
        QCOMPARE(contact.value("dnd"_L1).toBool(), false);
        QCOMPARE(contact.value("dndSettings"_L1)["SMS"_L1]["status"_L1].toString(), u"inactive"_s);
        QCOMPARE(contact.value("dndSettings"_L1)["Email"_L1]["status"_L1].toString(), u"permanent"_s);
        post.act(u"contact.unsubscribe"_s, {{u"contact"_s, ana}, {u"state"_s, u"off"_s}});
        QCOMPARE(post.send(u"Email"_s).status, 200);
        QVERIFY(post.standIn.setSwitch(u"unsubscribe_sets_dnd"_s, u"off"_s));
        post.act(u"contact.unsubscribe"_s, {{u"contact"_s, ana}});
        QCOMPARE(post.get(u"/contacts/"_s + ana)
                     .object("contact")
                     .value("dndSettings"_L1)["Email"_L1]["status"_L1]
                     .toString(),
            u"inactive"_s);
        QVERIFY(post.send(u"Email"_s).message().contains(u"has unsubscribed"));
        post.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, u"all"_s}});
        post.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, u"SMS"_s}});
        post.act(u"contact.opt_in"_s, {{u"contact"_s, ana}});
        QCOMPARE(post.send(u"Email"_s).status, 200);
        QCOMPARE(post.send(u"SMS"_s).status, 200);
        // A program may set it as well.
        QCOMPARE(post.put(u"/contacts/"_s + ana,
                         {{u"dndSettings"_s, QJsonObject{{u"SMS"_s, QJsonObject{{u"status"_s, u"active"_s}}}}}})
                     .status,
            200);
        QVERIFY(post.send(u"SMS"_s).message().contains(u"DND is active for SMS"));
    }

    void anEmptyMessageIsNotSent()
    {
        Post post;
        QCOMPARE(post.send(u"SMS"_s, ana, {{u"message"_s, u" "_s}}).status, 400);
        QCOMPARE(post.send(u"Email"_s, ana, {{u"html"_s, u""_s}, {u"message"_s, u"As text"_s}}).status, 200);
        QCOMPARE(post.send(u"Email"_s, ana, {{u"emailTo"_s, u"stranger@example.com"_s}}).status, 400);
        QCOMPARE(post.send(u"SMS"_s, ana, {{u"message"_s, QString(3000, u'x')}}).status, 200);
    }

    void aStrangersContactIsOutOfReach()
    {
        Post post;
        const QString other = post.act(u"contact.add"_s,
                                      {{u"location"_s, HighLevelCaller::second}, {u"phone"_s, u"+493012345678"_s},
                                          {u"firstName"_s, u"Udo"_s}})
                                  .value("id"_L1)
                                  .toString();
        QCOMPARE(post.send(u"SMS"_s, other).status, 403);
        const QString foreign
            = post.act(u"message.add"_s, {{u"contact"_s, other}, {u"text"_s, u"x"_s}}).value("id"_L1).toString();
        QCOMPARE(post.message(foreign).status, 403);
        QCOMPARE(post.message(u"nothing"_s).status, 400);
        post.token = post.act(u"pit.make"_s, {{u"scopes"_s, u"conversations/message.readonly"_s}})
                         .value("token"_L1)
                         .toString();
        QCOMPARE(post.send(u"SMS"_s).status, 401);
        QCOMPARE(post.exported().status, 200);
        QCOMPARE(post.get(u"/conversations/search?locationId="_s + HighLevelCaller::first).status, 401);
        post.version.clear();
        QCOMPARE(post.send(u"SMS"_s).message(), u"version header was not found."_s);
    }

    void statusesMoveWithTheClock_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("statuses");
        const QStringList arrived{u"pending"_s, u"sent"_s, u"delivered"_s};
        QTest::newRow("delivered") << u"delivered"_s << u"SMS"_s << arrived;
        QTest::newRow("failed") << u"failed"_s << u"SMS"_s << QStringList{u"pending"_s, u"sent"_s, u"failed"_s};
        QTest::newRow("undelivered") << u"undelivered"_s << u"Email"_s
                                     << QStringList{u"pending"_s, u"sent"_s, u"undelivered"_s};
        QTest::newRow("opened") << u"opened"_s << u"Email"_s << arrived + QStringList{u"opened"_s};
        QTest::newRow("an SMS is not opened") << u"opened"_s << u"SMS"_s << arrived;
        QTest::newRow("stuck") << u"stuck"_s << u"SMS"_s << QStringList{u"pending"_s};
    }

    void statusesMoveWithTheClock()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, type);
        QFETCH(QStringList, statuses);
        Post post;
        QVERIFY(post.act(u"limits.off"_s, {}).contains("enforced"_L1));
        QVERIFY(post.standIn.setSwitch(u"message_outcome"_s, outcome));
        const auto sent = post.send(type);
        QCOMPARE(post.seenStatuses(idOf(sent)), statuses);
        if (type == u"Email") {
            const QString id = sent.json.value("emailMessageId"_L1).toString();
            const auto email = post.get(u"/conversations/messages/email/"_s + id);
            QCOMPARE(email.json.value("status"_L1).toString(), statuses.last());
            QCOMPARE(email.json.value("body"_L1).toString(), u"Thank you. https://g.page/r/x/review"_s);
            QVERIFY(!post.message(idOf(sent)).json.contains("body"_L1));
        }
    }

    void theSameSeedGivesTheSameTimes()
    {
        const auto history = []() -> QString {
            Post post;
            post.act(u"limits.off"_s, {});
            const QString id = idOf(post.send(u"SMS"_s));
            QString all = id;
            for (int i = 0; i < 60; ++i) {
                post.clock.advance(500ms);
                all += post.status(id) + u' ';
            }
            return all + idOf(post.send(u"SMS"_s));
        };
        const QString first = history();
        QCOMPARE(history(), first);
        QVERIFY(first.contains(u"delivered"));
    }

    void aPersonDecidesWhatBecameOfAMessage()
    {
        Post post;
        const QString id = idOf(post.send(u"SMS"_s));
        post.act(u"message.status"_s, {{u"message"_s, id}, {u"status"_s, u"failed"_s}, {u"error"_s, u"30003"_s}});
        QCOMPARE(post.refused, QString());
        QCOMPARE(post.status(id), u"failed"_s);
        post.clock.advance(1h);
        QCOMPARE(post.status(id), u"failed"_s); // what was to come does not
        QCOMPARE(post.message(id).json.value("error"_L1).toString(), u"30003"_s);
        post.act(u"message.status"_s, {{u"contact"_s, u"ana@example.com"_s}, {u"status"_s, u"opt_out"_s}});
        QCOMPARE(post.status(id), u"opt_out"_s);
        post.act(u"message.status"_s, {{u"message"_s, id}, {u"status"_s, u"eaten"_s}});
        QVERIFY(!post.refused.isEmpty());
        post.act(u"message.status"_s, {{u"message"_s, u"nothing"_s}});
        QVERIFY(!post.refused.isEmpty());
    }

    void singleMessagesMayBeWrapped()
    {
        Post post;
        const auto sent = post.send(u"Email"_s);
        QVERIFY(post.standIn.setSwitch(u"single_message"_s, u"wrapped"_s));
        QCOMPARE(post.message(idOf(sent)).object("message").value("id"_L1).toString(), idOf(sent));
        const QString email = sent.json.value("emailMessageId"_L1).toString();
        QCOMPARE(post.get(u"/conversations/messages/email/"_s + email).object("emailMessage").value("id"_L1).toString(),
            email);
    }

    void mergeFieldsAreASwitch()
    {
        Post post;
        const QString text = u"Hi {{contact.first_name}}, {{ custom_values.google_review_link }} {{x}}"_s;
        const QString kept = idOf(post.send(u"SMS"_s, ana, {{u"message"_s, text}}));
        QCOMPARE(post.message(kept).json.value("body"_L1).toString(), text);
        post.act(u"location.settings"_s,
            {{u"customValueName"_s, u"Google review link"_s}, {u"customValue"_s, u"https://g.page/x"_s}});
        QVERIFY(post.standIn.setSwitch(u"message_merge_fields"_s, u"expanded"_s));
        const QString filled = idOf(post.send(u"SMS"_s, ana, {{u"message"_s, text}}));
        QCOMPARE(post.message(filled).json.value("body"_L1).toString(), u"Hi Ana, https://g.page/x {{x}}"_s);
    }

    void aScheduledMessageWaits()
    {
        Post post;
        const qint64 due = post.clock.now().time_since_epoch() / 1s + 3600;
        const QString id = idOf(post.send(u"SMS"_s, ana, {{u"scheduledTimestamp"_s, due}}));
        QCOMPARE(post.status(id), u"scheduled"_s);
        post.clock.advance(59min);
        QCOMPARE(post.status(id), u"scheduled"_s);
        post.clock.advance(10min);
        QCOMPARE(post.status(id), u"delivered"_s);
        QCOMPARE(post.call("DELETE", u"/conversations/messages/%1/schedule"_s.arg(id)).status, 400);
        const qint64 past = due - 7200;
        QCOMPARE(post.status(idOf(post.send(u"SMS"_s, ana, {{u"scheduledTimestamp"_s, past}}))), u"pending"_s);
    }

    void aScheduledMessageCanBeCancelled()
    {
        Post post;
        const qint64 due = post.clock.now().time_since_epoch() / 1s + 3600;
        const auto sms = post.send(u"SMS"_s, ana, {{u"scheduledTimestamp"_s, due}});
        const auto email = post.send(u"Email"_s, ana, {{u"scheduledTimestamp"_s, due}});
        const auto gone = post.call("DELETE", u"/conversations/messages/%1/schedule"_s.arg(idOf(sms)));
        QCOMPARE(gone.status, 200);
        QCOMPARE(gone.json.value("status"_L1).toInt(), 200);
        const QString emailId = email.json.value("emailMessageId"_L1).toString();
        QCOMPARE(post.call("DELETE", u"/conversations/messages/email/%1/schedule"_s.arg(emailId)).status, 200);
        QCOMPARE(post.call("DELETE", u"/conversations/messages/%1/schedule"_s.arg(idOf(sms))).status, 400);
        post.clock.advance(2h);
        QCOMPARE(post.message(idOf(sms)).status, 400);
        QCOMPARE(post.rows().size(), 0);
        for (const QJsonValue &message : post.standIn.dump().value("messages"_L1).toArray()) {
            QCOMPARE(message["status"_L1].toString(), u"cancelled"_s);
        }
    }

    void whatStandsAgainstAScheduledMessageMakesItFail()
    {
        Post post;
        const qint64 due = post.clock.now().time_since_epoch() / 1s + 3600;
        const QString id = idOf(post.send(u"SMS"_s, ana, {{u"scheduledTimestamp"_s, due}}));
        post.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, u"SMS"_s}});
        post.clock.advance(2h);
        QCOMPARE(post.status(id), u"failed"_s);
        QVERIFY(post.message(id).json.value("error"_L1).toString().contains(u"DND is active"));
    }

    void theListIsNestedAndPaged()
    {
        Post post;
        QStringList sent;
        for (int i = 0; i < 5; ++i) {
            sent.prepend(idOf(post.send(i == 2 ? u"Email"_s : u"SMS"_s)));
            post.clock.advance(1s);
        }
        const QString conversation = post.send(u"SMS"_s).json.value("conversationId"_L1).toString();
        const QString path = u"/conversations/%1/messages?limit=2"_s.arg(conversation);
        const QJsonObject page = post.get(path).object("messages");
        QCOMPARE(page.value("messages"_L1).toArray().size(), 2);
        QCOMPARE(page.value("nextPage"_L1).toBool(), true);
        QStringList seen{page.value("messages"_L1).toArray().last()["id"_L1].toString()};
        QCOMPARE(page.value("lastMessageId"_L1).toString(), seen.last());
        for (bool more = true; more;) {
            const QJsonObject next = post.get(path + u"&lastMessageId="_s + seen.last()).object("messages");
            for (const QJsonValue &row : next.value("messages"_L1).toArray()) {
                seen.append(row["id"_L1].toString());
                QCOMPARE(row.toObject().contains("body"_L1), row["messageType"_L1].toString() == u"TYPE_SMS");
            }
            more = next.value("nextPage"_L1).toBool();
        }
        QCOMPARE(seen, sent);
        const QJsonObject emails
            = post.get(u"/conversations/%1/messages?type=TYPE_EMAIL"_s.arg(conversation)).object("messages");
        QCOMPARE(emails.value("messages"_L1).toArray().size(), 1);
        QCOMPARE(post.get(u"/conversations/nothing/messages"_s).status, 400);
        QCOMPARE(post.get(u"/conversations/%1/messages?limit=none"_s.arg(conversation)).status, 422);
    }

    void theExportLagsAndFilters()
    {
        Post post;
        const QString early = toIso(post.clock.now());
        const QString id = idOf(post.send(u"SMS"_s));
        QCOMPARE(post.rows().size(), 0);
        post.clock.advance(2s);
        QCOMPARE(post.rows().size(), 0);
        post.clock.advance(1s);
        QCOMPARE(post.rows().size(), 1);
        QVERIFY(post.standIn.setSwitch(u"export_lag_seconds"_s, u"0"_s));
        post.send(u"Email"_s);
        QCOMPARE(post.rows().first()["id"_L1].toString(), id);
        const auto filter = [&](const QString &more) { return post.rows(more).size(); };
        QCOMPARE(filter(u"&contactId="_s + ana), 1);
        QCOMPARE(filter(u"&contactId=Ct4nEvaSt00000Demo02"_s), 0);
        QCOMPARE(filter(u"&startDate="_s + early), 1);
        QCOMPARE(filter(u"&startDate=2026-03-04"_s), 0);
        QCOMPARE(filter(u"&endDate=2026-03-01T00:00:00Z"_s), 0);
        QCOMPARE(filter(u"&conversationId=nothing"_s), 0);
        QVERIFY(!post.rows({}, u"Email"_s).first().toObject().contains("body"_L1));
        QVERIFY(post.standIn.setSwitch(u"export_email_bodies"_s, u"there"_s));
        QVERIFY(post.rows({}, u"Email"_s).first()["body"_L1].toString().contains(u"https://g.page"));
        // Without a channel everything but e-mails.
        const auto any = post.get(u"/conversations/messages/export?locationId="_s + HighLevelCaller::first);
        QCOMPARE(any.json.value("total"_L1).toInt(), 1);
        for (const QString &wrong : {u"&limit=9"_s, u"&limit=501"_s, u"&limit=x"_s, u"&startDate=soon"_s,
                 u"&cursor=x"_s, u"&sortBy=size"_s, u"&sortOrder=up"_s}) {
            QCOMPARE(post.exported(wrong).status, 422);
        }
        QCOMPARE(post.exported({}, u"Fax"_s).status, 422);
        QCOMPARE(post.get(u"/conversations/messages/export?channel=SMS"_s).status, 422);
    }

    void theExportsPagesHoldStill_data()
    {
        QTest::addColumn<QString>("order");
        QTest::newRow("newest first") << u"desc"_s;
        QTest::newRow("oldest first") << u"asc"_s;
    }

    void theExportsPagesHoldStill()
    {
        QFETCH(QString, order);
        Post post;
        std::set<QString> sent;
        for (int i = 0; i < 35; ++i) {
            sent.insert(idOf(post.send(u"SMS"_s))); // several in the same millisecond
            post.clock.advance(i % 3 == 0 ? 200ms : 0ms);
        }
        post.clock.advance(1min);
        std::vector<QString> seen;
        QString cursor;
        int pages = 0;
        do {
            const auto page = post.exported(u"&limit=10&sortOrder=%1&cursor=%2"_s.arg(order, cursor));
            QCOMPARE(page.status, 200);
            QCOMPARE(page.json.value("total"_L1).toInt(), 35);
            for (const QJsonValue &row : page.json.value("messages"_L1).toArray()) {
                seen.push_back(row["id"_L1].toString());
            }
            cursor = QString::fromLatin1(QUrl::toPercentEncoding(page.json.value("nextCursor"_L1).toString()));
            post.send(u"SMS"_s); // is not in the view of the first page
            post.clock.advance(1min);
            ++pages;
        } while (!cursor.isEmpty());
        QCOMPARE(pages, 4);
        QCOMPARE(seen.size(), 35U);
        QCOMPARE(std::set<QString>(seen.begin(), seen.end()), sent);
    }

    void mergedContactsShareTheirMessages()
    {
        Post post;
        QVERIFY(post.standIn.setSwitch(u"export_lag_seconds"_s, u"30"_s));
        const QString eva = u"Ct4nEvaSt00000Demo02"_s;
        post.act(u"contact.edit"_s, {{u"contact"_s, eva}, {u"phone"_s, u"+12024561112"_s}});
        const auto toAna = post.send(u"SMS"_s);
        const auto toEva = post.send(u"SMS"_s, eva);
        post.clock.advance(1min);
        post.act(u"contact.merge"_s, {{u"keep"_s, eva}, {u"drop"_s, ana}});
        QCOMPARE(post.refused, QString());
        const auto unknown = post.get(u"/contacts/"_s + ana);
        QCOMPARE(unknown.status, 400);
        QVERIFY(unknown.message().contains(u"not found"));
        QVERIFY(post.send(u"SMS"_s).message().contains(u"not found"));
        QCOMPARE(post.message(idOf(toAna)).json.value("contactId"_L1).toString(), eva);
        QCOMPARE(post.message(idOf(toAna)).json.value("conversationId"_L1), toEva.json.value("conversationId"_L1));
        QCOMPARE(post.rows(u"&contactId="_s + ana).size(), 1); // the index is late
        QCOMPARE(post.rows(u"&contactId="_s + eva).size(), 1);
        post.clock.advance(1min);
        QCOMPARE(post.rows(u"&contactId="_s + ana).size(), 0);
        QCOMPARE(post.rows(u"&contactId="_s + eva).size(), 2);
        const QString lost = toAna.json.value("conversationId"_L1).toString();
        QCOMPARE(post.get(u"/conversations/%1/messages"_s.arg(lost)).status, 400);
        const auto found
            = post.get(u"/conversations/search?locationId=%1&contactId=%2"_s.arg(HighLevelCaller::first, eva));
        QCOMPARE(found.json.value("total"_L1).toInt(), 1);
        QCOMPARE(found.json.value("conversations"_L1)[0]["lastMessageType"_L1].toString(), u"TYPE_SMS"_s);
    }

    void aConversationGoesToAWinnerWithoutOne()
    {
        Post post;
        const auto toAna = post.send(u"SMS"_s);
        post.act(u"contact.merge"_s, {{u"keep"_s, u"Ct4nEvaSt00000Demo02"_s}, {u"drop"_s, ana}});
        const QString conversation = toAna.json.value("conversationId"_L1).toString();
        QCOMPARE(post.message(idOf(toAna)).json.value("contactId"_L1).toString(), u"Ct4nEvaSt00000Demo02"_s);
        QCOMPARE(post.message(idOf(toAna)).json.value("conversationId"_L1).toString(), conversation);
        QCOMPARE(post.get(u"/conversations/"_s + conversation).json.value("contactId"_L1).toString(),
            u"Ct4nEvaSt00000Demo02"_s);
        // Ana's telephone went to Eva: she has one conversation from now on.
        QCOMPARE(
            post.send(u"SMS"_s, u"Ct4nEvaSt00000Demo02"_s).json.value("conversationId"_L1).toString(), conversation);
    }

    void messagesByHand()
    {
        Post post;
        const QJsonObject past = post.act(u"message.add"_s,
            {{u"contact"_s, ana}, {u"text"_s, u"https://g.page/r/x/review"_s}, {u"at"_s, u"2026-01-31T10:00:00Z"_s}});
        QCOMPARE(post.refused, QString());
        const QJsonObject shown = post.message(past.value("id"_L1).toString()).json;
        QCOMPARE(shown.value("dateAdded"_L1).toString(), u"2026-01-31T10:00:00.000Z"_s);
        QCOMPARE(shown.value("status"_L1).toString(), u"delivered"_s);
        QCOMPARE(shown.value("source"_L1).toString(), u"app"_s);
        QCOMPARE(post.rows(u"&contactId="_s + ana).size(), 1);
        const QJsonObject answer = post.act(u"message.add"_s,
            {{u"contact"_s, ana}, {u"channel"_s, u"Email"_s}, {u"direction"_s, u"inbound"_s}, {u"text"_s, u"Fine!"_s}});
        QCOMPARE(post.message(answer.value("id"_L1).toString()).json.value("direction"_L1).toString(), u"inbound"_s);
        post.act(u"contact.dnd"_s, {{u"contact"_s, ana}, {u"channel"_s, u"all"_s}});
        post.act(u"message.add"_s, {{u"contact"_s, ana}, {u"text"_s, u"Hello"_s}});
        QVERIFY(post.refused.contains(u"DND is active"));
        for (const QJsonObject &wrong :
            {QJsonObject{{u"at"_s, u"tomorrow"_s}}, QJsonObject{{u"at"_s, u"2030-01-01T00:00:00Z"_s}},
                QJsonObject{{u"channel"_s, u"Pigeon"_s}}, QJsonObject{{u"direction"_s, u"up"_s}},
                QJsonObject{{u"text"_s, u""_s}}, QJsonObject{{u"contact"_s, u"nobody"_s}}}) {
            QJsonObject parameters{{u"contact"_s, ana}, {u"text"_s, u"x"_s}};
            for (auto it = wrong.begin(); it != wrong.end(); ++it) {
                parameters.insert(it.key(), it.value());
            }
            post.act(u"message.add"_s, parameters);
            QVERIFY(!post.refused.isEmpty());
        }
        QCOMPARE(post.standIn.dump().value("messages"_L1).toArray().size(), 2);
    }

    void theLocationCanBeChangedAndEmptied()
    {
        Post post;
        const QString path = u"/locations/"_s + HighLevelCaller::first;
        const auto social = [&] { return post.get(path).object("location").value("social"_L1).toObject(); };
        post.act(u"location.settings"_s,
            {{u"placesId"_s, u"ChIJx"_s}, {u"timezone"_s, u"Mars/Olympus"_s}, {u"customValueName"_s, u"Our Review"_s},
                {u"customValue"_s, u"https://g.page/x"_s}});
        QCOMPARE(social().value("googlePlacesId"_L1).toString(), u"ChIJx"_s);
        QCOMPARE(post.get(path).object("location").value("timezone"_L1).toString(), u"Mars/Olympus"_s);
        const auto values = [&] { return post.get(path + u"/customValues"_s).json.value("customValues"_L1).toArray(); };
        QCOMPARE(values().first()["fieldKey"_L1].toString(), u"{{ custom_values.our_review }}"_s);
        post.act(u"location.settings"_s,
            {{u"placesId"_s, u"-"_s}, {u"timezone"_s, u"-"_s}, {u"customValueName"_s, u"Our Review"_s},
                {u"customValue"_s, u"-"_s}});
        QVERIFY(social().isEmpty());
        QVERIFY(!post.get(path).object("location").contains("timezone"_L1));
        QCOMPARE(values().size(), 0);
        // Lists by day still work in a place without a zone.
        QVERIFY(post.standIn.setSwitch(u"date_filter_zone"_s, u"location"_s));
        QCOMPARE(post.get(u"/payments/transactions?altId=%1&altType=location&startAt=2026-01-01"_s.arg(
                              HighLevelCaller::first))
                     .status,
            200);
    }
};

QTEST_GUILESS_MAIN(TestHighLevelConversations)

#include "tst_highlevel_conversations.moc"
