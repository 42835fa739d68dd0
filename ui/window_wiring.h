// The window's pages and the engine, connected: commands one way, snapshots and events the other.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "journal/journal.h"

#include <QObject>

#include <memory>

namespace kontor::ui {

class AccountsPage;
class ActivityPage;
class AttentionPage;
class ContactsPage;
class GeneralPage;
class IntegrationsPage;
class InvoicesPage;
class JournalLogSource;
class MainWindow;
class OverviewPage;
class PreviewPage;
class ReceiptsPage;
class ReviewsPage;
class SetUpPage;
class TrayIcon;

/// Owns the window and its pages; the engine must outlive it. Start the engine after this was made.
class WindowWiring : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString profileFolder; ///< of this profile: shown under Settings, General; the window's own notes stand in it
        QUrl sandboxPage; ///< empty without a sandbox
        bool quickBooksKeysBuiltIn = false;
        bool highLevelKeysBuiltIn = false;
        bool tray = true; ///< show an icon where the desktop has a tray
        QString systemAppearance = QStringLiteral("system"); ///< what "system" means; "light" where there is no desktop
    };

    WindowWiring(engine::Engine &engine, Options options, QObject *parent = nullptr);
    ~WindowWiring() override;

    MainWindow &window() { return *m_window; }
    /// Opens a page of Settings ("settings.accounts") at one of its parts (SettingsPage::showSection).
    void showSettings(const QString &page, const QString &section = {});
    /// The pages have what a picture needs: a snapshot and the latest log rows.
    bool isFilled() const { return m_filled; }

Q_SIGNALS:
    void filled();
    void profileRequested(const QString &name);
    void sandboxRequested();

private:
    void connectOverview();
    void connectActivity();
    void connectAttention();
    void connectSettings();
    void connectSetUp();
    void connectPreview();
    void connectTray();
    void takeSnapshot(const engine::Snapshot &snapshot);
    void openLog();
    void readLatest();
    void readSettings();
    void changeSetting(const QString &key, const QString &value);
    void applySettings();
    void openAddress(const QUrl &address);
    void showConnect(Service service);
    void askForPreview();
    void listProfiles();
    QString importHindrance(const engine::Snapshot &snapshot) const;

    engine::Engine &m_engine;
    Options m_options;
    std::unique_ptr<MainWindow> m_window;
    TrayIcon *m_tray = nullptr;
    JournalLogSource *m_log = nullptr;
    OverviewPage *m_overview;
    AttentionPage *m_attention;
    ActivityPage *m_activity;
    IntegrationsPage *m_integrations;
    ContactsPage *m_contacts;
    ReviewsPage *m_reviews;
    ReceiptsPage *m_receipts;
    InvoicesPage *m_invoices;
    AccountsPage *m_accounts;
    GeneralPage *m_general;
    PreviewPage *m_preview;
    SetUpPage *m_setUp;
    std::map<QString, QString> m_settings;
    QString m_language;
    QString m_appearance;
    quint64 m_ticket;
    quint64 m_latestTicket = 0;
    quint64 m_attentionTicket = 0;
    quint64 m_settingsTicket = 0;
    qint64 m_attentionCount = -1;
    std::optional<engine::ConnectProgress> m_connecting;
    bool m_placed = false; ///< the first page was chosen
    bool m_filled = false;
};

} // namespace kontor::ui
