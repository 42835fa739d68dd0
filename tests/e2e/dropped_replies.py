#!/usr/bin/env python3
# A server that carries out a create and then drops the connection must see each contact created once.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

# What the sandbox does to the reply of each create, after it has carried it out.
RULES = (
    {"fault": "drop_after"},
    {"fault": "half_body"},
    {"fault": "status_502_html", "executed": True},
)


def import_under(options, rule):
    kind = rule["fault"]
    sandbox = stage.Sandbox(options, name=kind)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, name="data-" + kind, limits=False)
    kontorctl.connect_both()
    before = sandbox.contacts()
    # The exact path: searching is a POST as well, and is how a lost reply is cleared up.
    sandbox.ask("/sandbox/faults", {**rule, "service": "highlevel", "method": "POST", "path": "/contacts/", "times": -1})
    result = kontorctl.run("sync", timeout=400)
    hit = sum(r["hits"] for r in sandbox.ask("/sandbox/faults")["faults"] if r["fault"] == kind)
    stage.require(hit > 0, f"{kind}: no reply was lost")
    sandbox.forget_faults()
    for _ in range(3):
        if result.returncode in (0, 3):
            break
        result = kontorctl.run("sync", timeout=400)
    stage.require(result.returncode in (0, 3), f"{kind}: sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    groups = stage.check_each_once(sandbox.customers(), sandbox.contacts(), before)
    print(f"{kind}: {groups} groups, {len(sandbox.contacts()) - len(before)} contacts made")


def main():
    options = stage.arguments("Every reply to a create is lost; each contact is there once.")
    for rule in RULES:
        import_under(options, rule)


if __name__ == "__main__":
    main()
