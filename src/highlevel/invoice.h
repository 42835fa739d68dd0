// An invoice as HighLevel sends it, typed, with what cannot be read named and not guessed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/exact_decimal.h"
#include "core/money.h"
#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace kontor::highlevel {

/// The one way from HighLevel's numbers to money (decimal major units, highlevel-api 4.7): a digit too many, or more
/// than fits, is BadInput "kontor.amount_absurd"; what is no number is Unreadable.
Result<Money> moneyFromJson(const QJsonValue &value, Currency currency);
/// Unit prices, quantities and percentages; errors as moneyFromJson.
Result<ExactDecimal> decimalFromJson(const QJsonValue &value);

struct InvoiceTax
{
    QString id;
    QString name;
    ExactDecimal rate; ///< per cent
};

struct InvoiceLine
{
    QString id;
    QString name;
    QString description; ///< may be HTML
    QString productId; ///< empty for lines typed by hand
    QString priceId;
    ExactDecimal unitPrice;
    ExactDecimal quantity;
    bool taxInclusive = false; ///< the price holds the tax
    std::vector<InvoiceTax> taxes;
};

struct InvoiceDiscount
{
    enum class Kind { None, Percentage, Fixed };
    Kind kind = Kind::None;
    ExactDecimal value; ///< per cent, or major units
    QStringList products; ///< only these; empty for all lines
};

/// A tip that came in, or a charge that was paid with the invoice.
struct InvoiceExtra
{
    QString name;
    Money amount;
};

struct InvoiceContact
{
    QString id;
    QString name;
    QString email;
    QString phone;
    QString company;
    QString address1;
    QString city;
    QString state;
    QString postalCode;
    QString country;
};

/// highlevel-api 4.4. When `problem` is set, the invoice is known but cannot be booked: amounts, lines and what else
/// stands behind the first flaw are not to be trusted; id, status, number and contact are.
struct Invoice
{
    QString id;
    QString status; ///< as it stands there, in lower case: "sent", or one that nobody knows yet
    bool live = true;
    QString number; ///< prefix and number together
    QString name;
    QString issueDate; ///< a date, or the instant at which the day begins in the location's zone
    QString dueDate;
    std::optional<Instant> created;
    std::optional<Instant> updated;
    InvoiceContact contact;
    Currency currency;
    std::vector<InvoiceLine> lines;
    InvoiceDiscount discount;
    std::vector<InvoiceExtra> extras;
    std::optional<Money> subTotal; ///< totalSummary, whose parts some answers leave out
    std::optional<Money> discountAmount;
    std::optional<Money> taxAmount;
    Money total;
    std::optional<Money> totalWithExtras; ///< invoiceTotal
    Money amountPaid;
    bool automaticTaxes = false;
    std::optional<Error> problem;
};

/// Unreadable when there is no id; everything else that is wrong becomes `problem`.
Result<Invoice> invoiceFromJson(const QJsonObject &row);

} // namespace kontor::highlevel
