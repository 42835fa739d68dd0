#!/usr/bin/env python3
# An owner at the real window: an invoice fails for its tax, the mapping is set right, Retry is pressed, and it is booked.
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
    options = stage.arguments("An invoice with a tax that is mapped wrongly, in the real window.")
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
    invoice = person.invoice(contact, ("USt", "19"), send="on")
    number = invoices.number_of(next(i for i in sandbox.state()["highlevel"]["invoices"] if i["_id"] == invoice))

    # The next cycle by itself would be after the test: what happens, Retry does.
    kontor, window = screen.start(**{k: v for k, v in kontorctl.environment.items() if k.startswith("KONTOR_")},
                                  KONTOR_SYNC_INTERVAL_SECONDS="3600")
    window.wait("Attention, one item", seconds=60)
    window.press("Show")
    window.wait(number)
    window.wait("is not mapped")
    stage.require(not sandbox.state()["quickbooks"]["invoices"], "it was booked with a tax of another rate")
    failed = screen.picture("attention")

    kontorctl.run("settings", "set", "taxes.map", json.dumps({"USt|19": "2"}), expect=0)
    window.press("Retry")
    window.wait("Nothing needs your attention.", seconds=60)
    window.gone(number)
    stage.require(not kontorctl.json("attention"), "attention still has entries")
    document = invoices.check_mirror(person)[invoice]
    booked = screen.picture("booked")

    kontor.send_signal(signal.SIGTERM)
    stage.require(kontor.wait(timeout=20) == 0, "the window did not end with 0 on SIGTERM")
    print(f"{number} failed, was retried in the window, and is document {document['Id']}; {failed} {booked}")


if __name__ == "__main__":
    main()
