// What an empty list says: an icon, one sentence, at most one button.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace kontor::ui {

class IconLabel;
class TextLabel;

/// Centred; takes the focus so that it can be read out.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const QString &iconName, QWidget *parent = nullptr);

    void setSentence(const QString &sentence);
    QString sentence() const;
    void setButton(const QString &text); ///< empty: no button

Q_SIGNALS:
    void buttonPressed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconLabel *m_icon;
    TextLabel *m_sentence;
    QPushButton *m_button;
};

} // namespace kontor::ui
