// Connects the window's pages with the engine.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window_wiring.h"

#include "texts/texts.h"
#include "ui/activity/activity_page.h"
#include "ui/activity/journal_log_source.h"
#include "ui/activity/log_model.h"
#include "ui/appearance.h"
#include "ui/attention/attention_page.h"
#include "ui/first_run/setup_page.h"
#include "ui/main_window.h"
#include "ui/overview/overview_page.h"
#include "ui/preview/preview_page.h"
#include "ui/preview/preview_view.h"
#include "ui/settings/accounts_page.h"
#include "ui/settings/contacts_page.h"
#include "ui/settings/general_page.h"
#include "ui/settings/integrations_page.h"
#include "ui/settings/invoices_page.h"
#include "ui/settings/receipts_page.h"
#include "ui/settings/reviews_page.h"
#include "ui/tray/tray_icon.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSystemTrayIcon>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

constexpr quint64 firstWiringTicket = quint64(1) << 50; ///< apart from those of the model, the page and exports
const QString finishedStepsKey = u"setUp/finished"_s;

} // namespace

WindowWiring::WindowWiring(engine::Engine &engine, Options options, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_options(std::move(options))
    , m_window(std::make_unique<MainWindow>())
    , m_overview(new OverviewPage)
    , m_attention(new AttentionPage)
    , m_activity(new ActivityPage)
    , m_integrations(new IntegrationsPage)
    , m_contacts(new ContactsPage)
    , m_reviews(new ReviewsPage)
    , m_receipts(new ReceiptsPage)
    , m_invoices(new InvoicesPage)
    , m_accounts(new AccountsPage)
    , m_general(new GeneralPage)
    , m_preview(new PreviewPage)
    , m_setUp(new SetUpPage)
    , m_ticket(firstWiringTicket)
{
    m_window->addPage(u"overview"_s, m_overview);
    m_window->addPage(u"attention"_s, m_attention);
    m_window->addPage(u"activity"_s, m_activity);
    m_window->addPage(u"settings.integrations"_s, m_integrations);
    m_window->addPage(u"settings.contacts"_s, m_contacts);
    m_window->addPage(u"settings.reviews"_s, m_reviews);
    m_window->addPage(u"settings.receipts"_s, m_receipts);
    m_window->addPage(u"settings.invoices"_s, m_invoices);
    m_window->addPage(u"settings.accounts"_s, m_accounts);
    m_window->addPage(u"settings.general"_s, m_general);
    m_window->addPage(u"preview"_s, m_preview);
    m_window->addPage(u"setup"_s, m_setUp);
    m_window->setSandboxPage(m_options.sandboxPage);
    listProfiles();

    connect(&m_engine, &engine::Engine::snapshotChanged, this, &WindowWiring::takeSnapshot);
    connect(&m_engine, &engine::Engine::logGrew, this, [this] {
        m_activity->logGrew();
        readLatest();
        readSettings();
    });
    connect(&m_engine, &engine::Engine::settingRefused, this, [this](const QString &key, const Error &why) {
        for (SettingsPage *page :
            std::initializer_list<SettingsPage *>{m_contacts, m_reviews, m_receipts, m_invoices, m_accounts}) {
            page->refuse(key, why);
        }
        m_general->refuse(key, why);
        m_setUp->refuse(key, why);
        readSettings();
    });
    connect(m_window.get(), &MainWindow::profileRequested, this, &WindowWiring::profileRequested);
    connect(m_window.get(), &MainWindow::syncRequested, &m_engine, &engine::Engine::syncNow);
    connect(m_window.get(), &MainWindow::pauseRequested, &m_engine, &engine::Engine::pause);
    connect(m_window.get(), &MainWindow::continueRequested, &m_engine, &engine::Engine::resume);
    connect(m_window.get(), &MainWindow::connectRequested, this, &WindowWiring::showConnect);
    connect(m_window.get(), &MainWindow::previewRequested, this, &WindowWiring::askForPreview);
    connect(m_window.get(), &MainWindow::setUpRequested, this, [this] { m_window->showPage(u"setup"_s); });
    // exit(), not quit(): that asks every window whether it may close, and one that stays in the tray says no.
    connect(m_window.get(), &MainWindow::quitRequested, qApp, [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    connectOverview();
    connectActivity();
    connectAttention();
    connectSettings();
    connectSetUp();
    connectPreview();
    connectTray();
}

WindowWiring::~WindowWiring() = default;

void WindowWiring::connectOverview()
{
    connect(m_overview, &OverviewPage::syncRequested, &m_engine, &engine::Engine::syncNow);
    connect(m_overview, &OverviewPage::pauseRequested, &m_engine, &engine::Engine::pause);
    connect(m_overview, &OverviewPage::continueRequested, &m_engine, &engine::Engine::resume);
    connect(m_overview, &OverviewPage::stopImportRequested, &m_engine, &engine::Engine::stopImport);
    connect(m_overview, &OverviewPage::continueImportRequested, &m_engine, &engine::Engine::continueImport);
    connect(m_overview, &OverviewPage::previewRequested, this, &WindowWiring::askForPreview);
    connect(m_overview, &OverviewPage::connectRequested, this, &WindowWiring::showConnect);
    connect(m_overview, &OverviewPage::setUpRequested, this, [this] { m_window->showPage(u"setup"_s); });
    connect(m_overview, &OverviewPage::attentionRequested, this, [this] { m_window->showPage(u"attention"_s); });
    connect(m_overview, &OverviewPage::activityRequested, this, [this](const QString &flow) {
        m_activity->showFlow(flow);
        m_window->showPage(u"activity"_s);
    });
    connect(m_overview, &OverviewPage::logEntryRequested, this, [this](qint64 id) {
        m_activity->showEntry(id);
        m_window->showPage(u"activity"_s);
    });
    connect(m_overview, &OverviewPage::settingsRequested, this,
        [this](const QString &page) { m_window->showPage(m_window->page(page) != nullptr ? page : u"settings"_s); });
}

void WindowWiring::connectActivity()
{
    connect(m_window.get(), &MainWindow::exportRequested, m_activity, &ActivityPage::exportLog);
    connect(m_window.get(), &MainWindow::liveToggleRequested, m_activity, &ActivityPage::toggleLive);
    connect(m_window.get(), &MainWindow::searchRequested, this, [this] {
        if (m_window->currentPage() == "activity"_L1) {
            m_activity->focusSearch();
        }
    });
}

void WindowWiring::connectAttention()
{
    const auto available = [this] {
        m_window->setRetryAvailable(
            m_window->currentPage() == "attention"_L1 && m_attention->canRetryOne(), m_attention->canRetryAll());
    };
    connect(m_attention, &AttentionPage::availabilityChanged, this, available);
    connect(m_window.get(), &MainWindow::pageShown, this, available);
    available();
    connect(m_window.get(), &MainWindow::retryRequested, m_attention, &AttentionPage::retrySelected);
    connect(m_window.get(), &MainWindow::retryAllRequested, m_attention, &AttentionPage::retryAll);
    connect(m_attention, &AttentionPage::retryRequested, &m_engine, &engine::Engine::retry);
    connect(m_attention, &AttentionPage::dismissRequested, &m_engine, &engine::Engine::dismiss);
    connect(m_attention, &AttentionPage::connectRequested, this, &WindowWiring::showConnect);
    connect(m_attention, &AttentionPage::restoreRequested, &m_engine, &engine::Engine::restore);
    connect(m_attention, &AttentionPage::chooseRequested, &m_engine, &engine::Engine::choose);
    connect(m_attention, &AttentionPage::openRequested, this, &WindowWiring::openAddress);
    connect(m_attention, &AttentionPage::settingsRequested, this, [this](const QString &page, const QString &section) {
        showSettings(m_window->page(page) != nullptr ? page : u"settings"_s, section);
    });
    connect(m_attention, &AttentionPage::activityRequested, this, [this](const QString &flow, const QString &text) {
        m_activity->showFlow(flow, text);
        m_window->showPage(u"activity"_s);
    });
}

void WindowWiring::connectSettings()
{
    connect(
        m_integrations, &IntegrationsPage::connectRequested, this, [this](Service service, const QString &environment) {
            if (service == Service::QuickBooks) {
                m_engine.connectQuickBooks(environment);
            } else {
                m_engine.connectHighLevel();
            }
        });
    connect(m_integrations, &IntegrationsPage::tokenRequested, &m_engine, &engine::Engine::connectHighLevelByToken);
    connect(m_integrations, &IntegrationsPage::cancelRequested, &m_engine, &engine::Engine::cancelConnect);
    connect(m_integrations, &IntegrationsPage::addressPasted, &m_engine, &engine::Engine::pasteAddress);
    connect(m_integrations, &IntegrationsPage::openRequested, this, &WindowWiring::openAddress);
    connect(m_integrations, &IntegrationsPage::appKeysEntered, &m_engine, &engine::Engine::setAppKeys);
    connect(m_integrations, &IntegrationsPage::checkRequested, &m_engine, &engine::Engine::checkConnection);
    connect(m_integrations, &IntegrationsPage::disconnectRequested, &m_engine, &engine::Engine::disconnectService);
    connect(&m_engine, &engine::Engine::connectProgress, this, [this](const engine::ConnectProgress &progress) {
        // The first answer brings the address: the browser opens by itself, once.
        const bool opens = progress.state == engine::ConnectProgress::State::Waiting && !progress.address.isEmpty()
            && (!m_connecting || m_connecting->address != progress.address);
        m_connecting = progress;
        m_integrations->setProgress(progress);
        m_setUp->setProgress(progress);
        if (opens) {
            openAddress(progress.address);
        }
    });
    connect(&m_engine, &engine::Engine::checked, m_integrations, &IntegrationsPage::setChecked);
    connect(&m_engine, &engine::Engine::disconnected, m_integrations, &IntegrationsPage::setDisconnected);

    connect(m_contacts, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_contacts, &ContactsPage::importAgainRequested, this, [this] {
        m_engine.importAgain();
        m_window->showPage(u"overview"_s);
    });
    connect(m_reviews, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_reviews, &ReviewsPage::sampleRequested, &m_engine, &engine::Engine::requestReviewSample);
    connect(m_reviews, &ReviewsPage::findLinkRequested, &m_engine, &engine::Engine::findReviewLink);
    connect(m_reviews, &ReviewsPage::testRequested, &m_engine, &engine::Engine::sendReviewTest);
    connect(&m_engine, &engine::Engine::reviewSampleReady, m_reviews, &ReviewsPage::setSample);
    connect(&m_engine, &engine::Engine::reviewTestAnswered, m_reviews, &ReviewsPage::setTestAnswer);
    connect(m_receipts, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_invoices, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_accounts, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_accounts, &AccountsPage::listsRequested, &m_engine, &engine::Engine::requestCompanyLists);
    connect(&m_engine, &engine::Engine::companyListsReady, m_accounts, &AccountsPage::setLists);
    m_general->setDataFolder(m_options.profileFolder);
    m_general->setTrayOffered(m_options.tray && QSystemTrayIcon::isSystemTrayAvailable());
    m_general->setAutostartOffered(false);
    connect(m_general, &SettingsPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_general, &GeneralPage::openFolderRequested, this,
        [this](const QString &folder) { openAddress(QUrl::fromLocalFile(folder)); });
}

void WindowWiring::connectSetUp()
{
    m_setUp->setKeysBuiltIn(Service::QuickBooks, m_options.quickBooksKeysBuiltIn);
    m_setUp->setKeysBuiltIn(Service::HighLevel, m_options.highLevelKeysBuiltIn);
    m_setUp->setAutostartOffered(false);
    const QSettings store(m_options.profileFolder + u"/window.ini"_s, QSettings::IniFormat);
    for (const auto &step : store.value(finishedStepsKey).toStringList()) {
        if (const int number = step.toInt(); number >= 0 && number < setUpStepCount) {
            m_setUp->setFinished(static_cast<SetUpStep>(number));
        }
    }
    connect(m_setUp, &SetUpPage::connectRequested, this, [this](Service service, const QString &environment) {
        if (service == Service::QuickBooks) {
            m_engine.connectQuickBooks(environment);
        } else {
            m_engine.connectHighLevel();
        }
    });
    connect(m_setUp, &SetUpPage::tokenRequested, &m_engine, &engine::Engine::connectHighLevelByToken);
    connect(m_setUp, &SetUpPage::cancelRequested, &m_engine, &engine::Engine::cancelConnect);
    connect(m_setUp, &SetUpPage::addressPasted, &m_engine, &engine::Engine::pasteAddress);
    connect(m_setUp, &SetUpPage::openRequested, this, &WindowWiring::openAddress);
    connect(m_setUp, &SetUpPage::appKeysEntered, &m_engine, &engine::Engine::setAppKeys);
    connect(m_setUp, &SetUpPage::settingChanged, this, &WindowWiring::changeSetting);
    connect(m_setUp, &SetUpPage::previewRequested, &m_engine, &engine::Engine::requestPreview);
    const auto keepStep = [this](SetUpStep step, bool finished) {
        const QString file = m_options.profileFolder + u"/window.ini"_s;
        {
            QSettings kept(file, QSettings::IniFormat);
            auto steps = kept.value(finishedStepsKey).toStringList();
            const auto number = QString::number(static_cast<int>(step));
            steps.removeAll(number);
            if (finished) {
                steps << number;
            }
            kept.setValue(finishedStepsKey, steps);
        }
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    };
    connect(m_setUp, &SetUpPage::stepFinished, this, [keepStep](SetUpStep step) { keepStep(step, true); });
    connect(m_setUp, &SetUpPage::stepReopened, this, [keepStep](SetUpStep step) { keepStep(step, false); });
    connect(m_setUp, &SetUpPage::startRequested, this, [this] {
        m_engine.finishSetUp();
        m_window->showPage(u"overview"_s);
    });
    connect(m_setUp, &SetUpPage::leaveRequested, this, [this] { m_window->showPage(u"overview"_s); });
    connect(m_setUp, &SetUpPage::sandboxRequested, this, &WindowWiring::sandboxRequested);
}

void WindowWiring::connectPreview()
{
    connect(&m_engine, &engine::Engine::previewReady, this, [this](const engine::Preview &preview) {
        m_preview->view()->setPreview(preview);
        m_setUp->setPreview(preview);
    });
    connect(&m_engine, &engine::Engine::previewRefused, this, [this](const Error &why) {
        m_preview->view()->setRefused(why);
        m_setUp->setPreviewRefused(why);
    });
    connect(m_preview, &PreviewPage::readAgainRequested, &m_engine, &engine::Engine::requestPreview);
    connect(m_preview, &PreviewPage::closeRequested, this, [this] { m_window->showPage(u"overview"_s); });
}

void WindowWiring::connectTray()
{
    if (!m_options.tray) {
        return;
    }
    m_tray = new TrayIcon(this);
    connect(m_tray, &TrayIcon::toggleRequested, this, [this] {
        if (m_window->isVisible() && !m_window->isMinimized()) {
            m_window->hide();
        } else {
            m_window->showAndRaise();
        }
    });
    connect(m_tray, &TrayIcon::showRequested, m_window.get(), &MainWindow::showAndRaise);
    connect(m_tray, &TrayIcon::syncRequested, &m_engine, &engine::Engine::syncNow);
    connect(m_tray, &TrayIcon::pauseRequested, &m_engine, &engine::Engine::pause);
    connect(m_tray, &TrayIcon::continueRequested, &m_engine, &engine::Engine::resume);
    connect(m_tray, &TrayIcon::attentionRequested, this, [this] {
        m_window->showPage(u"attention"_s);
        m_window->showAndRaise();
    });
    connect(m_tray, &TrayIcon::quitRequested, qApp, [] { QCoreApplication::exit(0); });
    m_window->setTrayIcon(m_tray);
}

void WindowWiring::takeSnapshot(const engine::Snapshot &snapshot)
{
    openLog();
    if (!m_placed) {
        m_placed = true;
        if (!snapshot.setUpDone && !snapshot.stopped) {
            m_window->showPage(u"setup"_s);
        }
    }
    m_window->setSnapshot(snapshot);
    m_overview->setSnapshot(snapshot);
    m_integrations->setSnapshot(snapshot);
    m_setUp->setSnapshot(snapshot);
    m_preview->view()->setFlows(snapshot.flows);
    m_contacts->setImportHindrance(importHindrance(snapshot));
    if (const auto quickBooks = snapshot.connections.find(Service::QuickBooks);
        quickBooks != snapshot.connections.end()) {
        m_contacts->setCompanyCountry(quickBooks->second.country);
    }
    if (m_tray != nullptr) {
        m_tray->setSnapshot(snapshot);
    }
    if (snapshot.attention != m_attentionCount && m_log != nullptr) {
        m_attentionCount = snapshot.attention;
        m_attentionTicket = ++m_ticket;
        m_log->readAttention(m_attentionTicket, m_attention->watched());
    }
}

QString WindowWiring::importHindrance(const engine::Snapshot &snapshot) const
{
    for (const auto service : services) {
        const auto found = snapshot.connections.find(service);
        if (found == snapshot.connections.end() || found->second.state != engine::Connection::State::Connected) {
            return tr("Not connected");
        }
    }
    const bool running = snapshot.import && snapshot.import->phase != engine::ImportProgress::Phase::Done;
    return running ? tr("Importing contacts") : QString();
}

void WindowWiring::openLog()
{
    if (m_log != nullptr) {
        return;
    }
    const auto file = m_engine.journalFile();
    if (file.isEmpty() || !QFile::exists(file)) {
        return;
    }
    m_log = new JournalLogSource(file, this);
    connect(m_log, &LogSource::pageRead, this,
        [this](quint64 ticket, const std::vector<journal::LogEntry> &entries, qint64) {
            if (ticket == m_latestTicket) {
                m_overview->setLatest(entries);
                if (!m_filled) {
                    m_filled = true;
                    Q_EMIT filled();
                }
            }
        });
    connect(m_log, &LogSource::attentionRead, this, [this](quint64 ticket, const AttentionRead &read) {
        if (ticket == m_attentionTicket) {
            m_attention->setRead(read);
        }
    });
    connect(m_log, &LogSource::settingsRead, this, [this](quint64 ticket, const std::map<QString, QString> &settings) {
        if (ticket == m_settingsTicket) {
            m_settings = settings;
            applySettings();
        }
    });
    m_activity->setSource(m_log);
    readSettings();
    readLatest();
}

void WindowWiring::readLatest()
{
    if (m_log != nullptr) {
        m_latestTicket = ++m_ticket;
        m_log->readNewest(m_latestTicket, {}, OverviewPage::latestRows);
        // A retry or a new cause changes items without changing their number.
        m_attentionTicket = ++m_ticket;
        m_log->readAttention(m_attentionTicket, m_attention->watched());
    }
}

void WindowWiring::readSettings()
{
    if (m_log != nullptr) {
        m_settingsTicket = ++m_ticket;
        m_log->readSettings(m_settingsTicket);
    }
}

void WindowWiring::changeSetting(const QString &key, const QString &value)
{
    m_settings[key] = value;
    m_engine.setSetting(key, value);
    if (key == "general.language"_L1 || key == "general.appearance"_L1 || key == "general.keep_in_tray"_L1) {
        applySettings();
    }
}

void WindowWiring::applySettings()
{
    const auto value = [this](const QString &key, const QString &otherwise) {
        const auto found = m_settings.find(key);
        return found != m_settings.end() ? found->second : otherwise;
    };
    auto appearance = value(u"general.appearance"_s, u"system"_s);
    if (appearance == "system"_L1) {
        appearance = m_options.systemAppearance;
    }
    if (appearance != m_appearance) {
        m_appearance = appearance;
        setAppearance(appearance);
    }
    const auto language = value(u"general.language"_s, u"system"_s);
    if (language != m_language) {
        m_language = language;
        texts::setLanguage(language);
    }
    const bool keepInTray = value(u"general.keep_in_tray"_s, u"on"_s) == "on"_L1;
    m_window->setKeepInTray(keepInTray);
    m_overview->setGoesOnInTray(keepInTray && m_options.tray && QSystemTrayIcon::isSystemTrayAvailable());
    m_activity->setKeptDays(value(u"general.log_days"_s, u"400"_s).toInt());
    m_contacts->setSettings(m_settings);
    m_reviews->setSettings(m_settings);
    m_receipts->setSettings(m_settings);
    m_invoices->setSettings(m_settings);
    m_accounts->setSettings(m_settings);
    m_general->setSettings(m_settings);
    m_setUp->setSettings(m_settings);
}

void WindowWiring::openAddress(const QUrl &address)
{
    if (!QDesktopServices::openUrl(address) && m_connecting && address == m_connecting->address) {
        // Said in the panel, which also offers to copy the address.
        m_connecting->note = Error{.kind = Error::Kind::BadInput, .key = u"oauth.browser"_s};
        m_integrations->setProgress(*m_connecting);
        m_setUp->setProgress(*m_connecting);
    }
}

void WindowWiring::showConnect(Service service)
{
    m_window->showPage(u"settings.integrations"_s);
    const auto &connections = m_engine.snapshot().connections;
    const auto found = connections.find(service);
    if (service == Service::QuickBooks) {
        const auto environment = found != connections.end() ? found->second.environment : QString();
        m_engine.connectQuickBooks(environment.isEmpty() ? u"production"_s : environment);
    } else {
        m_engine.connectHighLevel();
    }
}

void WindowWiring::showSettings(const QString &page, const QString &section)
{
    m_window->showPage(page);
    if (auto *settings = qobject_cast<SettingsPage *>(m_window->page(page)); settings != nullptr) {
        settings->showSection(section);
    }
}

void WindowWiring::askForPreview()
{
    m_preview->view()->setReading();
    m_window->showPage(u"preview"_s);
    m_engine.requestPreview();
}

void WindowWiring::listProfiles()
{
    // Profiles of the sandbox lie in a folder of their own, so each window lists its own kind.
    const QDir kind(QFileInfo(m_options.profileFolder).path());
    QStringList names;
    for (const auto &name : kind.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (QFile::exists(kind.filePath(name + u"/journal.sqlite"_s))) {
            names << name;
        }
    }
    m_window->setProfiles(names);
}

} // namespace kontor::ui
