"""Text that does harm where it is obeyed, and a desk that has it wherever people write; no tests."""

from __future__ import annotations

import csv
import unicodedata
from typing import TYPE_CHECKING

from helpdeskctl.core.text import clean

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.run import Result, Shell

PAYLOADS = {
    "clear the screen": "\x1b[2J",
    "a title, OSC": "\x1b]0;t\x07",
    "a link, OSC 8": "\x1b]8;;h:\x1b\\",
    "C1": "\x9b1m",
    "DEL and NUL": "\x7f\x00",
    "override": "\u202e",
    "isolate": "\u2066",
    "no width": "\u200b\ufeff\u00ad",
    "a filler": "\u3164",
    "a tag": "\U000e0041",
    "a variation": "\ufe01\U000e0100",
    "a line separator": "\u2028",
    "line ends": "\r\nx\r",
    "a heading": "\n# h",
    "a row": "\t| a |",
    "a link": "[x](h:)",
    "an image": "![i](h:)",
    "a page": "http://x.co",
    "a site": "www.x.co",
    "an element": "<b>&lt;",
    "a sum": "=1+1",
    "a shell": "$(touch gone)`touch gone`",
    "quotes": "\"'\\;",
    "a path": "../../gone",
    "forms": "{0}{id}%s",
    "markup": "[red]**b**~~~",
    "no character": "\udcff",
    "decomposed": "e\u0301",
    "a Kelvin sign": "\u212a",
    "a wide at": "\uff20",
}
ALL = "".join(PAYLOADS.values())
STARTS = "=+-@\t\r"
"""With what a cell begins that a spreadsheet takes for a formula."""
_SEEN = frozenset("\n\t")


def hostile(start: str = "=") -> str:
    """Every payload, behind a sign that begins a formula; short enough for a title."""
    return f"{start}1{ALL}"


def harm(text: str) -> list[str]:
    """The characters of an output that drive a terminal or hide in it; none in a good one."""
    bad = ("Cc", "Cf", "Cs", "Zl", "Zp")
    hidden = {*range(0xFE00, 0xFE0E), *range(0xE0000, 0xE1000), 0x3164}
    return [
        f"{ord(char):04X}"
        for char in text
        if char not in _SEEN and (unicodedata.category(char) in bad or ord(char) in hidden)
    ]


PEOPLE = ("name", "addresses", "unit", "login", "language")
MAP = """\
apiVersion: helpdeskctl/v1
rows: request
zone: Asia/Jakarta
times: ["%Y-%m-%d %H:%M"]
columns:
  number: no
  opened_at: at
  state: state
  subject: subject
  requester: who
  body: body
  asset: asset
  group: group
  owner: owner
  vendor: vendor
  solution: solution
words:
  state: {baru: new, selesai: closed}
defaults: {service: other, channel: phone, effort: s}
levels: {first: helpdesk, others: infrastructure}
"""
DESK = """\
apiVersion: helpdeskctl/v1
helpdesk: helpdesk@contoh.co.id
teams:
  helpdesk: {members: [siti, budi]}
  infrastructure: {address: infra@contoh.co.id, members: [dewi]}
"""


