"""Exporting a list: the kinds of file that are offered, what is told, and the way to the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from muniforeign.domain.names import PersonName
from muniforeign.domain.text import Localized
from muniforeign.services import organisations, people
from muniforeign.ui import dialogs
from muniforeign.ui.desk import Desk
from muniforeign.ui.export import export_listed
from muniforeign.ui.other_programs import NO_PROGRAM

KINDS = "A (*.xlsx);;B (*.csv);;C (*.vcf)"
Answers = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Answers the system's own dialog; what it was asked: proposal, kinds, kind."""

    def prepare(*given: tuple[Path | str, str]) -> list[tuple[str, str, str]]:
        asked: list[tuple[str, str, str]] = []
        left = list(given)

        def ask(_parent: object, _title: str, start: str, kinds: str, kind: str) -> tuple[str, str]:
            asked.append((start, kinds, kind))
            name, chosen = left.pop(0)
            return str(name), chosen

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return asked

    return prepare


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("Personas.xlsx", "A (*.xlsx)", "Personas.xlsx"),
        ("Personas.xlsx", "C (*.vcf)", "Personas.vcf"),
        ("Lista", "B (*.csv)", "Lista.csv"),
        ("Lista.vcf", "A (*.xlsx)", "Lista.vcf"),
        ("Lista.xlsx", "", "Lista.xlsx"),
        ("Lista", "", "Lista.xlsx"),
    ],
)
def test_the_ending_need_not_be_written(
    qtbot: object, answers: Answers, tmp_path: Path, name: str, kind: str, wanted: str
) -> None:
    answers((tmp_path / name, kind))
    proposal = tmp_path / "Personas.xlsx"
    assert dialogs.save_file(QWidget(), "", proposal, KINDS) == tmp_path / wanted


def test_a_file_under_another_ending_is_not_written_over_unasked(
    qtbot: object, answers: Answers, tmp_path: Path
) -> None:
    there = tmp_path / "Personas.csv"
    there.write_text("importante")
    asked = answers((tmp_path / "Personas.xlsx", "B (*.csv)"), ("", ""))
    assert dialogs.save_file(QWidget(), "", tmp_path / "Personas.xlsx", KINDS) is None
    assert asked[1] == (str(there), KINDS, "B (*.csv)")


def export(office: Desk, parent: QWidget, subject: str) -> None:
    get = {"people": people.get, "organisations": organisations.get}[subject]
    if subject == "people":
        ids = [people.create(office.workspace, name=PersonName(name)) for name in ("Rosa", "Ana")]
    else:
        names = [Localized("Cámara"), Localized("Liceo")]
        ids = [organisations.create(office.workspace, name=name) for name in names]
    export_listed(office, parent, subject, lambda: ids, get)


WRITTEN = {
    ("people", "es"): "Se escribieron 2 personas en «lista.csv».",
    ("people", "zh"): "已将2人写入“lista.csv”。",
    ("people", "en"): "2 people were written to “lista.csv”.",
    ("organisations", "es"): "Se escribieron 2 organizaciones en «lista.csv».",
    ("organisations", "zh"): "已将2个机构写入“lista.csv”。",
    ("organisations", "en"): "2 organisations were written to “lista.csv”.",
}


@pytest.mark.parametrize(
    ("subject", "endings"),
    [("people", ["(*.xlsx)", "(*.csv)", "(*.vcf)"]), ("organisations", ["(*.xlsx)", "(*.csv)"])],
)
def test_it_is_told_what_was_written_and_the_file_can_be_opened(
    office: Desk,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    subject: str,
    endings: list[str],
) -> None:
    file = tmp_path / "lista.csv"
    asked = answers((file, ""))
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(QUrl(url).toLocalFile()))
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    export(office, office.notices, subject)
    assert [re.findall(r"\(.*?\)", kind)[-1] for kind in asked[0][1].split(";;")] == endings
    bar = office.notices
    assert bar.label.text() == WRITTEN[subject, office.language.code]
    bar.button.click()
    assert opened == [file]
    told = office.language.gettext(NO_PROGRAM)
    assert bar.label.text() == told.format(name=file.name)
