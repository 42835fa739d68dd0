#!/usr/bin/env python3
# A person's first minutes with the real window on a virtual screen: connects both services, looks at the preview, starts.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import os
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import stage  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))

# What stands where a desktop has xdg-open: hands the address to this script, which presses Allow on the page.
OPENER = """#!/bin/sh
exec /usr/bin/python3 - "$1" <<'END'
import sys
sys.path.insert(0, {support!r})
import stage
stage.press_allow(sys.argv[1])
END
"""


def walk(node):
    yield node
    try:
        count = node.get_child_count()
    except Exception:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except Exception:
            continue
        if child is not None:
            yield from walk(child)


class Window:
    """The window as a screen reader sees it."""

    def __init__(self, atspi):
        self.atspi = atspi

    def nodes(self):
        desktop = self.atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and (application.get_name() or "").lower().startswith("kontor"):
                yield from walk(application)

    def find(self, name, role=None):
        """The first shown thing that has `name` in its name; a button by its whole name."""
        for node in self.nodes():
            try:
                states = node.get_state_set()
                if (name == node.get_name() if role else name in (node.get_name() or "")) and (role is None or node.get_role_name() == role) \
                        and states.contains(self.atspi.StateType.SHOWING):
                    return node
            except Exception:
                continue
        return None

    def wait(self, name, role=None, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            node = self.find(name, role)
            if node is not None:
                return node
            time.sleep(0.1)
        shown = sorted({node.get_name() for node in self.nodes() if node.get_name()})
        stage.fail(f"the window never showed “{name}”; it shows: {[text for text in shown if len(text) < 60][-60:]}")

    def press(self, name, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            node = self.wait(name, "push button", seconds)
            if node.get_name() and node.get_state_set().contains(self.atspi.StateType.SENSITIVE):
                self.atspi.Action.do_action(node, 0)
                return
            time.sleep(0.1)
        stage.fail(f"“{name}” stays greyed out")


def main():
    options = stage.arguments("Sets Kontor up in its real window and imports the contacts.")
    for program in ("Xvfb", "openbox"):
        if shutil.which(program) is None:
            stage.skip(f"{program} is not installed")
    try:
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
    except (ImportError, ValueError):
        stage.skip("python3-gi with Atspi is not installed")

    read, write = os.pipe()
    screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                              pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(screen.terminate)
    os.close(write)
    display = ":" + os.read(read, 16).decode().strip()
    folder = os.path.join(options.folder, "opener")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "xdg-open"), "w", encoding="utf-8") as opener:
        opener.write(OPENER.format(support=os.path.join(HERE, "..", "support")))
    os.chmod(os.path.join(folder, "xdg-open"), 0o755)

    environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANG="en_US.UTF-8",
                       LC_ALL="C.UTF-8", PATH=folder + ":" + os.environ["PATH"], KONTOR_DATA_DIR=os.path.join(options.folder, "data"))
    os.environ.update(DISPLAY=display)
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(manager.terminate)
    kontor = subprocess.Popen([os.path.join(options.programs, "kontor"), "--sandbox"], env=environment)
    atexit.register(kontor.kill)

    window = Window(Atspi)
    window.press("Connects QuickBooks")  # QB Connect: its name for a screen reader is what it does
    window.wait("Connected with", seconds=60)
    window.press("Continue")
    window.press("Connect HighLevel")
    window.wait("Connected with", seconds=60)
    window.press("Continue")
    window.wait("Options")
    window.press("Continue")
    window.wait("Preview")
    window.press("Continue", seconds=60)
    window.press("Start")
    window.wait("Check finished", seconds=120)
    window.wait("Up to date")
    picture = os.path.join(options.folder, "window.png")
    if shutil.which("import"):
        subprocess.run(["import", "-display", display, "-window", "root", picture], check=False)

    began = time.monotonic()
    kontor.send_signal(signal.SIGTERM)
    stage.require(kontor.wait(timeout=20) == 0, "the window did not end with 0 on SIGTERM")
    print(f"set up and imported in the real window; it ended {time.monotonic() - began:.1f} s after SIGTERM; {picture}")


if __name__ == "__main__":
    main()
