// The words of log rows, of the preview and of settings.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"
#include "texts/filling.h"
#include "texts/texts.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

struct KeyedText
{
    const char *key;
    const char *english;
};

constexpr std::array whatTexts{
    KeyedText{"contact", QT_TRANSLATE_NOOP("texts", "Contact {name}")},
    KeyedText{"unlinked", QT_TRANSLATE_NOOP("texts", "Contact {name}")},
    KeyedText{"customer", QT_TRANSLATE_NOOP("texts", "Customer {name}")},
    KeyedText{"item", QT_TRANSLATE_NOOP("texts", "Item {name}")},
    KeyedText{"payment_method", QT_TRANSLATE_NOOP("texts", "Payment method {name}")},
    KeyedText{"import.started", QT_TRANSLATE_NOOP("texts", "Contact import started")},
    KeyedText{"import.stopped", QT_TRANSLATE_NOOP("texts", "Contact import stopped")},
    KeyedText{"import.done",
        QT_TRANSLATE_NOOP(
            "texts", "Import done: {created} created, {updated} updated, {unchanged} unchanged, {skipped} skipped")},
    KeyedText{"connection.lost", QT_TRANSLATE_NOOP("texts", "Connection lost")},
    KeyedText{"connection.back", QT_TRANSLATE_NOOP("texts", "Connection back")},
    KeyedText{"connected", QT_TRANSLATE_NOOP("texts", "{service} connected: {name}")},
    KeyedText{"disconnected", QT_TRANSLATE_NOOP("texts", "{service} disconnected")},
    KeyedText{"setting.changed", QT_TRANSLATE_NOOP("texts", "Setting changed: {setting}")},
    KeyedText{"waited", QT_TRANSLATE_NOOP("texts", "Asked to slow down (429), waited {time}")},
    KeyedText{"review.delivery", QT_TRANSLATE_NOOP("texts", "Review request to {name}: {status}")},
    KeyedText{"text.cut", QT_TRANSLATE_NOOP("texts", "Text shortened or cleaned in {field}: {name}")},
};

/// Documents that have a number, or what was sold as a title, and belong to somebody.
struct DocumentText
{
    const char *key;
    const char *numbered;
    const char *bare; ///< without number or title
};

constexpr std::array documentTexts{
    DocumentText{"invoice", QT_TRANSLATE_NOOP("texts", "Invoice {number}"), QT_TRANSLATE_NOOP("texts", "Invoice")},
    DocumentText{"payment", QT_TRANSLATE_NOOP("texts", "Payment on {number}"), QT_TRANSLATE_NOOP("texts", "Payment")},
    DocumentText{
        "receipt", QT_TRANSLATE_NOOP("texts", "Sales receipt “{number}”"), QT_TRANSLATE_NOOP("texts", "Sales receipt")},
    DocumentText{"refund", QT_TRANSLATE_NOOP("texts", "Refund on “{number}”"), QT_TRANSLATE_NOOP("texts", "Refund")},
    DocumentText{"review", QT_TRANSLATE_NOOP("texts", "Review request"), QT_TRANSLATE_NOOP("texts", "Review request")},
    DocumentText{"review.test", QT_TRANSLATE_NOOP("texts", "Review request as a test"),
        QT_TRANSLATE_NOOP("texts", "Review request as a test")},
};

/// What became of a message, as HighLevel calls it (highlevel-api 6.2).
constexpr std::array deliveryTexts{
    KeyedText{"pending", QT_TRANSLATE_NOOP("texts", "on its way")},
    KeyedText{"scheduled", QT_TRANSLATE_NOOP("texts", "on its way")},
    KeyedText{"queued", QT_TRANSLATE_NOOP("texts", "on its way")},
    KeyedText{"sent", QT_TRANSLATE_NOOP("texts", "sent")},
    KeyedText{"delivered", QT_TRANSLATE_NOOP("texts", "delivered")},
    KeyedText{"read", QT_TRANSLATE_NOOP("texts", "read")},
    KeyedText{"opened", QT_TRANSLATE_NOOP("texts", "opened")},
    KeyedText{"clicked", QT_TRANSLATE_NOOP("texts", "link opened")},
    KeyedText{"failed", QT_TRANSLATE_NOOP("texts", "not delivered")},
    KeyedText{"undelivered", QT_TRANSLATE_NOOP("texts", "not delivered")},
    KeyedText{"opt_out", QT_TRANSLATE_NOOP("texts", "opted out")},
};

