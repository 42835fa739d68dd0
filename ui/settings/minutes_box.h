// A number field in minutes for a setting that is kept in seconds.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace kontor::ui {

/// Whole minutes look whole ("4"); 15 seconds are "0.25".
class MinutesBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    explicit MinutesBox(QWidget *parent = nullptr);
    int seconds() const;
    void setSeconds(int seconds);

protected:
    QString textFromValue(double value) const override;
};

} // namespace kontor::ui
