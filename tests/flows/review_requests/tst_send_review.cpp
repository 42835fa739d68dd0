// What each reply means for a review request: stage by stage, values only.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/shared/about.h"
#include "payers.h"

#include <QJsonDocument>
#include <QTest>

using namespace kontor;
using namespace kontor::tests;
using journal::Operation;
using Next = Outcome::Next;

namespace {

const SendReview kind(highLevel);
const Instant now = noon;

Operation request(const QString &stage, const QJsonObject &more = {})
{
    Operation operation = reviewOperation({.customer = u"1"_s,
                                              .contact = u"contact-1"_s,
                                              .name = u"Ana Ruiz"_s,
                                              .email = u"ana@example.com"_s,
                                              .companyName = u"Fern"_s,
                                              .locationName = u"Bayside"_s,
                                              .channel = u"email_else_sms"_s,
                                              .subject = u"Hi {first name}"_s,
                                              .text = u"{company name}: {review link}"_s,
                                              .link = reviewPage,
                                              .since = now - 1min,
                                              .until = now + 1h},
        now - 1min);
    operation.id = 7;
    operation.stage = stage;
    if (stage == u"write") {
        operation.payload.insert(u"read"_s, toIso(now));
        operation.payload.insert(u"body"_s, QJsonObject{{u"type"_s, u"Email"_s}, {u"contactId"_s, u"contact-1"_s}});
    }
    operation.payload = with(operation.payload, more);
    return operation;
}

/// As after a write whose reply was lost a minute ago.
Operation inDoubt(const QString &stage, const QJsonObject &more = {})
{
    return request(stage,
        with({{u"firstSent"_s, toIso(now - 1min)}, {u"unsure"_s, true},
                 {u"body"_s, QJsonObject{{u"type"_s, u"Email"_s}}}},
            more));
}

Known knowing(Instant serviceNow = now)
{
    return {serviceNow, [](const QString &, const QString &) { return std::vector<journal::Link>(); },
        [](const QString &, const QString &) { return std::optional<journal::Link>(); }};
}

QJsonObject contact(const QJsonObject &more = {})
{
    return {{u"contact"_s,
        with({{u"id"_s, u"contact-1"_s}, {u"firstName"_s, u"Ana"_s}, {u"lastName"_s, u"Ruiz"_s},
                 {u"email"_s, u"ana@example.com"_s}, {u"phone"_s, u"+16505550100"_s}},
            more)}};
}

QJsonObject dnd(const QString &channel, const QString &status)
{
    return {{u"dndSettings"_s, QJsonObject{{channel, QJsonObject{{u"status"_s, status}}}}}};
}

QJsonObject sms(const QString &body, const QJsonObject &more = {})
{
    return with({{u"id"_s, u"m1"_s}, {u"direction"_s, u"outbound"_s}, {u"messageType"_s, u"TYPE_SMS"_s},
                    {u"body"_s, body}, {u"dateAdded"_s, toIso(now - 30s)}},
        more);
}

/// A list leaves out its body.
QJsonObject email(const QString &id, const QJsonObject &more = {})
{
    return with({{u"id"_s, QString(u"m-"_s + id)}, {u"direction"_s, u"outbound"_s}, {u"messageType"_s, u"TYPE_EMAIL"_s},
                    {u"meta"_s, QJsonObject{{u"email"_s, QJsonObject{{u"messageIds"_s, QJsonArray{id}}}}}},
                    {u"dateAdded"_s, toIso(now - 30s)}},
        more);
}

QJsonObject messages(const QJsonArray &rows, const QString &next = {})
{
    return {{u"messages"_s, rows}, {u"nextCursor"_s, next.isEmpty() ? QJsonValue() : QJsonValue(next)}};
}

Error refusal(const QString &text, int status = 400)
{
    return {.kind = Error::Kind::Refused,
        .key = status == 404 || text.contains(u"not found") ? u"hl.404"_s : u"hl.%1"_s.arg(status),
        .detail = text,
        .httpStatus = status};
}

QString stateIn(const Outcome &outcome)
{
    return outcome.links.empty() ? QString() : outcome.links.back().written[u"state"].toString();
}

bool isStep(const Outcome &outcome, const QString &stage, std::chrono::milliseconds after = 0ms)
{
    return outcome.next == Next::Step && outcome.operation.stage == stage && outcome.after == after;
}

bool ends(const Outcome &outcome, const QString &state, const QString &result)
{
    return outcome.next == Next::Done && stateIn(outcome) == state && outcome.entries.size() == 1
        && outcome.entries.front().result == result;
}

bool asksBecause(const Outcome &outcome, const QString &key)
{
    return outcome.next == Next::Attention && outcome.problem && outcome.problem->key == key
        && outcome.problem->parameters.value(u"contact"_s) == u"Ana Ruiz"_s;
}

QJsonObject bodyOf(const net::Request &made) { return QJsonDocument::fromJson(made.body).object(); }

Outcome settle(const Operation &operation, const Result<QJsonObject> &reply, Instant serviceNow = now)
{
    return kind.settle(operation, reply, knowing(serviceNow));
}

} // namespace

class SendReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheWriteWrites()
    {
        for (const QString &stage : {u"contact"_s, u"find"_s, u"sms"_s, u"email"_s, u"bodies"_s}) {
            QVERIFY2(!kind.writes(request(stage)), qPrintable(stage));
        }
        QVERIFY(kind.writes(request(u"write"_s)));
        QCOMPARE(kind.name(), u"review.send"_s);
    }
    void eachStageAsksForItsOwn()
    {
        const auto asks = [](Operation operation) {
            const net::Request made = kind.request(operation, now);
            return QString(QString::fromLatin1(made.method) + u' ' + made.url.path());
        };
        QCOMPARE(asks(request(u"contact"_s)), u"GET /contacts/contact-1"_s);
        QCOMPARE(asks(request(u"find"_s)), u"POST /contacts/search"_s);
        QCOMPARE(asks(request(u"sms"_s)), u"GET /conversations/messages/export"_s);
        QCOMPARE(asks(request(u"email"_s)), u"GET /conversations/messages/export"_s);
        QCOMPARE(asks(request(u"bodies"_s, {{u"bodies"_s, QJsonArray{u"e1"_s, u"e2"_s}}})),
            u"GET /conversations/messages/email/e1"_s);
        QCOMPARE(asks(request(u"write"_s)), u"POST /conversations/messages"_s);
        Operation sms = request(u"sms"_s, {{u"cursor"_s, u"c+1"_s}});
        const QUrlQuery query(kind.request(sms, now).url);
        QCOMPARE(query.queryItemValue(u"channel"_s), u"SMS"_s);
        QCOMPARE(query.queryItemValue(u"contactId"_s), u"contact-1"_s);
        QCOMPARE(query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded), u"c+1"_s);
    }
    void theMomentOfSendingIsNotedBeforeAndKept()
    {
        Operation operation = request(u"write"_s);
        (void)kind.request(operation, now);
        QCOMPARE(operation.payload[u"firstSent"].toString(), toIso(now));
        (void)kind.request(operation, now + 1min);
        QCOMPARE(operation.payload[u"firstSent"].toString(), toIso(now));
    }
    void whatWasSeenTooLongAgoIsLookedAtAgain_data()
    {
        QTest::addColumn<QJsonObject>("payload");
        QTest::newRow("read long ago") << QJsonObject{{u"read"_s, toIso(now - 6min)}};
        QTest::newRow("not read") << QJsonObject{{u"read"_s, QJsonValue()}};
        QTest::newRow("read by a clock that was ahead") << QJsonObject{{u"read"_s, toIso(now + 1h)}};
        QTest::newRow("quiet hours have begun") << QJsonObject{{u"until"_s, toIso(now)}};
    }
    void whatWasSeenTooLongAgoIsLookedAtAgain()
    {
        QFETCH(QJsonObject, payload);
        Operation operation = request(u"write"_s, payload);
        QCOMPARE(kind.request(operation, now).method, "GET"_ba);
        QCOMPARE(operation.stage, u"contact"_s);
        QVERIFY(!operation.payload.contains(u"firstSent"));
    }
    void theTextIsMadeForTheContact()
    {
        const Outcome outcome = settle(request(u"contact"_s), contact());
        QVERIFY(isStep(outcome, u"sms"_s));
        const QJsonObject body = outcome.operation.payload[u"body"].toObject();
        QCOMPARE(body[u"type"].toString(), u"Email"_s);
        QCOMPARE(body[u"contactId"].toString(), u"contact-1"_s);
        QCOMPARE(body[u"subject"].toString(), u"Hi Ana"_s);
        QCOMPARE(body[u"html"].toString(), u"<p>Fern: <a href=\"%1\">%1</a></p>"_s.arg(reviewPage));
        const Outcome bySms = settle(request(u"contact"_s, {{u"channel"_s, u"sms"_s}}), contact());
        QCOMPARE(bySms.operation.payload[u"body"].toObject(),
            (QJsonObject{{u"type"_s, u"SMS"_s}, {u"contactId"_s, u"contact-1"_s},
                {u"message"_s, u"Fern: %1"_s.arg(reviewPage)}}));
    }
    void theChannelIsWhatIsOpen_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QJsonObject>("fields");
        QTest::addColumn<QString>("type"); // empty: none
        QTest::addColumn<QString>("state");
        const auto row = [](const char *name, const char *setting, const QJsonObject &fields, const char *type,
                             const char *state) {
            QTest::newRow(name) << QString::fromLatin1(setting) << fields << QString::fromLatin1(type)
                                << QString::fromLatin1(state);
        };
        const QJsonObject noEmail{{u"email"_s, QJsonValue()}};
        const QJsonObject noPhone{{u"phone"_s, u""_s}};
        row("e-mail first", "email_else_sms", {}, "Email", "");
        row("no address", "email_else_sms", noEmail, "SMS", "");
        row("takes no e-mail", "email_else_sms", dnd(u"Email"_s, u"active"_s), "SMS", "");
        row("never takes an e-mail", "email_else_sms", dnd(u"Email"_s, u"permanent"_s), "SMS", "");
        row("takes e-mail again", "email_else_sms", dnd(u"Email"_s, u"inactive"_s), "Email", "");
        row("takes no SMS", "email_else_sms", dnd(u"SMS"_s, u"active"_s), "Email", "");
        row("takes none of them", "email_else_sms", {{u"dnd"_s, true}}, "", "opted_out");
        row("no e-mail and no number", "email_else_sms", with(dnd(u"Email"_s, u"active"_s), noPhone), "", "opted_out");
        row("neither address", "email_else_sms", with(noEmail, noPhone), "", "no_address");
        row("only e-mail, no address", "email", noEmail, "", "no_address");
        row("only e-mail, closed", "email", dnd(u"Email"_s, u"active"_s), "", "opted_out");
        row("only SMS, no number", "sms", noPhone, "", "no_address");
        row("only SMS, closed", "sms", dnd(u"SMS"_s, u"permanent"_s), "", "opted_out");
        row("only SMS", "sms", dnd(u"Email"_s, u"active"_s), "SMS", "");
    }
    void theChannelIsWhatIsOpen()
    {
        QFETCH(QString, setting);
        QFETCH(QJsonObject, fields);
        QFETCH(QString, type);
        QFETCH(QString, state);
        const Outcome outcome = settle(request(u"contact"_s, {{u"channel"_s, setting}}), contact(fields));
        QCOMPARE(outcome.operation.payload[u"body"][u"type"].toString(), type);
        if (type.isEmpty()) {
            QVERIFY(ends(outcome, state, state == u"opted_out" ? u"opted_out"_s : u"skipped"_s));
            QCOMPARE(outcome.entries.front().details[u"error"].toString(), QString(u"review."_s + state));
        } else {
            QVERIFY(isStep(outcome, u"sms"_s));
        }
    }
    void quietHoursThatHaveBegunPutItOff_data()
    {
        QTest::addColumn<QJsonObject>("payload");
        QTest::newRow("quiet since") << QJsonObject{{u"until"_s, toIso(now)}};
        QTest::newRow("planned by a clock that was ahead") << QJsonObject{{u"since"_s, toIso(now + 3h)}};
        QTest::newRow("surely not sent") << QJsonObject{
            {u"until"_s, toIso(now)}, {u"firstSent"_s, toIso(now - 1h)}, {u"read"_s, toIso(now - 1min)}};
    }
    void quietHoursThatHaveBegunPutItOff()
    {
        QFETCH(QJsonObject, payload);
        const Outcome outcome = settle(request(u"contact"_s, payload), contact());
        QCOMPARE(outcome.next, Next::Done);
        QVERIFY(outcome.entries.empty() && outcome.links.empty());
        QCOMPARE(outcome.replans.size(), std::size_t(1));
        QCOMPARE(outcome.replans[0].kind, u"review"_s);
        QCOMPARE(outcome.replans[0].id, u"1"_s);
    }
    void whatMayHaveBeenSentIsLookedForBeforeItIsPutOff()
    {
        QVERIFY(isStep(settle(inDoubt(u"contact"_s, {{u"until"_s, toIso(now)}}), contact()), u"sms"_s));
    }
    void aContactThatCannotBeReadIsTheOwners()
    {
        QVERIFY(asksBecause(settle(request(u"contact"_s), QJsonObject()), u"kontor.unreadable_reply"_s));
        QVERIFY(asksBecause(settle(request(u"contact"_s), fail(refusal(u"Bad"_s, 422))), u"hl.422"_s));
    }
    void anotherCustomersRequestCounts()
    {
        Books books;
        books.link(u"1"_s, u"contact-1"_s);
        books.link(u"2"_s, u"contact-1"_s);
        noteReview(*books.journal, u"1"_s, u"contact-1"_s, {{u"state"_s, u"due"_s}});
        const auto settled = [&] { return kind.settle(request(u"contact"_s), contact(), books.known()); };
        QVERIFY(isStep(settled(), u"sms"_s));
        noteReview(*books.journal, u"2"_s, {}, {{u"state"_s, u"due"_s}});
        QVERIFY(isStep(settled(), u"sms"_s)); // not before it has one
        noteReview(*books.journal, u"2"_s, {}, {{u"state"_s, u"before"_s}});
        QVERIFY(ends(settled(), u"had"_s, u"skipped"_s));
        QCOMPARE(settled().links.back().written[u"because"].toString(), u"2"_s);
        noteReview(*books.journal, u"2"_s, {}, {{u"state"_s, u"had"_s}, {u"because"_s, u"1"_s}});
        QVERIFY(isStep(settled(), u"sms"_s)); // that is this one
        // Of a contact that was merged, only the note names it.
        noteReview(*books.journal, u"3"_s, u"contact-1"_s, {{u"state"_s, u"due"_s}});
        QVERIFY(ends(settled(), u"had"_s, u"skipped"_s));
    }
    void oneThatIsSwitchedOffByAnotherProcessStops()
    {
        Books books;
        noteReview(*books.journal, u"1"_s, u"contact-1"_s, {{u"state"_s, u"switched_off"_s}});
        QVERIFY(ends(kind.settle(request(u"contact"_s), contact(), books.known()), u"switched_off"_s, u"skipped"_s));
        QVERIFY(ends(kind.settle(request(u"email"_s), messages({}), books.known()), u"switched_off"_s, u"skipped"_s));
        QVERIFY(isStep(kind.settle(inDoubt(u"contact"_s), contact(), books.known()), u"sms"_s));
    }
    void switchedOffItIsOnlyFoundOut()
    {
        Operation operation = inDoubt(u"write"_s, {{u"off"_s, true}, {u"read"_s, toIso(now)}});
        QCOMPARE(kind.request(operation, now).method, "GET"_ba);
        QCOMPARE(operation.stage, u"sms"_s);
        QVERIFY(ends(settle(inDoubt(u"email"_s, {{u"off"_s, true}}), messages({})), u"switched_off"_s, u"skipped"_s));
        QVERIFY(ends(settle(inDoubt(u"sms"_s, {{u"off"_s, true}}), messages({sms(reviewPage)})), u"sent"_s, u"sent"_s));
        // Nor is it planned again for the next morning.
        const Outcome late = settle(request(u"contact"_s,
                                        {{u"off"_s, true}, {u"firstSent"_s, toIso(now - 1h)}, {u"read"_s, toIso(now)},
                                            {u"until"_s, toIso(now)}}),
            contact());
        QVERIFY(isStep(late, u"sms"_s));
        QVERIFY(late.replans.empty());
    }
    void anEmptyConversationIsReadInBothChannelsThenItIsWritten()
    {
        const Outcome first = settle(request(u"sms"_s), messages({}));
        QVERIFY(isStep(first, u"email"_s));
        const Outcome second = settle(first.operation, messages({}));
        QVERIFY(isStep(second, u"write"_s));
        QCOMPARE(second.operation.payload[u"read"].toString(), toIso(now));
    }
    void aMessageWithTheLinkCountsAsHad_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<bool>("counts");
        QTest::newRow("SMS") << sms(u"Please: "_s + reviewPage) << true;
        QTest::newRow("long ago") << sms(reviewPage, {{u"dateAdded"_s, u"2020-01-01T00:00:00Z"_s}}) << true;
        QTest::newRow("from the contact") << sms(reviewPage, {{u"direction"_s, u"inbound"_s}}) << false;
        QTest::newRow("of something else") << sms(u"Your order is ready"_s) << false;
        QTest::newRow("an e-mail whose body is there")
            << email(u"e1"_s, {{u"body"_s, QString(u"<p>"_s + reviewPage)}}) << true;
    }
    void aMessageWithTheLinkCountsAsHad()
    {
        QFETCH(QJsonObject, row);
        QFETCH(bool, counts);
        const Outcome outcome = settle(request(u"sms"_s), messages({QJsonObject{{u"body"_s, u"no id"_s}}, row}));
        if (counts) {
            QVERIFY(ends(outcome, u"had"_s, u"skipped"_s));
            QVERIFY(!outcome.links.back().written.contains(u"because")); // for its other customers, too
        } else {
            QVERIFY(isStep(outcome, u"email"_s));
        }
    }
    void aLinkWithAnAmpersandIsKnownInHtmlToo()
    {
        const QString link = u"https://search.example/write?a=1&placeid=2"_s;
        const QJsonObject found = email(u"e1"_s, {{u"body"_s, link.toHtmlEscaped()}});
        QVERIFY(ends(settle(request(u"email"_s, {{u"link"_s, link}}), messages({found})), u"had"_s, u"skipped"_s));
    }
    void aLinkOfAnEarlierPlanIsKnownToo()
    {
        const QString past = u"https://g.page/r/bayside/past"_s;
        const QString half = u"https://past.example/two"_s;
        const auto before = [](const QStringList &links) {
            return QJsonObject{{u"links"_s, QJsonArray::fromStringList(links)}, {u"since"_s, toIso(now - 1h)}};
        };
        const QJsonArray earlier{before({past}), before({half, u"https://past.example/rate"_s})};
        const QJsonObject planned{{u"intent"_s, QJsonObject{{u"planned"_s, earlier}}}};
        const auto looks = [&](const Operation &operation, const QString &link, Instant added) {
            return settle(operation, messages({sms(u"Rate us: "_s + link, {{u"dateAdded"_s, toIso(added)}})}));
        };
        QVERIFY(ends(looks(request(u"sms"_s, planned), past, now - 30min), u"had"_s, u"skipped"_s));
        QVERIFY(ends(looks(inDoubt(u"sms"_s, planned), past, now - 30s), u"sent"_s, u"sent"_s));
        QVERIFY(isStep(looks(request(u"sms"_s, planned), half, now - 30min), u"email"_s)); // not all of it
        QVERIFY(isStep(looks(request(u"sms"_s), past, now - 30min), u"email"_s));
        // By hand, before it was planned: perhaps the link was wrong.
        QVERIFY(isStep(looks(request(u"sms"_s, planned), past, now - 2h), u"email"_s));
        QVERIFY(ends(looks(request(u"sms"_s, planned), reviewPage, now - 2h), u"had"_s, u"skipped"_s));
    }
    void aTextWithAnAddressOfItsOwnIsKnownByThat()
    {
        const QJsonObject own{{u"text"_s, u"Rate us: https://other.example/rate."_s}};
        const Outcome outcome
            = settle(inDoubt(u"sms"_s, own), messages({sms(u"Rate us: https://other.example/rate."_s)}));
        QVERIFY(ends(outcome, u"sent"_s, u"sent"_s));
        QVERIFY(isStep(settle(inDoubt(u"sms"_s, own), messages({sms(reviewPage)})), u"email"_s));
    }
    void longConversationsAreReadPageByPage()
    {
        Outcome outcome = settle(request(u"sms"_s), messages({sms(u"x"_s)}, u"c1"_s));
        for (const QString &next : {u"c2"_s, u"c3"_s}) {
            QVERIFY(isStep(outcome, u"sms"_s));
            outcome = settle(outcome.operation, messages({sms(u"x"_s)}, next));
        }
        QCOMPARE(outcome.operation.payload[u"cursor"].toString(), u"c3"_s);
        outcome = settle(outcome.operation, messages({sms(u"x"_s)}, u"c4"_s)); // that is enough
        QVERIFY(isStep(outcome, u"email"_s));
        QVERIFY(!outcome.operation.payload.contains(u"cursor"));
        QVERIFY(!outcome.operation.payload.contains(u"pages"));
        QVERIFY(asksBecause(settle(request(u"sms"_s), QJsonObject()), u"kontor.unreadable_reply"_s));
    }
    void bodiesThatAListLeavesOutAreReadOneByOne()
    {
        Outcome outcome = settle(request(u"email"_s), messages({email(u"e1"_s), email(u"e2"_s)}));
        QVERIFY(isStep(outcome, u"bodies"_s));
        QCOMPARE(outcome.operation.payload[u"bodies"].toArray(), (QJsonArray{u"e1"_s, u"e2"_s}));
        outcome = settle(outcome.operation,
            QJsonObject{{u"id"_s, u"e1"_s}, {u"direction"_s, u"outbound"_s}, {u"body"_s, u"Hello"_s}});
        QVERIFY(isStep(outcome, u"bodies"_s));
        const QJsonObject second{{u"emailMessage"_s,
            QJsonObject{{u"id"_s, u"e2"_s}, {u"direction"_s, u"outbound"_s}, {u"body"_s, reviewPage},
                {u"dateAdded"_s, toIso(now - 240h)}}}};
        QVERIFY(ends(settle(outcome.operation, second), u"had"_s, u"skipped"_s));
        // One that cannot be read is none, as long as nothing has been sent.
        QVERIFY(isStep(settle(outcome.operation, fail(refusal(u"Not found"_s, 404))), u"write"_s));
        QJsonArray many;
        for (int n = 0; n < 40; ++n) {
            many.append(email(QString::number(n)));
        }
        QCOMPARE(settle(request(u"email"_s), messages(many)).operation.payload[u"bodies"].toArray().size(), 25);
    }
    void acceptedItIsSentAndFollowed()
    {
        const Outcome outcome = settle(request(u"write"_s, {{u"firstSent"_s, toIso(now)}}),
            QJsonObject{{u"conversationId"_s, u"cv"_s}, {u"messageId"_s, u"m1"_s}, {u"emailMessageId"_s, u"e1"_s}});
        QVERIFY(ends(outcome, u"sent"_s, u"sent"_s));
        QCOMPARE(outcome.links.back().kind, u"review"_s);
        QCOMPARE(outcome.links.back().quickbooksId, u"1"_s);
        QCOMPARE(outcome.links.back().highlevelId, u"contact-1"_s);
        QCOMPARE(outcome.entries.front().parameters.value(u"channel"_s), u"email"_s);
        QCOMPARE(outcome.records.size(), std::size_t(1));
        QCOMPARE(outcome.records[0].id, u"m1"_s);
        QCOMPARE(outcome.records[0].value[u"email"].toString(), u"e1"_s);
    }
    void aLostReplyIsLookedForAfterAWhile()
    {
        const Outcome outcome = kind.unknown(request(u"write"_s,
            {{u"firstSent"_s, toIso(now)}, {u"pages"_s, 2}, {u"cursor"_s, u"c"_s}, {u"bodies"_s, QJsonArray{u"e"_s}},
                {u"unread"_s, true}}));
        QVERIFY(isStep(outcome, u"sms"_s, 10s));
        for (const QString &used : {u"cursor"_s, u"pages"_s, u"bodies"_s, u"unread"_s}) {
            QVERIFY2(!outcome.operation.payload.contains(used), qPrintable(used));
        }
        QVERIFY(isStep(kind.unknown(request(u"email"_s)), u"email"_s)); // nothing was written
    }
    void whatIsFoundAfterALostReplyIsItsOwn()
    {
        const Outcome bySms = settle(inDoubt(u"sms"_s), messages({sms(reviewPage)}));
        QVERIFY(ends(bySms, u"sent"_s, u"sent"_s));
        QCOMPARE(bySms.records[0].id, u"m1"_s);
        // An e-mail's status is asked for by the id of the e-mail.
        const Outcome byEmail = settle(inDoubt(u"bodies"_s, {{u"bodies"_s, QJsonArray{u"e1"_s}}}),
            QJsonObject{{u"id"_s, u"e1"_s}, {u"direction"_s, u"outbound"_s}, {u"body"_s, reviewPage},
                {u"dateAdded"_s, toIso(now - 30s)}});
        QVERIFY(ends(byEmail, u"sent"_s, u"sent"_s));
        QCOMPARE(byEmail.records[0].value[u"email"].toString(), u"e1"_s);
        // One from long before was somebody else's.
        QVERIFY(ends(settle(inDoubt(u"sms"_s), messages({sms(reviewPage, {{u"dateAdded"_s, toIso(now - 1h)}})})),
            u"had"_s, u"skipped"_s));
    }
    void aListThatShowsOnlyTheBeginningIsNotBelieved()
    {
        const Outcome outcome = settle(inDoubt(u"email"_s), messages({email(u"e1"_s, {{u"body"_s, u"Fern: ..."_s}})}));
        QVERIFY(isStep(outcome, u"bodies"_s));
    }
    void itIsLookedForTwiceBeforeItIsSentAgain()
    {
        const Outcome first = settle(inDoubt(u"email"_s), messages({}));
        QVERIFY(isStep(first, u"sms"_s, 60s));
        const Outcome second = settle(settle(first.operation, messages({})).operation, messages({}));
        QVERIFY(isStep(second, u"write"_s));
        Operation again = second.operation;
        QCOMPARE(kind.request(again, now).method, "POST"_ba);
        QVERIFY(!again.payload.contains(u"looks")); // the next time anew
    }
    void anEmailThatNobodyCanReadIsTheOwners()
    {
        const Operation doubt = inDoubt(u"bodies"_s, {{u"bodies"_s, QJsonArray{u"e1"_s}}});
        const Outcome refused = settle(doubt, fail(refusal(u"Not found"_s, 404)));
        QVERIFY(asksBecause(refused, u"review.unsure"_s));
        const QJsonObject empty{{u"id"_s, u"e1"_s}, {u"direction"_s, u"outbound"_s}, {u"dateAdded"_s, toIso(now)}};
        QVERIFY(asksBecause(settle(doubt, empty), u"review.unsure"_s));
        // "Send again" is the owner's word.
        Operation again = kind.retried(refused.operation);
        QCOMPARE(again.stage, u"contact"_s);
        QVERIFY(!again.payload.contains(u"until"));
        again.stage = u"bodies"_s;
        again.payload.insert(u"looks"_s, 1);
        again.payload.insert(u"bodies"_s, QJsonArray{u"e1"_s});
        QVERIFY(isStep(settle(again, empty), u"write"_s));
    }
    void whatWasSurelyNotSentIsPlannedAnewWhenItIsTriedAgain()
    {
        // Quiet hours and the daily limit are the plan's.
        const Operation again = kind.retried(request(u"sms"_s));
        QCOMPARE(again.stage, u"contact"_s);
        const Outcome outcome = settle(again, contact());
        QCOMPARE(outcome.next, Next::Done);
        QCOMPARE(outcome.replans.size(), std::size_t(1));
        const Operation test = kind.retried(request(u"write"_s, {{u"test"_s, true}}));
        QVERIFY(isStep(settle(test, contact()), u"write"_s));
    }
    void whatWasTakenAndIsShownNowhereIsTheOwners()
    {
        const Outcome taken
            = settle(request(u"write"_s, {{u"firstSent"_s, toIso(now)}}), QJsonObject{{u"msg"_s, u"ok"_s}});
        QVERIFY(isStep(taken, u"sms"_s, 10s));
        Operation looking = taken.operation;
        looking.stage = u"email"_s;
        QVERIFY(asksBecause(settle(looking, messages({})), u"review.unsure"_s));
        looking.stage = u"sms"_s;
        QVERIFY(ends(settle(looking, messages({sms(reviewPage)})), u"sent"_s, u"sent"_s));
    }
    void refusalsOfTheChannel_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("optedOut");
        QTest::newRow("do not disturb") << u"Cannot send message as DND is active for Email."_s << true;
        QTest::newRow("unsubscribed") << u"Cannot send message as the contact has unsubscribed from e-mails."_s << true;
        QTest::newRow("bad address") << u"Cannot send message as the contact's e-mail is invalid."_s << false;
        QTest::newRow("no number") << u"Missing phone number"_s << false;
        QTest::newRow("bad number") << u"Invalid country calling code"_s << false;
    }
    void refusalsOfTheChannel()
    {
        QFETCH(QString, text);
        QFETCH(bool, optedOut);
        const QJsonObject sent{{u"firstSent"_s, toIso(now)}};
        const Outcome only = settle(request(u"write"_s, with(sent, {{u"channel"_s, u"email"_s}})), fail(refusal(text)));
        if (optedOut) {
            QVERIFY(ends(only, u"opted_out"_s, u"opted_out"_s));
        } else {
            QVERIFY(asksBecause(only, u"hl.400"_s));
        }
        // The other channel, if it is open; that was no message, so it is not looked for.
        const Outcome first = settle(request(u"write"_s, sent), fail(refusal(text)));
        QVERIFY(isStep(first, u"contact"_s));
        const Outcome other = settle(first.operation, contact());
        QCOMPARE(other.operation.payload[u"body"][u"type"].toString(), u"SMS"_s);
        QVERIFY(isStep(settle(settle(other.operation, messages({})).operation, messages({})), u"write"_s));
        // And without one, what it says is the truth.
        const Outcome none = settle(first.operation, contact({{u"phone"_s, QJsonValue()}}));
        if (optedOut) {
            QVERIFY(ends(none, u"opted_out"_s, u"opted_out"_s));
        } else {
            QVERIFY(asksBecause(none, u"hl.400"_s));
        }
    }
    void whatMayHaveBeenSentIsLookedForBeforeAnOptOutEndsIt()
    {
        const QJsonObject closed = contact({{u"dnd"_s, true}});
        const Outcome looks = settle(inDoubt(u"contact"_s), closed);
        QVERIFY(isStep(looks, u"sms"_s));
        // It went out, and counts for its day.
        QVERIFY(ends(settle(looks.operation, messages({sms(reviewPage)})), u"sent"_s, u"sent"_s));
        // It did not, and nothing is sent.
        const auto readEmpty = [](Operation operation) {
            return settle(settle(std::move(operation), messages({})).operation, messages({}));
        };
        const Outcome again = readEmpty(looks.operation);
        QVERIFY(isStep(again, u"sms"_s, 60s));
        const Outcome known = readEmpty(again.operation);
        QVERIFY(isStep(known, u"contact"_s));
        QVERIFY(ends(settle(known.operation, closed), u"opted_out"_s, u"opted_out"_s));
        // Opened again meanwhile, it is sent after all.
        const Outcome open = settle(known.operation, contact());
        QVERIFY(isStep(open, u"sms"_s));
        QVERIFY(isStep(readEmpty(open.operation), u"write"_s)); // looked for twice already
        // Of what nobody can know the owner is not asked: there is nothing to decide.
        const Outcome unread = settle(inDoubt(u"contact"_s, {{u"accepted"_s, true}}), closed);
        QVERIFY(isStep(readEmpty(readEmpty(unread.operation).operation), u"contact"_s));
    }
    void fieldsThatAreMissedAreSentOnce()
    {
        const Error missed = refusal(u"status should not be empty, status must be a string"_s, 422);
        const Outcome outcome = settle(request(u"write"_s, {{u"firstSent"_s, toIso(now)}}), fail(missed));
        QVERIFY(isStep(outcome, u"write"_s));
        QCOMPARE(outcome.operation.payload[u"body"][u"status"].toString(), u"pending"_s);
        QCOMPARE(outcome.operation.payload[u"body"][u"type"].toString(), u"Email"_s);
        QVERIFY(asksBecause(settle(outcome.operation, fail(missed)), u"hl.422"_s));
    }
    void aRefusalAfterADoubtLeavesTheDoubt()
    {
        const Outcome outcome
            = settle(inDoubt(u"write"_s, {{u"read"_s, toIso(now)}}), fail(refusal(u"DND is active for Email."_s)));
        QVERIFY(outcome.operation.payload.contains(u"firstSent"));
    }
    void anyOtherRefusalIsTheOwners()
    {
        QVERIFY(asksBecause(settle(request(u"write"_s), fail(refusal(u"No sender is set up"_s))), u"hl.400"_s));
        QVERIFY(asksBecause(settle(request(u"sms"_s), fail(refusal(u"cursor is invalid"_s, 422))), u"hl.422"_s));
        QCOMPARE(kind.reasons(request(u"write"_s)).size(), std::size_t(1));
    }
    void aContactThatIsGoneIsLookedForByTheCustomersAddress()
    {
        const Result<QJsonObject> gone = fail(refusal(u"Contact not found"_s, 400));
        QVERIFY(isStep(settle(request(u"contact"_s), gone), u"find"_s));
        QVERIFY(isStep(settle(request(u"write"_s), gone), u"find"_s));
        Operation find = request(u"find"_s);
        QCOMPARE(bodyOf(kind.request(find, now))[u"filters"][0][u"value"].toString(), u"ana@example.com"_s);
        for (const QString &address : {QString(), QString(u"a"_s.repeated(70) + u"@b.example"_s)}) {
            const QJsonObject payload{{u"address"_s, address}};
            QVERIFY(asksBecause(settle(request(u"contact"_s, payload), gone), u"hl.404"_s));
            QVERIFY(asksBecause(settle(request(u"write"_s, payload), gone), u"hl.404"_s));
            QVERIFY(!settle(request(u"contact"_s, payload), gone).problem->parameters.contains(u"case"_s));
            const QJsonObject alone = with(payload, {{u"noImport"_s, true}});
            QCOMPARE(settle(request(u"contact"_s, alone), gone).problem->parameters.value(u"case"_s), u"no_import"_s);
        }
    }
    void whoItWasMergedIntoGetsIt()
    {
        Books books;
        books.link(u"1"_s, u"contact-1"_s);
        books.link(u"2"_s, u"contact-1"_s);
        const auto found = [&](const QJsonArray &rows) {
            return kind.settle(request(u"find"_s), QJsonObject{{u"contacts"_s, rows}}, books.known());
        };
        const QJsonObject merged{{u"id"_s, u"contact-9"_s}, {u"email"_s, u"Ana@Example.com"_s}};
        const Outcome outcome = found({QJsonObject{{u"id"_s, u"x"_s}, {u"email"_s, u"other@example.com"_s}}, merged});
        QVERIFY(isStep(outcome, u"contact"_s));
        QCOMPARE(outcome.operation.payload[u"contact"].toString(), u"contact-9"_s);
        QCOMPARE(outcome.links.size(), std::size_t(2));
        for (const journal::Link &link : outcome.links) {
            QCOMPARE(link.highlevelId, u"contact-9"_s);
        }
        const QJsonObject beside{{u"id"_s, u"contact-9"_s}, {u"email"_s, u"ana@work.example"_s},
            {u"additionalEmails"_s, QJsonArray{QJsonObject{{u"email"_s, u"ana@example.com"_s}}}}};
        QVERIFY(isStep(found({beside}), u"contact"_s));
        QVERIFY(asksBecause(found({}), u"hl.404"_s));
        QVERIFY(asksBecause(found({merged, with(merged, {{u"id"_s, u"contact-8"_s}})}), u"hl.404"_s));
        QVERIFY(asksBecause(found({with(merged, {{u"id"_s, u"contact-1"_s}})}), u"hl.404"_s));
    }
    void twoWhoseContactsWereMergedAreOneMessage()
    {
        // 1 and 2 were two contacts, both are due; then contact-1 was merged into contact-2.
        Books books;
        books.link(u"1"_s, u"contact-1"_s);
        books.link(u"2"_s, u"contact-2"_s);
        noteReview(*books.journal, u"1"_s, u"contact-1"_s, {{u"state"_s, u"due"_s}});
        noteReview(*books.journal, u"2"_s, u"contact-2"_s, {{u"state"_s, u"due"_s}});
        Operation first = request(u"find"_s);
        first.id = 0;
        books.journal->putOperation(first);
        const QJsonObject merged{{u"id"_s, u"contact-2"_s}, {u"email"_s, u"ana@example.com"_s}};
        const Outcome moved = kind.settle(first, QJsonObject{{u"contacts"_s, QJsonArray{merged}}}, books.known());
        books.carryOut(moved);
        const Outcome had = kind.settle(moved.operation, contact({{u"id"_s, u"contact-2"_s}}), books.known());
        QVERIFY(ends(had, u"had"_s, u"skipped"_s));
        books.carryOut(had);
        // The other one goes on, and is not set aside because of the one that was set aside for it.
        const Outcome goesOn
            = kind.settle(request(u"contact"_s, {{u"customer"_s, u"2"_s}, {u"contact"_s, u"contact-2"_s}}),
                contact({{u"id"_s, u"contact-2"_s}}), books.known());
        QVERIFY(isStep(goesOn, u"sms"_s));
    }
    void twoWhoseContactsWereMergedIntoAThirdAreOneContact()
    {
        Books books;
        const auto gone = [&](const QString &customer, const QString &contactId) {
            books.link(customer, contactId);
            noteReview(*books.journal, customer, contactId, {{u"state"_s, u"due"_s}});
            Operation find = request(u"find"_s, {{u"customer"_s, customer}, {u"contact"_s, contactId}});
            find.id = 0;
            books.journal->putOperation(find);
            return find;
        };
        const Operation first = gone(u"1"_s, u"contact-1"_s);
        const Operation second = gone(u"2"_s, u"contact-2"_s);
        const QJsonObject third{{u"id"_s, u"contact-3"_s}, {u"email"_s, u"ana@example.com"_s}};
        const QJsonObject found{{u"contacts"_s, QJsonArray{third}}};
        const Outcome one = kind.settle(first, found, books.known());
        books.carryOut(one);
        const Outcome other = kind.settle(second, found, books.known());
        books.carryOut(other);
        const QJsonObject read = contact({{u"id"_s, u"contact-3"_s}});
        const Outcome had = kind.settle(one.operation, read, books.known());
        QVERIFY(ends(had, u"had"_s, u"skipped"_s));
        books.carryOut(had);
        QVERIFY(isStep(kind.settle(other.operation, read, books.known()), u"sms"_s));
    }
    void aTestIsSentAtOnceAndCountsForNobody()
    {
        const QJsonObject test{{u"test"_s, true}, {u"customer"_s, QString()}, {u"until"_s, QJsonValue()}};
        const Outcome read = settle(request(u"contact"_s, test), contact());
        QVERIFY(isStep(read, u"write"_s));
        Operation write = read.operation;
        QCOMPARE(kind.request(write, now).method, "POST"_ba);
        const Outcome sent = settle(write, QJsonObject{{u"messageId"_s, u"m1"_s}});
        QCOMPARE(sent.next, Next::Done);
        QVERIFY(sent.links.empty());
        QCOMPARE(sent.entries.front().result, u"done"_s); // no part of the daily limit
        const Outcome closed = settle(request(u"contact"_s, test), contact({{u"dnd"_s, true}}));
        QVERIFY(closed.links.empty());
        QCOMPARE(closed.entries.front().result, u"opted_out"_s);
        // A lost reply is looked for as any other.
        QVERIFY(isStep(kind.unknown(write), u"sms"_s, 10s));
        QVERIFY(isStep(
            settle(request(u"email"_s, with(test, {{u"firstSent"_s, toIso(now)}})), messages({})), u"sms"_s, 60s));
    }
    void anOperationIsStoredUnderItsContact()
    {
        const Operation operation = request(u"contact"_s);
        QCOMPARE(operation.subject, u"review:contact-1"_s);
        QCOMPARE(operation.flow, u"reviews"_s);
        QCOMPARE(operation.payload[u"until"].toString(), toIso(now + 1h));
        ReviewRequest always{.contact = u"c"_s, .until = Instant::max()};
        QVERIFY(!reviewOperation(always, now).payload.contains(u"until"));
        QVERIFY(!reviewOperation(always, now).payload.contains(u"test"));
        always.test = true;
        QVERIFY(reviewOperation(always, now).payload[u"test"].toBool());
        QCOMPARE(aboutOf(reviewOperation(always, now)).document, u"review.test"_s);
    }
};

QTEST_APPLESS_MAIN(SendReviewTest)
#include "tst_send_review.moc"