/// Where the money of a receipt came from, where the log knows it: by the word of its classification.
constexpr std::array sourceTexts{
    DocumentText{
        "order_form", QT_TRANSLATE_NOOP("texts", "Order form “{number}”"), QT_TRANSLATE_NOOP("texts", "Order form")},
    DocumentText{"subscription", QT_TRANSLATE_NOOP("texts", "Subscription “{number}”"),
        QT_TRANSLATE_NOOP("texts", "Subscription")},
    DocumentText{
        "membership", QT_TRANSLATE_NOOP("texts", "Membership “{number}”"), QT_TRANSLATE_NOOP("texts", "Membership")},
    DocumentText{"calendar", QT_TRANSLATE_NOOP("texts", "Calendar “{number}”"), QT_TRANSLATE_NOOP("texts", "Calendar")},
    DocumentText{"payment_link", QT_TRANSLATE_NOOP("texts", "Payment link “{number}”"),
        QT_TRANSLATE_NOOP("texts", "Payment link")},
    DocumentText{"form", QT_TRANSLATE_NOOP("texts", "Form “{number}”"), QT_TRANSLATE_NOOP("texts", "Form")},
    DocumentText{"survey", QT_TRANSLATE_NOOP("texts", "Survey “{number}”"), QT_TRANSLATE_NOOP("texts", "Survey")},
    DocumentText{"point_of_sale", QT_TRANSLATE_NOOP("texts", "Point of sale “{number}”"),
        QT_TRANSLATE_NOOP("texts", "Point of sale")},
    DocumentText{
        "mobile_app", QT_TRANSLATE_NOOP("texts", "Mobile app “{number}”"), QT_TRANSLATE_NOOP("texts", "Mobile app")},
    DocumentText{"manual", QT_TRANSLATE_NOOP("texts", "Payment entered by hand, “{number}”"),
        QT_TRANSLATE_NOOP("texts", "Payment entered by hand")},
    DocumentText{"document_contracts", QT_TRANSLATE_NOOP("texts", "Document or contract “{number}”"),
        QT_TRANSLATE_NOOP("texts", "Document or contract")},
};

/// A payment that becomes no receipt, and why; or what its receipt lacks.
constexpr DocumentText leftOutText{
    "receipt", QT_TRANSLATE_NOOP("texts", "Payment “{number}”"), QT_TRANSLATE_NOOP("texts", "Payment")};
constexpr std::array reasonTexts{
    KeyedText{"test", QT_TRANSLATE_NOOP("texts", "test payment")},
    KeyedText{"not_succeeded", QT_TRANSLATE_NOOP("texts", "did not succeed")},
    KeyedText{"zero", QT_TRANSLATE_NOOP("texts", "nothing was paid")},
    KeyedText{"imported", QT_TRANSLATE_NOOP("texts", "imported into HighLevel")},
    KeyedText{"saas", QT_TRANSLATE_NOOP("texts", "billed by the agency")},
    KeyedText{"off", QT_TRANSLATE_NOOP("texts", "switched off")},
    KeyedText{"unknown_source", QT_TRANSLATE_NOOP("texts", "of a kind that Kontor does not know")},
    KeyedText{"before", QT_TRANSLATE_NOOP("texts", "from before connecting")},
    KeyedText{"invoice", QT_TRANSLATE_NOOP("texts", "booked with its invoice")},
    KeyedText{"tax_unknown", QT_TRANSLATE_NOOP("texts", "no VAT is in it, as the rate is not known")},
};

constexpr std::array resultTexts{
    KeyedText{"created", QT_TRANSLATE_NOOP("texts", "Created")},
    KeyedText{"changed", QT_TRANSLATE_NOOP("texts", "Changed")},
    KeyedText{"updated", QT_TRANSLATE_NOOP("texts", "Changed")},
    KeyedText{"linked", QT_TRANSLATE_NOOP("texts", "Linked")},
    KeyedText{"unlinked", QT_TRANSLATE_NOOP("texts", "Unlinked")},
    KeyedText{"unchanged", QT_TRANSLATE_NOOP("texts", "Unchanged")},
    KeyedText{"skipped", QT_TRANSLATE_NOOP("texts", "Skipped")},
    KeyedText{"attention", QT_TRANSLATE_NOOP("texts", "Needs attention")},
    KeyedText{"retried", QT_TRANSLATE_NOOP("texts", "Retried")},
    KeyedText{"waited", QT_TRANSLATE_NOOP("texts", "Waited")},
    KeyedText{"done", QT_TRANSLATE_NOOP("texts", "Done")},
    KeyedText{"dismissed", QT_TRANSLATE_NOOP("texts", "Dismissed")},
    KeyedText{"booked", QT_TRANSLATE_NOOP("texts", "Booked")},
    KeyedText{"voided", QT_TRANSLATE_NOOP("texts", "Voided")},
    KeyedText{"sent", QT_TRANSLATE_NOOP("texts", "Sent")},
    KeyedText{"opted_out", QT_TRANSLATE_NOOP("texts", "Opted out")},
};

