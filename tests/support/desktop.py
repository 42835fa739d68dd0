# The real window on a virtual screen, seen and used as a screen reader does.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import os
import shutil
import subprocess
import time

import stage

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


def walk(node, is_shown, depth=0):
    """The node and all below it, without what is below something that is not shown: pages and lists of the window have
    thousands of those."""
    yield node
    try:
        if depth > 1 and not is_shown(node):
            return
        count = node.get_child_count()
    except Exception:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except Exception:
            continue
        if child is not None:
            yield from walk(child, is_shown, depth + 1)


class Window:
    """The window as a screen reader sees it."""

    def __init__(self, atspi):
        self.atspi = atspi

    def nodes(self):
        desktop = self.atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and (application.get_name() or "").lower().startswith("kontor"):
                yield from walk(application, lambda node: node.get_state_set().contains(self.atspi.StateType.SHOWING))

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
                time.sleep(0.3)  # Qt lets go of the button after 100 ms; the next step must not press it on the page before
                return
            time.sleep(0.1)
        stage.fail(f"“{name}” stays greyed out")

    def click(self, name, role=None, seconds=30):
        """What can be clicked, but not pressed: a row, a box; with the mouse, in its middle. Gives what was clicked."""
        node = self.wait(name, role, seconds)
        place = node.get_component_iface().get_extents(self.atspi.CoordType.SCREEN)
        subprocess.run(["xdotool", "mousemove", "--sync", str(place.x + place.width // 2), str(place.y + place.height // 2),
                        "click", "1"], check=True)
        return node

    def is_checked(self, node):
        return node.get_state_set().contains(self.atspi.StateType.CHECKED)

    def gone(self, name, role=None, seconds=30):
        """Waits until nothing that is shown has `name` in its name."""
        end = time.monotonic() + seconds
        while self.find(name, role) is not None:
            if time.monotonic() > end:
                stage.fail(f"the window still shows “{name}”")
            time.sleep(0.1)


class Desktop:
    """A screen with a window manager, and an xdg-open that presses Allow; skips the script where there is none."""

    def __init__(self, options):
        for program in ("Xvfb", "openbox", "xdotool"):
            if shutil.which(program) is None:
                stage.skip(f"{program} is not installed")
        try:
            import gi
            gi.require_version("Atspi", "2.0")
            from gi.repository import Atspi
        except (ImportError, ValueError):
            stage.skip("python3-gi with Atspi is not installed")
        self.atspi = Atspi
        self.options = options

        read, write = os.pipe()
        screen = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
                                  pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(screen.terminate)
        os.close(write)
        self.display = ":" + os.read(read, 16).decode().strip()
        folder = os.path.join(options.folder, "opener")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "xdg-open"), "w", encoding="utf-8") as opener:
            opener.write(OPENER.format(support=HERE))
        os.chmod(os.path.join(folder, "xdg-open"), 0o755)
        self.environment = dict(os.environ, DISPLAY=self.display, QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                                LANG="en_US.UTF-8", LC_ALL="C.UTF-8", PATH=folder + ":" + os.environ["PATH"])
        os.environ.update(DISPLAY=self.display)
        manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        atexit.register(manager.terminate)

    def start(self, *words, **environment):
        """Starts kontor; returns (its process, its window)."""
        kontor = subprocess.Popen([os.path.join(self.options.programs, "kontor"), *words], env={**self.environment, **environment})
        atexit.register(kontor.kill)
        return kontor, Window(self.atspi)

    def picture(self, name):
        """A picture of the screen into the script's folder, where ImageMagick is there."""
        path = os.path.join(self.options.folder, name + ".png")
        if shutil.which("import"):
            subprocess.run(["import", "-display", self.display, "-window", "root", path], check=False)
        return path
