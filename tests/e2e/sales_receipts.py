#!/usr/bin/env python3
# Payments of every kind in HighLevel: each that counts is one sales receipt in QuickBooks, and nothing else is booked.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime
import os
import sys
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402
from invoices import cents  # noqa: E402

DAY = 86400
COUNT = ("payment.order_form_one_step", "payment.order_form_two_step", "payment.upsell", "payment.store_order",
         "payment.membership", "payment.communities", "payment.calendar", "payment.link", "payment.form", "payment.survey",
         "payment.point_of_sale")
COUNT_NOT = ("payment.mobile_app", "payment.document", "payment.manual", "payment.imported", "payment.saas")


def receipts(sandbox, kind="salesReceipts"):
    return sandbox.state()["quickbooks"][kind]


def bearing(rows, mark):
    return [row for row in rows if row.get("PrivateNote", "").startswith(mark)]


def check(sandbox, transaction, customer, zone, item=None, rows=None):
    """One receipt for a payment: customer, day in the location's zone, amount, deposit account. `rows` are all receipts, if
    they were read already."""
    found = bearing(receipts(sandbox) if rows is None else rows, f"HighLevel payment {transaction['_id']}")
    stage.require(len(found) == 1, f"payment {transaction['_id']} has {len(found)} receipts")
    receipt = found[0]
    stage.require(receipt["CustomerRef"]["value"] == customer, f"the receipt is {receipt['CustomerRef']}'s, not {customer}'s")
    stage.require(cents(receipt["TotalAmt"]) == cents(transaction["amount"]),
                  f"{receipt['TotalAmt']} were booked, {transaction['amount']} were paid")
    when = datetime.datetime.fromisoformat(transaction["createdAt"].replace("Z", "+00:00")).astimezone(zone)
    stage.require(receipt["TxnDate"] == when.date().isoformat(), f"dated {receipt['TxnDate']}, paid on {when.date()}")
    stage.require(receipt["DepositToAccountRef"]["name"] == "Undeposited Funds", f"deposited to {receipt['DepositToAccountRef']}")
    stage.require(receipt["PaymentMethodRef"]["name"] == "Credit Card", f"paid by {receipt['PaymentMethodRef']}")
    stage.require(receipt.get("EmailStatus", "NotSet") == "NotSet", "something was sent")
    lines = [line for line in receipt["Line"] if line["DetailType"] == "SalesItemLineDetail"]
    stage.require(lines[0]["SalesItemLineDetail"]["ItemRef"]["name"] == "HighLevel Sales", f"on the item {lines[0]}")
    if item:
        stage.require(lines[0]["Description"].startswith(item), f"the line says {lines[0]['Description']!r}, not {item!r}")
    return receipt


def abroad(options):
    """In a company with 19 % and 7 %, what does not come to the lines of its order: with the tax where all of it is taxed alike."""
    sandbox = stage.Sandbox(options, "--company", "eur_19_7", name="sandbox-abroad")
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, name="data-abroad", limits=False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
    kontorctl.run("sync", expect=0)
    kontorctl.run("settings", "set", "receipts.refunds", "on", expect=0)
    person = invoices.Person(sandbox)
    contact = person.contact("Greta Brandt", "greta.brandt@example.com")

    def pay(**more):
        return person.highlevel("payment.order_form_one_step", **{"contact": contact, "item": "Apron", "amount": "100", **more})["transaction"]

    def booked(kind, mark):
        found = bearing(receipts(sandbox, kind), mark)
        stage.require(len(found) == 1, f"{mark}: {len(found)} {kind}")
        codes = {line["SalesItemLineDetail"]["TaxCodeRef"]["value"] for line in found[0]["Line"]
                 if line["DetailType"] == "SalesItemLineDetail"}
        return cents(found[0]["TotalAmt"]), cents(found[0]["TxnTaxDetail"]["TotalTax"]), codes

    def silent(transaction):
        rows = [row for row in kontorctl.json("log") if row["key"] in ("receipt", "refund") and transaction["_id"] in str(row)]
        stage.require(rows, f"the log knows nothing of {transaction['_id']}")
        return not any("VAT" in row["what"] for row in rows)

    part = pay(taxRate="19", part="50")
    shipped = pay(taxRate="7", shipping="5", part="50")
    gone = pay(taxRate="19", part="50")
    person.highlevel("order.forget", order=gone["entityId"])
    kontorctl.run("sync", expect=0)
    person.highlevel("payment.rest", order=part["entityId"])  # 69: again no sum of the order's lines
    person.highlevel("payment.refund", transaction=part["_id"], amount="20")
    person.highlevel("payment.refund", transaction=shipped["_id"], amount="20")
    kontorctl.run("sync", expect=0)
    rest = next(t for t in sandbox.state()["highlevel"]["transactions"] if t["entityId"] == part["entityId"] and t["_id"] != part["_id"])
    for transaction, expected in ((part, (5000, 798, {"2"})), (rest, (6900, 1102, {"2"})), (shipped, (5000, 0, {"4"})),
                                  (gone, (5000, 0, {"4"}))):
        found = booked("salesReceipts", f"HighLevel payment {transaction['_id']}")
        stage.require(found == expected, f"booked as {found}, not {expected}")
        stage.require(silent(transaction) == (expected[1] > 0), f"the log says otherwise of {transaction['_id']}")
    for transaction, expected in ((part, (2000, 319, {"2"})), (shipped, (2000, 0, {"4"}))):
        found = booked("refundReceipts", f"HighLevel refund {transaction['_id']}")
        stage.require(found == expected, f"refunded as {found}, not {expected}")
    # QuickBooks does not take what it is told of the tax: cents that no net amount comes to are a line then.
    sandbox.ask("/sandbox/switches", {"service": "quickbooks", "name": "tax_line_override", "position": "ignored"})
    little = pay(taxRate="19", part="10.05")
    kontorctl.run("sync", expect=0)
    person.highlevel("payment.refund", transaction=little["_id"], amount="0.03")
    kontorctl.run("sync", expect=0)
    stage.require(booked("salesReceipts", f"HighLevel payment {little['_id']}")[0] == 1005, "another total than was paid")
    stage.require(booked("refundReceipts", f"HighLevel refund {little['_id']}") == (3, 1, {"2", "4"}), "another total than was refunded")


