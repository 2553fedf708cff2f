"""The same desk in Indonesian: errors, hints, lists, one request whole, questions, help."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from helpdeskctl.cli import session
from tests import documents
from tests.cli import run
from tests.cli.tty import Terminal

if TYPE_CHECKING:
    from tests.cli.run import Result, Shell

OPEN = ("open", "Printer macet", "--from", "budi@contoh.co.id")
SOP_6L = (
    "Tim IT Helpdesk melakukan konfirmasi kepada user untuk memastikan permohonan sudah berhasil"
    " dipenuhi dan kemudian menutup permohonan … dan mencatat solusi nya pada log book permohonan"
)


@pytest.fixture
def hdc(shell: Shell) -> Shell:
    """A shell at a desk whose language is Indonesian."""
    with (shell.folder / "desk.yaml").open("a") as file:
        file.write("language: id\n")
    return shell


@pytest.fixture
def seen(hdc: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """The same, at a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(run, "_stream", lambda: _Terminal(io.BytesIO(), encoding="utf-8"))
    return hdc


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("words", [("list",), ("inbox",), ("next",), ("next", "--why")])
@pytest.mark.parametrize("columns", ["80", "140"])
def test_lists_at_a_terminal(words: tuple[str, ...], columns: str, seen: Shell) -> None:
    """What is worked out for a person is all that the table shows, at any width."""
    for number, (subject, service) in enumerate(
        [("Laptop hilang", "lost-device"), ("Printer macet", "printer-problem")], 1
    ):
        seen("open", subject, "--from", "budi@contoh.co.id", "--service", service)
        seen("wait", str(number), "--for", "approval", "--because", "x")
    seen("open", "Toner habis", "--from", "ani")
    seen.patch.setenv("COLUMNS", columns)
    shown = seen(*words)
    assert (shown.code, "bug" in shown.err) == (0, False)
    assert all(subject in shown.out for subject in ("Laptop hilang", "Printer macet", "Toner"))


def test_a_session(hdc: Shell) -> None:
    """Lines after a change, remarks, refusals with the SOP's own words, hints; in a pipe."""
    opened = hdc(*OPEN)
    assert opened.out == (
        "REQ-2611-0001\tPrinter macet\tbudi@contoh.co.id\t"
        "new, respon paling lambat 2026-11-02T14:00:00+07:00 (sisa 4h)\n"
    )
    assert opened.err.splitlines() == [
        "helpdeskctl: katalog 1.0.0 dan SLA 1.0.0 mulai berlaku sekarang",
        "helpdeskctl: berikutnya: helpdeskctl triage 1 --service ID",
    ]
    assert hdc("close", "1", "--via", "phone").err.splitlines() == [
        "helpdeskctl: REQ-2611-0001 belum dipenuhi",
        f"SOP 6l: {SOP_6L}",
        "hint: helpdeskctl fulfil REQ-2611-0001 --solution 'apa yang dikerjakan'",
    ]
    triaged = hdc("triage", "1", "--service", "printer-problem")
    assert triaged.out == (
        "REQ-2611-0001\tPrinter macet\tbudi@contoh.co.id\tactive, medium, printer-problem,"
        " penyelesaian paling lambat 2026-11-03T09:00:00+07:00 (sisa 8h)\n"
        "  urgency 2 + impact 2 = 4 → medium; effort s\n"
    )
    waits = hdc("wait", "1", "--for", "requester", "--because", "nomor seri")
    assert waits.out.endswith("\tmenunggu pemohon, medium, printer-problem, waktu dijeda\n")
    again = hdc("wait", "1", "--for", "requester", "--because", "nomor seri")
    assert again.out.endswith("waktu dijeda\ttidak berubah\n")


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (("show", "99"), "tidak ada permohonan 99", "helpdeskctl list"),
        (("show", "x"), "'x' bukan nomor permohonan", "helpdeskctl list"),
        (
            ("triage", "1", "--service", "vpn-acess"),
            "tidak ada layanan 'vpn-acess'; maksudnya vpn-access, wifi-access, application-access?",
            "helpdeskctl catalog list",
        ),
        (
            (*OPEN, "--at", "2026-11-02 09:30"),
            "'2026-11-02 09:30' belum terjadi",
            "helpdeskctl note 42 TEXT --at 09:30",
        ),
        (("open", "x"), "--from belum diisi", "helpdeskctl open --help"),
        (
            (*OPEN, "--frm", "x"),
            "tidak ada opsi --frm; maksudnya --effort, --from?",
            "helpdeskctl open --help",
        ),
        (
            ("opne",),
            "tidak ada perintah 'opne'; maksudnya 'open', 'done', 'reopen'?",
            "helpdeskctl --help",
        ),
        (
            ("triage", "1", "--impact", "7"),
            "nilai '--impact' salah: 7 di luar batas 1<=x<=3",
            "helpdeskctl triage --help",
        ),
        (("triage",), "ID belum diisi", "helpdeskctl triage --help"),
        (("show",), "'ID' belum diisi", "helpdeskctl show --help"),
        (
            ("list", "--desk", "/nowhere", "--lang", "id"),
            "tidak ada desk di /nowhere atau di folder atasnya",
            "helpdeskctl init DIR membuat desk; --desk DIR menunjuk desk",
        ),
        (("sop", "9z"), "SOP tidak punya klausul '9z'", "helpdeskctl sop"),
        (
            ("report", "recap", "--month", "2026-13"),
            "'2026-13' bukan bulan",
            "helpdeskctl report recap --month 2026-10",
        ),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, tuple) else None,
)
def test_errors(words: tuple[str, ...], error: str, hint: str, hdc: Shell) -> None:
    """The sentence and the hint, whoever found the error: the desk, the command line, Typer."""
    hdc(*OPEN)
    assert hdc(*words).err == f"helpdeskctl: {error}\nhint: {hint}\n"


