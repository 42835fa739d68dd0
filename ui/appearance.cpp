// The appearance setting, applied.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appearance.h"

#include "ui/widgets/roles.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr auto desktopStyleProperty = "kontorDesktopStyle";

} // namespace

void setAppearance(const QString &appearance)
{
    // Remembered on the application itself, so that "system" finds its way back.
    if (!qApp->property(desktopStyleProperty).isValid()) {
        qApp->setProperty(desktopStyleProperty, QApplication::style()->objectName());
    }
    const auto desktop = qApp->property(desktopStyleProperty).toString();
    const bool ours = appearance == "light"_L1 || appearance == "dark"_L1;
    const auto wanted = ours ? u"fusion"_s : desktop;
    if (QApplication::style()->objectName().compare(wanted, Qt::CaseInsensitive) != 0) {
        if (auto *style = QStyleFactory::create(wanted)) {
            QApplication::setStyle(style);
        }
    }
    if (ours) {
        QApplication::setPalette(appearance == "dark"_L1 ? darkPalette() : lightPalette());
    } else {
        QApplication::setPalette(QPalette()); // nothing resolved: the desktop's
    }
}

} // namespace kontor::ui
