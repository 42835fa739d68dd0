#!/usr/bin/env python3
# Kills a real Kontor with SIGKILL while it asks for reviews, again and again: each contact is asked once, and none forgotten.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import datetime
import os
import random
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import killing  # noqa: E402
import stage  # noqa: E402

LINK = "https://g.page/r/bayside/review"
EACH = 6  # contacts who are written to in each run that has work
STOCK = 48  # customers who become contacts at once, and pay later

# When a run is killed. What the sandbox holds, it holds for longer than it takes to see that and to kill.
MOMENTS = (
    "written",  # HighLevel has taken the nth message
    "refused before",  # the nth message has arrived at HighLevel, which does nothing with it, and no answer has gone out
    "left",  # nothing is new: what was in doubt is looked for in the conversations
    "held after",  # HighLevel has taken the nth message, and its answer has not gone out
    "noted",  # as "written", but after the journal's next commit
    "reading",  # a conversation is being read
    "lost",  # the answer to the nth message was lost, and the journal has been written to since then
    "left",
    "anywhere",  # after the nth request of the run, whatever it was
)
HELD_MS = 60_000


class Shop:
    """Makes what the next run has to do: customers who are contacts already, and some who are not yet, pay for the first time;
    others pay again."""

    def __init__(self, person, kontorctl, chance):
        self.person = person
        self.kontorctl = kontorctl
        self.chance = chance
        self.customers = 0
        self.stock = []  # those who are contacts and have paid nothing: (what the contact is known by, ids, whether written to)
        self.asked = {}  # what the contact is known by: an id of a customer who has paid

    def customer(self, **more):
        self.customers += 1
        return self.person.quickbooks("customer.add", name=f"Reviewer {self.customers}", **more)["Id"]

    def pay(self, customer):
        invoice = self.person.quickbooks("invoice.add", customer=customer, amount=str(self.chance.randrange(10, 500)))["Id"]
        self.person.quickbooks("payment.receive", id=invoice)

    def fill(self):
        """Adds customers and lets them become contacts; then some of those get a conversation."""
        known = len(self.person.sandbox.contacts())
        added = []
        for number in range(STOCK):
            address = f"reviewer.{self.customers + 1}@example.com"
            phone = f"+1202456{1000 + self.customers}"
            if number % 8 == 0:
                added.append((phone, [self.customer(phone=phone)], True))
            elif number % 8 == 1:  # two who are one contact
                added.append((address, [self.customer(email=address), self.customer(email=address)], True))
            else:
                added.append((address, [self.customer(email=address)], number % 8 != 3))
        run = self.kontorctl.start("run", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        killing.Killer.watch(run, lambda: len(self.person.sandbox.contacts()) >= known + STOCK)
        run.send_signal(signal.SIGTERM)
        stage.require(run.wait(60) == 0, "run did not end with 0 on SIGTERM")
        now = datetime.datetime.fromisoformat(self.person.sandbox.state()["now"].replace("Z", "+00:00"))
        before = (now - datetime.timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
        for number, (address, _, _) in enumerate(added):
            text = {2: "How did you like it?", 3: f"Please say what you think: {LINK}"}.get(number % 8)
            if text:  # of 3: by hand, and so Kontor has nothing to ask any more
                self.person.highlevel("message.add", contact=address, channel="Email", subject="Hello", text=text, at=before)
        self.chance.shuffle(added)
        self.stock += added

    def work(self):
        """At least EACH messages are due now."""
        written = 0
        while written < EACH:
            if not self.stock:
                self.fill()
            known_by, customers, is_written_to = self.stock.pop()
            for customer in customers:
                self.pay(customer)
            self.asked[known_by] = customers[0]
            written += is_written_to
        if self.chance.random() < 0.5:
            address = f"reviewer.{self.customers + 1}@example.com"
            self.asked[address] = self.customer(email=address)
            self.pay(self.asked[address])
        if self.chance.random() < 0.5:
            self.pay(self.chance.choice(list(self.asked.values())))


class ReviewKiller(killing.Killer):
    """Kills at the moments above."""

    def __init__(self, options, sandbox, kontorctl, chance, shop):
        super().__init__(options, sandbox, kontorctl, chance, shop.work, EACH)
        self.hit = collections.Counter()

    def writes(self):
        return self.sandbox.counters("highlevel")["messagesAccepted"]

    def fault(self, kind, number, method="POST", path="/conversations/messages", **more):
        self.sandbox.ask("/sandbox/faults", {"fault": kind, "service": "highlevel", "method": method, "path": path,
                                             "everyNth": number, "times": 1, **more})

    def has_struck(self):
        return not self.sandbox.ask("/sandbox/faults")["faults"]

    def happened(self, moment):
        """Prepares the moment; returns what says that it is there."""
        number = self.chance.randrange(1, EACH + 1)
        if moment in ("written", "noted"):
            last = self.writes() + number
            return lambda: self.writes() >= last
        if moment == "anywhere":
            last = self.counted("requests") + self.chance.randrange(0, self.calls)
            return lambda: self.counted("requests") >= last
        if moment == "refused before":
            self.fault("drop_before", number, latencyMs=HELD_MS)
        elif moment == "held after":
            self.fault("latency", number, latencyMs=HELD_MS)
        elif moment == "lost":
            self.fault(self.chance.choice(["drop_after", "half_body", "truncated_json"]), number)
        else:  # two pages for each contact, and perhaps e-mails
            most = 2 if moment == "left" else 2 * EACH
            self.fault("latency", self.chance.randrange(1, most + 1), "GET", "/conversations/messages/export", latencyMs=HELD_MS)
        return self.has_struck

    def run(self):
        turn = 0
        while self.kills < self.wanted:
            stage.require(turn <= 3 * self.wanted, f"only {self.kills} of {self.wanted} kills hit a running Kontor: {dict(self.hit)}")
            moment = MOMENTS[turn % len(MOMENTS)]
            turn += 1
            self.sandbox.ask("/sandbox/switches", {"service": "highlevel", "name": "export_lag_seconds",
                                                   "position": self.chance.choice(["0", "3", "30"])})
            if moment != "left":
                self.work()
            before = self.writes()
            happened = self.happened(moment)
            command = "sync" if moment in ("left", "anywhere") else self.chance.choice(["run", "sync"])
            process = self.kontorctl.start(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.watch(process, happened)
            if moment in ("noted", "lost"):
                noted = self.journal()
                self.watch(process, lambda: self.journal() != noted)
            ended = process.poll() is not None
            process.kill()
            process.wait()
            self.sandbox.forget_faults()
            if not ended:
                self.kills += 1
                self.hit[moment] += 1
                self.after_write += self.writes() > before


def check(sandbox, shop):
    """Each contact whose customers have paid has one message with the link, all others none."""
    state = sandbox.state()["highlevel"]
    contacts = {}
    for contact in state["contacts"]:
        for known_by in (*stage.contact_addresses(contact), contact.get("phone")):
            if known_by:
                stage.require(contacts.setdefault(known_by, contact["id"]) == contact["id"], f"{known_by} is two contacts")
    found = collections.Counter(m["contactId"] for m in state["messages"] if LINK in m["body"] and m["direction"] == "outbound")
    twice = {contact: count for contact, count in found.items() if count > 1}
    stage.require(not twice, f"asked more than once: {twice}")
    forgotten = [known_by for known_by in shop.asked if contacts.get(known_by) not in found]
    stage.require(not forgotten, f"never asked: {forgotten}")
    unpaid = [known_by for known_by, _, is_written_to in shop.stock if is_written_to and contacts[known_by] in found]
    stage.require(not unpaid, f"asked without having paid: {unpaid}")
    return found


def main():
    options = stage.arguments("Killed at any moment, Kontor asks each contact once for a review.", kills=15, seed=0)
    seed = options.seed or random.SystemRandom().randrange(1, 1 << 30)
    print(f"{options.kills} kills, --seed {seed}", flush=True)
    chance = random.Random(seed)
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.environment["KONTOR_SYNC_INTERVAL_SECONDS"] = "1"
    kontorctl.connect_both()
    person = invoices.Person(sandbox)
    for key, value in (("link", LINK), ("quiet_hours", "off"), ("daily_limit", "0"), ("enabled", "on")):
        kontorctl.run("settings", "set", f"reviews.{key}", value, expect=0)
    kontorctl.run("sync", expect=0)
    shop = Shop(person, kontorctl, chance)
    killer = ReviewKiller(options, sandbox, kontorctl, chance, shop)
    killer.run()
    took = killer.end()
    found = check(sandbox, shop)
    rows = [row for row in kontorctl.json("preview")["rows"] if row["flow"] == "reviews"]
    stage.require(not rows, f"the preview promises more: {rows}")
    for moment in MOMENTS:
        stage.require(killer.hit[moment] > 0, f"no kill came {moment!r}")
    print(f"{killer.kills} kills ({', '.join(f'{count} {moment}' for moment, count in killer.hit.items())}), {killer.after_write} "
          f"of them after a message, {len(shop.asked)} contacts had paid, {killer.writes()} messages, {len(found)} contacts asked; "
          f"the last run took {took:.1f} s")


if __name__ == "__main__":
    main()
