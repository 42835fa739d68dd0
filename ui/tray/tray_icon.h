// The tray icon: five states told apart by shape, a menu with the commands of every day. Nothing depends on it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QIcon>
#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace kontor::ui {

enum class TrayState;

/// Shown from the first snapshot on when the desktop has a tray; else it stays away and isVisible() is false.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    bool isVisible() const;
    void setSnapshot(const engine::Snapshot &snapshot);
    /// The menu's texts, for tests and screen readers.
    QMenu *menu() const { return m_menu.get(); }
    QString tip() const { return m_tip; }

    /// The drawing of a state in `color` with a thin halo, so that it is seen on a panel of any colour.
    static QIcon iconOf(TrayState state, const QColor &color, const QColor &halo);

Q_SIGNALS:
    void toggleRequested(); ///< a click: show or hide the window
    void showRequested();
    void syncRequested();
    void pauseRequested();
    void continueRequested();
    void attentionRequested();
    void quitRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    engine::Snapshot m_snapshot;
    bool m_haveSnapshot = false;
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;
    QAction *m_sentence;
    QAction *m_sync;
    QAction *m_pause;
    QAction *m_attention;
    QAction *m_open;
    QAction *m_quit;
    QString m_tip;
    std::optional<TrayState> m_shown;
};

} // namespace kontor::ui
