// The faults of QuickBooks Online: their codes, texts and both shapes on the wire.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>

namespace kontor::sandbox::quickbooks {

/// One error as the accounting service words it (quickbooks-online-api 2.5, 2.6).
struct Fault
{
    QString code;
    QString message;
    QString detail;
    std::optional<QString> element; ///< the key is absent in most recorded faults, "" in some
    int status = 400;
    QString type = QStringLiteral("ValidationFault");
};

template <class T = void>
using Outcome = tl::expected<T, Fault>;

inline tl::unexpected<Fault> refuse(Fault fault) { return tl::unexpected<Fault>(std::move(fault)); }

/// {"Error": [{"Message", "Detail", "code"}], "type"}: the value of "Fault", in a body and in an item of a batch.
QJsonObject faultObject(const Fault &fault);
/// The gateway's body: lower-case keys, `time` in epoch milliseconds (2.5 b).
QJsonObject gatewayBody(const Fault &fault, Instant now);
/// The gateway's other body, sent now and then whatever was accepted.
QByteArray gatewayXml(const Fault &fault, Instant now);

Fault unsupportedOperation(const QString &what);
Fault objectNotFound();
Fault inactiveReference();
Fault invalidReference(const QString &entity, const QString &id);
Fault invalidId(const QString &id);
Fault unknownProperty(const QString &property, const QString &entity, const QStringList &known);
Fault unreadableBody(const QString &why);
Fault missingParameter(const QString &element);
Fault tooLong(const QString &element, int most, qsizetype length);
Fault forbiddenCharacter(const QString &element, bool asBusinessError);
Fault business(const QString &text);
Fault staleObject();
Fault duplicateNameOfCustomer();
Fault duplicateNameOfOther();
Fault balanceForbidsDeactivation();
Fault queryUnparsable(const QString &detail);
Fault queryInvalid(const QString &detail);
Fault batchTooLarge();
Fault duplicateRequest();
Fault invalidContentType();
Fault invalidCompanyStatus(int status);
Fault invalidText(const QString &element, const QString &why);
Fault illegalNumber(const QString &element);
Fault invalidEnumeration(const QString &element, const QString &value);
Fault deletedTransaction(); ///< 610 with the text of a transaction that is gone
Fault cannotBeLinked(const QString &why);
Fault amountIsNoProduct();
Fault discountIncomplete();
Fault invalidLineTaxCode();
Fault duplicateDocNumber(const QString &number, const QString &type, const QString &id);
Fault periodClosed();
Fault duplicateNameInList();
Fault partOfDeposit();
Fault wrongType(const QString &element, const QString &entity);

Fault notAuthenticated(const QString &detail); ///< 401/3200, gateway
Fault applicationNotAuthorized(); ///< 403/3100, gateway
Fault authenticationError(); ///< 401/100, sent as XML
Fault throttled(); ///< 429/3001, gateway

} // namespace kontor::sandbox::quickbooks
