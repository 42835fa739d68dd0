// Title, cause, remedy and buttons of an error.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"
#include "texts/dictionary.h"
#include "texts/filling.h"
#include "texts/texts.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

struct ActionName
{
    const char *action;
    const char *english;
};

constexpr std::array actionNames{
    ActionName{"retry", QT_TRANSLATE_NOOP("texts", "Retry")},
    ActionName{"open_in_quickbooks", QT_TRANSLATE_NOOP("texts", "Open in QuickBooks")},
    ActionName{"open_in_highlevel", QT_TRANSLATE_NOOP("texts", "Open in HighLevel")},
    ActionName{"open_quickbooks", QT_TRANSLATE_NOOP("texts", "Open QuickBooks")},
    ActionName{"open_highlevel", QT_TRANSLATE_NOOP("texts", "Open HighLevel")},
    ActionName{"copy_details", QT_TRANSLATE_NOOP("texts", "Copy details")},
    ActionName{"dismiss", QT_TRANSLATE_NOOP("texts", "Dismiss…")},
    ActionName{"map_tax", QT_TRANSLATE_NOOP("texts", "Map the tax…")},
    ActionName{"choose_item", QT_TRANSLATE_NOOP("texts", "Choose the item…")},
    ActionName{"choose_account", QT_TRANSLATE_NOOP("texts", "Choose the account…")},
    ActionName{"choose_contact", QT_TRANSLATE_NOOP("texts", "Choose the contact…")},
    ActionName{"book_again", QT_TRANSLATE_NOOP("texts", "Book it again")},
    ActionName{"leave", QT_TRANSLATE_NOOP("texts", "Leave it")},
    ActionName{"open_integrations", QT_TRANSLATE_NOOP("texts", "Open Integrations")},
    ActionName{"connect", QT_TRANSLATE_NOOP("texts", "Connect")},
    ActionName{"connect_quickbooks", QT_TRANSLATE_NOOP("texts", "QB Connect")},
    ActionName{"connect_highlevel", QT_TRANSLATE_NOOP("texts", "Connect HighLevel")},
    ActionName{"enter_app_keys", QT_TRANSLATE_NOOP("texts", "Enter app keys…")},
    ActionName{"reconnect", QT_TRANSLATE_NOOP("texts", "Reconnect")},
    ActionName{"change_location", QT_TRANSLATE_NOOP("texts", "Change the location id…")},
    ActionName{"use_token", QT_TRANSLATE_NOOP("texts", "Use another token…")},
    ActionName{"enter_review_link", QT_TRANSLATE_NOOP("texts", "Enter the review link…")},
    ActionName{"edit_review_text", QT_TRANSLATE_NOOP("texts", "Edit the text…")},
    ActionName{"send_again", QT_TRANSLATE_NOOP("texts", "Send again")},
    ActionName{"do_not_send", QT_TRANSLATE_NOOP("texts", "Do not send")},
    ActionName{"tax_as_line", QT_TRANSLATE_NOOP("texts", "Book tax as a line")},
    ActionName{"keep_quickbooks_total", QT_TRANSLATE_NOOP("texts", "Keep QuickBooks’ total…")},
    ActionName{"take_highlevel", QT_TRANSLATE_NOOP("texts", "Take HighLevel’s")},
    ActionName{"keep_quickbooks", QT_TRANSLATE_NOOP("texts", "Keep QuickBooks’")},
    ActionName{"book_refund", QT_TRANSLATE_NOOP("texts", "Book the refund")},
    ActionName{"do_not_book", QT_TRANSLATE_NOOP("texts", "Do not book it…")},
    ActionName{"try_again", QT_TRANSLATE_NOOP("texts", "Try again")},
    ActionName{"paste_address", QT_TRANSLATE_NOOP("texts", "Paste the address")},
    ActionName{"copy_address", QT_TRANSLATE_NOOP("texts", "Copy the address")},
    ActionName{"new_profile", QT_TRANSLATE_NOOP("texts", "New profile…")},
    ActionName{"proxy_settings", QT_TRANSLATE_NOOP("texts", "Proxy settings")},
    ActionName{"check_again", QT_TRANSLATE_NOOP("texts", "Check again")},
    ActionName{"open_folder", QT_TRANSLATE_NOOP("texts", "Open folder")},
    ActionName{"quit", QT_TRANSLATE_NOOP("texts", "Quit")},
    ActionName{"other_profile", QT_TRANSLATE_NOOP("texts", "Other profile…")},
    ActionName{"show_window", QT_TRANSLATE_NOOP("texts", "Show window")},
    ActionName{"sync_now", QT_TRANSLATE_NOOP("texts", "Sync now")},
};

std::array<std::span<const Entry>, 4> allEntries()
{
    return {quickbooksEntries(), highlevelEntries(), moneyEntries(), computerEntries()};
}

