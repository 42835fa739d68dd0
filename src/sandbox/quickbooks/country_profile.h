// What differs between companies by country: currency, address, tax.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace kontor::sandbox::quickbooks {

struct CountryProfile
{
    QString country; ///< "US", "CA", "GB", "AU", "DE"
    QString currency;
    QString timeZone;
    QJsonObject address;
    QJsonObject taxPreferences;
    const char *taxCodes; ///< JSON text, an array
    const char *taxRates; ///< JSON text, an array
};

/// By name: "us_none" (sales tax off), "us_manual" (8.25 %), "us_automated" (by state), "ca", "gb", "au", "eur_19_7",
/// "jp" (no smaller unit), "kw" (three decimals).
/// Without one by country: the United States with manual sales tax for all but CA, GB and AU.
CountryProfile countryProfile(const QString &profile, const QString &country);
/// "United States Dollar" of "USD"; the code itself when unknown.
QString currencyName(const QString &code);
/// The rows that a new company holds of a kind ("Account", "Item", "PaymentMethod", "Term"), as JSON text; null for
/// none.
const char *seedRows(const QString &kind);

} // namespace kontor::sandbox::quickbooks
