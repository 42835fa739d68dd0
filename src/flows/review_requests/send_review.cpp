// Sends one review request, once for life, whatever reply is lost.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/send_review.h"

#include "core/email_address.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/shared/about.h"
#include "highlevel/contact.h"
#include "highlevel/conversation.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::flows::review_requests {

namespace {

constexpr auto showsAfter = 10s; // HighLevel's lists show a write only after some seconds (product.md)
constexpr auto looksAgainAfter = 60s;
constexpr int looksBeforeSendingAgain = 2;
constexpr auto longestRead = 5min; // then the conversation is read again before anything is sent
constexpr auto clocksDiffer = 2min;
constexpr qsizetype mostBodies = 25; // of e-mails, newest first: each is a call
constexpr auto asksForAddressAgainAfter = 24h;
constexpr int mostPages = 4; // of 500 messages

QString textIn(const journal::Operation &operation, QStringView key) { return operation.payload[key].toString(); }

bool isTest(const journal::Operation &operation) { return operation.payload[u"test"].toBool(); }

Outcome reviewStep(journal::Operation operation, const QString &stage, std::chrono::milliseconds after = 0ms)
{
    operation.stage = stage;
    return {.next = Outcome::Next::Step, .operation = std::move(operation), .after = after};
}

/// Reading the conversation from its beginning.
Outcome readConversation(journal::Operation operation, std::chrono::milliseconds after = 0ms)
{
    for (const QString &used : {u"cursor"_s, u"pages"_s, u"bodies"_s, u"unread"_s}) {
        operation.payload.remove(used);
    }
    return reviewStep(std::move(operation), u"sms"_s, after);
}

QString channelWord(const QString &type) { return type == u"Email" ? u"email"_s : u"sms"_s; }

/// Ends it, and notes at the customer how. `result` of the log; empty: nothing is said.
Outcome reviewEnds(journal::Operation operation, const QString &state, const QString &result,
    const QMap<QString, QString> &parameters = {}, QJsonObject written = {})
{
    Outcome outcome{.next = Outcome::Next::Done, .operation = std::move(operation)};
    if (!isTest(outcome.operation)) {
        written.insert(u"state"_s, state);
        outcome.links.push_back({.kind = u"review"_s,
            .quickbooksId = textIn(outcome.operation, u"customer"),
            .highlevelId = textIn(outcome.operation, u"contact"),
            .madeByKontor = true,
            .written = written});
    }
    journal::LogEntry entry = logEntryOf(outcome.operation, result);
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter) {
        entry.parameters.insert(parameter.key(), parameter.value());
    }
    entry.parameters.insert(u"contact"_s, entry.parameters.value(u"name"_s));
    if (result == u"skipped" || result == u"opted_out") {
        entry.details.insert(u"error"_s, QString(u"review."_s + state));
    }
    outcome.entries.push_back(std::move(entry));
    return outcome;
}

Outcome reviewNeedsOwner(const journal::Operation &operation, Error problem)
{
    problem.parameters.insert(u"contact"_s, aboutOf(operation).name);
    problem.parameters.insert(u"customer"_s, aboutOf(operation).name);
    problem.parameters.insert(u"kind"_s, u"contact"_s);
    if (problem.key == u"hl.404" && operation.payload[u"noImport"].toBool()) {
        problem.parameters.insert(u"case"_s, u"no_import"_s); // nobody adds the contact again
    }
    return {.next = Outcome::Next::Attention, .operation = operation, .problem = std::move(problem)};
}

/// It is sent, as far as HighLevel is concerned; how it arrives is followed (delivery.h).
Outcome reviewIsSent(const journal::Operation &before, const highlevel::SentMessage &sent, Instant at)
{
    const QString channel = channelWord(before.payload[u"body"][u"type"].toString());
    Outcome outcome = reviewEnds(before, u"sent"_s, isTest(before) ? u"done"_s : u"sent"_s, {{u"channel"_s, channel}},
        {{u"message"_s, sent.message}, {u"channel"_s, channel}, {u"at"_s, toIso(at)}});
    if (!sent.message.isEmpty()) {
        const About about = aboutOf(before);
        outcome.records.push_back({.service = Service::HighLevel,
            .kind = u"message"_s,
            .id = sent.message,
            .version = u"sent"_s,
            .value = {{u"name"_s, about.name}, {u"contact"_s, textIn(before, u"contact")}, {u"channel"_s, channel},
                {u"email"_s, sent.email}, {u"sent"_s, toIso(at)}}});
    }
    return outcome;
}

