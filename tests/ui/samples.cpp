// Samples of what the engine and the journal give to a window.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"

#include "ui/widgets/time_words.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui::samples {

namespace {

engine::Snapshot base()
{
    const auto now = TimeWords::now();
    engine::Snapshot snapshot;
    snapshot.profile = u"Bayside Gardens"_s;
    snapshot.situation = engine::Situation::InStep;
    snapshot.setUpDone = true;
    engine::Connection quickBooks;
    quickBooks.state = engine::Connection::State::Connected;
    quickBooks.name = u"Bayside Gardens LLC"_s;
    quickBooks.account = u"9341453908059321"_s;
    quickBooks.country = u"US"_s;
    quickBooks.currency = u"USD"_s;
    quickBooks.environment = u"production"_s;
    quickBooks.since = now - 24h * 50;
    quickBooks.lastSuccess = now - 2min;
    quickBooks.validUntil = now + 24h * 100;
    quickBooks.calls = 2914;
    quickBooks.callLimit = 500000;
    engine::Connection highLevel = quickBooks;
    highLevel.name = u"Bayside Gardens"_s;
    highLevel.account = u"ve9EPM428h8vShlRW1KT"_s;
    highLevel.calls = 1284;
    highLevel.callLimit = 200000;
    snapshot.connections = {{Service::QuickBooks, quickBooks}, {Service::HighLevel, highLevel}};
    const auto flow = [&](const QString &name, qint64 today, qint64 month, std::chrono::minutes ago) {
        engine::FlowState state;
        state.flow = name;
        state.enabled = true;
        state.today = today;
        state.thirtyDays = month;
        if (month > 0) {
            state.lastChange = now - ago;
        }
        return state;
    };
    snapshot.flows = {flow(u"contacts"_s, 3, 41, 5min), flow(u"reviews"_s, 2, 17, 31min),
        flow(u"receipts"_s, 0, 0, 0min), flow(u"invoices"_s, 0, 0, 0min)};
    snapshot.lastCheck = now - 2min;
    snapshot.lastSuccess = now - 2min;
    snapshot.nextCheck = now + 3min;
    return snapshot;
}

} // namespace

engine::Snapshot inStep() { return base(); }

engine::Snapshot booked()
{
    auto snapshot = base();
    engine::FlowState &receipts = snapshot.flows[2];
    receipts.today = 12;
    receipts.thirtyDays = 214;
    receipts.lastChange = TimeWords::now() - 3min;
    receipts.amounts = {{u"USD"_s, 2890410}};
    engine::FlowState &invoices = snapshot.flows[3];
    invoices.today = 2;
    invoices.thirtyDays = 38;
    invoices.lastChange = TimeWords::now() - 2min;
    invoices.amounts = {{u"EUR"_s, 119000}, {u"USD"_s, 6127540}};
    return snapshot;
}

engine::Snapshot needsAttention()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::NeedsAttention;
    snapshot.attention = 3;
    snapshot.flows[0].attention = 3;
    return snapshot;
}

engine::Snapshot importing()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::Importing;
    engine::ImportProgress import;
    import.phase = engine::ImportProgress::Phase::Writing;
    import.done = 1240;
    import.total = 2000;
    import.created = 312;
    import.updated = 188;
    import.unchanged = 716;
    import.skipped = 24;
    import.started = TimeWords::now() - 140s;
    import.perSecond = 8.9;
    import.left = 85s;
    const auto row = [&](const QString &customer, const QString &email, const QString &result,
                         QMap<QString, QString> parameters = {}) {
        import.justNow.push_back({customer, email, result, std::move(parameters)});
    };
    row(u"Weiskopf Consulting"_s, u"nicola.weiskopf@example.com"_s, u"created"_s);
    row(u"Video Games by Dan"_s, u"dan@example.com"_s, u"unchanged"_s);
    row(u"Travis Waldron"_s, u"travis@example.com"_s, u"changed"_s, {{u"fields"_s, u"phone"_s}});
    row(u"Sushi by Katsuyuki"_s, u"sushi@example.com"_s, u"created"_s);
    row(u"Sonnenschein Family Store"_s, u"familystore@example.com"_s, u"unchanged"_s);
    row(u"Shara Barnett: Barnett Design"_s, u"design@example.com"_s, u"linked"_s,
        {{u"customer"_s, u"Shara Barnett"_s}});
    row(u"Rondonuwu Fruit and Vegi"_s, u"tony@example.com"_s, u"created"_s);
    snapshot.import = import;
    snapshot.waiting = 760;
    snapshot.flows[0].waiting = 760;
    return snapshot;
}

engine::Snapshot importStopped()
{
    auto snapshot = importing();
    snapshot.import->phase = engine::ImportProgress::Phase::Stopped;
    snapshot.import->left.reset();
    snapshot.situation = engine::Situation::InStep;
    return snapshot;
}

engine::Snapshot connectionEnded()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::ConnectionDied;
    snapshot.about = Service::QuickBooks;
    snapshot.waiting = 6;
    snapshot.attention = 1;
    snapshot.flows[0].waiting = 6;
    snapshot.nextCheck.reset();
    auto &quickBooks = snapshot.connections[Service::QuickBooks];
    quickBooks.state = engine::Connection::State::Ended;
    Error error;
    error.kind = Error::Kind::ConnectionEnded;
    error.key = u"qb.invalid_grant"_s;
    quickBooks.problem = error;
    return snapshot;
}

engine::Snapshot paused()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::Paused;
    snapshot.pausedSince = TimeWords::now() - 40min;
    snapshot.waiting = 2;
    return snapshot;
}

engine::Snapshot offline()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::Offline;
    snapshot.waiting = 4;
    return snapshot;
}

