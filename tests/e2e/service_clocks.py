#!/usr/bin/env python3
# Services whose clock is minutes before or behind the computer's: nothing of before connecting, all of after it, once.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

LINK = "https://g.page/r/clock/review"


class Desk:
    """Both services by a clock that is `ahead` seconds before the computer's, and somebody who works with them."""

    def __init__(self, options, ahead):
        self.name = f"{ahead:+} s"
        self.sandbox = stage.Sandbox(options, "--ahead", str(ahead), name=f"sandbox{ahead}")
        stage.require(self.sandbox.ask("/sandbox/clock")["offsetSeconds"] == ahead, f"the services' clock is not {self.name} off")
        self.sandbox.limits(False)
        self.kontorctl = stage.Kontorctl(options, self.sandbox, name=f"data{ahead}", limits=False)
        self.person = invoices.Person(self.sandbox)

    def a_moment_later(self):
        """The services say the time in whole seconds only."""
        self.sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})

    def sync(self):
        for _ in range(3):  # what was lost is asked for after a while; a sync that ends with work waiting says 1
            result = self.kontorctl.run("sync")
            if result.returncode != 1:
                break
        stage.require(result.returncode == 0, f"{self.name}: sync ended with {result.returncode}\n{result.stdout}{result.stderr}"
                      f"{self.kontorctl.json('attention')}")

    def sell(self, contact):
        """An invoice that is sent and paid, and a payment without any. Returns the invoice's id and the payment's."""
        invoice = self.person.invoice(contact, send="on")
        self.person.highlevel("invoice.pay", invoice=invoice, mode="cash")
        paid = self.person.highlevel("payment.order_form_one_step", contact=contact, item="Apron", amount="40")
        return invoice, paid["transaction"]["_id"]

    def paid_in_quickbooks(self, customer):
        invoice = self.person.quickbooks("invoice.add", customer=customer, amount="80")["Id"]
        self.person.quickbooks("payment.receive", id=invoice)
        return invoice

    def check(self, before, never, foreign, paid, requests):
        stage.check_each_once(self.sandbox.customers(), self.sandbox.contacts(), before)
        invoices.check_mirror(self.person, never, foreign=foreign)
        notes = [row.get("PrivateNote", "") for row in self.sandbox.state()["quickbooks"]["salesReceipts"]]
        stage.require(len(notes) == len(paid), f"{self.name}: {len(notes)} receipts for {len(paid)} payments")
        for payment in paid:
            stage.require(sum(payment in note for note in notes) == 1, f"{self.name}: payment {payment} in {notes}")
        sent = self.sandbox.state()["highlevel"]["messages"]
        asked = sorted(message["contactId"] for message in sent)
        stage.require(asked == sorted(requests), f"{self.name}: {asked} were asked for a review, not {sorted(requests)}")

    def work(self):
        customers = [c["Id"] for c in self.sandbox.customers() if c.get("Active", True) and stage.addresses(c)]
        contact = self.person.contact("Ada Clock", "ada.clock@example.com")
        before = self.sandbox.contacts()
        old, _ = self.sell(contact)
        foreign = [self.paid_in_quickbooks(customers[0])]
        self.a_moment_later()
        self.kontorctl.connect_both()
        self.a_moment_later()
        self.sync()
        self.check(before, [old], foreign, [], [])
        for key, value in (("quiet_hours", "off"), ("link", LINK), ("enabled", "on")):
            self.kontorctl.run("settings", "set", "reviews." + key, value, expect=0)
        self.sync()
        self.a_moment_later()

        # What happens now is noticed, also when the reply to a write is lost: without an address, a contact is found by
        # its time of creation.
        foreign.append(self.paid_in_quickbooks(customers[1]))
        for number in range(3):
            self.person.quickbooks("customer.add", name=f"Silent {number}")
        new, paid = self.sell(contact)
        for rule in ({"service": "highlevel", "path": "/contacts/"}, {"service": "quickbooks", "pathContains": "/invoice"},
                     {"service": "quickbooks", "pathContains": "/salesreceipt"}):
            self.sandbox.ask("/sandbox/faults", {**rule, "fault": "drop_after", "method": "POST"})
        self.sync()
        left = self.sandbox.ask("/sandbox/faults")["faults"]
        stage.require(not left, f"{self.name}: no reply was lost: {left}")
        self.sync()
        address = next(stage.addresses(c)[0] for c in self.sandbox.customers() if c["Id"] == customers[1])
        fresh = next(c["id"] for c in self.sandbox.contacts() if address in stage.contact_addresses(c))
        # Who paid in HighLevel has a paid invoice in QuickBooks now, too.
        self.check(before, [old], foreign, [paid], [contact, fresh])
        writes = [self.sandbox.counters(service)["writes"] for service in ("quickbooks", "highlevel")]
        self.sync()
        stage.require(writes == [self.sandbox.counters(service)["writes"] for service in ("quickbooks", "highlevel")],
                      f"{self.name}: the sync after the last wrote again")
        print(f"{self.name}: {new} mirrored, {paid} booked, two review requests", flush=True)


def main():
    options = stage.arguments("The services' clock is not the computer's.")
    for ahead in (-540, 540):
        Desk(options, ahead).work()


if __name__ == "__main__":
    main()
