// What kontor-sandbox is asked to do on its command line.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/kontor_sandbox/options.h"

#include <QCommandLineParser>
#include <QFile>

#include <functional>

using namespace Qt::StringLiterals;

namespace kontor {

namespace {

tl::unexpected<Error> badOption(const QString &why)
{
    return fail({.kind = Error::Kind::BadInput, .key = u"sandbox.option"_s, .detail = why});
}

Result<QJsonArray> readList(const QString &name, const std::function<Result<QJsonArray>(const QByteArray &)> &read)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return badOption(name + u": "_s + file.errorString());
    }
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return badOption(name + u": "_s + file.errorString());
    }
    const Result<QJsonArray> list = read(text);
    return list ? list : badOption(name + u": "_s + list.error().detail);
}

} // namespace

Result<SandboxOptions> sandboxOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Stand-ins of QuickBooks Online and HighLevel on this computer, to try Kontor without any account."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Prints this."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Prints the version."_s);
    const QCommandLineOption port(
        u"port"_s, u"Listens on this port of 127.0.0.1 and ::1; 0 takes any free one."_s, u"N"_s, u"8918"_s);
    const QCommandLineOption customers(u"customers"_s,
        u"QuickBooks' customers: an array, an answer of QuickBooks, or recorded requests and responses."_s, u"FILE"_s);
    const QCommandLineOption generate(
        u"generate"_s, u"Invents this many customers in place of the sample company's."_s, u"N"_s);
    const QCommandLineOption contacts(
        u"contacts"_s, u"HighLevel's contacts at the start: an array, or {\"contacts\": []}."_s, u"FILE"_s);
    const QCommandLineOption company(u"company"_s,
        u"The company's country and sales tax: %1."_s.arg(sandbox::sampleProfiles().join(u", "_s)), u"PROFILE"_s,
        u"us_manual"_s);
    const QCommandLineOption seed(
        u"seed"_s, u"Where ids and tokens are made from; the same seed, the same ids."_s, u"N"_s, u"1"_s);
    const QCommandLineOption noLimits(u"no-limits"_s, u"Leaves the services' limits off at the start."_s);
    const QCommandLineOption ahead(u"ahead"_s,
        u"The services' clock is this many seconds before the computer's; negative: behind it."_s, u"N"_s, u"0"_s);
    parser.addOptions({help, version, port, customers, generate, contacts, company, seed, noLimits, ahead});
    if (!parser.parse(arguments)) {
        return badOption(parser.errorText());
    }
    SandboxOptions options;
    if (parser.isSet(help)) {
        options.print = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.print = u"kontor-sandbox "_s + QLatin1StringView(KONTOR_VERSION) + u'\n';
        return options;
    }
    if (!parser.positionalArguments().isEmpty()) {
        return badOption(
            u"\"%1\" is not understood: there are options only"_s.arg(parser.positionalArguments().constFirst()));
    }

    bool understood = false;
    options.port = parser.value(port).toUShort(&understood);
    if (!understood) {
        return badOption(u"--port needs a number from 0 to 65535, not \"%1\""_s.arg(parser.value(port)));
    }
    options.seed = parser.value(seed).toULongLong(&understood);
    if (!understood) {
        return badOption(u"--seed needs a whole number from 0, not \"%1\""_s.arg(parser.value(seed)));
    }
    options.profile = parser.value(company);
    if (!sandbox::sampleProfiles().contains(options.profile)) {
        return badOption(
            u"--company needs one of %1, not \"%2\""_s.arg(sandbox::sampleProfiles().join(u", "_s), options.profile));
    }
    options.limits = !parser.isSet(noLimits);
    options.ahead = std::chrono::seconds(parser.value(ahead).toInt(&understood));
    if (!understood || std::chrono::abs(options.ahead) > std::chrono::days(366)) {
        return badOption(u"--ahead needs a number of seconds, at most a year, not \"%1\""_s.arg(parser.value(ahead)));
    }
    if (parser.isSet(customers) && parser.isSet(generate)) {
        return badOption(u"--customers and --generate exclude each other"_s);
    }
    if (!parser.isSet(customers) && !parser.isSet(generate)) {
        options.company = sandbox::sampleCompany();
    }
    if (parser.isSet(customers)) {
        const Result<QJsonArray> list = readList(parser.value(customers), sandbox::customersFromJson);
        if (!list) {
            return fail(list.error());
        }
        options.company = {.name = u"Company from a file"_s, .customers = *list};
    }
    if (parser.isSet(generate)) {
        const int count = parser.value(generate).toInt(&understood);
        if (!understood || count < 0 || count > sandbox::mostGenerated) {
            return badOption(u"--generate needs a number from 0 to %1, not \"%2\""_s.arg(sandbox::mostGenerated)
                    .arg(parser.value(generate)));
        }
        options.company = {.name = u"Invented company"_s, .customers = sandbox::generatedCustomers(count)};
    }
    if (parser.isSet(contacts)) {
        const Result<QJsonArray> list = readList(parser.value(contacts), sandbox::contactsFromJson);
        if (!list) {
            return fail(list.error());
        }
        options.company.contacts = *list;
    }
    if (!parser.isSet(customers)) { // whose own currencies may be what somebody wants to see
        options.company = sandbox::movedTo(options.profile, std::move(options.company));
    }
    return options;
}

} // namespace kontor
