// Minutes on the screen, seconds in the setting.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/minutes_box.h"

#include <cmath>

namespace kontor::ui {

MinutesBox::MinutesBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(2);
    setSingleStep(1);
    setRange(0.25, 60); // 15 to 3,600 seconds
}

int MinutesBox::seconds() const { return static_cast<int>(std::lround(value() * 60)); }

void MinutesBox::setSeconds(int seconds) { setValue(seconds / 60.0); }

QString MinutesBox::textFromValue(double value) const
{
    return locale().toString(value, 'f', std::lround(value * 100) % 100 == 0 ? 0 : 2);
}

} // namespace kontor::ui
