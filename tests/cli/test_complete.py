"""What a shell is offered at the cursor: real values, in each shell's own form, and no noise."""

from __future__ import annotations

import copy
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpdeskctl.cli.app import app
from helpdeskctl.cli.complete import KINDS
from helpdeskctl.core.terms import Terms
from helpdeskctl.core.when import from_iso
from helpdeskctl.desk.offers import services
from tests.cli.conftest import DESK_YAML
from tests.cli.run import Result, Shell
from tests.house import snapshot

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash")

PEOPLE = """\
name,addresses,unit,login,language
Ani Wijaya,ani@contoh.co.id,finance,awijaya,id
Eva Nol,$(touch${IFS}gone)@contoh.co.id,,,
Tanpa Alamat,,,,
"""
HOSTILE = 'a\x1b[31m b\tc\nd\u202e \\$(touch gone) `touch gone` "; #" it\'s [red]x: y\\'
SHOWN = 'a␛[31m b c d<U+202E> \\$(touch gone) `touch gone` "; #" it\'s [red]x: y\\'
LONG = "panjang " * 20
CUT = "panjang " * 8 + "panjang…"

TABLE = [
    (
        "show ",
        [
            "1\tPrinter macet",
            "2\tLaptop lambat",
            "3\t[confidential]",
            f"4\t{SHOWN}",
            f"5\t{CUT}",
        ],
    ),
    ("show 1", ["1\tPrinter macet"]),
    ("show 03", []),
    ("show 0003", ["0003\t[confidential]"]),
    ("show 2611-0001", ["2611-0001\tPrinter macet"]),
    ("show REQ-2611-0001", ["REQ-2611-0001\tPrinter macet"]),
    ("show req-2611-0001", ["req-2611-0001\tPrinter macet"]),
    ("show REX", []),
    ("close 1 ", []),
    ("note 2 1", ["1\tPrinter macet"]),
    ("cancel 4 --of 1", ["1\tPrinter macet"]),
    ("open x --follows REQ-2611-0002", ["REQ-2611-0002\tLaptop lambat"]),
    ("triage 4 --service vpn", ["vpn-access\tVPN access", "vpn-problem\tVPN problem"]),
    ("triage 4 --lang id --service vpn-a", ["vpn-access\tAkses VPN"]),
    ("triage 4 --service=vpn-a", ["--service=vpn-access\tVPN access"]),
    ("catalog show password-r", ["password-reset\tPassword reset"]),
    (
        "escalate 2 --to ",
        [
            "infrastructure\tInfrastructure",
            "application-development\tApplication Development",
            "vendor:",
            "it-division-head",
            "it-director",
        ],
    ),
    ("assign 4 --team help", ["helpdesk\tIT Helpdesk"]),
    (
        "assign 4 --to ",
        ["siti\thelpdesk", "budi\thelpdesk", "dewi\tinfrastructure", "awijaya\tAni Wijaya"],
    ),
    ("handover siti d", ["dewi\tinfrastructure"]),
    ("escalate 2 --agreed-by d", ["dewi\tinfrastructure"]),
    ("close 1 --as s", ["siti\thelpdesk"]),
    ("open x --from ", ["ani@contoh.co.id\tAni Wijaya", "budi@contoh.co.id"]),
    ("open x --from aw", ["awijaya\tAni Wijaya"]),
    ("open x --from E", []),
    ("cc 2 b", ["budi@contoh.co.id"]),
    ("close 1 --confirmed-by b", ["budi@contoh.co.id"]),
    ("open x --unit fi", ["finance\tFinance"]),
    ("amend 1 --lang id --unit fi", ["finance\tKeuangan"]),
    ("cancel 4 --as ", ["withdrawn", "duplicate", "rejected", "spam", "not-it"]),
    ("close 1 --via ", ["email", "phone", "chat", "walk-in"]),
    ("sla elapsed x y --calendar ", ["office", "always"]),
    ("report recap --month 2026-1", ["2026-11", "2026-10"]),
    ("report recap --month 2025", ["2025-12"]),
    ("sop 4g", ["4g\tall requests are monitored periodically"]),
    (
        "sop --lang id 4g",
        ["4g\tSemua bentuk permohonan layanan IT akan dimonitor secara berkala"],
    ),
    ("log import x --map ", []),
    ("fulf", ["fulfil\tThe need is met; with --temporary a..."]),
    ("close --vi", ["--via\tHow the requester confirmed."]),
    ("report b", ["backlog\tWhat has not ended, oldest first."]),
    ("list p", [f"priority:{name}" for name in ("urgent", "high", "medium", "low")]),
    ("list s", ["status:", "service:"]),
    ("list due", ["due.before:", "due.after:"]),
    ("list due.before:to", ["due.before:today", "due.before:tomorrow"]),
    ("list opened.after:y", ["opened.after:yesterday"]),
    ("list is:late is:un", ["is:unowned", "is:untriaged", "is:unread", "is:unconfirmed"]),
    ("list not.is:l", ["not.is:late"]),
    ("list no", [f"not.{word}:" for word in ("status", "priority", "channel", "kind")]),
    ("list not.s", ["not.status:", "not.service:"]),
    ("list team:infra", ["team:infrastructure\tInfrastructure"]),
    ("list owner:", ["owner:me", "owner:siti\thelpdesk", "owner:budi\thelpdesk"]),
    ("list requester:b", ["requester:budi@contoh.co.id"]),
    ("list service:vpn-a", ["service:vpn-access\tVPN access"]),
    ("list category:pri", ["category:printing\tPrinting"]),
    ("list unit:fin", ["unit:finance\tFinance"]),
    ("list level:", ["level:1", "level:2", "level:3"]),
    ("list asset", ["asset:PC-12"]),
    ("list colour:", []),
]
"""A line up to the cursor, and what is offered: value, tab, words about it. Of longer lists, the
beginning.
"""

