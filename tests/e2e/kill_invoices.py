#!/usr/bin/env python3
# Kills a real sync with SIGKILL at random points while it mirrors invoices, again and again, and counts at the end.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import os
import random
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import killing  # noqa: E402
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

    killer = killing.Killer(options, sandbox, kontorctl, chance, desk.work, 2 * EACH)
    killer.run()
    took = killer.end()
    mirrored = invoices.check_mirror(person)
    customers = collections.Counter(a for c in sandbox.customers() for a in set(stage.addresses(c)))
    for number in range(1, desk.contacts + 1):
        count = customers[f"killed.{number}@example.com"]
        stage.require(count == 1, f"killed.{number}@example.com is {count} customers")
    stage.require(len(sandbox.contacts()) == contacts + desk.contacts,
                  f"{len(sandbox.contacts())} contacts, not {contacts + desk.contacts}")
    payments = len(sandbox.state()["quickbooks"]["payments"])
    print(f"{killer.kills} kills, {killer.after_write} of them after a write, {len(mirrored)} invoices, {payments} payments, "
          f"{desk.contacts} new customers, {killer.writes()} writes; the last run took {took:.1f} s")


if __name__ == "__main__":
    main()
