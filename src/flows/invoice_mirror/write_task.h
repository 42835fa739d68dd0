// One write of the mirror as it stands in an operation's payload, and the steps that all writes share.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/invoice_mirror/plan.h"
#include "flows/shared/about.h"
#include "flows/shared/operation_kind.h"

namespace kontor::flows::invoice_mirror {

QString wordOf(Write::Kind kind);
QJsonObject toJson(const Write &write);
/// The stage that a write of this kind begins with.
QString firstStage(const QString &kind);

/// An operation's payload, read.
struct WriteTask
{
    explicit WriteTask(const journal::Operation &operation);
    bool is(Write::Kind wanted) const { return kind == wordOf(wanted); }
    bool isPayment() const { return is(Write::Kind::Payment) || is(Write::Kind::LinkPayment); }
    Money total() const { return Money(write[u"total"].toInteger(), currency); }
    Money tax() const { return Money(write[u"tax"].toInteger(), currency); }
    QString number() const { return body[u"DocNumber"].toString(); }

    QJsonObject write;
    QString kind;
    QString id;
    QJsonObject body;
    QString invoice; ///< at HighLevel
    Currency home;
    Currency currency;
};

/// What the operation is about, after its present write.
void describe(journal::Operation &operation);

Outcome goOn(const journal::Operation &operation, const QString &stage);
Outcome forTheOwner(const journal::Operation &operation, Error problem);
/// Everything is planned anew by what stands there now.
Outcome planAnew(const journal::Operation &operation);
Error unreadableAnswer(const journal::Operation &operation, const QString &detail);
/// A write of the same body with another SyncToken is another request.
Outcome writeWithToken(const journal::Operation &operation, const QString &syncToken);
/// The next write of the plan, when this one is done.
void followUp(Outcome &outcome, const QString &quickBooksInvoice);

} // namespace kontor::flows::invoice_mirror
