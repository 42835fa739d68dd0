// An order of HighLevel with its lines, typed.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "highlevel/invoice.h"

namespace kontor::highlevel {

/// highlevel-api 5.4, from the answer by id. When `problem` is set, lines and amounts are not to be trusted.
struct Order
{
    struct Item
    {
        InvoiceLine line;
        bool recurring = false; ///< charged again with each renewal; what is not was charged once
    };
    QString id;
    Currency currency;
    Money amount;
    std::optional<Money> discount;
    std::optional<Money> tax;
    std::optional<Money> shipping;
    std::vector<Item> items;
    InvoiceContact contact; ///< as it was when it ordered
    std::optional<Instant> created;
    std::optional<Error> problem;
};

/// Unreadable when there is no id.
Result<Order> orderFromJson(const QJsonObject &row);
/// The answer reduced to what is read here.
QJsonObject reducedOrder(const QJsonObject &row);

} // namespace kontor::highlevel
