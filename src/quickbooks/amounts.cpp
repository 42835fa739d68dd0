// QuickBooks' numbers to money and back: the one door in each direction.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "quickbooks/amounts.h"

#include "core/service.h"

#include <QVariant>

using namespace Qt::StringLiterals;

namespace kontor::quickbooks {

namespace {

tl::unexpected<Error> noNumber()
{
    return fail({.kind = Error::Kind::Unreadable,
        .key = u"kontor.unreadable_reply"_s,
        .parameters = {{u"service"_s, serviceName(Service::QuickBooks)}},
        .detail = u"an amount is missing or no number"_s});
}

QString numberAsWritten(const QJsonValue &value)
{
    if (value.isString()) {
        return value.toString().trimmed();
    }
    if (!value.isDouble()) {
        return {};
    }
    const QVariant number = value.toVariant();
    return number.typeId() == QMetaType::LongLong
        ? QString::number(number.toLongLong())
        : QString::number(number.toDouble(), 'f', QLocale::FloatingPointShortest);
}

/// Whole numbers stay whole; others are the double nearest to the text, which is written out as that text again.
QJsonValue numberFromText(const QString &decimal)
{
    bool whole = false;
    const qlonglong number = decimal.toLongLong(&whole);
    return whole ? QJsonValue(number) : QJsonValue(decimal.toDouble());
}

} // namespace

Result<Money> moneyFromJson(const QJsonValue &value, Currency currency)
{
    const QString written = numberAsWritten(value);
    return written.isEmpty() ? noNumber() : Money::parse(written, currency);
}

Result<ExactDecimal> decimalFromJson(const QJsonValue &value)
{
    const QString written = numberAsWritten(value);
    return written.isEmpty() ? noNumber() : ExactDecimal::parse(written);
}

QJsonValue toJson(Money amount) { return numberFromText(amount.toDecimal()); }

QJsonValue toJson(ExactDecimal number) { return numberFromText(number.toText()); }

} // namespace kontor::quickbooks
