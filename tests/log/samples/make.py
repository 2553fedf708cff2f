"""Play the same few days at a new desk with the program of any checkout; makes a sample.

    python tests/log/samples/make.py CHECKOUT FOLDER

Commands that the program of that time did not have yet are passed over, and said.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
NOW = 1793584800
"""2026-11-02T02:00:00Z; a minute goes by with every command."""
DESK = """\
apiVersion: helpdeskctl/v1
agreement: .
teams:
  helpdesk:
    members: [siti]
  second:
    members: [dewi]
"""
OLD = """\
no,state,at,by,opened,caller,group,owner,urgency,impact,category,mod
HD-1,New,05/10/2026 09:00,siti,05/10/2026 09:00,gita,Desk,siti,2,2,Access,0
HD-1,Resolved,05/10/2026 10:00,siti,05/10/2026 09:00,gita,Desk,siti,2,2,Access,1
HD-1,Closed,12/10/2026 10:00,siti,05/10/2026 09:00,gita,Desk,siti,2,2,Access,2
HD-2,New,06/10/2026 09:00,siti,06/10/2026 09:00,hadi,Desk,siti,2,2,Access,0
"""
MAP = """\
apiVersion: helpdeskctl/v1
rows: event
zone: Asia/Jakarta
times: ["%d/%m/%Y %H:%M"]
empty: ["?"]
columns:
  number: no
  state: state
  updated_at: at
  updated_by: by
  order: mod
  opened_at: opened
  requester: caller
  category: category
  subject: [category]
  impact: impact
  urgency: urgency
  group: group
  owner: owner
words:
  impact: {"2": 2}
  urgency: {"2": 2}
  state: {New: new, Resolved: fulfilled, Closed: closed}
defaults:
  service: other
  channel: phone
  effort: m
services: {Access: vpn-access}
levels:
  first: helpdesk
  others: second
  teams: {Desk: helpdesk}
"""


class Player:
    """Runs commands of the checkout in this process, a minute each."""

    def __init__(self) -> None:
        self.now = NOW
        session: Any = import_module("helpdeskctl.cli.session")
        session.now = lambda: self.now
        session.login_name = lambda: "siti"
        self._app: Any = import_module("helpdeskctl.cli.app").app

    def __call__(self, *words: str) -> str:
        """One command; what it printed."""
        self.now += 60
        said, streams = [io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3)], sys.stdout
        errors = sys.stderr
        sys.stdin, sys.stdout, sys.stderr = said
        sys.argv = ["helpdeskctl", *words]
        try:
            code = self._app(list(words))
        except ImportError as error:
            code = error
        finally:
            sys.stdout, sys.stderr = streams, errors
        out, err = (_text(stream) for stream in said[1:])
        if code:
            sys.stderr.write(f"{code}: {' '.join(words)}: {err.strip()}\n")
        return out


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode()


def days(run: Player, attached: Path) -> None:
    """Something of everything that can happen to a request."""
    run("open", "Printer macet", "--from", "ani@contoh.co.id", "--channel", "phone")
    body = "Koneksi putus. " * 200
    run("open", "VPN putus", "--from", "budi@contoh.co.id", "--asset", "PC-12", "--body", body)
    factors = ("--impact", "2", "--urgency", "2", "--effort", "m")
    run("triage", "2", "--service", "vpn-access", *factors)
    run("take", "2")
    run("note", "2", "Sedang dicek")
    done = ("--service", "vpn-access", "--solution", "Disetel ulang", "--channel", "phone")
    run("done", "Lupa sandi VPN", "--from", "citra@contoh.co.id", *done)
    run("open", "Salah kirim", "--from", "dodi@contoh.co.id")
    run("cancel", "4", "--as", "withdrawn")
    run("attach", "1", str(attached))
    run("wait", "1", "--for", "requester", "--because", "menunggu jawaban")
    run("resume", "1")
    run("amend", "1", "--subject", "Printer macet lagi")
    run("escalate", "2", "--to", "second", "--because", "perlu akses")
    run("return", "2", "--because", "sudah jelas")
    run("tell", "1", "--via", "phone")
    run("open", "Pindah ruang", "--from", "eka@contoh.co.id")
    run("triage", "5", "--kind", "incident", "--reference", "INC-77")
    run("open", "Token", "--from", "fani@contoh.co.id")
    run("triage", "6", "--service", "vpn-access", *factors)
    run("fulfil", "6", "--solution", "Token baru")
    run("reopen", "6", "--because", "belum bisa")
    run("fulfil", "6", "--solution", "Token baru lagi")
    run("close", "6", "--confirmed-by", "fani", "--via", "phone")
    run.now += 10 * 86_400
    run("late", "2", "--because", "menunggu akses")


def replied(folder: Path, now: int) -> None:
    """What no command writes yet: the requester's own words."""
    open_folder = import_module("helpdeskctl.desk.folder").open_folder
    hand = import_module("helpdeskctl.desk.records").Hand("siti")
    recording = getattr(import_module("helpdeskctl.desk.book"), "recording", None)
    if recording is None:
        return
    with recording(open_folder(folder, lambda: now, hand, record=True)) as book:
        book.page("1").write("replied", text="Masih macet")


def make(checkout: Path, folder: Path) -> None:
    """The desk of a sample in a new folder, played by the program of a checkout."""
    sys.path.insert(0, str(HERE.parents[3]))
    pair: Any = import_module("tests.agreement.pair")
    for name in [name for name in sys.modules if name.startswith("helpdeskctl")]:
        del sys.modules[name]
    sys.path.insert(0, str(checkout))
    folder.mkdir(parents=True)
    os.chdir(folder)
    files = {"catalog.yaml": pair.CATALOG, "sla.yaml": pair.SLA, "desk.yaml": DESK}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    run = Player()
    run("init", str(folder))
    with tempfile.TemporaryDirectory() as held:
        beside = Path(held)
        for name, text in {"bukti.txt": "bukti\n", "old.csv": OLD, "map.yaml": MAP}.items():
            (beside / name).write_text(text, encoding="utf-8")
        days(run, beside / "bukti.txt")
        old = (str(beside / "old.csv"), "--map", str(beside / "map.yaml"), "--as-history")
        run("log", "import", *old)
    if (checkout / "helpdeskctl" / "desk" / "book.py").exists():
        replied(folder, run.now)
    run("log", "archive")
    Path("export.json").write_text(run("log", "export"), encoding="utf-8")
    for name in ("active.json.1", ".lock"):
        (folder / "log" / name).unlink(missing_ok=True)


if __name__ == "__main__":
    shutil.rmtree(sys.argv[2], ignore_errors=True)
    make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
