// The stand-in of HighLevel's OAuth and API.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/stand_in.h"

#include <memory>

namespace kontor::sandbox {

/// Paths as HighLevel's: /v2/oauth/chooselocation and /oauth/chooselocation (location choice), /oauth/token,
/// /oauth/reconnect, /oauth/locationToken, /oauth/installedLocations, /contacts/..., /locations/..., /invoices/...,
/// /payments/..., /conversations/....
class HighLevelStandIn final : public StandIn
{
public:
    struct Location
    {
        QString id; ///< 20 letters and digits
        QString name;
        QString country = QStringLiteral("US");
        QString timezone = QStringLiteral("America/Los_Angeles");
        QString privateToken; ///< a Private Integration Token that is valid from the start; empty: none
        QJsonArray contacts; ///< as HighLevel sends them; ids and dates kept when there, else made
    };
    struct Keys
    {
        QString clientId;
        QString clientSecret;
        QStringList redirectUris; ///< exact; "http://localhost:*/callback" stands for any port
    };

    HighLevelStandIn(Clock &clock, quint64 seed, Keys keys, std::vector<Location> locations);
    ~HighLevelStandIn() override;

    net::Reply handle(const net::Request &request) override;
    Result<QJsonObject> act(const QString &action, const QJsonObject &parameters) override;
    QJsonArray actions() const override;
    QJsonObject switches() const override;
    QJsonArray switchTable() const override;
    Result<> setSwitch(const QString &name, const QString &position) override;
    QJsonObject dump() const override;
    QJsonArray part(const QString &name) const override;
    QJsonObject counters() const override;

    class Part;

private:
    std::unique_ptr<Part> m_part;
};

} // namespace kontor::sandbox
