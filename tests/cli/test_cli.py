"""The commands as somebody types them."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from pathlib import Path

import pytest

from muniforeign import paths
from muniforeign.cli.main import run
from muniforeign.domain.names import PersonName, parse
from muniforeign.domain.text import Localized
from muniforeign.services import people, posts, visits
from muniforeign.storage.workspace import Workspace


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "oficina.muniforeign"
    workspace = Workspace.create(path)
    wang = people.create(workspace, name=parse("王晓明"), country="CN")
    people.update_sensitive(workspace, wang, passport_number="E12345678")
    posts.add(workspace, wang, title=Localized("Director", "主任", "Director"))
    people.create(workspace, name=PersonName("Ana", "Muñoz"), country="CL", notes="=1+1")
    visits.create(
        workspace,
        dt.date(2026, 11, 23),
        title=Localized("Visita de prueba", "测试访问", "Trial visit"),
        start_on=dt.date(2026, 12, 1),
    )
    workspace.close()
    return path


def command(office: Path, *words: str) -> int:
    return run(["--workspace", str(office), "--messages", "es", *words])


def test_new_enters_the_municipality(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.muniforeign"
    assert run(["--messages", "es", "new", str(path), "--municipality", "tolten"]) == 0
    capsys.readouterr()
    assert command(path, "list", "organisations") == 0
    assert "Municipalidad de Toltén" in capsys.readouterr().out


def test_new_refuses_an_unknown_commune_and_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.muniforeign"
    assert run(["--messages", "es", "new", str(path), "--municipality", "Atlántida"]) == 1
    assert "Atlántida" in capsys.readouterr().err
    assert not path.exists()


def test_password_comes_from_the_variable_or_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, secret = tmp_path / "a.muniforeign", tmp_path / "secret.txt"
    secret.write_text("caballo correcto\nsecond line\n", encoding="utf-8")
    monkeypatch.setenv("MUNIFOREIGN_PASSWORD", "caballo correcto")
    assert run(["--messages", "es", "new", str(path)]) == 0
    code = capsys.readouterr().out.rsplit(": ", 1)[1].strip()
    monkeypatch.delenv("MUNIFOREIGN_PASSWORD")
    assert run(["--password-file", str(secret), "--workspace", str(path), "check"]) == 0
    monkeypatch.setenv("MUNIFOREIGN_PASSWORD", "other")
    capsys.readouterr()
    assert command(path, "check") == 1
    assert "contraseña" in capsys.readouterr().err
    Workspace.open(path, recovery=code).close()


@pytest.mark.parametrize("text", ["wxm", "xiaoming", "晓明", "wang x"])
def test_search_finds_a_chinese_name_however_it_is_typed(
    office: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert command(office, "search", text, "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["title"]["zh"].startswith("王晓明")


def test_search_says_that_nothing_was_found(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(office, "search", "zzz") == 0
    assert "No se encontró nada" in capsys.readouterr().out


def test_show_keeps_sensitive_data_to_itself(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command(office, "search", "wang", "--json")
    person = json.loads(capsys.readouterr().out)[0]["id"]
    assert command(office, "show", person) == 0
    shown = capsys.readouterr().out
    assert "王" in shown
    assert "E12345678" not in shown
    assert command(office, "show", person, "--sensitive", "--json") == 0
    assert json.loads(capsys.readouterr().out)["sensitive"]["passport_number"] == "E12345678"


def test_show_takes_a_reference_in_small_letters(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(office, "show", "v-2026-001", "--json") == 0
    assert json.loads(capsys.readouterr().out)["title"]["zh"] == "测试访问"


@pytest.mark.parametrize("ref", ["V-1999-001", "nobody", "01a20a62-501d-72ae-9d14-4eb87d8157a7"])
def test_show_says_when_there_is_no_such_record(
    office: Path, capsys: pytest.CaptureFixture[str], ref: str
) -> None:
    assert command(office, "show", ref) == 1
    assert ref in capsys.readouterr().err


def test_json_keys_are_those_that_are_documented(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    documented = (Path(paths.__file__).parent / "cli" / "JSON.md").read_text("utf-8")
    for heading, ref in (("list people", ""), ("list visits", ""), ("show", "V-2026-001")):
        assert command(office, *heading.split(), *filter(None, [ref]), "--json") == 0
        told = json.loads(capsys.readouterr().out)
        section = documented.split(f"`{heading}", 1)[1].split("\n## ", 1)[0]
        keys = set(re.findall(r"^- `(\w+)`", section, re.MULTILINE))
        record = told[0] if isinstance(told, list) else told
        assert set(record) == keys, heading


def test_exported_people_hold_no_formula(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "gente.csv"
    assert command(office, "export", "people", "--format", "csv", "--output", str(out)) == 0
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["Nombre en chino"] for row in rows if row["Nombre en chino"]] == ["王晓明"]
    assert all(not row["Notas"].startswith("=") for row in rows)


def test_people_of_one_visit_can_be_exported(office: Path, tmp_path: Path) -> None:
    out = tmp_path / "gente.vcf"
    words = ("export", "people", "V-2026-001", "--format", "vcf", "--output", str(out))
    assert command(office, *words) == 0
    assert out.read_text("utf-8") == ""


def test_backup_and_restore(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copia.muniforeign"
    assert command(office, "backup", str(copy)) == 0
    workspace = Workspace.open(office)
    people.create(workspace, name=PersonName("Luis", "Soto"))
    workspace.close()
    assert command(office, "restore", str(copy)) == 0
    capsys.readouterr()
    assert command(office, "list", "people") == 0
    assert "Luis" not in capsys.readouterr().out
    assert command(office, "check") == 0


def test_wrong_usage_leaves_2(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(office, "list", "dragons") == 2
    assert command(office, "fly") == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"", b"not a workspace at all" * 500, b"SQLite format 3\0" * 64]
)
def test_files_that_are_no_workspace_get_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "a.muniforeign"
    path.write_bytes(content)
    assert run(["--workspace", str(path), "--messages", "es", "check"]) == 1
    told = capsys.readouterr().err.strip()
    assert told.count("\n") == 0
    assert "a.muniforeign" in told
    assert path.read_bytes() == content
