// What the reference leaves open about QuickBooks, each as a switch with its positions.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>

namespace kontor::sandbox::quickbooks {

enum class Switch {
    RefreshRotation,
    RefreshOldToken,
    RefreshConcurrent,
    InvalidGrantDescription,
    Keys,
    RealmMismatch,
    GatewayBody,
    AcceptMissing,
    RequestIdOtherBody,
    RequestIdFaults,
    RequestIdRetention,
    QueryMaxResults,
    QueryPlus,
    IdOrder,
    TextCase,
    CdcOlderThan30Days,
    BatchOrder,
    FaultIn200,
    ForbiddenCharacter,
    ReactivatedName,
    SparseCustomer,
    CompanyStatusHttp,
    Quota,
    MergedCustomer,
    AstOverride,
    ManualTaxCodeOnly,
    TaxLineOverride,
    DiscountShares,
    TaxRounding,
    DocNumberScope,
    SparseInvoice,
    VoidOfPaidInvoice,
    VoidReply,
    TotalBelowPaid,
    PaymentAboveBalance,
    PaymentOtherCustomer,
    Count
};

/// Every switch stands at its first position, the likely one, until somebody sets it.
class Switches
{
public:
    bool is(Switch which, QStringView position) const;
    QString position(Switch which) const;
    Result<> set(const QString &name, const QString &position);
    QJsonObject positions() const;
    static QJsonArray table();

private:
    std::array<quint8, std::size_t(Switch::Count)> m_positions{};
};

} // namespace kontor::sandbox::quickbooks