/// The text as this contact gets it, by this channel.
QJsonObject messageBody(const journal::Operation &operation, const highlevel::Contact &contact, const QString &type)
{
    const QString first = contact.fields.value(u"firstName"_s);
    const QString full = u"%1 %2"_s.arg(first, contact.fields.value(u"lastName"_s)).trimmed();
    const QString company = contact.fields.value(u"companyName"_s);
    const Placeholders values{.firstName = first,
        .fullName = full.isEmpty() ? aboutOf(operation).name : full,
        .companyName = company.isEmpty() ? textIn(operation, u"company") : company,
        .locationName = textIn(operation, u"location"),
        .reviewLink = textIn(operation, u"link")};
    QJsonObject body{{u"type"_s, type}, {u"contactId"_s, contact.id}};
    if (type == u"Email") {
        body.insert(u"subject"_s, filled(textIn(operation, u"subject"), values));
        body.insert(u"html"_s, filledAsHtml(textIn(operation, u"text"), values));
    } else {
        body.insert(u"message"_s, filled(textIn(operation, u"text"), values));
    }
    return body;
}

/// The owner may add one: it is looked at once a day, and said only the first time.
Outcome waitsForAddress(journal::Operation operation, const QString &missing, Instant now)
{
    QJsonObject intent = operation.payload[u"intent"].toObject();
    const bool told = intent[u"told"].toBool();
    Outcome outcome = reviewEnds(std::move(operation), u"no_address"_s, u"skipped"_s, {{u"missing"_s, missing}});
    if (told) {
        outcome.entries.clear();
    }
    if (!intent.isEmpty()) {
        intent.insert(u"told"_s, true);
        intent.insert(u"again"_s, toIso(now + asksForAddressAgainAfter));
        outcome.records.push_back({.service = Service::QuickBooks,
            .kind = u"review"_s,
            .id = textIn(outcome.operation, u"customer"),
            .version = QString(u"again "_s + toIso(now)),
            .value = intent});
    }
    return outcome;
}

/// By which channel it may be written to, or why by none.
Outcome chooseChannel(journal::Operation operation, const highlevel::Contact &contact, const Known &known)
{
    const QString setting = textIn(operation, u"channel");
    const QJsonArray refused = operation.payload[u"refused"].toArray();
    const QString invalid = textIn(operation, u"invalid"); // an address that HighLevel did not take
    QString blocked;
    QString missing;
    for (const QString &type : {u"Email"_s, u"SMS"_s}) {
        if ((setting == u"email" && type != u"Email") || (setting == u"sms" && type != u"SMS")) {
            continue;
        }
        if (contact.fields.value(type == u"Email" ? u"email"_s : u"phone"_s).isEmpty()) {
            if (missing.isEmpty()) {
                missing = type == u"Email" ? u"email"_s : u"phone"_s;
            }
        } else if (contact.noMessages || contact.closedChannels.contains(type) || refused.contains(type)) {
            blocked = blocked.isEmpty() ? channelWord(type) : blocked;
        } else {
            operation.payload.insert(u"body"_s, messageBody(operation, contact, type));
            return isTest(operation) ? reviewStep(std::move(operation), u"write"_s)
                                     : readConversation(std::move(operation));
        }
    }
    if (!invalid.isEmpty()) {
        return reviewNeedsOwner(operation,
            {.kind = Error::Kind::Refused,
                .key = u"hl.400"_s,
                .parameters = {{u"detail"_s, invalid}},
                .detail = invalid});
    }
    if (!blocked.isEmpty()) {
        return reviewEnds(std::move(operation), u"opted_out"_s, u"opted_out"_s, {{u"channel"_s, blocked}});
    }
    return waitsForAddress(std::move(operation), missing, known.serviceNow);
}

