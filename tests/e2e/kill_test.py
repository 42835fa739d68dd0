#!/usr/bin/env python3
# Kills a real import with SIGKILL at random points, again and again, and counts at the end.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import random
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

EACH = 150  # customers for each kill, so that every one hits an import at work


def main():
    options = stage.arguments("Killed at random points, an import leaves exactly one contact for each customer.",
                              kills=15, seed=0)
    seed = options.seed or random.SystemRandom().randrange(1, 1 << 30)
    print(f"{options.kills} kills, --seed {seed}", flush=True)
    chance = random.Random(seed)
    sandbox = stage.Sandbox(options, "--generate", str(EACH * (options.kills + 1)))
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    before = sandbox.contacts()

    mean, kills, finished, wrote = 0.3, 0, 0, 0
    while kills < options.kills:
        before_run = sandbox.counters()["writes"]
        process = kontorctl.start("sync", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kills % 3:  # while it writes, by count: how fast this computer is does not matter
            wanted = before_run + chance.randrange(1, EACH // 2)
            while process.poll() is None and sandbox.counters()["writes"] < wanted:
                time.sleep(0.002)
        else:  # one in three anywhere from the start on
            time.sleep(chance.uniform(0, 2 * mean))
        if process.poll() is not None:
            finished += 1
            if finished > 3 * options.kills:
                stage.fail(f"only {kills} of {options.kills} kills hit a running import")
            mean *= 0.6
            for number in range(EACH):  # nothing may be left to import; then the next would be over at once, too
                name = f"Later {finished} {number}"
                sandbox.ask("/sandbox/quickbooks/act", {"action": "customer.add", "parameters": {
                    "name": name, "email": f"{name.lower().replace(' ', '.')}@example.com"}})
            continue
        process.kill()
        process.wait()
        kills += 1
        wrote += sandbox.counters()["writes"] > before_run
        mean = min(2.0, mean * 1.2)

    began = time.monotonic()
    for _ in range(3):  # what was lost is asked for after a while; a sync that ends with work waiting says 1
        result = kontorctl.run("sync", timeout=600)
        if result.returncode in (0, 3):
            break
    stage.require(result.returncode == 0, f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    groups = stage.check_each_once(sandbox.customers(), sandbox.contacts(), before)
    stage.require(wrote * 3 >= kills, f"only {wrote} of {kills} kills came after a write")
    writes = sandbox.counters()["writes"]
    kontorctl.run("sync", expect=0)
    stage.require(sandbox.counters()["writes"] == writes, "the sync after the last wrote again")
    print(f"{kills} kills, {wrote} of them after a write, {groups} groups, {len(sandbox.contacts())} contacts, "
          f"{writes} writes; the last run took {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
