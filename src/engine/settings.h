// The settings of the owner: which there are, and which values they take.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "journal/journal.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace kontor::engine {

struct SettingRule
{
    QString key;
    QString byDefault; ///< as shown; empty where it is found or taken from a service
    QString allowed; ///< for people: "on, off" or "15 to 3600"
    std::function<bool(const QString &)> accepts;
    bool isNumber = false;
};

/// In the order of product.md. Only those that this version heeds.
const std::vector<SettingRule> &settingRules();

/// Whether a flow ("contacts" ...) is switched on; contacts, invoices and receipts are unless the owner says no.
bool isFlowOn(journal::Journal &journal, const QString &flow);
/// The owner stopped the contact import before it was through; invoices, receipts and review requests go on.
bool isImportStopped(journal::Journal &journal);
/// The operations of what is switched off or stopped. Those of review requests are taken back when they are switched
/// off, so none of them is held.
journal::HeldBack heldBack(journal::Journal &journal);

/// The rule of a key. BadInput "settings.unknown" when there is none.
Result<SettingRule> settingRule(const QString &key);
/// An accepted value as it is kept: "7" for "007".
QString settingAsKept(const QString &key, const QString &value);
/// BadInput "settings.value" with `key` and `allowed` when the value is no good.
Result<> checkSetting(const QString &key, const QString &value);

} // namespace kontor::engine
