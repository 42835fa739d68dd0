#!/usr/bin/env python3
# The life of HighLevel's invoices in QuickBooks, for each kind of company: to the cent after every step, nothing twice.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

# Where the location lies while it is connected, for some far from UTC on either side; else where the company is.
FAR = {"us_none": "Pacific/Pago_Pago", "au": "Pacific/Kiritimati", "gb": "Asia/Kathmandu"}


class Life:
    """One company and one location from before connecting to the end."""

    def __init__(self, options, profile):
        self.profile = profile
        self.kind = invoices.KINDS[profile]
        self.sandbox = stage.Sandbox(options, "--company", profile, name="sandbox-" + profile)
        self.sandbox.limits(False)
        self.kontorctl = stage.Kontorctl(options, self.sandbox, name="data-" + profile, limits=False)
        self.person = invoices.Person(self.sandbox)
        self.never = []
        self.foreign = set()
        self.seen = 0  # number of the last request that was looked at
        if profile in FAR:
            self.person.highlevel("location.settings", timezone=FAR[profile])
        self.zone = self.sandbox.state()["highlevel"]["location"]["timezone"]

    def sync(self, expect=0, waiting=()):
        """A whole cycle in a process of its own, then both sides compared. Returns the documents by the id of the invoice."""
        result = self.kontorctl.run("sync")
        self.seen = invoices.check_nothing_sent(self.sandbox, self.seen)
        if result.returncode != expect:
            entries = self.kontorctl.json("attention")
            stage.fail(f"{self.profile}: sync ended with {result.returncode}, not {expect}\n{result.stdout[-1000:]}"
                       f"{result.stderr[-1000:]}\n{json.dumps(entries, indent=1)}")
        return invoices.check_mirror(self.person, self.never, waiting, self.zone, self.foreign)

    def writes(self):
        return self.sandbox.counters("quickbooks")["writes"]

    def documents(self):
        return self.sandbox.state()["quickbooks"]["invoices"]

    def entry(self, invoice, code):
        """The one entry of attention, which must be about `invoice`."""
        entries = self.kontorctl.json("attention")
        shown = next(i for i in self.sandbox.state()["highlevel"]["invoices"] if i["_id"] == invoice)
        stage.require(len(entries) == 1, f"{self.profile}: {len(entries)} entries in attention, not 1: {entries}")
        entry = entries[0]
        stage.require(entry["code"] == code, f"{self.profile}: attention says {entry['code']}, not {code}: {entry}")
        stage.require(entry["document"]["number"] == invoices.number_of(shown), f"{self.profile}: the entry is about {entry['document']}")
        for part in ("title", "cause", "remedy"):
            stage.require(entry[part].strip(), f"{self.profile}: the entry has no {part}: {entry}")
        return entry

    def nothing_in_attention(self, after):
        entries = self.kontorctl.json("attention")
        stage.require(not entries, f"{self.profile}: after {after} attention has {entries}")

    # ---- The stations of a life

    def before_connecting(self):
        person = self.person
        self.old_contact = person.contact("Olga Before", "olga.before@example.com")
        sent = person.invoice(self.old_contact, self.kind.first, send="on")
        draft = person.invoice(self.old_contact, self.kind.first)
        paid = person.invoice(self.old_contact, self.kind.first, send="on")
        person.highlevel("invoice.pay", invoice=paid, mode="cash")
        self.never += [sent, draft, paid]
        self.old_sent, self.old_draft = sent, draft
        # The services say the time in whole seconds only.
        self.sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
        self.kontorctl.connect_both()
        self.sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
        self.sync()
        stage.require(not self.documents(), f"{self.profile}: documents from before connecting: {self.documents()}")

    def old_invoices_change(self):
        """What was made before connecting stays out, whatever happens to it later, in whatever time zone, after a day too."""
        writes = self.writes()
        self.person.highlevel("invoice.send", invoice=self.old_draft)
        self.person.highlevel("invoice.edit", invoice=self.old_sent, amount="77", issueDate="2031-01-01", dueDate="2031-02-01")
        self.sync()
        self.person.highlevel("invoice.pay", invoice=self.old_sent, amount="10", mode="cash")
        self.person.highlevel("location.settings", timezone="Pacific/Kiritimati")
        self.zone = None  # what was booked before has the days of the other zone
        self.sync()
        self.person.highlevel("location.settings", timezone="Pacific/Pago_Pago")
        self.sandbox.ask("/sandbox/clock", {"advanceSeconds": 26 * 3600})
        self.sync()
        stage.require(self.writes() == writes, f"{self.profile}: {self.writes() - writes} writes for old invoices")

    def one_invoice(self):
        """Draft, sent, edited, discounted, taxed, another customer, paid in part, paid."""
        person, kind = self.person, self.kind
        contact = person.contact("Ada Lifecycle", "ada.lifecycle@example.com")
        writes = self.writes()
        invoice = person.invoice(contact, kind.first)
        self.sync()
        stage.require(self.writes() == writes, f"{self.profile}: a draft led to {self.writes() - writes} writes")
        person.highlevel("invoice.send", invoice=invoice)
        first = self.sync()[invoice]["Id"]
        person.highlevel("invoice.edit", invoice=invoice, amount="99.95", qty="2.5", item="Drawing", dueDate="2031-03-04",
                         issueDate="2031-02-03", invoiceNumber=f"9{self.profile[:3].upper()}1")
        self.sync()
        person.highlevel("invoice.discount", invoice=invoice, discount="12.5", discountType="percentage")
        self.sync()
        person.highlevel("invoice.discount", invoice=invoice, discount="20.01", discountType="fixed")
        self.sync()
        name, rate = kind.second
        person.highlevel("invoice.tax", invoice=invoice, taxName=name, taxRate=rate)
        self.check_tax(invoice, self.sync()[invoice])
        person.highlevel("invoice.tax", invoice=invoice, taxName=name, taxRate=rate, taxInclusive="on")
        self.check_tax(invoice, self.sync()[invoice])
        person.highlevel("invoice.tax", invoice=invoice, taxName=name, taxRate=rate)
        person.highlevel("invoice.edit", invoice=invoice, contact="hannah.whitfield@example.com")
        self.sync()
        person.highlevel("invoice.pay", invoice=invoice, amount="100.01", mode="cash")
        self.sync()
        person.highlevel("invoice.pay", invoice=invoice, amount="17", mode="online")
        self.sync()
        person.highlevel("invoice.pay", invoice=invoice)
        last = self.sync()[invoice]
        stage.require(last["Id"] == first, f"{self.profile}: document {first} became {last['Id']}")
        stage.require(invoices.cents(last["Balance"]) == 0, f"{self.profile}: paid, and the balance is {last['Balance']}")
        writes = self.writes()
        self.sync()
        stage.require(self.writes() == writes, f"{self.profile}: nothing changed, and {self.writes() - writes} writes")

    def check_tax(self, invoice, document):
        """Where the company has sales tax, tax is booked as such and not as a line."""
        shown = next(i for i in self.sandbox.state()["highlevel"]["invoices"] if i["_id"] == invoice)
        booked = (document.get("TxnTaxDetail") or {}).get("TotalTax") or 0
        wanted = 0 if self.profile == "us_none" else shown["totalSummary"]["tax"]
        stage.require(invoices.cents(booked) == invoices.cents(wanted), f"{self.profile}: {booked} booked as tax, not {wanted}")

    def paid_at_once(self):
        """Made, sent and paid between two cycles."""
        contact = self.person.contact("Quinn Quick", "quinn.quick@example.com")
        invoice = self.person.invoice(contact, self.kind.first, send="on")
        self.person.highlevel("invoice.pay", invoice=invoice, mode="cheque")
        self.sync()

    def withdrawn(self):
        """Sent and voided; sent and deleted."""
        voided = self.person.invoice("hannah.whitfield@example.com", self.kind.first, send="on")
        deleted = self.person.invoice("hannah.whitfield@example.com", self.kind.first, send="on")
        draft = self.person.invoice("hannah.whitfield@example.com", self.kind.first)
        self.sync()
        self.person.highlevel("invoice.void", invoice=voided)
        self.person.remove(deleted)
        self.person.highlevel("invoice.delete", invoice=draft)
        self.sync()
        writes = self.writes()
        self.sync()
        stage.require(self.writes() == writes, f"{self.profile}: what is void was written again")

    def new_customer(self):
        """Two invoices for a contact that QuickBooks does not know make one customer, linked to that contact."""
        before = len(self.sandbox.contacts())
        contact = self.person.contact("Nadia Newcomer", "nadia.newcomer@example.com")
        for _ in range(2):
            self.person.invoice(contact, self.kind.first, send="on")
        self.sync()
        self.sync()  # the customer comes back as a change in QuickBooks, and belongs to that contact
        made = [c for c in self.sandbox.customers() if "nadia.newcomer@example.com" in stage.addresses(c)]
        stage.require(len(made) == 1, f"{self.profile}: {len(made)} customers, not 1")
        stage.require(len(self.sandbox.contacts()) == before + 1, f"{self.profile}: {len(self.sandbox.contacts()) - before} new contacts")
        self.person.quickbooks("customer.edit", id=made[0]["Id"], values={"PrimaryPhone": {"FreeFormNumber": "+1 202 456 1414"}})
        self.sync()
        there = next(c for c in self.sandbox.contacts() if c["id"] == contact)
        stage.require(there.get("phone") == "+12024561414", f"{self.profile}: the customer is not linked to its contact: {there}")

    def name_of_a_vendor(self):
        vendor = next(v for v in self.sandbox.state()["quickbooks"]["vendors"] if v["DisplayName"] == "Rosalind Achebe")
        invoice = self.person.invoice("rosalind@achebe.example.net", self.kind.first, send="on")
        document = self.sync()[invoice]
        customer = next(c for c in self.sandbox.customers() if c["Id"] == document["CustomerRef"]["value"])
        stage.require(customer["DisplayName"].startswith("Rosalind Achebe") and customer["DisplayName"] != vendor["DisplayName"],
                      f"{self.profile}: the customer is called {customer['DisplayName']!r}")
        after = next(v for v in self.sandbox.state()["quickbooks"]["vendors"] if v["Id"] == vendor["Id"])
        stage.require(after == vendor, f"{self.profile}: the vendor was changed")

    def tax_that_nobody_knows(self):
        """A rate that no code has: nothing is written, until HighLevel has one that there is."""
        if self.profile in ("us_none", "us_automated"):  # where a tax needs no code
            return
        contact = self.person.contact("Lena Luxury", "lena.luxury@example.com")
        before = len(self.documents())
        invoice = self.person.invoice(contact, ("Luxury tax", "11"), send="on")
        self.sync(expect=3, waiting=[invoice])
        stage.require(len(self.documents()) == before, f"{self.profile}: written without a tax code")
        self.entry(invoice, "kontor.tax_not_mapped")
        self.sync(expect=3, waiting=[invoice])  # neither written nor listed twice
        self.entry(invoice, "kontor.tax_not_mapped")
        name, rate = self.kind.second
        self.person.highlevel("invoice.tax", invoice=invoice, taxName=name, taxRate=rate)
        self.sync()
        self.nothing_in_attention("another tax in HighLevel")

    def tax_that_the_owner_maps(self):
        """Several codes of 0 %, or a mapping to a code of another rate: the owner says which code it is."""
        if self.kind.mapped is None:
            return
        tax, wrong, right = self.kind.mapped
        key = "|".join(tax)
        contact = self.person.contact("Mara Mapped", "mara.mapped@example.com")
        if wrong:
            self.kontorctl.run("settings", "set", "taxes.map", json.dumps({key: wrong}), expect=0)
        before = len(self.documents())
        pair = [self.person.invoice(contact, tax, send="on") for _ in range(2)]
        self.sync(expect=3, waiting=pair)
        stage.require(len(self.documents()) == before, f"{self.profile}: written with no or a wrong tax code")
        entries = self.kontorctl.json("attention")
        stage.require([e["code"] for e in entries] == ["kontor.tax_not_mapped"] * 2, f"{self.profile}: attention has {entries}")
        self.kontorctl.run("settings", "set", "taxes.map", json.dumps({key: right}), expect=0)
        mirrored = self.sync()
        self.nothing_in_attention("mapping the tax")
        for invoice in pair:
            # In the United States lines say only whether they are taxed.
            codes = {mirrored[invoice]["TxnTaxDetail"]["TxnTaxCodeRef"]["value"]} if self.profile.startswith("us_") else {
                line["SalesItemLineDetail"]["TaxCodeRef"]["value"] for line in mirrored[invoice]["Line"]
                if line["DetailType"] == "SalesItemLineDetail"}
            stage.require(codes == {right}, f"{self.profile}: booked with {codes}")

    def services_that_round_otherwise(self):
        """QuickBooks ignores what it is told about the tax, and either side rounds for each line: the cents agree all the same."""
        def turn(service, name, position):
            self.sandbox.ask("/sandbox/switches", {"service": service, "name": name, "position": position})

        if self.profile == "ca":  # with two codes of 0 % the owner has to say which one a line "Rounding" has
            self.kontorctl.run("settings", "set", "taxes.map", json.dumps({"|0": "2"}), expect=0)
        lines = [("Nails", 0.35, 1), ("Screws", 0.35, 1), ("Bolts", 0.35, 1), ("Glue", 10.05, 0.333)]
        contact = self.person.contact("Rita Rounding", "rita.rounding@example.com")
        # Where tax needs no code it may be any; elsewhere the one that invoices of this company have.
        tax = self.kind.first or self.kind.second
        for theirs in ("document", "line"):
            for ours in ("per_rate", "per_line"):
                turn("highlevel", "tax_rounding", theirs)
                turn("quickbooks", "tax_rounding", ours)
                turn("quickbooks", "tax_line_override", "ignored")
                turn("quickbooks", "ast_override", "ignored")
                invoice = self.person.invoice(contact, tax, lines, send="on")
                self.sync()
                self.person.highlevel("invoice.discount", invoice=invoice, discount="7.5", discountType="percentage")
                self.sync()
                self.person.highlevel("invoice.pay", invoice=invoice, mode="cash")
                self.sync()
        turn("highlevel", "tax_rounding", "document")
        turn("quickbooks", "tax_rounding", "per_rate")
        turn("quickbooks", "tax_line_override", "honoured")
        turn("quickbooks", "ast_override", "honoured")

    def changed_in_quickbooks(self):
        """What a person changed in QuickBooks stays, until the owner says otherwise."""
        for side in ("quickbooks", "highlevel"):
            invoice = self.person.invoice("hannah.whitfield@example.com", self.kind.first, send="on")
            document = self.sync()[invoice]
            self.person.quickbooks("invoice.edit", id=document["Id"], values={"DueDate": "2032-05-06"})
            writes = self.writes()
            self.person.highlevel("invoice.edit", invoice=invoice, amount="321.09")
            self.sync(expect=3, waiting=[invoice])
            stage.require(self.writes() == writes, f"{self.profile}: somebody's change was written over")
            entry = self.entry(invoice, "kontor.changed_in_quickbooks")
            self.sync(expect=3, waiting=[invoice])
            stage.require(self.writes() == writes, f"{self.profile}: somebody's change was written over later")
            self.kontorctl.run("attention", "choose", str(entry["id"]), side, expect=0)
            kept = side == "quickbooks"
            self.sync(waiting=[invoice] if kept else [])
            self.nothing_in_attention(f"choosing {side}")
            now = next(d for d in self.documents() if d["Id"] == document["Id"])
            stage.require((now["DueDate"] == "2032-05-06") == kept and (now["TotalAmt"] == document["TotalAmt"]) == kept,
                          f"{self.profile}: after choosing {side} the document is {now}")
            if kept:  # it is the owner's now, whatever HighLevel has
                self.never.append(invoice)
                self.foreign.add(document["Id"])

    def changed_in_quickbooks_only(self):
        """The owner hears of it although nothing happens in HighLevel; once it is taken back or dismissed, no more."""
        invoice = self.person.invoice("hannah.whitfield@example.com", self.kind.first, send="on")
        document = self.sync()[invoice]
        writes = self.writes()
        self.person.quickbooks("invoice.edit", id=document["Id"], values={"DueDate": "2032-05-06"})
        self.foreign.add(document["Id"])
        self.sync(expect=3, waiting=[invoice])
        self.entry(invoice, "kontor.changed_in_quickbooks")
        self.person.quickbooks("invoice.edit", id=document["Id"], values={"DueDate": document["DueDate"]})
        self.foreign.remove(document["Id"])
        self.sync()
        self.nothing_in_attention("taking the change back")
        self.person.quickbooks("invoice.void", id=document["Id"])
        self.foreign.add(document["Id"])
        self.sync(expect=3, waiting=[invoice])
        entry = self.entry(invoice, "kontor.voided_in_quickbooks")
        self.kontorctl.run("attention", "dismiss", str(entry["id"]), expect=0)
        self.never.append(invoice)
        self.sync()
        self.nothing_in_attention("dismissing it")
        stage.require(self.writes() == writes, f"{self.profile}: {self.writes() - writes} writes for a person's doing")

    def refunded_and_voided(self):
        """Paid, paid back and voided: the payment goes with the invoice, and nobody need book the refund."""
        invoice = self.person.invoice("hannah.whitfield@example.com", self.kind.first, send="on")
        self.person.highlevel("invoice.pay", invoice=invoice)
        document = self.sync()[invoice]
        payments = self.sandbox.state()["highlevel"]["transactions"]
        paid = next(t["_id"] for t in payments if t["entityId"] == invoice)
        self.person.highlevel("payment.refund", transaction=paid)
        self.sync(expect=3, waiting=[invoice])
        stage.require([e["code"] for e in self.kontorctl.json("attention")] == ["kontor.refund"], f"{self.profile}: not asked about the refund")
        self.person.highlevel("invoice.void", invoice=invoice)
        self.sync()
        self.nothing_in_attention("voiding what was refunded")
        now = next(d for d in self.documents() if d["Id"] == document["Id"])
        stage.require(now["TotalAmt"] == 0 and not now.get("LinkedTxn"), f"{self.profile}: the document is {now}")

    def run(self):
        before = self.kontorctl.json("attention")
        stage.require(not before, f"attention has {before} at the start")
        for station in (self.before_connecting, self.one_invoice, self.paid_at_once, self.withdrawn, self.new_customer,
                        self.name_of_a_vendor, self.services_that_round_otherwise, self.tax_that_nobody_knows,
                        self.changed_in_quickbooks, self.changed_in_quickbooks_only, self.refunded_and_voided,
                        self.tax_that_the_owner_maps, self.old_invoices_change):
            station()
            print(f"{self.profile}: {station.__name__.replace('_', ' ')}", flush=True)
        self.sandbox.end()


def main():
    options = stage.arguments("Walks invoices of HighLevel through all they can become, in each kind of company.", company="")
    for profile in [options.company] if options.company else invoices.KINDS:
        Life(options, profile).run()


if __name__ == "__main__":
    main()
