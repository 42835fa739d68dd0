#!/usr/bin/env python3
# An owner at the real window: switches review requests on, once there is a link, and sees the first one go out.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop  # noqa: E402
import invoices  # noqa: E402
import stage  # noqa: E402

LINK = "https://g.page/r/bayside/review"
CUSTOM_VALUE = "Google review link"
SWITCH = "Send a review request after the first paid invoice"


def until(true, what, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        stage.require(time.monotonic() < end, f"never: {what}")
        time.sleep(0.1)


def main():
    options = stage.arguments("Review requests in the real window: refused, found, switched on, sent.")
    screen = desktop.Desktop(options)
    sandbox = stage.Sandbox(options)
    sandbox.limits(False)
    person = invoices.Person(sandbox)
    person.highlevel("location.settings", placesId="-", customValueName=CUSTOM_VALUE, customValue="-")
    had = person.quickbooks("customer.add", name="Harry Had", email="harry.had@example.com")["Id"]
    fresh = person.quickbooks("customer.add", name="Wanda Window", email="wanda.window@example.com")["Id"]
    kontorctl = stage.Kontorctl(options, sandbox, limits=False)
    kontorctl.connect_both()
    kontorctl.run("sync", expect=0)
    kontorctl.run("settings", "set", "reviews.quiet_hours", "off", expect=0)  # at whatever hour this runs

    def pay(customer):
        invoice = person.quickbooks("invoice.add", customer=customer, amount="80")["Id"]
        person.quickbooks("payment.receive", id=invoice)

    def setting(name):
        return kontorctl.run("settings", "get", f"reviews.{name}", expect=0).stdout.strip()

    def messages():
        return [m for m in sandbox.state()["highlevel"]["messages"] if LINK in m["body"]]

    pay(had)
    # Only what is pressed starts a check.
    kontor, window = screen.start(**{k: v for k, v in kontorctl.environment.items() if k.startswith("KONTOR_")},
                                  KONTOR_SYNC_INTERVAL_SECONDS="3600")
    window.wait("Up to date", seconds=60)
    window.click("Settings")
    window.click("Review requests")
    window.click(SWITCH, "check box")
    window.wait("There is no review link yet")
    stage.require(not window.is_checked(window.wait(SWITCH, "check box")), "the box is checked all the same")
    stage.require(setting("enabled") == "off", "it is on without a link")
    refused = screen.picture("refused")

    window.press("Find in HighLevel")
    window.wait("HighLevel has none")
    person.highlevel("location.settings", customValueName=CUSTOM_VALUE, customValue=LINK)
    window.click(SWITCH, "check box")  # switching on looks for it once more
    until(lambda: setting("enabled") == "on", "review requests are on")
    stage.require(setting("link") == LINK, "switching on did not find the link")
    window.press("Find in HighLevel")
    window.wait(f"Found in HighLevel: {CUSTOM_VALUE}")
    window.gone("There is no review link yet")
    stage.require(setting("link") == LINK, "the link is another")
    switched = screen.picture("switched")

    # What is paid by now counts as had; what is paid from now on does not.
    window.click("Overview")
    before = kontorctl.json("status")["lastSuccess"]
    window.press("Sync now")
    until(lambda: kontorctl.json("status")["lastSuccess"] != before, "the first check with review requests on")
    window.wait("Up to date")
    stage.require(not messages(), "a message for what was paid before")
    pay(fresh)
    window.press("Sync now")
    window.wait("Review request, Wanda Window, Sent")
    window.wait("Review requests, QuickBooks to HighLevel, Today 1, 30 days 1")
    sent = messages()
    contact = next(c["id"] for c in sandbox.contacts() if c.get("email") == "wanda.window@example.com")
    stage.require([m["contactId"] for m in sent] == [contact], f"there are {sent}")
    overview = screen.picture("overview")
    window.click("Activity")
    window.wait("Reviews, QuickBooks to HighLevel, Review request, Wanda Window, Sent")
    activity = screen.picture("activity")

    kontor.send_signal(signal.SIGTERM)
    stage.require(kontor.wait(timeout=20) == 0, "the window did not end with 0 on SIGTERM")
    print(f"refused without a link, found, switched on, and one message went out; {refused} {switched} {overview} {activity}")


if __name__ == "__main__":
    main()
