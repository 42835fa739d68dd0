// Review requests: who has paid for the first time, and whose request may go out now.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/review_requests.h"

#include "core/email_address.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/review_requests/review_link.h"
#include "flows/review_requests/sending_hours.h"
#include "flows/shared/about.h"
#include "flows/shared/note.h"
#include "quickbooks/customer.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace kontor::flows::review_requests {

namespace {

const QString intentKind = u"review"_s;
constexpr auto stillUnderstood
    = std::chrono::hours(30 * 24); // whoever has neither contact nor address by then gets none
constexpr int all = std::numeric_limits<int>::max();

QString reviewSetting(journal::Journal &journal, const QString &key, const QString &otherwise)
{
    const QString value = journal.setting(key).value_or(QString());
    return value.isEmpty() ? otherwise : value;
}

std::optional<quickbooks::Customer> customerRecord(journal::Journal &journal, const QString &id)
{
    const auto record = journal.record(Service::QuickBooks, u"customer"_s, id);
    return record ? std::optional(quickbooks::customerFromStored(id, record->value)) : std::nullopt;
}

// Who has paid

bool isPaid(journal::Journal &journal, const journal::Record &invoice)
{
    return invoice.active && invoice.value[u"settled"].toBool() && hasRealPayment(journal, invoice.id);
}

/// Paid, and of a kind that the owner wants to ask after now.
bool countsAsPaid(journal::Journal &journal, const journal::Record &invoice)
{
    const bool mirrored = journal.linkByQuickBooks(u"invoice"_s, invoice.id).has_value();
    const bool mirroredCount = reviewSetting(journal, u"reviews.mirrored_invoices"_s, u"on"_s) == u"on";
    return isPaid(journal, invoice) && (mirroredCount || !mirrored);
}

/// The intent as long as nothing has come of it.
std::optional<journal::Record> waitingIntent(journal::Journal &journal, const QString &id)
{
    if (id.isEmpty()) {
        return std::nullopt;
    }
    for (journal::Record &intent : journal.unplanned(Service::QuickBooks, intentKind, all)) {
        if (intent.id == id) {
            return std::move(intent);
        }
    }
    return std::nullopt;
}

void noteIntent(journal::Journal &journal, const QString &top, journal::Record invoice, const QString &noticed)
{
    invoice.value.insert(u"intent"_s, top);
    journal.putRecord(invoice);
    noteReview(journal, top, {}, {{u"state"_s, u"due"_s}});
    journal.putRecord({.service = Service::QuickBooks,
        .kind = intentKind,
        .id = top,
        .version = u"%1 %2"_s.arg(invoice.id, noticed),
        .value = {{u"invoice"_s, invoice.id}, {u"customer"_s, invoice.value[u"customer"]}, {u"noticed"_s, noticed}}});
}

/// Another invoice of the same customers is paid, too: it stands in should the first payment be taken back.
void keepInReserve(journal::Journal &journal, const QString &top, const QString &invoice)
{
    constexpr qsizetype mostInReserve = 50;
    auto intent = journal.record(Service::QuickBooks, intentKind, top);
    if (!intent || intent->value[u"invoice"].toString() == invoice) {
        return;
    }
    QJsonArray more = intent->value[u"more"].toArray();
    if (!more.contains(invoice) && more.size() < mostInReserve) {
        more.append(invoice);
        intent->value.insert(u"more"_s, more);
        journal.putRecord(*intent);
    }
}

void judgeInvoice(journal::Journal &journal, journal::Record invoice, Instant now)
{
    journal.markPlanned(Service::QuickBooks, u"invoice"_s, invoice.id);
    if (!countsAsPaid(journal, invoice)) {
        return;
    }
    const QString customer = invoice.value[u"customer"].toString();
    const QString top = topCustomer(journal, customer);
    const bool countedBefore = invoice.value[u"counted"].toBool();
    invoice.value.insert(u"counted"_s, true);
    journal.putRecord(invoice);
    auto note = journal.linkByQuickBooks(u"review"_s, top);
    if (!note) {
        note = journal.linkByQuickBooks(u"review"_s, customer);
    }
    noteFamily(journal, top, customer);
    if (note) {
        const QString state = note->written[u"state"].toString();
        if (!countedBefore && (state == u"due" || state == u"had")) {
            keepInReserve(journal, note->quickbooksId, invoice.id);
        }
        return;
    }
    if (countedBefore) {
        // It has moved to another customer (two were merged): for this one too it is no news, unless it still waits.
        const QString waiting = invoice.value[u"intent"].toString();
        const auto intent = waitingIntent(journal, waiting);
        if (!intent) {
            noteReview(journal, top, {}, {{u"state"_s, u"merged"_s}});
            return;
        }
        journal.markPlanned(Service::QuickBooks, intentKind, waiting);
        noteReview(journal, waiting, {}, {{u"state"_s, u"merged"_s}, {u"because"_s, top}});
        noteIntent(journal, top, invoice, intent->value[u"noticed"].toString());
        return;
    }
    noteIntent(journal, top, invoice, toIso(now));
}

// Whose request may go out

void logSkipped(journal::Journal &journal, const QString &name, const QString &error, Instant now)
{
    journal.log({.time = now,
        .flow = u"reviews"_s,
        .direction = u"qb>hl"_s,
        .key = u"review"_s,
        .parameters = {{u"name"_s, name}, {u"contact"_s, name}},
        .result = u"skipped"_s,
        .details = {{u"error"_s, error}}});
}

/// The contact to write to: the top-level customer's, else that of the one who paid. Empty: there is none yet.
QString contactOf(journal::Journal &journal, const journal::Record &intent)
{
    for (const QString &customer : {intent.id, intent.value[u"customer"].toString()}) {
        if (const auto link = journal.linkByQuickBooks(u"contact"_s, customer)) {
            return link->highlevelId;
        }
    }
    return {};
}

/// Who of those that are the same contact has had a request, or gets it: then this one gets none. Empty: nobody.
QString whoHadOne(journal::Journal &journal, const QString &contact, const journal::Record &intent)
{
    for (const journal::Link &note : journal.linksByHighLevel(u"review"_s, contact)) {
        if (const QString because = hadBecauseOf(note, intent.id); !because.isEmpty()) {
            return because;
        }
    }
    const auto ofCustomer = [&](const QString &customer) {
        const QString top = topCustomer(journal, customer);
        const auto note = top == intent.id ? std::nullopt : journal.linkByQuickBooks(u"review"_s, top);
        return note && note->written[u"state"].toString() != u"due" ? hadBecauseOf(*note, intent.id) : QString();
    };
    for (const journal::Link &link : journal.linksByHighLevel(u"contact"_s, contact)) {
        if (const QString because = ofCustomer(link.quickbooksId); !because.isEmpty()) {
            return because;
        }
    }
    // Those who are inactive by now (merged into this one, perhaps) were this contact as long as they were active.
    const auto mainAddress
        = [](const quickbooks::Customer &of) { return comparableEmail(emailAddresses(of.email).value(0)); };
    for (const QString &paying : {intent.id, intent.value[u"customer"].toString()}) {
        const auto customer = customerRecord(journal, paying);
        const QString address = customer ? mainAddress(*customer) : QString();
        if (address.isEmpty()) {
            continue;
        }
        for (const journal::Record &record :
            journal.recordsByKey(Service::QuickBooks, u"customer"_s, u"email:"_s + address)) {
            const bool was
                = !record.active && mainAddress(quickbooks::customerFromStored(record.id, record.value)) == address;
            if (const QString because = was ? ofCustomer(record.id) : QString(); !because.isEmpty()) {
                return because;
            }
        }
    }
    return {};
}

/// Raised once, taken back when its cause is gone; one that the owner has dismissed is not raised again for the same.
void holdBack(journal::Journal &journal, const std::optional<Error> &problem, Instant now)
{
    const QString heldState = u"reviews_held"_s;
    const qint64 last = journal.state(heldState)[u"note"].toInteger();
    std::optional<journal::Operation> note = last == 0 ? std::nullopt : journal.operation(last);
    const bool same = problem && note && note->problem && note->problem->key == problem->key
        && note->problem->parameters == problem->parameters;
    using State = journal::OperationState;
    if (same && (note->state == State::Attention || note->state == State::Dismissed || note->state == State::Waiting)) {
        return;
    }
    if (note && (note->state == State::Attention || note->state == State::Waiting)) {
        note->state = State::Superseded;
        journal.putOperation(*note);
    }
    if (!problem) {
        if (note) {
            journal.setState(heldState, {});
        }
        return;
    }
    const qint64 raised = raiseNote(journal,
        {.flow = u"reviews"_s,
            .direction = u"qb>hl"_s,
            .subject = u"reviews"_s,
            .about = {.document = u"review"_s},
            .problem = *problem},
        now);
    journal.setState(heldState, {{u"note"_s, raised}});
}

struct Letter
{
    ReviewRequest request; ///< without customer and contact
    QTimeZone zone;
    std::optional<Error> problem;
};

Letter letterOfTheMoment(journal::Journal &journal, const ReviewRules &rules)
{
    const QString language = languageOf(journal, rules.language);
    Letter letter{.request = {.locationName = rules.locationName,
                      .channel = reviewSetting(journal, u"reviews.channel"_s, u"email_else_sms"_s),
                      .subject = reviewSetting(journal, u"reviews.subject"_s, defaultSubject(language)),
                      .text = reviewSetting(journal, u"reviews.text"_s, defaultText(language)),
                      .link = reviewLink(journal)},
        .zone = QTimeZone(rules.zone.toLatin1())};
    if (!isReviewLink(letter.request.link)) {
        letter.problem = Error{.kind = Error::Kind::BadInput, .key = u"review.no_link"_s};
    }
    for (const QString &text : {letter.request.subject, letter.request.text}) {
        if (const QString unknown = unknownPlaceholder(text); !unknown.isEmpty()) {
            letter.problem = Error{
                .kind = Error::Kind::BadInput, .key = u"review.placeholder"_s, .parameters = {{u"text"_s, unknown}}};
        }
    }
    if (!letter.zone.isValid()) {
        if (reviewSetting(journal, u"reviews.quiet_hours"_s, u"20:00-08:00"_s) != u"off") {
            letter.problem = Error{
                .kind = Error::Kind::BadInput, .key = u"review.time_zone"_s, .parameters = {{u"zone"_s, rules.zone}}};
        }
        letter.zone = QTimeZone::utc();
    }
    return letter;
}

bool isDue(journal::Journal &journal, const journal::Record &intent, const ReviewRules &rules)
{
    const auto delay = std::chrono::minutes(reviewSetting(journal, u"reviews.delay_minutes"_s, u"0"_s).toInt());
    const std::optional<Instant> noticed = instantFromIso(intent.value[u"noticed"].toString());
    const std::optional<Instant> again = instantFromIso(intent.value[u"again"].toString());
    return (!noticed || rules.now >= *noticed + delay) && (!again || rules.highLevelNow >= *again);
}

/// Whoever needed none only for the sake of one whose payment was taken back before anything went out.
void judgeAnew(journal::Journal &journal, const QString &takenBack)
{
    for (const journal::Link &note : journal.links(u"review"_s, all)) {
        if (note.written[u"because"].toString() != takenBack) {
            continue;
        }
        if (note.written[u"state"].toString() == u"had") { // has paid, and was set aside as the same contact
            noteReview(journal, note.quickbooksId, {}, {{u"state"_s, u"due"_s}});
            journal.markUnplanned(Service::QuickBooks, intentKind, note.quickbooksId);
        } else {
            journal.removeLink(u"review"_s, note.quickbooksId);
        }
    }
}

/// What was paid does not count any more: the payment was taken back before the request went out, or the owner does not
/// want to ask after invoices that came from HighLevel.
bool withdrawn(journal::Journal &journal, const journal::Record &intent)
{
    const QString first = intent.value[u"invoice"].toString();
    const auto invoice = journal.record(Service::QuickBooks, u"invoice"_s, first);
    if (!invoice || countsAsPaid(journal, *invoice)) {
        return false;
    }
    QStringList takenBack{first};
    const QJsonArray more = intent.value[u"more"].toArray();
    for (const QJsonValue &other : more) {
        const auto inReserve = journal.record(Service::QuickBooks, u"invoice"_s, other.toString());
        if (inReserve && countsAsPaid(journal, *inReserve)) {
            return false;
        }
        takenBack.append(other.toString());
    }
    for (const QString &id : std::as_const(takenBack)) {
        if (auto record = journal.record(Service::QuickBooks, u"invoice"_s, id)) {
            record->value.remove(u"counted"_s);
            record->value.remove(u"intent"_s);
            journal.putRecord(*record);
        }
    }
    journal.removeLink(u"review"_s, intent.id);
    journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
    judgeAnew(journal, intent.id);
    return true;
}

/// Of those that wait for the owner, how many may have been sent since then (HighLevel's clock).
qint64 inDoubtSince(journal::Journal &journal, Instant midnight)
{
    std::vector<journal::Operation> laidAside = journal.inAttention();
    std::ranges::move(journal.dismissed(u"reviews"_s), std::back_inserter(laidAside));
    return std::ranges::count_if(laidAside, [&](const journal::Operation &operation) {
        const auto first = instantFromIso(operation.payload[u"firstSent"].toString());
        return operation.kind == u"review.send" && !operation.payload[u"test"].toBool() && first && *first >= midnight;
    });
}

/// By which a message is known as this request, should the settings change and it be planned anew.
void rememberLinks(
    journal::Journal &journal, journal::Record &intent, const ReviewRequest &letter, Instant highLevelNow)
{
    constexpr qsizetype mostRemembered = 20;
    const QJsonArray links = QJsonArray::fromStringList(linksOf(letter.text, letter.link));
    QJsonArray planned = intent.value[u"planned"].toArray();
    const bool known = std::any_of(
        planned.begin(), planned.end(), [&](const QJsonValue &before) { return before[u"links"] == links; });
    if (links.isEmpty() || known) {
        return;
    }
    if (planned.size() >= mostRemembered) {
        planned.removeFirst();
    }
    planned.append(QJsonObject{{u"links"_s, links}, {u"since"_s, toIso(highLevelNow)}});
    intent.value.insert(u"planned"_s, planned);
    journal.putRecord(intent);
}

int release(
    journal::Journal &journal, const ReviewRules &rules, const std::function<void(const PlannedReview &)> &report)
{
    std::vector<journal::Record> due;
    do { // one that is withdrawn may bring back others
        due = journal.unplanned(Service::QuickBooks, intentKind, all);
        std::erase_if(due, [&](const journal::Record &intent) { return !isDue(journal, intent, rules); });
    } while (std::count_if(due.begin(), due.end(), [&](const journal::Record &intent) {
        return withdrawn(journal, intent);
    }) > 0);
    const Letter letter = letterOfTheMoment(journal, rules);
    holdBack(journal, due.empty() ? std::nullopt : letter.problem, rules.now);
    if (due.empty() || letter.problem) {
        return 0;
    }
    const SendingHours hours(letter.zone, reviewSetting(journal, u"reviews.quiet_hours"_s, u"20:00-08:00"_s));
    if (!hours.allowed(rules.highLevelNow)) {
        return 0;
    }
    const qint64 limit = reviewSetting(journal, u"reviews.daily_limit"_s, u"50"_s).toLongLong();
    // The log has this computer's clock.
    const Instant midnight = hours.startOfDay(rules.highLevelNow) - (rules.highLevelNow - rules.now);
    qint64 today = journal.waitingCount(u"reviews"_s) + journal.changesLogged(u"reviews"_s, midnight)
        + inDoubtSince(journal, hours.startOfDay(rules.highLevelNow));
    std::sort(due.begin(), due.end(), [](const journal::Record &one, const journal::Record &other) {
        return one.value[u"noticed"].toString() < other.value[u"noticed"].toString();
    });
    int released = 0;
    for (journal::Record &intent : due) {
        const QString contact = contactOf(journal, intent);
        const std::optional<Instant> noticed = instantFromIso(intent.value[u"noticed"].toString());
        const bool tooLate = noticed && rules.now - *noticed > stillUnderstood;
        const auto customer = customerRecord(journal, intent.id);
        const QString name = customer ? customer->displayName : intent.id;
        if (contact.isEmpty() || (tooLate && intent.value.contains(u"again"))) {
            if (tooLate) {
                journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
                if (contact.isEmpty()) { // of one without an address it has been said
                    noteReview(journal, intent.id, {}, {{u"state"_s, u"no_contact"_s}});
                    logSkipped(journal, name, u"review.no_contact"_s, rules.now);
                }
            }
            continue;
        }
        if (const QString because = whoHadOne(journal, contact, intent); !because.isEmpty()) {
            journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
            noteReview(journal, intent.id, {}, {{u"state"_s, u"had"_s}, {u"because"_s, because}});
            logSkipped(journal, name, u"review.had"_s, rules.now);
            continue;
        }
        if (limit > 0 && today >= limit) {
            break;
        }
        rememberLinks(journal, intent, letter.request, rules.highLevelNow);
        ReviewRequest request = letter.request;
        request.customer = intent.id;
        request.contact = contact;
        request.contactsAreImported = reviewSetting(journal, u"contacts.enabled"_s, u"on"_s) == u"on";
        request.name = name;
        request.email = customer ? emailAddresses(customer->email).value(0) : QString();
        request.intent = intent.value;
        request.companyName = customer ? customer->companyName : QString();
        request.since = rules.highLevelNow;
        request.until = hours.allowedUntil(rules.highLevelNow);
        journal::Operation operation = reviewOperation(request, rules.now);
        journal.putOperation(operation);
        journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
        noteReview(journal, intent.id, contact, {{u"state"_s, u"due"_s}});
        if (report) {
            report({request.name, request.email, request.channel});
        }
        ++today;
        ++released;
    }
    return released;
}

} // namespace

