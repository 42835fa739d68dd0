# Kills a real sync with SIGKILL again and again, at points that are told by what was asked and written so far.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import time

import stage


class Killer:
    """Runs syncs of `kontorctl` and kills them. `work` makes what the next run has to do; `spread` is about how many calls
    that write a run has. How fast this computer is does not matter: a moment is a number of calls that the sandbox has
    taken, or the journal's next commit after that."""

    def __init__(self, options, sandbox, kontorctl, chance, work, spread):
        self.wanted = options.kills
        self.sandbox = sandbox
        self.kontorctl = kontorctl
        self.chance = chance
        self.work = work
        self.spread = spread
        self.kills = 0
        self.after_write = 0  # kills that came when the run had written something
        self.calls = 30  # that a whole run makes, as far as was seen

    def counted(self, *names):
        counters = self.sandbox.ask("/sandbox/counters")
        return sum(service.get(name, 0) for service in counters.values() for name in names)

    def writes(self):
        """Calls that wrote, to QuickBooks."""
        counters = self.sandbox.counters("quickbooks")
        return counters["writes"] + counters["batches"]

    def journal(self):
        found = []
        for folder, _, files in os.walk(self.kontorctl.data):
            for name in files:
                if name.endswith("-wal"):
                    status = os.stat(os.path.join(folder, name))
                    found.append((name, status.st_mtime_ns, status.st_size))
        return found

    @staticmethod
    def watch(process, happened):
        while process.poll() is None and not happened():
            time.sleep(0.001)

    def run(self):
        finished, fresh = 0, True
        while self.kills < self.wanted:
            if fresh:
                self.work()
            before = self.writes()
            calls = self.counted("requests")
            process = self.kontorctl.start("sync", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if self.kills % 3:  # while it writes
                last = before + self.chance.randrange(1, self.spread)
                self.watch(process, lambda: self.writes() >= last)
                if self.chance.random() < 0.5:  # also between the writing and the noting of the reply, and after it
                    noted = self.journal()
                    self.watch(process, lambda: self.journal() != noted)
            else:  # one in three anywhere from the start on
                last = calls + self.chance.randrange(0, self.calls)
                self.watch(process, lambda: self.counted("requests") >= last)
            if process.poll() is not None:
                finished += 1
                stage.require(finished <= 4 * self.wanted, f"only {self.kills} of {self.wanted} kills hit a running sync")
                self.calls = max(10, (self.calls + self.counted("requests") - calls) // 2)
                fresh = True
                continue
            process.kill()
            process.wait()
            self.kills += 1
            self.after_write += self.writes() > before
            fresh = self.chance.random() < 0.5  # else the next run has only what this one left

    def end(self):
        """What was left is done, and then there is nothing more to do. Returns how long that took."""
        began = time.monotonic()
        for _ in range(3):  # what was lost is asked for after a while; a sync that ends with work waiting says 1
            result = self.kontorctl.run("sync", timeout=600)
            if result.returncode in (0, 3):
                break
        stage.require(result.returncode == 0, f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}\n"
                      f"{self.kontorctl.json('attention')}")
        took = time.monotonic() - began
        self.kontorctl.run("sync", expect=0)
        before = self.counted("writes", "batches")
        self.kontorctl.run("sync", expect=0)
        stage.require(self.counted("writes", "batches") == before, "the sync after the last wrote again")
        stage.require(self.after_write * 3 >= self.kills, f"only {self.after_write} of {self.kills} kills came after a write")
        return took
