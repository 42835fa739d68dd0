#!/usr/bin/env python3
# Reads every tracked source and says where it breaks a rule of the house (CONTRIBUTING.md, "Checks").
# SPDX-FileCopyrightText: 2026 The Kontor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_sources.py [ROOT]       prints FILE:LINE: RULE: what is wrong; exit status 1 when there is something
check_sources.py --self-test     proves that each rule can fail"""

import os
import re
import subprocess
import sys
import tempfile

CODE = (".h", ".cpp")
TOP_FLOORS = {"ui": 6, "app": 7}  # folders beside src/ that are no modules of their own, by design.md's floors
FORBIDDEN_NAME = re.compile(r"(^|_)(managers?|helpers?|utils?|common|misc)(_|$)")
# Texts that a person reads are translated, so German stands in translations/. Where it cannot:
UMLAUT_PLACES = (
    "tests/",  # awkward input
    "src/sandbox/", "resources/",  # the sample company; the sandbox's pages
    "src/core/country.cpp",  # countries as people write them
    "src/core/text_folding.cpp",
    "src/auth/",  # the page that ends a sign-in, in both languages at once
)
# The query language of QuickBooks looks like SQL.
SELECT_PLACES = ("src/quickbooks/", "src/flows/", "src/sandbox/quickbooks/", "src/sandbox/pages/", "src/journal/")
SQL = re.compile(r"\bQSql\w+|\bINSERT\s+(OR\s+\w+\s+)?INTO\b|\bDELETE\s+FROM\b|\bCREATE\s+(UNIQUE\s+)?(TABLE|INDEX)\b"
                 r"|\bUPDATE\s+\w+\s+SET\b|\bBEGIN\s+IMMEDIATE\b|\"\s*PRAGMA\b|\bVACUUM\b|\bsqlite3_\w+")
SELECT = re.compile(r"\bSELECT\b.*\bFROM\b")
ENVIRONMENT = re.compile(r"\bqgetenv\b|\bqEnvironmentVariable\w*|\bqputenv\b|\b(secure_)?getenv\s*\(|\bsystemEnvironment\b")
UMLAUT = re.compile("[\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc\u00df]")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.])/" r"work/")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MODULE = re.compile(r"\bkontor_module\s*\(\s*(\w+)\s+FLOOR\s+(\d+)([^)]*)\)", re.S)


def tracked(root):
    try:
        names = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z", "--cached", "--others",
                                "--exclude-standard"], check=True, capture_output=True).stdout.decode().split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = []
        for folder, folders, files in os.walk(root):
            folders[:] = [f for f in folders if f not in ("build", ".git", "__pycache__")]
            names += [os.path.relpath(os.path.join(folder, f), root) for f in files]
    return sorted(n for n in names if n and os.path.isfile(os.path.join(root, n)))


class Module:
    def __init__(self, name, floor, folder, public, private):
        self.name, self.floor, self.folder, self.public, self.private = name, floor, folder, public, private


class Sources:
    """The tracked files, the modules that their CMakeLists.txt declare, and what was found wrong."""

    def __init__(self, root):
        self.root = root
        self.files = tracked(root)
        self.known = set(self.files)
        self.modules = {}
        self.found = []
        for name in self.files:
            if os.path.basename(name) == "CMakeLists.txt" and name.startswith(("src/", "ui/")):
                self.read_modules(name)

    def text(self, name):
        with open(os.path.join(self.root, name), "rb") as file:
            return file.read()

    def read_modules(self, name):
        text = re.sub(r"#[^\n]*", "", self.text(name).decode())
        for match in MODULE.finditer(text):
            lists, current = {"SOURCES": [], "PUBLIC": [], "PRIVATE": []}, None
            for word in match.group(3).split():
                if word in lists:
                    current = word
                elif current:
                    lists[current].append(word)
            links = {key: {w.removeprefix("Kontor::") for w in lists[key] if w.startswith("Kontor::")}
                     for key in ("PUBLIC", "PRIVATE")}
            self.modules[match.group(1)] = Module(match.group(1), int(match.group(2)), os.path.dirname(name),
                                                  links["PUBLIC"], links["PRIVATE"])

    def module_of(self, name):
        """The module that owns a file: the one with the longest folder that holds it."""
        owners = [m for m in self.modules.values() if name.startswith(m.folder + "/")]
        return max(owners, key=lambda m: len(m.folder), default=None)

    def reachable(self, module):
        """What a module links, and what those show in their own headers."""
        seen, open_names = set(), set(module.public | module.private)
        while open_names:
            name = open_names.pop()
            if name not in seen and name in self.modules:
                seen.add(name)
                open_names |= self.modules[name].public
        return seen

    def wrong(self, name, line, rule, what):
        self.found.append((name, line, rule, what))

    def resolve(self, name, path):
        """The tracked file that an include in quotes names, by the include folders of the targets."""
        bases = ["src", "", os.path.dirname(name)] + (["tests"] if name.startswith("tests/") else [])
        for base in bases:
            candidate = os.path.join(base, path)
            if candidate in self.known:
                return candidate, base
        return None, None

    # ---- Rules ----

    def check_name(self, name):
        stem = os.path.splitext(os.path.basename(name))[0]
        if FORBIDDEN_NAME.search(stem) or any(FORBIDDEN_NAME.fullmatch(part) for part in name.split("/")[:-1]):
            self.wrong(name, 1, "name", "says nothing; name it after what it holds")

    def check_opening(self, name, lines):
        code = name.endswith(CODE)
        if not (code or name.endswith((".py", ".sh", ".cmake")) or os.path.basename(name) in ("CMakeLists.txt", "dev")
                or name == ".ci/run"):
            return
        mark = "// " if code else "# "
        head = lines[1:] if lines and lines[0].startswith("#!") else lines
        if not head or not head[0].startswith(mark) or "SPDX" in head[0] or len(head[0]) < 12:
            self.wrong(name, 1, "opening", "the first line must say what lives here")
        for offset, text in ((1, "SPDX-FileCopyrightText: "), (2, "SPDX-License-Identifier: GPL-3.0-or-later")):
            if len(head) <= offset or not head[offset].startswith(mark + text):
                self.wrong(name, offset + 1, "spdx", f'line must start with "{mark}{text}"')
        if name.endswith(".h") and (len(head) < 4 or head[3] != "#pragma once"):
            self.wrong(name, 4, "pragma", 'headers have "#pragma once" after the opening')

    def check_text(self, name, data):
        if data and not data.endswith(b"\n"):
            self.wrong(name, data.count(b"\n") + 1, "newline", "the file must end with a line end")
        if data.endswith(b"\n\n"):
            self.wrong(name, data.count(b"\n"), "newline", "empty lines at the end")
        for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
            if line != line.rstrip():
                self.wrong(name, number, "space", "white space at the end of the line")
            if UNFINISHED.search(line):
                self.wrong(name, number, "unfinished", "finish it, or file an issue")
            if MACHINE_PATH.search(line):
                self.wrong(name, number, "path", "a path of one machine")

    def check_includes(self, name, lines):
        module = self.module_of(name)
        floor = module.floor if module else TOP_FLOORS.get(name.split("/")[0])
        first = True
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            quoted, path = match.group(1) == '"', match.group(2)
            if path.startswith("../") or "/../" in path:
                self.wrong(name, number, "relative", f"{path}: name it from src/")
            if re.match(r"Q\w+/", path):
                self.wrong(name, number, "qt-module", f"write <{path.split('/')[-1]}>")
            own = os.path.splitext(name)[0] + ".h"
            target, _ = self.resolve(name, path) if quoted else (None, None)
            if first and name.endswith(".cpp") and own in self.known and target != own:
                self.wrong(name, number, "own-first", f"{own} must be the first include")
            first = False
            if not quoted or path.endswith(".moc") or path.startswith("ui_"):
                continue
            if target is None:
                self.wrong(name, number, "missing", f"{path}: no such file under src/, or in the project's folder")
                continue
            if not target.startswith("tests/") and target != own and "/" not in path:
                self.wrong(name, number, "relative", f"{path}: name it from src/")
            self.check_floor(name, number, module, floor, target)

    def check_floor(self, name, number, module, floor, target):
        if name.startswith("tests/"):
            return
        top = target.split("/")[0]
        other = self.module_of(target)
        if other is None:
            if top != name.split("/")[0] and TOP_FLOORS.get(top, 9) >= (floor if floor is not None else 9):
                self.wrong(name, number, "floor", f"{target} is not below")
            return
        if module is other:
            return
        if floor is not None and other.floor >= floor:
            what = "a sibling" if other.floor == floor else "above"
            self.wrong(name, number, "floor", f"{target} is {what} (floor {other.floor}, here {floor})")
        elif module and other.name not in self.reachable(module):
            self.wrong(name, number, "link", f"{module.name} does not link Kontor::{other.name}")

    def check_places(self, name, lines):
        product = name.startswith(("src/", "ui/", "app/"))
        for number, line in enumerate(lines, 1):
            if product and not name.startswith("src/journal/"):
                if SQL.search(line) or (SELECT.search(line) and not name.startswith(SELECT_PLACES)):
                    self.wrong(name, number, "sql", "SQL lives in src/journal only")
            if product and not name.startswith("app/") and ENVIRONMENT.search(line):
                self.wrong(name, number, "environment", "only app/ reads the environment")
            if UMLAUT.search(line) and not name.startswith(UMLAUT_PLACES):
                self.wrong(name, number, "umlaut", "German text belongs into translations/")

    def check(self):
        for name in self.files:
            data = self.text(name)
            if b"\0" in data[:8000] or name == "LICENSE":
                continue
            self.check_name(name)
            self.check_text(name, data)
            lines = data.decode("utf-8", "replace").split("\n")
            self.check_opening(name, lines)
            if name.endswith(CODE):
                self.check_includes(name, lines)
                self.check_places(name, lines)
        return self.found


# ---- Self-test: a small tree that is right, and one change for each rule ----

OPENING = "{0} What lives here, in a line.\n{0} SPDX-FileCopyrightText: 2026 The Kontor authors\n" \
          "{0} SPDX-License-Identifier: GPL-3.0-or-later\n"
SLASHES, HASH = OPENING.format("//"), OPENING.format("#")
RIGHT = {
    "src/low/CMakeLists.txt": HASH + "kontor_module(low FLOOR 0\n    SOURCES a.h a.cpp\n    PUBLIC Qt6::Core)\n",
    "src/low/a.h": SLASHES + "#pragma once\n\n#include <QString>\n",
    "src/low/a.cpp": SLASHES + '#include "low/a.h"\n\n#include <QList>\n',
    "src/left/CMakeLists.txt": HASH + "kontor_module(left FLOOR 1 SOURCES l.h PUBLIC Kontor::low)\n",
    "src/left/l.h": SLASHES + '#pragma once\n#include "low/a.h"\n',
    "src/right/CMakeLists.txt": HASH + "kontor_module(right FLOOR 1 SOURCES r.h)\n",
    "src/right/r.h": SLASHES + "#pragma once\n",
    "src/top/CMakeLists.txt": HASH + "kontor_module(top FLOOR 2 SOURCES t.h PRIVATE Kontor::left)\n",
    "src/top/t.h": SLASHES + '#pragma once\n#include "left/l.h"\n#include "low/a.h"\n',
    "src/quickbooks/q.h": SLASHES + '#pragma once\n// u"SELECT * FROM Customer"\n',
    "app/main.cpp": SLASHES + '#include "top/t.h"\n// qgetenv("X")\n',
    "tests/low/tst_a.cpp": SLASHES + '#include "low/a.h"\n#include "tst_a.moc"\n// K\u00f6ln\n',
}
BROKEN = [
    ("name", "src/low/string_utils.h", RIGHT["src/low/a.h"]),
    ("opening", "src/low/a.h", RIGHT["src/low/a.h"].split("\n", 1)[1]),
    ("spdx", "src/low/a.h", RIGHT["src/low/a.h"].replace("GPL-3.0-or-later", "MIT")),
    ("spdx", "src/low/CMakeLists.txt", "# What lives here, in a line.\nkontor_module(low FLOOR 0)\n"),
    ("pragma", "src/low/a.h", RIGHT["src/low/a.h"].replace("#pragma once", "#ifndef A")),
    ("newline", "src/low/a.h", RIGHT["src/low/a.h"].rstrip("\n")),
    ("newline", "src/low/a.h", RIGHT["src/low/a.h"] + "\n"),
    ("space", "src/low/a.h", RIGHT["src/low/a.h"] + "int a; \n"),
    ("unfinished", "src/low/a.h", RIGHT["src/low/a.h"] + "// TO" "DO\n"),
    ("path", "src/low/a.h", RIGHT["src/low/a.h"] + "// see /" "work/notes\n"),
    ("relative", "src/left/l.h", RIGHT["src/left/l.h"].replace("low/a.h", "../low/a.h")),
    ("relative", "src/top/u.h", SLASHES + '#pragma once\n#include "t.h"\n'),
    ("missing", "src/left/l.h", RIGHT["src/left/l.h"].replace("low/a.h", "low/b.h")),
    ("qt-module", "src/low/a.h", RIGHT["src/low/a.h"].replace("<QString>", "<QtCore/QString>")),
    ("own-first", "src/low/a.cpp", SLASHES + '#include <QList>\n#include "low/a.h"\n'),
    ("floor", "src/low/a.h", RIGHT["src/low/a.h"] + '#include "left/l.h"\n'),
    ("floor", "src/left/l.h", RIGHT["src/left/l.h"] + '#include "right/r.h"\n'),
    ("floor", "src/low/a.h", RIGHT["src/low/a.h"] + '#include "ui/w.h"\n'),
    ("link", "src/top/t.h", RIGHT["src/top/t.h"] + '#include "right/r.h"\n'),
    ("sql", "src/low/a.cpp", RIGHT["src/low/a.cpp"] + '// "INSERT INTO link VALUES (1)"\n'),
    ("sql", "src/low/a.cpp", RIGHT["src/low/a.cpp"] + '// "SELECT id FROM link"\n'),
    ("environment", "src/low/a.cpp", RIGHT["src/low/a.cpp"] + 'auto x = qgetenv("X");\n'),
    ("umlaut", "src/low/a.cpp", RIGHT["src/low/a.cpp"] + "// K\u00f6ln\n"),
]


def findings(files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return Sources(root).check()


def self_test():
    failures = 0
    right = findings(RIGHT)
    if right:
        failures += 1
        print("the right tree is not accepted:", right)
    for rule, name, text in BROKEN:
        files = {**RIGHT, "ui/w.h": SLASHES + "#pragma once\n", name: text}
        if not any(f[0] == name and f[2] == rule for f in findings(files)):
            failures += 1
            print(f"rule {rule} does not fail on {name}:\n{text}")
    used = set(re.findall(r'self\.wrong\([^"]*?"([\w-]+)"', open(__file__, encoding="utf-8").read()))
    unproved = used - {rule for rule, _, _ in BROKEN}
    if unproved:
        failures += 1
        print("rules that no case proves:", ", ".join(sorted(unproved)))
    print(f"{len(BROKEN) + 2} checks, {failures} failed")
    return 1 if failures else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    found = Sources(os.path.normpath(root)).check()
    for name, line, rule, what in found:
        print(f"{name}:{line}: {rule}: {what}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
