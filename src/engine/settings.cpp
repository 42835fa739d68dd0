// The settings of the owner: which there are, and which values they take.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/settings.h"

#include "engine/reviews.h"

#include "flows/contact_import/contact_import.h"
#include "flows/review_requests/message_text.h"
#include "flows/sales_receipts/classification.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::engine {

namespace {

namespace receipts = flows::sales_receipts;
namespace reviews = flows::review_requests;

const QString listEntryId = u"an id in QuickBooks, empty for the one that Kontor finds"_s;

SettingRule oneOf(const QString &key, const QStringList &values)
{
    return {
        key, values.first(), values.join(u", "_s), [values](const QString &value) { return values.contains(value); }};
}

SettingRule numberBetween(const QString &key, int byDefault, int least, int most)
{
    return {key, QString::number(byDefault), u"%1 to %2"_s.arg(least).arg(most),
        [least, most](const QString &value) {
            bool ok = false;
            const int number = value.toInt(&ok);
            const bool plain = std::ranges::all_of(value, [](QChar c) { return c >= u'0' && c <= u'9'; });
            return ok && plain && number >= least && number <= most;
        },
        true};
}

SettingRule matching(const QString &key, const QString &byDefault, const QString &allowed, const QString &pattern)
{
    return {key, byDefault, allowed,
        [expression = QRegularExpression(QRegularExpression::anchoredPattern(pattern))](
            const QString &value) { return expression.match(value).hasMatch(); }};
}

/// Some of `words`, each once, separated by commas without spaces; empty for none.
SettingRule someOf(const QString &key, const QStringList &byDefault, const QStringList &words)
{
    return {key, byDefault.join(u','), u"some of %1, separated by commas; empty for none"_s.arg(words.join(u", "_s)),
        [words](const QString &value) {
            QStringList seen;
            for (const QString &word : value.isEmpty() ? QStringList() : value.split(u',')) {
                if (!words.contains(word) || seen.contains(word)) {
                    return false;
                }
                seen.append(word);
            }
            return true;
        }};
}

/// A JSON object from taxes ("VAT|20", "GST|5 + QST|9.975", "|0") to the id of a tax code. Ids are not always numbers:
/// those of the United States are "TAX" and "NON" (quickbooks-online-api 7.12).
bool isTaxMap(const QString &value)
{
    // The name is whatever somebody typed in HighLevel.
    static const QRegularExpression key(
        QRegularExpression::anchoredPattern(u".*\\|\\d+(\\.\\d+)?"_s), QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression id(QRegularExpression::anchoredPattern(u"[A-Za-z0-9]{1,40}"_s));
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    if (!document.isObject()) {
        return false;
    }
    const QJsonObject map = document.object();
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        if (!key.match(entry.key()).hasMatch() || !id.match(entry->toString()).hasMatch()) {
            return false;
        }
    }
    return true;
}

} // namespace

