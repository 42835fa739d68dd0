// The window: what it shows and where its parts stand.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/main_window.h"

#include "ui/shell/nav_delegate.h"
#include "ui/shell/nav_model.h"
#include "ui/shell/profile_dialog.h"
#include "ui/shell/state_words.h"
#include "ui/shell/two_line_button.h"
#include "ui/tray/tray_icon.h"
#include "ui/widgets/accessible_roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_loader.h"
#include "ui/widgets/message_strip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/time_words.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QSysInfo>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kontor::ui {

/// Every action of the menu bar; built once, put into words by retranslate.
struct MainWindow::Actions
{
    QMenu *file = nullptr;
    QMenu *sync = nullptr;
    QMenu *view = nullptr;
    QMenu *help = nullptr;
    QAction *setUp = nullptr;
    QAction *exportLog = nullptr;
    QAction *settings = nullptr;
    QAction *close = nullptr;
    QAction *quit = nullptr;
    QAction *syncNow = nullptr;
    QAction *pause = nullptr; ///< reads "Continue" while paused
    QAction *preview = nullptr;
    QAction *retry = nullptr;
    QAction *retryAll = nullptr;
    QAction *overview = nullptr;
    QAction *attention = nullptr;
    QAction *activity = nullptr;
    QAction *search = nullptr;
    QAction *live = nullptr;
    QAction *nextPane = nullptr;
    QAction *previousPane = nullptr;
    QAction *keyboard = nullptr;
    QAction *diagnostics = nullptr;
    QAction *about = nullptr;
    QAction *back = nullptr;
};

