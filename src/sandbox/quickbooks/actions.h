// What a person could do in QuickBooks, for the sandbox's page and for tests.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/quickbooks/accounting_service.h"
#include "sandbox/quickbooks/authorization.h"
#include "sandbox/quickbooks/call_limits.h"

namespace kontor::sandbox::quickbooks {

struct ActionGround
{
    const std::vector<std::unique_ptr<AccountingService>> &services;
    Authorization &authorization;
    CallLimits &limits;
};

/// Parameters are texts or JSON; "realm" chooses the company, the first one without it. Errors are Kind::BadInput.
Result<QJsonObject> act(const QString &action, const QJsonObject &parameters, const ActionGround &ground);
QJsonArray actionTable();

} // namespace kontor::sandbox::quickbooks
