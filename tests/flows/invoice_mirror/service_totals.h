// QuickBooks' arithmetic (quickbooks-online-api 7.11) written a second time, from the wire.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "companies.h"
#include "halves_up.h"

#include <QJsonArray>

#include <cmath>

namespace kontor::testing {

enum class Overrides { Honoured, Ignored };

struct ServiceTotals
{
    qint64 total = 0;
    qint64 tax = 0;
    QString refusal; ///< why the service would not take it
};

class ServiceArithmetic
{
public:
    ServiceArithmetic(
        const Company &company, const quickbooks::CompanyProfile &profile, const QJsonObject &body, Overrides overrides)
        : m_company(company)
        , m_profile(profile)
        , m_body(body)
        , m_overrides(overrides)
        , m_scale(m_profile.home.minorUnitsInOne())
    { }

    ServiceTotals totals()
    {
        using namespace Qt::StringLiterals;
        const QJsonArray rows = m_body[u"Line"].toArray();
        for (const QJsonValue &row : rows) {
            if (row[u"DetailType"].toString() == u"DiscountLineDetail") {
                m_discount = units(row[u"Amount"]);
                continue;
            }
            const QJsonValue detail = row[u"SalesItemLineDetail"];
            const qint64 amount = units(row[u"Amount"]);
            if (detail[u"Qty"].isDouble()) {
                // Both have at most five decimals; the product of millions of them is a whole number.
                const qint64 quantity = std::llround(detail[u"Qty"].toDouble() * 100'000);
                const qint64 price = std::llround(detail[u"UnitPrice"].toDouble() * 100'000);
                if (halvesUp(quantity * price, 10'000'000'000 / m_scale) != amount) {
                    m_totals.refusal = u"6070"_s;
                }
            }
            m_amounts.push_back(amount);
            m_codes.push_back(detail[u"TaxCodeRef"][u"value"].toString());
            m_subtotal += amount;
        }
        const QJsonValue tax = m_body[u"TxnTaxDetail"];
        switch (m_profile.salesTax) {
        case quickbooks::SalesTax::Off:
            break;
        case quickbooks::SalesTax::Manual:
            m_totals.tax = manual(tax);
            break;
        case quickbooks::SalesTax::Automated:
            m_totals.tax = m_overrides == Overrides::Honoured && tax[u"TxnTaxCodeRef"].isObject()
                ? units(tax[u"TotalTax"])
                : halvesUp(taxableInStates() * 66, 1000); // whatever the service thinks of
            break;
        case quickbooks::SalesTax::CodePerLine:
            m_totals.tax = byCodes(tax);
            break;
        }
        m_totals.total = m_subtotal - m_discount + m_totals.tax;
        return m_totals;
    }

private:
    qint64 units(const QJsonValue &value) const { return std::llround(value.toDouble() * double(m_scale)); }

    /// Of a percentage with three decimals.
    qint64 taxAt(const QString &percent, qint64 base) const
    {
        return halvesUp(base * std::llround(percent.toDouble() * 1000), 100'000);
    }

    qint64 taxableInStates()
    {
        using namespace Qt::StringLiterals;
        qint64 taxable = 0;
        for (std::size_t i = 0; i < m_codes.size(); ++i) {
            if (m_codes[i] != u"TAX" && m_codes[i] != u"NON") {
                m_totals.refusal = u"6100"_s;
            }
            taxable += m_codes[i] == u"TAX" ? m_amounts[i] : 0;
        }
        const bool after = m_body[u"ApplyTaxAfterDiscount"].toBool();
        return after && m_subtotal > 0 ? taxable - halvesUp(m_discount * taxable, m_subtotal) : taxable;
    }

    qint64 manual(const QJsonValue &tax)
    {
        const qint64 base = taxableInStates();
        const QString code = tax[u"TxnTaxCodeRef"][u"value"].toString();
        qint64 computed = 0;
        for (const Company::Code &known : m_company.codes) {
            for (const QString &percent : known.rates) {
                computed += known.id == code ? taxAt(percent, base) : 0;
            }
        }
        const bool given = m_overrides == Overrides::Honoured && tax[u"TotalTax"].isDouble() && !code.isEmpty();
        return given ? overridden(tax) : computed;
    }

    qint64 overridden(const QJsonValue &tax)
    {
        qint64 sum = 0;
        for (const QJsonValue &line : tax[u"TaxLine"].toArray()) {
            sum += units(line[u"Amount"]);
        }
        if (sum != units(tax[u"TotalTax"])) {
            m_totals.refusal = QStringLiteral("tax lines do not add up");
        }
        return sum;
    }

    qint64 byCodes(const QJsonValue &tax)
    {
        QMap<QString, qint64> bases;
        QMap<QString, QString> percents;
        for (std::size_t i = 0; i < m_codes.size(); ++i) {
            const auto code = std::ranges::find(m_company.codes, m_codes[i], &Company::Code::id);
            if (code == m_company.codes.end()) {
                m_totals.refusal = QStringLiteral("6000");
                continue;
            }
            const qint64 share = m_subtotal > 0 ? halvesUp(m_discount * m_amounts[i], m_subtotal) : 0;
            for (auto rate = code->rates.begin(); rate != code->rates.end(); ++rate) {
                bases[rate.key()] += m_amounts[i] - share;
                percents[rate.key()] = rate.value();
            }
        }
        if (m_overrides == Overrides::Honoured && tax[u"TotalTax"].isDouble()) {
            return overridden(tax);
        }
        qint64 sum = 0;
        for (auto base = bases.begin(); base != bases.end(); ++base) {
            sum += taxAt(percents[base.key()], base.value());
        }
        return sum;
    }

    const Company &m_company;
    const quickbooks::CompanyProfile &m_profile;
    const QJsonObject &m_body;
    Overrides m_overrides;
    qint64 m_scale;
    std::vector<qint64> m_amounts;
    std::vector<QString> m_codes;
    qint64 m_subtotal = 0;
    qint64 m_discount = 0;
    ServiceTotals m_totals;
};

} // namespace kontor::testing
