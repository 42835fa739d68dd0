#!/usr/bin/env python3
# `kontorctl run` goes on by itself when a service is connected again beside it, and says when it cannot sync and when it can.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

NEVER = 120  # seconds after which something counts as never happening
STARTED = "Syncing. Stop with Ctrl+C."
GOES_ON = "Syncing again."
PAUSED = "Syncing was paused; now it goes on."


class Run:
    """A `kontorctl run`, and what it has printed so far."""

    def __init__(self, options, kontorctl):
        self.path = os.path.join(options.folder, "run.out")
        with open(self.path, "w", encoding="utf-8") as file:
            self.process = kontorctl.start("run", stdout=file, stderr=subprocess.STDOUT)
        atexit.register(lambda: self.process.poll() is None and self.process.kill())

    def printed(self):
        with open(self.path, encoding="utf-8") as file:
            return file.read()

    def wait_for(self, what, happens):
        began = time.monotonic()
        while not happens():
            stage.require(self.process.poll() is None, f"run ended with {self.process.returncode} before {what}\n{self.printed()}")
            stage.require(time.monotonic() - began < NEVER, f"never: {what}\n{self.printed()}")
            time.sleep(0.1)

    def says(self, words, after=""):
        """After what it had printed before."""
        self.wait_for(f"it says {words!r}", lambda: words in self.printed()[len(after):])

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(30)
        stage.require(status == 0, f"run ended with {status}")


def main():
    options = stage.arguments("A run goes on after a reconnection beside it.")
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.environment["KONTOR_SYNC_INTERVAL_SECONDS"] = "1"
    kontorctl.connect_both()

    def add(name):
        sandbox.ask("/sandbox/quickbooks/act", {"action": "customer.add", "parameters": {"name": name, "email": f"{name}@example.com"}})

    def comes(name):
        run.wait_for(f"{name} comes across", lambda: any(c.get("email") == f"{name}@example.com" for c in sandbox.contacts()))

    run = Run(options, kontorctl)
    run.says(STARTED)
    add("alpha")
    comes("alpha")

    before = run.printed()
    kontorctl.run("disconnect", "quickbooks", expect=0)
    run.says("QuickBooks is not connected", before)
    before = run.printed()
    add("beta")
    kontorctl.connect("quickbooks")
    comes("beta")
    run.says(GOES_ON, before)

    # The owner has taken the app's access away at Intuit.
    before = run.printed()
    sandbox.ask("/sandbox/quickbooks/act", {"action": "app.disconnect", "parameters": {}})
    run.says("QuickBooks is no longer connected", before)
    before = run.printed()
    add("gamma")
    kontorctl.connect("quickbooks")
    comes("gamma")
    run.says(GOES_ON, before)
    told = run.printed().count("QuickBooks is not connected")
    stage.require(told == 1, f"it says {told} times that QuickBooks is not connected:\n{run.printed()}")
    run.stop()

    # A pause is the window's, and outlives it. Whoever starts `run` wants it to sync.
    journal = os.path.join(kontorctl.data, "profiles", "default", "journal.sqlite")
    with contextlib.closing(sqlite3.connect(journal)) as database, database:
        database.execute("INSERT OR REPLACE INTO state VALUES ('paused', ?)", (json.dumps({"since": "2026-12-01T10:00:00.000Z"}),))
    stage.require(kontorctl.json("status")["pausedSince"], "the profile is not paused")
    add("delta")
    run = Run(options, kontorctl)
    run.says(PAUSED)
    comes("delta")
    run.stop()
    stage.require(not kontorctl.json("status")["pausedSince"], "the profile is still paused")
    run = Run(options, kontorctl)
    run.says(STARTED)
    stage.require(PAUSED not in run.printed(), f"it was not paused:\n{run.printed()}")
    run.stop()
    print("after disconnecting, a revocation and a pause the run went on")


if __name__ == "__main__":
    main()
