// Random invoices of HighLevel with the sums that it would show of them.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "halves_up.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QRandomGenerator>

#include <cmath>
#include <vector>

namespace kontor::testing {

/// How many a test makes for each company: KONTOR_RANDOM_INVOICES, else 1000.
inline int randomInvoicesWanted()
{
    bool given = false;
    const int count = qEnvironmentVariableIntValue("KONTOR_RANDOM_INVOICES", &given);
    return given && count > 0 ? count : 1000;
}

struct RandomTax
{
    QString name;
    QString percent;
};

/// What of a company decides how its invoices can look.
struct Seller
{
    Currency currency;
    std::vector<std::vector<RandomTax>> taxes; ///< what a line may bear; what is there twice is twice as likely
};

/// What a company in the United States sells with the tax of its town: two lines of three are taxed.
inline const std::vector<std::vector<RandomTax>> &taxesInStates()
{
    using namespace Qt::StringLiterals;
    static const std::vector<RandomTax> town{{u"Sales tax"_s, u"8.25"_s}};
    static const std::vector<std::vector<RandomTax>> taxes{{}, town, town};
    return taxes;
}

/// How HighLevel rounds: the tax of each rate once, or that of each line.
enum class TaxRounding { PerDocument, PerLine };

struct RandomLine
{
    qint64 price = 0; ///< ten thousandths
    qint64 quantity = 0; ///< thousandths
    qint64 amount = 0; ///< minor units
    qint64 share = 0;
    bool inclusive = false;
    int product = 0;
    std::vector<RandomTax> taxes;
};

inline qint64 thousandths(const QString &percent) { return std::llround(percent.toDouble() * 1000); }

/// Makes an invoice and HighLevel's own sums of it, with arithmetic of its own.
class RandomInvoice
{
public:
    RandomInvoice(QRandomGenerator &random, const Seller &seller, TaxRounding rounding)
        : m_random(random)
        , m_seller(seller)
        , m_rounding(rounding)
        , m_scale(seller.currency.minorUnitsInOne())
    { }

    /// As GET /invoices/{id} shows it.
    QJsonObject make()
    {
        using namespace Qt::StringLiterals;
        const bool inclusive = m_random.bounded(4) == 0;
        for (int i = 0, count = m_random.bounded(1, 7); i < count; ++i) {
            RandomLine line{.price = priceInTenThousandths(),
                .quantity = m_random.bounded(3) == 0 ? m_random.bounded(1, 9000) : 1000 * m_random.bounded(1, 12),
                .product = m_random.bounded(3)};
            line.amount = halvesUp(line.price * line.quantity, 10'000'000 / m_scale);
            line.taxes = m_seller.taxes[m_random.bounded(quint32(m_seller.taxes.size()))];
            line.inclusive = (inclusive || m_random.bounded(12) == 0) && !line.taxes.empty();
            m_lines.push_back(line);
        }
        discount();
        addTaxes();
        return json();
    }

    qint64 total() const { return m_total; } ///< minor units
    qint64 tax() const { return m_tax; } ///< minor units

private:
    qint64 priceInTenThousandths()
    {
        const qint64 unit = 10'000 / std::min<qint64>(m_scale, 10'000);
        const int kind = m_random.bounded(8);
        if (kind == 0) {
            return m_random.bounded(1, 100'000); // fractions of a cent
        }
        return unit * m_random.bounded(1, kind < 4 ? 2'000 : 200'000);
    }

