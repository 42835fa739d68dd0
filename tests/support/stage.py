# What end-to-end scripts share: a sandbox of their own, a kontorctl that points to it, and a hand that presses Allow.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import atexit
import collections
import http.cookiejar
import json
import os
import re
import resource
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

SKIPPED = 77  # CTest counts this exit status as "skipped"
NEEDED = ("KONTOR_QUICKBOOKS_DISCOVERY_URL", "KONTOR_HIGHLEVEL_AUTHORIZE_URL", "KONTOR_HIGHLEVEL_API_URL",
          "KONTOR_QUICKBOOKS_CLIENT_ID", "KONTOR_QUICKBOOKS_CLIENT_SECRET",
          "KONTOR_HIGHLEVEL_CLIENT_ID", "KONTOR_HIGHLEVEL_CLIENT_SECRET")
ASSIGNMENT = re.compile(r"^\s*(?:export\s+)?(KONTOR_[A-Z_]+)=(.*)$")


def fail(text):
    raise SystemExit(f"FAILED: {text}")


def require(condition, text):
    if not condition:
        fail(text)


def skip(text):
    print(f"skipped: {text}")
    raise SystemExit(SKIPPED)


def arguments(about, **more):
    """The options that all scripts take; `more` adds options with their defaults, of the default's type."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--programs", required=True, help="folder with kontor, kontorctl and kontor-sandbox")
    parser.add_argument("--folder", help="where data and logs go; a temporary one by default")
    for name, default in more.items():
        parser.add_argument("--" + name, default=default, type=type(default))
    options = parser.parse_args()
    options.programs = os.path.abspath(options.programs)
    if not options.folder:
        options.folder = tempfile.mkdtemp(prefix="kontor-")
        atexit.register(shutil.rmtree, options.folder, ignore_errors=True)
    os.makedirs(options.folder, exist_ok=True)
    for program in ("kontor-sandbox", "kontorctl"):
        if not os.access(os.path.join(options.programs, program), os.X_OK):
            fail(f"{options.programs}/{program} is not built")
    signal.signal(signal.SIGTERM, lambda *_: exit(143))  # so that what atexit ends is ended
    return options


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """A kontor-sandbox process on a port of its own; ended with the script."""

    def __init__(self, options, *extra, name="sandbox"):
        self.log = open(os.path.join(options.folder, name + ".log"), "w", encoding="utf-8")
        self.environment = {}
        self.printed = []
        self.process = subprocess.Popen([os.path.join(options.programs, "kontor-sandbox"), "--port", "0", *extra],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True, start_new_session=True)
        atexit.register(self.end)
        self.complete = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()
        if not self.complete.wait(60):
            missing = [key for key in NEEDED if key not in self.environment]
            fail(f"the sandbox did not print {', '.join(missing)} (exit status {self.process.poll()}); see {self.log.name}")
        parts = urllib.parse.urlsplit(self.environment["KONTOR_HIGHLEVEL_API_URL"])
        self.address = f"{parts.scheme}://{parts.netloc}"

    def _read(self):
        for line in self.process.stdout:
            self.printed.append(line)
            self.log.write(line)
            self.log.flush()
            match = ASSIGNMENT.match(line)
            if match:
                words = shlex.split(match.group(2), comments=True)
                self.environment[match.group(1)] = words[0] if words else ""
            if all(key in self.environment for key in NEEDED):
                self.complete.set()

    def ask(self, path, body=None, method=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data=data, headers={"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return json.loads(reply.read() or b"{}")
        except urllib.error.HTTPError as error:
            fail(f"the sandbox answered {error.code} to {path}: {error.read()[:500]!r}")

    def state(self):
        return self.ask("/sandbox/state")

    def customers(self):
        return self.state()["quickbooks"]["customers"]

    def contacts(self):
        return self.state()["highlevel"]["contacts"]

    def counters(self, service="highlevel"):
        return self.ask("/sandbox/counters")[service]

    def limits(self, on):
        self.ask("/sandbox/limits", {"on": on})

    def forget_faults(self):
        self.ask("/sandbox/faults", method="DELETE")

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()


class Form(HTMLParser):
    """The form around the button `#allow` of a consent page, with what a browser would send when it is pressed."""

    def __init__(self, page):
        super().__init__()
        self.action, self.method, self.fields, self.found = "", "get", {}, False
        self._inside = False
        self._select = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "form" and not self.found:
            self._inside = True
            self.action, self.method, self.fields = at.get("action", ""), at.get("method", "get").lower(), {}
        if not self._inside:
            return
        if at.get("id") == "allow":
            self.found = True
        if tag in ("input", "button") and at.get("name"):
            kind = at.get("type", "text" if tag == "input" else "submit")
            if kind == "radio":
                if "checked" in at or at["name"] not in self.fields:
                    self.fields[at["name"]] = at.get("value", "on")
            elif kind == "checkbox":
                if "checked" in at:
                    self.fields[at["name"]] = at.get("value", "on")
            elif kind not in ("submit", "button") or at.get("id") == "allow":
                self.fields[at["name"]] = at.get("value", "")
        elif tag == "select":
            self._select = at.get("name")
        elif tag == "option" and self._select:
            if "selected" in at or self._select not in self.fields:
                self.fields[self._select] = at.get("value", "")

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None
        if tag == "form":
            self._inside = False


def press_allow(address):
    """Does what a person does on a consent page: opens it, presses Allow, lands where the browser is sent. Returns the last page."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def visit(request):
        try:
            with browser.open(request, timeout=30) as reply:
                return reply.geturl(), reply.read().decode()
        except urllib.error.HTTPError as error:
            fail(f"{error.code} at {error.geturl().split('?')[0]}: {error.read()[:300]!r}")

    base, page = visit(address)
    form = Form(page)
    require(form.found, f"no button #allow on {base}")
    target = urllib.parse.urljoin(base, form.action)
    data = urllib.parse.urlencode(form.fields)
    if form.method == "post":
        request = urllib.request.Request(target, data=data.encode())
    else:
        request = urllib.request.Request(target.split("?")[0] + "?" + data)
    return visit(request)[1]


