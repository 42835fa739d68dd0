// The tax of a sales form by the model of the company (quickbooks-online-api 7.11).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/form_lines.h"

namespace kontor::sandbox::quickbooks {

struct FormTax
{
    QJsonObject detail; ///< TxnTaxDetail as the service shows it
    qint64 tax = 0; ///< minor units
    qint64 total = 0; ///< of the whole form, minor units
};

/// `form` has its header settled; `asked` is the TxnTaxDetail that was sent, empty for none. Fails with 2010, 2080,
/// 2500, 6000.
Outcome<FormTax> taxOfForm(
    const LineGround &ground, const QJsonObject &form, const FormLines &lines, const QJsonObject &asked);

} // namespace kontor::sandbox::quickbooks
