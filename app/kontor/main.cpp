// kontor: the window.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"
#include "app/kontor/sandbox_process.h"
#include "app/kontor/single_instance.h"
#include "app/kontor/window_place.h"
#include "app/kontor_sandbox/stop_signal.h"
#include "engine/connections.h"
#include "engine/profile.h"
#include "texts/texts.h"
#include "ui/main_window.h"
#include "ui/window_wiring.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QProcess>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace kontor;

namespace {

constexpr int pictureDeadline = 30000; ///< ms until a picture that does not come is given up

struct WindowOptions
{
    QString profile;
    std::optional<QString> dataFolder;
    QString picture;
    bool sandbox = false;
};

int failWith(const QString &text)
{
    std::fprintf(stderr, "kontor: %s\n", qPrintable(text));
    return 1;
}

QString sentence(const Error &error)
{
    const auto words = texts::explain(error);
    return QStringList{words.title + u'.', words.cause, words.remedy}.join(u' ');
}

/// The environment's configuration with what the command line says on top of it.
Result<engine::EngineConfig> configOf(const WindowOptions &options)
{
    auto config = app::configFromEnvironment();
    if (!config) {
        return config;
    }
    if (!options.profile.isEmpty()) {
        config->profile = options.profile;
    }
    if (options.dataFolder) {
        config->dataFolder = *options.dataFolder;
    }
    config->sandbox = options.sandbox; // its profiles live apart
    const bool picture = !options.picture.isEmpty();
    config->lock = !picture;
    config->cycleByItself = !picture;
    return config;
}

/// Nothing when the arguments are not understood; why then stands on standard error.
std::optional<WindowOptions> windowOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Keeps HighLevel and QuickBooks Online in step, to the cent."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"The profile to open."_s, u"NAME"_s);
    const QCommandLineOption dataDir(u"data-dir"_s, u"Where profiles live."_s, u"DIR"_s);
    const QCommandLineOption sandbox(
        u"sandbox"_s, u"Starts the sandbox and opens Kontor on it; nothing reaches real books."_s);
    const QCommandLineOption picture(
        u"picture"_s, u"Draws the window into a PNG file, off screen, and ends."_s, u"FILE"_s);
    parser.addOptions({profile, dataDir, sandbox, picture});
    parser.process(arguments);
    if (!parser.positionalArguments().isEmpty()) {
        std::fprintf(
            stderr, "kontor: \"%s\" is not understood\n", qPrintable(parser.positionalArguments().constFirst()));
        return std::nullopt;
    }
    return WindowOptions{.profile = parser.value(profile),
        .dataFolder = parser.isSet(dataDir) ? std::optional(parser.value(dataDir)) : std::nullopt,
        .picture = parser.value(picture),
        .sandbox = parser.isSet(sandbox)};
}

/// Draws the window once its pages are filled; ends the application with 0, or 1 when the file cannot be written.
void drawWhenFilled(ui::WindowWiring &wiring, const QString &file)
{
    const auto draw = [&wiring, file] {
        const bool saved = wiring.window().grab().save(file);
        if (!saved) {
            failWith(u"the picture cannot be written to %1"_s.arg(file));
        }
        QCoreApplication::exit(saved ? 0 : 1);
    };
    QObject::connect(&wiring, &ui::WindowWiring::filled, &wiring, [&wiring, draw] {
        // Layouts settle one level a round of the event loop.
        QTimer::singleShot(500, &wiring, draw);
    });
    QTimer::singleShot(pictureDeadline, &wiring, [&wiring] {
        if (!wiring.isFilled()) {
            QCoreApplication::exit(failWith(u"no snapshot came"_s));
        }
    });
}

} // namespace

int main(int argc, char **argv)
{
    // A picture and a help text need no display; the platform is chosen before the application is made.
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView word(argv[i]);
        const bool noWindow
            = word.startsWith("--picture") || word == "--help" || word == "-h" || word == "--version" || word == "-v";
        if (noWindow && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
    }
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"kontor"_s);
    QApplication::setApplicationDisplayName(u"Kontor"_s);
    QApplication::setApplicationVersion(QStringLiteral(KONTOR_VERSION));
    QApplication::setDesktopFileName(u"kontor"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    texts::setLanguage(u"system"_s);

    const auto options = windowOptions(QApplication::arguments());
    if (!options) {
        return 2;
    }
    auto config = configOf(*options);
    if (!config) {
        return failWith(sentence(config.error()));
    }
    const auto profile = engine::Profile::open(config->dataFolder, config->profile, config->sandbox);
    if (!profile) {
        return failWith(sentence(profile.error()));
    }
    const bool picture = !options->picture.isEmpty();
    app::SingleInstance instance(profile->folder());
    if (!picture && !instance.isFirst()) {
        return 0; // the window that is open has come to the front
    }
    app::SandboxProcess sandbox;
    if (options->sandbox) {
        if (const auto started = sandbox.start(); !started) {
            return failWith(started.error().detail);
        }
        config = configOf(*options); // with the addresses of the sandbox
        if (!config) {
            return failWith(sentence(config.error()));
        }
    }
    // Not quit(): that asks every window whether it may close, and one that stays in the tray says no.
    const StopSignal stopSignal([] { QCoreApplication::exit(0); });

    ui::WindowWiring::Options parts;
    parts.profileFolder = profile->folder();
    parts.sandboxPage = sandbox.page();
    parts.quickBooksKeysBuiltIn = !config->quickBooksClientId.isEmpty() || engine::hasBuiltInKeys(Service::QuickBooks);
    parts.highLevelKeysBuiltIn = !config->highLevelClientId.isEmpty() || engine::hasBuiltInKeys(Service::HighLevel);
    parts.tray = !picture;
    if (picture) {
        parts.systemAppearance = u"light"_s; // there is no desktop to ask
    }

    engine::Engine engine(*config);
    ui::WindowWiring wiring(engine, parts);
    QObject::connect(&instance, &app::SingleInstance::called, &wiring, [&wiring] { wiring.window().showAndRaise(); });
    const auto startAnother = [&config](const QStringList &arguments) {
        QProcess::startDetached(
            QCoreApplication::applicationFilePath(), arguments + QStringList{u"--data-dir"_s, config->dataFolder});
    };
    QObject::connect(&wiring, &ui::WindowWiring::profileRequested, &wiring,
        [startAnother, sandboxed = options->sandbox](const QString &name) {
            QStringList arguments{u"--profile"_s, name};
            if (sandboxed) {
                arguments << u"--sandbox"_s;
            }
            startAnother(arguments);
        });
    QObject::connect(
        &wiring, &ui::WindowWiring::sandboxRequested, &wiring, [startAnother] { startAnother({u"--sandbox"_s}); });

    app::WindowPlace place(wiring.window(), config->dataFolder);
    if (picture) {
        wiring.window().resize(1100, 720);
        wiring.window().setAttribute(Qt::WA_DontShowOnScreen);
        drawWhenFilled(wiring, options->picture);
    } else {
        place.restore();
    }
    wiring.window().show();
    engine.start();
    const int status = QApplication::exec();
    if (!picture) {
        place.save();
    }
    return status;
}