bool reviewsAreOn(journal::Journal &journal) { return reviewSetting(journal, u"reviews.enabled"_s, u"off"_s) == u"on"; }

int planReviews(
    journal::Journal &journal, const ReviewRules &rules, const std::function<void(const PlannedReview &)> &report)
{
    int released = 0;
    journal.transaction([&] {
        if (!reviewsAreOn(journal)) {
            return; // switched off by another process since the cycle began
        }
        std::vector<journal::Record> changed = journal.unplanned(Service::QuickBooks, u"invoice"_s, all);
        // What was paid before first: to whom it has moved gets no request for what is paid now.
        std::stable_partition(changed.begin(), changed.end(),
            [](const journal::Record &invoice) { return invoice.value[u"counted"].toBool(); });
        for (const journal::Record &invoice : changed) {
            judgeInvoice(journal, invoice, rules.now);
        }
        released = release(journal, rules, report);
    });
    return released;
}

void switchReviewsOn(journal::Journal &journal, Instant now)
{
    for (const journal::Record &intent : journal.unplanned(Service::QuickBooks, intentKind, all)) {
        journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
        noteReview(journal, intent.id, {}, {{u"state"_s, u"switched_off"_s}});
    }
    PaymentFeed::restart(journal, now);
}

void replanReviews(journal::Journal &journal)
{
    for (journal::Operation &operation : journal.underWay(u"reviews"_s)) {
        if (operation.kind == u"review.send" && operation.state == journal::OperationState::Waiting
            && !operation.payload.contains(u"firstSent") && !operation.payload[u"test"].toBool()) {
            operation.state = journal::OperationState::Superseded;
            journal.putOperation(operation);
            journal.markUnplanned(Service::QuickBooks, intentKind, operation.payload[u"customer"].toString());
        }
    }
}