BASH_TABLE = [
    ("hdc|show|", 2, ["1", "2", "3", "4", "5"]),
    ("hdc|close||--via|phone", 2, ["1"]),
    ("hdc|list|status|:", 3, ["new", "active", "waiting", "fulfilled"]),
    ("hdc|list|status|:|ac", 4, ["active"]),
    ("hdc|list|is|:|late|not.is|:|la", 7, ["late"]),
    ("hdc|list|status:ac", 2, ["status:active"]),
    ('hdc|list|"status:ac', 2, ["status:active"]),
    ("hdc|list|status|:|new|is:l", 5, ["is:late"]),
    ("hdc|triage|4|--service|=|vpn-a", 5, ["vpn-access"]),
    ("hdc|triage|4|--service|=", 4, ["password-reset"]),
    ("hdc|triage|4|--service=vpn-a", 3, ["--service=vpn-access"]),
    ("hdc|open|'a b'|--from|budi|@|con", 6, ["@contoh.co.id"]),
    ("hdc|open|x|--from|budi|@", 5, ["@contoh.co.id"]),
    ("hdc|open|x|--from|=|budi|@|con", 7, ["@contoh.co.id"]),
    ("hdc|open|it's|--from|bu", 4, ["budi@contoh.co.id"]),
    ("hdc|escalate|2|--to|vendor|:", 5, [""]),
    ("hdc|rep", 1, ["report"]),
    ("hdc", 0, []),
]
"""COMP_WORDS as readline takes a line apart, COMP_CWORD, and the beginning of the answer."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk that these tests only read."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "desk.yaml").write_text(DESK_YAML)
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HELPDESKCTL_DESK", raising=False)
        _fill(_at(patch, folder))
    return folder


def _at(patch: pytest.MonkeyPatch, folder: Path) -> Shell:
    shell = Shell(patch, folder)
    shell.now = from_iso("2026-11-02T02:00:00Z")
    return shell


def _fill(shell: Shell) -> None:
    """1 fulfilled, 2 waiting, 3 confidential and temporary, 4 new, 5 active, 6 ended."""
    shell("init", str(shell.folder))
    for subject in ("Printer macet", "Laptop lambat", "Akses untuk direksi", HOSTILE):
        shell("open", subject, "--from", "budi@contoh.co.id", "--asset", "PC-12")
    shell("open", LONG, "--from", "`touch gone`@contoh.co.id", "--asset", "$(touch gone)")
    shell("open", "x", "--from", "spam@contoh.co.id")
    for number, service in (("1", "printer-problem"), ("2", "laptop-repair"), ("3", "vpn-access")):
        shell("triage", number, "--service", service)
    shell("triage", "5", "--service", "printer-problem")
    shell("fulfil", "1")
    assert shell("fulfil", "3", "--temporary", "--solution", "modem").code == 0
    shell("cancel", "6", "--as", "spam")
    assert shell("wait", "2", "--for", "requester", "--because", "nomor aset").code == 0


@pytest.fixture
def desk(made: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell at that desk."""
    return _at(monkeypatch, made)


