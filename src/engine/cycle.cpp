// One pass of all flows: poll, plan, journal, apply.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/cycle.h"

#include "engine/company_rest.h"
#include "engine/settings.h"
#include "flows/invoice_mirror/booked_changes.h"
#include "flows/invoice_mirror/invoice_feed.h"
#include "flows/review_requests/delivery.h"
#include "flows/review_requests/payment_feed.h"
#include "flows/shared/about.h"
#include "flows/shared/company_feed.h"
#include "flows/shared/older_transactions.h"
#include "flows/shared/receipts_off.h"
#include "flows/shared/transaction_feed.h"

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

namespace contact_import = flows::contact_import;
namespace review_requests = flows::review_requests;

constexpr int plannedAtOnce = 500;
constexpr auto contactsPlannedFor = std::chrono::seconds(10); // then what is planned is sent: invoices are waiting

constexpr auto wholePatience = std::chrono::seconds(60); // with what waits on a temporary fault

/// For an idempotency key: 32 hexadecimal digits.
QString newKey(std::mt19937_64 &random)
{
    return u"%1%2"_s.arg(quint64(random()), 16, 16, QChar(u'0')).arg(quint64(random()), 16, 16, QChar(u'0'));
}

QString settingOr(journal::Journal &journal, const QString &key, const QString &otherwise)
{
    const std::optional<QString> value = journal.setting(key);
    return value && !value->isEmpty() ? *value : otherwise;
}

/// Whether what the owner was asked about is tried again when that setting has changed (ui/texts.md, the remedies).
bool mayBeCuredBy(const QString &setting, const Error &problem)
{
    if (setting.startsWith(u"accounts."_s)) {
        static const QStringList causes{u"qb.2500"_s, u"qb.610.inactive"_s, u"kontor.tax_not_mapped"_s};
        return causes.contains(problem.key);
    }
    const bool unbooked = problem.key == u"kontor.total_differs" && problem.parameters.value(u"case"_s) == u"unbooked";
    const bool ofForm = problem.key == u"qb.6100" || unbooked;
    const bool ofMap = problem.key == u"kontor.tax_not_mapped" || problem.key == u"qb.6000.tax";
    return ofForm || (ofMap && setting == u"taxes.map");
}

} // namespace

OperationKinds::OperationKinds(const highlevel::Api &highLevel, const quickbooks::Api &quickBooks)
    : m_createContact(highLevel)
    , m_updateContact(highLevel)
    , m_createCustomer(quickBooks)
    , m_createItem(quickBooks)
    , m_createPaymentMethod(quickBooks)
    , m_writeInvoice(quickBooks)
    , m_writeReceipt(quickBooks)
    , m_sendReview(highLevel)
{
    for (const flows::OperationKind *kind : {static_cast<const flows::OperationKind *>(&m_createContact),
             static_cast<const flows::OperationKind *>(&m_updateContact),
             static_cast<const flows::OperationKind *>(&m_createCustomer),
             static_cast<const flows::OperationKind *>(&m_createItem),
             static_cast<const flows::OperationKind *>(&m_createPaymentMethod),
             static_cast<const flows::OperationKind *>(&m_writeInvoice),
             static_cast<const flows::OperationKind *>(&m_writeReceipt),
             static_cast<const flows::OperationKind *>(&m_sendReview)}) {
        m_byName.emplace(kind->name(), kind);
    }
}

Cycle::Cycle(Parts parts, const Doors &doors)
    : m_parts(parts)
    , m_doors(doors)
    , m_kinds(m_doors.highLevelApi, m_doors.quickBooksApi)
{ }

bool Cycle::on(const QString &flow) { return isFlowOn(m_parts.journal, flow); }

flows::Call Cycle::callOf(auth::Account &account)
{
    return [this, &account](const net::Request &request, std::stop_token token) {
        return account.call(request, m_parts.random, token);
    };
}

