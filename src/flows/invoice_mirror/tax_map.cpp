// Which QuickBooks tax code a tax of HighLevel is.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "flows/invoice_mirror/tax_map.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kontor::flows::invoice_mirror {

namespace {

ExactDecimal sumOfRates(const std::vector<SourceTax> &taxes)
{
    std::int64_t millionths = 0;
    for (const SourceTax &tax : taxes) {
        millionths += tax.rate.millionths();
    }
    return ExactDecimal::fromMillionths(millionths);
}

tl::unexpected<Error> notMapped(const std::vector<SourceTax> &taxes)
{
    QStringList names;
    for (const SourceTax &tax : taxes) {
        names.append(tax.name);
    }
    Error error{.kind = Error::Kind::BadInput,
        .key = u"kontor.tax_not_mapped"_s,
        .parameters
        = {{u"name"_s, names.join(u" + "_s)}, {u"rate"_s, sumOfRates(taxes).toText()}, {u"tax"_s, taxKey(taxes)}}};
    if (taxes.empty()) {
        error.parameters.insert(u"case"_s, u"untaxed"_s);
    }
    return fail(std::move(error));
}

bool isCodeOf(const quickbooks::TaxCode &code, const std::vector<SourceTax> &taxes,
    const quickbooks::CompanyProfile &profile, CalendarDate day)
{
    return code.active && profile.percentOf(code, day) == sumOfRates(taxes);
}

/// What the owner chose; empty when nothing.
QString chosenCode(const std::vector<SourceTax> &taxes, const TaxMap &map)
{
    const QString together = map.value(taxKey(taxes));
    if (!together.isEmpty() || taxes.size() < 2) {
        return together;
    }
    const QString first = map.value(taxKey({taxes.front()}));
    const bool same
        = std::ranges::all_of(taxes, [&](const SourceTax &tax) { return map.value(taxKey({tax})) == first; });
    return same ? first : QString();
}

QString comparableTaxName(const QString &name)
{
    QString letters;
    for (const QChar c : name) {
        if (c.isLetter()) {
            letters += c.toCaseFolded();
        }
    }
    return letters;
}

} // namespace

QString taxKey(std::vector<SourceTax> taxes)
{
    if (taxes.empty()) {
        return u"|0"_s;
    }
    std::ranges::sort(taxes,
        [](const SourceTax &a, const SourceTax &b) { return a.name != b.name ? a.name < b.name : a.rate < b.rate; });
    QStringList keys;
    for (const SourceTax &tax : taxes) {
        keys.append(tax.name + u'|' + tax.rate.toText());
    }
    return keys.join(u" + "_s);
}

TaxMap taxMapFrom(const QJsonObject &setting)
{
    TaxMap map;
    for (auto entry = setting.begin(); entry != setting.end(); ++entry) {
        QString key = entry.key();
        const qsizetype bar = key.lastIndexOf(u'|');
        if (const auto rate = ExactDecimal::parse(QStringView(key).mid(bar + 1).trimmed()); bar >= 0 && rate) {
            key = key.left(bar).trimmed() + u'|' + rate->toText();
        }
        map.insert(key, entry.value().toVariant().toString());
    }
    return map;
}

Result<QString> taxCodeFor(
    const std::vector<SourceTax> &taxes, const quickbooks::CompanyProfile &profile, const TaxMap &map, CalendarDate day)
{
    if (const QString chosen = chosenCode(taxes, map); !chosen.isEmpty()) {
        const quickbooks::TaxCode *code = profile.taxCode(chosen);
        // Codes for what is out of the tax's scope may have no rate at all.
        const bool outOfScope = code && code->active && code->rates.isEmpty() && sumOfRates(taxes).isZero();
        return code && (outOfScope || isCodeOf(*code, taxes, profile, day)) ? Result<QString>(chosen)
                                                                            : notMapped(taxes);
    }
    QString only;
    for (const quickbooks::TaxCode &code : profile.taxCodes) {
        if (isCodeOf(code, taxes, profile, day)) {
            if (!only.isEmpty()) {
                return notMapped(taxes);
            }
            only = code.id;
        }
    }
    return only.isEmpty() ? notMapped(taxes) : Result<QString>(only);
}

std::vector<TaxCodeSuggestion> taxCodeSuggestions(
    const std::vector<SourceTax> &taxes, const quickbooks::CompanyProfile &profile, CalendarDate day)
{
    QString name;
    for (const SourceTax &tax : taxes) {
        name += comparableTaxName(tax.name);
    }
    std::vector<TaxCodeSuggestion> suggestions;
    for (const bool sameName : {true, false}) {
        for (const quickbooks::TaxCode &code : profile.taxCodes) {
            const QString other = comparableTaxName(code.name);
            const bool like = !name.isEmpty() && !other.isEmpty() && (name.contains(other) || other.contains(name));
            if (like == sameName && isCodeOf(code, taxes, profile, day)) {
                suggestions.push_back({code.id, code.name, like});
            }
        }
    }
    return suggestions;
}

} // namespace kontor::flows::invoice_mirror
