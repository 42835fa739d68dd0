// A page that scrolls: a heading, a line below it, and a column for the rest.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace kontor::ui {

class TextLabel;

class PageFrame : public QScrollArea
{
    Q_OBJECT

public:
    enum class Width { Narrow, Full }; ///< Narrow: at most 46 em
    explicit PageFrame(Width width, QWidget *parent = nullptr);

protected:
    QVBoxLayout *column() const { return m_column; }
    TextLabel *heading() const { return m_heading; }
    TextLabel *subtitle() const { return m_subtitle; }
    /// All texts, in the language that is set; called again on LanguageChange.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void outlineControls();
    void guardFromWheel();

    QVBoxLayout *m_column;
    TextLabel *m_heading;
    TextLabel *m_subtitle;
};

} // namespace kontor::ui