namespace {

QWidget *firstFocusable(QWidget *inside)
{
    if (inside->isVisible() && inside->isEnabled() && (inside->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) {
        return inside;
    }
    for (auto *next = inside->nextInFocusChain(); next != nullptr && next != inside; next = next->nextInFocusChain()) {
        if (inside->isAncestorOf(next) && next->isVisible() && next->isEnabled()
            && (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) {
            return next;
        }
    }
    return nullptr;
}

bool isSettings(const QString &id) { return id.startsWith("settings."_L1); }

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_actions(std::make_unique<Actions>())
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(IconLoader::application());
    buildSidebar();
    buildActions();
    buildMenus();
    setMinimumSize(640, 420);
    resize(1100, 720);
    retranslate();
    updateActions();
    m_nav->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildSidebar()
{
    const Metrics metrics;
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);

    m_sandboxStrip = new SandboxStrip(central);
    m_sandboxStrip->hide();
    connect(m_sandboxStrip, &SandboxStrip::pageRequested, this, [this] { QDesktopServices::openUrl(m_sandboxPage); });
    column->addWidget(m_sandboxStrip);

    m_connectionBar = new MessageStrip(MessageStrip::Kind::Error, MessageStrip::Shape::Bar, central);
    m_connectionBar->setObjectName(u"connectionBar"_s);
    m_connectionBar->setIcon(u"disconnect"_s);
    m_connectButton = m_connectionBar->addButton({}, IconLoader::icon(u"connect"_s, Role::ButtonText));
    connect(m_connectButton, &QPushButton::clicked, this,
        [this] { Q_EMIT connectRequested(m_snapshot.about.value_or(Service::QuickBooks)); });
    m_connectionBar->hide();
    column->addWidget(m_connectionBar);

    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    column->addLayout(row, 1);

    m_sidebar = new SidebarFrame(central);
    m_sidebar->setObjectName(u"sidebar"_s);
    auto *side = new QVBoxLayout(m_sidebar);
    side->setContentsMargins(metrics.u(), metrics.u(), metrics.u() + 1, metrics.u());
    side->setSpacing(metrics.u());
    m_profileButton = new TwoLineButton(m_sidebar);
    m_profileButton->setObjectName(u"profileButton"_s);
    m_profileButton->setPopupMode(QToolButton::InstantPopup);
    m_profileMenu = new QMenu(this);
    m_profileButton->setMenu(m_profileMenu);
    side->addWidget(m_profileButton);

    m_navModel = new NavModel(this);
    m_navDelegate = new NavDelegate(this);
    m_nav = new QTreeView(m_sidebar);
    m_nav->setObjectName(u"navTree"_s);
    m_nav->setModel(m_navModel);
    m_nav->setItemDelegate(m_navDelegate);
    m_nav->setHeaderHidden(true);
    m_nav->setRootIsDecorated(false);
    m_nav->setIndentation(0);
    m_nav->setFrameShape(QFrame::NoFrame);
    m_nav->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nav->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_nav->setExpandsOnDoubleClick(false);
    m_nav->setMouseTracking(true);
    m_nav->viewport()->setAutoFillBackground(false);
    m_nav->setSizeAdjustPolicy(QAbstractScrollArea::AdjustIgnored);
    m_nav->setMinimumWidth(0);
    m_nav->header()->setMinimumSectionSize(1);
    m_nav->header()->setStretchLastSection(false); // a hidden header is not told of a new width; updateSidebar sets it
    side->addWidget(m_nav, 1);
    connect(m_nav->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const auto id = index.data(NavRole::PageId).toString();
        if (!id.isEmpty()) {
            showPage(id);
        }
    });

    auto *line = new Separator(Qt::Horizontal, m_sidebar);
    side->addWidget(line);
    m_footer = new StateFooter(m_sidebar);
    m_footer->setObjectName(u"stateFooter"_s);
    connect(m_footer, &QToolButton::clicked, this, [this] { showPage(u"overview"_s); });
    side->addWidget(m_footer);
    row->addWidget(m_sidebar);

    m_stack = new QStackedWidget(central);
    m_stack->setObjectName(u"pages"_s);
    row->addWidget(m_stack, 1);
    setCentralWidget(central);
    updateSidebar();
}

void MainWindow::buildActions()
{
    auto &a = *m_actions;
    const auto make = [this](QAction *&action, const QKeySequence &keys, auto &&does, const QIcon &icon = {}) {
        action = new QAction(icon, {}, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, std::forward<decltype(does)>(does));
        addAction(action);
    };
    const auto keys
        = [](const char16_t *text) { return QKeySequence(QString::fromUtf16(text), QKeySequence::PortableText); };
    make(a.setUp, {}, [this] { Q_EMIT setUpRequested(); });
    make(
        a.exportLog, keys(u"Ctrl+E"),
        [this] {
            showPage(u"activity"_s);
            Q_EMIT exportRequested();
        },
        IconLoader::action(u"document-save-as"_s));
    make(a.settings, keys(u"Ctrl+,"), [this] { showPage(u"settings"_s); }, IconLoader::action(u"preferences-system"_s));
    a.settings->setShortcuts({keys(u"Ctrl+,"), keys(u"Ctrl+4")});
    a.settings->setMenuRole(QAction::PreferencesRole);
    make(a.close, keys(u"Ctrl+W"), [this] { close(); });
    make(a.quit, keys(u"Ctrl+Q"), [this] { Q_EMIT quitRequested(); });
    a.quit->setMenuRole(QAction::QuitRole);
    make(a.syncNow, keys(u"F5"), [this] { Q_EMIT syncRequested(); }, IconLoader::action(u"view-refresh"_s));
    make(a.pause, keys(u"Ctrl+Shift+P"), [this] {
        if (m_snapshot.pausedSince) {
            Q_EMIT continueRequested();
        } else {
            Q_EMIT pauseRequested();
        }
    });
    make(
        a.preview, keys(u"Ctrl+D"), [this] { Q_EMIT previewRequested(); },
        IconLoader::action(u"document-print-preview"_s));
    make(
        a.retry, keys(u"Ctrl+R"), [this] { Q_EMIT retryRequested(); },
        IconLoader::icon(u"retrying"_s, Role::ButtonText));
    make(a.retryAll, keys(u"Ctrl+Shift+R"), [this] { Q_EMIT retryAllRequested(); });
    make(a.overview, keys(u"Ctrl+1"), [this] { showPage(u"overview"_s); });
    make(a.attention, keys(u"Ctrl+2"), [this] { showPage(u"attention"_s); });
    make(a.activity, keys(u"Ctrl+3"), [this] { showPage(u"activity"_s); });
    make(a.search, keys(u"Ctrl+F"), [this] { Q_EMIT searchRequested(); }, IconLoader::action(u"edit-find"_s));
    make(a.live, keys(u"Ctrl+L"), [this] { Q_EMIT liveToggleRequested(); });
    make(a.nextPane, keys(u"F6"), [this] { movePane(1); });
    make(a.previousPane, keys(u"Shift+F6"), [this] { movePane(-1); });
    make(a.keyboard, {}, [this] { showKeyboard(); });
    make(a.diagnostics, {}, [this] { copyDiagnostics(); });
    make(a.about, {}, [this] { showAbout(); });
    a.about->setMenuRole(QAction::AboutRole);
    // Only while the preview is in front: elsewhere Esc belongs to the page.
    make(a.back, keys(u"Esc"), [this] { showPage(m_beforePreview.isEmpty() ? u"overview"_s : m_beforePreview); });
}

void MainWindow::buildMenus()
{
    auto &a = *m_actions;
    a.file = menuBar()->addMenu(QString());
    a.file->addAction(a.setUp);
    a.file->addMenu(m_profileMenu);
    a.file->addSeparator();
    a.file->addAction(a.exportLog);
    a.file->addAction(a.settings);
    a.file->addSeparator();
    a.file->addAction(a.close);
    a.file->addAction(a.quit);
    a.sync = menuBar()->addMenu(QString());
    a.sync->addAction(a.syncNow);
    a.sync->addAction(a.pause);
    a.sync->addAction(a.preview);
    a.sync->addSeparator();
    a.sync->addAction(a.retry);
    a.sync->addAction(a.retryAll);
    a.view = menuBar()->addMenu(QString());
    a.view->addAction(a.overview);
    a.view->addAction(a.attention);
    a.view->addAction(a.activity);
    a.view->addSeparator();
    a.view->addAction(a.search);
    a.view->addAction(a.live);
    a.view->addSeparator();
    a.view->addAction(a.nextPane);
    a.help = menuBar()->addMenu(QString());
    a.help->addAction(a.keyboard);
    a.help->addAction(a.diagnostics);
    a.help->addAction(a.about);
    for (auto *menu : {a.file, a.sync, a.view, a.help}) {
        menu->setToolTipsVisible(true);
    }
}

void MainWindow::retranslate()
{
    auto &a = *m_actions;
    const auto name = [](QAction *action, const QString &text, const QString &tip = {}) {
        action->setText(text);
        action->setToolTip(tip.isEmpty() ? QString(text).remove(u'&') : tip);
        action->setStatusTip(tip);
    };
    a.file->setTitle(tr("&File"));
    a.sync->setTitle(tr("&Sync"));
    a.view->setTitle(tr("&View"));
    a.help->setTitle(tr("&Help"));
    m_profileMenu->setTitle(tr("&Profiles"));
    name(a.setUp, tr("&Set up again"), tr("Opens the five steps; nothing is reset"));
    name(a.exportLog, tr("&Export log…"), tr("Saves the rows shown as CSV"));
    name(a.settings, tr("Se&ttings"));
    name(a.close, tr("&Close window"),
        m_keepInTray ? tr("Kontor goes on in the tray") : tr("Syncing stops until the next start"));
    name(a.quit, tr("&Quit Kontor"), tr("Syncing stops until the next start"));
    name(a.syncNow, tr("Sync &now"), tr("Checks all flows at once"));
    name(a.preview, tr("Pre&view…"), tr("Shows what the next check would do; writes nothing"));
    name(a.retry, tr("&Retry"), tr("Tries this item again now"));
    name(a.retryAll, tr("Retry &all"), tr("Tries everything that needs no decision"));
    name(a.overview, tr("&Overview"));
    name(a.attention, tr("&Attention"));
    name(a.activity, tr("A&ctivity"));
    name(a.search, tr("Search"));
    name(a.live, tr("Live"), tr("Stays at the newest event"));
    name(a.nextPane, tr("Next pane"));
    name(a.previousPane, tr("Previous pane"));
    name(a.keyboard, tr("&Keyboard"));
    name(a.diagnostics, tr("Copy &diagnostics"), tr("Versions and settings; no names, no amounts"));
    name(a.about, tr("&About Kontor"));
    name(a.back, tr("Back"));
    m_nav->setAccessibleName(tr("Pages"));
    m_navModel->retranslate();
    setProfiles(m_profiles);
    updateTitle();
    updateStrips();
    updateActions();
    updateSidebar();
}

void MainWindow::addPage(const QString &id, QWidget *page)
{
    m_pages.insert(id, page);
    m_stack->addWidget(page);
    m_navModel->setPages(m_pages.keys());
    updateActions();
    if (m_current.isEmpty() || m_stack->count() == 1) {
        showPage(id);
    } else {
        const auto current = m_current;
        m_current.clear();
        showPage(current);
    }
}

void MainWindow::showPage(const QString &id)
{
    QString wanted = id;
    if (wanted == "settings"_L1) {
        // Its own row opens the settings page that was in front last, else the first.
        const auto settings = m_navModel->indexOf(wanted);
        wanted = isSettings(m_current) ? m_current : m_navModel->index(0, 0, settings).data(NavRole::PageId).toString();
    }
    auto *page = m_pages.value(wanted);
    if (page == nullptr || wanted == m_current) {
        return;
    }
    if (wanted == "preview"_L1) {
        m_beforePreview = m_current;
    }
    m_current = wanted;
    m_stack->setCurrentWidget(page);

    const QSignalBlocker quiet(m_nav->selectionModel());
    const auto settings = m_navModel->indexOf(u"settings"_s);
    if (settings.isValid()) {
        m_nav->setExpanded(settings, isSettings(wanted));
    }
    const auto row = m_navModel->indexOf(wanted == "preview"_L1 ? u"overview"_s : wanted);
    m_nav->selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect);
    m_nav->viewport()->update();

