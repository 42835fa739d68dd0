#!/usr/bin/env python3
# Speed and memory as ratios: against the services' own limits, the vendors' Node packages and a bare network loop.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench.py --programs DIR [PART...]: limits, speed, memory, idle, window, invoices, receipts; all of them by default."""

import base64
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402

HIGHLEVEL_LIMIT = 100 / 10  # calls a second, by HighLevel's rule of 100 in 10 s
QUICKBOOKS_LIMIT = 500  # calls a minute, by QuickBooks' rule
PARTS = ["limits", "speed", "memory", "idle", "window", "invoices", "receipts"]
PACKAGES = ("@gohighlevel/api-client@3.1.0", "node-quickbooks@2")


def show(name, value, wanted=""):
    print(f"{name:<66} {value:>16}  {wanted}", flush=True)


def imported(options, sandbox, kontorctl):
    """One sync to its end: (seconds, peak MB)."""
    status, seconds, peak = kontorctl.measured("sync")
    stage.require(status in (0, 3), f"kontorctl sync ended with {status}")
    return seconds, peak


def prepared(options, customers, name, limits):
    sandbox = stage.Sandbox(options, "--generate", str(customers), name=name)
    sandbox.limits(limits)
    kontorctl = stage.Kontorctl(options, sandbox, name="data-" + name, limits=limits)
    return sandbox, kontorctl


