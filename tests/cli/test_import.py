"""The import command as somebody types it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from muniforeign.cli.main import run
from muniforeign.services import organisations, people, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace

LIST = (
    "Nombre;Cargo;Institución;F. nacimiento\n"
    "Ana Muñoz;Alcaldesa;Municipalidad de Prueba;31-02-1980\n"
)
DELEGATION = (
    "附件1\n\n序号,姓名,性别,职务,单位\n1,王晓明,男,市长,某市人民政府\n2,李明,女,翻译,某市外办\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "oficina.muniforeign"
    workspace = Workspace.create(path)
    visits.create(workspace, dt.date(2026, 11, 23))
    workspace.close()
    return path


def import_(office: Path, *words: str) -> int:
    return run(["--workspace", str(office), "--messages", "es", "import", *words])


def names(office: Path) -> list[str]:
    workspace = Workspace.open(office)
    rows = people.listed(workspace, Listing()).all()
    workspace.close()
    return [row.name.in_language("zh") for row in rows]


@pytest.fixture
def contacts(tmp_path: Path) -> Path:
    path = tmp_path / "contactos.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_people_come_in_and_problems_are_named(
    office: Path, contacts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_(office, str(contacts)) == 0
    told = capsys.readouterr()
    assert "1 agregados" in told.out
    assert told.err.startswith("contactos.csv: Fila 2")
    assert len(told.err.splitlines()) == 1
    assert names(office) == ["Ana Muñoz"]


def test_a_dry_run_imports_nothing(
    office: Path, contacts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_(office, str(contacts), "--dry-run") == 0
    assert "1 por agregar" in capsys.readouterr().out
    assert names(office) == []


@pytest.mark.parametrize(("known", "count"), [("skip", 1), ("fill", 1), ("add", 2)])
def test_who_is_known_is_treated_as_asked(
    office: Path, contacts: Path, known: str, count: int
) -> None:
    assert import_(office, str(contacts)) == 0
    assert import_(office, str(contacts), "--known", known) == 0
    assert len(names(office)) == count


def test_a_delegation_goes_into_its_visit(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(DELEGATION, "gb18030")
    assert import_(office, str(path), "--into", "v-2026-001", "--as", "delegation") == 0
    workspace = Workspace.open(office)
    visit = visits.get(workspace, visits.by_reference(workspace, "V-2026-001"))
    assert [each.person.name.hanzi for each in visit.delegates] == ["王晓明", "李明"]
    assert [each.role.value for each in visit.delegates] == ["head", "interpreter"]
    workspace.close()


def test_organisations_come_in(office: Path, tmp_path: Path) -> None:
    path = tmp_path / "empresas.csv"
    path.write_text("Razón social,País\nEmpresa de Prueba,Chile\n", "utf-8")
    assert import_(office, str(path)) == 0
    workspace = Workspace.open(office)
    assert organisations.listed(workspace, Listing()).count() == 1
    workspace.close()


@pytest.mark.parametrize(
    "words", [("--as", "delegation"), ("--as", "people", "--into", "V-2026-001")]
)
def test_a_delegation_and_its_visit_go_together(
    office: Path, contacts: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert import_(office, str(contacts), *words) == 1
    assert "--into" in capsys.readouterr().err
    assert names(office) == []


def test_a_file_without_people_leaves_1(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vacío.csv"
    path.write_text("Nombre;Cargo\n;Alcaldesa\n", "utf-8")
    assert import_(office, str(path)) == 1
    told = capsys.readouterr()
    assert "no se encontró nada" in told.out
    assert "Alcaldesa" in told.err


def test_a_file_that_is_no_list_gets_one_line(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    assert import_(office, str(path)) == 1
    assert capsys.readouterr().err.count("\n") == 1