def test_lists_on_a_terminal(seen: Shell) -> None:
    """Headings and clock words are said, values of the contract stay as they are typed."""
    seen(*OPEN)
    seen("triage", "1", "--service", "printer-problem")
    seen("assign", "1", "--to", "budi")
    assert _table(seen("list")) == [
        ["nomor", "sisa", "prioritas", "status", "PIC", "pemohon", "judul"],
        [
            *("2611-0001", "sisa 1d", "medium", "active", "budi"),
            *("budi@contoh.co.id", "Printer macet"),
        ],
        [""],
        ["1 permohonan"],
        ["waktu dalam jam kerja, 1d = 8h"],
    ]
    assert _table(seen("next", "--everybody"))[2] == [
        "penuhi: sisa 1d untuk penyelesaian, target besok 09:00"
    ]
    seen("wait", "1", "--for", "approval", "--because", "atasan")
    assert _table(seen("list"))[1][1:4] == ["dijeda", "medium", "menunggu persetujuan"]
    assert _table(seen("mail", "owed"))[:3] == [
        ["nomor", "sejak", "kepada", "pemberitahuan"],
        ["2611-0001", "hari ini 09:00", "budi@contoh.co.id", "prioritas, PIC, status"],
        ["2611-0001", "hari ini 09:00", "budi", "penugasan"],
    ]
    assert seen("list", "is:temporary").out == "tidak ada yang cocok\n"
    assert seen("next").out == "tidak ada yang perlu dikerjakan\n"


def _table(result: Result) -> list[list[str]]:
    lines = [line for line in result.out.splitlines() if not line.startswith("---")]
    return [re.split(r"  +", line.strip()) for line in lines]


def test_columns_of_a_pipe_are_for_scripts(hdc: Shell) -> None:
    """They are the same in every language."""
    hdc(*OPEN)
    hdc("triage", "1", "--service", "printer-problem")
    hdc("done", "Lupa password", "--from", "budi", "--service", "password-reset")
    for words in (("list",), ("next", "--everybody", "--why"), ("mail", "owed"), ("log", "stats")):
        assert hdc(*words).out == hdc(*words, "--lang", "en").out


def test_show(seen: Shell) -> None:
    """One request whole: labels, clocks, confirmation, history, notices."""
    told = ("--solution", "Kata sandi sementara diberikan")
    seen("done", "Lupa password", "--from", "budi", "--service", "password-reset", *told)
    assert seen("show", "1").out.splitlines() == [
        "REQ-2611-0001  closed · medium",
        "Lupa password",
        "",
        "pemohon            budi",
        "diterima           hari ini 09:00, lewat telepon",
        "layanan            password-reset, accounts-access",
        "prioritas          medium (urgency 2, impact 1, effort s)",
        "ditangani          siti",
        "respon             tercapai, 0m dari 30m",
        "penyelesaian       tercapai, 0m dari 4h",
        "solusi             Kata sandi sementara diberikan",
        "ditutup oleh       budi lewat telepon",
        "",
        "Sen 2 Nov  09:00  siti  diterima lewat telepon, untuk password-reset",
        ("           09:00  siti  dinilai: medium, password-reset (urgency 2, impact 1, effort s)"),
        "           09:00  siti  dipenuhi",
        "                          Kata sandi sementara diberikan",
        "           09:00  siti  ditutup, dikonfirmasi budi (telepon)",
        "",
        "sudah diberi tahu  budi: penerimaan, prioritas, pemenuhan, penutupan",
        "",
        "waktu dalam jam kerja, 1d = 8h",
    ]