def ask(shell: Shell, form: str, program: str = "hdc", **variables: str) -> Result:
    """What the program answers when a shell asks through its environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="latin-1") for _ in range(2))
    with shell.patch.context() as patch:
        patch.setenv(f"_{program.upper()}_COMPLETE", f"complete_{form}")
        for name, value in variables.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", [program])
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            app([], prog_name=program)
    out.flush()
    err.flush()
    texts = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return Result(int(ended.value.code or 0), texts[0].removesuffix("\n"), texts[1])


def offered(shell: Shell, line: str, program: str = "hdc") -> list[str]:
    """What fish is told for a line up to the cursor."""
    words = {"_TYPER_COMPLETE_ARGS": f"{program} {line}"}
    result = ask(shell, "fish", program, _TYPER_COMPLETE_FISH_ACTION="get-args", **words)
    assert (result.code, result.err) == (0, "")
    return result.out.splitlines()


@pytest.mark.parametrize(("line", "expected"), TABLE, ids=[line for line, _ in TABLE])
def test_offered(line: str, expected: list[str], desk: Shell) -> None:
    """Each value that may stand there, with its words, and nothing a shell would obey."""
    found = offered(desk, line)
    assert found[: len(expected)] == expected
    if not line.endswith((":", " no")):
        assert len(found) == len(expected)


VERBS = {
    "show": "12345",
    "note": "12345",
    "amend": "12345",
    "triage": "2345",
    "assign": "2345",
    "take": "2345",
    "escalate": "2345",
    "cancel": "2345",
    "wait": "345",
    "resume": "2",
    "return": "235",
    "fulfil": "235",
    "fulfill": "235",
    "close": "1",
    "reopen": "13",
}


@pytest.mark.parametrize("verb", VERBS)
def test_fits_the_verb(verb: str, desk: Shell) -> None:
    """Only requests that the procedure lets the verb take: 1 fulfilled, 2 waiting, 4 new."""
    assert "".join(line[0] for line in offered(desk, f"{verb} ")) == VERBS[verb]


@pytest.mark.parametrize(
    ("words", "at", "expected"), BASH_TABLE, ids=[f"{case[0]} {case[1]}" for case in BASH_TABLE]
)
def test_bash(words: str, at: int, expected: list[str], desk: Shell) -> None:
    """Words that bash took apart are one again, and only what it replaces is answered."""
    split = words.replace("|", "\n")
    result = ask(desk, "bash", COMP_WORDS=split, COMP_CWORD=str(at))
    assert (result.code, result.err) == (0, "")
    assert result.out.split("\n")[: len(expected) or None] == (expected or result.out.split("\n"))


def test_zsh(desk: Shell) -> None:
    """Zsh evaluates the answer twice: nothing in it is left to act on, colons are no separators."""
    result = ask(desk, "zsh", _TYPER_COMPLETE_ARGS="hdc show ")
    assert result.out == (
        '_arguments \'*: :(("1":"Printer macet"\n'
        '"2":"Laptop lambat"\n'
        '"3":"[confidential]"\n'
        '"4":"a␛[31m b c d<U+202E> \\\\\\\\\\$(touch gone) \\`touch gone\\` \\"; #\\"'
        ' it’s [red]x\\\\: y\\\\\\\\"\n'
        f'"5":"{CUT}"))\''
    )
    result = ask(desk, "zsh", _TYPER_COMPLETE_ARGS="hdc list status:ac")
    assert result.out == "_arguments '*: :((\"status\\\\:active\"))'"
    assert ask(desk, "zsh", _TYPER_COMPLETE_ARGS="hdc log import --map ").out == "_files"


_ZSH = """\
_arguments() {
  action=${1#"*: :(("}
  eval "ws=( ${action%"))"} )"
  printf '%s\\n' "${ws[@]}"
}
eval "$1"
"""
"""What zsh does with the answer, in words that bash understands too: both quote alike here."""


@pytest.mark.skipif(BASH is None, reason="no bash here")
def test_zsh_evaluates_nothing(desk: Shell, tmp_path: Path) -> None:
    """A subject that is evaluated as zsh does it runs no command, and stays what it is."""
    answer = ask(desk, "zsh", _TYPER_COMPLETE_ARGS="hdc show ").out
    done = subprocess.run(
        [shutil.which("zsh") or "bash", "-c", _ZSH, "x", answer],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    quoted = SHOWN.replace("\\", "\\\\").replace("'", "’").replace(":", "\\:")
    assert done.stdout.splitlines()[3] == f"4:{quoted}"
    assert done.stderr == ""
    assert not (tmp_path / "gone").exists()


def test_fish_asks_whether(desk: Shell) -> None:
    """Fish asks first whether there is anything; without, it offers files."""
    for line, code in (("hdc show ", 0), ("hdc log import --map ", 1)):
        action = {"_TYPER_COMPLETE_FISH_ACTION": "is-args", "_TYPER_COMPLETE_ARGS": line}
        assert ask(desk, "fish", **action) == (code, "", "")


@pytest.mark.parametrize("program", ["hdc", "helpdeskctl"])
def test_which_desk(program: str, desk: Shell, tmp_path: Path) -> None:
    """The desk is the one named on the line, else in the environment, else the one here."""
    (tmp_path / "desk").symlink_to(desk.folder)
    desk.patch.chdir(tmp_path)
    assert offered(desk, "show 1", program) == []
    assert offered(desk, "show --desk desk 1", program) == ["1\tPrinter macet"]
    assert offered(desk, "list --desk=desk asset:", program) == ["asset:PC-12"]
    desk.patch.setenv("HOME", str(tmp_path))
    assert offered(desk, "show --desk ~/desk 1", program) == ["1\tPrinter macet"]
    assert offered(desk, "show --desk $HOME/desk 1", program) == ["1\tPrinter macet"]
    desk.patch.setenv("HELPDESKCTL_DESK", "desk")
    assert offered(desk, "show 1", program) == ["1\tPrinter macet"]


def test_language_of_help(desk: Shell) -> None:
    """Commands and options are explained in the reader's language, also when it is typed."""
    desk.patch.setenv("HELPDESKCTL_LANG", "id")
    assert offered(desk, "close --confirmed") == [
        "--confirmed-by\tSiapa yang mengonfirmasi; kalau tidak disebut, pemohon."
    ]
    desk.patch.delenv("HELPDESKCTL_LANG")
    assert offered(desk, "close --lang id --vi") == ["--via\tLewat apa pemohon mengonfirmasi."]


