#!/usr/bin/env python3
# A customer's first paid invoice leads to one review request, and nothing else leads to one.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import collections
import datetime
import os
import signal
import subprocess
import sys
import time
import zoneinfo

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

HAD = 1000  # customers who had paid before
FRESH = 50
LINK = "https://g.page/r/bayside/review"


def until(true, what, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        stage.require(time.monotonic() < end, f"never: {what}")
        time.sleep(0.1)


def main():
    options = stage.arguments("Review requests: who gets one, when, and who never does.")
    sandbox = stage.Sandbox(options, "--generate", str(HAD + FRESH))
    sandbox.limits(False)
    person = invoices.Person(sandbox)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    sandbox.ask("/sandbox/highlevel/act", {"action": "location.settings", "parameters": {"placesId": "-", "customValueName": "Google review link", "customValue": "-"}})
    zone = zoneinfo.ZoneInfo(sandbox.state()["highlevel"]["locations"][0]["timezone"])

    def paid(customer, amount="80"):
        invoice = person.quickbooks("invoice.add", customer=customer, amount=amount)["Id"]
        return invoice, person.quickbooks("payment.receive", id=invoice)["Id"]

    def requests():
        return [m for m in sandbox.state()["highlevel"]["messages"] if LINK in m["body"]]

    def requests_of_contacts():
        return collections.Counter(m["contactId"] for m in requests())

    # Top-level customers with an address of their own, so that each is a contact of its own.
    counted = collections.Counter(a for c in sandbox.customers() for a in stage.addresses(c))
    people = [c["Id"] for c in sandbox.customers() if c.get("Active", True) and not c.get("ParentRef")
              and stage.addresses(c) and counted[stage.addresses(c)[0]] == 1]
    fresh, had = people[:FRESH], people[FRESH:]
    for customer in had:
        paid(customer)
    kontorctl.connect_both()

    # Without a link it cannot be switched on; once HighLevel has one, it is found.
    refused = kontorctl.run("settings", "set", "reviews.enabled", "on", expect=1)
    stage.require("review link" in refused.stderr.lower(), f"refused with {refused.stderr!r}")
    stage.require(kontorctl.run("settings", "get", "reviews.enabled", expect=0).stdout.strip() == "off", "it is on all the same")
    person.highlevel("location.settings", customValueName="Google review link", customValue=LINK)
    kontorctl.run("settings", "set", "reviews.quiet_hours", "off", expect=0)
    kontorctl.run("settings", "set", "reviews.enabled", "on", expect=0)
    stage.require(kontorctl.run("settings", "get", "reviews.link", expect=0).stdout.strip() == LINK, "the link was not found")
    refused = kontorctl.run("settings", "set", "reviews.text", "Hello {frist name}, {review link}", expect=1)
    stage.require("{frist name}" in refused.stderr, f"refused with {refused.stderr!r}")
    kontorctl.run("settings", "set", "reviews.link", "http://insecure.example.com", expect=1)

    kontorctl.run("sync", expect=0)
    kontorctl.run("sync", expect=0)
    stage.require(not requests(), f"{len(requests())} messages for what was paid before")

    # What looks paid and is not: a voided one, one without anything to pay, one closed by a credit memo alone.
    voided = person.quickbooks("invoice.add", customer=fresh[0], amount="10")["Id"]
    person.quickbooks("invoice.void", id=voided)
    person.quickbooks("invoice.add", customer=fresh[1], amount="0")
    credited = person.quickbooks("invoice.add", customer=fresh[2], amount="30")["Id"]
    memo = person.quickbooks("creditmemo.add", customer=fresh[2], amount="30")["Id"]
    person.quickbooks("creditmemo.apply", id=memo, invoice=credited)
    half = person.quickbooks("invoice.add", customer=fresh[3], amount="30")["Id"]
    person.quickbooks("payment.receive", id=half, amount="10")
    kontorctl.run("sync", expect=0)
    stage.require(not requests(), "a message for what is not paid")

    # First payments, at night: none until the quiet is over, then each one, within the daily limit.
    for customer in fresh:
        paid(customer)
    now = datetime.datetime.fromisoformat(sandbox.state()["now"].replace("Z", "+00:00")).astimezone(zone)
    quiet = f"{(now - datetime.timedelta(hours=1)):%H:%M}-{(now + datetime.timedelta(hours=1)):%H:%M}"
    kontorctl.run("settings", "set", "reviews.quiet_hours", quiet, expect=0)
    kontorctl.run("settings", "set", "reviews.daily_limit", "20", expect=0)
    rows = [row for row in kontorctl.json("preview")["rows"] if row["flow"] == "reviews"]
    stage.require(not rows, f"the preview promises {len(rows)} at night")
    kontorctl.run("sync", expect=0)
    stage.require(not requests(), "a message in quiet hours")
    kontorctl.run("settings", "set", "reviews.quiet_hours", "off", expect=0)
    rows = [row for row in kontorctl.json("preview")["rows"] if row["flow"] == "reviews"]
    stage.require(len(rows) == 20, f"the preview shows {len(rows)}, not the daily limit")
    kontorctl.run("sync", expect=0)
    kontorctl.run("sync", expect=0)
    stage.require(len(requests()) == 20, f"{len(requests())} messages with a daily limit of 20")
    kontorctl.run("settings", "set", "reviews.daily_limit", "0", expect=0)
    kontorctl.run("sync", expect=0)
    found = requests_of_contacts()
    stage.require(len(found) == FRESH and max(found.values()) == 1, f"{sum(found.values())} messages to {len(found)} contacts")

    # Second payments, of those who had one and of those who had paid before: none.
    for customer in fresh[:10] + had[:10]:
        paid(customer)
    kontorctl.run("sync", expect=0)
    stage.require(requests_of_contacts() == found, "a message for a second payment")

    # How they arrived is followed up.
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 90})
    kontorctl.run("sync")
    rows = kontorctl.json("log")
    rows = rows if isinstance(rows, list) else rows["rows"]
    stage.require(any(row["key"] == "review.delivery" for row in rows), "nothing is said of how they arrived")

    # Switched off, what is due does not go out, not even later.
    late = had[20:22]
    kontorctl.run("settings", "set", "reviews.enabled", "off", expect=0)
    newcomers = [person.quickbooks("customer.add", name=f"Late {n}", email=f"late{n}@example.com")["Id"] for n in range(2)]
    for customer in newcomers + late:
        paid(customer)
    kontorctl.run("sync")
    # Switching on looks for the link again, also where one is known.
    person.highlevel("location.settings", customValueName="Google review link", customValue=LINK + "?v=2")
    kontorctl.run("settings", "set", "reviews.enabled", "on", expect=0)
    now_known = kontorctl.run("settings", "get", "reviews.link", expect=0).stdout.strip()
    stage.require(now_known == LINK + "?v=2", f"switched on with the link of before, {now_known}")
    for _ in range(3):
        kontorctl.run("sync")
    stage.require(requests_of_contacts() == found, "what was paid while it was off was answered")

    # A contact who takes no e-mail and has no number gets none, and the log says so.
    quiet_one = person.quickbooks("customer.add", name="Silent Sam", email="sam@example.com")["Id"]
    kontorctl.run("sync")
    contact = next(c["id"] for c in sandbox.contacts() if c.get("email") == "sam@example.com")
    person.highlevel("contact.dnd", contact=contact, channel="Email")
    paid(quiet_one)
    kontorctl.run("sync")
    stage.require(contact not in requests_of_contacts(), "a message to somebody who takes none")
    rows = kontorctl.json("log")
    rows = rows if isinstance(rows, list) else rows["rows"]
    stage.require(any(row["result"] == "opted_out" for row in rows), "the log does not say who takes no messages")
    # Another link, while a Kontor that runs beside it reads conversations for the old one: one message each, with the new one.
    readers = [person.quickbooks("customer.add", name=f"Reader {n}", email=f"reader{n}@example.com")["Id"] for n in range(5)]
    kontorctl.run("sync")
    for customer in readers:
        paid(customer)
    sandbox.ask("/sandbox/faults", {"fault": "latency", "service": "highlevel", "method": "GET", "times": -1, "latencyMs": 3000,
                                    "pathContains": "/conversations/messages/export"})
    kontorctl.environment["KONTOR_SYNC_INTERVAL_SECONDS"] = "1"
    run = kontorctl.start("run", stdout=subprocess.DEVNULL)
    atexit.register(lambda: run.poll() is None and run.kill())
    until(lambda: sandbox.ask("/sandbox/faults")["faults"][0]["hits"] > 0, "a conversation is read")
    kontorctl.run("settings", "set", "reviews.link", LINK + "?v=3", expect=0)
    stage.require(requests_of_contacts() == found, "a message went out before its conversation had been read")
    until(lambda: len([m for m in requests() if LINK + "?v=3" in m["body"]]) == len(readers), "all are asked with the new link")
    sandbox.forget_faults()
    done = kontorctl.json("status")["lastSuccess"]
    until(lambda: kontorctl.json("status")["lastSuccess"] > done and kontorctl.json("status")["waiting"] == 0, "nothing waits")
    run.send_signal(signal.SIGTERM)
    stage.require(run.wait(60) == 0, "run did not end with 0 on SIGTERM")
    count = requests_of_contacts() - found
    stage.require(sum(count.values()) == len(count) == len(readers), f"{sum(count.values())} messages to {len(count)} contacts")
    print(f"{HAD} had paid before: 0 messages; {FRESH} first payments: {FRESH} messages; second ones, off, opted out: none; "
          f"{len(readers)} with another link while the first was on its way: one each")


main()
