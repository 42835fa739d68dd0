// Icons and colours of results.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/result_look.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace kontor::ui {

ResultLook resultLook(const QString &result)
{
    static const QHash<QString, ResultLook> looks{
        {u"created"_s, {u"done"_s, Role::Ok}},
        {u"booked"_s, {u"done"_s, Role::Ok}},
        {u"done"_s, {u"done"_s, Role::Ok}},
        {u"changed"_s, {u"retrying"_s, Role::Info}},
        {u"updated"_s, {u"retrying"_s, Role::Info}},
        {u"retried"_s, {u"retrying"_s, Role::Info}},
        {u"sent"_s, {u"mail"_s, Role::Info}},
        {u"linked"_s, {u"map"_s, Role::SecondaryText}},
        {u"unlinked"_s, {u"disconnect"_s, Role::SecondaryText}},
        {u"unchanged"_s, {u"unchanged"_s, Role::SecondaryText}},
        {u"skipped"_s, {u"skipped"_s, Role::SecondaryText}},
        {u"opted_out"_s, {u"skipped"_s, Role::SecondaryText}},
        {u"waited"_s, {u"waiting"_s, Role::SecondaryText}},
        {u"voided"_s, {u"clear"_s, Role::SecondaryText}},
        {u"dismissed"_s, {u"dismiss"_s, Role::SecondaryText}},
        {u"attention"_s, {u"attention"_s, Role::Attention}},
    };
    return looks.value(result, {u"info"_s, Role::SecondaryText});
}

QString flowIcon(const QString &flow)
{
    static const QHash<QString, QString> icons{
        {u"contacts"_s, u"contacts"_s},
        {u"reviews"_s, u"review"_s},
        {u"receipts"_s, u"receipt"_s},
        {u"invoices"_s, u"invoice"_s},
    };
    return icons.value(flow);
}

QStringList filterableResults()
{
    return {u"booked"_s, u"created"_s, u"changed"_s, u"voided"_s, u"linked"_s, u"sent"_s, u"opted_out"_s,
        u"unchanged"_s, u"skipped"_s, u"attention"_s, u"waited"_s, u"retried"_s, u"dismissed"_s, u"done"_s};
}

} // namespace kontor::ui
