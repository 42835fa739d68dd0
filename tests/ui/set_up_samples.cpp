// Values for pictures and tests of the set-up and of Settings.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/set_up_samples.h"

#include "ui/samples.h"
#include "ui/widgets/time_words.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace kontor::ui::samples {

namespace {

engine::PreviewRow rowOf(const QString &action, const QString &document, const QString &email, const QString &key,
    const QMap<QString, QString> &parameters = {})
{
    return {.flow = u"contacts"_s,
        .action = action,
        .document = document,
        .email = email,
        .key = key,
        .parameters = parameters};
}

} // namespace

engine::Preview preview()
{
    engine::Preview preview;
    preview.counts[u"contacts"_s] = {.create = 512, .change = 188, .link = 31, .unchanged = 1244, .skip = 24, .ask = 1};
    preview.customers = 2000;
    preview.read = TimeWords::now() - 12s;
    preview.rows = {
        rowOf(u"create"_s, u"Alvarez Family Dental"_s, u"office@example.com"_s, u"new_contact"_s),
        rowOf(u"create"_s, u"Berg, Jonas"_s, u"jonas.berg@example.com"_s, u"new_contact"_s),
        rowOf(u"change"_s, u"Carver & Lowe"_s, u"hello@example.com"_s, u"adds"_s, {{u"fields"_s, u"phone, address"_s}}),
        rowOf(u"link"_s, u"Carver & Lowe: Workshop"_s, u"hello@example.com"_s, u"same_email"_s,
            {{u"customer"_s, u"Carver & Lowe"_s}}),
        rowOf(u"unchanged"_s, u"Dahl Roofing"_s, u"info@example.com"_s, u"already_there"_s),
        rowOf(u"ask"_s, u"Ellis, Morgan"_s, {}, u"many_matches"_s, {{u"field"_s, u"phone"_s}, {u"n"_s, u"2"_s}}),
        rowOf(u"create"_s, u"Fern & Field"_s, u"hello@fern.example.com"_s, u"new_contact"_s),
        rowOf(u"skip"_s, u"Grant Estates"_s, {}, u"inactive"_s),
    };
    return preview;
}

engine::Preview previewWithoutChanges()
{
    engine::Preview preview;
    preview.counts[u"contacts"_s] = {.unchanged = 41};
    preview.customers = 41;
    preview.read = TimeWords::now() - 3min;
    preview.rows = {rowOf(u"unchanged"_s, u"Dahl Roofing"_s, u"info@example.com"_s, u"already_there"_s)};
    return preview;
}

engine::Snapshot halfConnected()
{
    engine::Snapshot snapshot = inStep();
    snapshot.situation = engine::Situation::NotConnected;
    snapshot.setUpDone = false;
    snapshot.connections[Service::HighLevel] = {};
    return snapshot;
}

engine::Snapshot readyToStart()
{
    engine::Snapshot snapshot = inStep();
    snapshot.setUpDone = false;
    engine::Connection &quickbooks = snapshot.connections[Service::QuickBooks];
    quickbooks.country = u"US"_s;
    quickbooks.currency = u"USD"_s;
    quickbooks.salesTax = u"automated"_s;
    snapshot.connections[Service::HighLevel].timeZone = u"America/Los_Angeles"_s;
    for (engine::FlowState &flow : snapshot.flows) {
        flow.built = flow.flow == u"contacts";
    }
    return snapshot;
}

engine::ConnectProgress waiting(Service service)
{
    engine::ConnectProgress progress;
    progress.service = service;
    progress.state = engine::ConnectProgress::State::Waiting;
    progress.address = QUrl(u"https://appcenter.example.com/connect/oauth2?client_id=1&state=abc%20def"_s);
    progress.until = TimeWords::now() + 9min + 41s;
    return progress;
}

engine::ConnectProgress failed(Service service, const QString &key)
{
    engine::ConnectProgress progress;
    progress.service = service;
    progress.state = engine::ConnectProgress::State::Failed;
    progress.note = Error{.kind = Error::Kind::Refused, .key = key};
    progress.note->parameters[u"service"_s] = serviceName(service);
    return progress;
}

std::map<QString, QString> settings()
{
    return {{u"contacts.enabled"_s, u"on"_s}, {u"contacts.tag"_s, u"quickbooks"_s},
        {u"sync.interval_seconds"_s, u"240"_s}, {u"general.language"_s, u"system"_s},
        {u"general.appearance"_s, u"system"_s}, {u"general.log_days"_s, u"400"_s}};
}

} // namespace kontor::ui::samples
