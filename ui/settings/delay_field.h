// A span in minutes, hours or days for a setting that is kept in minutes.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace kontor::ui {

/// A number and its unit: 2880 minutes are "2 days", 90 are "90 minutes". Up to 30 days.
class DelayField : public QWidget
{
    Q_OBJECT

public:
    explicit DelayField(QWidget *parent = nullptr);
    int minutes() const;
    void setMinutes(int minutes); ///< in the largest unit that fits; what is shown already stays as it is
    QSpinBox *number() const { return m_number; }
    void setName(const QString &name); ///< for screen readers

Q_SIGNALS:
    void changed(int minutes); ///< by the owner

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUnit(int minutesPerUnit);
    void retranslate();

    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace kontor::ui
