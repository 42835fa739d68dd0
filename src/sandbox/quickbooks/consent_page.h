// The pages that a person sees while connecting an app: consent, and what went wrong.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace kontor::sandbox::quickbooks {

struct ConsentChoice
{
    QString realm;
    QString company;
};

/// What the form carries through unseen.
struct ConsentRequest
{
    QString clientId;
    QString redirectUri;
    QString scope;
    QString state;
    QString responseType;
};

/// A form that posts to `action`; its buttons have the ids "allow" and "deny". Everything is escaped.
QByteArray consentPage(const QString &action, const ConsentRequest &request, const QList<ConsentChoice> &companies);
QByteArray consentErrorPage(const QString &explanation);

} // namespace kontor::sandbox::quickbooks
