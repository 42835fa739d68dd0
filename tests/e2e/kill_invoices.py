#!/usr/bin/env python3
# Kills a real sync with SIGKILL at random points while it mirrors invoices, again and again, and counts at the end.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import os
import random
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

EACH = 12  # invoices for each kill: with customers, payments and changes about 30 writes


class Desk:
    """Makes what the next run has to do: new and known customers, changes and payments of what is booked already."""

    def __init__(self, person, chance):
        self.person = person
        self.chance = chance
        self.known = [c["id"] for c in person.sandbox.contacts() if c.get("email")]
        self.open = []
        self.contacts = 0

    def work(self):
        for number in range(EACH):
            if number % 2:
                contact = self.chance.choice(self.known)
            else:
                self.contacts += 1
                contact = self.person.contact(f"Killed {self.contacts}", f"killed.{self.contacts}@example.com")
                self.known.append(contact)
            invoice = self.person.invoice(contact, send="on")
            for _ in range(self.chance.randrange(3)):
                self.person.highlevel("invoice.pay", invoice=invoice, amount=str(self.chance.randrange(1, 60)), mode="cash")
            self.open.append(invoice)
        state = self.person.sandbox.state()
        shown = {i["_id"]: i for i in state["highlevel"]["invoices"]}
        booked = {d.get("DocNumber") for d in state["quickbooks"]["invoices"]}
        for invoice in self.chance.sample(self.open, min(4, len(self.open))):
            done = self.chance.choice(["edit", "pay", "withdraw"])
            if done == "edit":
                self.person.highlevel("invoice.edit", invoice=invoice, amount=str(self.chance.randrange(200, 999)))
                continue
            # What has payments is not withdrawn so easily, and what no cycle has seen leaves nothing.
            if done == "withdraw" and not shown[invoice]["amountPaid"] and invoices.number_of(shown[invoice]) in booked:
                if self.chance.random() < 0.5:
                    self.person.highlevel("invoice.void", invoice=invoice)
                else:
                    self.person.remove(invoice)
            else:
                self.person.highlevel("invoice.pay", invoice=invoice, mode="cash")
            self.open.remove(invoice)


def main():
    options = stage.arguments("Killed at random points, the mirror leaves one document for each invoice and one payment for each "
                              "payment.", kills=15, seed=0)
    seed = options.seed or random.SystemRandom().randrange(1, 1 << 30)
    print(f"{options.kills} kills, --seed {seed}", flush=True)
    chance = random.Random(seed)
    sandbox = stage.Sandbox(options, "--generate", "20")
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})  # the services say when both were connected in whole seconds
    kontorctl.run("sync", expect=0)
    person = invoices.Person(sandbox)
    desk = Desk(person, chance)
    contacts = len(sandbox.contacts())

    def writes():
        return sandbox.counters("quickbooks")["writes"]

    mean, kills, finished, wrote = 0.3, 0, 0, 0
    fresh = True
    while kills < options.kills:
        if fresh:
            desk.work()
            fresh = False
        before_run = writes()
        process = kontorctl.start("sync", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kills % 3:  # while it writes, by count: how fast this computer is does not matter
            wanted = before_run + chance.randrange(1, 2 * EACH)
            while process.poll() is None and writes() < wanted:
                time.sleep(0.001)
            time.sleep(chance.choice([0, 0, 0.002, 0.005]))  # also between the writing and the noting of the reply
        else:  # one in three anywhere from the start on
            time.sleep(chance.uniform(0, 2 * mean))
        if process.poll() is not None:
            finished += 1
            if finished > 3 * options.kills:
                stage.fail(f"only {kills} of {options.kills} kills hit a running sync")
            mean *= 0.6
            fresh = True
            continue
        process.kill()
        process.wait()
        kills += 1
        wrote += writes() > before_run
        mean = min(2.0, mean * 1.2)
        fresh = chance.random() < 0.5  # else the next run has only what this one left

    began = time.monotonic()
    for _ in range(3):  # what was lost is asked for after a while; a sync that ends with work waiting says 1
        result = kontorctl.run("sync", timeout=600)
        if result.returncode in (0, 3):
            break
    stage.require(result.returncode == 0, f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}\n"
                  f"{kontorctl.json('attention')}")
    mirrored = invoices.check_mirror(person)
    customers = collections.Counter(a for c in sandbox.customers() for a in set(stage.addresses(c)))
    for number in range(1, desk.contacts + 1):
        count = customers[f"killed.{number}@example.com"]
        stage.require(count == 1, f"killed.{number}@example.com is {count} customers")
    kontorctl.run("sync", expect=0)
    stage.require(len(sandbox.contacts()) == contacts + desk.contacts,
                  f"{len(sandbox.contacts())} contacts, not {contacts + desk.contacts}")
    stage.require(wrote * 3 >= kills, f"only {wrote} of {kills} kills came after a write")
    before = writes()
    kontorctl.run("sync", expect=0)
    stage.require(writes() == before, "the sync after the last wrote again")
    payments = len(sandbox.state()["quickbooks"]["payments"])
    print(f"{kills} kills, {wrote} of them after a write, {len(mirrored)} invoices, {payments} payments, {desk.contacts} new "
          f"customers, {before} writes; the last run took {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
