// kontorctl: the engine without a window.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/environment.h"
#include "app/kontorctl/output.h"
#include "engine/attention.h"
#include "engine/cycle.h"
#include "engine/engine.h"
#include "engine/profile.h"
#include "engine/settings.h"
#include "flows/shared/about.h"
#include "texts/texts.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <map>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kontor::kontorctl {

namespace {

enum Exit { Done = 0, Failed = 1, Usage = 2, NeedsAttention = 3, NotConnected = 4 };

struct Call
{
    QStringList words; ///< the command and what follows, without options
    QStringList options; ///< those that only some commands know, as they were typed
    bool json = false;
    bool printUrl = false;
    bool follow = false;
    bool all = false;
    QString tokenFile;
    QString location;
    QString reason;
};

const char *const help = R"(kontorctl [--profile NAME] [--data-dir DIR] [--json] COMMAND

  connect quickbooks [--print-url] [--sandbox-company]
  connect highlevel [--print-url]
  connect highlevel --token-file FILE --location ID    (FILE may be - for standard input)
  disconnect quickbooks|highlevel
  sync                                 one full cycle
  run                                  keeps syncing until SIGTERM or SIGINT
  status | preview
  log [--follow]                       the last 1,000 events; with --follow the last 20, then each new one
  attention [list] | attention retry ID | attention retry --all
  attention dismiss ID [--reason TEXT] | attention choose ID highlevel|quickbooks
  settings [list] | settings get KEY | settings set KEY VALUE

Exit status: 0 done, 1 error, 2 wrong usage, 3 sync ended with entries in attention, 4 not connected.
)";

int exitFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotConnected:
    case Error::Kind::ConnectionEnded:
        return NotConnected;
    default:
        return Failed;
    }
}

int failWith(const Call &call, const Error &error, int status)
{
    if (call.json) {
        printJson(QJsonObject{{u"error"_s, errorToJson(error)}});
    }
    printError(error);
    return status;
}

int wrongUsage(const Call &call, const QString &command)
{
    return failWith(call,
        {.kind = Error::Kind::BadInput, .key = u"kontor.unknown_command"_s, .parameters = {{u"command"_s, command}}},
        Usage);
}

/// The words of `which` say what is wrong with an option: "unknown", "no_value", "alone", empty when it does not
/// belong.
int wrongOption(const Call &call, const QString &option, const QString &which, const QString &other = {})
{
    return failWith(call,
        {.kind = Error::Kind::BadInput,
            .key = u"kontor.option"_s,
            .parameters
            = {{u"option"_s, option}, {u"case"_s, which}, {u"command"_s, call.words.join(u' ')}, {u"other"_s, other}}},
        Usage);
}

/// An option that a command would pass over in silence.
std::optional<QString> optionOfAnotherCommand(const Call &call)
{
    static const std::vector<std::pair<QStringList, QStringList>> known{
        {{u"connect"_s, u"quickbooks"_s}, {u"--print-url"_s, u"--sandbox-company"_s}},
        {{u"connect"_s, u"highlevel"_s}, {u"--print-url"_s, u"--token-file"_s, u"--location"_s}},
        {{u"log"_s}, {u"--follow"_s}},
        {{u"attention"_s, u"retry"_s}, {u"--all"_s}},
        {{u"attention"_s, u"dismiss"_s}, {u"--reason"_s}},
    };
    QStringList allowed;
    for (const auto &[command, options] : known) {
        if (call.words.first(std::min(command.size(), call.words.size())) == command) {
            allowed = options;
        }
    }
    const auto foreign = std::ranges::find_if_not(
        call.options, [&allowed](const QString &option) { return allowed.contains(option); });
    return foreign == call.options.end() ? std::nullopt : std::optional(*foreign);
}

