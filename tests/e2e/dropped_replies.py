#!/usr/bin/env python3
# A server that carries out a create and then drops the connection must see each contact created once.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

KINDS = ("drop_after", "half_body", "status_after")


def import_under(options, kind):
    sandbox = stage.Sandbox(options, name=kind)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, name="data-" + kind, limits=False)
    kontorctl.connect_both()
    before = sandbox.contacts()
    sandbox.ask("/sandbox/faults", {"service": "highlevel", "method": "POST", "path": "/contacts/", "kind": kind, "count": 1000})
    result = kontorctl.run("sync", timeout=400)
    sandbox.ask("/sandbox/faults", {"clear": True})
    for _ in range(3):
        if result.returncode in (0, 3):
            break
        result = kontorctl.run("sync", timeout=400)
    stage.require(result.returncode in (0, 3), f"{kind}: sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    groups = stage.check_each_once(sandbox.customers(), sandbox.contacts(), before)
    print(f"{kind}: {groups} groups, {len(sandbox.contacts()) - len(before)} contacts made")


def main():
    options = stage.arguments("Every reply to a create is lost; each contact is there once.")
    for kind in KINDS:
        import_under(options, kind)


if __name__ == "__main__":
    main()
