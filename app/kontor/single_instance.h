// One window per profile: a second start brings the first to the front.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace kontor::app {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// Says "show" to the first instance, or becomes it. The journal's lock, not this, keeps two engines apart.
    explicit SingleInstance(const QString &profileFolder);
    bool isFirst() const { return m_first; }

Q_SIGNALS:
    void called(); ///< another start asked for the window

private:
    QLocalServer m_server;
    bool m_first = false;
};

} // namespace kontor::app