void switchReviewsOff(journal::Journal &journal, Instant now)
{
    for (const journal::Record &intent : journal.unplanned(Service::QuickBooks, intentKind, all)) {
        journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
        noteReview(journal, intent.id, {}, {{u"state"_s, u"switched_off"_s}});
        const auto customer = customerRecord(journal, intent.id);
        logSkipped(journal, customer ? customer->displayName : intent.id, u"review.switched_off"_s, now);
    }
    using State = journal::OperationState;
    std::vector<journal::Operation> open = journal.underWay(u"reviews"_s);
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.flow == u"reviews" && operation.kind == u"review.send") {
            open.push_back(operation); // trying it again must not send it
        }
    }
    for (const journal::Operation &operation : journal.dismissed(u"reviews"_s)) {
        open.push_back(operation); // nor taking its dismissal back first
    }
    for (journal::Operation &operation : open) {
        if (operation.kind != u"review.send" || operation.payload[u"test"].toBool()) {
            continue; // the owner asked for it by hand
        }
        // Also what a process that is sending goes by: it may hold an older copy of the operation.
        noteReview(journal, operation.payload[u"customer"].toString(), operation.payload[u"contact"].toString(),
            {{u"state"_s, u"switched_off"_s}});
        const bool asked = operation.state == State::Attention || operation.state == State::Dismissed;
        const bool refused = asked && operation.problem && operation.problem->kind == Error::Kind::Refused
            && !operation.payload.value(u"unsure").toBool();
        if (!refused && (operation.state == State::Sent || operation.payload.contains(u"firstSent"))) {
            operation.payload.insert(u"off"_s, true); // it may have gone out; that is found out, and nothing else
        } else {
            if (operation.state != State::Dismissed) { // of that one the owner has said what it came to
                logSkipped(journal, aboutOf(operation).name, u"review.switched_off"_s, now);
            }
            operation.state = State::Superseded;
        }
        journal.putOperation(operation);
    }
    holdBack(journal, std::nullopt, now);
}

journal::Operation testReview(journal::Journal &journal, const QString &contact, const QString &name,
    const QString &email, const ReviewRules &rules)
{
    ReviewRequest request = letterOfTheMoment(journal, rules).request;
    request.contact = contact;
    request.name = name;
    request.email = email;
    request.test = true;
    return reviewOperation(request, rules.now);
}

} // namespace kontor::flows::review_requests
