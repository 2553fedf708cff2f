"""A desk with one request that everything happened to, every word of it marked; no tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdeskctl.core.events import KINDS
from helpdeskctl.desk import escalation, fulfilment, keeping, opening, privacy, triage, working
from helpdeskctl.desk.book import recording
from helpdeskctl.desk.fulfilment import Amendment
from helpdeskctl.desk.opening import Asked
from helpdeskctl.desk.telling import cc, late, tell
from helpdeskctl.desk.triage import Judgement
from helpdeskctl.log.intents import REDACTED, REDACTING
from tests.desk.small import NOW, desk_of

if TYPE_CHECKING:
    from pathlib import Path

    from helpdeskctl.desk.records import Desk

MARK = "zq.x"
"""It stands in every word that somebody wrote about the first request, and nowhere else."""
NASTY = 'kutip " garis \\ é\x1b'
DAY = 86_400


def words(name: str) -> str:
    """A text with the mark, and what JSON writes in another way."""
    return f"{MARK}{name} {NASTY}"


class Hours:
    """A desk of which each command is an hour later."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW

    @property
    def desk(self) -> Desk:
        """As the next command sees it."""
        self.now += 3600
        return desk_of(self.path, now=self.now)

    def write(self, kind: str, **data: Any) -> None:
        """Let an event happen for which there is no command, or none with all of its words."""
        with recording(self.desk) as book:
            book.page("1").write(kind, **data)


def rich_desk(tmp_path: Path, *, archived: bool = True, ended: bool = True) -> Path:
    """The request is number 1; 2 is another person's, with the same attachment as the first."""
    path = tmp_path / "desk"
    keeping.init(path)
    hours = Hours(path)
    _receive(hours, tmp_path)
    _work(hours)
    if ended:
        _end(hours)
    if archived:
        keeping.archive(hours.desk)
        if ended:
            fulfilment.reopen(hours.desk, "1", words("kembali"))  # a copy stays in the archive
            _end(hours, last=True)
    return path


def _receive(hours: Hours, tmp_path: Path) -> None:
    both, own = tmp_path / "sama.txt", tmp_path / f"{MARK}milik.txt"
    both.write_text("sama bagi dua")
    own.write_text(words("isi"))
    asked = Asked(
        words("subjek"),
        f"{MARK}.ani@contoh.co.id",
        name=words("nama"),
        channel="email",
        body=words("badan") * 200,
        asset=f"{MARK}-pc",
        attached=(both, own),
    )
    opening.open_request(hours.desk, asked, Judgement())
    opening.open_request(hours.desk, Asked("Mouse", "budi", attached=(both,)), Judgement())
    fulfilment.amend(hours.desk, "1", Amendment(words("judul"), f"{MARK}.dua@contoh.co.id", None))
    cc(hours.desk, "1", [f"{MARK}.tiga@contoh.co.id"])
    hours.write("replied", text=words("balasan"))


def _work(hours: Hours) -> None:
    judged = Judgement(
        service="vpn-access", impact=1, urgency=1, effort="s", priority="urgent", because=words("p")
    )
    triage.triage(hours.desk, "1", judged)
    working.note(hours.desk, ["1"], words("catatan"), to_requester=True)
    working.wait(hours.desk, ["1"], "approval", words("tunggu"), None)
    working.resume(hours.desk, ["1"])
    hours.write("assigned", owner="siti", because=words("kepada"))
    escalation.escalate(hours.desk, "1", "vendor:PT X", words("naik"), words("setuju"))
    escalation.give_back(hours.desk, "1", words("turun"))
    tell(hours.desk, ["1"], "phone")
    hours.now += 30 * DAY
    late(hours.desk, "1", words("telat"))


def _end(hours: Hours, *, last: bool = False) -> None:
    fulfilment.fulfil(hours.desk, "1", words("solusi"), temporary=False)
    fulfilment.close(hours.desk, ["1"], words("benar"), "email")
    if last:
        return
    fulfilment.reopen(hours.desk, "1", words("lagi"))
    project = Judgement(kind="project", reference=words("proyek"), analysis=words("analisis"))
    triage.triage(hours.desk, "1", project)
    fulfilment.reopen(hours.desk, "1", words("balik"))
    hours.write("cancelled", **{"as": "withdrawn"}, because=words("batal"), typed_late=words("l"))


def kinds(path: Path) -> set[str]:
    """What happened to the request."""
    doc = desk_of(path).log.get(1)
    assert doc is not None
    return {event["kind"] for event in doc["events"]}


EVERY_KIND = set(KINDS)


def traces(folder: Path, mark: str = MARK) -> list[str]:
    """The files, temporaries too, in which the mark is found."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and (mark.encode() in path.read_bytes() or mark in path.name)
    )


BECAUSE = "diminta pemohon"
LATER = NOW + 90 * DAY


def desk(path: Path, **hand: Any) -> Desk:
    """The desk at the time of the redaction."""
    return desk_of(path, now=LATER, **hand)


def doc(path: Path, n: int = 1) -> dict[str, Any]:
    """What the log holds."""
    found = desk(path).log.get(n)
    assert found is not None
    return found


def journal(path: Path) -> list[str]:
    """The kinds of the journal's entries about redactions."""
    entries = [entry["kind"] for entry in desk(path).log.journal.entries()]
    return [kind for kind in entries if kind in (REDACTING, REDACTED)]


def bytes_of(path: Path) -> dict[str, bytes]:
    """Every file of the log but the lock and what is compiled beside it."""
    found = (one for one in (path / "log").rglob("*") if one.is_file())
    return {
        str(one): one.read_bytes()
        for one in found
        if one.name != ".lock" and one.parent.name != "catalogs"
    }


def redacts(path: Path) -> Any:
    """`log redact 1 --field all`."""
    return privacy.redact(desk(path), "1", ["all"], BECAUSE, None)
