// What a company's country and preferences mean for its sales forms.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/form_rules.h"

#include "sandbox/quickbooks/country_profile.h"
#include "sandbox/quickbooks/pacific_time.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

constexpr QStringView voidedMark = u"Voided";

} // namespace

FormRules::FormRules(const Books &books)
    : unitedStates(books.country() == u"US")
{
    const QJsonObject preferences = books.preferences();
    const QJsonValue taxes = preferences.value(u"TaxPrefs");
    if (taxes[u"UsingSalesTax"].toBool()) {
        if (!unitedStates) {
            tax = Tax::PerLine;
        } else if (const QJsonValue automated = taxes[u"PartnerTaxEnabled"]; automated.isBool()) {
            tax = automated.toBool() ? Tax::Automated : Tax::Off; // false: there, but not set up
        } else {
            tax = Tax::Manual;
        }
    }
    manyCurrencies = preferences.value(u"CurrencyPrefs")[u"MultiCurrencyEnabled"].toBool();
    const QJsonValue forms = preferences.value(u"SalesFormsPrefs");
    customNumbers = forms[u"CustomTxnNumbers"].toBool();
    appliesCredit = forms[u"AutoApplyCredit"].toBool() || forms[u"AutoApplyPayments"].toBool();
    defaultTerm = forms[u"DefaultTerms"][u"value"].toString();
    closedUntil = preferences.value(u"AccountingInfoPrefs")[u"BookCloseDate"].toString();
}

QString serverDay(const Books &books) { return pacificSeconds(books.now()).left(10); }

bool isCalendarDay(const QString &text)
{
    return text.size() == 10 && QDate::fromString(text, u"yyyy-MM-dd"_s).isValid();
}

Outcome<> checkPeriodOpen(const FormRules &rules, const QString &day)
{
    // Days written this way sort as text.
    return !rules.closedUntil.isEmpty() && day <= rules.closedUntil ? Outcome<>(refuse(periodClosed())) : Outcome<>();
}

qint64 minorOf(const QJsonObject &object, QStringView key, int digits)
{
    return ExactNumber::ofJson(object.value(key)).value_or(ExactNumber()).minor(digits);
}

QJsonValue amountJson(qint64 minor, int digits) { return ExactNumber::ofMinor(minor, digits).json(); }

int digitsOf(const Books &books, const QJsonObject &transaction)
{
    const QString currency = transaction.value(u"CurrencyRef")[u"value"].toString();
    return minorDigits(currency.isEmpty() ? books.currency() : currency);
}

Outcome<QJsonObject> namedReference(const Books &books, const EntityKind &kind, const QString &id)
{
    const Row *row = books.store(kind).find(id);
    if (!row || row->deleted) {
        return refuse(invalidReference(kind.name(), id));
    }
    if (!row->active) {
        return refuse(inactiveReference());
    }
    return QJsonObject{{u"value"_s, id}, {u"name"_s, row->object.value(kind.nameField())}};
}

Outcome<> settleCurrency(const Books &books, const FormRules &rules, QJsonObject &transaction)
{
    const Row *customer
        = books.store(EntityKind::customer()).find(transaction.value(u"CustomerRef")[u"value"].toString());
    QString currency = customer ? customer->object.value(u"CurrencyRef")[u"value"].toString() : QString();
    if (currency.isEmpty() || !rules.manyCurrencies) {
        currency = books.currency();
    }
    const QString asked = transaction.value(u"CurrencyRef")[u"value"].toString();
    if (!asked.isEmpty() && asked != currency) {
        return refuse(
            business(rules.manyCurrencies ? u"The currency of the transaction is invalid for the customer."_s
                                          : u"Multi Currency should be enabled to perform this operation."_s));
    }
    transaction.insert(u"CurrencyRef"_s, QJsonObject{{u"value"_s, currency}, {u"name"_s, currencyName(currency)}});
    if (!rules.manyCurrencies) {
        transaction.remove(u"ExchangeRate"_s);
    } else if (!transaction.contains(u"ExchangeRate")) {
        transaction.insert(u"ExchangeRate"_s, 1);
    }
    return {};
}

Outcome<> settleDepositAccount(const Books &books, QJsonObject &transaction)
{
    const EntityStore &accounts = books.store(EntityKind::account());
    QString id = transaction.value(u"DepositToAccountRef")[u"value"].toString();
    if (id.isEmpty()) {
        for (const quint32 place : accounts.byNumber()) {
            if (accounts.at(place).object.value(u"AccountSubType") == QJsonValue(u"UndepositedFunds"_s)) {
                id = accounts.at(place).id;
                break;
            }
        }
    }
    const Row *account = accounts.find(id);
    if (!account) {
        return refuse(invalidReference(u"Account"_s, id));
    }
    const QString type = account->object.value(u"AccountType").toString();
    if (type != u"Bank" && type != u"Other Current Asset") {
        return refuse(business(u"Choose a bank account or an account for money that is not deposited yet."_s));
    }
    transaction.insert(
        u"DepositToAccountRef"_s, QJsonObject{{u"value"_s, id}, {u"name"_s, account->object.value(u"Name")}});
    return {};
}

void markVoided(QJsonObject &transaction)
{
    const QString note = transaction.value(u"PrivateNote").toString();
    transaction.insert(u"PrivateNote"_s,
        note.isEmpty() ? voidedMark.toString() : QString(voidedMark.toString() + u" - " + note).left(4000));
}

bool isVoided(const QJsonObject &transaction)
{
    const std::optional<ExactNumber> total = ExactNumber::ofJson(transaction.value(u"TotalAmt"));
    return total == ExactNumber() && transaction.value(u"PrivateNote").toString().startsWith(voidedMark);
}

} // namespace kontor::sandbox::quickbooks