/// Because of which other customer the contact needs no request; empty: of none.
QString hadOne(const journal::Operation &operation, const QString &contact, const Known &known)
{
    const QString own = textIn(operation, u"customer");
    for (const journal::Link &note : known.linksByHighLevel(u"review"_s, contact)) {
        if (const QString because = hadBecauseOf(note, own); !because.isEmpty()) {
            return because;
        }
    }
    for (const journal::Link &link : known.linksByHighLevel(u"contact"_s, contact)) {
        const auto note
            = known.linkByQuickBooks ? known.linkByQuickBooks(u"review"_s, link.quickbooksId) : std::nullopt;
        const QString state = note ? note->written[u"state"].toString() : QString();
        const bool counts = note && state != u"due" && state != u"family"; // the plan has looked at the family's top
        if (const QString because = counts ? hadBecauseOf(*note, own) : QString(); !because.isEmpty()) {
            return because;
        }
    }
    return {};
}

/// The owner has switched it off since it was planned, perhaps from another process.
bool isSwitchedOff(const journal::Operation &operation, const Known &known)
{
    if (operation.payload[u"off"].toBool()) {
        return true;
    }
    const auto note = known.linkByQuickBooks && !isTest(operation)
        ? known.linkByQuickBooks(u"review"_s, textIn(operation, u"customer"))
        : std::nullopt;
    return note && note->written[u"state"].toString() == u"switched_off";
}

Outcome endsSwitchedOff(journal::Operation operation)
{
    return reviewEnds(std::move(operation), u"switched_off"_s, u"skipped"_s);
}

Outcome settleContact(const journal::Operation &operation, const QJsonObject &reply, const Known &known)
{
    const QJsonObject row = reply[u"contact"].isObject() ? reply[u"contact"].toObject() : reply;
    const Result<highlevel::Contact> contact = highlevel::contactFromJson(row);
    if (!contact) {
        return reviewNeedsOwner(operation, contact.error());
    }
    if (isSwitchedOff(operation, known)) {
        return operation.payload.contains(u"firstSent") ? readConversation(operation) : endsSwitchedOff(operation);
    }
    const std::optional<Instant> since = instantFromIso(textIn(operation, u"since"));
    const std::optional<Instant> until = instantFromIso(textIn(operation, u"until"));
    const std::optional<Instant> read = instantFromIso(textIn(operation, u"read"));
    // One that may have been sent is not let go before the conversation has been read.
    const bool certain = !operation.payload.contains(u"firstSent") || (read && known.serviceNow - *read <= longestRead);
    // This computer's clock may have been wrong when it was planned, before HighLevel had answered anything.
    const bool tooSoon = since && known.serviceNow < *since - clocksDiffer;
    if ((tooSoon || (until && known.serviceNow >= *until)) && certain) {
        // Quiet hours have begun meanwhile: it is planned again when they are over.
        Outcome outcome{.next = Outcome::Next::Done, .operation = operation};
        outcome.replans.push_back({Service::QuickBooks, u"review"_s, textIn(operation, u"customer")});
        return outcome;
    }
    const QString because = isTest(operation) ? QString() : hadOne(operation, contact->id, known);
    Outcome outcome = because.isEmpty() ? chooseChannel(operation, *contact, known)
                                        : reviewEnds(operation, u"had"_s, u"skipped"_s, {}, {{u"because"_s, because}});
    if (outcome.next == Outcome::Next::Done && !certain) {
        // No more is sent, but what was sent counts for the day, and how it arrives is followed.
        journal::Operation unsure = operation;
        unsure.payload.insert(u"closed"_s, true);
        return readConversation(std::move(unsure));
    }
    return outcome;
}

