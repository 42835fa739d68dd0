// The settings of the owner: which there are, and which values they take.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

SettingRule oneOf(const QString &key, const QStringList &values)
{
    return {
        key, values.first(), values.join(u", "_s), [values](const QString &value) { return values.contains(value); }};
}

SettingRule numberBetween(const QString &key, int byDefault, int least, int most)
{
    return {key, QString::number(byDefault), u"%1 to %2"_s.arg(least).arg(most), [least, most](const QString &value) {
                bool ok = false;
                const int number = value.toInt(&ok);
                return ok && number >= least && number <= most;
            }};
}

SettingRule matching(const QString &key, const QString &byDefault, const QString &allowed, const QString &pattern)
{
    return {key, byDefault, allowed,
        [expression = QRegularExpression(QRegularExpression::anchoredPattern(pattern))](
            const QString &value) { return expression.match(value).hasMatch(); }};
}

} // namespace

const std::vector<SettingRule> &settingRules()
{
    static const std::vector<SettingRule> rules{
        oneOf(u"contacts.enabled"_s, {u"on"_s, u"off"_s}),
        matching(u"contacts.tag"_s, u"quickbooks"_s, u"1 to 64 characters"_s, u"[^\\p{C}]{1,64}"_s),
        matching(u"contacts.country"_s, {}, u"two capital letters"_s, u"[A-Z]{2}"_s),
        numberBetween(u"sync.interval_seconds"_s, 240, 15, 3600),
        numberBetween(u"auth.port"_s, 8917, 1024, 65535),
        {u"auth.redirect_page"_s, {}, u"https://..."_s,
            [](const QString &value) {
                const QUrl url(value, QUrl::StrictMode);
                return value.isEmpty() || (url.isValid() && url.scheme() == u"https"_s && !url.host().isEmpty());
            }},
        oneOf(u"general.language"_s, {u"system"_s, u"de"_s, u"en"_s}),
        oneOf(u"general.appearance"_s, {u"system"_s, u"light"_s, u"dark"_s}),
        oneOf(u"general.notices"_s, {u"on"_s, u"off"_s}),
        oneOf(u"general.autostart"_s, {u"off"_s, u"on"_s}),
        oneOf(u"general.keep_in_tray"_s, {u"on"_s, u"off"_s}),
        numberBetween(u"general.log_days"_s, 400, 1, 3650),
        matching(u"general.proxy"_s, u"system"_s, u"system, none, host:port"_s,
            u"system|none|((https?|socks5)://)?([^\\s/@]+@)?[^\\s/@:]+:\\d{1,5}/?"_s),
    };
    return rules;
}

Result<SettingRule> settingRule(const QString &key)
{
    for (const SettingRule &rule : settingRules()) {
        if (rule.key == key) {
            return rule;
        }
    }
    return fail({.kind = Error::Kind::BadInput, .key = u"settings.unknown"_s, .parameters = {{u"key"_s, key}}});
}

Result<> checkSetting(const QString &key, const QString &value)
{
    const Result<SettingRule> rule = settingRule(key);
    if (!rule) {
        return fail(rule.error());
    }
    if (!rule->accepts(value)) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"settings.value"_s,
            .parameters = {{u"key"_s, key}, {u"allowed"_s, rule->allowed}}});
    }
    return {};
}

} // namespace kontor::engine
