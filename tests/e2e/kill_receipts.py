#!/usr/bin/env python3
# Kills a real sync with SIGKILL at random points while it books payments and refunds, again and again, and counts at the end.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import os
import random
import sys
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import killing  # noqa: E402
import sales_receipts  # noqa: E402
import stage  # noqa: E402
from invoices import cents  # noqa: E402

EACH = 12  # payments for each kill: with customers, refunds and invoices' payments some ten calls that write
COUNT = (*sales_receipts.COUNT, "payment.subscription")
COUNT_NOT = ("payment.mobile_app", "payment.imported", "payment.saas")


class Till:
    """Makes what the next run has to do: payments of known and of new people, refunds of what is booked already, payments of
    invoices, and payments that do not count."""

    def __init__(self, person, chance):
        self.person = person
        self.chance = chance
        self.known = [c for c in person.sandbox.contacts() if c.get("email")]
        self.contacts = 0
        self.paid = {}  # payments that count: id to the payer's address
        self.not_counting = set()

    def somebody(self):
        if self.chance.random() < 0.6:
            return self.chance.choice(self.known)
        self.contacts += 1
        address = f"killed.{self.contacts}@example.com"
        contact = {"id": self.person.contact(f"Killed {self.contacts}", address), "email": address}
        self.known.append(contact)
        return contact

    def pay(self, action, contact, **more):
        parameters = {"contact": contact["id"], "item": "Apron", "amount": str(self.chance.randrange(5, 300)),
                      "taxRate": self.chance.choice(["", "8.25"]), "qty": self.chance.choice(["1", "3"]), **more}
        return self.person.highlevel(action, **parameters)["transaction"]["_id"]

    def work(self):
        for _ in range(EACH):
            contact = self.somebody()
            kind = self.chance.random()
            if kind < 0.75:
                self.paid[self.pay(self.chance.choice(COUNT), contact)] = contact["email"]
            elif kind < 0.85:
                self.not_counting.add(self.pay(self.chance.choice(COUNT_NOT), contact))
            elif kind < 0.9:
                self.not_counting.add(self.pay(self.chance.choice(COUNT), contact, declined="on"))
            else:
                invoice = self.person.invoice(contact["id"], send="on")
                self.person.highlevel("invoice.pay", invoice=invoice, amount=str(self.chance.randrange(1, 60)), mode="cash")
        state = self.person.sandbox.state()
        marks = {row["PrivateNote"] for row in state["quickbooks"]["salesReceipts"]}
        # What is paid back whole before it is booked is asked about; that is no matter of being killed.
        booked = [t for t in state["highlevel"]["transactions"]
                  if t["status"] == "succeeded" and f"HighLevel payment {t['_id']}" in marks]
        for transaction in self.chance.sample(booked, min(6, len(booked))):
            rest = cents(transaction["amount"]) - cents(transaction.get("amountRefunded") or 0)
            part = {} if self.chance.random() < 0.3 or rest < 300 else {"amount": str(self.chance.randrange(1, rest // 100))}
            self.person.highlevel("payment.refund", transaction=transaction["_id"], **part)


def check(sandbox, till):
    state = sandbox.state()
    books, crm = state["quickbooks"], state["highlevel"]
    zone = zoneinfo.ZoneInfo(crm["locations"][0]["timezone"])
    customers = collections.defaultdict(list)
    for customer in books["customers"]:
        if customer.get("Active", True):
            for address in set(stage.addresses(customer)):
                customers[address].append(customer["Id"])
    refunded = collections.Counter()
    for refund in books["refundReceipts"]:
        refunded[refund["PrivateNote"].removeprefix("HighLevel refund ").split(" up to ")[0]] += cents(refund["TotalAmt"])
    for transaction in crm["transactions"]:
        payment = transaction["_id"]
        if payment not in till.paid:
            stage.require(not sales_receipts.bearing(books["salesReceipts"], f"HighLevel payment {payment}"),
                          f"payment {payment}, which does not count, has a receipt")
            continue
        owners = customers[till.paid[payment].lower()]
        stage.require(len(owners) == 1, f"{till.paid[payment]} is {len(owners)} customers")
        sales_receipts.check(sandbox, transaction, owners[0], zone, "Apron", books["salesReceipts"])
        wanted = cents(transaction["amount"] if transaction["status"] == "refunded" else transaction.get("amountRefunded") or 0)
        stage.require(refunded.pop(payment, 0) == wanted, f"of {payment} {wanted} were refunded, {refunded[payment]} are booked")
    stage.require(not refunded, f"refunds of {sorted(refunded)}, which were none")
    stage.require(len(books["salesReceipts"]) == len(till.paid),
                  f"{len(books['salesReceipts'])} receipts for {len(till.paid)} payments that count")
    return len(books["salesReceipts"]), len(books["refundReceipts"]), len(books["payments"])


def main():
    options = stage.arguments("Killed at random points, each payment is one receipt, and what was refunded is refunded once.",
                              kills=15, seed=0)
    seed = options.seed or random.SystemRandom().randrange(1, 1 << 30)
    print(f"{options.kills} kills, --seed {seed}", flush=True)
    chance = random.Random(seed)
    sandbox = stage.Sandbox(options, "--generate", "20")
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})  # the services say when both were connected in whole seconds
    kontorctl.run("settings", "set", "receipts.refunds", "on", expect=0)
    kontorctl.run("sync", expect=0)
    person = invoices.Person(sandbox)
    till = Till(person, chance)
    contacts = len(sandbox.contacts())
    killer = killing.Killer(options, sandbox, kontorctl, chance, till.work, EACH)
    killer.run()
    took = killer.end()
    receipts, refunds, payments = check(sandbox, till)
    invoices.check_mirror(person)
    stage.require(len(sandbox.contacts()) == contacts + till.contacts,
                  f"{len(sandbox.contacts())} contacts, not {contacts + till.contacts}")
    print(f"{killer.kills} kills, {killer.after_write} of them after a write, {receipts} receipts, {refunds} refunds, {payments} "
          f"payments of invoices, {till.contacts} new customers, {killer.writes()} calls that write; the last run took {took:.1f} s")


if __name__ == "__main__":
    main()