def bench_limits(options):
    sandbox, kontorctl = prepared(options, 900, "limits", True)
    kontorctl.connect_both()
    samples, over = [], threading.Event()

    def sample():
        while not over.wait(0.1):
            samples.append((time.monotonic(), sandbox.counters()["requests"]))

    watcher = threading.Thread(target=sample)
    watcher.start()
    imported(options, sandbox, kontorctl)
    over.set()
    watcher.join()
    # From the end of the first window (which may be spent in one burst) to the last call, in whole windows.
    began = next(t for t, n in samples if n > samples[0][1])
    ended = next(t for t, n in samples if n == samples[-1][1])
    windows = int((ended - began) // 10) - 1
    stage.require(windows >= 3, "the import was too short to measure")

    def count(at):
        return max(n for t, n in samples if t <= at)
    calls = count(began + 10 + windows * 10) - count(began + 10)
    show("real limits: HighLevel calls, of those allowed", f"{calls / (windows * 10) / HIGHLEVEL_LIMIT:.1%}", "at least 97 %")
    show("real limits: answers 429, HighLevel and QuickBooks",
         f"{sandbox.counters()['throttled']} and {sandbox.counters('quickbooks')['throttled']}", "none")
    sandbox.end()


class Answer:
    """Listens for the redirect of a sign-in that the benchmark makes for the yardsticks."""

    def __init__(self):
        self.query = {}
        answer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                answer.query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.redirect = f"http://localhost:{self.server.server_port}/callback"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def token(authorize, endpoint, client, secret, scope, basic):
    """The tokens of an own sign-in, and the query of the redirect."""
    answer = Answer()
    glue = "&" if urllib.parse.urlsplit(authorize).query else "?"
    stage.press_allow(authorize + glue + urllib.parse.urlencode({
        "client_id": client, "response_type": "code", "redirect_uri": answer.redirect, "scope": scope, "state": "bench"}))
    answer.server.shutdown()
    form = {"grant_type": "authorization_code", "code": answer.query["code"], "redirect_uri": answer.redirect}
    headers = {"Accept": "application/json"}
    if basic:
        headers["Authorization"] = "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()
    else:
        form |= {"client_id": client, "client_secret": secret, "user_type": "Location"}
    request = urllib.request.Request(endpoint, urllib.parse.urlencode(form).encode(), headers)
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.loads(reply.read()), answer.query


def task_of(sandbox):
    at = sandbox.environment
    with urllib.request.urlopen(at["KONTOR_QUICKBOOKS_DISCOVERY_URL"], timeout=30) as reply:
        discovery = json.loads(reply.read())
    books, query = token(discovery["authorization_endpoint"], discovery["token_endpoint"], at["KONTOR_QUICKBOOKS_CLIENT_ID"],
                         at["KONTOR_QUICKBOOKS_CLIENT_SECRET"], "com.intuit.quickbooks.accounting", True)
    crm, _ = token(at["KONTOR_HIGHLEVEL_AUTHORIZE_URL"], at["KONTOR_HIGHLEVEL_API_URL"] + "/oauth/token",
                   at["KONTOR_HIGHLEVEL_CLIENT_ID"], at["KONTOR_HIGHLEVEL_CLIENT_SECRET"],
                   "contacts.readonly contacts.write locations.readonly", False)
    return {"quickbooksApi": at["KONTOR_QUICKBOOKS_API_URL"], "quickbooksToken": books["access_token"], "realm": query["realmId"],
            "highlevelApi": at["KONTOR_HIGHLEVEL_API_URL"], "highlevelToken": crm["access_token"], "location": crm["locationId"]}


def vendor_packages(options):
    """The folder with the vendors' packages, installed by npm, or nothing and why not."""
    folder = os.path.join(options.folder, "node")
    if not shutil.which("node") or not shutil.which("npm"):
        return None, "node and npm are not installed"
    if not os.path.isdir(os.path.join(folder, "node_modules", "node-quickbooks")):
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", *PACKAGES], cwd=folder, capture_output=True, text=True)
        if done.returncode != 0:
            return None, "npm has no registry: " + (done.stderr.strip().splitlines() or [""])[0]
    return folder, ""


def ran(command, task, folder):
    done = subprocess.run(command, input=json.dumps(task), cwd=folder, capture_output=True, text=True, timeout=1800)
    stage.require(done.returncode == 0, f"{os.path.basename(command[-1])} failed: {done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def bench_speed(options):
    customers = 3000
    rates = {}
    sandbox, kontorctl = prepared(options, customers, "speed", False)
    kontorctl.connect_both()
    before = len(sandbox.contacts())
    seconds, _ = imported(options, sandbox, kontorctl)
    rates["kontor"] = (len(sandbox.contacts()) - before) / seconds
    sandbox.end()
    show("no limits: contacts a second, kontorctl sync from start to end", f"{rates['kontor']:.0f}")

    folder, why = vendor_packages(options)
    if folder:
        sandbox, _ = prepared(options, customers, "node", False)
        told = ran(["node", os.path.join(HERE, "vendor_packages.cjs")], task_of(sandbox), folder)
        stage.require(told["refused"] * 10 < told["contacts"], f"the Node script was refused {told['refused']} times: {told['why']}")
        rates["node"] = (told["contacts"] - told["refused"]) / told["seconds"]
        sandbox.end()
        show("no limits: contacts a second, the vendors' Node packages", f"{rates['node']:.0f}")
        show("no limits: Kontor against the Node packages", f"{rates['kontor'] / rates['node']:.2f}", "at least 2")
    else:
        show("no limits: Kontor against the Node packages", "skipped", why)

    sandbox, _ = prepared(options, 1, "bare", False)
    task = task_of(sandbox)
    told = ran([os.path.join(options.programs, "bare_loop")],
               {"api": task["highlevelApi"], "token": task["highlevelToken"], "location": task["location"],
                "contacts": customers, "inFlight": 6}, options.folder)
    stage.require(told["refused"] == 0, f"the bare loop was refused {told['refused']} times")
    best = customers / told["seconds"]
    sandbox.end()
    show("no limits: contacts a second, bare QNetworkAccessManager loop", f"{best:.0f}")
    show("no limits: Kontor against the bare loop", f"{rates['kontor'] / best:.2f}", "at least 0.5")


def idle_requests(sandbox, kontorctl):
    # Feeds look back a little; what the import itself saw must be out of that span before nothing has changed.
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 3600})
    kontorctl.run("sync", timeout=1800)
    before = sandbox.counters()["requests"], sandbox.counters("quickbooks")["requests"]
    kontorctl.run("sync", timeout=1800)
    return sandbox.counters()["requests"] - before[0], sandbox.counters("quickbooks")["requests"] - before[1]


def bench_memory(options):
    sandbox, kontorctl = prepared(options, 100_000, "memory", False)
    kontorctl.connect_both()
    seconds, peak = imported(options, sandbox, kontorctl)
    show("100,000 customers: peak resident memory of kontorctl", f"{peak:.0f} MB", "below 150 MB")
    show("100,000 customers: seconds, no limits", f"{seconds:.0f}")
    large = idle_requests(sandbox, kontorctl)
    sandbox.end()
    return large


