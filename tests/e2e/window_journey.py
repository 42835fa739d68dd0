#!/usr/bin/env python3
# A person's first minutes with the real window on a virtual screen: connects both services, looks at the preview, starts.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import signal
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import desktop  # noqa: E402
import stage  # noqa: E402


def main():
    options = stage.arguments("Sets Kontor up in its real window and imports the contacts.")
    screen = desktop.Desktop(options)
    kontor, window = screen.start("--sandbox", KONTOR_DATA_DIR=os.path.join(options.folder, "data"))
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
    picture = screen.picture("window")

    began = time.monotonic()
    kontor.send_signal(signal.SIGTERM)
    stage.require(kontor.wait(timeout=20) == 0, "the window did not end with 0 on SIGTERM")
    print(f"set up and imported in the real window; it ended {time.monotonic() - began:.1f} s after SIGTERM; {picture}")


if __name__ == "__main__":
    main()
