// What differs between companies by country: currency, address, tax.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace kontor::sandbox::quickbooks {

struct CountryProfile
{
    QString country; ///< "US", "CA", "GB", "AU"
    QString timeZone;
    QJsonObject address;
    QJsonObject taxPreferences;
    const char *taxCodes; ///< JSON text, an array
    const char *taxRates; ///< JSON text, an array
};

/// The profile of a country, of the United States for unknown ones.
CountryProfile countryProfile(const QString &country);
/// "United States Dollar" of "USD"; the code itself when unknown.
QString currencyName(const QString &code);
/// The rows that a new company holds of a kind ("Account", "Item", "PaymentMethod", "Term"), as JSON text; null for
/// none.
const char *seedRows(const QString &kind);

} // namespace kontor::sandbox::quickbooks
