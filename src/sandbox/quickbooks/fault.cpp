// The faults of QuickBooks Online: their codes, texts and both shapes on the wire.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sandbox/quickbooks/fault.h"

#include <QJsonArray>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace kontor::sandbox::quickbooks {

QJsonObject faultObject(const Fault &fault)
{
    QJsonObject error{{u"Message"_s, fault.message}, {u"Detail"_s, fault.detail}, {u"code"_s, fault.code}};
    if (fault.element) {
        error.insert(u"element"_s, *fault.element);
    }
    return {{u"Error"_s, QJsonArray{error}}, {u"type"_s, fault.type}};
}

QJsonObject gatewayBody(const Fault &fault, Instant now)
{
    const QJsonObject error{{u"message"_s, fault.message}, {u"detail"_s, fault.detail}, {u"code"_s, fault.code},
        {u"element"_s, QJsonValue::Null}};
    return {{u"warnings"_s, QJsonValue::Null}, {u"intuitObject"_s, QJsonValue::Null},
        {u"fault"_s, QJsonObject{{u"error"_s, QJsonArray{error}}, {u"type"_s, fault.type}}},
        {u"report"_s, QJsonValue::Null}, {u"queryResponse"_s, QJsonValue::Null}, {u"batchItemResponse"_s, QJsonArray()},
        {u"attachableResponse"_s, QJsonArray()}, {u"syncErrorResponse"_s, QJsonValue::Null},
        {u"requestId"_s, QJsonValue::Null}, {u"time"_s, qint64(now.time_since_epoch().count())},
        {u"status"_s, QJsonValue::Null}, {u"cdcresponse"_s, QJsonArray()}};
}

QByteArray gatewayXml(const Fault &fault, Instant now)
{
    QByteArray body;
    QXmlStreamWriter writer(&body);
    writer.writeStartDocument(u"1.0"_s, true);
    writer.writeStartElement(u"IntuitResponse"_s);
    writer.writeDefaultNamespace(u"http://schema.intuit.com/finance/v3"_s);
    writer.writeAttribute(u"time"_s, toIso(now));
    writer.writeStartElement(u"Fault"_s);
    writer.writeAttribute(u"type"_s, fault.type);
    writer.writeStartElement(u"Error"_s);
    writer.writeAttribute(u"code"_s, fault.code);
    writer.writeTextElement(u"Message"_s, fault.message);
    writer.writeTextElement(u"Detail"_s, fault.detail);
    writer.writeEndDocument();
    return body;
}

Fault unsupportedOperation(const QString &what)
{
    return {u"500"_s, u"Unsupported Operation"_s, u"Operation %1 is not supported."_s.arg(what)};
}

Fault objectNotFound()
{
    return {u"610"_s, u"Object Not Found"_s,
        u"Object Not Found : Something you're trying to use has been made inactive. Check the fields with accounts, "
        u"customers, "
        "items, vendors or employees."_s,
        u""_s};
}

Fault inactiveReference() { return objectNotFound(); }

Fault invalidReference(const QString &entity, const QString &id)
{
    return {u"2500"_s, u"Invalid Reference Id"_s,
        u"Invalid Reference Id : %1 Element id %2 not found"_s.arg(entity, id), u""_s};
}

Fault invalidId(const QString &id)
{
    return {u"2030"_s, u"Invalid ID"_s, u"Id should be a valid number. Supplied value:%1"_s.arg(id), u"Id"_s};
}

Fault unknownProperty(const QString &property, const QString &entity, const QStringList &known)
{
    // The service lists what it knows and cuts the list after about a thousand characters; the second bracket is its
    // own.
    QString list;
    for (const QString &name : known) {
        if (list.size() > 1000) {
            list.append(u" [truncated]");
            break;
        }
        list.append(list.isEmpty() ? u"\""_s : u", \""_s).append(name).append(u'"');
    }
    return {u"2010"_s, u"Request has invalid or unsupported property"_s,
        u"Property Name:Unrecognized field \"%1\" (class com.intuit.schema.finance.v3.%2), not marked as ignorable (%3 "
        u"known "
        "properties: %4])\n specified is unsupported or invalid"_s.arg(
            property, entity, QString::number(known.size()), list)};
}

Fault unreadableBody(const QString &why)
{
    return {u"2010"_s, u"Request has invalid or unsupported property"_s,
        u"Property Name:%1 specified is unsupported or invalid"_s.arg(why)};
}

Fault missingParameter(const QString &element)
{
    return {u"2020"_s, u"Required param missing, need to supply the required value for the API"_s,
        u"Required parameter %1 is missing in the request"_s.arg(element), element};
}

Fault tooLong(const QString &element, int most, qsizetype length)
{
    const QString text = u"Length of the field exceeds %1 chars"_s.arg(most);
    return {
        u"2050"_s, text, u"%1 : Min:0 Max:%2 supported. Supplied length:%3"_s.arg(text).arg(most).arg(length), element};
}

Fault forbiddenCharacter(const QString &element, bool asBusinessError)
{
    if (asBusinessError) {
        return business(u"Element %1 contains an invalid character"_s.arg(element));
    }
    return {u"2040"_s, u"Invalid character in field"_s,
        u"Property %1 must not contain a colon, a tab or a new line"_s.arg(element), element};
}

Fault business(const QString &text)
{
    return {u"6000"_s, u"A business validation error has occurred while processing your request"_s,
        u"Business Validation Error: %1"_s.arg(text), u""_s};
}

Fault staleObject()
{
    return {u"5010"_s, u"Stale Object Error"_s,
        u"Stale Object Error : You and Robin Owner were working on this at the same time. Robin Owner finished before "
        u"you did, "
        "so your work was not saved."_s,
        u""_s};
}

