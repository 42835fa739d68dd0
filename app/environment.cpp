// What programs read from the environment, checked; nothing below app/ reads it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"

#include "net/service_address.h"

#include <QLocale>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace kontor::app {

namespace {

tl::unexpected<Error> badVariable(const char *name, const QString &allowed)
{
    return fail({.kind = Error::Kind::BadInput,
        .key = u"settings.value"_s,
        .parameters = {{u"key"_s, QString::fromLatin1(name)}, {u"allowed"_s, allowed}}});
}

} // namespace

Result<engine::EngineConfig> configFromEnvironment()
{
    const auto text = [](const char *name) { return qEnvironmentVariable(name); };
    engine::EngineConfig config;
    config.language = QLocale::system().language() == QLocale::German ? u"de"_s : u"en"_s;
    config.dataFolder = text("KONTOR_DATA_DIR");
    if (config.dataFolder.isEmpty()) {
        config.dataFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/kontor"_s;
    }
    const std::initializer_list<std::pair<const char *, QUrl *>> addresses{
        {"KONTOR_QUICKBOOKS_DISCOVERY_URL", &config.quickBooksDiscovery},
        {"KONTOR_QUICKBOOKS_API_URL", &config.quickBooksApi},
        {"KONTOR_HIGHLEVEL_AUTHORIZE_URL", &config.highLevelAuthorize},
        {"KONTOR_HIGHLEVEL_API_URL", &config.highLevelApi}};
    for (const auto &[name, target] : addresses) {
        QString value = text(name);
        while (value.endsWith(u'/')) {
            value.chop(1);
        }
        if (!value.isEmpty()) {
            *target = QUrl(value, QUrl::StrictMode);
            if (!net::isAcceptable(*target)) {
                return badVariable(name, u"https://..., or http on the loopback interface"_s);
            }
        }
    }
    config.quickBooksClientId = text("KONTOR_QUICKBOOKS_CLIENT_ID");
    config.quickBooksClientSecret = text("KONTOR_QUICKBOOKS_CLIENT_SECRET");
    config.highLevelClientId = text("KONTOR_HIGHLEVEL_CLIENT_ID");
    config.highLevelClientSecret = text("KONTOR_HIGHLEVEL_CLIENT_SECRET");
    if (const QString seconds = text("KONTOR_SYNC_INTERVAL_SECONDS"); !seconds.isEmpty()) {
        bool ok = false;
        const int number = seconds.toInt(&ok);
        if (!ok || number < 1 || number > 3600) {
            return badVariable("KONTOR_SYNC_INTERVAL_SECONDS", u"1 to 3600"_s);
        }
        config.interval = std::chrono::seconds(number);
    }
    config.rateLimits = text("KONTOR_RATE_LIMITS") != u"off"_s;
    return config;
}

} // namespace kontor::app
