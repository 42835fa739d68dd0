#!/usr/bin/env python3
# The exit statuses of kontorctl that scripts rely on, and that refusals say why.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402


def main():
    options = stage.arguments("Exit statuses.")
    sandbox = stage.Sandbox(options)
    kontorctl = stage.Kontorctl(options, sandbox)

    for words in ((), ("nonsense",), ("connect",), ("connect", "nobody"), ("disconnect", "nobody"), ("settings", "get", "no.such"),
                  ("settings", "set", "no.such", "1"), ("sync", "--no-such-option"), ("attention", "retry"),
                  ("attention", "choose"), ("attention", "choose", "1"), ("attention", "choose", "1", "both"),
                  ("attention", "choose", "1", "highlevel", "now"), ("attention", "choose", "x", "highlevel"),
                  # What is left over is not passed over in silence.
                  ("attention", "retry", "5", "6"), ("attention", "retry", "5", "--all"), ("attention", "dismiss", "5", "6"),
                  ("attention", "dismiss", "5", "--all"), ("attention", "list", "5"), ("sync", "now"), ("run", "now"), ("status", "now"),
                  ("preview", "now"), ("log", "now"), ("connect", "quickbooks", "now"), ("disconnect", "quickbooks", "now"),
                  ("settings", "list", "now"), ("settings", "get", "auth.port", "now"),
                  ("settings", "set", "auth.port", "8917", "8918")):
        result = kontorctl.run(*words, expect=2)
        stage.require(result.stderr.strip(), f"kontorctl {' '.join(words)} is refused without a word")
    stage.require(kontorctl.run("--help", expect=0).stdout.strip(), "no help")
    kontorctl.run("--version", expect=0)

    # Nothing is connected: no call is made.
    def all_requests():
        return sum(sandbox.counters(service)["requests"] for service in ("quickbooks", "highlevel"))

    requests = all_requests()
    for words in (("sync",), ("preview",)):
        result = kontorctl.run(*words, expect=4)
        stage.require(result.stderr.strip(), f"kontorctl {' '.join(words)} ended with 4 without a word")
    stage.require(requests == all_requests(), "calls were made although nothing is connected")
    for words in (("status",), ("log",), ("attention",), ("attention", "list"), ("settings",), ("settings", "list")):
        kontorctl.run(*words, expect=0)
        kontorctl.json(*words)

    # There is nothing to choose, to retry or to dismiss.
    for words in (("choose", "1", "highlevel"), ("choose", "1", "quickbooks"), ("retry", "1"), ("dismiss", "1")):
        result = kontorctl.run("attention", *words, expect=1)
        stage.require(result.stderr.strip(), f"attention {' '.join(words)} is refused without a word")

    kontorctl.run("settings", "set", "sync.interval_seconds", "60", expect=0)
    stage.require(kontorctl.run("settings", "get", "sync.interval_seconds", expect=0).stdout.strip() == "60", "a setting is lost")
    stage.require(kontorctl.run("settings", "set", "sync.interval_seconds", "1").returncode in (1, 2), "1 s is accepted")
    stage.require(kontorctl.run("settings", "set", "contacts.enabled", "perhaps").returncode in (1, 2), "\"perhaps\" is accepted")

    # An answer of another sign-in is told and not used; the right one is still waited for.
    def press_after_another_answer(address):
        for query in ("code=stolen&state=another&realmId=1", "code=stolen&realmId=1", "error=access_denied&state=another"):
            try:
                with urllib.request.urlopen(f"http://localhost:{kontorctl.port}/callback?{query}", timeout=30) as reply:
                    stage.fail(f"an answer of another sign-in was taken: {reply.status}")
            except urllib.error.HTTPError as error:
                stage.require(400 <= error.code < 500, f"an answer of another sign-in was answered with {error.code}")
        stage.press_allow(address)

    printed = kontorctl.connect("quickbooks", press_after_another_answer)
    stage.require("does not belong to this sign-in" in printed, f"an answer of another sign-in is not told:\n{printed}")
    stage.require("is connected" in printed, f"the right answer is not told:\n{printed}")

    # What runs is asked to stop, and a token is none.
    kontorctl.connect("highlevel")
    for number, asked in enumerate((signal.SIGTERM, signal.SIGINT)):
        process = kontorctl.start("run", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1.0 + number)
        process.send_signal(asked)
        began = time.monotonic()
        status = process.wait(20)
        stage.require(status == 0, f"run ended with {status} after {asked.name}")
        stage.require(time.monotonic() - began < 10, f"run took {time.monotonic() - began:.1f} s to stop")
    kontorctl.run("disconnect", "quickbooks", expect=0)
    kontorctl.run("sync", expect=4)

    # Who has lost its access says so, and calls nobody until the owner has connected again.
    for service in ("quickbooks", "highlevel"):
        revoked = stage.Kontorctl(options, sandbox, name="revoked-" + service)
        revoked.connect_both()
        revoked.run("sync", expect=0)
        taken = {"quickbooks": "app.disconnect", "highlevel": "app.uninstall"}[service]
        parameters = {"location": sandbox.state()["highlevel"]["location"]["id"]} if service == "highlevel" else {}
        sandbox.ask(f"/sandbox/{service}/act", {"action": taken, "parameters": parameters})
        revoked.run("sync", expect=4)
        requests = all_requests()
        for words in (("sync",), ("run",), ("preview",)):
            result = revoked.run(*words, expect=4, timeout=60)
            stage.require("no longer" in result.stderr, f"{words[0]} without access to {service} says {result.stderr}")
        stage.require(revoked.json("status")["connections"][service]["state"] == "ended", f"{service} is not shown as ended")
        stage.require(all_requests() == requests, f"{all_requests() - requests} calls were made without access to {service}")
        revoked.connect(service)
        revoked.run("sync", expect=0)
        stage.require(all_requests() > requests, "the counters count nothing")

    # What the folder of the data is not fit for is said as it is; a journal that is damaged is called so.
    every = (("status",), ("sync",), ("run",), ("preview",), ("log",), ("attention",), ("settings",), ("settings", "get", "auth.port"),
             ("settings", "set", "auth.port", "8917"), ("attention", "retry", "--all"), ("connect", "quickbooks", "--print-url"),
             ("disconnect", "quickbooks"))
    taken = os.path.join(options.folder, "taken")
    torn = os.path.join(options.folder, "torn")
    os.makedirs(os.path.join(torn, "profiles", "default"))
    for path in (taken, os.path.join(torn, "profiles", "default", "journal.sqlite")):
        with open(path, "w", encoding="ascii") as file:
            file.write("no database " * 1000)
    for folder, code, words in ((taken, "store.unusable", "cannot use its data folder"), (torn, "store.damaged", "is damaged")):
        for command in every:
            result = kontorctl.run("--data-dir", folder, *command, expect=1)
            stage.require(words in result.stderr and folder in result.stderr,
                          f"{' '.join(command)} on {os.path.basename(folder)} says {result.stderr}")
            told = kontorctl.json("--data-dir", folder, *command, expect=1)
            stage.require(told["error"]["code"] == code, f"{' '.join(command)} --json on {os.path.basename(folder)} says {told}")
    for command in every:
        kontorctl.run("--profile", "..", *command, expect=2)
        result = kontorctl.run("--data-dir", "", *command, expect=2)
        stage.require("No data folder" in result.stderr, f"{' '.join(command)} in no folder says {result.stderr}")

    # A folder is found from where one stands. What holds other things, and is open to others, is left as it is.
    place = os.path.join(options.folder, "place")
    os.makedirs(place)
    os.chmod(place, 0o755)
    for named, folder in (("x", "x"), ("./y/", "y"), (".", ".")):
        kontorctl.run("--data-dir", named, "status", expect=0, folder=place, timeout=30)
        stage.require(os.path.isdir(os.path.join(place, folder, "profiles", "default")), f"no profile in {named}")
        stage.require(os.stat(os.path.join(place, folder)).st_mode & 0o7777 == 0o700, f"{named} is open to others")
        if named != ".":
            stage.require(os.stat(place).st_mode & 0o7777 == 0o755, f"{named} has closed the folder above it")
            shutil.rmtree(os.path.join(place, folder))
    with open(os.path.join(place, "letter"), "w", encoding="ascii"):
        os.chmod(place, 0o755)
    for command in every:
        told = kontorctl.json("--data-dir", ".", *command, expect=1, folder=place)
        stage.require(told["error"]["code"] == "store.not_private", f"{' '.join(command)} in a folder of others says {told}")
    stage.require(os.stat(place).st_mode & 0o7777 == 0o755, "a folder that is not Kontor's was closed")

    fresh = stage.Kontorctl(options, sandbox, name="fresh")
    token = os.path.join(options.folder, "token")
    with open(token, "w", encoding="ascii") as file:
        file.write("pit-00000000-0000-0000-0000-000000000000\n")
    location = "A" * 20
    result = fresh.run("connect", "highlevel", "--token-file", token, "--location", location)
    stage.require(result.returncode == 1 and result.stderr.strip(), f"a token that is none: {result.returncode} {result.stderr}")
    result = fresh.run("connect", "highlevel", "--token-file", os.path.join(options.folder, "absent"), "--location", location)
    stage.require(result.returncode in (1, 2) and result.stderr.strip(), "a token file that is not there")
    print("exit statuses hold")


if __name__ == "__main__":
    main()
