// One request as the handlers see it, and the table of what there is to call.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/message.h"
#include "sandbox/highlevel/answer.h"
#include "sandbox/highlevel/body_rules.h"
#include "sandbox/highlevel/state.h"

#include <QMap>

#include <span>

namespace kontor::sandbox::highlevel {

struct Call
{
    const net::Request &request;
    QString path;
    QMap<QString, QString> query;
    QStringList arguments; ///< what stands in place of the pattern's ":"
    QJsonObject body;
    QString version;
    Grant grant; ///< set where the route needs a token
    LocationRecord *location = nullptr; ///< the one that the call is about, where its place says so and it was named
};

struct Route
{
    /// Which tokens pass at all; the scope is asked after that.
    enum class Needs { Nothing, LocationToken, LocationOrCompanyToken, CompanyToken };
    /// Where the call names its location.
    enum class Place { Nowhere, Query, Body, Path, Contact, AltQuery, AltBody };
    enum class Body { None, Json, Form };

    QLatin1StringView method;
    QLatin1StringView pattern; ///< "/contacts/:/tags"
    QLatin1StringView scope; ///< empty: none declared
    Needs needs = Needs::LocationToken;
    Place place = Place::Nowhere;
    Body bodyForm = Body::None;
    std::span<const FieldRule> rules;
    Answer (*carryOut)(State &, const Call &) = nullptr;
    bool goneInV3 = false;
};

/// Percent-encoded pairs, "+" for a space: a query or a form. A name that comes twice counts once, the last.
QMap<QString, QString> pairsOf(const QByteArray &encoded);

/// Empty arguments when the pattern has none; nothing when it does not match.
std::optional<QStringList> argumentsOf(QLatin1StringView pattern, QStringView path, bool slashCounts);

} // namespace kontor::sandbox::highlevel
