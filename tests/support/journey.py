#!/usr/bin/env python3
# The first run without a display: connects both services of a sandbox, imports, and says what came across.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pty
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import stage  # noqa: E402

COUNTS = ("created", "updated", "unchanged", "skipped")


def with_terminal(process_words, environment):
    """Runs a program that draws a progress bar. Where the output is no terminal it gets one of its own, and of its bar one line
    a second is passed on."""
    if sys.stdout.isatty():
        return subprocess.run(process_words, env=environment).returncode
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(process_words[0], process_words, {**environment, "TERM": "dumb", "COLUMNS": "100"})
    line, shown, last, kept = "", "", 0.0, ""
    while True:
        try:
            data = os.read(terminal, 4096).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            data = ""
        if not data:
            break
        # A terminal gets "\r\n" for a line end; only a lone "\r" draws the bar anew.
        data, kept = (kept + data).replace("\r\n", "\n"), ""
        if data.endswith("\r"):
            data, kept = data[:-1], "\r"
        for piece in re.split(r"([\r\n])", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", data)):
            if piece not in ("\r", "\n"):
                line += piece
                continue
            text = line.rstrip()
            if text:
                if piece == "\n" and text != shown or time.monotonic() - last >= 1:
                    print(text, flush=True)
                    shown, last, text = text, time.monotonic(), ""
                line = ""
    if line.strip() and line.rstrip() != shown:
        print(line.rstrip(), flush=True)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def table(rows):
    width = max(len(name) for name, _ in rows)
    rule = "-" * (width + 10)
    lines = [rule] + [f"{name:<{width}} {value:>9}" for name, value in rows] + [rule]
    print("\n".join(lines), flush=True)


def main():
    options = stage.arguments("Connects, imports and shows the result in the terminal.")
    print("Kontor without a display: the same job in the terminal.\n", flush=True)
    sandbox = stage.Sandbox(options)
    print(f"Sandbox: both services, at {sandbox.address}", flush=True)
    kontorctl = stage.Kontorctl(options, sandbox)

    for service, name in (("quickbooks", "QuickBooks"), ("highlevel", "HighLevel")):
        print(f"{name}: opening the consent page and pressing Allow", flush=True)
        printed = kontorctl.connect(service)
        print("  " + printed.strip().replace("\n", "\n  "), flush=True)

    before = sandbox.state()
    print("\nContact import (each answer takes 0.3 s, as it may over the internet)", flush=True)
    sandbox.ask("/sandbox/faults", {"fault": "latency", "latencyMs": 300, "service": "highlevel", "times": -1})
    status = with_terminal([kontorctl.program, "sync"], kontorctl.environment)
    if status not in (0, 3):
        stage.fail(f"kontorctl sync ended with {status}")

    after = sandbox.state()
    told = kontorctl.json("status")
    counts = next((row["parameters"] for row in reversed(kontorctl.json("log")) if row["key"] == "import.done"), {})
    customers = after["quickbooks"]["customers"]
    active = sum(1 for c in customers if c.get("Active", True))
    print(flush=True)
    table([("Customers in QuickBooks", len(customers)), ("  of them active", active),
           ("Contacts in HighLevel before", len(before["highlevel"]["contacts"])),
           ("Contacts in HighLevel after", len(after["highlevel"]["contacts"]))]
          + [("  " + word, counts.get(word, "-")) for word in COUNTS]
          + [("Need attention", told["attention"])])

    picture = os.path.join(options.folder, "window.png")
    environment = {**kontorctl.environment, "QT_QPA_PLATFORM": "offscreen"}
    drawn = subprocess.run([os.path.join(options.programs, "kontor"), "--picture", picture], env=environment,
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    if drawn.returncode != 0 or not os.path.getsize(picture):
        stage.fail(f"kontor --picture ended with {drawn.returncode}:\n{drawn.stdout}")
    print("\nThe window, drawn off screen:", flush=True)
    sandbox.end()
    print(os.path.abspath(picture), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