def bench_idle(options, large=None):
    sandbox, kontorctl = prepared(options, 50, "idle", False)
    kontorctl.connect_both()
    imported(options, sandbox, kontorctl)
    small = idle_requests(sandbox, kontorctl)
    sandbox.end()
    if large is None:
        large = bench_memory(options)
    for name, index in (("HighLevel", 0), ("QuickBooks", 1)):
        show(f"a cycle without changes: {name} requests at 50 and 100,000", f"{small[index]} and {large[index]}", "the same few")


def bench_window(options):
    sandbox, kontorctl = prepared(options, 100_000, "window", False)
    kontorctl.connect_both()
    done = subprocess.run([os.path.join(options.programs, "window_loop")], capture_output=True, text=True, timeout=3600,
                          env={**kontorctl.environment, "QT_QPA_PLATFORM": "offscreen"})
    stage.require(done.returncode == 0, f"window_loop failed: {done.stderr[-2000:]}")
    told = json.loads(done.stdout.strip().splitlines()[-1])
    sandbox.end()
    for page, milliseconds in told["processorMs"].items():
        show(f"100,000 customers: longest the window's thread was busy, {page}", f"{milliseconds:.0f} ms", "at most 50 ms")
    show("100,000 customers: stretches over 50 ms", told["over50"],
         f"of {told['answers']}; {told['pages']} pages turned; longest {told['longestMs']:.0f} ms with what others took")


def show_calls(what, before, after, done, most):
    """Counts, not times: they are the same on a slow computer, and so must hold. `most` writes for each of `done`."""
    writes, batches = (moved(before, after, "quickbooks", name) for name in ("writes", "batches"))
    throttled = [moved(before, after, service, "throttled") for service in ("highlevel", "quickbooks")]
    show(f"{what}: write requests for each", f"{(writes + batches) / done:.3f}", f"at most {most}")
    show(f"{what}: answers 429, HighLevel and QuickBooks", f"{throttled[0]} and {throttled[1]}", "none")
    stage.require((writes + batches) / done <= most, f"{what}: {writes + batches} write requests for {done}")
    stage.require(not any(throttled), f"{what}: {throttled[0]} and {throttled[1]} answers 429")


def invoices_made(sandbox, person, contacts, each):
    """Contacts that QuickBooks does not know, and `each` sent invoices for them in turn: those of the invoices that are made."""
    made = [person.contact(f"Bench {n}", f"bench.{n}@example.com") for n in range(contacts)]
    return [person.invoice(made[n % contacts], ("Sales tax", "8.25"), send="on") for n in range(each)]


def moved(before, after, service, name):
    return after[service][name] - before[service][name]


def bench_new_invoices(options):
    """1,000 new invoices for 400 new customers under the real limits."""
    many, customers = 1000, 400
    sandbox, kontorctl = prepared(options, 20, "invoices", True)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})  # the services say when both were connected in whole seconds
    imported(options, sandbox, kontorctl)
    person = invoices.Person(sandbox)
    invoices_made(sandbox, person, customers, many)
    time.sleep(61)  # what the import has used of a minute's calls is given back
    before = sandbox.ask("/sandbox/counters")
    samples, over = [(time.monotonic(), before)], threading.Event()

    def sample():
        while not over.wait(0.1):
            samples.append((time.monotonic(), sandbox.ask("/sandbox/counters")))

    watcher = threading.Thread(target=sample)
    watcher.start()
    _, peak = imported(options, sandbox, kontorctl)
    over.set()
    watcher.join()
    after = sandbox.ask("/sandbox/counters")
    samples.append((time.monotonic(), after))
    invoices.check_mirror(person)
    stage.require(not kontorctl.json("attention"), f"attention has {kontorctl.json('attention')[:2]}")
    calls, reads, batches = (moved(before, after, "quickbooks", name) for name in ("requests", "reads", "batches"))
    first = next(t for t, c in samples if moved(before, c, "quickbooks", "writes") > 0)
    last = next(t for t, c in samples if moved(before, c, "quickbooks", "writes") == moved(before, after, "quickbooks", "writes"))
    rate = many / ((last - first) / 60)
    show_calls("1,000 invoices, 400 customers", before, after, many, 1.1)
    show("1,000 invoices, 400 customers: QuickBooks requests, of them reads, batches", f"{calls}, {reads}, {batches}")
    show("1,000 invoices, 400 customers: HighLevel requests", f"{moved(before, after, 'highlevel', 'requests')}")
    show("1,000 invoices, 400 customers: invoices a minute, of 500", f"{rate:.0f}: {rate / QUICKBOOKS_LIMIT:.1%}", "at least 90 %")
    show("1,000 invoices, 400 customers: seconds, peak MB", f"{last - first:.0f}, {peak:.0f}")
    sandbox.end()