    updateTitle();
    updateStrips();
    updateActions();
    updateSidebar();
    Q_EMIT pageShown(wanted);
}

void MainWindow::showAndRaise()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::setSnapshot(const engine::Snapshot &snapshot)
{
    const auto before = m_snapshot.situation;
    const bool first = !m_haveSnapshot;
    m_snapshot = snapshot;
    m_haveSnapshot = true;
    m_navModel->setAttention(snapshot.attention);
    if (first || m_profiles.isEmpty()) {
        setProfiles(m_profiles);
    }
    updateTitle();
    updateStrips();
    updateActions();
    updateSidebar();
    if (!first && before != snapshot.situation) {
        announce(m_footer, StateWords::of(snapshot, TimeWords::now()).sentence);
    }
}

void MainWindow::updateTitle()
{
    auto name = NavModel::nameOf(m_current);
    if (isSettings(m_current)) {
        name = NavModel::nameOf(u"settings"_s);
    }
    if (m_snapshot.sandbox) {
        name = tr("%1 (Sandbox)").arg(name);
    }
    setWindowTitle(name.isEmpty() ? u"Kontor"_s : u"%1 – Kontor"_s.arg(name));
}

void MainWindow::updateStrips()
{
    m_sandboxStrip->setVisible(m_snapshot.sandbox);
    const bool died = m_snapshot.situation == engine::Situation::ConnectionDied;
    const bool quickBooks = m_snapshot.about.value_or(Service::QuickBooks) == Service::QuickBooks;
    if (died) {
        const int waiting = static_cast<int>(m_snapshot.waiting);
        m_connectionBar->setText(quickBooks
                ? tr("QuickBooks is no longer connected. %n changes are waiting; nothing is lost.", nullptr, waiting)
                : tr("HighLevel is no longer connected. %n changes are waiting; nothing is lost.", nullptr, waiting));
        m_connectButton->setText(quickBooks ? tr("QB Connect") : tr("Connect HighLevel"));
        m_connectButton->setAccessibleName(quickBooks ? tr("Connects QuickBooks") : QString());
    }
    const bool saidElsewhere
        = m_current == "overview"_L1 || m_current == "setup"_L1 || m_current == "settings.integrations"_L1;
    m_connectionBar->setVisible(died && !saidElsewhere);
}

