// The calls under /payments (highlevel-api 5).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

std::span<const Route> paymentRoutes();

} // namespace kontor::sandbox::highlevel
