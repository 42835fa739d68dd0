// Sizes and type styles, all measured from the application's font.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace kontor::ui {

enum class TextStyle { Title, Heading, Body, Label, Caption, Fixed };

/// ui/design.md 4. A value: make a new one after a FontChange.
class Metrics
{
public:
    Metrics(); ///< of QApplication::font()
    explicit Metrics(const QFont &base);

    double em() const { return m_em; } ///< height of a line, device-independent px
    int ems(double count) const; ///< rounded
    int u() const { return m_u; } ///< the unit of spacing
    int units(double count) const; ///< rounded
    int radius() const { return m_u / 2; }
    int pageMargin(bool narrow) const { return units(narrow ? 2.5 : 3); }
    int rowHeight() const { return ems(1) + m_u; } ///< one line
    int flowRowHeight() const { return ems(2) + m_u; } ///< two lines
    int iconSize() const; ///< beside a line of text

    QFont font(TextStyle style) const;

private:
    QFont m_base;
    double m_em;
    int m_u;
};

/// A window is narrow below 52 em: the sidebar folds, columns and texts that can go, go.
bool isNarrow(int windowWidth);

} // namespace kontor::ui