void MainWindow::updateActions()
{
    auto &a = *m_actions;
    const bool working = m_snapshot.setUpDone && !m_snapshot.stopped;
    const bool paused = m_snapshot.pausedSince.has_value();
    a.syncNow->setEnabled(working && !paused);
    a.pause->setEnabled(working);
    a.pause->setText(paused ? tr("&Continue") : tr("&Pause"));
    a.pause->setToolTip(paused ? QString() : tr("Changes are kept and booked later"));
    a.pause->setIcon(IconLoader::action(paused ? u"media-playback-start"_s : u"media-playback-pause"_s));
    a.preview->setVisible(m_pages.contains(u"preview"_s));
    a.preview->setEnabled(m_pages.contains(u"preview"_s) && m_haveSnapshot);
    a.setUp->setVisible(m_pages.contains(u"setup"_s));
    a.settings->setVisible(m_navModel->indexOf(u"settings"_s).isValid());
    a.attention->setVisible(m_pages.contains(u"attention"_s));
    const bool activity = m_pages.contains(u"activity"_s);
    a.activity->setVisible(activity);
    a.exportLog->setVisible(activity);
    a.exportLog->setEnabled(activity && m_haveSnapshot);
    a.search->setEnabled(m_current == "activity"_L1);
    a.live->setEnabled(m_current == "activity"_L1);
    a.back->setEnabled(m_current == "preview"_L1);
}