const Entry *entryFor(const QString &key)
{
    for (const std::span<const Entry> entries : allEntries()) {
        for (const Entry &entry : entries) {
            if (QString::fromLatin1(entry.keys).split(u' ').contains(key)) {
                return &entry;
            }
        }
    }
    return nullptr;
}

/// The nearest entry for a key that the dictionary does not list.
QString fallbackKey(const Error &error)
{
    const bool isTrouble = error.httpStatus >= 500 || error.kind == Error::Kind::Trouble;
    if (error.key.startsWith(u"qb.")) {
        return isTrouble ? u"qb.10000"_s : u"qb.other"_s;
    }
    if (error.key.startsWith(u"hl.")) {
        return isTrouble || error.key.startsWith(u"hl.5") ? u"hl.5xx"_s : u"hl.400"_s;
    }
    if (error.key.startsWith(u"net.")) {
        return u"net.timeout"_s;
    }
    if (error.key.startsWith(u"keychain.")) {
        return u"keychain.locked"_s;
    }
    return u"kontor.internal"_s;
}

QString serviceOf(const Error &error)
{
    const QString given = error.parameters.value(u"service"_s);
    for (const Service service : services) {
        if (given.compare(serviceWord(service), Qt::CaseInsensitive) == 0) {
            return serviceName(service);
        }
    }
    if (!given.isEmpty()) {
        return given;
    }
    return error.key.startsWith(u"qb.") ? serviceName(Service::QuickBooks)
        : error.key.startsWith(u"hl.")  ? serviceName(Service::HighLevel)
                                        : QString();
}

QMap<QString, QString> valuesOf(const Error &error)
{
    QMap<QString, QString> values = error.parameters;
    values[u"service"_s] = serviceOf(error);
    if (values.value(u"detail"_s).isEmpty()) {
        values[u"detail"_s] = error.detail;
    }
    if (values.value(u"countdown"_s).isEmpty() && error.retryAfter.count() > 0) {
        values[u"countdown"_s] = durationWords(std::chrono::ceil<std::chrono::seconds>(error.retryAfter));
    }
    return values;
}

QString remedyOf(const Entry &entry, const QMap<QString, QString> &values)
{
    if (!QString::fromUtf8(entry.remedy).contains(u"%n")) {
        return filled(QCoreApplication::translate("texts", entry.remedy), values);
    }
    const int waiting = values.value(u"n"_s, values.value(u"waiting"_s)).toInt();
    return waiting > 0 ? QCoreApplication::translate("texts", entry.remedy, nullptr, waiting)
                       : QCoreApplication::translate(
                             "texts", "Connect again with the same company. Kontor then goes on where it stopped.");
}

QString capitalised(QString text)
{
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

Explanation explain(const Error &error)
{
    // Words of their own for one case of a kind of trouble, which stays one kind for scripts and the window.
    QString which = error.parameters.value(u"case"_s);
    const QString named = error.parameters.value(u"key"_s);
    if (error.key == u"settings.value" && (named.startsWith(u"--"_s) || named.startsWith(u"KONTOR_"_s))) {
        which = u"given"_s; // an option or a variable, of which no earlier value is kept
    }
    const Entry *entry = which.isEmpty() ? nullptr : entryFor(error.key + u'.' + which);
    if (entry == nullptr) {
        entry = entryFor(error.key);
    }
    if (entry == nullptr) {
        entry = entryFor(fallbackKey(error));
    }
    Q_ASSERT(entry != nullptr);
    const QMap<QString, QString> values = valuesOf(error);
    Explanation explanation;
    explanation.title = capitalised(filled(QCoreApplication::translate("texts", entry->title), values));
    explanation.cause = capitalised(filled(QCoreApplication::translate("texts", entry->cause), values));
    explanation.remedy = capitalised(remedyOf(*entry, values));
    explanation.actions = QString::fromLatin1(entry->actions).split(u' ', Qt::SkipEmptyParts);
    for (QString &action : explanation.actions) {
        if (action == u"connect" && !values.value(u"service"_s).isEmpty()) {
            const bool isHighLevel = values.value(u"service"_s) == serviceName(Service::HighLevel);
            action = isHighLevel ? u"connect_highlevel"_s : u"connect_quickbooks"_s;
        }
    }
    return explanation;
}

QString actionWord(const QString &action)
{
    const auto found = std::find_if(actionNames.begin(), actionNames.end(),
        [&action](const ActionName &name) { return action == QLatin1StringView(name.action); });
    return found == actionNames.end() ? QString() : QCoreApplication::translate("texts", found->english);
}

QStringList errorKeys()
{
    QStringList keys;
    for (const std::span<const Entry> entries : allEntries()) {
        for (const Entry &entry : entries) {
            keys += QString::fromLatin1(entry.keys).split(u' ');
        }
    }
    return keys;
}

} // namespace kontor::texts
