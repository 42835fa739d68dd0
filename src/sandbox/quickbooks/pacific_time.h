// Times as QuickBooks writes and reads them: Pacific offsets, whatever the company's zone.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QString>

namespace kontor::sandbox::quickbooks {

/// "2026-09-14T08:31:22-07:00": how MetaData is written (quickbooks-online-api 5.4).
QString pacificSeconds(Instant instant);
/// "2026-09-14T08:31:22.417-07:00": how `time` is written.
QString pacificMilliseconds(Instant instant);
/// ISO 8601 with `Z` or an offset; without either it is Pacific time, a date alone is Pacific midnight (5.1, 5.4).
std::optional<Instant> instantOfWire(QStringView text);
/// "Tue, 03 Mar 2026 08:12:44 GMT".
QByteArray httpDate(Instant instant);

} // namespace kontor::sandbox::quickbooks