contact_import::Rules Cycle::rules() const
{
    journal::Journal &journal = m_parts.journal;
    const QString phase = contact_import::importNote(journal)[u"phase"].toString();
    return {.tag = settingOr(journal, u"contacts.tag"_s, u"quickbooks"_s),
        .country = settingOr(journal, u"contacts.country"_s, m_doors.country),
        .firstImport = phase != u"done"_s,
        .now = m_parts.clock.now(),
        .highLevelNow = m_doors.highLevel != nullptr ? m_doors.highLevel->serviceNow() : m_parts.clock.now()};
}

bool Cycle::note(Service service, const flows::FeedStep &step)
{
    if (!step.error) {
        return true;
    }
    const Error error = m_parts.secrets.cleared(*step.error);
    // A call that is refused says nothing about the others: what is planned goes out.
    if (auth::isTemporary(error) || error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::Refused) {
        m_trouble.insert_or_assign(service, error);
    } else {
        m_ended.insert_or_assign(service, error);
    }
    return false;
}

void Cycle::readAndPlan(
    const std::function<bool()> &interrupted, const std::function<void()> &progressed, std::stop_token stop)
{
    const GoesOn goesOn = [&] { return !stop.stop_requested() && !interrupted(); };
    const bool contacts = on(u"contacts"_s) && !isImportStopped(m_parts.journal);
    const bool sales = on(u"invoices"_s) || on(u"receipts"_s);
    m_read = false;
    m_plansAreLeft = false;
    const bool reviews = on(u"reviews"_s);
    if (!contacts && !sales && !reviews) {
        m_read = true;
        return;
    }
    const bool customersRead = readCustomers(goesOn, progressed, stop);
    // Nothing is planned on half of the customers: the first of those who share an address may come last.
    if (!flows::customersAreRead(m_parts.journal)) {
        return;
    }
    // Before the contacts, whose first import may be long.
    const bool salesRead = !sales || (readSales(goesOn, progressed, stop) && planSales(stop));
    const bool reviewsRead
        = (!reviews || readAndPlanReviews(goesOn, progressed, stop)) && followDeliveries(goesOn, stop);
    const bool contactsRead = !contacts || readAndPlanContacts(goesOn, progressed, stop);
    m_read = customersRead && salesRead && reviewsRead && contactsRead && goesOn();
}

bool Cycle::readCustomers(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop)
{
    journal::Journal &journal = m_parts.journal;
    if (on(u"contacts"_s) && contact_import::importNote(journal).isEmpty()) {
        journal.transaction([&] {
            journal.setState(u"import"_s, {{u"phase"_s, u"reading"_s}, {u"started"_s, toIso(m_parts.clock.now())}});
            journal.log(
                {.time = m_parts.clock.now(), .flow = u"contacts"_s, .key = u"import.started"_s, .result = u"done"_s});
        });
    }
    const review_requests::PaymentFeed payments(m_doors.quickBooksApi);
    while (goesOn()) {
        const flows::Moment now{m_parts.clock.now(), m_doors.quickBooks->serviceNow()};
        std::vector<flows::AlsoChanged> also;
        if (on(u"reviews"_s)) {
            also.push_back(payments.changes(journal, now));
        }
        if (on(u"invoices"_s)) {
            also.push_back(flows::invoice_mirror::bookedChanges(journal));
        }
        const flows::FeedStep step = flows::readCustomers(
            journal, m_doors.quickBooksApi, callOf(*m_doors.quickBooks), rules().country, now, stop, also);
        if (!note(Service::QuickBooks, step)) {
            return false;
        }
        progressed();
        if (!step.more) {
            return true;
        }
    }
    return false;
}