/// The contact is gone. One who has the customer's address now is who it was merged into.
Outcome settleFind(const journal::Operation &before, const QJsonObject &reply, const Known &known)
{
    QStringList found;
    const QString wanted = comparableEmail(textIn(before, u"address"));
    const auto isWanted = [&](const QString &address) { return comparableEmail(address) == wanted; };
    const QJsonArray rows = reply[u"contacts"].toArray();
    for (const QJsonValue &row : rows) {
        // After a merge the address may be one of those beside the main one.
        const Result<highlevel::Contact> contact = highlevel::contactFromJson(row.toObject());
        if (contact
            && (isWanted(contact->fields.value(u"email"_s))
                || std::any_of(contact->moreEmails.begin(), contact->moreEmails.end(), isWanted))) {
            found.append(contact->id);
        }
    }
    const QString gone = textIn(before, u"contact");
    if (found.size() != 1 || found.first() == gone) {
        return reviewNeedsOwner(before, {.kind = Error::Kind::Refused, .key = u"hl.404"_s});
    }
    Outcome outcome = reviewStep(before, u"contact"_s);
    outcome.operation.payload.insert(u"contact"_s, found.first());
    About about = aboutOf(outcome.operation);
    about.highLevelId = found.first();
    setAbout(outcome.operation, about);
    for (journal::Link link : known.linksByHighLevel(u"contact"_s, gone)) {
        link.highlevelId = found.first();
        outcome.links.push_back(std::move(link));
    }
    // So that another request on its way to the same one finds this.
    const auto note = known.linkByQuickBooks ? known.linkByQuickBooks(u"review"_s, textIn(before, u"customer"))
                                             : std::optional<journal::Link>();
    if (note) {
        outcome.links.push_back(*note);
        outcome.links.back().highlevelId = found.first();
    }
    return outcome;
}

/// The conversation has been read and no request is in it.
Outcome nothingFound(const journal::Operation &before, const Known &known)
{
    journal::Operation operation = before;
    if (isSwitchedOff(operation, known)) {
        return endsSwitchedOff(std::move(operation));
    }
    const bool closed = operation.payload[u"closed"].toBool();
    const bool cannotBeKnown = operation.payload[u"unread"].toBool() || operation.payload[u"accepted"].toBool();
    const bool maySendAgain = operation.payload[u"sendAgain"].toBool() || closed;
    if (cannotBeKnown && !maySendAgain && operation.payload.contains(u"firstSent")) {
        // An e-mail went out since then of which nobody can say what is in it, or HighLevel has taken the message and
        // shows it nowhere.
        return reviewNeedsOwner(operation, {.kind = Error::Kind::OutcomeUnknown, .key = u"review.unsure"_s});
    }
    if (operation.payload.contains(u"firstSent")) {
        const int looks = operation.payload[u"looks"].toInt() + 1;
        operation.payload.insert(u"looks"_s, looks);
        if (looks < looksBeforeSendingAgain) {
            return readConversation(std::move(operation), looksAgainAfter);
        }
    }
    operation.payload.insert(u"read"_s, toIso(known.serviceNow));
    operation.payload.remove(u"closed"_s);
    return reviewStep(std::move(operation), closed ? u"contact"_s : u"write"_s);
}

bool holdsAll(const QString &body, const QStringList &links)
{
    return !links.isEmpty() && std::all_of(links.begin(), links.end(), [&](const QString &link) {
        return body.contains(link) || body.contains(link.toHtmlEscaped());
    });
}

/// By the link; or by one that the settings had when the request was planned before, if it came since. (An older
/// message says nothing: that link may have been changed because it leads to no review.)
bool isRequest(const journal::Operation &operation, const highlevel::Message &message)
{
    if (holdsAll(message.body, linksOf(textIn(operation, u"text"), textIn(operation, u"link")))) {
        return true;
    }
    const QJsonArray planned = operation.payload[u"intent"][u"planned"].toArray();
    return std::any_of(planned.begin(), planned.end(), [&](const QJsonValue &before) {
        const std::optional<Instant> since = instantFromIso(before[u"since"].toString());
        const bool older = since && message.added && *message.added < *since - clocksDiffer;
        return !older && holdsAll(message.body, before[u"links"].toVariant().toStringList());
    });
}