    void discount()
    {
        qint64 sum = 0;
        m_kind = m_random.bounded(3);
        m_onSome = m_kind != 0 && m_random.bounded(3) == 0;
        const auto eligible = [this](const RandomLine &line) { return !m_onSome || line.product == 1; };
        for (const RandomLine &line : m_lines) {
            sum += eligible(line) ? line.amount : 0;
        }
        if (m_kind == 1) {
            m_value = m_random.bounded(1, 40'000); // thousandths of a per cent
            m_discount = halvesUp(sum * m_value, 100'000);
        } else if (m_kind == 2) {
            m_value = m_random.bounded(1, 5'000);
            m_discount = std::min(m_value, sum);
        }
        qint64 running = 0;
        qint64 given = 0;
        for (RandomLine &line : m_lines) {
            if (sum > 0 && eligible(line)) {
                running += line.amount;
                const qint64 until = halvesUp(m_discount * running, sum);
                line.share = until - given;
                given = until;
            }
        }
    }

    void addTaxes()
    {
        using namespace Qt::StringLiterals;
        QMap<QString, qint64> onTop; // base by percentage
        QMap<QString, qint64> within; // gross by joint percentage
        qint64 sum = 0;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const RandomLine &line = m_lines[i];
            const QString own = m_rounding == TaxRounding::PerLine ? u"%1@"_s.arg(i) : u"@"_s;
            sum += line.amount - line.share;
            qint64 joint = 0;
            for (const RandomTax &tax : line.taxes) {
                joint += thousandths(tax.percent);
                if (!line.inclusive) {
                    onTop[own + tax.percent] += line.amount - line.share;
                }
            }
            if (line.inclusive) {
                within[own + QString::number(joint)] += line.amount - line.share;
            }
        }
        qint64 added = 0;
        for (auto base = onTop.begin(); base != onTop.end(); ++base) {
            added += halvesUp(base.value() * thousandths(base.key().section(u'@', 1)), 100'000);
        }
        qint64 held = 0;
        for (auto gross = within.begin(); gross != within.end(); ++gross) {
            const qint64 rate = gross.key().section(u'@', 1).toLongLong();
            held += halvesUp(gross.value() * rate, 100'000 + rate);
        }
        m_tax = added + held;
        m_total = sum + added;
        m_anyWithin = !within.isEmpty();
    }

    QJsonValue number(qint64 units, int decimals) const
    {
        QString digits = QString::number(units).rightJustified(decimals + 1, u'0');
        if (decimals > 0) {
            digits.insert(digits.size() - decimals, u'.');
        }
        return digits.toDouble();
    }
    QJsonValue amount(qint64 units) const { return number(units, m_seller.currency.exponent()); }

    QJsonObject json() const
    {
        using namespace Qt::StringLiterals;
        qint64 sum = 0;
        QJsonArray items;
        for (const RandomLine &line : m_lines) {
            QJsonArray taxes;
            for (const RandomTax &tax : line.taxes) {
                taxes.append(QJsonObject{{u"name"_s, tax.name}, {u"rate"_s, tax.percent.toDouble()}});
            }
            items.append(QJsonObject{{u"name"_s, u"Work"_s}, {u"amount"_s, number(line.price, 4)},
                {u"qty"_s, number(line.quantity, 3)}, {u"taxInclusive"_s, line.inclusive}, {u"taxes"_s, taxes},
                {u"productId"_s, u"p%1"_s.arg(line.product)}});
            sum += line.amount;
        }
        QJsonObject discount{{u"type"_s, m_kind == 2 ? u"fixed"_s : u"percentage"_s},
            {u"value"_s,
                m_kind == 0       ? QJsonValue(0)
                    : m_kind == 1 ? number(m_value, 3)
                                  : amount(m_value)}};
        if (m_onSome) {
            discount.insert(u"validOnProductIds"_s, QJsonArray{u"p1"_s});
        }
        // With tax in prices the summary shows the prices as they stand, or without their tax.
        const QJsonObject summary{{u"subTotal"_s, amount(m_anyWithin ? m_total - m_tax + m_discount : sum)},
            {u"discount"_s, amount(m_discount)}, {u"tax"_s, amount(m_tax)}};
        return {{u"_id"_s, u"66f0a1"_s}, {u"status"_s, u"sent"_s}, {u"currency"_s, m_seller.currency.code()},
            {u"invoiceNumber"_s, u"1001"_s}, {u"createdAt"_s, u"2026-05-28T10:00:00.000Z"_s},
            {u"issueDate"_s, u"2026-05-28"_s}, {u"invoiceItems"_s, items}, {u"discount"_s, discount},
            {u"totalSummary"_s, summary}, {u"total"_s, amount(m_total)}};
    }

    QRandomGenerator &m_random;
    const Seller &m_seller;
    TaxRounding m_rounding;
    qint64 m_scale;
    std::vector<RandomLine> m_lines;
    int m_kind = 0;
    bool m_onSome = false;
    bool m_anyWithin = false;
    qint64 m_value = 0;
    qint64 m_discount = 0;
    qint64 m_tax = 0;
    qint64 m_total = 0;
};

} // namespace kontor::testing