const std::vector<SettingRule> &settingRules()
{
    static const std::vector<SettingRule> rules{
        oneOf(u"contacts.enabled"_s, {u"on"_s, u"off"_s}),
        oneOf(u"invoices.enabled"_s, {u"on"_s, u"off"_s}),
        oneOf(u"receipts.enabled"_s, {u"on"_s, u"off"_s}),
        matching(u"contacts.tag"_s, u"quickbooks"_s, u"1 to 64 characters"_s,
            u"[^\\p{C}\\s]([^\\p{C}]{0,62}[^\\p{C}\\s])?"_s),
        matching(u"contacts.country"_s, {}, u"two capital letters, empty for the company's"_s, u"([A-Z]{2})?"_s),
        oneOf(u"invoices.tax"_s, {u"tax"_s, u"line"_s}),
        matching(u"accounts.item"_s, {}, listEntryId, u"\\d{0,20}"_s),
        matching(u"accounts.income"_s, {}, listEntryId, u"\\d{0,20}"_s),
        matching(u"accounts.deposit"_s, {}, listEntryId, u"\\d{0,20}"_s),
        {u"taxes.map"_s, u"{}"_s, u"a JSON object, such as {\"VAT|20\": \"4\"}"_s, isTaxMap},
        someOf(u"receipts.sources"_s, receipts::sourcesByDefault(), receipts::optionalSources()),
        // What QuickBooks takes as the name of a payment method (quickbooks-online-api 7.10).
        matching(u"receipts.payment_method"_s, {}, u"up to 31 characters, empty for what HighLevel names it"_s,
            u"([^\\p{C}\\s]([^\\p{C}]{0,29}[^\\p{C}\\s])?)?"_s),
        oneOf(u"receipts.refunds"_s, {u"off"_s, u"on"_s}),
        oneOf(u"reviews.enabled"_s, {u"off"_s, u"on"_s}),
        oneOf(u"reviews.channel"_s, {u"email_else_sms"_s, u"email"_s, u"sms"_s}),
        {u"reviews.link"_s, {}, u"https://..., empty for the one that HighLevel has"_s,
            [](const QString &value) { return value.isEmpty() || reviews::isReviewLink(value); }},
        matching(u"reviews.subject"_s, {}, u"up to 150 characters, empty for the one in the language"_s,
            u"[^\\p{C}]{0,150}"_s),
        {u"reviews.text"_s, {}, u"up to 1500 characters with {review link}; empty for the one in the language"_s,
            [](const QString &value) {
                return value.isEmpty() || (value.size() <= 1500 && !reviewTextProblem(value));
            }},
        oneOf(u"reviews.language"_s, {u"system"_s, u"de"_s, u"en"_s}),
        oneOf(u"reviews.mirrored_invoices"_s, {u"on"_s, u"off"_s}),
        numberBetween(u"reviews.delay_minutes"_s, 0, 0, 43200),
        // Two times that are the same would say neither "never" nor "all day".
        matching(u"reviews.quiet_hours"_s, u"20:00-08:00"_s, u"HH:MM-HH:MM with two different times, off"_s,
            u"off|(([01]\\d|2[0-3]):[0-5]\\d)-(?!\\1)([01]\\d|2[0-3]):[0-5]\\d"_s),
        numberBetween(u"reviews.daily_limit"_s, 50, 0, 100000),
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
        // No sign-in: settings are kept in the journal and shown, and secrets belong into the keychain.
        matching(u"general.proxy"_s, u"system"_s, u"system, none, host:port without a user name or password"_s,
            u"system|none|((https?|socks5)://)?[^\\s/@:]+:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5])/?"_s),
    };
    return rules;
}

bool isFlowOn(journal::Journal &journal, const QString &flow)
{
    const QString key = flow + u".enabled"_s;
    const Result<SettingRule> rule = settingRule(key);
    return rule && journal.setting(key).value_or(rule->byDefault) == u"on";
}

bool isImportStopped(journal::Journal &journal)
{
    return journal.state(u"import_stopped"_s)[u"stopped"].toBool()
        && flows::contact_import::importNote(journal)[u"phase"].toString() != u"done";
}

journal::HeldBack heldBack(journal::Journal &journal)
{
    journal::HeldBack held{.lookUps = {u"confirm"_s}};
    for (const QString &flow : {u"contacts"_s, u"invoices"_s, u"receipts"_s}) {
        if (!isFlowOn(journal, flow) || (flow == u"contacts" && isImportStopped(journal))) {
            held.flows.append(flow);
        }
    }
    return held;
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

QString settingAsKept(const QString &key, const QString &value)
{
    const Result<SettingRule> rule = settingRule(key);
    return rule && rule->isNumber ? QString::number(value.toInt()) : value;
}

Result<> checkSetting(const QString &key, const QString &value)
{
    const Result<SettingRule> rule = settingRule(key);
    if (!rule) {
        return fail(rule.error());
    }
    if (key == u"reviews.text"_s || key == u"reviews.subject"_s) {
        // What is wrong with a text is said exactly.
        std::optional<Error> problem = value.isEmpty() ? std::nullopt : reviewTextProblem(value);
        if (problem && (key == u"reviews.text"_s || problem->key == u"review.placeholder"_s)) {
            return fail(*problem);
        }
    }
    if (!rule->accepts(value)) {
        return fail({.kind = Error::Kind::BadInput,
            .key = u"settings.value"_s,
            .parameters = {{u"key"_s, key}, {u"allowed"_s, rule->allowed}}});
    }
    return {};
}

} // namespace kontor::engine
