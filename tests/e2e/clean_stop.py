#!/usr/bin/env python3
# Asks a real `kontorctl run` to stop at many points of an import, and counts at the end. Prints how long each stop took.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

HANGS = 30  # seconds after which a stop counts as none
NEVER = 180  # seconds after which a point counts as never reached

READING = {"service": "quickbooks", "method": "GET", "pathContains": "/query"}
SEARCHING = {"service": "highlevel", "method": "POST", "path": "/contacts/search"}
CREATING = {"service": "highlevel", "method": "POST", "path": "/contacts/"}  # the exact path: a search is a POST as well
RENEWING = {"method": "POST", "pathContains": "/token"}

# What it is at, the fault that holds it there, how often that must have hit; or how many calls it must have made.
# Reading comes first: what has been read is not read again.
POINTS = (
    ("it has just begun", None, 0, {"requests": 1}),
    ("a reply to a reading drips", {**READING, "fault": "slow_drip"}, 1, {}),
    ("a reply to a reading does not come", {**READING, "fault": "latency", "latencyMs": 600_000}, 1, {}),
    ("it waits before it reads again", {**READING, "fault": "status_500"}, 2, {}),
    ("it reads", None, 0, {"requests": 3}),
    ("a reply to a search drips", {**SEARCHING, "fault": "slow_drip"}, 1, {}),
    ("it has begun to write", None, 0, {"writes": 1}),
    ("it writes", None, 0, {"writes": 70}),
    ("replies to creations drip", {**CREATING, "fault": "slow_drip"}, 3, {}),
    ("replies to creations do not come", {**CREATING, "fault": "latency", "latencyMs": 600_000}, 3, {}),
    ("replies to creations are lost", {**CREATING, "fault": "drop_after"}, 5, {}),
    ("creations are refused for a while", {**CREATING, "fault": "status_429"}, 1, {}),
    ("QuickBooks' new token drips", {**RENEWING, "service": "quickbooks", "fault": "slow_drip"}, 1, {}),
    ("HighLevel's new token drips", {**RENEWING, "service": "highlevel", "fault": "slow_drip"}, 1, {}),
    ("it writes again", None, 0, {"writes": 130}),
)


def expire(sandbox, service):
    """A token is renewed when it is refused."""
    if service == "quickbooks":
        sandbox.ask("/sandbox/quickbooks/act", {"action": "token.expire"})
    else:
        location = sandbox.state()["highlevel"]["location"]
        sandbox.ask("/sandbox/highlevel/act", {"action": "token.expire", "parameters": {"location": location["id"]}})


def calls(sandbox):
    counters = sandbox.ask("/sandbox/counters")
    return {name: sum(counters[service][name] for service in ("quickbooks", "highlevel")) for name in ("requests", "writes")}


def start(kontorctl):
    return kontorctl.start("run", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def reach(sandbox, process, what, rule, hits, wanted):
    before = calls(sandbox)
    began = time.monotonic()
    while True:
        stage.require(process.poll() is None, f"run ended by itself, with {process.returncode}, before {what}")
        now = calls(sandbox)
        met = all(now[name] - before[name] >= count for name, count in wanted.items())
        if met and rule:
            met = sum(each["hits"] for each in sandbox.ask("/sandbox/faults")["faults"]) >= hits
        if met:
            return
        stage.require(time.monotonic() - began < NEVER, f"never came to: {what}")
        time.sleep(0.01)


def stop(process, what, asked=signal.SIGTERM):
    """Returns how many seconds it took."""
    began = time.monotonic()
    process.send_signal(asked)
    try:
        status = process.wait(HANGS)
    except subprocess.TimeoutExpired:
        process.kill()
        stage.fail(f"run did not stop: {what}")
    took = time.monotonic() - began
    stage.require(status == 0, f"run ended with {status} when asked to stop: {what}")
    return took


def look_at_journal(kontorctl, what):
    """The file is whole. Returns how many operations are in each state."""
    file = os.path.join(kontorctl.data, "profiles", "default", "journal.sqlite")
    with contextlib.closing(sqlite3.connect(file)) as journal:
        found = journal.execute("PRAGMA integrity_check").fetchall()
        stage.require(found == [("ok",)], f"the journal is damaged: {what}: {found[:3]}")
        return dict(journal.execute("SELECT state, count(*) FROM operation GROUP BY state"))


def main():
    options = stage.arguments("Asked to stop at any point, run ends cleanly; in the end each customer is one contact.",
                              customers=2000)
    sandbox = stage.Sandbox(options, "--generate", str(options.customers))
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.environment["KONTOR_SYNC_INTERVAL_SECONDS"] = "5"
    kontorctl.connect_both()
    before = sandbox.contacts()

    longest = 0
    for number, (what, rule, hits, wanted) in enumerate(POINTS):
        if rule:
            sandbox.ask("/sandbox/faults", {**rule, "times": -1})
            if RENEWING.items() <= rule.items():
                expire(sandbox, rule["service"])
        process = start(kontorctl)
        reach(sandbox, process, what, rule, hits, wanted)
        took = stop(process, what, signal.SIGINT if number % 4 == 3 else signal.SIGTERM)
        longest = max(longest, took)
        sandbox.forget_faults()
        states = look_at_journal(kontorctl, what)
        connections = kontorctl.json("status")["connections"]
        stage.require(all(each["state"] == "connected" for each in connections.values()), f"a connection was lost: {what}")
        print(f"{took:6.2f} s  {what}; {states.get('sent', 0)} under way, {states.get('done', 0)} done", flush=True)

    made = len(sandbox.contacts()) - len(before)
    stage.require(0 < made < options.customers / 2, f"{made} contacts after the last stop: nothing, or all, is left to do")
    process = start(kontorctl)
    began = time.monotonic()
    while True:
        status = kontorctl.json("status")
        if status["waiting"] == 0 and (status["import"] or {}).get("finished"):
            break
        stage.require(process.poll() is None, f"the last run ended by itself, with {process.returncode}")
        stage.require(time.monotonic() - began < 400, f"the last run does not come to its end: {status['waiting']} wait")
        time.sleep(0.5)
    stop(process, "nothing is left to do")
    states = look_at_journal(kontorctl, "at the end")
    left = {state: count for state, count in states.items() if state not in ("done", "superseded")}
    stage.require(not left, f"operations are left: {left}\n{kontorctl.json('attention')[:3]}")
    groups = stage.check_each_once(sandbox.customers(), sandbox.contacts(), before)
    writes = sandbox.counters()["writes"]
    kontorctl.run("sync", expect=0)
    stage.require(sandbox.counters()["writes"] == writes, "the sync after the last wrote again")
    print(f"{len(POINTS)} stops, the longest took {longest:.2f} s; {groups} groups, {len(sandbox.contacts())} contacts")


if __name__ == "__main__":
    main()