/// Runs the event loop with an engine until a handler ends it. Signals stop it cleanly.
class Session
{
public:
    Session(engine::EngineConfig config, const Call &call)
        : m_call(call)
        , m_engine(std::move(config))
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        const int descriptor = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
        auto *notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, &m_engine);
        QObject::connect(notifier, &QSocketNotifier::activated, &m_engine, [this] {
            m_bar.finish();
            end(m_onSignal == Done
                    ? Done
                    : failWith(m_call, {.kind = Error::Kind::Cancelled, .key = u"kontor.interrupted"_s}, m_onSignal));
        });
    }

    engine::Engine &engine() { return m_engine; }
    const Call &call() const { return m_call; }
    ProgressBar &bar() { return m_bar; }
    void setExitOnSignal(int status) { m_onSignal = status; }
    void end(int status) { QCoreApplication::exit(status); }

    /// `begin` runs once the first snapshot is there and the engine is able to work.
    int run(const std::function<void(const engine::Snapshot &)> &begin)
    {
        bool begun = false;
        QObject::connect(&m_engine, &engine::Engine::snapshotChanged, &m_engine,
            [this, begin, begun](const engine::Snapshot &snapshot) mutable {
                if (snapshot.stopped) {
                    end(failWith(m_call, *snapshot.stopped, Failed));
                } else if (!std::exchange(begun, true)) {
                    begin(snapshot);
                }
            });
        m_engine.start();
        return QCoreApplication::exec();
    }

private:
    const Call &m_call;
    engine::Engine m_engine;
    ProgressBar m_bar;
    int m_onSignal = Failed;
};

std::optional<Service> serviceFrom(const QString &word)
{
    for (const Service service : services) {
        if (word == serviceWord(service)) {
            return service;
        }
    }
    return std::nullopt;
}

int connectCommand(engine::EngineConfig config, const Call &call, bool sandboxCompany)
{
    const std::optional<Service> service = serviceFrom(call.words.value(1));
    if (!service || call.words.size() != 2) {
        return wrongUsage(call, call.words.join(u' '));
    }
    const bool byToken = !call.tokenFile.isEmpty();
    if (byToken != !call.location.isEmpty()) {
        const QStringList pair{u"--token-file"_s, u"--location"_s};
        return wrongOption(call, pair[byToken ? 0 : 1], u"alone"_s, pair[byToken ? 1 : 0]);
    }
    QString token;
    if (byToken) {
        QFile file(call.tokenFile);
        const bool opened
            = call.tokenFile == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
        token = opened ? QString::fromUtf8(file.read(8192)).trimmed() : QString();
        if (token.isEmpty()) {
            return failWith(call,
                {.kind = Error::Kind::BadInput,
                    .key = u"settings.value"_s,
                    .parameters = {{u"key"_s, u"--token-file"_s}, {u"allowed"_s, u"a readable file with the token"_s}}},
                Failed);
        }
    }
    config.lock = false;
    config.cycleByItself = false;
    Session session(std::move(config), call);
    QObject::connect(&session.engine(), &engine::Engine::connectProgress, &session.engine(),
        [&, shown = false](const engine::ConnectProgress &progress) mutable {
            using State = engine::ConnectProgress::State;
            if (progress.state == State::Failed) {
                session.end(failWith(call, progress.note.value_or(Error{}), Failed));
            } else if (progress.state == State::Connected) {
                if (call.json) {
                    printJson(QJsonObject{{u"service"_s, serviceWord(progress.service)}, {u"state"_s, u"connected"_s},
                        {u"name"_s, progress.name}});
                } else {
                    printLine(QCoreApplication::translate("kontorctl", "%1 is connected: %2")
                            .arg(serviceName(progress.service), progress.name));
                }
                session.end(Done);
            } else if (progress.note && progress.note->key == u"oauth.port"_s && isatty(STDIN_FILENO) == 0) {
                session.end(failWith(call, *progress.note, Failed)); // no answer can come, nor be pasted
            } else {
                if (!std::exchange(shown, true)) {
                    const QString address = progress.address.toString(QUrl::FullyEncoded);
                    if (call.printUrl) {
                        printLine(address);
                    } else {
                        if (!QProcess::startDetached(u"xdg-open"_s, {address})) {
                            printError({.kind = Error::Kind::BadInput, .key = u"oauth.browser"_s});
                        }
                        if (!call.json) {
                            printLine(address);
                        }
                    }
                }
                if (progress.note) {
                    printError(*progress.note);
                }
            }
        });
    // The address that the browser shows can be pasted, when the answer cannot be received.
    QSocketNotifier pasted(STDIN_FILENO, QSocketNotifier::Read);
    pasted.setEnabled(!byToken && isatty(STDIN_FILENO) != 0);
    QObject::connect(&pasted, &QSocketNotifier::activated, &session.engine(), [&] {
        char line[8192];
        const ssize_t length = read(STDIN_FILENO, line, sizeof line);
        if (length > 0) {
            session.engine().pasteAddress(*service, QString::fromUtf8(line, length).trimmed());
        } else {
            pasted.setEnabled(false);
        }
    });
    return session.run([&](const engine::Snapshot &) {
        if (byToken) {
            session.engine().connectHighLevelByToken(token, call.location);
        } else if (*service == Service::QuickBooks) {
            session.engine().connectQuickBooks(sandboxCompany ? u"sandbox"_s : u"production"_s);
        } else {
            session.engine().connectHighLevel();
        }
    });
}