/// A message with the link: sent by Kontor just now, or by anybody at any time before.
Outcome requestFound(const journal::Operation &operation, const highlevel::Message &message, const Known &known)
{
    const std::optional<Instant> first = instantFromIso(textIn(operation, u"firstSent"));
    if (first && (!message.added || *message.added >= *first - clocksDiffer)) {
        return reviewIsSent(operation, {message.id, message.emails.value(0)}, message.added.value_or(known.serviceNow));
    }
    return reviewEnds(operation, u"had"_s, u"skipped"_s);
}

Outcome settlePage(const journal::Operation &before, const QJsonObject &reply, const Known &known)
{
    const Result<highlevel::MessagePage> page = highlevel::messagePageFromJson(reply);
    if (!page) {
        return reviewNeedsOwner(before, page.error());
    }
    journal::Operation operation = before;
    const std::optional<Instant> first = instantFromIso(textIn(operation, u"firstSent"));
    QJsonArray bodies = operation.payload[u"bodies"].toArray();
    for (const highlevel::Message &message : page->messages) {
        if (!message.outbound) {
            continue;
        }
        if (isRequest(operation, message)) {
            return requestFound(operation, message, known);
        }
        const bool recent = first && message.added && *message.added >= *first - clocksDiffer;
        if (message.email && (message.body.isEmpty() || recent)) { // what a list shows of it may be its beginning
            for (const QString &email : message.emails) {
                if (bodies.size() < mostBodies) {
                    bodies.append(email);
                } else if (recent) {
                    operation.payload.insert(u"unread"_s, true);
                }
            }
        }
    }
    operation.payload.insert(u"bodies"_s, bodies);
    const int pages = operation.payload[u"pages"].toInt() + 1;
    if (!page->next.isEmpty() && pages < mostPages) {
        operation.payload.insert(u"cursor"_s, page->next);
        operation.payload.insert(u"pages"_s, pages);
        return reviewStep(std::move(operation), before.stage);
    }
    operation.payload.remove(u"cursor"_s);
    operation.payload.remove(u"pages"_s);
    if (operation.stage == u"sms") {
        return reviewStep(std::move(operation), u"email"_s);
    }
    return bodies.isEmpty() ? nothingFound(operation, known) : reviewStep(std::move(operation), u"bodies"_s);
}

/// One e-mail more of which only the id was known; `reply` empty when it cannot be read.
Outcome settleBody(const journal::Operation &before, const Result<QJsonObject> &reply, const Known &known)
{
    journal::Operation operation = before;
    const std::optional<Instant> first = instantFromIso(textIn(operation, u"firstSent"));
    const Result<highlevel::Message> message
        = reply ? highlevel::messageFromJson(*reply) : Result<highlevel::Message>(fail(reply.error()));
    if (message && message->outbound && isRequest(operation, *message)) {
        highlevel::Message found = *message;
        found.emails = {operation.payload[u"bodies"].toArray().first().toString()}; // how its status is asked for
        return requestFound(operation, found, known);
    }
    if (first
        && (!message || (message->body.isEmpty() && message->added && *message->added >= *first - clocksDiffer))) {
        operation.payload.insert(u"unread"_s, true);
    }
    QJsonArray bodies = operation.payload[u"bodies"].toArray();
    bodies.removeFirst();
    operation.payload.insert(u"bodies"_s, bodies);
    return bodies.isEmpty() ? nothingFound(operation, known) : reviewStep(std::move(operation), u"bodies"_s);
}

/// Whether the contact can be looked for by the customer's address.
bool canBeFound(const journal::Operation &operation)
{
    const qsizetype length = textIn(operation, u"address").size();
    return length > 0 && length <= highlevel::longestFilterValue;
}