def main():
    options = stage.arguments("Each payment that counts is one sales receipt.")
    abroad(options)
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
    kontorctl.run("sync", expect=0)
    person = invoices.Person(sandbox)
    zone = zoneinfo.ZoneInfo(sandbox.state()["highlevel"]["locations"][0]["timezone"])
    contact = next(c for c in sandbox.contacts() if c.get("email"))
    customer = next(c["Id"] for c in sandbox.customers()
                    if c.get("Active", True) and contact["email"].lower() in stage.addresses(c))

    def pay(action, **more):
        return person.highlevel(action, **{"contact": contact["id"], "item": "Apron", "amount": "40", **more})["transaction"]

    # Each source once, with what makes its sum.
    counting = [pay(action, taxRate="8.25", qty="2", **({"shipping": "5", "coupon": "SPRING", "discount": "3", "discountType": "fixed"}
                                                      if action.endswith("store_order") else {})) for action in COUNT]
    for action in COUNT_NOT:
        pay(action)
    pay("payment.order_form_one_step", test="on")
    pay("payment.order_form_one_step", declined="on")
    invoice = person.invoice(contact["id"], send="on")
    person.highlevel("invoice.pay", invoice=invoice)
    kontorctl.run("sync", expect=0)
    for transaction in counting:
        check(sandbox, transaction, customer, zone, "Apron")
    stage.require(len(receipts(sandbox)) == len(COUNT), f"{len(receipts(sandbox))} receipts for {len(COUNT)} payments that count")
    stage.require(len(sandbox.state()["quickbooks"]["payments"]) == 1, "the invoice's payment is one payment")
    invoices.check_mirror(person)

    # A subscription: the first payment with its fee, then three renewals without it.
    first = pay("payment.subscription", setupFee="20", amount="99")
    kontorctl.run("sync", expect=0)
    check(sandbox, first, customer, zone, "Apron")
    for renewal in range(3):
        sandbox.ask("/sandbox/clock", {"advanceSeconds": 31 * DAY})
        kontorctl.run("sync", expect=0)
    paid = [t for t in sandbox.state()["highlevel"]["transactions"] if t.get("subscriptionId") == first["subscriptionId"]]
    stage.require(len(paid) >= 4, f"the sandbox renewed {len(paid) - 1} times")
    for transaction in paid:
        receipt = check(sandbox, transaction, customer, zone, "Apron")
        if transaction["_id"] != first["_id"]:
            stage.require(cents(transaction["amount"]) == 9900 and len(receipt["Line"]) == 2, "a renewal holds more than the product")

    # Somebody whom QuickBooks does not know pays twice, the second time in a way that it does not know: each is made once.
    stranger = person.contact("Nora Unseen", "nora.unseen@example.com")
    strange = [pay("payment.calendar", contact=stranger, amount="70")]
    kontorctl.run("sync", expect=0)
    kontorctl.run("settings", "set", "receipts.payment_method", "Voucher", expect=0)
    strange.append(pay("payment.calendar", contact=stranger, amount="15"))
    kontorctl.run("sync", expect=0)
    kontorctl.run("settings", "set", "receipts.payment_method", "", expect=0)
    made = [c for c in sandbox.customers() if "nora.unseen@example.com" in stage.addresses(c)]
    stage.require(len(made) == 1, f"{len(made)} customers were made")
    check(sandbox, strange[0], made[0]["Id"], zone)
    voucher = bearing(receipts(sandbox), f"HighLevel payment {strange[1]['_id']}")
    stage.require(len(voucher) == 1 and voucher[0]["PaymentMethodRef"]["name"] == "Voucher", f"paid by voucher: {voucher}")

    # Refunds: asked about, then booked on the owner's word; the next one by itself.
    person.highlevel("payment.refund", transaction=strange[0]["_id"], amount="30")
    kontorctl.run("sync", expect=3)
    entry = kontorctl.json("attention")[0]
    stage.require(entry["code"] == "kontor.refund", f"attention has {entry['code']}")
    stage.require("30.00" in str(entry), f"the refund of 30 is shown as {entry}")
    kontorctl.run("attention", "choose", str(entry["id"]), "highlevel", expect=0)
    kontorctl.run("sync", expect=0)
    kontorctl.run("settings", "set", "receipts.refunds", "on", expect=0)
    person.highlevel("payment.refund", transaction=strange[0]["_id"], amount="40")
    kontorctl.run("sync", expect=0)
    refunds = bearing(receipts(sandbox, "refundReceipts"), f"HighLevel refund {strange[0]['_id']}")
    stage.require(sorted(cents(r["TotalAmt"]) for r in refunds) == [3000, 4000], f"refunded {[r['TotalAmt'] for r in refunds]}")

    # What was paid three months ago is paid back in part: noticed within a day.
    person.highlevel("payment.refund", transaction=first["_id"], amount="9")
    kontorctl.run("sync", expect=0)
    sandbox.ask("/sandbox/clock", {"advanceSeconds": DAY + 3600})
    kontorctl.run("sync", expect=0)
    late = bearing(receipts(sandbox, "refundReceipts"), f"HighLevel refund {first['_id']}")
    stage.require([cents(r["TotalAmt"]) for r in late] == [900], f"of a payment of long ago {len(late)} refunds are booked")

    # A provider that counts in cents, an order that is gone, a status that nobody knows.
    pay("payment.order_form_one_step", cents="on")
    gone = person.highlevel("payment.order_form_one_step", contact=contact["id"], item="Apron", amount="11")
    person.highlevel("order.forget", order=gone["transaction"]["entityId"])
    odd = pay("payment.order_form_one_step", amount="12")
    person.highlevel("payment.override", transaction=odd["_id"], field="status", value="thinking")
    kontorctl.run("sync", expect=3)
    codes = sorted(e["code"] for e in kontorctl.json("attention"))
    stage.require(codes == ["kontor.amount_not_ordered", "kontor.unknown_status"], f"attention has {codes}")
    check(sandbox, gone["transaction"], customer, zone)

    # Neither the list nor the order shows an address, but the contact has that of a customer whom no import has linked.
    kontorctl.run("settings", "set", "contacts.enabled", "off", expect=0)
    lee = person.quickbooks("customer.add", name="Lee in the books", email="lee@example.com")["Id"]
    faceless = pay("payment.order_form_one_step", contact=person.contact("Lee Otherwise", "lee@example.com"), amount="13")
    person.highlevel("payment.override", transaction=faceless["_id"], field="contactEmail", value='""')
    person.highlevel("order.forget", order=faceless["entityId"])
    kontorctl.run("sync", expect=3)
    check(sandbox, faceless, lee, zone)
    kontorctl.run("settings", "set", "contacts.enabled", "on", expect=0)
    kontorctl.run("sync", expect=3)

    # HighLevel's own connection books as well, a little later: what it has booked is left to the owner.
    known = pay("payment.membership", amount="21")
    kontorctl.run("sync", expect=3)
    check(sandbox, known, customer, zone)
    asked = [r["path"] for r in sandbox.ask("/sandbox/requests") if f"/transactions/{known['_id']}" in r["path"]]
    stage.require(len(asked) == 1, f"the newest payment was asked for {len(asked)} times")
    person.highlevel("location.own_quickbooks")
    doubled = [pay("payment.membership", amount="22"), pay("payment.order_form_one_step", amount="23")]
    own = pay("payment.link", amount="24")
    kontorctl.run("sync", expect=3)
    for transaction in doubled:
        stage.require(not bearing(receipts(sandbox), f"HighLevel payment {transaction['_id']}"), "booked by both")
    check(sandbox, own, customer, zone)
    entries = [e for e in kontorctl.json("attention") if e["code"] == "hl.native_connection"]
    stage.require(len(entries) == 2, f"attention has {kontorctl.json('attention')}")
    for entry in entries:
        kontorctl.run("attention", "dismiss", str(entry["id"]), "--reason", "HighLevel keeps it", expect=0)
    person.highlevel("location.own_quickbooks", state="off")
    kontorctl.run("sync", expect=3)
    codes = sorted(e["code"] for e in kontorctl.json("attention"))
    stage.require(codes == ["kontor.amount_not_ordered", "kontor.unknown_status"], f"attention has {codes}")

    writes = sandbox.counters("quickbooks")["writes"]
    kontorctl.run("sync", expect=3)
    stage.require(sandbox.counters("quickbooks")["writes"] == writes, "a second sync wrote again")
    stage.require(len(sandbox.state()["quickbooks"]["payments"]) == 1, "a payment was booked as both")
    print(f"{len(receipts(sandbox))} receipts, {len(refunds)} refunds")


if __name__ == "__main__":
    main()
