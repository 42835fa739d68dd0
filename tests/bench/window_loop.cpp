// How long the window's thread is busy at a stretch while a large company is imported and its pages are turned.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"
#include "engine/engine.h"
#include "engine/profile.h"
#include "ui/main_window.h"
#include "ui/window_wiring.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

/// Asks the window's thread for an answer every few milliseconds, as somebody who presses a key would, and notes how
/// long the longest took. Also by the processor time that the thread used meanwhile, as other programs take the
/// processor away.
class Knocking : public QObject
{
public:
    Knocking()
    {
        m_thread = std::jthread([this](std::stop_token stop) {
            while (!stop.stop_requested()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(3));
                if (!m_asked.exchange(true)) {
                    const auto began = std::chrono::steady_clock::now();
                    QMetaObject::invokeMethod(this, [this, began] { answer(began); }, Qt::QueuedConnection);
                }
            }
        });
    }

    void reset()
    {
        longestWall = over50 = 0;
        longest.clear();
    }

    QString during; ///< what is being shown
    double longestWall = 0; ///< ms
    QMap<QString, double> longest; ///< ms of processor time, by what was shown
    int over50 = 0; ///< answers that took more processor time than that
    int answers = 0;

private:
    void answer(std::chrono::steady_clock::time_point began)
    {
        using Milliseconds = std::chrono::duration<double, std::milli>;
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        const double processor = double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
        const double used = processor - std::exchange(m_processor, processor);
        longestWall = std::max(longestWall, Milliseconds(std::chrono::steady_clock::now() - began).count());
        if (answers > 0) {
            longest[during] = std::max(longest[during], used);
        }
        over50 += used > 50 ? 1 : 0;
        ++answers;
        m_asked = false;
    }

    std::atomic<bool> m_asked = false;
    double m_processor = 0;
    std::jthread m_thread;
};

} // namespace

/// Opens the profile of the environment, whose services are connected; starts the import and turns a page each second
/// until it is done. Prints one line of JSON.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    auto config = app::configFromEnvironment();
    if (!config) {
        return 2;
    }
    const auto profile = engine::Profile::open(config->dataFolder, config->profile, config->sandbox);
    if (!profile) {
        return 2;
    }
    engine::Engine engine(*config);
    ui::WindowWiring wiring(
        engine, {.profileFolder = profile->folder(), .tray = false, .systemAppearance = u"light"_s});
    wiring.window().resize(1280, 800);
    wiring.window().show();

    const QStringList pages{
        u"overview"_s, u"activity"_s, u"attention"_s, u"settings.contacts"_s, u"preview"_s, u"settings.integrations"_s};
    Knocking knocking;
    int turned = 0;
    QTimer turning;
    QObject::connect(&turning, &QTimer::timeout, [&] {
        knocking.during = pages.at(turned++ % pages.size());
        wiring.window().showPage(knocking.during);
    });
    QElapsedTimer whole;
    QObject::connect(&engine, &engine::Engine::previewReady, &wiring, [&] {
        if (!whole.isValid()) {
            whole.start();
            QTimer::singleShot(500, &engine, [&] {
                knocking.during = u"start"_s;
                engine.finishSetUp();
                turning.start(1000);
            });
        }
    });
    QObject::connect(&wiring, &ui::WindowWiring::filled, &engine, [&] {
        // The first drawing of a window loads fonts and styles; the owner waits for that once.
        QTimer::singleShot(2000, &engine, [&] {
            knocking.reset();
            knocking.during = u"preview comes"_s;
            engine.requestPreview();
        });
    });
    QObject::connect(&engine, &engine::Engine::snapshotChanged, &wiring, [&](const engine::Snapshot &snapshot) {
        if (whole.isValid() && snapshot.setUpDone && snapshot.lastImport
            && snapshot.lastImport->phase == engine::ImportProgress::Phase::Done && turned > pages.size()) {
            QCoreApplication::exit(0);
        }
    });
    engine.start();
    const int status = QApplication::exec();
    QJsonObject longest;
    for (auto page = knocking.longest.cbegin(); page != knocking.longest.cend(); ++page) {
        longest.insert(page.key(), page.value());
    }
    const QJsonObject told{{u"seconds"_s, double(whole.elapsed()) / 1e3}, {u"pages"_s, turned},
        {u"answers"_s, knocking.answers}, {u"longestMs"_s, knocking.longestWall}, {u"processorMs"_s, longest},
        {u"over50"_s, knocking.over50}};
    std::printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    return status;
}