def test_copy_of_the_agreement(desk: Shell, tmp_path: Path) -> None:
    """A clone of the agreement has services to read about, and no numbers."""
    clone = tmp_path / "clone"
    clone.mkdir()
    for name in ("catalog.yaml", "sla.yaml"):
        (clone / name).write_bytes((desk.folder / name).read_bytes())
    desk.patch.chdir(clone)
    assert offered(desk, "catalog show vpn-a") == ["vpn-access\tVPN access"]
    assert offered(desk, "show ") == []


def test_retired_services() -> None:
    """A retired service can be read about and looked for, and not be chosen."""
    terms = Terms(copy.deepcopy(snapshot()))
    terms.services["vpn-access"]["status"] = "retired"
    chosen, read = (dict(services(terms, "en", retired=retired)) for retired in (False, True))
    assert read.keys() - chosen.keys() == {"vpn-access"}


FAULTS = {
    "no desk": ("desk.yaml", None),
    "settings": ("desk.yaml", "teams: ["),
    "log": ("log/active.json", '{"meta'),
    "log is gone": ("log/active.json", None),
    "agreement": ("catalog.yaml", "services: ["),
    "people": ("people.csv", "who,what\nx,y\n"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("form", ["bash", "zsh", "fish"])
def test_silent(form: str, fault: str, desk: Shell, tmp_path: Path) -> None:
    """Whatever is broken, a shell reads no complaint, and nothing is written."""
    name, text = FAULTS[fault]
    folder = tmp_path / "broken"
    shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("catalogs"))
    desk.patch.chdir(folder)
    (folder / name).unlink()
    if text is not None:
        (folder / name).write_text(text)
    before = _files(folder)
    for line in ("show ", "triage 1 --service ", "list owner:", "open x --from ", "cl", "sop 6"):
        split = f"hdc {line}".replace(" ", "\n")
        asked = {"COMP_WORDS": split, "COMP_CWORD": str(split.count("\n"))}
        typed = {"_TYPER_COMPLETE_ARGS": f"hdc {line}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        result = ask(desk, form, **asked, **typed)
        assert (result.code, result.err) == (0, "")
        assert "Traceback" not in result.out
    assert _files(folder) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_debugging(desk: Shell) -> None:
    """Who looks for a fault in completion is told of it."""
    desk.patch.setenv("HELPDESKCTL_DEBUG", "1")
    with pytest.raises(ValueError, match="invalid literal"):
        app_asked(desk, COMP_WORDS="hdc\nshow", COMP_CWORD="x")


def app_asked(shell: Shell, **variables: str) -> None:
    """Ask as bash does, and let what is raised through."""
    with shell.patch.context() as patch:
        for name, value in {"_HDC_COMPLETE": "complete_bash", **variables}.items():
            patch.setenv(name, value)
        app([], prog_name="hdc")


def test_version_is_no_offer(desk: Shell) -> None:
    """`--version` on the line prints nothing that a shell would take for an answer."""
    assert all("0.1" not in line for line in offered(desk, "--version sh"))
    assert offered(desk, "--version sh") == ["show\tOne request whole."]


def test_every_kind_is_used() -> None:
    """Options name only kinds that there are, and none is left over."""
    sources = (ROOT / "helpdeskctl" / "cli").glob("*.py")
    named = {
        kind
        for path in sources
        for kind in re.findall(r'at_cursor\("([\w-]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert named == set(KINDS)


def _program(folder: Path, name: str) -> dict[str, str]:
    """A script of that name, as an installation makes it, and the environment to run it in."""
    home = folder / "home"
    script = home / "bin" / name
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(
        f"#!{sys.executable}\nfrom helpdeskctl.__main__ import main\nmain()\n", encoding="utf-8"
    )
    script.chmod(0o755)
    path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "HOME": str(home), "PATH": path, "PYTHONPATH": str(ROOT)}


@pytest.mark.skipif(BASH is None, reason="no bash here")
@pytest.mark.parametrize("program", ["hdc", "helpdeskctl"])
def test_installed_in_bash(program: str, desk: Shell, tmp_path: Path) -> None:
    """After `--install-completion` a new bash offers numbers, and what stands behind a colon."""
    env = _program(tmp_path, program)
    script = f"""\
{program} --install-completion >&2
exec 2>~/noise
. ~/.bashrc
complete -p {program} >/dev/null || exit 9
say() {{ _{program}_completion {program}; printf '[%s]' "${{COMPREPLY[@]}}"; echo; }}
COMP_WORDS=({program} show "") COMP_CWORD=2; say
COMP_WORDS=({program} list status : ac) COMP_CWORD=4; say
COMP_WORDS=({program} open x --from "") COMP_CWORD=4; say
"""
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        check=True,
        cwd=desk.folder,
        env=env,
        capture_output=True,
        text=True,
    )
    assert done.stdout.splitlines() == [
        "[1][2][3][4][5]",
        "[active]",
        "[ani@contoh.co.id][budi@contoh.co.id]",
    ]
    assert (tmp_path / "home" / "noise").read_text() == ""
    assert not (desk.folder / "gone").exists()


_LOADED = """\
import sys; sys.argv[:] = ["hdc", *sys.argv[1:]]
from helpdeskctl import __main__
from helpdeskctl.cli.app import app
try: app()
except SystemExit: pass
print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "asked"), [(["show", "1"], {}), ([], {"_TYPER_COMPLETE_ARGS": "hdc show "})]
)
def test_loads(words: list[str], asked: dict[str, str], desk: Shell) -> None:
    """A command loads nothing of completion; completion loads no parser of markup, no YAML."""
    form = {"_HDC_COMPLETE": "complete_zsh"} if asked else {}
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *words],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **asked, **form},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stderr.partition("LOADED")[2].split())
    ours = {"helpdeskctl.cli.complete", "helpdeskctl.cli.shells", "helpdeskctl.desk.offers"}
    assert "Printer macet" in done.stdout
    assert "helpdeskctl.__main__" in loaded
    assert loaded & ours == (ours if asked else set())
    assert loaded & {"rich.console", "yaml", "tinydb", "csv"} == set()
