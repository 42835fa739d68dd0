// The lines of a sales form: what was sent is checked, kept lines keep their ids (quickbooks-online-api 7.0, 7.7.2).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_rules.h"

namespace kontor::sandbox::quickbooks {

struct FormLine
{
    QJsonObject object; ///< as it is stored
    bool sells = false; ///< false: only a text
    qint64 amount = 0; ///< minor units
    std::optional<qint64> gross; ///< TaxInclusiveAmt, minor units
    QString taxCode;
    bool taxable = false; ///< United States: the code is TAX, and the item counts as taxable where that decides
};

struct FormLines
{
    std::vector<FormLine> lines;
    std::optional<QJsonObject> discount; ///< its line without Amount
    qint64 subtotal = 0;
    qint64 discountAmount = 0;

    /// With the subtotal and the discount, as the service shows them.
    QJsonArray all(int digits) const;
};

struct LineGround
{
    const Books &books;
    const FormRules &rules;
    int digits = 2;
    bool taxCodesCount = true; ///< false: GlobalTaxCalculation is NotApplicable
};

/// `sent` replaces `known`: a line whose Id is known is changed, one without is new, one that is not sent is gone.
/// Fails with 2010, 2020, 2050, 2080, 2170, 2500, 610, 6000, 6070, 6090, 6100.
Outcome<FormLines> checkedLines(const LineGround &ground, const QJsonArray &sent, const QJsonArray &known);

} // namespace kontor::sandbox::quickbooks
