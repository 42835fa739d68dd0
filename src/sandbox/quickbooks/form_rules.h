// What a company's country and preferences mean for its sales forms.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/books.h"
#include "sandbox/quickbooks/exact_number.h"

namespace kontor::sandbox::quickbooks {

/// Read once per write (quickbooks-online-api 7.6).
struct FormRules
{
    enum class Tax {
        Off, ///< no tax whatever is sent
        Manual, ///< United States, a code for the whole document
        Automated, ///< United States, the service decides
        PerLine, ///< everywhere else, a code on each line
    };

    explicit FormRules(const Books &books);

    Tax tax = Tax::Off;
    bool unitedStates = true;
    bool manyCurrencies = false;
    bool customNumbers = false;
    bool appliesCredit = false; ///< new invoices take the unapplied payments of their customer
    QString closedUntil; ///< the last closed day, "2026-01-31"; empty when the books are open
    QString defaultTerm;
};

/// The day on the service's clock: what a transaction without a date gets.
QString serverDay(const Books &books);
/// True for a day that exists, written "2026-02-28".
bool isCalendarDay(const QString &text);
/// Fails with 6210 when a transaction of that day can no longer be written.
Outcome<> checkPeriodOpen(const FormRules &rules, const QString &day);

/// The amount under a key, in minor units; 0 when there is none.
qint64 minorOf(const QJsonObject &object, QStringView key, int digits);
QJsonValue amountJson(qint64 minor, int digits);
/// How many decimals the amounts of a transaction have.
int digitsOf(const Books &books, const QJsonObject &transaction);
/// {"value", "name"} of an object that is there; fails with 2500 and 610.
Outcome<QJsonObject> namedReference(const Books &books, const EntityKind &kind, const QString &id);
/// The currency of a transaction is its customer's; fails with 6000 when the body names another one. Sets CurrencyRef,
/// and ExchangeRate where the company keeps several.
Outcome<> settleCurrency(const Books &books, const FormRules &rules, QJsonObject &transaction);
/// Money can go to a bank account or to what is not yet deposited; Undeposited Funds without a choice.
Outcome<> settleDepositAccount(const Books &books, QJsonObject &transaction);
/// Puts "Voided" in front of the note.
void markVoided(QJsonObject &transaction);
bool isVoided(const QJsonObject &transaction);

} // namespace kontor::sandbox::quickbooks
