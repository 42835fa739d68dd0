#!/usr/bin/env python3
# An owner at the real window, in each kind of company: invoices live their lives, one fails, is set right and retried.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop  # noqa: E402
import invoices  # noqa: E402
import stage  # noqa: E402

CUSTOMER = "hannah.whitfield@example.com"


class AtTheWindow:
    """One run of the window beside one company and one location."""

    def __init__(self, options, screen, profile):
        self.profile, self.screen = profile, screen
        self.kind = invoices.KINDS[profile]
        self.sandbox = stage.Sandbox(options, "--company", profile, name="sandbox-" + profile)
        self.sandbox.limits(False)
        self.person = invoices.Person(self.sandbox)
        self.kontorctl = stage.Kontorctl(options, self.sandbox, name="data-" + profile, limits=False)
        self.kontorctl.connect_both()
        self.sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})  # the services say when both were connected in whole seconds
        self.kontorctl.run("sync", expect=0)
        # Only what is pressed starts a cycle.
        self.kontor, self.window = screen.start(
            **{k: v for k, v in self.kontorctl.environment.items() if k.startswith("KONTOR_")}, KONTOR_SYNC_INTERVAL_SECONDS="3600")
        self.window.wait("Up to date", seconds=60)

    def check(self, waiting=()):
        return invoices.check_mirror(self.person, (), waiting)

    def sync(self, waiting=()):
        """Sync now is pressed; both sides compared once that cycle is over."""
        before = self.kontorctl.json("status")["lastSuccess"]
        self.window.press("Sync now")
        end = time.monotonic() + 60
        while self.kontorctl.json("status")["lastSuccess"] == before:
            stage.require(time.monotonic() < end, f"{self.profile}: the cycle never ended")
            time.sleep(0.1)
        return self.check(waiting)

    def lives(self):
        """Draft, sent, edited, discounted, paid in part, paid; sent and voided; sent and deleted."""
        person = self.person
        invoice = person.invoice(CUSTOMER, self.kind.first)
        stage.require(not self.sync(), f"{self.profile}: a draft was booked")
        person.highlevel("invoice.send", invoice=invoice)
        voided = person.invoice(CUSTOMER, self.kind.first, send="on")
        deleted = person.invoice(CUSTOMER, self.kind.first, send="on")
        document = self.sync()[invoice]["Id"]
        person.highlevel("invoice.edit", invoice=invoice, amount="99.95", qty="2.5", item="Drawing")
        person.highlevel("invoice.void", invoice=voided)
        person.remove(deleted)
        self.sync()
        person.highlevel("invoice.discount", invoice=invoice, discount="12.5", discountType="percentage")
        self.sync()
        person.highlevel("invoice.pay", invoice=invoice, amount="40.01", mode="cash")
        self.sync()
        person.highlevel("invoice.pay", invoice=invoice)
        paid = self.sync()[invoice]
        stage.require(paid["Id"] == document and invoices.cents(paid["Balance"]) == 0, f"{self.profile}: paid, the document is {paid}")
        self.window.wait("Up to date")

    def spoil(self):
        """An invoice that cannot be booked; gives it, the words that its entry must show, and what sets it right."""
        if self.kind.mapped:  # a code of another rate, or several of the same
            tax, wrong, right = self.kind.mapped
            key = "|".join(tax)
            if wrong:
                self.kontorctl.run("settings", "set", "taxes.map", json.dumps({key: wrong}), expect=0)
            return (self.person.invoice(CUSTOMER, tax, send="on"), "is not mapped",
                    lambda: self.kontorctl.run("settings", "set", "taxes.map", json.dumps({key: right}), expect=0))
        # Where taxes need no code: somebody else's document has the number.
        invoice = self.person.invoice(CUSTOMER, self.kind.first)
        customer = next(c["Id"] for c in self.sandbox.customers() if CUSTOMER in stage.addresses(c))
        other = self.person.quickbooks("invoice.add", customer=customer, amount="5")["Id"]
        self.person.quickbooks("invoice.edit", id=other, values={"DocNumber": self.number(invoice)})
        self.person.highlevel("invoice.send", invoice=invoice)

        def give_another_number():
            self.person.quickbooks("invoice.edit", id=other, values={"DocNumber": "P-1"})
        return invoice, "already in use", give_another_number

    def number(self, invoice):
        return invoices.number_of(next(i for i in self.sandbox.state()["highlevel"]["invoices"] if i["_id"] == invoice))

    def fails_and_is_retried(self):
        window = self.window
        before = len(self.sandbox.state()["quickbooks"]["invoices"])
        invoice, words, set_right = self.spoil()
        number = self.number(invoice)
        window.press("Sync now")
        window.wait("Attention, one item", seconds=60)
        window.press("Show")
        window.wait(number)
        window.wait(words)
        foreign = 0 if self.kind.mapped else 1
        stage.require(len(self.sandbox.state()["quickbooks"]["invoices"]) == before + foreign, f"{self.profile}: it was booked all the same")
        failed = self.screen.picture("failed-" + self.profile)
        set_right()
        window.press("Retry")
        window.wait("Nothing needs your attention.", seconds=60)
        window.gone(number)
        stage.require(not self.kontorctl.json("attention"), f"{self.profile}: attention still has entries")
        strange = {d["Id"] for d in self.sandbox.state()["quickbooks"]["invoices"] if d.get("DocNumber") == "P-1"}
        document = invoices.check_mirror(self.person, foreign=strange)[invoice]
        booked = self.screen.picture("booked-" + self.profile)
        print(f"{self.profile}: {number} failed, was retried in the window, and is document {document['Id']}; {failed} {booked}", flush=True)

    def end(self):
        self.kontor.send_signal(signal.SIGTERM)
        stage.require(self.kontor.wait(timeout=20) == 0, f"{self.profile}: the window did not end with 0 on SIGTERM")
        self.sandbox.end()


def main():
    options = stage.arguments("Lives of invoices in the real window, with one that fails and is retried.", company="")
    screen = desktop.Desktop(options)
    for profile in [options.company] if options.company else invoices.KINDS:
        owner = AtTheWindow(options, screen, profile)
        owner.lives()
        owner.fails_and_is_retried()
        owner.end()


if __name__ == "__main__":
    main()
