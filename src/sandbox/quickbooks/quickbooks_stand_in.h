// The stand-in of Intuit's OAuth and of QuickBooks Online.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/stand_in.h"

#include <memory>

namespace kontor::sandbox {

/// Paths as Intuit's: /.well-known/openid_sandbox_configuration (its endpoints are made from `baseUrl`),
/// /connect/oauth2 (consent page), /oauth2/v1/tokens/bearer, /v2/oauth2/tokens/revoke, /v3/company/{realm}/....
class QuickBooksStandIn final : public StandIn
{
public:
    struct Company
    {
        QString realm; ///< decimal, 16 digits
        QString name;
        QString country = QStringLiteral("US");
        QString currency = QStringLiteral("USD");
        /// "us_none", "us_manual", "us_automated", "ca", "gb", "au", "eur_19_7", "jp", "kw": sets the country, the tax
        /// model, and the currency unless that is another than USD. Empty: manual sales tax, or what `country` says.
        QString profile;
        QJsonArray customers; ///< as QuickBooks sends them; ids and metadata kept when there, else made
        QJsonArray vendors;
        QJsonArray employees;
    };
    struct Keys
    {
        QString clientId;
        QString clientSecret;
        QStringList redirectUris; ///< exact; "http://localhost:*/callback" stands for any port
    };

    QuickBooksStandIn(Clock &clock, quint64 seed, QUrl baseUrl, Keys keys, std::vector<Company> companies);
    ~QuickBooksStandIn() override;

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
