#!/usr/bin/env python3
# Every kind of error, with replies that repeat what they were sent: no token gets into output, log or data directory.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

SERVICES = ("quickbooks", "highlevel")
ECHOES = ("status_400_echo", "status_502_echo")
UNREADABLE = ("truncated_json", "not_json", "html_200")
TOKEN_PATH = {"quickbooks": "/oauth2/v1/tokens/bearer", "highlevel": "/oauth/token"}
REVOKE_PATH = "/v2/oauth2/tokens/revoke"


class Watch:
    """Runs what goes wrong, has Kontor tell of it in every way, and looks for what must not be told."""

    def __init__(self, sandbox, kontorctl):
        self.sandbox = sandbox
        self.kontorctl = kontorctl
        known = {name: value for name, value in sandbox.environment.items() if "CLIENT" in name}
        self.known = [value.encode() for name, value in known.items() if "SECRET" in name]
        for service in SERVICES:
            pair = [known[f"KONTOR_{service.upper()}_CLIENT_{part}"] for part in ("ID", "SECRET")]
            self.known.append(base64.b64encode(":".join(pair).encode()))
        self.added = 0
        self.statuses = []

    def spoil(self, service, fault, times, **where):
        self.sandbox.ask("/sandbox/faults", {"service": service, "fault": fault, "times": times, **where})

    def add_customer(self):
        self.added += 1
        self.sandbox.ask("/sandbox/quickbooks/act", {"action": "customer.add", "parameters": {
            "name": f"Customer {self.added}", "email": f"customer{self.added}@example.com"}})

    def sync(self, what):
        faults = self.sandbox.ask("/sandbox/counters")["skin"]["faults"]
        self.statuses.append(self.kontorctl.run("sync").returncode)
        stage.require(self.sandbox.ask("/sandbox/counters")["skin"]["faults"] > faults, f"nothing went wrong: {what}")
        self.look(what)

    def look(self, what):
        self.sandbox.forget_faults()
        for words in (("status",), ("log",), ("attention",)):
            self.kontorctl.run(*words, expect=0)
            self.kontorctl.json(*words)
        try:
            stage.look_for_tokens(self.kontorctl.data, self.kontorctl.outputs, self.known)
        except SystemExit as found:
            stage.fail(f"{what}: {found}")

    def connect_in_vain(self, service, what):
        process = self.kontorctl.start("connect", service, "--print-url", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                       text=True)
        stage.press_allow(process.stdout.readline().strip())
        printed, _ = process.communicate(timeout=60)
        self.kontorctl.outputs.append(printed)
        stage.require(process.returncode == 1 and printed, f"connect {service} ended with {process.returncode}: {what}")
        self.look(what)


def main():
    options = stage.arguments("No token gets out, whatever goes wrong.")
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    watch = Watch(sandbox, kontorctl)

    for service in SERVICES:
        for fault in ECHOES + UNREADABLE:
            watch.spoil(service, fault, 1, path=TOKEN_PATH[service])
            watch.connect_in_vain(service, f"{fault} for {service}'s first tokens")
    kontorctl.connect_both()

    # A token that is refused is renewed; the reply says it.
    for service in SERVICES:
        watch.spoil(service, "status_401", 1, method="GET" if service == "quickbooks" else "POST")
        watch.add_customer()
        watch.sync(f"a token refused by {service}")

    # Reading, as often as it is tried.
    for fault in ECHOES + UNREADABLE:
        watch.spoil("quickbooks", fault, -1, pathContains="/cdc")
        watch.spoil("highlevel", fault, -1, pathContains="/payments/transactions")
        watch.sync(f"{fault} for what is read")

    # Writing, and looking for what became of it.
    for fault in ECHOES + UNREADABLE[:1]:
        watch.spoil("highlevel", fault, 2, method="POST", pathContains="/contacts/")
        watch.add_customer()
        watch.sync(f"{fault} for what is written")

    # Renewing.
    for service in SERVICES:
        for fault in ECHOES + UNREADABLE:
            sandbox.ask(f"/sandbox/{service}/act", {"action": "token.expire"})
            watch.spoil(service, fault, 1, path=TOKEN_PATH[service])
            watch.sync(f"{fault} for {service}'s new tokens")
            if any(each["state"] != "connected" for each in kontorctl.json("status")["connections"].values()):
                kontorctl.connect(service)
        # Refused for good: the connection ends and says why.
        watch.spoil(service, "status_401", -1)
        watch.sync(f"all tokens refused by {service}")
        stage.require(watch.statuses[-1] == 4, f"sync ended with {watch.statuses[-1]} though all tokens are refused")
        kontorctl.connect(service)

    # Giving back.
    for fault in ECHOES:
        watch.spoil("quickbooks", fault, -1, path=REVOKE_PATH)
        result = kontorctl.run("disconnect", "quickbooks", expect=0)
        stage.require(result.stderr, "a revocation that failed is not told")
        watch.look(f"{fault} for the revocation")
        kontorctl.connect("quickbooks")

    # In the end it works, and the log tells what happened.
    result = kontorctl.run("sync")
    stage.require(result.returncode in (0, 3), f"sync ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    watch.look("at the end")
    # What an echo was cleared of stands there: the echoes did come through.
    stage.require("[removed]" in "".join(kontorctl.outputs), "no reply with a token was ever told")
    print(f"exit statuses {watch.statuses}; no token in {len(kontorctl.outputs)} outputs")


if __name__ == "__main__":
    main()
