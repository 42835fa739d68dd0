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

engine::Preview previewWithInvoices()
{
    engine::Preview preview = samples::preview();
    preview.counts[u"invoices"_s] = {.create = 4, .change = 2, .unchanged = 31, .ask = 1};
    const auto add = [&preview](const QString &action, const QString &document, const QString &email,
                         const QString &key, std::optional<qint64> amount, QMap<QString, QString> parameters = {}) {
        preview.rows.push_back({.flow = u"invoices"_s,
            .action = action,
            .document = document,
            .email = email,
            .key = key,
            .parameters = std::move(parameters),
            .amountMinor = amount,
            .currency = amount ? u"USD"_s : QString()});
    };
    add(u"create"_s, u"Marlow Dental Practice"_s, u"office@marlow.example.com"_s, u"new_customer"_s, std::nullopt);
    add(u"create"_s, u"INV-000231"_s, u"billing@holm.example.com"_s, u"new_invoice"_s, 198000);
    add(u"create"_s, u"INV-000232"_s, u"office@marlow.example.com"_s, u"waits_for_customer"_s, 119000);
    add(u"create"_s, u"INV-000226"_s, u"hello@diner.example.com"_s, u"invoice_payment"_s, 64000);
    add(u"change"_s, u"INV-000229"_s, u"amy@example.com"_s, u"invoice_change"_s, 151298);
    add(u"change"_s, u"INV-000212"_s, u"office@peak.example.com"_s, u"invoice_void"_s, 97446);
    preview.counts[u"reviews"_s] = {.create = 1};
    preview.rows.push_back({.flow = u"reviews"_s,
        .action = u"create"_s,
        .document = u"Amy Lauterbach"_s,
        .email = u"amy@example.com"_s,
        .key = u"new_review"_s,
        .parameters = {{u"name"_s, u"Amy Lauterbach"_s}, {u"channel"_s, u"email"_s}}});
    add(u"ask"_s, u"INV-000224"_s, u"office@peak.example.com"_s, u"needs_owner"_s, 1234567890,
        {{u"error"_s, u"kontor.tax_not_mapped"_s}, {u"name"_s, u"VAT"_s}, {u"rate"_s, u"7"_s}});
    return preview;
}

engine::CompanyLists companyLists()
{
    engine::CompanyLists lists;
    lists.items = {{u"1"_s, u"Design"_s, u"Service"_s}, {u"2"_s, u"Gardening: Mulch"_s, u"NonInventory"_s},
        {u"3"_s, u"HighLevel Sales"_s, u"Service"_s}};
    lists.incomeAccounts
        = {{u"79"_s, u"Sales of Product Income"_s, u"Income"_s}, {u"45"_s, u"Landscaping Services"_s, u"Income"_s}};
    lists.depositAccounts
        = {{u"35"_s, u"Checking"_s, u"Bank"_s}, {u"4"_s, u"Undeposited Funds"_s, u"Other Current Asset"_s}};
    lists.item = u"3"_s;
    lists.income = u"79"_s;
    lists.deposit = u"4"_s;
    lists.codesNeeded = true;
    lists.taxCodes = {{u"10"_s, u"20.0% S"_s, u"20"_s}, {u"11"_s, u"5.0% R"_s, u"5"_s}, {u"12"_s, u"0.0% Z"_s, u"0"_s},
        {u"13"_s, u"20.0% RC"_s, u"20.0"_s}, {u"14"_s, u"Exempt"_s, {}}};
    lists.taxes = {{u"Reduced|5"_s, u"Reduced"_s, u"5"_s, u"11"_s, false, {}},
        {u"VAT|20"_s, u"VAT"_s, u"20"_s, {}, false, u"10"_s}, {u"|0"_s, {}, u"0"_s, u"12"_s, true, {}},
        {u"City tax|1.25"_s, u"City tax"_s, u"1.25"_s, {}, false, {}}};
    return lists;
}

engine::CompanyLists companyWithoutCodes()
{
    engine::CompanyLists lists = companyLists();
    lists.codesNeeded = false;
    lists.taxCodes.clear();
    lists.taxes.clear();
    lists.item.clear();
    return lists;
}

engine::ReviewSample reviewSample(const QString &language)
{
    engine::ReviewSample sample;
    sample.contact = u"Amy Lauterbach"_s;
    sample.firstName = u"Amy"_s;
    sample.companyName = u"Amy's Bird Sanctuary"_s;
    sample.locationName = u"Bayside Gardens"_s;
    sample.timeZone = u"America/Los_Angeles"_s;
    sample.link = u"https://g.page/r/CbaysideGardens/review"_s;
    sample.foundIn = u"Google Review Link"_s;
    sample.language = language;
    sample.subject = engine::defaultReviewSubject(language);
    sample.text = engine::defaultReviewText(language);
    return sample;
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

Error notRevoked()
{
    return {.kind = Error::Kind::Trouble,
        .key = u"kontor.not_revoked"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}}};
}

std::map<QString, QString> settings()
{
    return {{u"contacts.enabled"_s, u"on"_s}, {u"contacts.tag"_s, u"quickbooks"_s},
        {u"sync.interval_seconds"_s, u"240"_s}, {u"general.language"_s, u"system"_s},
        {u"general.appearance"_s, u"system"_s}, {u"general.log_days"_s, u"400"_s}};
}

} // namespace kontor::ui::samples
