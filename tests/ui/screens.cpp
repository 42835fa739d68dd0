// Filled windows.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens.h"

#include "ui/main_window.h"
#include "ui/overview/overview_page.h"
#include "ui/samples.h"

#include <QApplication>
#include <QFontDatabase>
#include <QIcon>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace kontor::ui::screens {

void prepareApplication()
{
    QIcon::setThemeName(u"none"_s);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(14);
    QApplication::setFont(font);
    QApplication::setApplicationVersion(u"0.1.0"_s);
}

QStringList names()
{
    return {u"overview-in-step"_s, u"overview-attention"_s, u"overview-importing"_s, u"overview-import-stopped"_s,
        u"overview-connection-ended"_s, u"overview-paused"_s, u"overview-offline"_s, u"overview-sandbox"_s,
        u"overview-not-connected"_s, u"overview-stale"_s, u"overview-slow"_s};
}

std::unique_ptr<MainWindow> make(const QString &name)
{
    engine::Snapshot snapshot;
    if (name == "overview-in-step"_L1) {
        snapshot = samples::inStep();
    } else if (name == "overview-attention"_L1) {
        snapshot = samples::needsAttention();
    } else if (name == "overview-importing"_L1) {
        snapshot = samples::importing();
    } else if (name == "overview-import-stopped"_L1) {
        snapshot = samples::importStopped();
    } else if (name == "overview-connection-ended"_L1) {
        snapshot = samples::connectionEnded();
    } else if (name == "overview-paused"_L1) {
        snapshot = samples::paused();
    } else if (name == "overview-offline"_L1) {
        snapshot = samples::offline();
    } else if (name == "overview-sandbox"_L1) {
        snapshot = samples::sandbox();
    } else if (name == "overview-not-connected"_L1) {
        snapshot = samples::notConnected();
    } else if (name == "overview-stale"_L1) {
        snapshot = samples::stale();
    } else if (name == "overview-slow"_L1) {
        snapshot = samples::slow();
    } else {
        return nullptr;
    }
    auto window = std::make_unique<MainWindow>();
    auto *overview = new OverviewPage;
    overview->setLatest(
        name == "overview-not-connected"_L1 ? std::vector<journal::LogEntry>() : samples::logEntries(12));
    overview->setSnapshot(snapshot);
    window->addPage(u"overview"_s, overview);
    window->setSnapshot(snapshot);
    return window;
}

} // namespace kontor::ui::screens