bool Cycle::readSales(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop)
{
    const flows::Call call = callOf(*m_doors.highLevel);
    const std::optional<Instant> since = instantFromIso(m_parts.journal.state(u"connected"_s)[u"since"].toString());
    flows::invoice_mirror::InvoiceFeed invoices(m_doors.highLevelApi, m_doors.timeZone, since);
    flows::TransactionFeed transactions(m_doors.highLevelApi, since);
    const auto readAll = [&](auto &feed, const std::function<Instant()> &now) {
        while (goesOn()) {
            const flows::FeedStep step = feed.step(m_parts.journal, call, now(), stop);
            if (!note(Service::HighLevel, step)) {
                return false;
            }
            progressed();
            if (!step.more) {
                return true;
            }
        }
        return false;
    };
    // The invoices first: a payment whose invoice is known is never taken for a sale of its own. Sweeps are daily by
    // the journal's clock; the days of payments are those of HighLevel's.
    const bool read = !on(u"invoices"_s) || readAll(invoices, [&] { return m_parts.clock.now(); });
    const auto highLevelNow = [&] { return m_doors.highLevel->serviceNow(); };
    if (!read || !readAll(transactions, highLevelNow)) {
        return false;
    }
    // What is long past holds up nothing of what is new: trouble with it is told, and the plan goes on.
    flows::OlderTransactionFeed older(m_doors.highLevelApi, since);
    (void)readAll(older, highLevelNow);
    return true;
}

bool Cycle::planSales(std::stop_token stop)
{
    const flows::invoice_mirror::MirrorRules rules{.zone = m_doors.timeZone,
        .country = m_doors.country,
        .connectedSince = instantFromIso(m_parts.journal.state(u"connected"_s)[u"since"].toString()),
        .now = m_parts.clock.now(),
        .highLevelNow = m_doors.highLevel->serviceNow(),
        .newKey = [this] { return newKey(m_parts.random); }};
    const flows::Call quickBooks = callOf(*m_doors.quickBooks);
    const flows::Call highLevel = callOf(*m_doors.highLevel);
    m_salesPlanned = 0;
    bool good = true;
    if (on(u"invoices"_s)) {
        const flows::invoice_mirror::PlanningStep step = flows::invoice_mirror::planInvoices(
            m_parts.journal, m_doors.quickBooksApi, quickBooks, rules, m_reportInvoice, stop);
        m_salesPlanned += step.planned;
        good = note(Service::QuickBooks, {.error = step.error});
    }
    const flows::sales_receipts::ReceiptStep step = flows::sales_receipts::planReceipts(m_parts.journal,
        {m_doors.highLevelApi, highLevel, m_doors.quickBooksApi, quickBooks}, rules, m_reportReceipt, stop);
    m_salesPlanned += step.planned;
    return note(step.service, {.error = step.error}) && good;
}

bool Cycle::readAndPlanReviews(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop)
{
    journal::Journal &journal = m_parts.journal;
    const review_requests::PaymentFeed payments(m_doors.quickBooksApi);
    const flows::Call quickBooks = callOf(*m_doors.quickBooks);
    for (bool more = true; more;) {
        if (!goesOn()) {
            return false;
        }
        const flows::FeedStep step
            = payments.step(journal, quickBooks, {m_parts.clock.now(), m_doors.quickBooks->serviceNow()}, stop);
        if (!note(Service::QuickBooks, step)) {
            return false;
        }
        more = step.more;
        progressed();
    }
    review_requests::planReviews(journal,
        {.zone = m_doors.timeZone,
            .locationName = m_doors.locationName,
            .language = m_doors.language,
            .now = m_parts.clock.now(),
            .highLevelNow = m_doors.highLevel->serviceNow()},
        m_reportReview);
    return true;
}

bool Cycle::followDeliveries(const GoesOn &goesOn, std::stop_token stop)
{
    const flows::Call highLevel = callOf(*m_doors.highLevel);
    for (bool more = true; more;) {
        if (!goesOn()) {
            return false;
        }
        const flows::FeedStep step = review_requests::followDelivery(
            m_parts.journal, m_doors.highLevelApi, highLevel, m_doors.highLevel->serviceNow(), stop);
        if (!note(Service::HighLevel, step)) {
            return false;
        }
        more = step.more;
    }
    return true;
}

