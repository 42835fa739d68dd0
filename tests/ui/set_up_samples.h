// Previews, settings and sign-ins that the set-up and Settings could show, by value.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reviews.h"
#include "engine/snapshot.h"

#include <map>

namespace kontor::ui::samples {

/// Counts of 2,000 customers, a row of each kind.
engine::Preview preview();
/// Everything is there already.
engine::Preview previewWithoutChanges();
/// Of contacts and of invoices, with amounts.
engine::Preview previewWithInvoices();
/// A company in which taxes need codes: three mapped, one with a suggestion, one without any code.
engine::CompanyLists companyLists();
/// A company that needs no codes.
engine::CompanyLists companyWithoutCodes();
/// Only QuickBooks is connected, set-up not done.
/// A review sample with a real contact, a link from a custom value and the default text; `language` "de" or "en".
engine::ReviewSample reviewSample(const QString &language);
engine::Snapshot halfConnected();
/// Both connected, set-up not done.
engine::Snapshot readyToStart();
engine::ConnectProgress waiting(Service service);
engine::ConnectProgress failed(Service service, const QString &key);
/// QuickBooks was disconnected, and did not take its access back.
Error notRevoked();
std::map<QString, QString> settings();

} // namespace kontor::ui::samples
