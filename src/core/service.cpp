// The two services that Kontor keeps in step.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/service.h"

using namespace Qt::StringLiterals;

namespace kontor {

QString serviceWord(Service service) { return service == Service::QuickBooks ? u"quickbooks"_s : u"highlevel"_s; }

QString serviceName(Service service) { return service == Service::QuickBooks ? u"QuickBooks"_s : u"HighLevel"_s; }

} // namespace kontor