constexpr std::array flowTexts{
    KeyedText{"contacts", QT_TRANSLATE_NOOP("texts", "Contacts")},
    KeyedText{"reviews", QT_TRANSLATE_NOOP("texts", "Reviews")},
    KeyedText{"receipts", QT_TRANSLATE_NOOP("texts", "Receipts")},
    KeyedText{"invoices", QT_TRANSLATE_NOOP("texts", "Invoices")},
};

constexpr std::array previewTexts{
    KeyedText{"new_contact", QT_TRANSLATE_NOOP("texts", "New contact")},
    KeyedText{"adds", QT_TRANSLATE_NOOP("texts", "Adds {fields}; nothing is overwritten")},
    KeyedText{"same_email", QT_TRANSLATE_NOOP("texts", "Same e-mail as {customer}")},
    KeyedText{"same_phone", QT_TRANSLATE_NOOP("texts", "Same phone number as {customer}")},
    KeyedText{"already_there", QT_TRANSLATE_NOOP("texts", "Already there")},
    KeyedText{"inactive", QT_TRANSLATE_NOOP("texts", "Inactive in QuickBooks")},
    KeyedText{"many_matches", QT_TRANSLATE_NOOP("texts", "Several contacts match: {field}, {n}")},
    KeyedText{"looks_up", QT_TRANSLATE_NOOP("texts", "Looks for the contact first")},
    KeyedText{"new_invoice", QT_TRANSLATE_NOOP("texts", "New invoice")},
    KeyedText{"invoice_change", QT_TRANSLATE_NOOP("texts", "Follows the change in HighLevel")},
    KeyedText{"invoice_void", QT_TRANSLATE_NOOP("texts", "Voids the invoice")},
    KeyedText{"invoice_payment", QT_TRANSLATE_NOOP("texts", "Books the payment")},
    KeyedText{"waits_for_customer", QT_TRANSLATE_NOOP("texts", "New invoice, once the customer is there")},
    KeyedText{"new_receipt", QT_TRANSLATE_NOOP("texts", "New sales receipt")},
    KeyedText{"receipt_refund", QT_TRANSLATE_NOOP("texts", "Books the refund")},
    KeyedText{"new_customer", QT_TRANSLATE_NOOP("texts", "New customer")},
    KeyedText{"new_item", QT_TRANSLATE_NOOP("texts", "New item")},
    // Address and opt-out stand in HighLevel, where the contact is read just before it is written to.
    KeyedText{"new_review",
        QT_TRANSLATE_NOOP("texts", "Review request to {name}, if the contact can be reached and has not opted out")},
    KeyedText{"keeps", QT_TRANSLATE_NOOP("texts", "Stays as it is in QuickBooks")},
};