void MainWindow::setRetryAvailable(bool one, bool all)
{
    m_actions->retry->setEnabled(one);
    m_actions->retryAll->setEnabled(all);
}

void MainWindow::updateSidebar()
{
    const Metrics metrics;
    m_folded = isNarrow(width());
    m_sidebar->setVisible(m_current != "setup"_L1);
    const int sidebarWidth = m_folded ? metrics.ems(3) : unfoldedWidth();
    m_sidebar->setFixedWidth(sidebarWidth);
    m_nav->header()->resizeSection(0, sidebarWidth - 2 * metrics.u() - 1);
    m_navDelegate->setFolded(m_folded);
    m_profileButton->setFolded(m_folded);
    m_footer->setFolded(m_folded);
    m_nav->doItemsLayout();

    const auto &quickBooks = m_snapshot.connections.find(Service::QuickBooks);
    const bool known = quickBooks != m_snapshot.connections.end()
        && quickBooks->second.state != engine::Connection::State::NotConnected;
    QString environment = tr("Not connected");
    if (known) {
        environment = quickBooks->second.environment == "sandbox"_L1 ? tr("Sandbox company") : tr("Production");
    }
    if (m_snapshot.sandbox) {
        environment = tr("Sandbox");
    }
    const bool unnamed = m_snapshot.profile.isEmpty() || m_snapshot.profile == "default"_L1;
    const auto profile = unnamed && known && !quickBooks->second.name.isEmpty() ? quickBooks->second.name
        : unnamed                                                               ? u"Kontor"_s
                                                                                : m_snapshot.profile;
    m_profileButton->setLines(u"books"_s, Role::SecondaryText, profile, environment);
    m_profileButton->setAccessibleName(tr("Profile, %1").arg(profile));

    const auto words = StateWords::of(m_snapshot, TimeWords::now());
    m_footer->setLines(words.icon, words.role, words.footer, words.footerBelow);
}