class Corpus:
    """A desk on which every text that people write is hostile."""

    def __init__(self, shell: Shell, beside: Path) -> None:
        self._shell = shell
        self.beside = beside
        self._starts = 0
        self.files = [self._file(name) for name in ("a", "b")]
        self._settings()

    def text(self) -> str:
        """Every payload; the next sign in front."""
        self._starts += 1
        return hostile(STARTS[self._starts % len(STARTS)])

    def _file(self, name: str) -> Path:
        path = self.beside / f"{name}{hostile()}".replace("/", "").replace("\0", "")[:80]
        path.write_text(name, encoding="utf-8")
        return path

    def _settings(self) -> None:
        folder = self._shell.folder
        (folder / "desk.yaml").write_text(DESK, encoding="utf-8")
        with (folder / "people.csv").open("w", encoding="utf-8", errors="replace", newline="") as f:
            rows = csv.writer(f)
            rows.writerow(PEOPLE)
            rows.writerow([hostile("+"), "ani@contoh.co.id", "finance", "", "id"])
            rows.writerow(["c" + hostile(), "citra@contoh.co.id", hostile("-"), hostile("x"), ""])
            rows.writerow([hostile("@"), "dewi@contoh.co.id", "", "dewi", ""])
        catalog = folder / "catalog.yaml"
        words = clean(f"VPN {ALL}").replace("\n", " ").replace("\t", " ")
        said = "".join(f"\\U{ord(char):08x}" for char in words)
        catalog.write_text(
            catalog.read_text(encoding="utf-8").replace("VPN access", f'"{said}"', 1),
            encoding="utf-8",
        )
        self.source, self.map = self.beside / "logbook.csv", self.beside / "map.yaml"
        self.map.write_text(MAP, encoding="utf-8")
        with self.source.open("w", encoding="utf-8", errors="replace", newline="") as f:
            rows = csv.writer(f)
            rows.writerow("no at state subject who body asset group owner vendor solution".split())
            for number, (state, start) in enumerate((("baru", "="), ("selesai", "@"))):
                row = [f"{hostile(start)}{number}", "2026-10-05 10:00", state]
                rows.writerow([*row, *[hostile(start)] * 8])

    def run(self, *words: str, stdin: str = "") -> Result:
        """A command that must go well."""
        result = self._shell(*words, stdin=stdin.encode("utf-8", "replace"))
        assert result.code == 0, (words[:2], result)
        assert harm(result.out + result.err) == [], words
        return result

    def play(self) -> None:
        """Requests in every status, with the texts in every field."""
        run, text = self.run, self.text
        opening = ("--name=" + text(), "--asset=" + text(), f"--attach={self.files[0]}")
        run("open", *opening, "--from=ani@contoh.co.id", "--body=-", "--", text(), stdin=text() * 9)
        run("open", "--from=" + text(), "--", text())
        judged = ("--service=other", "--impact=2", "--urgency=2", "--effort=s")
        run("triage", "1", *judged, "--priority=urgent", "--because=" + text())
        run("assign", "1", "--to=budi", "--as=" + text())
        run("note", "--", "1", text())
        run("note", "--to-requester", "--", "1", text())
        run("wait", "1", "--for=requester", "--because=" + text())
        run("resume", "1")
        run("escalate", "1", "--to=infrastructure", "--because=" + text())
        run("escalate", "1", f"--to=vendor:{text()}", "--because=x", "--agreed-by=" + text())
        run("return", "1", "--because=" + text())
        run("amend", "1", "--subject=" + text(), "--asset=" + text(), "--from=" + text())
        run("attach", "1", str(self.files[1]))
        run("cc", "1", "heads@contoh.co.id")
        run("fulfil", "1", "--temporary", "--solution=" + text())
        self._ends()
        self._shell.now += 40 * 86_400
        typed = ("--at", "2026-12-10 09:00", "--typed-late=" + text())
        run("note", *typed, "--", "1", "x")
        run("late", "1", "--because=" + text())
        run("log", "import", str(self.source), "--map", str(self.map), "--as-history")

    def _ends(self) -> None:
        run, text = self.run, self.text
        for _ in range(7):
            run("open", "--from=" + text(), "--body=" + text(), "--", text())
        judged = ("--service=other", "--impact=1", "--urgency=1", "--effort=m")
        for number in ("3", "4"):
            run("triage", number, *judged)
            run("fulfil", number, "--solution=" + text())
        run("close", "4", "--via=phone", "--confirmed-by=" + text(), f"--attach={self.files[0]}")
        run("triage", "5", "--kind=incident", "--reference=" + text())
        run("triage", "6", "--kind=project", "--reference=" + text(), "--analysis=" + text())
        run("cancel", "7", "--as=withdrawn")
        run("triage", "8", *judged[1:], "--service=lost-device")
        run("done", "--from=" + text(), "--service=password-reset", "--", text())