int disconnectCommand(engine::EngineConfig config, const Call &call)
{
    const std::optional<Service> service = serviceFrom(call.words.value(1));
    if (!service || call.words.size() != 2) {
        return wrongUsage(call, call.words.join(u' '));
    }
    config.lock = false;
    config.cycleByItself = false;
    Session session(std::move(config), call);
    QObject::connect(&session.engine(), &engine::Engine::disconnected, &session.engine(),
        [&](Service, const std::optional<Error> &revocation) {
            if (revocation
                && (revocation->kind == Error::Kind::Keychain || revocation->kind == Error::Kind::Cancelled)) {
                session.end(failWith(call, *revocation, Failed)); // still connected
                return;
            }
            if (call.json) {
                printJson(QJsonObject{{u"service"_s, serviceWord(*service)}, {u"state"_s, u"not_connected"_s},
                    {u"revocation"_s, revocation ? QJsonValue(errorToJson(*revocation)) : QJsonValue()}});
            } else {
                printLine(QCoreApplication::translate("kontorctl", "%1 is disconnected.").arg(serviceName(*service)));
                if (*service == Service::HighLevel) {
                    printLine(QCoreApplication::translate("kontorctl",
                        "HighLevel has no call to give access back: uninstall the app there, or delete the token under "
                        "Settings > Private Integrations."));
                }
            }
            if (revocation) {
                printError(*revocation);
            }
            session.end(Done);
        });
    return session.run([&](const engine::Snapshot &snapshot) {
        if (snapshot.connections.at(*service).state == engine::Connection::State::NotConnected) {
            session.end(failWith(call,
                {.kind = Error::Kind::NotConnected,
                    .key = u"kontor.not_connected"_s,
                    .parameters = {{u"service"_s, serviceName(*service)}}},
                NotConnected));
            return;
        }
        session.engine().disconnectService(*service);
    });
}

/// "1 change, 0 waiting, 2 need attention"
QString cycleWords(const engine::CycleResult &result)
{
    // The tool that collects the texts knows a plural by a plain name as count.
    const int changes = static_cast<int>(result.changes);
    const int waiting = static_cast<int>(result.waiting);
    const int attention = static_cast<int>(result.attention);
    return QStringList{QCoreApplication::translate("kontorctl", "%n changes", nullptr, changes),
        QCoreApplication::translate("kontorctl", "%n waiting", nullptr, waiting),
        QCoreApplication::translate("kontorctl", "%n need attention", nullptr, attention)}
        .join(u", "_s);
}