int MainWindow::unfoldedWidth() const
{
    // 12 em, unless the longest word that the footer can say needs more; the same for every state, so that nothing
    // jumps.
    const Metrics metrics;
    const QFontMetrics bold(metrics.font(TextStyle::Label));
    const QFontMetrics small(metrics.font(TextStyle::Caption));
    const int words = std::max(
        {bold.horizontalAdvance(tr("Importing contacts")), bold.horizontalAdvance(tr("Checking for changes")),
            bold.horizontalAdvance(tr("Waiting for QuickBooks")), small.horizontalAdvance(StateWords::waiting(999))});
    const int around = metrics.iconSize() + metrics.units(1.25 * 2 + 3) + 1;
    return std::clamp(words + around, metrics.ems(12), metrics.ems(16.5));
}

void MainWindow::setProfiles(const QStringList &names)
{
    m_profiles = names;
    m_profileMenu->clear();
    for (const auto &profile : names) {
        auto *action = m_profileMenu->addAction(
            QString(profile).replace(u'&', "&&"_L1), [this, profile] { Q_EMIT profileRequested(profile); });
        action->setCheckable(true);
        action->setChecked(profile == m_snapshot.profile);
    }
    m_profileMenu->addSeparator();
    m_profileMenu->addAction(tr("&New profile…"), this, &MainWindow::askForProfile)
        ->setToolTip(tr("Another company with its own data"));
}

void MainWindow::askForProfile()
{
    ProfileDialog dialog(m_profiles, this);
    if (dialog.exec() == QDialog::Accepted) {
        Q_EMIT profileRequested(dialog.name());
    }
}

void MainWindow::movePane(int step)
{
    QList<QWidget *> panes{m_nav};
    if (!m_sidebar->isVisible()) {
        panes.clear();
    }
    auto *page = m_stack->currentWidget();
    if (page != nullptr) {
        QList<QWidget *> inside;
        for (auto *child : page->findChildren<QWidget *>()) {
            if (child->property("kontorPane").toBool() && firstFocusable(child) != nullptr) {
                inside.append(child);
            }
        }
        // As the eye goes, whatever the order they were made in.
        std::sort(inside.begin(), inside.end(), [page](const QWidget *a, const QWidget *b) {
            const QPoint first = a->mapTo(page, QPoint());
            const QPoint second = b->mapTo(page, QPoint());
            return std::pair(first.y(), first.x()) < std::pair(second.y(), second.x());
        });
        panes += inside.isEmpty() ? QList<QWidget *>{page} : inside;
    }
    if (m_connectionBar->isVisible()) {
        panes.append(m_connectionBar);
    }
    const auto *focus = QApplication::focusWidget();
    int current = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes[i] == focus || panes[i]->isAncestorOf(focus))) {
            current = i;
        }
    }
    for (int tried = 0; tried < panes.size(); ++tried) {
        current = static_cast<int>((current + step + panes.size()) % panes.size());
        if (auto *target = firstFocusable(panes[current])) {
            target->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        updateSidebar();
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_folded != isNarrow(width())) {
        updateSidebar();
    }
}

void MainWindow::setKeepInTray(bool keep)
{
    if (m_keepInTray != keep) {
        m_keepInTray = keep;
        retranslate();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_keepInTray) {
        Q_EMIT quitRequested();
        event->accept();
        return;
    }
    if (m_tray != nullptr && m_tray->isVisible()) {
        hide();
        event->ignore();
        return;
    }
    if (!m_snapshot.setUpDone || m_snapshot.stopped) {
        Q_EMIT quitRequested();
        event->accept();
        return;
    }
    if (m_askedToKeepRunning) { // once is enough; Ctrl+Q quits
        event->ignore();
        showMinimized();
        return;
    }
    askToKeepRunning(event);
}