bool Cycle::readAndPlanContacts(const GoesOn &goesOn, const std::function<void()> &progressed, std::stop_token stop)
{
    journal::Journal &journal = m_parts.journal;
    for (bool more = true; more;) {
        if (!goesOn()) {
            return false;
        }
        const flows::FeedStep step = contact_import::readContacts(
            journal, m_doors.highLevelApi, callOf(*m_doors.highLevel), rules().country, m_parts.clock.now(), stop);
        if (!note(Service::HighLevel, step)) {
            return false;
        }
        more = step.more;
        progressed();
    }
    QJsonObject import = contact_import::importNote(journal);
    if (import[u"phase"].toString() == u"reading"_s) {
        import.insert(u"phase"_s, u"writing"_s);
        import.insert(u"total"_s, journal.recordCount(Service::QuickBooks, u"customer"_s));
        journal.setState(u"import"_s, import);
    }
    const Instant until = m_parts.clock.now() + contactsPlannedFor;
    while (goesOn() && contact_import::planCustomers(journal, rules(), plannedAtOnce, m_report) > 0) {
        progressed();
        if (!m_report && m_parts.clock.now() >= until) {
            m_plansAreLeft = true;
            return false; // the rest in the next cycle, which comes at once
        }
    }
    return goesOn();
}

CycleResult Cycle::apply(Instant until, const std::function<bool()> &interrupted,
    const std::function<void()> &progressed, std::stop_token stop)
{
    Executor::Accounts accounts;
    for (auth::Account *account : {m_doors.quickBooks, m_doors.highLevel}) {
        if (account && !m_ended.contains(account->service())) {
            accounts.emplace(account->service(), account);
        }
    }
    Executor executor(m_parts.journal, m_parts.transport, m_parts.clock, m_parts.random, m_parts.secrets,
        m_kinds.byName(), std::move(accounts), m_doors.quickBooksApi);
    executor.setHeldBack([this] { return heldBack(m_parts.journal); });
    CycleResult result;
    for (bool more = true; more;) {
        const Executor::Report report = executor.apply(until, interrupted, progressed, stop);
        for (const auto &[service, error] : report.ended) {
            m_ended.insert_or_assign(service, error);
        }
        for (const auto &[service, error] : report.trouble) {
            m_trouble.insert_or_assign(service, error);
        }
        m_settled += report.settled;
        result.changes += report.writes;
        // What was made may be what invoices have waited for, or a reply asks for another plan.
        const qint64 unplanned = m_parts.journal.unplannedCount(Service::HighLevel, u"invoice"_s)
            + m_parts.journal.unplannedCount(Service::HighLevel, u"transaction"_s);
        more = report.settled > 0 && unplanned > 0 && (on(u"invoices"_s) || on(u"receipts"_s)) && !interrupted()
            && !stop.stop_requested() && m_parts.clock.now() < until && m_ended.empty();
        if (more) {
            planSales(stop); // trouble with one document keeps nothing else from going out
            more = m_salesPlanned > 0;
        }
    }
    finishImport();
    result.waiting = m_parts.journal.waitingCount(heldBack(m_parts.journal));
    result.importStopped = isImportStopped(m_parts.journal);
    result.attention = static_cast<qint64>(m_parts.journal.inAttention().size());
    result.finished = m_read && result.waiting == 0 && m_ended.empty();
    if (!m_ended.empty()) {
        result.error = m_ended.begin()->second;
    } else if (!result.finished && !m_trouble.empty()) {
        result.error = m_trouble.begin()->second;
    }
    return result;
}

