"""The report of a problem: it helps whoever reads it, and names nobody."""

from __future__ import annotations

import datetime as dt
import getpass
import logging
import re
from pathlib import Path

import pytest
from sqlalchemy import select

from muniforeign import __version__, crashlog
from muniforeign.domain.names import PersonName
from muniforeign.i18n import Language
from muniforeign.services import people, problem_report, sample
from muniforeign.storage.people import Person
from muniforeign.storage.workspace import Workspace

SECRET = "Zzyzx Quillahuán"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log in which an error was noted whose text names a person."""
    file = tmp_path / "private" / "muniforeign.log"
    file.parent.mkdir()
    handler = crashlog.start_log(file)
    try:
        raise ValueError(f"no such person: {SECRET}")
    except ValueError as error:
        crashlog.note(error)
    finally:
        logging.getLogger("muniforeign").removeHandler(handler)
        handler.close()
    return file


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(
        tmp_path / f"{SECRET}.muniforeign", password="mesa verde", rounds=1
    )
    sample.fill(workspace, dt.date(2026, 11, 23))
    people.create(workspace, name=PersonName(given_names=SECRET, first_surname=SECRET))
    return workspace


@pytest.mark.parametrize("code", ["es", "zh", "en"])
def test_a_report_names_nobody_and_no_place(office: Workspace, log: Path, code: str) -> None:
    report = problem_report.compose("Se cerró al imprimir.", log, office, {"Qt": "6.8"})
    text = report.text(Language.of(code))  # type: ignore[arg-type]
    with office.read() as session:
        surname = Person.metadata.tables["people"].c.first_surname
        names = set(session.scalars(select(surname).where(surname != "")))
    assert len(names) > 10
    for private in {SECRET, str(log.parent), str(Path.home()), "mesa verde", *names}:
        assert private not in text
    assert not re.search(rf"\b{re.escape(getpass.getuser())}\b", text)


def test_a_report_tells_what_helps(office: Workspace, log: Path) -> None:
    text = problem_report.compose("Se cerró.", log, office).text(Language.of("es"))
    for part in ("Se cerró.", __version__, "ValueError", "test_problem_report.py", "people 41"):
        assert part in text
    assert "Todo está en orden." in text


def test_without_an_office_the_rest_is_told(tmp_path: Path) -> None:
    text = problem_report.compose("", tmp_path / "none.log").text(Language.of("en"))
    assert "No office was open." in text
    assert "None were noted." in text
    assert "(not described)" in text


def test_an_office_on_a_stick_that_is_gone_leaves_the_rest(office: Workspace, log: Path) -> None:
    assert office.path is not None
    office.path.unlink()
    text = problem_report.compose("Saqué el pendrive.", log, office).text(Language.of("es"))
    for part in (
        "Saqué el pendrive.",
        "Tamaño: No se pudo leer.",
        "FileNotFoundError",
        __version__,
    ):
        assert part in text
    assert SECRET not in text


def test_an_office_that_cannot_be_read_leaves_the_rest(office: Workspace, log: Path) -> None:
    assert office.path is not None
    with office.path.open("r+b") as file:
        file.truncate(4096 * 3)
    text = problem_report.compose("No abre nada.", log, office).text(Language.of("es"))
    assert "No se pudo leer." in text
    assert "Damaged" in text
    assert SECRET not in text


def test_a_finding_is_told_without_what_it_is_about(office: Workspace, log: Path) -> None:
    with office.transaction(None) as session:
        session.connection().exec_driver_sql("DELETE FROM search_entries WHERE kind = 'person'")
    text = problem_report.compose("", log, office).text(Language.of("en"))
    assert "The search index does not agree with the records" in text


def test_only_the_last_lines_of_a_long_log_are_told(tmp_path: Path) -> None:
    log = tmp_path / "long.log"
    log.write_text("\n".join(f"line {n}" for n in range(1000)), encoding="utf-8")
    report = problem_report.compose("", log)
    assert len(report.errors) == problem_report.LOG_LINES
    assert report.errors[-1] == "line 999"
