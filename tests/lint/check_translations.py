#!/usr/bin/env python3
# Fails when a translation is unfinished, empty, or has other places for values than its source.
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_translations.py FILE.ts ...

lrelease has no option that refuses unfinished texts, so that a forgotten one would reach the owner in English.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

PLACE = re.compile(r"%(?:L?\d+|L?n)|\{[^{}]*\}")
COUNTS = {"%n", "%Ln"}
MNEMONIC = re.compile(r"&(?=[^\s&])")


def places(text):
    return set(PLACE.findall(text or ""))


def faults_of(message, plurals):
    source = message.findtext("source") or ""
    translation = message.find("translation")
    if translation is None:
        yield "has no translation"
        return
    kind = translation.get("type")
    if kind == "unfinished":
        yield "is unfinished"
    if kind in ("obsolete", "vanished"):
        yield "is no longer in the sources"
        return
    if message.get("numerus") == "yes":
        forms = [form.text or "" for form in translation.findall("numerusform")]
        if len(forms) != plurals:
            yield f"has {len(forms)} forms instead of {plurals}"
    else:
        forms = [translation.text or ""]
    for form in forms:
        if not form.strip():
            yield "is empty"
            continue
        # One of several forms may leave the number out: "one change".
        wanted = places(source) - (COUNTS if message.get("numerus") == "yes" else set())
        found = places(form) - (COUNTS if message.get("numerus") == "yes" else set())
        if wanted != found:
            yield f"has {sorted(found)} for {sorted(wanted)}"
        if len(MNEMONIC.findall(source)) != len(MNEMONIC.findall(form)):
            yield "has a mnemonic on one side only"
        if source.endswith("…") and not form.endswith("…"):
            yield "does not end with the ellipsis"
    if message.get("numerus") == "yes" and forms and places(source) & COUNTS != places(forms[-1]) & COUNTS:
        yield "has another count in its plural"


def main(paths):
    failed = False
    for path in paths:
        root = ElementTree.parse(path).getroot()
        count = 0
        for context in root.iter("context"):
            for message in context.iter("message"):
                count += 1
                for fault in faults_of(message, plurals=2):  # German and English have two
                    failed = True
                    print(f"{path}: {context.findtext('name')}: “{message.findtext('source')}” {fault}")
        if count == 0:
            failed = True
            print(f"{path}: holds no text")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if len(sys.argv) > 1 else 2)
