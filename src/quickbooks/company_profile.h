// What of a company decides how documents are written: country, taxes, accounts, items.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar_date.h"
#include "core/exact_decimal.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

#include <optional>
#include <vector>

namespace kontor::quickbooks {

/// The tax model (quickbooks-online-api 7.12).
enum class SalesTax {
    Off, ///< United States, sales tax switched off, or automated and not set up: no tax can be carried
    Manual, ///< United States: TAX and NON on lines, one code for the document
    Automated, ///< United States: computed by the service, an override may be honoured
    CodePerLine, ///< everywhere else: each line bears a tax code
};

struct TaxRate
{
    /// From a day on, until and with another; both may be open.
    struct Span
    {
        ExactDecimal percent;
        CalendarDate from;
        CalendarDate until;
    };
    QString id;
    QString name;
    ExactDecimal percent;
    std::vector<Span> spans;
    QString special; ///< SpecialTaxType: "NONE", "ZERO_RATE", "REVERSE_CHARGE" ...
    bool active = true;

    /// The percentage on that day.
    ExactDecimal on(CalendarDate day) const;
};

struct TaxCode
{
    QString id;
    QString name;
    QStringList rates; ///< ids of its sales rates; several add up (a group)
    bool active = true; ///< and not hidden
};

struct ListEntry
{
    QString id;
    QString name; ///< with the names of its parents before it, divided by ":"
    QString type; ///< AccountType, or Type of an item
    QString subtype; ///< AccountSubType
    QString incomeAccount; ///< of an item
    bool active = true;
};

struct CompanyProfile
{
    QString name;
    QString country; ///< two letters
    Currency home;
    bool severalCurrencies = false;
    SalesTax salesTax = SalesTax::Off;
    bool discountLines = true; ///< AllowDiscount, and not in France (quickbooks-online-api 7.7.2)
    bool customNumbers = false; ///< CustomTxnNumbers: a number that is taken is refused
    QString discountAccount; ///< DefaultDiscountAccount, may be empty
    CalendarDate booksClosed; ///< documents of that day and before are locked; none when open
    QMap<QString, TaxRate> taxRates; ///< by id
    std::vector<TaxCode> taxCodes;
    std::vector<ListEntry> accounts;
    std::vector<ListEntry> items;

    const TaxCode *taxCode(const QString &id) const; ///< null when unknown
    /// The sum of a code's rates on that day; nothing when it has no sales rate, or one that the customer does not pay
    /// (reverse charge), or one that is unknown or not active.
    std::optional<ExactDecimal> percentOf(const TaxCode &code, CalendarDate day) const;
};

/// From the bodies of GET /companyinfo and GET /preferences. Unreadable without a country or a home currency that is
/// known: a wrong tax model would book wrong taxes.
Result<CompanyProfile> companyProfileFrom(const QJsonObject &companyInfo, const QJsonObject &preferences);

/// From the rows of queries; what has no id is left out.
void setTaxRates(CompanyProfile &profile, const QJsonArray &rows);
void setTaxCodes(CompanyProfile &profile, const QJsonArray &rows);
void setAccounts(CompanyProfile &profile, const QJsonArray &rows);
void setItems(CompanyProfile &profile, const QJsonArray &rows);

} // namespace kontor::quickbooks
