#!/usr/bin/env python3
# Brings the recorded customers of a real sample company across, by the rules that a person would check by hand.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402


def main():
    folder = os.environ.get("KONTOR_RECORDINGS_DIR")
    if not folder:
        stage.skip("KONTOR_RECORDINGS_DIR does not say where the recorded answers are")
    if os.path.isdir(os.path.join(folder, "quickbooks")):
        folder = os.path.join(folder, "quickbooks")
    options = stage.arguments("The recorded company comes across.")
    sandbox = stage.Sandbox(options, "--customers", os.path.join(folder, "all-customers.json"))
    kontorctl = stage.Kontorctl(options, sandbox)
    kontorctl.connect_both()
    before = sandbox.contacts()
    result = kontorctl.run("sync")
    stage.require(result.returncode in (0, 3), f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    customers = sandbox.customers()
    stage.require(len(customers) == 41, f"{len(customers)} customers, not 41")
    groups = stage.check_each_once(customers, sandbox.contacts(), before)
    writes = sandbox.counters()["writes"]
    kontorctl.run("sync", expect=result.returncode)
    stage.require(sandbox.counters()["writes"] == writes, "the second sync wrote")
    print(f"{len(customers)} customers, {groups} groups, {len(sandbox.contacts()) - len(before)} contacts made, {writes} writes")


if __name__ == "__main__":
    main()
