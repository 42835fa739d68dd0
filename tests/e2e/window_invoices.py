#!/usr/bin/env python3
# An owner at the real window: two invoices fail for their tax, the mapping is set right, Retry all is pressed, and both are booked.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import signal
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop  # noqa: E402
import invoices  # noqa: E402
import stage  # noqa: E402


def main():
    options = stage.arguments("Two invoices with a tax that is mapped wrongly, in the real window.")
    screen = desktop.Desktop(options)
    sandbox = stage.Sandbox(options, "--company", "eur_19_7")
    sandbox.limits(False)
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    sandbox.ask("/sandbox/clock", {"advanceSeconds": 2})  # the services say when both were connected in whole seconds
    kontorctl.run("sync", expect=0)
    # The code of 7 % for a tax of 19 %: Kontor books nothing with it.
    kontorctl.run("settings", "set", "taxes.map", json.dumps({"USt|19": "3"}), expect=0)
    person = invoices.Person(sandbox)
    contact = person.contact("Wanda Window", "wanda.window@example.com")
    for _ in range(2):
        person.invoice(contact, ("USt", "19"), send="on")
    numbers = [invoices.number_of(each) for each in sandbox.state()["highlevel"]["invoices"]]

    # The next cycle by itself would be after the test: what happens, Retry does.
    kontor, window = screen.start(**{k: v for k, v in kontorctl.environment.items() if k.startswith("KONTOR_")},
                                  KONTOR_SYNC_INTERVAL_SECONDS="3600")
    window.wait("Attention, 2 items", seconds=60)
    window.press("Show")
    for number in numbers:
        window.wait(number)
    window.wait("is not mapped")
    stage.require(not sandbox.state()["quickbooks"]["invoices"], "it was booked with a tax of another rate")
    failed = screen.picture("attention")

    kontorctl.run("settings", "set", "taxes.map", json.dumps({"USt|19": "2"}), expect=0)
    window.press("Retry all")
    window.wait("2 retried: 2 done, 0 still open", seconds=60)
    window.wait("Nothing needs your attention.")
    for number in numbers:
        window.gone(number)
    stage.require(not kontorctl.json("attention"), "attention still has entries")
    documents = [document["Id"] for document in invoices.check_mirror(person).values()]
    booked = screen.picture("booked")

    kontor.send_signal(signal.SIGTERM)
    stage.require(kontor.wait(timeout=20) == 0, "the window did not end with 0 on SIGTERM")
    print(f"{numbers} failed, were retried in the window, and are documents {documents}; {failed} {booked}")


if __name__ == "__main__":
    main()
