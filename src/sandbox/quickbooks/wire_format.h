// How the accounting service writes its answers: JSON, or XML when nobody accepted JSON.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/quickbooks/fault.h"

namespace kontor::sandbox::quickbooks {

enum class Form { Json, Xml };

/// Status 200 with `body` and "time" (quickbooks-online-api 2.2).
net::Reply successReply(QJsonObject body, Form form, Instant now);
/// {"Fault": ..., "time"}; `status` wins over the fault's own.
net::Reply faultReply(const Fault &fault, int status, Form form, Instant now);
/// The gateway's refusals (2.5 b).
net::Reply gatewayReply(const Fault &fault, Form form, Instant now);

} // namespace kontor::sandbox::quickbooks