/// HighLevel does not take the message (highlevel-api 6.2).
Outcome settleRefusedMessage(const journal::Operation &before, const Error &error)
{
    const auto says = [&](QStringView text) { return error.detail.contains(text, Qt::CaseInsensitive); };
    journal::Operation operation = before;
    if (!operation.payload[u"unsure"].toBool()) {
        operation.payload.remove(u"firstSent"_s); // what is refused has not been sent
    }
    if (error.key == u"hl.404" || says(u"contact not found") || (says(u"contact") && says(u"not found"))) {
        return canBeFound(operation)
            ? reviewStep(std::move(operation), u"find"_s)
            : reviewNeedsOwner(operation, {.kind = Error::Kind::Refused, .key = u"hl.404"_s, .detail = error.detail});
    }
    // The schema asks for two fields that no program sends and that may be refused as unknown (highlevel-api 6.2): they
    // are sent only where they are missed.
    QJsonObject body = operation.payload[u"body"].toObject();
    if (!body.contains(u"status") && (says(u"status should not be empty") || says(u"status must be"))) {
        body.insert(u"status"_s, u"pending"_s);
        body.insert(u"subType"_s, body[u"type"]); // the example of the contract
        operation.payload.insert(u"body"_s, body);
        return reviewStep(std::move(operation), u"write"_s);
    }
    const bool aboutTheChannel = says(u"DND is active") || says(u"unsubscribed") || says(u"Missing phone number")
        || says(u"Missing email") || says(u"e-mail is invalid") || says(u"email is invalid") || says(u"calling code");
    const QString type = operation.payload[u"body"][u"type"].toString();
    QJsonArray refused = operation.payload[u"refused"].toArray();
    if (!aboutTheChannel || refused.contains(type)) {
        return reviewNeedsOwner(operation, error);
    }
    refused.append(type);
    operation.payload.insert(u"refused"_s, refused);
    const bool another = textIn(operation, u"channel") == u"email_else_sms" && refused.size() < 2;
    const bool optedOut = says(u"DND is active") || says(u"unsubscribed");
    if (!optedOut) {
        operation.payload.insert(u"invalid"_s, error.detail);
    }
    if (another) {
        return reviewStep(std::move(operation), u"contact"_s); // which says whether the other channel is open
    }
    if (optedOut) {
        return reviewEnds(std::move(operation), u"opted_out"_s, u"opted_out"_s, {{u"channel"_s, channelWord(type)}});
    }
    return reviewNeedsOwner(before, error);
}

} // namespace

journal::Operation reviewOperation(const ReviewRequest &request, Instant now)
{
    journal::Operation operation{.kind = u"review.send"_s,
        .flow = u"reviews"_s,
        .service = Service::HighLevel,
        .subject = u"review:"_s + request.contact,
        .stage = u"contact"_s,
        .payload = {{u"customer"_s, request.customer}, {u"contact"_s, request.contact}, {u"address"_s, request.email},
            {u"company"_s, request.companyName}, {u"location"_s, request.locationName}, {u"channel"_s, request.channel},
            {u"subject"_s, request.subject}, {u"text"_s, request.text}, {u"link"_s, request.link}},
        .urgency = 3,
        .due = now,
        .created = now};
    if (request.since) {
        operation.payload.insert(u"since"_s, toIso(*request.since));
    }
    if (request.until && *request.until != Instant::max()) {
        operation.payload.insert(u"until"_s, toIso(*request.until));
    }
    if (!request.intent.isEmpty()) {
        operation.payload.insert(u"intent"_s, request.intent);
    }
    if (request.test) {
        operation.payload.insert(u"test"_s, true);
    }
    if (!request.contactsAreImported) {
        operation.payload.insert(u"noImport"_s, true);
    }
    setAbout(operation,
        {.document = request.test ? u"review.test"_s : u"review"_s,
            .name = request.name,
            .email = request.email,
            .highLevelId = request.contact,
            .quickBooksId = request.customer});
    return operation;
}

QString SendReview::name() const { return u"review.send"_s; }

bool SendReview::writes(const journal::Operation &operation) const { return operation.stage == u"write"_s; }

QString SendReview::ownPermission(const journal::Operation &operation) const
{
    if (operation.stage == u"contact" || operation.stage == u"find") {
        return {};
    }
    return writes(operation) ? u"conversations/message.write"_s : u"conversations/message.readonly"_s;
}

