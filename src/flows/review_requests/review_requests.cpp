// Review requests: who has paid for the first time, and whose request may go out now.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/review_requests/review_requests.h"

#include "core/email_address.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/review_requests/review_link.h"
#include "flows/review_requests/sending_hours.h"
#include "flows/shared/about.h"
#include "quickbooks/customer.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace kontor::flows::review_requests {

namespace {

const QString intentKind = u"review"_s;
constexpr auto waitsForContact = std::chrono::hours(30 * 24); // then nobody would understand the message any more
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

void judgeInvoice(journal::Journal &journal, journal::Record invoice, Instant now)
{
    journal.markPlanned(Service::QuickBooks, u"invoice"_s, invoice.id);
    if (!isPaid(journal, invoice)) {
        return;
    }
    const bool mirrored = journal.linkByQuickBooks(u"invoice"_s, invoice.id).has_value();
    const bool mirroredCount = reviewSetting(journal, u"reviews.mirrored_invoices"_s, u"on"_s) == u"on";
    if (mirrored && !mirroredCount) {
        return;
    }
    const QString customer = invoice.value[u"customer"].toString();
    const QString top = topCustomer(journal, customer);
    const bool countedBefore = invoice.value[u"counted"].toBool();
    invoice.value.insert(u"counted"_s, true);
    journal.putRecord(invoice);
    const bool had = journal.linkByQuickBooks(u"review"_s, top) || journal.linkByQuickBooks(u"review"_s, customer);
    if (had) {
        return;
    }
    if (countedBefore) {
        // It has moved to another customer (two were merged): for this one too it is no news.
        noteReview(journal, top, {}, {{u"state"_s, u"merged"_s}});
        return;
    }
    noteReview(journal, top, {}, {{u"state"_s, u"due"_s}});
    journal.putRecord({.service = Service::QuickBooks,
        .kind = intentKind,
        .id = top,
        .version = u"%1 %2"_s.arg(invoice.id, toIso(now)),
        .value = {{u"invoice"_s, invoice.id}, {u"customer"_s, customer}, {u"noticed"_s, toIso(now)}}});
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

/// Another customer who is the same contact has had one, or gets it.
bool contactHadOne(journal::Journal &journal, const QString &contact, const QString &customer)
{
    for (const journal::Link &link : journal.linksByHighLevel(u"review"_s, contact)) {
        if (link.quickbooksId != customer) {
            return true;
        }
    }
    for (const journal::Link &link : journal.linksByHighLevel(u"contact"_s, contact)) {
        const QString top = topCustomer(journal, link.quickbooksId);
        const auto review = top == customer ? std::nullopt : journal.linkByQuickBooks(u"review"_s, top);
        if (review && review->written[u"state"].toString() != u"due") {
            return true;
        }
    }
    return false;
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
    journal::Operation raised{.kind = u"note"_s,
        .flow = u"reviews"_s,
        .service = Service::HighLevel,
        .subject = u"reviews"_s,
        .state = State::Attention,
        .created = now,
        .problem = problem,
        .attentionSince = now};
    setAbout(raised, {.document = u"review"_s});
    journal.putOperation(raised);
    journal.setState(heldState, {{u"note"_s, raised.id}});
    journal::LogEntry entry = logEntryOf(raised, u"attention"_s);
    entry.time = now;
    entry.details.insert(u"error"_s, problem->key);
    journal.log(entry);
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

bool isDue(journal::Journal &journal, const journal::Record &intent, Instant now)
{
    const auto delay = std::chrono::minutes(reviewSetting(journal, u"reviews.delay_minutes"_s, u"0"_s).toInt());
    const std::optional<Instant> noticed = instantFromIso(intent.value[u"noticed"].toString());
    return !noticed || now >= *noticed + delay;
}

/// What was paid is not paid any more: the payment was taken back before the request went out.
bool withdrawn(journal::Journal &journal, const journal::Record &intent)
{
    auto invoice = journal.record(Service::QuickBooks, u"invoice"_s, intent.value[u"invoice"].toString());
    if (!invoice || isPaid(journal, *invoice)) {
        return false;
    }
    invoice->value.remove(u"counted"_s);
    journal.putRecord(*invoice);
    journal.removeLink(u"review"_s, intent.id);
    journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
    return true;
}

int release(
    journal::Journal &journal, const ReviewRules &rules, const std::function<void(const PlannedReview &)> &report)
{
    std::vector<journal::Record> due = journal.unplanned(Service::QuickBooks, intentKind, all);
    std::erase_if(due, [&](const journal::Record &intent) {
        return !isDue(journal, intent, rules.now) || withdrawn(journal, intent);
    });
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
    qint64 today = journal.waitingCount(u"reviews"_s)
        + journal.changesLogged(u"reviews"_s, hours.startOfDay(rules.highLevelNow));
    std::sort(due.begin(), due.end(), [](const journal::Record &one, const journal::Record &other) {
        return one.value[u"noticed"].toString() < other.value[u"noticed"].toString();
    });
    int released = 0;
    for (const journal::Record &intent : due) {
        const QString contact = contactOf(journal, intent);
        const auto customer = customerRecord(journal, intent.id);
        const QString name = customer ? customer->displayName : intent.id;
        if (contact.isEmpty()) {
            const std::optional<Instant> noticed = instantFromIso(intent.value[u"noticed"].toString());
            if (noticed && rules.now - *noticed > waitsForContact) {
                journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
                noteReview(journal, intent.id, {}, {{u"state"_s, u"no_contact"_s}});
                logSkipped(journal, name, u"review.no_contact"_s, rules.now);
            }
            continue;
        }
        if (contactHadOne(journal, contact, intent.id)) {
            journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
            noteReview(journal, intent.id, {}, {{u"state"_s, u"had"_s}});
            logSkipped(journal, name, u"review.had"_s, rules.now);
            continue;
        }
        if (limit > 0 && today >= limit) {
            break;
        }
        ReviewRequest request = letter.request;
        request.customer = intent.id;
        request.contact = contact;
        request.name = name;
        request.email = customer ? emailAddresses(customer->email).value(0) : QString();
        request.companyName = customer ? customer->companyName : QString();
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
        for (const journal::Record &invoice : journal.unplanned(Service::QuickBooks, u"invoice"_s, all)) {
            judgeInvoice(journal, invoice, rules.now);
        }
        released = release(journal, rules, report);
    });
    return released;
}

void switchReviewsOn(journal::Journal &journal) { PaymentFeed::restart(journal); }

void switchReviewsOff(journal::Journal &journal, Instant now)
{
    for (const journal::Record &intent : journal.unplanned(Service::QuickBooks, intentKind, all)) {
        journal.markPlanned(Service::QuickBooks, intentKind, intent.id);
        noteReview(journal, intent.id, {}, {{u"state"_s, u"switched_off"_s}});
        const auto customer = customerRecord(journal, intent.id);
        logSkipped(journal, customer ? customer->displayName : intent.id, u"review.switched_off"_s, now);
    }
    for (journal::Operation operation : journal.underWay(u"reviews"_s)) {
        if (operation.payload[u"test"].toBool()) {
            continue; // the owner asked for it by hand
        }
        if (operation.state == journal::OperationState::Sent || operation.payload.contains(u"firstSent")) {
            operation.payload.insert(u"off"_s, true); // it may have gone out; that is found out, and nothing else
        } else {
            operation.state = journal::OperationState::Superseded;
            const QString name = aboutOf(operation).name;
            noteReview(journal, operation.payload[u"customer"].toString(), operation.payload[u"contact"].toString(),
                {{u"state"_s, u"switched_off"_s}});
            logSkipped(journal, name, u"review.switched_off"_s, now);
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