CycleResult Cycle::whole(const std::function<void()> &progressed, std::stop_token stop)
{
    const auto never = [] { return false; };
    readAndPlan(never, progressed, stop);
    CycleResult total;
    Instant lastProgress = m_parts.clock.now();
    while (!stop.stop_requested()) {
        const qint64 settledBefore = m_settled;
        const CycleResult part = apply(lastProgress + wholePatience, never, progressed, stop);
        const qint64 changes = total.changes + part.changes;
        total = part;
        total.changes = changes;
        if (m_settled > settledBefore) {
            lastProgress = m_parts.clock.now();
        }
        if (m_plansAreLeft && m_ended.empty()) {
            readAndPlan(never, progressed, stop); // each time some more customers are planned
            lastProgress = m_parts.clock.now();
            continue;
        }
        if (part.waiting == 0 || !m_ended.empty() || m_parts.clock.now() >= lastProgress + wholePatience
            || m_settled == settledBefore) {
            break;
        }
    }
    return total;
}

void Cycle::finishImport()
{
    journal::Journal &journal = m_parts.journal;
    QJsonObject import = contact_import::importNote(journal);
    if (import[u"phase"].toString() != u"writing"_s || !m_read || journal.waitingCount(u"contacts"_s) > 0
        || journal.unplannedCount(Service::QuickBooks, u"customer"_s) > 0) {
        return;
    }
    import.insert(u"phase"_s, u"done"_s);
    import.insert(u"finished"_s, toIso(m_parts.clock.now()));
    const auto count = [&](const QString &name) { return QString::number(import[name].toInteger()); };
    journal.transaction([&] {
        journal.setState(u"import"_s, import);
        // From now on they would only grow old, and an empty index is no fresh one.
        journal.removeRecords(Service::HighLevel, u"contact"_s);
        journal.setCursor(u"highlevel.contacts"_s, {{u"mode"_s, u"done"_s}});
        journal.log({.time = m_parts.clock.now(),
            .flow = u"contacts"_s,
            .direction = u"qb>hl"_s,
            .key = u"import.done"_s,
            .parameters = {{u"created"_s, count(u"created"_s)}, {u"updated"_s, count(u"updated"_s)},
                {u"unchanged"_s, count(u"unchanged"_s)}, {u"skipped"_s, count(u"skipped"_s)}},
            .result = u"done"_s});
    });
}

