// An invoice of HighLevel in core values: what the mirror plans from.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar_date.h"
#include "core/exact_decimal.h"
#include "core/money.h"
#include "core/result.h"
#include "highlevel/invoice.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace kontor::flows::invoice_mirror {

enum class SourceStatus { Draft, Open, Paid, Void, Deleted, Unknown };

struct SourceTax
{
    QString name;
    ExactDecimal rate; ///< per cent

    friend bool operator==(const SourceTax &, const SourceTax &) = default;
};

struct SourceLine
{
    QString name;
    QString description; ///< plain text
    QString productId;
    ExactDecimal unitPrice;
    ExactDecimal quantity;
    bool taxInclusive = false;
    std::vector<SourceTax> taxes;
};

struct SourceInvoice
{
    QString id;
    QString number; ///< prefix and number
    SourceStatus status = SourceStatus::Unknown;
    QString statusWord; ///< as HighLevel writes it
    bool live = true;
    std::optional<Instant> created;
    highlevel::InvoiceContact contact;
    CalendarDate date; ///< in the location's zone
    CalendarDate due; ///< none when there is none
    Currency currency;
    std::vector<SourceLine> lines;
    highlevel::InvoiceDiscount discount;
    std::vector<highlevel::InvoiceExtra> extras; ///< tips and charges
    std::optional<Money> subTotal; ///< HighLevel's own sums
    std::optional<Money> discountAmount;
    std::optional<Money> taxAmount;
    Money total;
    std::optional<Money> totalWithExtras;
    Money amountPaid;
    std::optional<Error> problem; ///< why it cannot be booked, from the door
};

/// One payment of an invoice, from the transactions (highlevel-api 5.2).
struct SourcePayment
{
    QString id;
    Money amount;
    CalendarDate date;
    QString method;
};

/// `zone` is the IANA name of the location's. An issue date that cannot be read becomes `problem`.
SourceInvoice sourceInvoiceFrom(const highlevel::Invoice &invoice, const QString &zone);

/// Text of a description that may be HTML: tags gone, blocks apart by a space, the common entities read.
QString plainDescription(const QString &html);

} // namespace kontor::flows::invoice_mirror