constexpr std::array settingTexts{
    KeyedText{"contacts.enabled", QT_TRANSLATE_NOOP("texts", "Import customers as contacts")},
    KeyedText{"contacts.tag", QT_TRANSLATE_NOOP("texts", "Tag")},
    KeyedText{"contacts.country", QT_TRANSLATE_NOOP("texts", "Default country for phone numbers")},
    KeyedText{"invoices.tax", QT_TRANSLATE_NOOP("texts", "Tax")},
    KeyedText{"accounts.item", QT_TRANSLATE_NOOP("texts", "Item for sales")},
    KeyedText{"accounts.income", QT_TRANSLATE_NOOP("texts", "Income account")},
    KeyedText{"accounts.deposit", QT_TRANSLATE_NOOP("texts", "Deposit account")},
    KeyedText{"taxes.map", QT_TRANSLATE_NOOP("texts", "Taxes")},
    KeyedText{"reviews.enabled", QT_TRANSLATE_NOOP("texts", "Review requests")},
    KeyedText{"reviews.channel", QT_TRANSLATE_NOOP("texts", "Channel of the review requests")},
    KeyedText{"reviews.link", QT_TRANSLATE_NOOP("texts", "Review link")},
    KeyedText{"reviews.subject", QT_TRANSLATE_NOOP("texts", "Subject of the review requests")},
    KeyedText{"reviews.text", QT_TRANSLATE_NOOP("texts", "Text of the review requests")},
    KeyedText{"reviews.language", QT_TRANSLATE_NOOP("texts", "Language of the review requests")},
    KeyedText{"reviews.mirrored_invoices", QT_TRANSLATE_NOOP("texts", "Invoices that came from HighLevel count too")},
    KeyedText{"reviews.delay_minutes", QT_TRANSLATE_NOOP("texts", "Wait after payment")},
    KeyedText{"reviews.quiet_hours", QT_TRANSLATE_NOOP("texts", "Quiet hours")},
    KeyedText{"reviews.daily_limit", QT_TRANSLATE_NOOP("texts", "Review requests, at most per day")},
    KeyedText{"receipts.enabled", QT_TRANSLATE_NOOP("texts", "Book payments as sales receipts")},
    KeyedText{"receipts.sources", QT_TRANSLATE_NOOP("texts", "Kinds of payment")},
    KeyedText{"receipts.payment_method", QT_TRANSLATE_NOOP("texts", "Payment method")},
    KeyedText{"receipts.refunds", QT_TRANSLATE_NOOP("texts", "Refunds")},
    KeyedText{"invoices.enabled", QT_TRANSLATE_NOOP("texts", "Book invoices sent in HighLevel")},
    KeyedText{"sync.interval_seconds", QT_TRANSLATE_NOOP("texts", "Time between checks")},
    KeyedText{"auth.port", QT_TRANSLATE_NOOP("texts", "Port for the answer of the browser")},
    KeyedText{"general.language", QT_TRANSLATE_NOOP("texts", "Language")},
    KeyedText{"general.appearance", QT_TRANSLATE_NOOP("texts", "Appearance")},
    KeyedText{"general.notices", QT_TRANSLATE_NOOP("texts", "Notices")},
    KeyedText{"general.autostart", QT_TRANSLATE_NOOP("texts", "Start when I log in")},
    KeyedText{"general.keep_in_tray", QT_TRANSLATE_NOOP("texts", "Keep running in the tray")},
    KeyedText{"general.log_days", QT_TRANSLATE_NOOP("texts", "Keep the log for")},
    KeyedText{"general.proxy", QT_TRANSLATE_NOOP("texts", "Proxy")},
};

/// Empty when the key is not in the list.
QString keyedText(std::span<const KeyedText> texts, const QString &key)
{
    const auto found = std::find_if(
        texts.begin(), texts.end(), [&key](const KeyedText &text) { return key == QLatin1StringView(text.key); });
    return found == texts.end() ? QString() : QCoreApplication::translate("texts", found->english);
}

QString cycleFinishedWords(const QMap<QString, QString> &parameters)
{
    const int changes = parameters.value(u"count"_s).toInt();
    return changes > 0 ? QCoreApplication::translate("texts", "Check finished: %n changes", nullptr, changes)
                       : QCoreApplication::translate("texts", "Check finished: nothing to do");
}

/// The title of the error that the values name; empty when they name none.
QString errorTitle(const QMap<QString, QString> &values)
{
    Error error;
    error.key = values.value(u"error"_s, values.value(u"code"_s));
    error.parameters = values;
    return error.key.isEmpty() ? QString() : explain(error).title;
}

QString attentionWords(const journal::LogEntry &entry)
{
    QMap<QString, QString> values = entry.parameters;
    if (!values.contains(u"error"_s) && !values.contains(u"code"_s)) {
        values[u"error"_s] = entry.details[u"error"_s].toString();
    }
    const QString title = errorTitle(values);
    QStringList about{entry.parameters.value(u"number"_s), entry.parameters.value(u"name"_s)};
    about.removeAll(QString());
    const QString words = title.isEmpty() ? resultWord(u"attention"_s) : title;
    return about.isEmpty() ? words : u"%1: %2"_s.arg(words, about.join(u", "_s));
}

const DocumentText *documentText(std::span<const DocumentText> texts, const QString &key)
{
    const auto found = std::find_if(
        texts.begin(), texts.end(), [&key](const DocumentText &text) { return key == QLatin1StringView(text.key); });
    return found == texts.end() ? nullptr : &*found;
}

/// "Invoice INV-1001, Holm & Sons", "Payment “Apron”, Ana Ruiz: test payment"; empty when the key is none of a
/// document.
QString documentWords(const journal::LogEntry &entry)
{
    const QMap<QString, QString> &values = entry.parameters;
    const DocumentText *text = documentText(documentTexts, entry.key);
    if (text == nullptr) {
        return {};
    }
    QString reason;
    if (entry.key == u"receipt" || entry.key == u"refund") {
        reason = keyedText(reasonTexts, values.value(u"reason"_s));
    }
    if (entry.key == u"receipt") {
        const DocumentText *source = documentText(sourceTexts, entry.details[u"classification"].toString());
        text = source != nullptr ? source : entry.result == u"skipped" ? &leftOutText : text;
    }
    const bool numbered = !values.value(u"number"_s).isEmpty();
    const QString document
        = filled(QCoreApplication::translate("texts", numbered ? text->numbered : text->bare), values);
    const QString name = values.value(u"name"_s);
    const QString words = name.isEmpty() ? document : u"%1, %2"_s.arg(document, name);
    return reason.isEmpty() ? words : u"%1: %2"_s.arg(words, reason);
}

