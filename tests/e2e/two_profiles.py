#!/usr/bin/env python3
# Two profiles work on one company and one location: whichever notices a first payment first, its customer gets one request.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

CUSTOMERS = 12
LINK = "https://g.page/r/bayside/review"


class Profile(stage.Kontorctl):
    """kontorctl with --profile; all of them have one data folder."""

    def __init__(self, options, sandbox, profile):
        self.profile = profile
        super().__init__(options, sandbox, name="data-" + profile, limits=False)
        self.environment["KONTOR_DATA_DIR"] = os.path.join(options.folder, "data-shared")
        self.run("settings", "set", "auth.port", str(self.port), expect=0)

    def run(self, *words, **more):
        return super().run("--profile", self.profile, *words, **more)

    def start(self, *words, **more):
        return super().start("--profile", self.profile, *words, **more)


def main():
    options = stage.arguments("Two profiles on one location: one review request for each contact.")
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    person = invoices.Person(sandbox)
    person.highlevel("location.settings", customValueName="Google review link", customValue=LINK)
    customers = [person.quickbooks("customer.add", name=f"Payer {n}", email=f"payer{n}@example.com")["Id"] for n in range(CUSTOMERS)]

    def requests():
        return collections.Counter(m["contactId"] for m in sandbox.state()["highlevel"]["messages"] if LINK in m["body"])

    def told(profile):
        rows = profile.json("log")
        rows = rows if isinstance(rows, list) else rows["rows"]
        return collections.Counter(row["result"] for row in rows if row["key"] == "review")

    profiles = [Profile(options, sandbox, name) for name in ("first", "second")]
    for profile in profiles:
        profile.connect_both()
        profile.run("settings", "set", "reviews.quiet_hours", "off", expect=0)
        profile.run("settings", "set", "reviews.enabled", "on", expect=0)
        profile.run("sync", expect=0)
        sandbox.ask("/sandbox/clock", {"advanceSeconds": 60})  # HighLevel's search lags behind its writes
    stage.require(len([c for c in sandbox.contacts() if c.get("email", "").startswith("payer")]) == CUSTOMERS,
                  "the second profile made contacts of its own")
    stage.require(not requests(), "a message before anybody has paid")

    half = CUSTOMERS // 2
    for order, some in ((profiles, customers[:half]), (profiles[::-1], customers[half:])):
        before = sum(requests().values())
        for customer in some:
            invoice = person.quickbooks("invoice.add", customer=customer, amount="80")["Id"]
            person.quickbooks("payment.receive", id=invoice)
        earlier = [told(profile) for profile in order]
        for profile in order:
            profile.run("sync", expect=0)
            stage.require(sum(requests().values()) == before + half,
                          f"{sum(requests().values()) - before} messages to {half} contacts after {profile.profile} had looked")
            sandbox.ask("/sandbox/clock", {"advanceSeconds": 120})
        sent, found = (told(profile) - was for profile, was in zip(order, earlier))
        stage.require(sent["sent"] == half, f"the one that came first tells {dict(sent)}")
        # The other one has noticed the payments, too, and has found the messages.
        stage.require(not found["sent"] and sum(found.values()) == half, f"the one that came second tells {dict(found)}")
    counted = requests()
    stage.require(len(counted) == CUSTOMERS and max(counted.values()) == 1, f"{sum(counted.values())} messages to {len(counted)} contacts")
    print(f"{CUSTOMERS} first payments, two profiles, each the first to notice half of them: one message for each contact")


main()