int syncCommand(engine::EngineConfig config, const Call &call)
{
    config.cycleByItself = false;
    config.mayWaitForLock = true;
    Session session(std::move(config), call);
    QObject::connect(&session.engine(), &engine::Engine::snapshotChanged, &session.engine(),
        [&](const engine::Snapshot &snapshot) { session.bar().draw(snapshot); });
    QObject::connect(
        &session.engine(), &engine::Engine::cycleFinished, &session.engine(), [&](const engine::CycleResult &result) {
            session.bar().finish();
            int status = Done;
            if (result.error && result.error->kind == Error::Kind::NotConnected) {
                session.end(failWith(call, *result.error, NotConnected));
                return;
            }
            if (result.error && result.error->kind == Error::Kind::ConnectionEnded) {
                session.end(failWith(call, *result.error, NotConnected));
                return;
            }
            if (!result.finished) {
                status = Failed;
            } else if (result.attention > 0) {
                status = NeedsAttention;
            }
            if (call.json) {
                printJson(QJsonObject{{u"finished"_s, result.finished}, {u"changes"_s, result.changes},
                    {u"waiting"_s, result.waiting}, {u"attention"_s, result.attention},
                    {u"importStopped"_s, result.importStopped},
                    {u"error"_s, result.error ? QJsonValue(errorToJson(*result.error)) : QJsonValue()}});
            } else {
                printLine(cycleWords(result));
                if (result.importStopped) {
                    printLine(QCoreApplication::translate("kontorctl",
                        "The contact import was stopped. Continue it in Kontor's window; the other flows go on."));
                }
            }
            if (result.error) {
                printError(*result.error);
            }
            session.end(status);
        });
    return session.run([&](const engine::Snapshot &snapshot) {
        // To have been refused is no start: what is connected afterwards is still set up first.
        if (std::ranges::all_of(snapshot.connections,
                [](const auto &entry) { return entry.second.state == engine::Connection::State::Connected; })) {
            session.engine().finishSetUp();
        }
        session.engine().syncNow();
    });
}

/// The first service that is not connected, as an error that says why.
std::optional<Error> missingConnection(const engine::Snapshot &snapshot)
{
    for (const auto &[service, state] : snapshot.connections) {
        if (state.state != engine::Connection::State::Connected) {
            return state.problem.value_or(Error{.kind = Error::Kind::NotConnected,
                .key = u"kontor.not_connected"_s,
                .parameters = {{u"service"_s, serviceName(service)}}});
        }
    }
    return std::nullopt;
}

/// What keeps `run` from syncing: told once, until it is something else or it is over.
class Hindrance
{
public:
    explicit Hindrance(const Call &call)
        : m_call(call)
    { }
    void tell(const Error &error)
    {
        const QString what = error.key + u' ' + error.parameters.value(u"service"_s);
        if (std::exchange(m_told, what) != what) {
            printError(error);
        }
    }
    void isOver()
    {
        if (!std::exchange(m_told, QString()).isEmpty() && !m_call.json) {
            printLine(QCoreApplication::translate("kontorctl", "Syncing again."));
        }
    }

private:
    const Call &m_call;
    QString m_told;
};

int runCommand(engine::EngineConfig config, const Call &call)
{
    config.mayWaitForLock = true;
    Session session(std::move(config), call);
    session.setExitOnSignal(Done);
    Hindrance hindrance(call);
    bool started = false;
    QObject::connect(
        &session.engine(), &engine::Engine::cycleFinished, &session.engine(), [&](const engine::CycleResult &result) {
            // While a connection is missing that is what hinders, whatever a cycle that had begun before has met.
            if (!result.error) {
                hindrance.isOver();
            } else if (!missingConnection(session.engine().snapshot())) {
                hindrance.tell(*result.error);
            }
        });
    QObject::connect(
        &session.engine(), &engine::Engine::snapshotChanged, &session.engine(), [&](const engine::Snapshot &snapshot) {
            if (const auto missing = missingConnection(snapshot); started && missing) {
                hindrance.tell(*missing);
            }
        });
    return session.run([&](const engine::Snapshot &snapshot) {
        if (const auto missing = missingConnection(snapshot)) {
            session.end(failWith(call, *missing, NotConnected));
            return;
        }
        session.engine().finishSetUp();
        started = true;
        if (snapshot.pausedSince) { // in the window, which is closed: it holds the lock while it is open
            session.engine().resume();
            if (!call.json) {
                printLine(QCoreApplication::translate("kontorctl", "Syncing was paused; now it goes on."));
            }
        }
        if (!call.json) {
            printLine(QCoreApplication::translate("kontorctl", "Syncing. Stop with Ctrl+C."));
        }
    });
}

