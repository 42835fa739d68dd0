// The messages that HighLevel was given, as rows for the sandbox's page.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace kontor::sandbox {

struct MessageSlice
{
    qsizetype from = 0;
    qsizetype count = 100;
    QString contact; ///< id; empty: all
    QString find; ///< part of a name, an address, a text or a status, case ignored; empty: all
};

/// From the "messages" of the dump of HighLevel's stand-in: {"messages": those rows, newest first, "total": how many
/// there are, "found": how many match}. Bodies are cut after 2,000 characters.
QJsonObject messageRows(const QJsonArray &messages, const MessageSlice &slice);

} // namespace kontor::sandbox
