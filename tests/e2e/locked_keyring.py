#!/usr/bin/env python3
# A keyring that locks after connecting is told as locked, keeps both connections and all work, and is waited for.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

try:
    from gi.repository import Gio, GLib
except ImportError:
    stage.skip("python3-gi is not installed")

SERVICES = ("quickbooks", "highlevel")
LOCKED = "The keychain is locked"


class Keyring:
    """The real keyring on the private bus of with_keyring.sh, whose password is "kontor"."""

    ROOT = "/org/freedesktop/secrets"
    SERVICE = "org.freedesktop.Secret.Service"

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.collection = self.call(self.ROOT, self.SERVICE, "ReadAlias", GLib.Variant("(s)", ("default",)))[0]

    def call(self, path, interface, method, given):
        return self.bus.call_sync("org.freedesktop.secrets", path, interface, method, given, None, Gio.DBusCallFlags.NONE,
                                  30_000, None).unpack()

    def known(self, name):
        return self.call(self.collection, "org.freedesktop.DBus.Properties", "Get",
                         GLib.Variant("(ss)", ("org.freedesktop.Secret.Collection", name)))[0]

    def lock(self):
        self.call(self.ROOT, self.SERVICE, "Lock", GLib.Variant("(ao)", ([self.collection],)))
        stage.require(self.known("Locked"), "the keyring does not lock")

    def unlock(self):
        """As the login does it, without asking anybody."""
        session = self.call(self.ROOT, self.SERVICE, "OpenSession", GLib.Variant("(sv)", ("plain", GLib.Variant("s", ""))))[1]
        self.call(self.ROOT, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface", "UnlockWithMasterPassword",
                  GLib.Variant("(o(oayays))", (self.collection, (session, b"", b"kontor", "text/plain"))))
        stage.require(not self.known("Locked"), "the keyring does not unlock")

    def entries(self):
        return len(self.known("Items"))


def requests(sandbox):
    return sum(service["requests"] for service in (sandbox.counters(name) for name in SERVICES))


def states(kontorctl):
    status = kontorctl.json("status")
    return status["situation"], [status["connections"][name]["state"] for name in SERVICES]


def add(sandbox, name):
    sandbox.ask("/sandbox/quickbooks/act", {"action": "customer.add", "parameters": {
        "name": name, "email": name.lower() + "@example.com"}})


def wait_for(what, met):
    began = time.monotonic()
    while not met():
        stage.require(time.monotonic() - began < 120, f"waited in vain: {what}")
        time.sleep(0.2)


def came(sandbox, name):
    return sum(name.lower() + "@example.com" in stage.contact_addresses(each) for each in sandbox.contacts())


def count(file, text):
    with open(file, encoding="utf-8") as opened:
        return opened.read().count(text)


def refused(kontorctl, *words):
    result = kontorctl.run(*words, expect=1)
    stage.require(LOCKED in result.stderr, f"{' '.join(words)} does not say that the keychain is locked: {result.stderr}")
    return result


def main():
    options = stage.arguments("A locked keyring is none of: disconnected, forgotten, lost.")
    keyring = Keyring()
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.environment["KONTOR_SYNC_INTERVAL_SECONDS"] = "1"
    before = keyring.entries()
    kontorctl.connect_both()
    stage.require(keyring.entries() == before + 2, f"{keyring.entries() - before} entries for two connections")
    result = kontorctl.run("sync")
    stage.require(result.returncode in (0, 3), f"sync ended with {result.returncode}:\n{result.stderr}")
    in_step = states(kontorctl)
    since = [each["since"] for each in kontorctl.json("status")["connections"].values()]

    # Commands say so; nobody is asked for anything, and what is connected stays so.
    keyring.lock()
    asked = requests(sandbox)
    refused(kontorctl, "sync")
    stage.require(kontorctl.json("sync", expect=1)["error"]["code"] == "keychain.locked", "another error")
    for words in (("preview",), ("connect", "quickbooks"), ("connect", "highlevel")):
        refused(kontorctl, *words)
    stage.require(requests(sandbox) == asked, "calls were made without a token")
    stage.require(states(kontorctl) == ("no_keychain", ["connected", "connected"]), f"told as {states(kontorctl)}")
    stage.require("cannot read the sign-in" in kontorctl.run("status", expect=0).stdout, "status is silent about it")

    # A process that was started meanwhile waits, and goes on by itself.
    add(sandbox, "Early")
    said = os.path.join(options.folder, "run.log")
    with open(said, "w", encoding="utf-8") as log:
        process = kontorctl.start("run", stdout=subprocess.DEVNULL, stderr=log)
    atexit.register(lambda: process.poll() is None and process.kill())
    wait_for("why run does nothing", lambda: count(said, LOCKED) > 0)
    stage.require(came(sandbox, "Early") == 0, "a contact came without a token")
    keyring.unlock()
    wait_for("the customer of the locked time", lambda: came(sandbox, "Early") == 1)

    # One that works with a token goes on until it needs another one. It has not asked for it before it can keep it.
    keyring.lock()
    complaints = count(said, LOCKED)
    for service in SERVICES:
        sandbox.ask(f"/sandbox/{service}/act", {"action": "token.expire"})
    add(sandbox, "Late")
    wait_for("why run does nothing any more", lambda: count(said, LOCKED) > complaints)
    stage.require(came(sandbox, "Late") == 0, "a contact came without a token")
    stage.require(states(kontorctl) == ("no_keychain", ["connected", "connected"]), f"told as {states(kontorctl)}")
    keyring.unlock()
    wait_for("the customer of the second locked time", lambda: came(sandbox, "Late") == 1)
    wait_for("a status without complaint", lambda: states(kontorctl) == in_step)
    process.send_signal(signal.SIGTERM)
    stage.require(process.wait(30) == 0, "run did not end cleanly")

    # Nothing is forgotten that cannot be removed.
    keyring.lock()
    for service in SERVICES:
        refused(kontorctl, "disconnect", service)
        stage.require(kontorctl.json("disconnect", service, expect=1)["error"]["code"] == "keychain.locked", "another error")
    stage.require(states(kontorctl)[1] == ["connected", "connected"], "disconnected, but the tokens are still there")
    keyring.unlock()
    stage.require(keyring.entries() == before + 2, "an entry is gone, or left behind")
    stage.require(kontorctl.run("sync").returncode == result.returncode, "after the unlocking it does not go on")
    stage.require([each["since"] for each in kontorctl.json("status")["connections"].values()] == since, "connected anew")
    for service in SERVICES:
        kontorctl.run("disconnect", service, expect=0)
    stage.require(keyring.entries() == before, f"{keyring.entries() - before} entries are left behind")
    stage.require(states(kontorctl) == ("not_connected", ["not_connected", "not_connected"]), "not disconnected")
    print("locked and unlocked three times, nothing was lost")


if __name__ == "__main__":
    main()
