// Puts values into the {named} places of a text.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/filling.h"

#include "core/money.h"
#include "texts/amounts.h"
#include "texts/texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::texts {

namespace {

struct Word
{
    const char *value; ///< as the engine writes it
    const char *english;
};

constexpr std::array tradeWords{
    Word{"income account", QT_TRANSLATE_NOOP("texts", "income account")},
    Word{"deposit account", QT_TRANSLATE_NOOP("texts", "deposit account")},
    Word{"account", QT_TRANSLATE_NOOP("texts", "account")},
    Word{"item", QT_TRANSLATE_NOOP("texts", "item")},
    Word{"customer", QT_TRANSLATE_NOOP("texts", "customer")},
    Word{"contact", QT_TRANSLATE_NOOP("texts", "contact")},
    Word{"invoice", QT_TRANSLATE_NOOP("texts", "invoice")},
    Word{"sales receipt", QT_TRANSLATE_NOOP("texts", "sales receipt")},
    Word{"salesreceipt", QT_TRANSLATE_NOOP("texts", "sales receipt")},
    Word{"creditmemo", QT_TRANSLATE_NOOP("texts", "credit memo")},
    Word{"refundreceipt", QT_TRANSLATE_NOOP("texts", "refund receipt")},
    Word{"estimate", QT_TRANSLATE_NOOP("texts", "estimate")},
    Word{"payment", QT_TRANSLATE_NOOP("texts", "payment")},
    Word{"location", QT_TRANSLATE_NOOP("texts", "location")},
    Word{"email", QT_TRANSLATE_NOOP("texts", "e-mail address")},
    Word{"e-mail", QT_TRANSLATE_NOOP("texts", "e-mail")},
    Word{"e-mail address", QT_TRANSLATE_NOOP("texts", "e-mail address")},
    Word{"phone", QT_TRANSLATE_NOOP("texts", "phone number")},
    Word{"phone number", QT_TRANSLATE_NOOP("texts", "phone number")},
    Word{"sms", QT_TRANSLATE_NOOP("texts", "SMS")},
    Word{"name", QT_TRANSLATE_NOOP("texts", "name")},
    Word{"firstname", QT_TRANSLATE_NOOP("texts", "first name")},
    Word{"lastname", QT_TRANSLATE_NOOP("texts", "last name")},
    Word{"companyname", QT_TRANSLATE_NOOP("texts", "company name")},
    Word{"address", QT_TRANSLATE_NOOP("texts", "address")},
    Word{"address1", QT_TRANSLATE_NOOP("texts", "street")},
    Word{"street", QT_TRANSLATE_NOOP("texts", "street")},
    Word{"city", QT_TRANSLATE_NOOP("texts", "city")},
    Word{"state", QT_TRANSLATE_NOOP("texts", "state")},
    Word{"postalcode", QT_TRANSLATE_NOOP("texts", "postal code")},
    Word{"country", QT_TRANSLATE_NOOP("texts", "country")},
    Word{"website", QT_TRANSLATE_NOOP("texts", "website")},
    Word{"tags", QT_TRANSLATE_NOOP("texts", "tag")},
    Word{"tag", QT_TRANSLATE_NOOP("texts", "tag")},
    // Elements of QuickBooks' documents, as its refusals name them.
    Word{"docnumber", QT_TRANSLATE_NOOP("texts", "number")},
    Word{"displayname", QT_TRANSLATE_NOOP("texts", "name")},
    Word{"primaryemailaddr", QT_TRANSLATE_NOOP("texts", "e-mail address")},
    Word{"primaryphone", QT_TRANSLATE_NOOP("texts", "phone number")},
    Word{"billaddr", QT_TRANSLATE_NOOP("texts", "address")},
    Word{"description", QT_TRANSLATE_NOOP("texts", "description")},
    Word{"privatenote", QT_TRANSLATE_NOOP("texts", "note")},
    Word{"txndate", QT_TRANSLATE_NOOP("texts", "date")},
    Word{"duedate", QT_TRANSLATE_NOOP("texts", "due date")},
    Word{"customerref", QT_TRANSLATE_NOOP("texts", "customer")},
    Word{"sent", QT_TRANSLATE_NOOP("texts", "sent")},
    Word{"partly paid", QT_TRANSLATE_NOOP("texts", "partly paid")},
    Word{"paid", QT_TRANSLATE_NOOP("texts", "paid")},
    Word{"void", QT_TRANSLATE_NOOP("texts", "void")},
    Word{"in payment", QT_TRANSLATE_NOOP("texts", "in payment")},
    Word{"several currencies", QT_TRANSLATE_NOOP("texts", "several currencies")},
    Word{"sales tax", QT_TRANSLATE_NOOP("texts", "sales tax")},
    Word{"discounts", QT_TRANSLATE_NOOP("texts", "discounts")},
    Word{"service dates", QT_TRANSLATE_NOOP("texts", "service dates")},
};

/// What a permission of HighLevel is for (highlevel-api, scopes).
constexpr std::array purposeWords{
    Word{"contacts.readonly", QT_TRANSLATE_NOOP("texts", "finding contacts")},
    Word{"contacts.write", QT_TRANSLATE_NOOP("texts", "adding and changing contacts")},
    Word{"invoices.readonly", QT_TRANSLATE_NOOP("texts", "reading invoices")},
    Word{"payments/transactions.readonly", QT_TRANSLATE_NOOP("texts", "reading payments")},
    Word{"payments/orders.readonly", QT_TRANSLATE_NOOP("texts", "reading orders")},
    Word{"payments/subscriptions.readonly", QT_TRANSLATE_NOOP("texts", "reading subscriptions")},
    Word{"conversations/message.readonly", QT_TRANSLATE_NOOP("texts", "sending review requests")},
    Word{"conversations/message.write", QT_TRANSLATE_NOOP("texts", "sending review requests")},
    Word{"locations.readonly", QT_TRANSLATE_NOOP("texts", "reading the location")},
};

/// What stands in a place whose value is not known.
constexpr std::array unknownWords{
    Word{"service", QT_TRANSLATE_NOOP("texts", "QuickBooks or HighLevel")},
    Word{"countdown", QT_TRANSLATE_NOOP("texts", "a moment")},
    Word{"closed", QT_TRANSLATE_NOOP("texts", "that day or later")},
    Word{"document", QT_TRANSLATE_NOOP("texts", "this document")},
    Word{"detail", QT_TRANSLATE_NOOP("texts", "no reason given")},
    Word{"purpose", QT_TRANSLATE_NOOP("texts", "part of the work")},
    Word{"kind", QT_TRANSLATE_NOOP("texts", "entry")},
    Word{"n", QT_TRANSLATE_NOOP("texts", "several")},
    Word{"minutes", QT_TRANSLATE_NOOP("texts", "several")},
    Word{"seconds", QT_TRANSLATE_NOOP("texts", "some")},
};

template <class Words>
QString wordFor(const Words &words, QStringView value)
{
    for (const Word &word : words) {
        if (value.compare(QLatin1StringView(word.value), Qt::CaseInsensitive) == 0) {
            return QCoreApplication::translate("texts", word.english);
        }
    }
    return {};
}

bool holdsTradeWords(QStringView place)
{
    static constexpr std::array places{"kind", "field", "fields", "type", "channel", "missing", "status", "feature"};
    return std::any_of(
        places.begin(), places.end(), [place](const char *each) { return place == QLatin1StringView(each); });
}

/// Amounts ("0.01 USD", as Money::toText), days ("2026-03-11") and percentages as the language writes them; nothing for
/// other values.
QString writtenAsNumber(const QString &place, const QString &value)
{
    static const QRegularExpression amount(u"^(-?[0-9]+(?:[.][0-9]+)?) ([A-Z]{3})$"_s);
    static const QRegularExpression day(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"_s);
    static const QRegularExpression decimal(u"^-?[0-9]+[.][0-9]+$"_s);
    if (const auto match = amount.match(value); match.hasMatch()) {
        const Result<Currency> currency = Currency::parse(match.captured(2));
        const Result<Money> money
            = currency.and_then([&match](Currency known) { return Money::parse(match.captured(1), known); });
        return money ? amountWithCurrency(money->minorUnits(), match.captured(2)) : QString();
    }
    if (day.match(value).hasMatch()) {
        const QDate date = QDate::fromString(value, Qt::ISODate);
        return date.isValid() ? dateWords(date) : QString();
    }
    if (place == u"rate" && decimal.match(value).hasMatch()) {
        return QString(value).replace(u'.', QLocale().decimalPoint());
    }
    return {};
}

QString placeWords(const QString &place, const QMap<QString, QString> &values)
{
    QString value = values.value(place).trimmed();
    if (value.isEmpty() && place == u"purpose") {
        return valueWords(place, values.value(u"scope"_s));
    }
    return valueWords(place, value);
}

} // namespace

QString valueWords(const QString &place, const QString &value)
{
    if (value.isEmpty()) {
        const QString unknown = wordFor(unknownWords, place);
        return unknown.isEmpty() ? u"…"_s : unknown;
    }
    if (place == u"purpose") {
        const QString purpose = wordFor(purposeWords, value);
        // A scope that is not in the list would be a code in the middle of a sentence.
        return !purpose.isEmpty() ? purpose : value.contains(u'.') ? wordFor(unknownWords, place) : value;
    }
    if (holdsTradeWords(place)) {
        QStringList words;
        const QStringList parts = value.split(u',', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            // "email" is an address everywhere but here.
            const bool isEmailChannel = place == u"channel" && part.trimmed() == u"email";
            const QString known = wordFor(tradeWords, isEmailChannel ? u"e-mail"_s : part.trimmed());
            const QString word = known.isEmpty() ? part.trimmed() : known;
            if (!words.contains(word)) {
                words.append(word);
            }
        }
        return QLocale().createSeparatedList(words);
    }
    if (place == u"allowed") {
        return allowedWords(value);
    }
    if (const QString written = writtenAsNumber(place, value); !written.isEmpty()) {
        return written;
    }
    bool isNumber = false;
    const qlonglong number = value.toLongLong(&isNumber);
    static constexpr std::array counts{
        "n", "minutes", "seconds", "count", "created", "updated", "unchanged", "skipped"};
    const bool isCount = std::any_of(
        counts.begin(), counts.end(), [&place](const char *each) { return place == QLatin1StringView(each); });
    return isNumber && isCount ? QLocale().toString(number) : value;
}

QString filled(const QString &text, const QMap<QString, QString> &values)
{
    QString result;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0) {
            break;
        }
        result += text.sliced(at, open - at);
        result += placeWords(text.sliced(open + 1, close - open - 1), values);
        at = close + 1;
    }
    return result + text.sliced(at);
}

} // namespace kontor::texts