net::Request SendReview::request(journal::Operation &operation, Instant serviceNow) const
{
    if (operation.stage == u"write" && operation.payload[u"off"].toBool()) {
        operation.stage = u"sms"_s; // switched off meanwhile: it is only found out whether it was sent
    }
    if (operation.stage == u"write" && !isTest(operation)) {
        const std::optional<Instant> read = instantFromIso(textIn(operation, u"read"));
        const std::optional<Instant> until = instantFromIso(textIn(operation, u"until"));
        const bool fresh = read && serviceNow >= *read - clocksDiffer && serviceNow - *read <= longestRead;
        if (!fresh || (until && serviceNow >= *until)) {
            operation.stage = u"contact"_s; // what was seen then may not hold any more
        }
    }
    const QString contact = textIn(operation, u"contact");
    if (operation.stage == u"write") {
        if (!operation.payload.contains(u"firstSent")) {
            operation.payload.insert(u"firstSent"_s, toIso(serviceNow));
        }
        operation.payload.remove(u"looks"_s);
        return m_api.sendMessage(operation.payload[u"body"].toObject());
    }
    if (operation.stage == u"find") {
        return m_api.searchContacts({highlevel::equals(u"email"_s, comparableEmail(textIn(operation, u"address")))});
    }
    if (operation.stage == u"sms" || operation.stage == u"email") {
        return m_api.messages(
            contact, operation.stage == u"sms" ? u"SMS"_s : u"Email"_s, std::nullopt, textIn(operation, u"cursor"));
    }
    if (operation.stage == u"bodies") {
        return m_api.email(operation.payload[u"bodies"].toArray().first().toString());
    }
    return m_api.contact(contact);
}

Outcome SendReview::settle(
    const journal::Operation &operation, const Result<QJsonObject> &reply, const Known &known) const
{
    if (operation.stage == u"bodies") {
        return settleBody(operation, reply, known);
    }
    if (!reply) {
        if (writes(operation) && reply.error().kind == Error::Kind::Refused) {
            return settleRefusedMessage(operation, reply.error());
        }
        const bool gone = operation.stage == u"contact" && reply.error().key == u"hl.404";
        if (gone && canBeFound(operation)) {
            return reviewStep(operation, u"find"_s);
        }
        return reviewNeedsOwner(operation, reply.error());
    }
    if (writes(operation)) {
        const Result<highlevel::SentMessage> sent = highlevel::sentMessageFromJson(*reply);
        if (!sent) {
            Outcome outcome = unknown(operation);
            outcome.operation.payload.insert(u"accepted"_s, true);
            return outcome;
        }
        return reviewIsSent(operation, *sent, known.serviceNow);
    }
    if (operation.stage == u"find") {
        return settleFind(operation, *reply, known);
    }
    return operation.stage == u"contact" ? settleContact(operation, *reply, known)
                                         : settlePage(operation, *reply, known);
}

Outcome SendReview::unknown(const journal::Operation &operation) const
{
    if (!writes(operation)) {
        return reviewStep(operation, operation.stage);
    }
    journal::Operation unsure = operation;
    unsure.payload.insert(u"unsure"_s, true);
    return readConversation(std::move(unsure), showsAfter);
}

std::vector<RecordName> SendReview::reasons(const journal::Operation &operation) const
{
    if (isTest(operation)) {
        return {};
    }
    return {{Service::QuickBooks, u"review"_s, textIn(operation, u"customer")}};
}

journal::Operation SendReview::retried(journal::Operation operation) const
{
    for (const QString &past : {u"since"_s, u"until"_s, u"refused"_s, u"invalid"_s, u"accepted"_s}) {
        operation.payload.remove(past);
    }
    if (operation.payload.contains(u"firstSent") || isTest(operation)) {
        operation.payload.insert(u"sendAgain"_s, true); // the owner's word, at this hour too
    } else {
        // Surely not sent: the plan decides when, by quiet hours and daily limit.
        operation.payload.insert(u"until"_s, toIso(Instant{}));
    }
    operation.stage = u"contact"_s;
    return operation;
}

} // namespace kontor::flows::review_requests