def test_questions(hdc: Shell) -> None:
    """What is missing is asked for with the meaning of the choices; a wrong answer again."""
    hdc(*OPEN)
    answers = [("urgency [2]: ", "3"), ("impact [1]: ", "9"), ("impact [1]: ", ""), ("effort", "M")]
    judged = Terminal(hdc)("triage", "1", "--service", "other", answers=answers)
    assert judged.code == 0
    assert judged.lines[:14] == [
        "urgensi (urgency):",
        "  1  bisa menunggu",
        "  2  segera",
        "  3  pekerjaan terhenti",
        "urgency [2]: 3",
        "dampak (impact):",
        "  1  satu orang",
        "  2  satu unit",
        "  3  beberapa unit",
        "impact [1]: 9",
        "'9' tidak ada dalam pilihan: ketik nomor sampai 3, atau katanya",
        "impact [1]: ",
        "lama pengerjaan (effort):",
        "  1  s  satu jam",
    ]
    assert "urgency 3 + impact 1 = 4" in judged.text
    words = ("wait", "1", "--for", "approval", "--lang", "en")
    assert Terminal(hdc)(*words, answers=[("why: ", "atasan")]).lines[0] == "why: atasan"


def test_help(hdc: Shell) -> None:
    """The help of a group, of a command, of its options, and the words around them."""
    root = hdc("--help").out
    assert root.startswith("Pemakaian: ")
    assert "  Pengelolaan permohonan untuk IT helpdesk, menurut SOP IT/2021/002.\n" in root
    assert "  reopen    Buka lagi permohonan yang selesai, atau tarik pemenuhan..." in root
    lines = hdc("wait", "--help").out.splitlines()
    assert "Argumen:" in lines
    assert "  ID...  Nomor-nomor permohonan; - berarti yang terakhir saya tangani." in lines
    assert "         [wajib]" in lines
    assert "  --help                          Tampilkan bantuan ini." in lines
    assert "Tanggal awal." in hdc("report", "recap", "--help").out
    assert "Usage: " in hdc("wait", "--help", "--lang", "en").out
    assert "  Laporan untuk pimpinan dan auditor.\n" in hdc("report").out


def test_json_errors(hdc: Shell) -> None:
    """An error as JSON has its message and hint in the language, everything else as ever."""
    hdc(*OPEN)
    assert json.loads(hdc("close", "1", "--via", "phone", "--json").err)["error"] == {
        "code": 4,
        "name": "sop.6l-fulfil-first",
        "message": "REQ-2611-0001 belum dipenuhi",
        "hint": "helpdeskctl fulfil REQ-2611-0001 --solution 'apa yang dikerjakan'",
        "clause": "6l",
    }


def test_clause_in_the_words_of_the_paper(hdc: Shell) -> None:
    """`sop 4f` quotes the SOP; English is our sentence for it (4a, 4f)."""
    assert hdc("sop", "4f").out.endswith(
        "User harus menutup tiket permohonan layanan IT apabila kebutuhannya telah terpenuhi\n"
    )
    assert hdc("sop", "4f", "--lang", "en").out.endswith("once the need is met\n")


def test_a_clause_alone_is_not_cut(seen: Shell) -> None:
    """On a terminal one clause stands whole, its parts one a line."""
    lines = seen("sop", "6l").out.splitlines()
    assert lines[:3] == [
        "klausul   6l",
        "perintah  fulfil, close",
        "aturan    6l-fulfil-first, 6l-solution, 6l-confirmation",
    ]
    assert " ".join(line.strip() for line in lines[3:]) == f"bunyinya  {SOP_6L}"


CHOICES = [
    ("nothing said", {}, None, (), "en"),
    ("locale", {"LANG": "id_ID.UTF-8"}, None, (), "id"),
    ("LC_ALL over LANG", {"LC_ALL": "C.UTF-8", "LANG": "id_ID.UTF-8"}, None, (), "en"),
    ("LC_MESSAGES over LANG", {"LC_MESSAGES": "id_ID", "LANG": "en_US"}, None, (), "id"),
    ("desk over locale", {"LANG": "en_US"}, "id", (), "id"),
    ("variable over desk", {"HELPDESKCTL_LANG": "en"}, "id", (), "en"),
    ("option over variable", {"HELPDESKCTL_LANG": "en"}, None, ("--lang", "id"), "id"),
    ("option with =", {"HELPDESKCTL_LANG": "en"}, None, ("--lang=id",), "id"),
    ("words after --", {}, None, ("--", "--lang", "id"), "en"),
]