Result<Preview> Cycle::preview(Parts parts, const Doors &doors, std::stop_token stop)
{
    constexpr std::size_t rowLimit = 5000;
    Preview preview;
    preview.read = parts.clock.now();
    Cycle cycle(parts, doors);
    const auto never = [] { return false; };
    const auto report = [&](const contact_import::Planned &planned) {
        Preview::Counts &counts = preview.counts[u"contacts"_s];
        const QString &action = planned.decision.action;
        ++(action == u"create"_s        ? counts.create
                : action == u"change"_s ? counts.change
                : action == u"link"_s   ? counts.link
                : action == u"skip"_s   ? counts.skip
                : action == u"ask"_s    ? counts.ask
                                        : counts.unchanged);
        if (preview.rows.size() < rowLimit) {
            preview.rows.push_back({.flow = u"contacts"_s,
                .action = action,
                .document = planned.customer.displayName,
                .email = planned.customer.email,
                .key = planned.decision.key,
                .parameters = planned.decision.parameters});
        }
    };
    // What readAndPlan plans on the copy is what the next cycle would plan; the report needs the decisions, so they are
    // made here.
    cycle.m_report = report;
    cycle.m_reportInvoice = [&](const flows::invoice_mirror::PlannedInvoice &planned) {
        Preview::Counts &counts = preview.counts[u"invoices"_s];
        ++(planned.action == u"create"_s      ? counts.create
                : planned.action == u"link"_s ? counts.link
                : planned.action == u"ask"_s  ? counts.ask
                                              : counts.change);
        if (preview.rows.size() < rowLimit) {
            const flows::invoice_mirror::SourceInvoice &invoice = planned.invoice;
            preview.rows.push_back({.flow = u"invoices"_s,
                .action = planned.action,
                .document = invoice.number,
                .email = invoice.contact.email,
                .key = planned.key,
                .parameters = {{u"name"_s, invoice.contact.name}, {u"number"_s, invoice.number}}});
        }
    };
    cycle.m_reportReceipt = [&](const flows::sales_receipts::PlannedReceipt &planned) {
        Preview::Counts &counts = preview.counts[u"receipts"_s];
        ++(planned.action == u"create"_s ? counts.create : planned.action == u"ask"_s ? counts.ask : counts.change);
        if (preview.rows.size() < rowLimit) {
            preview.rows.push_back({.flow = u"receipts"_s,
                .action = planned.action,
                .document = planned.transaction.contactName,
                .email = planned.transaction.contactEmail,
                .key = planned.key,
                .parameters = {{u"name"_s, planned.transaction.contactName}}});
        }
    };
    cycle.m_reportReview = [&](const review_requests::PlannedReview &planned) {
        ++preview.counts[u"reviews"_s].create;
        if (preview.rows.size() < rowLimit) {
            preview.rows.push_back({.flow = u"reviews"_s,
                .action = u"create"_s,
                .document = planned.name,
                .email = planned.email,
                .key = u"new_review"_s,
                .parameters = {{u"name"_s, planned.name}, {u"channel"_s, planned.channel}}});
        }
    };
    cycle.readAndPlan(never, [] { }, stop);
    preview.customers = parts.journal.recordCount(Service::QuickBooks, u"customer"_s);
    if (!cycle.m_read) {
        if (!cycle.m_ended.empty()) {
            return fail(cycle.m_ended.begin()->second);
        }
        return fail(cycle.m_trouble.empty() ? Error{.kind = Error::Kind::Cancelled} : cycle.m_trouble.begin()->second);
    }
    return preview;
}

std::vector<flows::RecordName> reasonsOf(const journal::Operation &operation)
{
    const highlevel::Api highLevel;
    const quickbooks::Api quickBooks;
    const OperationKinds kinds(highLevel, quickBooks);
    if (const auto kind = kinds.byName().find(operation.kind); kind != kinds.byName().end()) {
        return kind->second->reasons(operation);
    }
    for (const QString &record : {u"invoice"_s, u"transaction"_s}) {
        if (operation.payload.contains(record)) { // an entry that is no write
            return {{Service::HighLevel, record, operation.payload[record].toString()}};
        }
    }
    return {};
}

namespace {

/// What happens to `operation` within the transaction in which it was read.
void retryWithin(journal::Journal &journal, journal::Operation operation, Instant now)
{
    if (operation.problem && isOfTheCompany(*operation.problem)) {
        wakeCompany(journal, now);
        return;
    }
    const highlevel::Api highLevel;
    const quickbooks::Api quickBooks;
    const OperationKinds kinds(highLevel, quickBooks);
    const auto kind = kinds.byName().find(operation.kind);
    const bool refused = operation.problem
        && (operation.problem->kind == Error::Kind::Refused || operation.problem->kind == Error::Kind::BadInput);
    const bool replans = refused || kind == kinds.byName().end();
    const std::vector<flows::RecordName> reasons = replans ? reasonsOf(operation) : std::vector<flows::RecordName>();
    if (reasons.empty()) {
        if (kind != kinds.byName().end()) {
            operation = kind->second->retried(operation);
        }
        operation.state = journal::OperationState::Waiting;
        operation.due = now;
        operation.troubledSince.reset();
        operation.attentionSince.reset();
        operation.payload.remove(u"unreadable"_s);
    } else {
        for (const flows::RecordName &name : reasons) {
            journal.markUnplanned(name.service, name.kind, name.id);
        }
        if (operation.kind == u"review.send" && operation.problem->key == u"hl.404"
            && !operation.payload.contains(u"firstSent") && isFlowOn(journal, u"contacts"_s)) {
            // The request, which went to nobody, waits for the contact that the import adds in this one's place.
            flows::contact_import::forgetContact(journal, operation.payload[u"contact"].toString());
        }
        // The plan replaces an entry itself, and so knows since when the owner has been asked; others go now.
        if (kind != kinds.byName().end() && operation.kind != u"invoice.write" && operation.kind != u"receipt.write") {
            operation.state = journal::OperationState::Superseded;
        }
        flows::forgetCompany(journal); // the cause may have been there
    }
    journal.putOperation(operation);
}

/// Does `work` with the operation if it is in that state, read within the transaction: what another process has taken
/// out until then does not live again.
bool inState(journal::Journal &journal, qint64 id, journal::OperationState state,
    const std::function<void(const journal::Operation &)> &work)
{
    bool is = false;
    journal.transaction([&] {
        const std::optional<journal::Operation> operation = journal.operation(id);
        is = operation && operation->state == state;
        if (is) {
            work(*operation);
        }
    });
    return is;
}

} // namespace

