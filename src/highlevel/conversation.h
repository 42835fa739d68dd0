// Messages to a contact as HighLevel sends them, reduced to what Kontor reads.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace kontor::highlevel {

struct Message
{
    QString id;
    QString contact;
    bool outbound = false;
    QString body; ///< may be missing: lists leave out the bodies of e-mails (highlevel-api 6.2)
    QString status; ///< "pending", "sent", "delivered", "failed" ...
    std::optional<Instant> added;
    QStringList emails; ///< ids by which an e-mail's body can be read
    bool email = false;
};

struct MessagePage
{
    std::vector<Message> messages; ///< newest first
    QString next; ///< cursor; empty on the last page
};

/// A message, flat or within {"message": {...}} (highlevel-api 6.2). Unreadable without an id.
Result<Message> messageFromJson(const QJsonObject &json);
/// An answer of the export. Unreadable without its list; a row that cannot be read is left out.
Result<MessagePage> messagePageFromJson(const QJsonObject &json);

/// What a message that was accepted is called from then on.
struct SentMessage
{
    QString message;
    QString email; ///< of an e-mail: what its status is asked by
};
/// Unreadable without a message id.
Result<SentMessage> sentMessageFromJson(const QJsonObject &json);

/// No other state follows (highlevel-api 6.2).
bool isFinalStatus(const QString &status);
/// It did not arrive.
bool isFailedStatus(const QString &status);

} // namespace kontor::highlevel
