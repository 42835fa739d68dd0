// Where the window stood, remembered per set of screens.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMainWindow;

namespace kontor::app {

class WindowPlace
{
public:
    WindowPlace(QMainWindow &window, const QString &dataFolder);
    void restore();
    void save();

private:
    QString screens() const; ///< names and sizes of all screens, hashed

    QMainWindow &m_window;
    QString m_file;
};

} // namespace kontor::app