/// "quickbooks" is the journal's word, not the owner's.
void nameService(QMap<QString, QString> &values)
{
    const QString given = values.value(u"service"_s);
    for (const Service service : services) {
        if (given.compare(serviceWord(service), Qt::CaseInsensitive) == 0) {
            values[u"service"_s] = serviceName(service);
        }
    }
}

} // namespace

QString what(const journal::LogEntry &entry)
{
    if (entry.key == u"cycle.finished") {
        return cycleFinishedWords(entry.parameters);
    }
    if (entry.key == u"attention") {
        return attentionWords(entry);
    }
    if (const QString document = documentWords(entry); !document.isEmpty()) {
        return document;
    }
    QMap<QString, QString> values = entry.parameters;
    nameService(values);
    if (entry.key == u"setting.changed") {
        values[u"setting"_s] = settingWord(values.value(u"setting"_s));
    }
    if (entry.key == u"review.delivery") {
        const QString status = keyedText(deliveryTexts, values.value(u"status"_s).toLower());
        values[u"status"_s] = status.isEmpty() ? values.value(u"status"_s) : status;
    }
    if (entry.key == u"waited") {
        values[u"time"_s] = durationWords(std::chrono::seconds(values.value(u"seconds"_s).toLongLong()));
    }
    const QString text = keyedText(whatTexts, entry.key);
    if (!text.isEmpty()) {
        return filled(text, values);
    }
    // A row written by a newer Kontor: what is certain, and no more.
    const QString name = values.value(u"name"_s);
    return name.isEmpty() ? entry.key : name;
}

QString causeOf(const journal::LogEntry &entry)
{
    Error problem{.key = entry.details[u"error"].toString(), .parameters = entry.parameters};
    if (problem.key.isEmpty()) {
        return {};
    }
    if (!problem.parameters.contains(u"contact"_s)) { // rows call everybody "name"
        problem.parameters[u"contact"_s] = entry.parameters.value(u"name"_s);
    }
    return explain(problem).cause;
}

QString resultWord(const QString &result)
{
    const QString word = keyedText(resultTexts, result);
    return word.isEmpty() ? result : word;
}

QString flowWord(const QString &flow)
{
    const QString word = keyedText(flowTexts, flow);
    return word.isEmpty() ? u"Kontor"_s : word;
}

QString directionWord(const QString &direction)
{
    return direction == u"qb>hl" ? u"QB → HL"_s : direction == u"hl>qb" ? u"HL → QB"_s : QString();
}

QString previewWords(const QString &key, const QMap<QString, QString> &parameters)
{
    if (key == u"many_matches" && parameters.value(u"n"_s) == u"2") {
        const QString field = parameters.value(u"field"_s);
        if (field.contains(u"phone")) {
            return QCoreApplication::translate("texts", "Phone number matches two contacts");
        }
        if (field.contains(u"mail")) {
            return QCoreApplication::translate("texts", "E-mail address matches two contacts");
        }
    }
    if (key == u"needs_owner") {
        const QString title = errorTitle(parameters);
        return title.isEmpty() ? resultWord(u"attention"_s) : title;
    }
    const QString text = keyedText(previewTexts, key);
    return text.isEmpty() ? key : filled(text, parameters);
}

QString settingWord(const QString &key)
{
    const QString word = keyedText(settingTexts, key);
    return word.isEmpty() ? key : word;
}

QString durationWords(std::chrono::seconds duration)
{
    const QLocale locale;
    const qint64 seconds = std::max<qint64>(duration.count(), 0);
    if (seconds < 60) {
        return QCoreApplication::translate("texts", "less than a minute");
    }
    const qint64 minutes = seconds / 60;
    if (minutes >= 60) {
        return QCoreApplication::translate("texts", "%1 h %2 min")
            .arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
    }
    if (seconds % 60 == 0) {
        return QCoreApplication::translate("texts", "%1 min").arg(locale.toString(minutes));
    }
    return QCoreApplication::translate("texts", "%1 min %2 s")
        .arg(locale.toString(minutes), locale.toString(seconds % 60));
}

} // namespace kontor::texts
