// What the reference leaves open about QuickBooks, each as a switch with its positions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/switches.h"

#include <array>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

namespace {

struct SwitchEntry
{
    QStringView name;
    std::array<QStringView, 3> positions; // likely one first
    QStringView about;
};

// In the order of enum Switch.
constexpr std::array<SwitchEntry, std::size_t(Switch::Count)> switchEntries{{
    {u"refresh_rotation", {u"daily", u"every_time"}, u"When a refresh answers with a new refresh token"},
    {u"refresh_old_token", {u"grace", u"dead"}, u"Whether a replaced refresh token still works for 24 hours"},
    {u"refresh_concurrent", {u"tolerated", u"kills_both"},
        u"What two refreshes with one token within 5 seconds lead to"},
    {u"invalid_grant_description", {u"on", u"off"}, u"Whether invalid_grant comes with a description"},
    {u"keys", {u"development", u"production"}, u"Production keys allow no http://localhost redirect"},
    {u"realm_mismatch", {u"json_403", u"xml_401"}, u"The answer to a token of another company"},
    {u"gateway_body", {u"json", u"xml"}, u"The form of gateway errors, whatever was accepted"},
    {u"accept_missing", {u"xml", u"refused"}, u"What a call without Accept: application/json gets"},
    {u"requestid_other_body", {u"replay", u"fault_600"}, u"The answer to a known requestid with another body"},
    {u"requestid_faults", {u"replayed", u"executed"}, u"Whether a refusal is kept under its requestid"},
    {u"requestid_retention", {u"24h", u"1h", u"30d"}, u"How long answers are kept under their requestid"},
    {u"query_maxresults", {u"error", u"clamp"}, u"The answer to MAXRESULTS above 1000"},
    {u"query_plus", {u"space", u"plus"}, u"What an unencoded + in the address of a query means"},
    {u"id_order", {u"numeric", u"text"}, u"How ids are ordered and compared"},
    {u"text_case", {u"insensitive", u"sensitive"}, u"How text is compared in queries"},
    {u"cdc_older_than_30_days", {u"cut", u"fault", u"answered"}, u"The answer to changedSince more than 30 days ago"},
    {u"batch_order", {u"request", u"shuffled"}, u"The order of the items in the answer to a batch"},
    {u"fault_in_200", {u"off", u"on"}, u"Faults of the accounting service come with status 200"},
    {u"forbidden_character", {u"fault_2040", u"fault_6000"}, u"The code for a colon in a name"},
    {u"reactivated_name", {u"suffix_stays", u"suffix_goes"},
        u"Whether reactivating removes \" (deleted)\" from the name"},
    {u"sparse_customer", {u"any_fields", u"needs_name"},
        u"Whether a sparse update of a customer must carry DisplayName"},
    {u"company_status_http", {u"400", u"403"}, u"The status that comes with code 6190"},
    {u"quota", {u"counts", u"blocks"}, u"Whether reads beyond the monthly quota are blocked"},
    {u"merged_customer", {u"inactive", u"deleted"}, u"What becomes of a customer that was merged into another"},
    {u"ast_override", {u"honoured", u"ignored", u"honoured_only_with_code"},
        u"What automated sales tax makes of a TotalTax that was sent"},
    {u"manual_tax_code_only", {u"computed", u"zero"}, u"The tax of a manual tax code that comes without TotalTax"},
    {u"tax_line_override", {u"honoured", u"ignored"}, u"What becomes of the TaxLine amounts outside the United States"},
    {u"discount_shares", {u"per_line", u"exact", u"remainder"},
        u"How a discount is spread over the lines before tax: each share rounded, not rounded, or adding up"},
    {u"tax_rounding", {u"per_rate", u"per_line"}, u"Whether tax is rounded once per rate or for each line"},
    {u"doc_number_scope", {u"per_type", u"all_types"}, u"Among which documents a DocNumber is taken"},
    {u"sparse_invoice", {u"any_fields", u"needs_customer"},
        u"Whether a sparse update with lines must carry CustomerRef"},
    {u"void_of_paid_invoice", {u"refused_6000", u"refused_620", u"unlinks"},
        u"What voiding or deleting an invoice with payments leads to"},
    {u"void_reply", {u"after", u"before"}, u"Whether the answer to a void shows the document after or before it"},
    {u"total_below_paid", {u"refused", u"unapplies"}, u"What lowering an invoice below its payments leads to"},
    {u"payment_above_balance", {u"refused", u"unapplied", u"accepted"},
        u"What a payment line above the balance of its invoice leads to"},
    {u"payment_other_customer", {u"fault_6000", u"fault_620"},
        u"The code for a payment line that names another customer's invoice"},
}};

} // namespace

bool Switches::is(Switch which, QStringView position) const
{
    const std::size_t index = std::size_t(which);
    return switchEntries[index].positions[m_positions[index]] == position;
}

QString Switches::position(Switch which) const
{
    const std::size_t index = std::size_t(which);
    return switchEntries[index].positions[m_positions[index]].toString();
}

Result<> Switches::set(const QString &name, const QString &position)
{
    for (std::size_t i = 0; i < switchEntries.size(); ++i) {
        if (switchEntries[i].name != name) {
            continue;
        }
        for (std::size_t p = 0; p < switchEntries[i].positions.size(); ++p) {
            if (!position.isEmpty() && switchEntries[i].positions[p] == position) {
                m_positions[i] = quint8(p);
                return {};
            }
        }
        return fail(
            {.kind = Error::Kind::BadInput, .detail = u"The switch %1 has no position \"%2\"."_s.arg(name, position)});
    }
    return fail({.kind = Error::Kind::BadInput, .detail = u"There is no switch \"%1\"."_s.arg(name)});
}

QJsonObject Switches::positions() const
{
    QJsonObject all;
    for (std::size_t i = 0; i < switchEntries.size(); ++i) {
        all.insert(switchEntries[i].name.toString(), position(Switch(i)));
    }
    return all;
}

QJsonArray Switches::table()
{
    QJsonArray rows;
    for (const SwitchEntry &entry : switchEntries) {
        QJsonArray positions;
        for (const QStringView position : entry.positions) {
            if (!position.isEmpty()) {
                positions.append(position.toString());
            }
        }
        rows.append(QJsonObject{
            {u"name"_s, entry.name.toString()}, {u"positions"_s, positions}, {u"about"_s, entry.about.toString()}});
    }
    return rows;
}

} // namespace kontor::sandbox::quickbooks
