// Roles for screen readers, by a factory that reads a property.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/accessible_roles.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace kontor::ui {

namespace {

constexpr auto accessibleRoleProperty = "kontorAccessibleRole";

QAccessibleInterface *interfaceWithRole(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const auto role = widget ? widget->property(accessibleRoleProperty) : QVariant();
    if (!role.isValid()) {
        return nullptr;
    }
    return new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt()));
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    QAccessible::installFactory(&interfaceWithRole); // does nothing the second time
    widget->setProperty(accessibleRoleProperty, static_cast<int>(role));
}

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive()) {
        return;
    }
    widget->setAccessibleDescription(text);
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace kontor::ui
