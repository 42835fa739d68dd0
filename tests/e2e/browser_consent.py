#!/usr/bin/env python3
# Connects both services through a real browser: chromium, driven by its WebDriver HTTP interface.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which WebDriver names an element
REDIRECT_PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "installer", "redirect", "index.html")


class Browser:
    def __init__(self, options):
        self.port = stage.free_port()
        profile = tempfile.mkdtemp(prefix="kontor-browser-")
        atexit.register(shutil.rmtree, profile, ignore_errors=True)
        log = open(os.path.join(options.folder, "chromedriver.log"), "w", encoding="utf-8")
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdout=log, stderr=log)
        atexit.register(self.end)
        for _ in range(200):
            try:
                self.call("GET", "/status")
                break
            except OSError:
                time.sleep(0.05)
        # Nothing but what is asked for: a browser that calls home waits for hosts that a test machine does not reach.
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={profile}",
                     "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--disable-extensions", "--no-proxy-server"]
        reply = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}})
        self.session = "/session/" + reply["sessionId"]

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
        reply = json.loads(connection.getresponse().read())
        connection.close()
        value = reply.get("value")
        if isinstance(value, dict) and "error" in value:
            stage.fail(f"the browser: {value['error']}: {value.get('message', '')[:300]}")
        return value

    def open(self, address):
        self.call("POST", self.session + "/url", {"url": address})

    def press(self, selector):
        found = self.call("POST", self.session + "/element", {"using": "css selector", "value": selector})
        self.call("POST", f"{self.session}/element/{found[ELEMENT]}/click", {})

    def text(self):
        return self.call("POST", self.session + "/execute/sync", {"script": "return document.body.innerText", "args": []})

    def address(self):
        return self.call("GET", self.session + "/url")

    def end(self):
        if hasattr(self, "session"):
            try:
                self.call("DELETE", self.session)
            except (OSError, SystemExit):
                pass
        self.driver.terminate()
        self.driver.wait(10)


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
    for program in ("chromium", "chromedriver"):
        if not shutil.which(program):
            stage.skip(f"{program} is not installed")
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
