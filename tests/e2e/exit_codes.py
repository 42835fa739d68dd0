#!/usr/bin/env python3
# The exit statuses of kontorctl that scripts rely on, and that refusals say why.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402


def stopped_early(kontorctl, sandbox):
    """A document is printed also by what is stopped before it is done."""
    sandbox.ask("/sandbox/faults", {"service": "quickbooks", "fault": "latency", "latencyMs": 600_000, "times": -1})
    process = kontorctl.start("sync", "--json", stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    printed, errors = process.communicate(timeout=60)
    sandbox.forget_faults()
    stage.require(process.returncode == 1 and json.loads(printed)["error"]["code"] == "kontor.interrupted" and errors.strip(),
                  f"sync --json after SIGINT: {process.returncode} {printed!r} {errors!r}")


def follow(options, sandbox):
    """Waits for what is to come, also where nothing ever was; ends with its reader."""
    fresh = stage.Kontorctl(options, sandbox, name="follow")
    shutil.rmtree(fresh.data)
    process = fresh.start("log", "--follow", stdout=subprocess.PIPE, text=True)
    atexit.register(process.kill)
    time.sleep(1)
    stage.require(process.poll() is None, "log --follow does not wait in a new profile")
    fresh.run("settings", "set", "contacts.tag", "first", expect=0)
    stage.require("Setting changed" in process.stdout.readline(), "log --follow does not show what came")
    process.stdout.close()
    fresh.run("settings", "set", "contacts.tag", "second", expect=0)
    stage.require(process.wait(20) == 1, "log --follow goes on without its reader")
    process = fresh.start("log", "--follow", stdout=subprocess.DEVNULL)
    time.sleep(1)
    process.terminate()
    stage.require(process.wait(20) == 0, "log --follow does not end when it is asked to")


def without_an_ear(options, kontorctl):
    """Nobody can paste the answer of a sign-in that cannot be received."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # it listened there a moment ago
        taken.bind(("127.0.0.1", kontorctl.port))
        taken.listen()
        result = kontorctl.run("connect", "quickbooks", "--print-url", expect=1, timeout=60)
        stage.require(str(kontorctl.port) in result.stderr, f"a port that is taken: {result.stderr}")


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
                  ("settings", "set", "auth.port", "8917", "8918"), ("settings", "set", "contacts.tag"),
                  # Nor is an option that the command does not have.
                  ("sync", "--all"), ("status", "--follow"), ("settings", "set", "auth.port", "8917", "--follow"), ("run", "--print-url"),
                  ("connect", "highlevel", "--location", "A1"), ("connect", "highlevel", "--token-file", "absent"),
                  ("connect", "highlevel", "--sandbox-company"), ("connect", "quickbooks", "--token-file", "absent", "--location", "A1"),
                  ("attention", "choose", "1", "highlevel", "--reason", "x"), ("attention", "--all"), ("log", "--reason", "x"),
                  ("--bad",), ("--bad", "sync"), ("--json",)):
        result = kontorctl.run(*words, expect=2)
        stage.require(result.stderr.strip(), f"kontorctl {' '.join(words)} is refused without a word")
        stage.require("error" in kontorctl.json(*words, expect=2), f"kontorctl {' '.join(words)} --json prints no error")
    stage.require("\n  log" in kontorctl.run("help", expect=0).stdout, "help is no command")
    # "help" is a word like others behind a command, and behind "--" everything is one.
    for words, tag in ((("help",), "help"), (("--", "--json"), "--json"), (("7",), "7")):
        kontorctl.run("settings", "set", "contacts.tag", *words, expect=0)
        stage.require(kontorctl.run("settings", "get", "contacts.tag", expect=0).stdout == tag + "\n", f"{words} is not set as {tag}")
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

    stage.require(kontorctl.json("settings", "set", "sync.interval_seconds", "060") == {"sync.interval_seconds": "60"}, "060 is kept")
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
    stopped_early(kontorctl, sandbox)
    kontorctl.run("disconnect", "quickbooks", expect=0)
    kontorctl.run("sync", expect=4)
    follow(options, sandbox)
    without_an_ear(options, kontorctl)

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
    good = "pit-5a9db0c5-0000-4000-8000-000000000001"
    address = "https://app.gohighlevel.com/v2/location/kontorSandboxLoc0001/dashboard"
    for text, place, code in ((good + "\nanother", location, "hl.token_form"), ("Bearer " + good, location, "hl.token_form"),
                              (good, address, "hl.location_form")):
        with open(token, "w", encoding="ascii") as file:
            file.write(text)
        told = fresh.json("connect", "highlevel", "--token-file", token, "--location", place, expect=1)
        stage.require(told["error"]["code"] == code, f"{code} is told as {told}")
    # Without keys of an app it is said where they go.
    for service in ("quickbooks", "highlevel"):
        variable = f"KONTOR_{service.upper()}_CLIENT_ID"
        kept = fresh.environment.pop(variable)
        result = fresh.run("connect", service, "--print-url", expect=1)
        stage.require(variable in result.stderr, f"{service} without app keys: {result.stderr}")
        fresh.environment[variable] = kept
    print("exit statuses hold")


if __name__ == "__main__":
    main()
