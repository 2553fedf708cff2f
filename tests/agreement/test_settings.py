"""desk.yaml: its defaults, its faults, and its compiled form."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helpdeskctl.desk import settings
from helpdeskctl.desk.settings import SHIPPED_DESK_YAML, Head, Settings, Team, read_settings
from helpdeskctl.errors import BadValue, NotFound

FULL = """\
apiVersion: helpdeskctl/v1
language: id
agreement: ../agreement
helpdesk: it@example.com
limits: {backdate: 2d 4h}
teams:
  helpdesk: {address: hd@example.com, members: [sari, "0123"]}
  second: {members: []}
heads:
  it-division-head: {login: rina}
  it-director: {address: dir@example.com}
retention: {default: 5y, not-it: 30d}
legal_hold: [REQ-2610-0007]
"""


def written(folder: Path, text: str) -> Path:
    """Write a desk.yaml."""
    path = folder / "desk.yaml"
    path.write_text(text)
    return path


def test_shipped_text(tmp_path: Path) -> None:
    """What `init` writes is valid and says nothing but the defaults."""
    expected = Settings(None, tmp_path / ".", None, 86_400, {}, {})

    assert read_settings(written(tmp_path, SHIPPED_DESK_YAML), tmp_path, record=False) == expected
    minimal = written(tmp_path, "apiVersion: helpdeskctl/v1\n")
    assert read_settings(minimal, tmp_path, record=False) == expected


def test_shipped_text_without_its_comment_signs(tmp_path: Path) -> None:
    """Every example in the comments can be switched on as it stands."""
    lines = SHIPPED_DESK_YAML.splitlines()
    text = "\n".join(
        line[2:] if line[:2] == "# " and (":" in line[:24] or line[2:4] == "  ") else line
        for line in lines
    )

    found = read_settings(written(tmp_path, text), tmp_path, record=False)

    assert found.teams["helpdesk"].members == ("sari", "budi")
    assert sorted(found.heads) == ["it-director", "it-division-head"]
    assert dict(found.retention) == {"default": "5y", "security": "10y", "withdrawn": "1y"}
    assert found.legal_hold == ("REQ-2610-0007",)


@pytest.mark.parametrize("record", [True, False])
def test_full(tmp_path: Path, record: bool) -> None:
    """Every key arrives, the second time from the compiled form."""
    path = written(tmp_path, FULL)
    expected = Settings(
        "id",
        tmp_path / "../agreement",
        "it@example.com",
        2 * 86_400 + 4 * 3600,
        {"helpdesk": Team("hd@example.com", ("sari", "0123")), "second": Team(None, ())},
        {"it-division-head": Head("rina", None), "it-director": Head(None, "dir@example.com")},
        (("default", "5y"), ("not-it", "30d")),
        ("REQ-2610-0007",),
    )

    assert read_settings(path, tmp_path, record=record) == expected
    assert read_settings(path, tmp_path, record=record) == expected
    assert (tmp_path / "desk.json").exists() is record


def test_team_of(tmp_path: Path) -> None:
    """A login belongs to the first team that lists it, or to none."""
    text = FULL.replace("members: []", "members: [sari, budi]")
    found = read_settings(written(tmp_path, text), tmp_path, record=False)

    assert [found.team_of(login) for login in ("sari", "budi", "rina")] == [
        "helpdesk",
        "second",
        None,
    ]


def test_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a recording command nothing is parsed, until the file changes."""
    path = written(tmp_path, FULL)
    read_settings(path, tmp_path, record=True)
    monkeypatch.setattr(settings, "_parsed", lambda _: {"language": "en"})

    assert read_settings(path, tmp_path, record=False).language == "id"
    path.write_text(FULL + "\n")
    assert read_settings(path, tmp_path, record=False).language == "en"


@pytest.mark.parametrize("damage", ["", "[]", '{"schema":1,"key":null}', "{"])
def test_damaged_compiled_form(tmp_path: Path, damage: str) -> None:
    """It is only a copy: it is made again."""
    path = written(tmp_path, FULL)
    read_settings(path, tmp_path, record=True)
    whole = (tmp_path / "desk.json").read_bytes()
    (tmp_path / "desk.json").write_text(damage)

    assert read_settings(path, tmp_path, record=True).language == "id"
    assert (tmp_path / "desk.json").read_bytes() == whole


def test_compiled_form_without_content(tmp_path: Path) -> None:
    """A right key alone is not enough."""
    path = written(tmp_path, FULL)
    read_settings(path, tmp_path, record=True)
    held = json.loads((tmp_path / "desk.json").read_bytes())
    del held["desk"]
    (tmp_path / "desk.json").write_text(json.dumps(held))

    assert read_settings(path, tmp_path, record=False).language == "id"


FAULTS = [
    ("langauge: en\n", 2, "key.unknown", 1),
    ("language: de\n", 2, "value.choice", 1),
    ("limits: {backdate: 1}\n", 2, "value.duration", 1),
    ("helpdesk: it\nheads: {boss: {}}\n", 2, "value.address", 2),
    ("teams:\n  Help Desk: {members: []}\n", 3, "value.slug", 1),
    ("teams:\n  second: {}\n", 3, "key.missing", 1),
    ("retention: {default: 5}\n", 2, "value.period", 1),
    ("retention: {default: 100y}\n", 2, "value.period", 1),
    ("retention: {default: 6m}\n", 2, "value.period", 1),
    ("retention:\n  securty: 5y\n", 3, "key.unknown", 1),
    ("legal_hold: [REQ-2613-0007]\n", 2, "value.request", 1),
    ("legal_hold: [7]\n", 2, "value.request", 1),
    ("legal_hold: [REQ-2610-0007, REQ-2610-0007]\n", 2, "value.duplicate", 1),
]


@pytest.mark.parametrize(("text", "line", "rule", "number"), FAULTS)
def test_faults(tmp_path: Path, text: str, line: int, rule: str, number: int) -> None:
    """The first fault is quoted with its place, the others are counted; nothing is compiled."""
    path = written(tmp_path, "apiVersion: helpdeskctl/v1\n" + text)

    with pytest.raises(BadValue) as error:
        read_settings(path, tmp_path, record=True)

    first = str(error.value.values["first"])
    assert (error.value.key, error.value.values["faults"]) == ("desk.invalid", number)
    assert first.startswith(f"{path}:{line}:")
    assert first.endswith(f"[{rule}]")
    assert not (tmp_path / "desk.json").exists()


def test_no_file(tmp_path: Path) -> None:
    """A desk without desk.yaml is none."""
    with pytest.raises(NotFound) as error:
        read_settings(tmp_path / "desk.yaml", tmp_path, record=False)

    assert error.value.key == "desk.unreadable"


def test_daily_path_loads_no_yaml(tmp_path: Path) -> None:
    """The compiled form is JSON and needs nothing else."""
    path = written(tmp_path, FULL)
    read_settings(path, tmp_path, record=True)
    program = (
        "import sys, json; from pathlib import Path\n"
        "from helpdeskctl.desk.settings import read_settings\n"
        f"found = read_settings(Path({str(path)!r}), Path({str(tmp_path)!r}), record=False)\n"
        "print(json.dumps([found.language, 'yaml' in sys.modules, 'hashlib' in sys.modules]))"
    )

    found = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(settings.__file__).parents[2],
    )

    assert json.loads(found.stdout) == ["id", False, False]
