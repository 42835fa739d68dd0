// The error dictionary: connecting, this computer, the network and the command line.
// SPDX-FileCopyrightText: 2026 The Kontor authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/dictionary.h"

#include <QCoreApplication>

#include <array>

namespace kontor::texts {

namespace {

constexpr std::array computerWords{
    Entry{"kontor.not_revoked", QT_TRANSLATE_NOOP("texts", "Access was not given back"),
        QT_TRANSLATE_NOOP(
            "texts", "Kontor has forgotten its sign-in, but {service} did not confirm that the access has ended."),
        QT_TRANSLATE_NOOP("texts", "End it there as well: remove the app from the connected apps of your account."),
        ""},
    Entry{"oauth.refused", QT_TRANSLATE_NOOP("texts", "Nothing was connected"),
        QT_TRANSLATE_NOOP("texts", "The consent was refused in the browser."),
        QT_TRANSLATE_NOOP("texts", "Connect again when you are ready. Kontor needs all the permissions listed."),
        "connect"},
    Entry{"oauth.timeout", QT_TRANSLATE_NOOP("texts", "No answer from the browser"),
        QT_TRANSLATE_NOOP("texts", "Ten minutes have passed. Kontor no longer listens for the answer."),
        QT_TRANSLATE_NOOP(
            "texts", "Start again. If the browser stops at a page that does not load, paste its address."),
        "connect"},
    Entry{"oauth.state", QT_TRANSLATE_NOOP("texts", "This answer does not belong to this sign-in"),
        QT_TRANSLATE_NOOP("texts", "It comes from an earlier attempt or from somewhere else. Kontor has not used it."),
        QT_TRANSLATE_NOOP("texts", "Start again and use only the page that opens then."), "connect"},
    Entry{"oauth.paste", QT_TRANSLATE_NOOP("texts", "There is no answer in this address"),
        QT_TRANSLATE_NOOP("texts", "The address holds neither a code nor a refusal."),
        QT_TRANSLATE_NOOP("texts", "Copy the whole address of the last page, from “http” to the end."), ""},
    Entry{"oauth.code_used", QT_TRANSLATE_NOOP("texts", "This address was used or is too old"),
        QT_TRANSLATE_NOOP("texts", "An answer is valid for a few minutes, and only once."),
        QT_TRANSLATE_NOOP("texts", "Start again."), "connect"},
    Entry{"oauth.port", QT_TRANSLATE_NOOP("texts", "Kontor cannot listen for the answer"),
        QT_TRANSLATE_NOOP("texts", "Port {port} on this computer is taken by another program."),
        QT_TRANSLATE_NOOP("texts", "Close that program and start again, or paste the address from the browser."),
        "try_again paste_address"},
    Entry{"oauth.browser", QT_TRANSLATE_NOOP("texts", "The browser did not open"),
        QT_TRANSLATE_NOOP("texts", "No browser could be started on this computer."),
        QT_TRANSLATE_NOOP("texts", "Copy the address and open it in any browser."), "copy_address"},
    Entry{"oauth.other_company", QT_TRANSLATE_NOOP("texts", "This is another company"),
        QT_TRANSLATE_NOOP("texts",
            "This profile belongs to “{old}”; you have signed in to “{new}”. Mixing the two would tangle your books."),
        QT_TRANSLATE_NOOP("texts", "Connect “{old}”, or start a new profile for “{new}”."), "connect new_profile"},
    Entry{"oauth.other_location", QT_TRANSLATE_NOOP("texts", "This is another location"),
        QT_TRANSLATE_NOOP("texts", "This profile belongs to “{old}”; you have chosen “{new}”."),
        QT_TRANSLATE_NOOP("texts", "Connect “{old}”, or start a new profile for “{new}”."),
        "connect_highlevel new_profile"},
    Entry{"oauth.expires_soon", QT_TRANSLATE_NOOP("texts", "The connection to {service} expires on {date}"),
        QT_TRANSLATE_NOOP("texts", "A connection that is not used for a long time ends by itself."),
        QT_TRANSLATE_NOOP("texts", "Let Kontor run once before then, or reconnect now."), "reconnect"},
    Entry{"net.offline", QT_TRANSLATE_NOOP("texts", "No internet connection"),
        QT_TRANSLATE_NOOP("texts", "This computer reaches neither QuickBooks nor HighLevel."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself as soon as the connection is back."), ""},
    Entry{"net.timeout net.dns", QT_TRANSLATE_NOOP("texts", "{service} does not answer"),
        QT_TRANSLATE_NOOP("texts", "No answer came within {seconds} seconds."),
        QT_TRANSLATE_NOOP("texts", "Kontor goes on by itself in {countdown}."), "sync_now"},
    Entry{"net.tls", QT_TRANSLATE_NOOP("texts", "The connection to {service} is not safe"),
        QT_TRANSLATE_NOOP(
            "texts", "The certificate does not prove that this is {service}: {detail}. Kontor sends nothing."),
        QT_TRANSLATE_NOOP(
            "texts", "Check date and time of this computer. Behind a company network, ask who runs it. Then retry."),
        "retry proxy_settings"},
    Entry{"net.proxy", QT_TRANSLATE_NOOP("texts", "The proxy does not let Kontor through"),
        QT_TRANSLATE_NOOP("texts", "The proxy {host} refuses the connection or asks for a sign-in."),
        QT_TRANSLATE_NOOP("texts", "Check the entries under Settings > General."), "proxy_settings retry"},
    Entry{"keychain.missing", QT_TRANSLATE_NOOP("texts", "This computer has no keychain"),
        QT_TRANSLATE_NOOP("texts", "Kontor keeps sign-ins in the keychain only. On this computer none is running."),
        QT_TRANSLATE_NOOP("texts",
            "Linux: install and start a keychain service such as GNOME Keyring or KWallet, then log in again. Nothing "
            "is stored elsewhere."),
        "check_again"},
    Entry{"keychain.locked keychain.denied", QT_TRANSLATE_NOOP("texts", "The keychain is locked"),
        QT_TRANSLATE_NOOP("texts", "Kontor may not read its entry in the keychain."),
        QT_TRANSLATE_NOOP("texts", "Unlock the keychain and allow Kontor to read its entry."), "check_again"},
    Entry{"store.disk_full", QT_TRANSLATE_NOOP("texts", "The disk is full"),
        QT_TRANSLATE_NOOP(
            "texts", "Kontor stores every booking before it sends it, and there is no room left in {folder}."),
        QT_TRANSLATE_NOOP("texts", "Free some space. Kontor then goes on by itself."), "open_folder check_again"},
    Entry{"store.newer", QT_TRANSLATE_NOOP("texts", "This profile comes from a newer Kontor"),
        QT_TRANSLATE_NOOP("texts", "Its data has a form this version does not know. Nothing was changed."),
        QT_TRANSLATE_NOOP("texts", "Install the newer version again."), "quit other_profile"},
    Entry{"store.damaged", QT_TRANSLATE_NOOP("texts", "The data of this profile is damaged"),
        QT_TRANSLATE_NOOP("texts",
            "Kontor cannot read its own file in {folder}. It writes nothing, so that nothing is booked twice."),
        QT_TRANSLATE_NOOP("texts",
            "Restore the folder from a backup; the copy made before the last update lies beside it. Kontor then "
            "compares with both services before it writes."),
        "open_folder quit"},
    Entry{"store.unusable", QT_TRANSLATE_NOOP("texts", "Kontor cannot use its data folder"),
        QT_TRANSLATE_NOOP("texts", "The system does not let Kontor make, read or write {folder}: {detail}"),
        QT_TRANSLATE_NOOP("texts",
            "See to it that it is a folder of yours in which you may write and that its disk works, or choose another "
            "one "
            "with --data-dir or KONTOR_DATA_DIR."),
        "open_folder quit"},
    Entry{"store.no_folder", QT_TRANSLATE_NOOP("texts", "No data folder is named"),
        QT_TRANSLATE_NOOP("texts", "After --data-dir there is an empty name."),
        QT_TRANSLATE_NOOP(
            "texts", "Name the folder, or leave the option out: then Kontor uses the folder that it always uses."),
        ""},
    Entry{"store.not_private", QT_TRANSLATE_NOOP("texts", "Others may open this data folder"),
        QT_TRANSLATE_NOOP("texts",
            "{folder} is open to other users of this computer. It is not Kontor's alone, so Kontor leaves it as it "
            "is, and puts no books there."),
        QT_TRANSLATE_NOOP("texts",
            "Choose an empty folder or a new one with --data-dir or KONTOR_DATA_DIR, or close this one to others "
            "(chmod 700)."),
        ""},
    Entry{"store.in_use", QT_TRANSLATE_NOOP("texts", "This profile is open already"),
        QT_TRANSLATE_NOOP("texts", "Another Kontor or kontorctl works with it on this computer."),
        QT_TRANSLATE_NOOP("texts", "Use the window that is open, or end the other one."), "show_window quit"},
    Entry{"clock.wrong", QT_TRANSLATE_NOOP("texts", "The clock of this computer is off by {minutes} minutes"),
        QT_TRANSLATE_NOOP("texts", "Signing in and time-outs depend on it."),
        QT_TRANSLATE_NOOP("texts", "Set date and time to automatic in the system settings."), "check_again"},
    Entry{"kontor.not_connected", QT_TRANSLATE_NOOP("texts", "{service} is not connected"),
        QT_TRANSLATE_NOOP("texts", "In this profile Kontor has no sign-in to {service}."),
        QT_TRANSLATE_NOOP("texts", "Connect {service} under Settings > Integrations."), "connect"},
    Entry{"kontor.unknown_command", QT_TRANSLATE_NOOP("texts", "Kontor does not know this command"),
        QT_TRANSLATE_NOOP("texts", "There is no command “{command}”."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl --help” to see all commands."), ""},
    Entry{"kontor.no_command", QT_TRANSLATE_NOOP("texts", "No command was given"),
        QT_TRANSLATE_NOOP("texts", "The command line holds no command."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl --help” to see all commands."), ""},
    Entry{"kontor.option", QT_TRANSLATE_NOOP("texts", "This option does not belong here"),
        QT_TRANSLATE_NOOP("texts", "“{option}” does not go with “{command}”."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl --help” to see what each command takes."), ""},
    Entry{"kontor.option.unknown", QT_TRANSLATE_NOOP("texts", "Kontor does not know this option"),
        QT_TRANSLATE_NOOP("texts", "There is no option “{option}”."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl --help” to see what each command takes."), ""},
    Entry{"kontor.option.no_value", QT_TRANSLATE_NOOP("texts", "A value is missing"),
        QT_TRANSLATE_NOOP("texts", "“{option}” needs a value after it."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl --help” to see what each command takes."), ""},
    Entry{"kontor.option.alone", QT_TRANSLATE_NOOP("texts", "An option is missing"),
        QT_TRANSLATE_NOOP("texts", "“{option}” goes only together with “{other}”."),
        QT_TRANSLATE_NOOP("texts", "Give both, each with its value."), ""},
    Entry{"kontor.interrupted", QT_TRANSLATE_NOOP("texts", "Ended before it was done"),
        QT_TRANSLATE_NOOP("texts", "The program was told to stop."),
        QT_TRANSLATE_NOOP("texts", "Run it again. Kontor goes on where it stopped, and writes nothing twice."), ""},
    Entry{"settings.unknown", QT_TRANSLATE_NOOP("texts", "Kontor does not know this setting"),
        QT_TRANSLATE_NOOP("texts", "There is no setting “{key}”."),
        QT_TRANSLATE_NOOP("texts", "Run “kontorctl settings list” to see all settings."), ""},
    Entry{"settings.value", QT_TRANSLATE_NOOP("texts", "This value does not fit the setting"),
        QT_TRANSLATE_NOOP("texts", "The setting “{key}” takes: {allowed}. The earlier value stays."),
        QT_TRANSLATE_NOOP("texts", "Enter one of these values."), ""},
    Entry{"settings.value.given", QT_TRANSLATE_NOOP("texts", "This value cannot be used"),
        QT_TRANSLATE_NOOP("texts", "“{key}” takes: {allowed}."),
        QT_TRANSLATE_NOOP("texts", "Enter one of these values."), ""},
    Entry{"kontor.no_such_entry", QT_TRANSLATE_NOOP("texts", "No entry {id} needs your attention"),
        QT_TRANSLATE_NOOP("texts", "It is done or dismissed, it is being retried, or there never was one."),
        QT_TRANSLATE_NOOP("texts", "“kontorctl attention” lists all entries with their numbers."), ""},
    Entry{"kontor.no_choice", QT_TRANSLATE_NOOP("texts", "Entry {id} asks for no choice"),
        QT_TRANSLATE_NOOP("texts", "Only entries that show both sides let you choose one of them."),
        QT_TRANSLATE_NOOP("texts", "“kontorctl attention” shows which these are. Others are retried or dismissed."),
        ""},
    Entry{"hl.app_keys", QT_TRANSLATE_NOOP("texts", "App keys are missing"),
        QT_TRANSLATE_NOOP(
            "texts", "Signing in to HighLevel in the browser needs the client id and client secret of an app."),
        QT_TRANSLATE_NOOP("texts",
            "Enter both under Settings > Integrations, or set KONTOR_HIGHLEVEL_CLIENT_ID and "
            "KONTOR_HIGHLEVEL_CLIENT_SECRET. A Private Integration Token needs none."),
        "enter_app_keys use_token"},
    Entry{"net.address", QT_TRANSLATE_NOOP("texts", "This address cannot be used"),
        QT_TRANSLATE_NOOP("texts", "Kontor sends nothing to it: {detail}"),
        QT_TRANSLATE_NOOP("texts", "Use an address that begins with https. Plain http is for this computer only."), ""},
    Entry{"kontor.internal", QT_TRANSLATE_NOOP("texts", "Kontor made a mistake"),
        QT_TRANSLATE_NOOP("texts", "Something happened that Kontor does not expect: {detail}"),
        QT_TRANSLATE_NOOP("texts", "Retry. If it stays, send the technical details to whoever gave you Kontor."),
        "retry copy_details"},
};

} // namespace

std::span<const Entry> computerEntries() { return computerWords; }

} // namespace kontor::texts
