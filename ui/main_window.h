// The window: menu bar, navigation, the state at the foot, and a stack of pages that are given to it.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/snapshot.h"

#include <QHash>
#include <QMainWindow>

#include <memory>

class QMenu;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace kontor::ui {

class MessageStrip;
class NavDelegate;
class NavModel;
class SandboxStrip;
class StateFooter;
class TrayIcon;
class TwoLineButton;

/// Ids of pages: "overview", "attention", "activity", "settings.integrations", "settings.contacts", "settings.reviews",
/// "settings.receipts", "settings.invoices", "settings.accounts", "settings.general", "preview", "setup".
/// Shows snapshots, asks by signals; knows no engine. Window thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes `page` over. Settings without a page are not listed.
    void addPage(const QString &id, QWidget *page);
    QWidget *page(const QString &id) const { return m_pages.value(id); }
    QString currentPage() const { return m_current; }

    /// Other profiles of this computer, for the profile menu.
    void setProfiles(const QStringList &names);
    /// Closing the window then leaves Kontor in the tray; without one it asks. Not owned.
    void setTrayIcon(TrayIcon *tray) { m_tray = tray; }
    /// False: closing the window quits, with a tray and without one. The owner's setting; true until it is read.
    void setKeepInTray(bool keep);
    /// What the page in front can retry.
    void setRetryAvailable(bool one, bool all);
    void setSandboxPage(const QUrl &address) { m_sandboxPage = address; }

public Q_SLOTS:
    void setSnapshot(const kontor::engine::Snapshot &snapshot);
    void showPage(const QString &id);
    void showAndRaise();

Q_SIGNALS:
    void syncRequested();
    void pauseRequested();
    void continueRequested();
    void previewRequested();
    void retryRequested();
    void retryAllRequested();
    void exportRequested();
    void liveToggleRequested();
    void searchRequested(); ///< Ctrl+F on the page in front
    void connectRequested(kontor::Service service); ///< the bar's button
    void profileRequested(const QString &name); ///< "" asks for a new one
    void setUpRequested();
    void quitRequested();
    void pageShown(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Actions;

    void buildActions();
    void buildMenus();
    void buildSidebar();
    void retranslate();
    void updateTitle();
    void updateStrips();
    void updateActions();
    void updateSidebar();
    void movePane(int step);
    void askToKeepRunning(QCloseEvent *event);
    void showKeyboard();
    void showAbout();
    void askForProfile();
    void copyDiagnostics();
    QString diagnostics() const;
    int unfoldedWidth() const;

    engine::Snapshot m_snapshot;
    bool m_haveSnapshot = false;
    QString m_current;
    QString m_beforePreview; ///< where Esc on the preview leads
    QHash<QString, QWidget *> m_pages;
    bool m_keepInTray = true;
    bool m_askedToKeepRunning = false;
    QStringList m_profiles;
    QUrl m_sandboxPage;
    std::unique_ptr<Actions> m_actions;
    TrayIcon *m_tray = nullptr;

    QWidget *m_sidebar = nullptr;
    TwoLineButton *m_profileButton = nullptr;
    QMenu *m_profileMenu = nullptr;
    QTreeView *m_nav = nullptr;
    NavModel *m_navModel = nullptr;
    NavDelegate *m_navDelegate = nullptr;
    StateFooter *m_footer = nullptr;
    QStackedWidget *m_stack = nullptr;
    SandboxStrip *m_sandboxStrip = nullptr;
    MessageStrip *m_connectionBar = nullptr;
    QPushButton *m_connectButton = nullptr;
    bool m_folded = false;
};

} // namespace kontor::ui