class Kontorctl:
    """kontorctl with a data folder of its own, pointing to one sandbox."""

    def __init__(self, options, sandbox, name="data", limits=True):
        self.program = os.path.join(options.programs, "kontorctl")
        self.data = os.path.join(options.folder, name)
        shutil.rmtree(self.data, ignore_errors=True)  # of an earlier run in the same folder
        self.outputs = []  # all that was ever printed
        self.port = free_port()
        self.environment = {**os.environ, **sandbox.environment, "KONTOR_DATA_DIR": self.data, "LC_ALL": "C.UTF-8",
                            "LANGUAGE": "en"}
        if not limits:
            self.environment["KONTOR_RATE_LIMITS"] = "off"
        self.run("settings", "set", "auth.port", str(self.port), expect=0)

    def run(self, *words, expect=None, timeout=300, show=False, text=None, folder=None):
        """Runs a command to its end; `expect` is the exit status that it must have, `folder` where it is started."""
        result = subprocess.run([self.program, *words], env=self.environment, text=True, errors="replace", input=text, cwd=folder,
                                stdin=None if text is not None else subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=timeout)
        self.outputs += [result.stdout, result.stderr]
        if expect is not None and result.returncode != expect:
            fail(f"kontorctl {' '.join(words)} ended with {result.returncode}, not {expect}\n{result.stdout}{result.stderr}")
        return result

    def json(self, *words, expect=0, **more):
        result = self.run(*words, "--json", expect=expect, **more)
        try:
            return json.loads(result.stdout)
        except ValueError as error:
            fail(f"kontorctl {' '.join(words)} --json is no JSON ({error}):\n{result.stdout[:2000]}")

    def start(self, *words, **more):
        return subprocess.Popen([self.program, *words], env=self.environment, stdin=subprocess.DEVNULL, **more)

    def connect(self, service, press=press_allow):
        """`connect SERVICE --print-url`; `press` is given the address."""
        process = self.start("connect", service, "--print-url", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        atexit.register(lambda: process.poll() is None and process.kill())
        address = process.stdout.readline().strip()
        if not address.startswith("http"):
            process.kill()
            fail(f"connect {service} --print-url printed first: {address!r} {process.stdout.read()}")
        press(address)
        printed, _ = process.communicate(timeout=60)
        self.outputs += [address, printed]
        require(process.returncode == 0, f"connect {service} ended with {process.returncode}:\n{printed}")
        return printed

    def connect_both(self):
        for service in ("quickbooks", "highlevel"):
            self.connect(service)

    def measured(self, *words, timeout=3600):
        """Runs to the end; returns (exit status, seconds, peak resident size in MB)."""
        began = time.monotonic()
        process = self.start(*words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak = 0
        while process.poll() is None:
            try:
                with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
                    peak = max([peak] + [int(line.split()[1]) for line in file if line.startswith("VmHWM")])
            except (OSError, ValueError):
                pass
            if time.monotonic() - began > timeout:
                process.kill()
                fail(f"kontorctl {' '.join(words)} took longer than {timeout} s")
            time.sleep(0.02)
        return process.returncode, time.monotonic() - began, peak / 1024


# ---- What must not get out ----

# What the sandbox's tokens look like: access and refresh tokens of Intuit, JSON web tokens, Private Integration Tokens.
TOKEN = re.compile(rb"eyJ[A-Za-z0-9_-]{16,}|RT1-[A-Za-z0-9_-]{8,}|AB1[0-9A-Za-z_-]{20,}|pit-[0-9a-f]{8}-[0-9a-f-]{20,}")


def look_for_tokens(folder, outputs, known):
    """Looks for a token, or for one of the `known` secrets, in the files of `folder` and in the `outputs`."""
    def look(where, data):
        match = TOKEN.search(data)
        require(not match, f"a token in {where}: {match and match.group()[:12]!r}...")
        for secret in known:
            require(secret not in data, f"a known secret in {where}")

    files = 0
    for path, _, names in os.walk(folder):
        for name in names:
            files += 1
            with open(os.path.join(path, name), "rb") as file:
                look(os.path.join(path, name), file.read())
    require(files > 0, f"no file in {folder}")
    look("what kontorctl printed", "".join(outputs).encode())


# ---- Both sides compared, by product rules and nothing of Kontor's own code ----

def addresses(customer):
    """The e-mail addresses of a QuickBooks customer, lower case, the main one first."""
    field = (customer.get("PrimaryEmailAddr") or {}).get("Address") or ""
    return [a.lower() for a in re.split(r"[\s,;]+", field) if "@" in a]


def contact_addresses(contact):
    more = [m.get("email") if isinstance(m, dict) else m for m in contact.get("additionalEmails") or []]
    return [a.lower() for a in [contact.get("email"), *more] if a]


def contact_name(contact):
    names = [contact.get("firstName") or "", contact.get("lastName") or ""]
    return " ".join(n for n in names if n) or contact.get("contactName") or contact.get("name") or ""


def check_each_once(customers, contacts, before=()):
    """Every active customer is there once: customers who share a main address as one contact, the others each as one.
    `before` are the contacts that were there at first. Returns the number of groups."""
    active = [c for c in customers if c.get("Active", True)]
    by_address = collections.Counter(a for contact in contacts for a in set(contact_addresses(contact)))
    twice = [a for a, count in by_address.items() if count > 1]
    require(not twice, f"in several contacts: {twice[:5]}")
    phones = collections.Counter(c["phone"] for c in contacts if c.get("phone"))
    twice = [p for p, count in phones.items() if count > 1]
    require(not twice, f"phone numbers in several contacts: {twice[:5]}")

    groups = set()
    bare = []
    for customer in active:
        own = addresses(customer)
        if own:
            require(own[0] in by_address, f"customer {customer['Id']} ({own[0]}) has no contact")
            groups.add(own[0])
        else:
            bare.append(customer)
    made = [c for c in contacts if c.get("id") not in {b.get("id") for b in before}]
    for contact in made:
        require(contact.get("source") == "QuickBooks", f"contact {contact.get('id')} has the source {contact.get('source')!r}")
        require("quickbooks" in [t.lower() for t in contact.get("tags") or []], f"contact {contact.get('id')} has no tag")
    # Customers without an address are one contact each; those with a phone number may be matched by it.
    require(len(made) <= len(groups) + len(bare), f"{len(made)} contacts were made for {len(groups) + len(bare)} groups")
    silent = [c for c in bare if not (c.get("PrimaryPhone") or c.get("Mobile"))]
    wanted = collections.Counter(plain(wanted_name(c)) for c in silent)
    there = collections.Counter(plain(contact_name(c)) for c in made if not contact_addresses(c) and not c.get("phone"))
    for name, count in wanted.items():
        require(there[name] == count, f"customer {name!r}, without address and phone: {there[name]} contacts, not {count}")
    return len(groups) + len(bare)


def wanted_name(customer):
    given = [customer.get("GivenName") or "", customer.get("FamilyName") or ""]
    return " ".join(n for n in given if n.strip()) or customer.get("DisplayName") or ""


def plain(name):
    """A name as far as cutting, cleaning and upper case leave it alone: its first letters and digits."""
    return "".join(c for c in name.lower() if c.isalnum())[:30]


def megabytes():
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
