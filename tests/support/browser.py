# Chromium without a window, driven by its WebDriver HTTP interface.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import http.client
import json
import os
import shutil
import subprocess
import tempfile
import time

import stage

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key under which WebDriver names an element


class Browser:
    """Chromium without a window; ended with the script, which is skipped where there is none."""

    def __init__(self, options):
        for program in ("chromium", "chromedriver"):
            if not shutil.which(program):
                stage.skip(f"{program} is not installed")
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

    def find(self, selector, using="css selector"):
        found = self.call("POST", self.session + "/element", {"using": using, "value": selector})
        return f"{self.session}/element/{found[ELEMENT]}"

    def press(self, selector, using="css selector"):
        found = self.find(selector, using)
        # In the middle nothing that sticks to an edge lies over it.
        self.run("arguments[0].scrollIntoView({block: 'center'})", {ELEMENT: found.rpartition("/")[2]})
        self.call("POST", found + "/click", {})

    def type(self, selector, text):
        self.call("POST", self.find(selector) + "/value", {"text": text})

    def run(self, script, *values):
        """What the script returns; the values are its `arguments`."""
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(values)})

    def text(self):
        return self.run("return document.body.innerText")

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
