// The page Preview: what the next check would do; writes nothing.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace kontor::ui {

class PreviewView;
class TextLabel;

class PreviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPage(QWidget *parent = nullptr);
    PreviewView *view() const { return m_view; }

Q_SIGNALS:
    void readAgainRequested();
    void closeRequested(); ///< back to Overview; also on Esc

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();

    TextLabel *m_heading;
    TextLabel *m_subtitle;
    QPushButton *m_close;
    PreviewView *m_view;
};

} // namespace kontor::ui