void MainWindow::askToKeepRunning(QCloseEvent *event)
{
    QMessageBox question(this);
    question.setObjectName(u"keepRunningDialog"_s);
    question.setIcon(QMessageBox::Question);
    question.setText(tr("Keep Kontor running? There is no tray here. Kontor only syncs while it runs."));
    auto *keep = question.addButton(tr("Keep running"), QMessageBox::RejectRole);
    auto *quit = question.addButton(tr("Quit"), QMessageBox::AcceptRole);
    question.setDefaultButton(keep);
    question.setEscapeButton(keep);
    question.exec();
    if (question.clickedButton() == quit) {
        Q_EMIT quitRequested();
        event->accept();
        return;
    }
    m_askedToKeepRunning = true;
    event->ignore();
    showMinimized();
}

void MainWindow::showKeyboard()
{
    const auto &a = *m_actions;
    QString rows;
    for (const auto *action : {a.overview, a.attention, a.activity, a.settings, a.syncNow, a.pause, a.preview, a.retry,
             a.retryAll, a.exportLog, a.search, a.live, a.nextPane, a.previousPane, a.close, a.quit}) {
        const auto keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
        rows += u"<tr><td style='padding-right:24px'>%1</td><td><b>%2</b></td></tr>"_s.arg(
            QString(action->text()).remove(u'&').remove(u'…').toHtmlEscaped(), keys.toHtmlEscaped());
    }
    QMessageBox box(this);
    box.setObjectName(u"keyboardDialog"_s);
    box.setWindowTitle(QString(a.keyboard->text()).remove(u'&'));
    box.setTextFormat(Qt::RichText);
    box.setText(u"<table>%1</table>"_s.arg(rows));
    box.addButton(tr("Close"), QMessageBox::RejectRole);
    box.exec();
}

QString MainWindow::diagnostics() const
{
    const auto state = [this](Service service) {
        const auto found = m_snapshot.connections.find(service);
        if (found == m_snapshot.connections.end() || found->second.state == engine::Connection::State::NotConnected) {
            return u"not connected"_s;
        }
        return found->second.state == engine::Connection::State::Connected ? u"connected"_s : u"ended"_s;
    };
    // For whoever helps the owner, so always in English; no names, no ids, no amounts.
    return u"Kontor %1\nQt %2\n%3, %4\nlanguage %5\nplatform %6\nQuickBooks %7\nHighLevel %8\nwaiting %9\n"_s
               .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
                   QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(), QLocale().name(),
                   QGuiApplication::platformName(), state(Service::QuickBooks), state(Service::HighLevel))
               .arg(m_snapshot.waiting)
        + u"attention %1\nsandbox %2\n"_s.arg(m_snapshot.attention).arg(m_snapshot.sandbox ? u"yes"_s : u"no"_s);
}

void MainWindow::copyDiagnostics() { QApplication::clipboard()->setText(diagnostics()); }

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setObjectName(u"aboutDialog"_s);
    box.setWindowTitle(QString(m_actions->about->text()).remove(u'&'));
    box.setIconPixmap(IconLoader::application().pixmap(Metrics().ems(3.5)));
    box.setText(u"Kontor %1"_s.arg(QCoreApplication::applicationVersion()));
    box.setInformativeText(tr("Keeps HighLevel and QuickBooks Online in step, to the cent.")
        + u"\nQt %1, GPL 3"_s.arg(QString::fromLatin1(qVersion())));
    auto *copy = box.addButton(QString(m_actions->diagnostics->text()).remove(u'&'), QMessageBox::ActionRole);
    auto *close = box.addButton(tr("Close"), QMessageBox::RejectRole);
    box.setDefaultButton(close);
    connect(copy, &QAbstractButton::clicked, this, &MainWindow::copyDiagnostics);
    box.exec();
}

} // namespace kontor::ui
