// The people that a sandbox begins with: our invented company, or those of a file.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QStringList>

namespace kontor::sandbox {

struct SampleCompany
{
    QString name;
    QJsonArray customers; ///< as QuickBooks sends them
    QJsonArray vendors;
    QJsonArray employees;
    QJsonArray contacts; ///< as HighLevel sends them
};

/// The company that travels inside the program (resources/sandbox/sample_company.json).
SampleCompany sampleCompany();

/// The kinds of company that a sandbox can be, by country and sales tax: "us_none", "us_manual", ....
const QStringList &sampleProfiles();
/// What goes with one of them: where the location is, and the time zone that both services keep.
struct SampleHome
{
    QString country; ///< "US", "CA", "GB", "AU", "DE"
    QString timeZone;
};
SampleHome sampleHome(const QString &profile);
/// The same people in a company of that profile: whoever has a currency has the company's.
SampleCompany movedTo(const QString &profile, SampleCompany company);

/// The customers in a JSON text: an array of them, {"QueryResponse": {"Customer": [...]}} as QuickBooks answers, or
/// recorded traffic
/// [{"request", "response": {"body"}}], of which all customers in all answers are taken, each id once, the last answer
/// winning. BadInput "sandbox.customers" with the reason in `detail`; no customer at all is an error too.
Result<QJsonArray> customersFromJson(const QByteArray &text);
/// An array of contacts, or {"contacts": [...]} as HighLevel answers. BadInput "sandbox.contacts".
Result<QJsonArray> contactsFromJson(const QByteArray &text);

/// `count` invented customers, the same ones each time: names, e-mail addresses and phone numbers are all distinct, the
/// numbers valid in the United States; some belong to a company. Ids are left to the stand-in. At most `mostGenerated`.
QJsonArray generatedCustomers(int count);
inline constexpr int mostGenerated = 1'000'000;

} // namespace kontor::sandbox
