// Which QuickBooks tax code a tax of HighLevel is.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/source_invoice.h"
#include "quickbooks/company_profile.h"

#include <QJsonObject>
#include <QMap>

namespace kontor::flows::invoice_mirror {

/// The owner's choices (setting taxes.map): from `taxKey` to the id of a tax code.
using TaxMap = QMap<QString, QString>;

/// "VAT|20", of several taxes on one line "GST|5 + QST|9.975" in order of name; "|0" for a line without tax.
QString taxKey(std::vector<SourceTax> taxes);
/// The setting's JSON object; rates may be written with zeros at their end.
TaxMap taxMapFrom(const QJsonObject &setting);

/// The owner's choice for these taxes together, else for each alone when all name one code; else the only active code
/// whose sales rates add up to the same percentage on that day. Nothing is guessed: none, several, or a choice that is
/// gone or has another percentage is "kontor.tax_not_mapped" {name, rate, tax}; of what is not taxed with case
/// "untaxed".
Result<QString> taxCodeFor(const std::vector<SourceTax> &taxes, const quickbooks::CompanyProfile &profile,
    const TaxMap &map, CalendarDate day);

struct TaxCodeSuggestion
{
    QString code; ///< id
    QString name;
    bool sameName = false;
};
/// Active codes with the same percentage, those with the same or a like name first: what the settings offer.
std::vector<TaxCodeSuggestion> taxCodeSuggestions(
    const std::vector<SourceTax> &taxes, const quickbooks::CompanyProfile &profile, CalendarDate day);

} // namespace kontor::flows::invoice_mirror