Fault duplicateNameOfCustomer()
{
    return {u"6240"_s, u"Duplicate Name Exists Error"_s, u"The name supplied already exists. : null"_s};
}

Fault duplicateNameOfOther()
{
    return {u"6240"_s, u"Duplicate Name Exists Error"_s,
        u"The name supplied already exists. : Another customer, vendor or employee is already using this name. Please "
        u"use a "
        "different name."_s,
        u""_s};
}

Fault balanceForbidsDeactivation()
{
    return {u"6000"_s, u"A business validation error has occurred while processing your request"_s,
        u"Business Validation Error: Delete List Has Balance Error: a name with an open balance cannot be made inactive."_s,
        u""_s};
}

Fault queryUnparsable(const QString &detail)
{
    return {u"4000"_s, u"Error parsing query"_s, u"QueryParserError: %1"_s.arg(detail)};
}

Fault queryInvalid(const QString &detail)
{
    return {u"4001"_s, u"Invalid query"_s, u"QueryValidationError: %1"_s.arg(detail)};
}

Fault batchTooLarge()
{
    return {u"1040"_s, u"Batch size exceeded"_s, u"The maximum number of batch items in a single request is 30"_s};
}

Fault duplicateRequest()
{
    return {u"600"_s, u"Duplicate request id"_s, u"The request id was used before with another request"_s};
}

Fault invalidContentType()
{
    return {u"1050"_s, u"Invalid content type"_s, u"Content-Type must be application/json"_s};
}

Fault invalidCompanyStatus(int status)
{
    return {u"6190"_s, u"Invalid Company Status"_s,
        u"Subscription period has ended or canceled or there was a billing problem : You can't add data to QuickBooks "
        u"Online "
        "because your trial or subscription period ended, you canceled your subscription, or there was a billing problem."_s,
        u""_s, status};
}

Fault invalidText(const QString &element, const QString &why) { return {u"2390"_s, u"Invalid String"_s, why, element}; }

Fault illegalNumber(const QString &element)
{
    return {
        u"2080"_s, u"Illegal number format"_s, u"The number of %1 is not in a legal format"_s.arg(element), element};
}

Fault invalidEnumeration(const QString &element, const QString &value)
{
    return {u"2170"_s, u"Invalid Enumeration"_s, u"Invalid Enumeration : %1 is no value of %2"_s.arg(value, element),
        element};
}

Fault deletedTransaction()
{
    return {u"610"_s, u"Object Not Found"_s, u"Object Not Found : Another user has deleted this transaction."_s, u""_s};
}

Fault cannotBeLinked(const QString &why)
{
    return {u"620"_s, u"Transaction cannot be linked"_s, u"The transaction cannot be linked : %1"_s.arg(why), u""_s};
}

Fault amountIsNoProduct()
{
    return {u"6070"_s, u"Amount calculation incorrect in the request"_s,
        u"Amount calculation incorrect in the request : Amount is not equal to UnitPrice * Qty. Supplied value differs."_s,
        u"Line.Amount"_s};
}

Fault discountIncomplete()
{
    return {u"6090"_s, u"Discount line is incomplete"_s,
        u"A discount line needs DiscountPercent when it is percent based, else Amount"_s, u"Line"_s};
}

Fault invalidLineTaxCode()
{
    return {u"6100"_s, u"Invalid Line TaxCode"_s, u"The tax code of a line must be TAX or NON in the United States"_s,
        u"Line.TaxCodeRef"_s};
}

Fault duplicateDocNumber(const QString &number, const QString &type, const QString &id)
{
    return {u"6140"_s, u"Duplicate Document Number Error"_s,
        u"Duplicate Document Number Error : You must specify a different number. This number has already been used. "
        "DocNumber=%1 is assigned to TxnType=%2 with TxnId=%3"_s.arg(number, type, id),
        u""_s};
}

Fault periodClosed()
{
    return {u"6210"_s, u"Account Period Closed, Cannot Update Through Services"_s,
        u"The date of the transaction is on or before the date on which the books were closed."_s, u""_s};
}

Fault duplicateNameInList()
{
    return {u"6240"_s, u"Duplicate Name Exists Error"_s,
        u"The name supplied already exists. : Another product, service or account is already using this name."_s,
        u""_s};
}

Fault partOfDeposit()
{
    return {u"6540"_s, u"Deposited Transaction cannot be changed"_s,
        u"The transaction is part of a deposit. Take it out of the deposit first."_s, u""_s};
}

Fault wrongType(const QString &element, const QString &entity)
{
    return unreadableBody(
        u"Can not deserialize the value of %1 (class com.intuit.schema.finance.v3.%2)\n"_s.arg(element, entity));
}

Fault notAuthenticated(const QString &detail)
{
    return {u"3200"_s, u"message=AuthenticationFailed; errorCode=003200; statusCode=401"_s, detail, std::nullopt, 401,
        u"AUTHENTICATION"_s};
}

Fault applicationNotAuthorized()
{
    return {u"3100"_s, u"message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403"_s,
        u"The application is not authorized for this company"_s, std::nullopt, 403, u"SERVICE"_s};
}

Fault authenticationError()
{
    return {u"100"_s, u"General Authentication Error"_s,
        u"AuthenticationErrorGeneral: SRV-110-Authentication Failure , statusCode: 401"_s, std::nullopt, 401,
        u"AUTHENTICATION"_s};
}

Fault throttled()
{
    return {u"3001"_s, u"message=ThrottleExceeded; errorCode=003001; statusCode=429"_s,
        u"The request limit was reached.  Try again later"_s, std::nullopt, 429, u"SERVICE"_s};
}

} // namespace kontor::sandbox::quickbooks
