// The questions that only a real account can settle, each as a switch with its likely answer first.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace kontor::sandbox::highlevel {

enum class Switch {
    OauthState,
    OauthErrorShape,
    RefreshGrace,
    SearchLagSeconds,
    DuplicateSearchLags,
    Create422StillCreates,
    UpsertCreatedStatus,
    InvalidPhone,
    NullClears,
    EmailCase,
    TrailingSlash,
    AgencyPitLocation,
    RateLimitBody,
    RateLimitHeaders,
    TaxRounding,
    InclusiveSummary,
    ExtrasInTotal,
    RefundedInvoice,
    FullRefundStatus,
    DateFilterZone,
    InvoiceDateFilter,
    OrderItems,
    MessageSentStatus,
    MessageStatusField,
    MessageErrorShape,
    MessageMergeFields,
    MessageOutcome,
    UnsubscribeSetsDnd,
    SingleMessage,
    ExportLagSeconds,
    ExportEmailBodies,
    Count,
};

class Switches
{
public:
    Switches();

    /// The word that the switch stands at.
    QString at(Switch which) const;
    bool isAt(Switch which, QLatin1StringView position) const;
    QJsonObject positions() const;
    QJsonArray table() const;
    Result<> set(const QString &name, const QString &position);

private:
    std::array<int, static_cast<std::size_t>(Switch::Count)> m_chosen{};
};

} // namespace kontor::sandbox::highlevel
