#!/usr/bin/env python3
# kontorctl's words: one thing is called one, and in either language.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import invoices  # noqa: E402
import stage  # noqa: E402


def said(kontorctl, *words, expect):
    result = kontorctl.run(*words, expect=expect)
    return result.stdout + result.stderr


def require_words(printed, *wanted):
    for words in wanted:
        stage.require(words in printed, f"not told: {words!r} in\n{printed}")


def counts(kontorctl, person):
    """One of everything, then more."""
    kontorctl.connect_both()
    kontorctl.run("sync", expect=0)
    person.quickbooks("customer.add", name="One Change", email="one.change@example.com")
    # A number that QuickBooks has no room for needs the owner.
    contact = person.contact("Ana Ruiz", "ana.ruiz@example.com")
    person.invoice(contact, send="on", invoiceNumber="2031-THE-LONGEST-OF-ALL-1")
    require_words(said(kontorctl, "sync", expect=3), "1 change, 0 waiting, 1 needs attention")
    require_words(said(kontorctl, "status", expect=0), "One item needs your attention")
    require_words(said(kontorctl, "attention", "retry", "--all", expect=0), "1 entry\n")

    kontorctl.environment["LANGUAGE"] = "de"
    person.invoice(contact, send="on", invoiceNumber="2031-THE-LONGEST-OF-ALL-2")
    require_words(said(kontorctl, "sync", expect=3), "0 Änderungen, 0 warten, 2 zu klären")
    require_words(said(kontorctl, "status", expect=0), "2 Punkte sind zu klären")
    require_words(said(kontorctl, "attention", "retry", "--all", expect=0), "2 Einträge\n")
    person.quickbooks("customer.add", name="Not Yet", email="not.yet@example.com")
    rows = said(kontorctl, "preview", expect=0)
    stage.require(re.search(r"^Anlegen +Not Yet ", rows, re.M), f"no word for what is done to a row:\n{rows}")
    kontorctl.environment["LC_ALL"] = "de_DE.UTF-8"  # whose short form of a time ends at the minute
    lines = said(kontorctl, "log", expect=0).splitlines()
    stage.require(lines and all(re.match(r"\S+ \d\d:\d\d:\d\d  ", line) for line in lines), f"no seconds in the log:\n{lines[:3]}")
    kontorctl.environment["LC_ALL"] = "C.UTF-8"
    kontorctl.environment["LANGUAGE"] = "en"


def allowed_values(kontorctl):
    """What a setting takes: the values as they are, the words around them in the owner's language."""
    kontorctl.environment["LANGUAGE"] = "de"
    for key, value, wanted in (("sync.interval_seconds", "1", "15 bis 3600"), ("general.notices", "perhaps", "on, off"),
                               ("receipts.sources", "x", "durch Kommas getrennt; leer für keine"),
                               ("contacts.country", "Germany", "zwei Großbuchstaben")):
        require_words(said(kontorctl, "settings", "set", key, value, expect=1), wanted)
    listed = said(kontorctl, "settings", "list", expect=0)
    for english in (" to ", "empty", "characters", "letters", "some of", "such as", " an ", "with"):
        stage.require(english not in listed, f"{english!r} is listed in German:\n{listed}")
    kontorctl.environment["LANGUAGE"] = "en"
    require_words(said(kontorctl, "settings", "set", "sync.interval_seconds", "1", expect=1), "15 to 3600", "The earlier value stays")
    # An option has no earlier value.
    refused = said(kontorctl, "--profile", "..", "status", expect=2)
    stage.require("letters, digits" in refused and "earlier" not in refused, f"an option is told as a setting:\n{refused}")
    require_words(said(kontorctl, "settings", "set", "contacts.tag", expect=2), "A value is missing", "settings set contacts.tag")


def language(kontorctl):
    """The profile's language wins over the system's; what programs read stays."""
    kontorctl.run("settings", "set", "general.language", "de", expect=0)
    require_words(said(kontorctl, "status", expect=0), "ist nicht verbunden")
    require_words(said(kontorctl, "attention", "retry", "1", expect=1), "keinen Eintrag 1")
    require_words(said(kontorctl, "attention", "retry", "1", "2", expect=2), "attention retry 1 2", "kennt diesen Befehl nicht")
    refused = kontorctl.json("attention", "retry", "1", expect=1)["error"]
    stage.require(refused["code"] == "kontor.no_such_entry" and "keinen Eintrag 1" in refused["title"], f"--json says {refused}")
    stage.require(kontorctl.json("status")["situation"] == "not_connected", "--json has words of a language where programs read")
    kontorctl.environment["LANGUAGE"] = "de"
    kontorctl.run("settings", "set", "general.language", "en", expect=0)
    require_words(said(kontorctl, "status", expect=0), "is not connected")
    kontorctl.run("settings", "set", "general.language", "system", expect=0)
    require_words(said(kontorctl, "status", expect=0), "ist nicht verbunden")
    require_words(said(kontorctl, "--profile", "unknown yet", "attention", "retry", "1", expect=1), "keinen Eintrag 1")
    kontorctl.environment["LANGUAGE"] = "en"


def main():
    options = stage.arguments("What kontorctl says to its owner.")
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    language(kontorctl)
    allowed_values(kontorctl)
    counts(kontorctl, invoices.Person(sandbox))
    print("kontorctl finds the right words")


if __name__ == "__main__":
    main()