bool retryOperation(journal::Journal &journal, qint64 id, Instant now)
{
    return inState(journal, id, journal::OperationState::Attention,
        [&](const journal::Operation &operation) { retryWithin(journal, operation, now); });
}

bool dismissOperation(journal::Journal &journal, qint64 id, const QString &reason, Instant now)
{
    return inState(journal, id, journal::OperationState::Attention, [&](journal::Operation operation) {
        operation.state = journal::OperationState::Dismissed;
        journal.putOperation(operation);
        journal::LogEntry entry = flows::logEntryOf(operation, u"dismissed"_s);
        entry.time = now;
        entry.parameters.insert(u"reason"_s, reason);
        journal.log(entry);
    });
}

bool restoreOperation(journal::Journal &journal, qint64 id, Instant now)
{
    return inState(journal, id, journal::OperationState::Dismissed, [&](journal::Operation operation) {
        operation.state = journal::OperationState::Attention;
        if (!operation.attentionSince) {
            operation.attentionSince = now;
        }
        journal.putOperation(operation);
    });
}

void changeSetting(journal::Journal &journal, const QString &key, const QString &value, Instant now)
{
    const bool reviewsWereOn = isFlowOn(journal, u"reviews"_s);
    const bool receiptsWereOn = isFlowOn(journal, u"receipts"_s);
    journal.transaction([&] {
        journal.setSetting(key, settingAsKept(key, value));
        const bool reviewsAreOn = isFlowOn(journal, u"reviews"_s);
        if (reviewsAreOn && !reviewsWereOn) {
            review_requests::switchReviewsOn(journal, now);
        } else if (!reviewsAreOn && reviewsWereOn) {
            review_requests::switchReviewsOff(journal, now);
        } else if (key.startsWith(u"reviews."_s)) {
            review_requests::replanReviews(journal);
        }
        const bool receiptsAreOn = isFlowOn(journal, u"receipts"_s);
        if (receiptsAreOn && !receiptsWereOn) {
            flows::switchReceiptsOn(journal, now);
        } else if (!receiptsAreOn && receiptsWereOn) {
            flows::switchReceiptsOff(journal, now);
        }
        journal.log({.time = now,
            .flow = u"kontor"_s,
            .key = u"setting.changed"_s,
            .parameters = {{u"setting"_s, key}},
            .result = u"done"_s});
    });
    if (key != u"taxes.map"_s && key != u"invoices.tax"_s && !key.startsWith(u"accounts."_s)) {
        return;
    }
    flows::forgetCompany(journal); // what was chosen may be younger than what is remembered
    for (const journal::Operation &operation : journal.inAttention()) {
        if (operation.problem && mayBeCuredBy(key, *operation.problem)) {
            retryOperation(journal, operation.id, now);
        }
    }
}

} // namespace kontor::engine
