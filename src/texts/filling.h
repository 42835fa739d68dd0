// Puts values into the {named} places of a text.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace kontor::texts {

/// One pass, so that a value which itself looks like a place stays as it is. A place without a value gets words that
/// keep the sentence whole ("several", "in a moment"), else an ellipsis.
QString filled(const QString &text, const QMap<QString, QString> &values);

/// Words of the trade that stand for a value ("income account", "phone", "contacts.write" as {purpose}), in the
/// language that is set; other values as they are. Several, separated by commas, become "phone number and address".
QString valueWords(const QString &place, const QString &value);

} // namespace kontor::texts
