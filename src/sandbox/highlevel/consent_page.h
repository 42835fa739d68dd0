// The page on which a person chooses the location that an app gets (highlevel-api 1.1).
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/call.h"

namespace kontor::sandbox::highlevel {

bool isConsentPath(QStringView path);
/// GET shows the page, its POST redirects with a code. Refusing is leaving the page: there is no redirect for it.
Answer consent(State &state, const net::Request &request);

} // namespace kontor::sandbox::highlevel