def bench_receipts(options):
    """1,000 payments of known customers in one cycle, under the real limits."""
    many = 1000
    sandbox, kontorctl = prepared(options, 40, "receipts", True)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
    imported(options, sandbox, kontorctl)
    contacts = [contact["id"] for contact in sandbox.contacts() if contact.get("email")]
    person = invoices.Person(sandbox)
    for n in range(many):
        person.highlevel("payment.order_form_one_step", contact=contacts[n % len(contacts)], amount=str(10 + n % 50))
    time.sleep(61)  # what the import has used of a minute's calls is given back
    before = sandbox.ask("/sandbox/counters")
    began = time.monotonic()
    imported(options, sandbox, kontorctl)
    seconds = time.monotonic() - began
    after = sandbox.ask("/sandbox/counters")
    booked = sandbox.state()["quickbooks"]["salesReceipts"]
    stage.require(len(booked) == many, f"{len(booked)} receipts for {many} payments")
    batches = moved(before, after, "quickbooks", "batches")
    show_calls("1,000 payments", before, after, many, 0.2)
    show("1,000 payments: QuickBooks batches, HighLevel requests", f"{batches}, {moved(before, after, 'highlevel', 'requests')}")
    show("1,000 payments: seconds", f"{seconds:.0f}")
    sandbox.end()


def bench_idle_invoices(options):
    """A cycle without changes, 300 of 3,000 invoices open."""
    sandbox, kontorctl = prepared(options, 50, "idle-invoices", False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})
    imported(options, sandbox, kontorctl)
    person = invoices.Person(sandbox)
    made = invoices_made(sandbox, person, 100, 3000)
    # Most are void and not paid: nobody has 2,700 payments within the two days that each poll of the payments covers.
    void, paid = made[:2650], made[2950:]
    for invoice in void:
        person.highlevel("invoice.void", invoice=invoice)
    for invoice in paid:
        person.highlevel("invoice.pay", invoice=invoice, mode="cash")
    imported(options, sandbox, kontorctl)
    # Feeds look back a little; what was just written must be out of that span before nothing has changed.
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 3600})
    kontorctl.run("sync", timeout=1800)
    kontorctl.run("sync", timeout=1800)
    number = sandbox.ask("/sandbox/requests")[-1]["number"]
    kontorctl.run("sync", timeout=1800)
    calls = [r for r in sandbox.ask("/sandbox/requests") if r["number"] > number]
    for service, name, wanted in (("highlevel", "HighLevel", "7 to 10"), ("quickbooks", "QuickBooks", "1, for changed data")):
        paths = [f"{r['method']} {r['path']}" for r in calls if r["service"] == service]
        show(f"a cycle without changes, 300 of 3,000 invoices open: {name} requests", f"{len(paths)}", wanted)
        for path in dict.fromkeys(paths):
            print(f"    {paths.count(path)} x {path}", flush=True)
    invoices.check_mirror(person, never=void)  # what was void before a cycle saw it leaves nothing
    sandbox.end()


def bench_invoices(options):
    bench_new_invoices(options)
    bench_idle_invoices(options)


def main():
    parts = [word for word in sys.argv[1:] if word in PARTS]
    sys.argv = [word for word in sys.argv if word not in parts]
    options = stage.arguments(__doc__)
    parts = parts or PARTS
    large = None
    if "limits" in parts:
        bench_limits(options)
    if "speed" in parts:
        bench_speed(options)
    if "memory" in parts:
        large = bench_memory(options)
    if "idle" in parts:
        bench_idle(options, large)
    if "window" in parts:
        bench_window(options)
    if "receipts" in parts:
        bench_receipts(options)
    if "invoices" in parts:
        bench_invoices(options)


if __name__ == "__main__":
    main()