engine::Snapshot slow()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::ServiceSlow;
    snapshot.about = Service::QuickBooks;
    snapshot.waitUntil = TimeWords::now() + 48s;
    snapshot.waiting = 1;
    return snapshot;
}

engine::Snapshot stale()
{
    auto snapshot = base();
    snapshot.situation = engine::Situation::Stale;
    snapshot.lastSuccess = TimeWords::now() - 26min;
    return snapshot;
}

engine::Snapshot sandbox()
{
    auto snapshot = base();
    snapshot.sandbox = true;
    snapshot.profile = u"sandbox"_s;
    snapshot.connections[Service::QuickBooks].name = u"Sample company"_s;
    snapshot.connections[Service::HighLevel].name = u"Sample location"_s;
    for (auto &[service, connection] : snapshot.connections) {
        connection.since = TimeWords::now() - 5min;
        connection.environment = u"sandbox"_s;
    }
    return snapshot;
}

engine::Snapshot notConnected()
{
    engine::Snapshot snapshot;
    snapshot.profile = u"default"_s;
    snapshot.flows = base().flows;
    for (auto &flow : snapshot.flows) {
        flow = engine::FlowState{.flow = flow.flow, .enabled = flow.flow == "contacts"_L1};
    }
    return snapshot;
}

std::vector<journal::LogEntry> logEntries(int count)
{
    struct Kind
    {
        const char16_t *key, *name, *result;
    };
    static constexpr Kind kinds[] = {
        {u"contact", u"Petra Lindqvist", u"created"},
        {u"contact", u"Marlow Dental Practice", u"changed"},
        {u"contact", u"Peak Cycles", u"unchanged"},
        {u"contact", u"Shara Barnett: Barnett Design", u"linked"},
        {u"contact", u"Holm & Sons", u"created"},
        {u"contact", u"Tidewater Inn", u"attention"},
        {u"contact", u"Noah Becker", u"skipped"},
        {u"contact", u"Red Rock Diner and Catering Company of the Greater Bay Area", u"created"},
    };
    std::vector<journal::LogEntry> entries;
    entries.reserve(static_cast<size_t>(count));
    const auto now = TimeWords::now();
    for (int i = 0; i < count; ++i) {
        journal::LogEntry entry;
        entry.id = count - i;
        entry.time = now - std::chrono::seconds(7 + 41 * i);
        if (i % 9 == 0) {
            entry.flow = u"kontor"_s;
            entry.key = u"cycle.finished"_s;
            entry.parameters = {{u"count"_s, QString::number(i % 18 == 0 ? 2 : 0)}};
            entry.result = i % 18 == 0 ? u"done"_s : u"unchanged"_s;
        } else if (i % 13 == 0) {
            entry.flow = u"kontor"_s;
            entry.key = u"waited"_s;
            entry.parameters = {{u"service"_s, u"QuickBooks"_s}, {u"seconds"_s, u"60"_s}};
            entry.result = u"waited"_s;
        } else {
            const auto &kind = kinds[i % std::size(kinds)];
            entry.flow = u"contacts"_s;
            entry.direction = u"qb>hl"_s;
            entry.key = QString::fromUtf16(kind.key);
            const auto name = QString::fromUtf16(kind.name);
            entry.parameters = {{u"name"_s, name}, {u"email"_s, u"office@example.com"_s}};
            entry.result = QString::fromUtf16(kind.result);
            entry.details
                = QJsonObject{{u"quickbooks"_s, QString::number(58 + i)}, {u"highlevel"_s, u"ocQHyuzHvysMo5N5VsXc"_s},
                    {u"attempts"_s, 1}, {u"durationMs"_s, 812}, {u"trace"_s, u"1-69b2c7e6-4f0a9c1d"_s}};
        }
        entries.push_back(entry);
    }
    return entries;
}

std::vector<journal::LogEntry> reviewLogEntries()
{
    std::vector<journal::LogEntry> entries;
    const auto add = [&entries](const QString &key, const QString &result, QMap<QString, QString> parameters,
                         const QString &error = {}) {
        journal::LogEntry entry;
        entry.id = 900 - static_cast<qint64>(entries.size());
        entry.time = TimeWords::now() - std::chrono::seconds(20 + 300 * entries.size());
        entry.flow = u"reviews"_s;
        entry.direction = u"qb>hl"_s;
        entry.key = key;
        entry.result = result;
        entry.parameters = std::move(parameters);
        entry.details = QJsonObject{{u"quickbooks"_s, u"58"_s}, {u"highlevel"_s, u"ocQHyuzHvysMo5N5VsXc"_s}};
        if (!error.isEmpty()) {
            entry.details[u"error"_s] = error;
        }
        entries.push_back(entry);
    };
    const QString name = u"name"_s;
    const QString channel = u"channel"_s;
    add(u"review.delivery"_s, u"done"_s, {{name, u"Amy Lauterbach"_s}, {u"status"_s, u"delivered"_s}});
    add(u"review"_s, u"opted_out"_s, {{name, u"Noah Becker"_s}, {channel, u"sms"_s}}, u"review.opted_out"_s);
    add(u"review"_s, u"sent"_s, {{name, u"Amy Lauterbach"_s}, {channel, u"email"_s}});
    add(u"review"_s, u"skipped"_s, {{name, u"Peak Cycles"_s}, {u"missing"_s, u"email"_s}}, u"review.no_address"_s);
    add(u"review"_s, u"skipped"_s, {{name, u"Holm & Sons"_s}}, u"review.had"_s);
    add(u"review.test"_s, u"done"_s, {{name, u"Petra Lindqvist"_s}, {channel, u"email"_s}});
    add(u"review.delivery"_s, u"attention"_s, {{name, u"Tidewater Inn"_s}, {u"status"_s, u"undelivered"_s}});
    return entries;
}

} // namespace kontor::ui::samples
