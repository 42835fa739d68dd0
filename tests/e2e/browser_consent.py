#!/usr/bin/env python3
# Connects both services through a real browser: chromium, driven by its WebDriver HTTP interface.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402
from browser import Browser  # noqa: E402

REDIRECT_PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "installer", "redirect", "index.html")


def check_redirect_page(browser):
    """The page for production keys hands the answer on, and nothing else; its policy lets its own script run."""
    arrived = threading.Event()
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/callback"):
                asked.append(self.path)
                arrived.set()
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    try:
        server = HTTPServer(("127.0.0.1", 8917), Listener)
    except OSError:
        print("the redirect page was not tried: port 8917 is taken")
        return
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = "file://" + os.path.abspath(REDIRECT_PAGE)
    browser.open(page + "?code=a%2Bb&state=s1&realmId=123&other=no")
    stage.require(arrived.wait(20), "the redirect page handed nothing on")
    stage.require(asked[0] == "/callback?code=a%2Bb&state=s1&realmId=123", f"the redirect page asked for {asked[0]}")
    browser.open(page)
    stage.require("Zur\u00fcck zu Kontor" in browser.text() and "no answer" in browser.text(), "the redirect page without an answer")
    server.shutdown()
    server.server_close()


def main():
    options = stage.arguments("A real browser on the consent pages.")
    browser = Browser(options)
    check_redirect_page(browser)
    sandbox = stage.Sandbox(options)
    kontorctl = stage.Kontorctl(options, sandbox)

    def press(address):
        browser.open(address)
        browser.press("#allow")
        for _ in range(200):
            if f":{kontorctl.port}/" in browser.address():
                break
            time.sleep(0.05)
        stage.require("You can close this tab." in browser.text(), f"the last page says: {browser.text()[:300]}")

    for service in ("quickbooks", "highlevel"):
        kontorctl.connect(service, press)
    status = json.dumps(kontorctl.json("status"))
    stage.require("connected" in status.lower(), f"status after connecting: {status[:500]}")
    print("both services connected through the browser; the redirect page hands on what it must")


if __name__ == "__main__":
    main()