int statusCommand(engine::EngineConfig config, const Call &call)
{
    config.lock = false;
    config.cycleByItself = false;
    Session session(std::move(config), call);
    return session.run([&](const engine::Snapshot &snapshot) {
        if (call.json) {
            printJson(statusToJson(snapshot));
        } else {
            printStatus(snapshot);
        }
        session.end(Done);
    });
}

int previewCommand(engine::EngineConfig config, const Call &call)
{
    config.lock = false;
    config.cycleByItself = false;
    Session session(std::move(config), call);
    QObject::connect(
        &session.engine(), &engine::Engine::previewReady, &session.engine(), [&](const engine::Preview &preview) {
            if (call.json) {
                printJson(previewToJson(preview));
            } else {
                printPreview(preview);
            }
            session.end(Done);
        });
    QObject::connect(&session.engine(), &engine::Engine::previewRefused, &session.engine(),
        [&](const Error &error) { session.end(failWith(call, error, exitFor(error))); });
    return session.run([&](const engine::Snapshot &) { session.engine().requestPreview(); });
}

int logCommand(const QString &file, const Call &call)
{
    if (!QFile::exists(file)) {
        if (!call.follow) {
            if (call.json) {
                printJson(QJsonArray());
            }
            return Done;
        }
        journal::Journal::open(file); // so that what is to come can be waited for
    }
    const auto reader = journal::Reader::open(file);
    std::vector<journal::LogEntry> entries = reader->log({}, 0, call.follow ? 20 : 1000);
    std::reverse(entries.begin(), entries.end());
    if (!call.follow) {
        if (call.json) {
            QJsonArray rows;
            for (const journal::LogEntry &entry : entries) {
                rows.append(logToJson(entry));
            }
            printJson(rows);
        } else {
            std::for_each(entries.begin(), entries.end(), printLog);
        }
        return Done;
    }
    const auto show = [&](const journal::LogEntry &entry) {
        if (call.json) {
            printJson(logToJson(entry));
        } else {
            printLog(entry);
        }
    };
    qint64 last = 0;
    for (const journal::LogEntry &entry : entries) {
        show(entry);
        last = entry.id;
    }
    if (std::ferror(stdout) != 0) {
        return Failed;
    }
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    QSocketNotifier stop(signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK), QSocketNotifier::Read);
    QObject::connect(
        &stop, &QSocketNotifier::activated, QCoreApplication::instance(), [] { QCoreApplication::exit(Done); });
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, QCoreApplication::instance(), [&] {
        const qint64 newest = reader->newestLogId();
        if (newest <= last) {
            return;
        }
        std::vector<journal::LogEntry> fresh
            = reader->log({}, 0, static_cast<int>(std::min<qint64>(newest - last, 10'000)));
        std::reverse(fresh.begin(), fresh.end());
        for (const journal::LogEntry &entry : fresh) {
            if (entry.id > last) {
                show(entry);
                last = entry.id;
            }
        }
        if (std::ferror(stdout) != 0) { // nobody reads it any more
            QCoreApplication::exit(Failed);
        }
    });
    tick.start(500);
    return QCoreApplication::exec();
}

int attentionCommand(const QString &file, const Call &call)
{
    const QString what = call.words.value(1, u"list"_s);
    bool isNumber = false;
    const qint64 id = call.words.value(2).toLongLong(&isNumber);
    SystemClock clock;
    const auto refused = [&](const QString &key) {
        return failWith(
            call, {.kind = Error::Kind::BadInput, .key = key, .parameters = {{u"id"_s, QString::number(id)}}}, Failed);
    };
    const auto noSuchEntry = [&] { return refused(u"kontor.no_such_entry"_s); };
    if (what == u"list"_s && call.words.size() <= 2) {
        const std::vector<engine::AttentionEntry> entries = QFile::exists(file)
            ? engine::attentionEntries(*journal::Reader::open(file))
            : std::vector<engine::AttentionEntry>();
        if (call.json) {
            QJsonArray rows;
            for (const engine::AttentionEntry &entry : entries) {
                rows.append(attentionToJson(entry));
            }
            printJson(rows);
        } else if (entries.empty()) {
            printLine(QCoreApplication::translate("kontorctl", "Nothing needs your attention."));
        } else {
            std::for_each(entries.begin(), entries.end(), printAttention);
        }
        return Done;
    }
    qint64 done = 0;
    // One entry by its number, or all of them; nothing that is left over is passed over in silence.
    const bool isOne = isNumber && !call.all;
    if (what == u"retry"_s && (call.all ? call.words.size() == 2 : isOne && call.words.size() == 3)) {
        const auto journal = journal::Journal::open(file);
        for (const journal::Operation &entry : journal->inAttention()) {
            // With --all decisions are left alone: they are for the owner to choose.
            if (call.all ? !flows::aboutOf(entry).decision : entry.id == id) {
                done += engine::retryOperation(*journal, entry.id, clock.now()) ? 1 : 0;
            }
        }
        if (done == 0 && !call.all) {
            return noSuchEntry();
        }
    } else if (what == u"dismiss"_s && isOne && call.words.size() == 3) {
        if (!engine::dismissOperation(*journal::Journal::open(file), id, call.reason, clock.now())) {
            return noSuchEntry();
        }
        done = 1;
    } else if (what == u"choose"_s && isOne && call.words.size() == 4 && serviceFrom(call.words[3])) {
        const engine::OwnerChoice choice = *serviceFrom(call.words[3]) == Service::HighLevel
            ? engine::OwnerChoice::HighLevel
            : engine::OwnerChoice::QuickBooks;
        const auto journal = journal::Journal::open(file);
        if (!engine::chooseOperation(*journal, id, choice, clock.now())) {
            const auto present = journal->operation(id);
            const bool listed = present && present->state == journal::OperationState::Attention;
            return listed ? refused(u"kontor.no_choice"_s) : noSuchEntry();
        }
        done = 1;
    } else {
        return wrongUsage(call, call.words.join(u' '));
    }
    if (call.json) {
        printJson(QJsonObject{{u"done"_s, done}});
    } else {
        const int entries = static_cast<int>(done);
        printLine(QCoreApplication::translate("kontorctl", "%n entries", nullptr, entries));
    }
    return Done;
}

/// The link of the setting, else the one that was found in HighLevel.
QString knownReviewLink(const QString &file)
{
    if (!QFile::exists(file)) {
        return {};
    }
    const auto reader = journal::Reader::open(file);
    const QString typed = reader->setting(u"reviews.link"_s).value_or(QString());
    return typed.isEmpty() ? reader->state(u"review_link"_s)[u"link"].toString() : typed;
}

bool isReviewLinkTyped(const QString &file)
{
    return QFile::exists(file)
        && !journal::Reader::open(file)->setting(u"reviews.link"_s).value_or(QString()).isEmpty();
}

int changeSettingCommand(const QString &file, const QString &key, const QString &value, const Call &call)
{
    const auto journal = journal::Journal::open(file);
    SystemClock clock;
    engine::changeSetting(*journal, key, value, clock.now());
    if (call.json) {
        printJson(QJsonObject{{key, engine::settingAsKept(key, value)}});
    }
    return Done;
}

/// Without a link review requests cannot be switched on; HighLevel may have got one since it was connected, or another.
int switchReviewsOnCommand(engine::EngineConfig config, const QString &file, const Call &call)
{
    config.lock = false;
    config.cycleByItself = false;
    Session session(std::move(config), call);
    QObject::connect(&session.engine(), &engine::Engine::reviewSampleReady, &session.engine(),
        [&](const engine::ReviewSample &sample) {
            if (!sample.link.isEmpty()) {
                session.end(changeSettingCommand(file, u"reviews.enabled"_s, u"on"_s, call));
                return;
            }
            const Error problem
                = sample.problem.value_or(Error{.kind = Error::Kind::BadInput, .key = u"review.link_needed"_s});
            session.end(failWith(call, problem, problem.kind == Error::Kind::NotConnected ? NotConnected : Failed));
        });
    return session.run([&](const engine::Snapshot &) { session.engine().findReviewLink(); });
}

int settingsCommand(const engine::EngineConfig &config, const QString &file, const Call &call)
{
    const QString what = call.words.value(1, u"list"_s);
    const QString key = call.words.value(2);
    const auto stored = [&](const engine::SettingRule &rule) {
        if (!QFile::exists(file)) {
            return rule.byDefault;
        }
        return rule.key == u"reviews.link" ? knownReviewLink(file)
                                           : journal::Reader::open(file)->setting(rule.key).value_or(rule.byDefault);
    };
    if (what == u"list"_s && call.words.size() <= 2) {
        QJsonObject document;
        for (const engine::SettingRule &rule : engine::settingRules()) {
            const QString value = stored(rule);
            document.insert(rule.key, value);
            if (!call.json) {
                printLine(u"%1 = %2   (%3)"_s.arg(rule.key, value, texts::allowedWords(rule.allowed)));
            }
        }
        if (call.json) {
            printJson(document);
        }
        return Done;
    }
    if (what == u"set"_s && call.words.size() == 3) {
        return wrongOption(call, call.words.join(u' '), u"no_value"_s);
    }
    if ((what != u"get"_s || call.words.size() != 3) && (what != u"set"_s || call.words.size() != 4)) {
        return wrongUsage(call, call.words.join(u' '));
    }
    const Result<engine::SettingRule> rule = engine::settingRule(key);
    if (!rule) {
        return failWith(call, rule.error(), Usage);
    }
    if (what == u"get"_s) {
        if (call.json) {
            printJson(QJsonObject{{key, stored(*rule)}});
        } else {
            printLine(stored(*rule));
        }
        return Done;
    }
    const QString value = call.words.value(3);
    if (const auto good = engine::checkSetting(key, value); !good) {
        return failWith(call, good.error(), Failed);
    }
    if (key == u"reviews.enabled" && value == u"on" && !isReviewLinkTyped(file)) {
        return switchReviewsOnCommand(config, file, call);
    }
    return changeSettingCommand(file, key, value, call);
}

/// The language that the profile's owner has chosen; "system" also while there is no journal that can be read.
QString languageOf(const engine::Profile &profile)
{
    if (!QFile::exists(profile.journalFile())) {
        return u"system"_s;
    }
    try {
        return journal::Reader::open(profile.journalFile())->setting(u"general.language"_s).value_or(u"system"_s);
    } catch (const journal::JournalBroken &) {
        return u"system"_s; // the command itself says what is broken
    }
}

/// The command, once it is known where its profile is. Throws JournalBroken.
int carryOut(const engine::EngineConfig &chosen, const Call &call, bool sandboxCompany)
{
    const QString command = call.words.first();
    const auto alone = [&] { return call.words.size() == 1; };
    if (command == u"connect"_s) {
        return connectCommand(chosen, call, sandboxCompany);
    }
    if (command == u"disconnect"_s) {
        return disconnectCommand(chosen, call);
    }
    if (command == u"sync"_s && alone()) {
        return syncCommand(chosen, call);
    }
    if (command == u"run"_s && alone()) {
        return runCommand(chosen, call);
    }
    if (command == u"status"_s && alone()) {
        return statusCommand(chosen, call);
    }
    if (command == u"preview"_s && alone()) {
        return previewCommand(chosen, call);
    }
    if ((command == u"log"_s && alone()) || command == u"attention"_s || command == u"settings"_s) {
        const Result<engine::Profile> profile
            = engine::Profile::open(chosen.dataFolder, chosen.profile, chosen.sandbox);
        if (!profile) {
            return failWith(call, profile.error(), Failed);
        }
        if (command == u"log"_s) {
            return logCommand(profile->journalFile(), call);
        }
        return command == u"attention"_s ? attentionCommand(profile->journalFile(), call)
                                         : settingsCommand(chosen, profile->journalFile(), call);
    }
    return wrongUsage(call, call.words.join(u' '));
}

int perform(QStringList arguments)
{
    Call call;
    bool sandboxCompany = false;
    Result<engine::EngineConfig> config = app::configFromEnvironment();
    engine::EngineConfig chosen = config.value_or(engine::EngineConfig{});
    QString unknown;
    QString withoutValue;
    bool onlyWords = false; // after "--"
    const std::map<QString, bool *> switches{{u"--print-url"_s, &call.printUrl},
        {u"--sandbox-company"_s, &sandboxCompany}, {u"--follow"_s, &call.follow}, {u"--all"_s, &call.all}};
    const std::map<QString, QString *> values{
        {u"--token-file"_s, &call.tokenFile}, {u"--location"_s, &call.location}, {u"--reason"_s, &call.reason}};
    const std::map<QString, QString *> ofEvery{
        {u"--profile"_s, &chosen.profile}, {u"--data-dir"_s, &chosen.dataFolder}};
    while (!arguments.isEmpty()) {
        const QString word = arguments.takeFirst();
        const auto take = [&](QString &target) {
            if (arguments.isEmpty()) {
                withoutValue = word;
            } else {
                target = arguments.takeFirst();
            }
        };
        if (onlyWords || !word.startsWith(u'-')) {
            call.words.append(word);
        } else if (word == u"--"_s) {
            onlyWords = true;
        } else if (word == u"--json"_s) {
            call.json = true;
        } else if (word == u"--help"_s || word == u"-h"_s) {
            std::fputs(help, stdout);
            return Done;
        } else if (word == u"--version"_s) {
            printLine(u"kontorctl 0.1.0"_s);
            return Done;
        } else if (switches.contains(word)) {
            *switches.at(word) = true;
            call.options.append(word);
        } else if (values.contains(word)) {
            take(*values.at(word));
            call.options.append(word);
        } else if (ofEvery.contains(word)) {
            take(*ofEvery.at(word));
        } else if (word.startsWith(u"--"_s)) {
            unknown = unknown.isEmpty() ? word : unknown; // told when it is known whether --json follows
        } else {
            call.words.append(word); // a value such as "-1"
        }
    }
    if (!unknown.isEmpty()) {
        return wrongOption(call, unknown, u"unknown"_s);
    }
    if (!withoutValue.isEmpty()) {
        return wrongOption(call, withoutValue, u"no_value"_s);
    }
    if (call.words.value(0) == u"help"_s) {
        std::fputs(help, stdout);
        return Done;
    }
    if (!config) {
        return failWith(call, config.error(), Usage);
    }
    if (call.words.isEmpty()) {
        if (call.json) {
            return failWith(call, {.kind = Error::Kind::BadInput, .key = u"kontor.no_command"_s}, Usage);
        }
        std::fputs(help, stderr);
        return Usage;
    }
    const Result<engine::Profile> profile = engine::Profile::at(chosen.dataFolder, chosen.profile, chosen.sandbox);
    if (!profile) {
        return failWith(call, profile.error(), Usage);
    }
    texts::setLanguage(languageOf(*profile));
    if (const std::optional<QString> foreign = optionOfAnotherCommand(call)) {
        return wrongOption(call, *foreign, {});
    }
    try {
        return carryOut(chosen, call, sandboxCompany);
    } catch (const journal::JournalBroken &broken) {
        return failWith(call,
            {.kind = Error::Kind::Internal,
                .key = broken.key,
                .parameters = {{u"folder"_s, profile->folder()}},
                .detail = QString::fromUtf8(broken.what())},
            Failed);
    }
}

} // namespace

} // namespace kontor::kontorctl

int main(int argc, char **argv)
{
    // Before any thread starts, so that every one of them leaves these signals to the event loop.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kontorctl"));
    kontor::texts::setLanguage(QStringLiteral("system"));
    return kontor::kontorctl::perform(application.arguments().mid(1));
}
