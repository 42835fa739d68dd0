// One row of the table of actions, and what actions share.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/highlevel/state.h"

#include <functional>

namespace kontor::sandbox::highlevel {

using Outcome = Result<QJsonObject>;

struct ActionParameter
{
    QLatin1StringView name;
    QLatin1StringView title;
    QLatin1StringView example;
    QLatin1StringView choices{}; ///< what it can be, separated by spaces, the usual one first; empty: anything
};

struct ActionEntry
{
    QLatin1StringView name;
    QLatin1StringView title;
    std::vector<ActionParameter> parameters;
    std::function<Outcome(State &, const QJsonObject &)> anywhere;
    /// With the location that the parameters name, else the first.
    std::function<Outcome(State &, LocationRecord &, const QJsonObject &)> inLocation;
};

const std::vector<ActionEntry> &invoiceActions();
const std::vector<ActionEntry> &paymentActions();
const std::vector<ActionEntry> &conversationActions();

inline auto actionRefused(const QString &text) { return fail({.kind = Error::Kind::BadInput, .detail = text}); }

/// By id or by e-mail address; sets its location.
const Contact *contactNamed(const State &state, const QString &name, LocationRecord **location);
bool isOn(const QJsonObject &parameters, QLatin1StringView name);
/// The text of a field that a person typed, or of a number that a test gave.
QString typedText(const QJsonObject &parameters, QLatin1StringView name);
/// A number that was typed, or given as one; `otherwise` when it is missing, nothing when it is none.
std::optional<QJsonValue> typedNumber(
    const QJsonObject &parameters, QLatin1StringView name, const QJsonValue &otherwise);
/// In minor units; `otherwise` when it is missing.
std::optional<qint64> typedAmount(
    const QJsonObject &parameters, QLatin1StringView name, Currency currency, qint64 otherwise);
/// "USD", or what the parameters or the location's country say.
QString typedCurrency(const QJsonObject &parameters, const LocationRecord &location);
/// Document lines: "items" as they are, else one line of item, amount, qty, product, taxRate, taxName and taxInclusive.
/// Nothing when a number is none.
std::optional<QJsonArray> typedItems(const QJsonObject &parameters, const QString &currency);
/// [{_id, name, rate, calculation}] of taxRate and taxName; the same tax has the same id.
QJsonArray typedTaxes(const QJsonObject &parameters);
/// Always the same 24 hex digits for a name.
QString idFromName(const QString &name);
/// {"field": "totalSummary.tax", "value": "7"}: as an object to put over another.
QJsonObject typedOverride(const QJsonObject &parameters);

} // namespace kontor::sandbox::highlevel
