// How a result looks: the icon and the colour that go with its word.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/roles.h"

#include <QString>
#include <QStringList>

namespace kontor::ui {

struct ResultLook
{
    QString icon; ///< ours, by name
    Role color = Role::SecondaryText;
};

/// Of a LogEntry::result ("created"); unknown ones get a neutral mark.
ResultLook resultLook(const QString &result);
/// The icon of a flow ("contacts"); empty for Kontor itself.
QString flowIcon(const QString &flow);
/// The results that a log can be filtered by, in the order of the list.
QStringList filterableResults();

} // namespace kontor::ui