@pytest.mark.parametrize(
    ("environ", "desk", "words", "lang"), [c[1:] for c in CHOICES], ids=[c[0] for c in CHOICES]
)
def test_whose_language(
    environ: dict[str, str],
    desk: str | None,
    words: tuple[str, ...],
    lang: str,
    shell: Shell,
) -> None:
    """The option, the variable, the desk's, the locale's, English."""
    shell.patch.setattr("sys.argv", ["helpdeskctl", "list", *words])
    if desk is None:
        shell.patch.chdir("/")
    else:
        with (shell.folder / "desk.yaml").open("a") as file:
            file.write(f"language: {desk}\n")
    assert session.language(None, environ) == lang


def test_a_person_has_a_language(shell: Shell) -> None:
    """The one of whoever types goes before the desk's and behind the variable."""
    rows = "name,addresses,unit,login,language\nSiti Aminah,,,siti,id\nBudi,,,budi,\n"
    (shell.folder / "people.csv").write_text(rows, encoding="utf-8")
    assert shell("note", "9", "x").err.startswith("helpdeskctl: tidak ada permohonan 9\n")
    assert shell("note", "9", "x", "--lang", "en").err.startswith(
        "helpdeskctl: there is no request 9\n"
    )
    shell("list")
    assert session.language(None, {"HELPDESKCTL_LANG": "en"}) == "en"
    assert session.language(None, {}) == "id"
    shell.login = "budi"
    assert session.language(None, {}) == "en"
    assert session.language(None, {"LANG": "id_ID"}) == "id"


ENGLISH = re.compile(
    r"(?<![\w/.`'-])(the|is|are|was|were|be|been|has|have|does|not|no|nothing|nobody|and|or|of|to"
    r"|with|without|for|by|from|on|in|it|its|this|that|there|what|who|when|why|which|only|already"
    r"|now|left|late|found|missing|needs?|closed by|received|unchanged|findings|requests|events"
    r"|working|waits|every|whole|says?)(?![\w/.`'-])"
)
"""Words that no Indonesian sentence has; in a command, a file name or a value they may stand."""


def _prose(text: str) -> str:
    """The text without commands to type, options and values of the contract."""
    text = re.sub(
        r"helpdeskctl( [a-z]+)+|--[a-z-]+ ?|<[^>]*>|\bis, not\b|\b\w+:\w+|kata kunci.*(?:\n {5,}.*)*",
        "",
        text,
    )
    text = re.sub(r"^  [a-z]+ (?= )", "", text, flags=re.MULTILINE)
    return re.sub(r"not-it|not-in-catalog|non-pre-defined|non pre-defined|walk-in", "", text)


SAID = [
    *(("show", "1"), ("list",), ("next", "--everybody", "--why"), ("mail", "owed"), ("next",)),
    *(("log", "verify"), ("log", "stats"), ("log", "archive"), ("doctor",), ("sop",)),
    *(("catalog", "list"), ("catalog", "show", "printer-toner")),
    *(("close", "2", "--via", "phone"), ("reopen", "3"), ("late", "2", "--because", "x")),
    *(("cc", "2", "x"), ("attach", "2", "/nowhere/x"), ("note", "2", " "), ("amend", "2")),
    *(("tell", "1", "2", "--via", "phone"), ("list", "colour:red"), ("show", "-")),
    *(("cancel", "2", "--as", "duplicate"), ("triage", "2"), ("fulfil", "2", "--temporary")),
    *(("escalate", "2", "--to", "x"), ("log", "import", "/nowhere"), ("init", "/proc/x")),
]


@pytest.mark.parametrize("words", SAID, ids=" ".join)
def test_nothing_english_is_left(words: tuple[str, ...], seen: Shell) -> None:
    """No sentence, hint, heading or label of a daily command."""
    seen("done", "Lupa password", "--from", "budi", "--service", "password-reset")
    seen(*OPEN)
    seen(*OPEN, "--service", "printer-problem")
    seen("triage", "3")
    seen("wait", "3", "--for", "approval", "--because", "atasan")
    result = seen(*words)
    assert ENGLISH.findall(_prose(f"{result.out}\n{result.err}")) == []


@pytest.mark.parametrize("name", [name for name, _ in documents.commands()])
def test_nothing_english_is_left_in_help(name: str, hdc: Shell) -> None:
    """No command, option or heading."""
    assert ENGLISH.findall(_prose(hdc(*name.split(), "--help").out)) == []
