// The table of situations.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/state_words.h"

#include "ui/widgets/time_words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace kontor::ui {

namespace {

qint64 wholeMinutes(std::chrono::milliseconds span)
{
    return std::max<qint64>(0, std::chrono::round<std::chrono::minutes>(span).count());
}

} // namespace

QString StateWords::waiting(qint64 count)
{
    return count > 0 ? tr("%n changes are waiting", nullptr, static_cast<int>(count)) : QString();
}

QString StateWords::percent(const engine::ImportProgress &progress)
{
    return QLocale().toString(progress.total > 0 ? progress.done * 100 / progress.total : 0);
}

StateWords StateWords::of(const engine::Snapshot &snapshot, Instant present)
{
    using engine::Situation;
    const QLocale locale;
    const QString profile = snapshot.profile;
    const Service about = snapshot.about.value_or(Service::QuickBooks);
    const bool quickBooks = about == Service::QuickBooks;
    const auto next = [&]() -> QString {
        if (!snapshot.nextCheck || *snapshot.nextCheck <= present) {
            return {};
        }
        return tr("Next check in %1 min")
            .arg(locale.toString(std::max<qint64>(1, wholeMinutes(*snapshot.nextCheck - present))));
    };
    const auto lastSuccess = [&]() -> QString {
        return snapshot.lastSuccess
            ? tr("Last success %1. Nothing is lost.").arg(TimeWords::relative(*snapshot.lastSuccess, present))
            : QString();
    };

    StateWords words;
    switch (snapshot.situation) {
    case Situation::NotConnected: {
        words.icon = u"connect"_s;
        words.role = Role::SecondaryText;
        words.sentence = tr("Not connected");
        words.below = tr("Your books stay on this computer. Nothing is sent before the last step.");
        words.footer = tr("Not connected");
        words.tray = TrayState::Offline;
        words.tip = profile.isEmpty() ? u"Kontor"_s : u"Kontor, %1"_s.arg(profile);
        break;
    }
    case Situation::NoKeychain:
        words.icon = u"lock"_s;
        words.role = Role::Attention;
        words.sentence = tr("Kontor cannot store the sign-in");
        words.footer = tr("Not connected");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Attention;
        words.tip = u"Kontor, %1: %2"_s.arg(profile, words.sentence);
        break;
    case Situation::ConnectionDied:
        words.icon = u"disconnect"_s;
        words.role = Role::Error;
        words.sentence = quickBooks ? tr("QuickBooks is no longer connected") : tr("HighLevel is no longer connected");
        words.below = lastSuccess();
        words.footer = tr("Not connected");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Attention;
        words.tip = quickBooks ? tr("Kontor, %1: QuickBooks is no longer connected").arg(profile)
                               : u"Kontor, %1: %2"_s.arg(profile, words.sentence);
        break;
    case Situation::NeedsAttention: {
        const int count = static_cast<int>(snapshot.attention);
        words.icon = u"attention"_s;
        words.role = Role::Attention;
        words.sentence = tr("%n items need your attention", nullptr, count);
        words.footer = tr("%n need attention", nullptr, count);
        words.footerBelow = next();
        words.tray = TrayState::Attention;
        words.tip = tr("Kontor, %1: %n items need attention", nullptr, count).arg(profile);
        break;
    }
    case Situation::Paused:
        words.icon = u"paused"_s;
        words.role = Role::WindowText;
        words.sentence = snapshot.pausedSince ? tr("Paused since %1").arg(TimeWords::shortTime(*snapshot.pausedSince))
                                              : tr("Paused");
        words.below = tr("Changes are kept. They are booked when you continue.");
        words.footer = tr("Paused");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Paused;
        words.tip = tr("Kontor, %1: paused").arg(profile);
        break;
    case Situation::Offline: {
        words.icon = u"offline"_s;
        words.role = Role::SecondaryText;
        words.sentence = tr("No internet connection");
        words.below = tr("Kontor goes on by itself.");
        if (const auto changes = waiting(snapshot.waiting); !changes.isEmpty()) {
            words.below += u" "_s + changes + u"."_s;
        }
        words.footer = tr("Offline");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Offline;
        words.tip = tr("Kontor, %1: no internet connection").arg(profile);
        break;
    }
    case Situation::ServiceSlow: {
        const auto left = snapshot.waitUntil ? std::chrono::ceil<std::chrono::seconds>(*snapshot.waitUntil - present)
                                             : std::chrono::seconds(0);
        const auto countdown = TimeWords::countdown(left);
        words.icon = u"waiting"_s;
        words.role = Role::Info;
        words.sentence = quickBooks ? tr("QuickBooks asks Kontor to wait, %1").arg(countdown)
                                    : tr("HighLevel asks Kontor to wait, %1").arg(countdown);
        words.below = tr("Kontor goes on by itself.");
        words.footer = quickBooks ? tr("Waiting for QuickBooks") : tr("Waiting for HighLevel");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Syncing;
        words.tip = u"Kontor, %1: %2"_s.arg(profile, words.footer);
        words.counts = true;
        break;
    }
    case Situation::Importing: {
        words.icon = u"syncing"_s;
        words.role = Role::Info;
        words.sentence = tr("Importing contacts");
        words.below = tr("From QuickBooks to HighLevel. You can close the window; Kontor goes on in the tray.");
        words.footer = tr("Importing contacts");
        if (snapshot.import) {
            words.footerBelow = snapshot.import->total > 0
                ? tr("%1 of %2").arg(locale.toString(snapshot.import->done), locale.toString(snapshot.import->total))
                : tr("%1 so far").arg(locale.toString(snapshot.import->done));
            words.tip = tr("Kontor, %1: importing contacts, %2 %").arg(profile, percent(*snapshot.import));
        } else {
            words.tip = u"Kontor, %1: %2"_s.arg(profile, words.sentence);
        }
        words.tray = TrayState::Syncing;
        break;
    }
    case Situation::Syncing:
        words.icon = u"syncing"_s;
        words.role = Role::Info;
        words.sentence = tr("Checking for changes");
        words.footer = tr("Checking for changes");
        words.footerBelow = waiting(snapshot.waiting);
        words.tray = TrayState::Syncing;
        words.tip = tr("Kontor, %1: checking for changes").arg(profile);
        if (snapshot.lastCheck) {
            words.below = tr("Last check %1").arg(TimeWords::relative(*snapshot.lastCheck, present));
        }
        break;
    case Situation::Stale: {
        words.icon = u"waiting"_s;
        words.role = Role::SecondaryText;
        const auto since = snapshot.lastSuccess ? TimeWords::relative(*snapshot.lastSuccess, present) : QString();
        if (snapshot.lastSuccess && present - *snapshot.lastSuccess < std::chrono::hours(1)) {
            words.sentence
                = tr("Last success %1 minutes ago").arg(locale.toString(wholeMinutes(present - *snapshot.lastSuccess)));
        } else {
            words.sentence = snapshot.lastSuccess ? tr("Last success %1").arg(since) : tr("Checking for changes");
        }
        words.footer = words.sentence;
        words.footerBelow = next();
        words.below = next();
        words.tray = TrayState::Offline;
        words.tip = tr("Kontor, %1: last success %2").arg(profile, since);
        break;
    }
    case Situation::InStep: {
        words.icon = u"ok"_s;
        words.role = Role::Ok;
        words.sentence = tr("Everything is in step");
        words.footer = tr("In step");
        words.footerBelow = next();
        words.tray = TrayState::Ok;
        words.tip = tr("Kontor, %1: everything is in step").arg(profile);
        if (snapshot.lastCheck) {
            const auto ago = wholeMinutes(present - *snapshot.lastCheck);
            const auto in = snapshot.nextCheck ? wholeMinutes(*snapshot.nextCheck - present) : 0;
            if (ago >= 2 && ago < 60 && in >= 2) {
                words.below = tr("Last check %1 minutes ago, next in %2 minutes")
                                  .arg(locale.toString(ago), locale.toString(in));
            } else if (in > 0) {
                words.below = tr("Last check %1, next in %2")
                                  .arg(TimeWords::relative(*snapshot.lastCheck, present),
                                      TimeWords::span(std::chrono::minutes(in)));
            } else {
                words.below = tr("Last check %1").arg(TimeWords::relative(*snapshot.lastCheck, present));
            }
        }
        break;
    }
    }
    return words;
}

} // namespace kontor::ui
