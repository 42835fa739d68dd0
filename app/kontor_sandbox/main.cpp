// kontor-sandbox: starts both stand-ins on a port of this computer and says how Kontor is led there.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor_sandbox/options.h"
#include "app/kontor_sandbox/stop_signal.h"
#include "sandbox/highlevel/highlevel_stand_in.h"
#include "sandbox/http/skin.h"
#include "sandbox/quickbooks/quickbooks_stand_in.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

// Known to everybody and good for nothing but a sandbox.
const QString quickBooksClientId = u"KontorSandboxQuickBooksApp"_s;
const QString quickBooksClientSecret = u"kontor-sandbox-quickbooks-secret"_s;
const QString highLevelClientId = u"65a0c0ffee65a0c0ffee65a0-sandbox1"_s;
const QString highLevelClientSecret = u"kontor-sandbox-highlevel-secret"_s;
const QString privateToken = u"pit-5a9db0c5-0000-4000-8000-000000000001"_s;
const QString locationId = u"kontorSandboxLoc0001"_s;

int failWith(const QString &text, int status)
{
    std::fprintf(stderr, "kontor-sandbox: %s\n", qPrintable(text.trimmed()));
    return status;
}

// The second company and location are there to be chosen by mistake.
std::unique_ptr<sandbox::StandIn> makeQuickBooks(const SandboxOptions &options, Clock &clock, const QUrl &baseUrl)
{
    using sandbox::QuickBooksStandIn;
    std::vector<QuickBooksStandIn::Company> companies;
    companies.push_back({.realm = u"9341450000000001"_s,
        .name = options.company.name,
        .profile = options.profile,
        .customers = options.company.customers,
        .vendors = options.company.vendors,
        .employees = options.company.employees});
    companies.push_back({.realm = u"9341450000000002"_s, .name = u"Another Company"_s});
    return std::make_unique<QuickBooksStandIn>(clock, options.seed, baseUrl,
        QuickBooksStandIn::Keys{.clientId = quickBooksClientId,
            .clientSecret = quickBooksClientSecret,
            .redirectUris = {u"http://localhost:*/callback"_s}},
        std::move(companies));
}

std::unique_ptr<sandbox::StandIn> makeHighLevel(const SandboxOptions &options, Clock &clock)
{
    using sandbox::HighLevelStandIn;
    const sandbox::SampleHome home = sandbox::sampleHome(options.profile);
    std::vector<HighLevelStandIn::Location> locations;
    locations.push_back({.id = locationId,
        .name = u"Kontor Sandbox Location"_s,
        .country = home.country,
        .timezone = home.timeZone,
        .privateToken = privateToken,
        .contacts = options.company.contacts});
    locations.push_back({.id = u"kontorSandboxLoc0002"_s, .name = u"Another Location"_s});
    return std::make_unique<HighLevelStandIn>(clock, options.seed,
        HighLevelStandIn::Keys{.clientId = highLevelClientId,
            .clientSecret = highLevelClientSecret,
            .redirectUris = {u"http://localhost:*/callback"_s}},
        std::move(locations));
}

void printEnvironment(const QString &address)
{
    const std::pair<const char *, QString> variables[] = {
        {"KONTOR_QUICKBOOKS_DISCOVERY_URL", address + u"/quickbooks/.well-known/openid_sandbox_configuration"_s},
        {"KONTOR_QUICKBOOKS_API_URL", address + u"/quickbooks"_s},
        {"KONTOR_HIGHLEVEL_AUTHORIZE_URL", address + u"/highlevel/v2/oauth/chooselocation"_s},
        {"KONTOR_HIGHLEVEL_API_URL", address + u"/highlevel"_s},
        {"KONTOR_QUICKBOOKS_CLIENT_ID", quickBooksClientId},
        {"KONTOR_QUICKBOOKS_CLIENT_SECRET", quickBooksClientSecret},
        {"KONTOR_HIGHLEVEL_CLIENT_ID", highLevelClientId},
        {"KONTOR_HIGHLEVEL_CLIENT_SECRET", highLevelClientSecret},
    };
    for (const auto &[name, value] : variables) {
        std::printf("export %s=%s\n", name, qPrintable(value));
    }
    std::printf("# open %s/\n", qPrintable(address));
    std::printf("# HighLevel without OAuth: Private Integration Token %s, location %s\n", qPrintable(privateToken),
        qPrintable(locationId));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const Result<SandboxOptions> options = sandboxOptions(application.arguments());
    if (!options) {
        return failWith(options.error().detail + u"\nTry kontor-sandbox --help."_s, 2);
    }
    if (!options->print.isEmpty()) {
        std::printf("%s", qPrintable(options->print));
        return 0;
    }
    const StopSignal stopSignal([] { QCoreApplication::quit(); });
    const auto skin = sandbox::Skin::open(
        options->port,
        [&options](Clock &clock, const QUrl &baseUrl) { return makeQuickBooks(*options, clock, baseUrl); },
        [&options](Clock &clock, const QUrl &) { return makeHighLevel(*options, clock); }, options->ahead);
    if (!skin) {
        return failWith(u"port %1 cannot be used: %2"_s.arg(options->port).arg(skin.error().detail), 1);
    }
    if (!options->limits) {
        const Result<> off = (*skin)->control().setLimits(false);
        if (!off) {
            return failWith(u"the limits cannot be switched off: "_s + off.error().detail, 1);
        }
    }
    printEnvironment((*skin)->address());
    const int status = QCoreApplication::exec();
    (*skin)->close();
    return status;
}
