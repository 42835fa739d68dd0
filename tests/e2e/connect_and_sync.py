#!/usr/bin/env python3
# Connects both services, imports the sample company, and looks for every customer, and for any token that got out.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

def look_at_modes(folder):
    for path, _, names in os.walk(folder):
        stage.require(os.stat(path).st_mode & 0o777 == 0o700, f"mode of the folder {path}: {os.stat(path).st_mode & 0o777:o}")
        for name in names:
            mode = os.stat(os.path.join(path, name)).st_mode & 0o777
            stage.require(mode == 0o600, f"mode of {os.path.join(path, name)}: {mode:o}")


def main():
    options = stage.arguments("Everyone comes across, once; nothing secret gets out.")
    sandbox = stage.Sandbox(options)
    kontorctl = stage.Kontorctl(options, sandbox)
    kontorctl.json("status")  # valid before anything is connected
    before = sandbox.contacts()
    kontorctl.connect_both()

    kontorctl.run("preview", expect=0)
    stage.require(len(sandbox.contacts()) == len(before), "the preview wrote contacts")

    result = kontorctl.run("sync")
    stage.require(result.returncode in (0, 3), f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    groups = stage.check_each_once(sandbox.customers(), sandbox.contacts(), before)
    stage.require(groups > 40, f"only {groups} groups: is the sample company there?")
    throttled = sandbox.counters()["throttled"]
    stage.require(throttled == 0, f"{throttled} calls were throttled")

    writes = sandbox.counters()["writes"], sandbox.counters("quickbooks")["writes"]
    again = kontorctl.run("sync")
    stage.require(again.returncode == result.returncode, f"the second sync ended with {again.returncode}")
    after = sandbox.counters()["writes"], sandbox.counters("quickbooks")["writes"]
    stage.require(writes == after, f"the second sync wrote: {writes} before, {after} after")

    for words in (("status",), ("log",), ("attention",), ("settings",), ("preview",)):
        kontorctl.json(*words)
    kontorctl.run("log", expect=0)
    kontorctl.run("status", expect=0)

    known = [value.encode() for key, value in sandbox.environment.items() if "SECRET" in key]
    stage.look_for_tokens(kontorctl.data, kontorctl.outputs, known)
    look_at_modes(kontorctl.data)

    for service in ("quickbooks", "highlevel"):
        kontorctl.run("disconnect", service, expect=0)
    kontorctl.run("sync", expect=4)
    stage.look_for_tokens(kontorctl.data, kontorctl.outputs, known)
    print(f"{groups} groups of customers, {writes[0]} writes, none in the second sync")


if __name__ == "__main__":
    main()
