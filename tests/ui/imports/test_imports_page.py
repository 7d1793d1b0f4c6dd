"""The import page with a real workspace: messy lists, a Chinese delegation, Undo, Cancel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain.errors import UserError
from muniforeign.domain.progress import Cancelled
from muniforeign.exchange.fields import FieldKind
from muniforeign.i18n import Language
from muniforeign.services import organisations, people, visits
from muniforeign.services.listing import Listing
from muniforeign.storage.workspace import Workspace
from muniforeign.ui.background import Background, Immediate, Job, Task
from muniforeign.ui.desk import Desk
from muniforeign.ui.imports.page import ImportPage
from muniforeign.ui.imports.work import Stage
from tests.ui.imports.files import MESSY, book, names


def test_a_messy_list_is_understood_and_comes_in(
    page: ImportPage, messy: Path, office: Workspace
) -> None:
    page.open(messy)
    header = page.review.table.header
    assert [combo.currentData() for combo in header.combos] == [
        *(FieldKind.NUMBER, FieldKind.NAME, FieldKind.POST, FieldKind.ORGANISATION),
        *(FieldKind.EMAIL, FieldKind.BIRTH_DATE, None),
    ]
    assert page.review.table.verticalHeaderItem(0).text() == "4"
    assert len(page.review.problems.text.toPlainText().splitlines()) == 2
    page.review.button.click()
    assert names(office) == ["José Muñoz Soto", "王晓明 Wang Xiaoming"]
    assert page.work.stage is Stage.DONE
    assert len(page.outcome.problems.text.toPlainText().splitlines()) == 2


def test_one_undo_takes_all_back(page: ImportPage, messy: Path, office: Workspace) -> None:
    page.open(messy)
    page.review.button.click()
    page.outcome.undo_button.click()
    assert names(office) == []
    assert organisations.listed(office, Listing()).count() == 0
    assert page.work.stage is Stage.EMPTY


def test_undo_from_elsewhere_begins_anew(page: ImportPage, messy: Path, office: Workspace) -> None:
    page.open(messy)
    page.review.button.click()
    assert len(names(office)) == 2
    office.undo()
    page.reload(frozenset({"people"}))
    assert page.work.stage is Stage.EMPTY
    assert names(office) == []


def test_undo_is_refused_once_more_was_done(
    page: ImportPage, messy: Path, office: Workspace, visit: UUID
) -> None:
    page.open(messy)
    page.review.button.click()
    visits.update(office, visit, notes="x")
    page.undo()
    assert len(names(office)) == 2


def test_a_column_is_corrected_by_hand(page: ImportPage, messy: Path, office: Workspace) -> None:
    page.open(messy)
    combo = page.review.table.header.combos[6]
    combo.setCurrentIndex(combo.findData(FieldKind.POST))
    assert page.work.mapping
    assert page.work.mapping.columns[2] is None
    page.review.button.click()
    found = people.get(office, people.listed(office, Listing(text="wang")).ids()[0])
    assert found.posts[0].title.best("es") == "sí"
    assert "主任" in found.notes


def test_the_row_of_headings_is_corrected_by_hand(page: ImportPage, messy: Path) -> None:
    page.open(messy)
    headings = page.review.options.headings
    assert headings.currentData() == 2
    headings.setCurrentIndex(headings.findData(-1))
    headings.activated.emit(headings.currentIndex())
    assert page.work.mapping
    assert page.work.mapping.heading_row is None
    assert page.work.mapping.first_row == 0


def test_the_second_sheet_can_be_chosen(page: ImportPage, tmp_path: Path) -> None:
    page.open(book(tmp_path / "dos.xlsx", MESSY, [["Nombre"], ["Ana Soto"]]))
    assert page.work.sheet_place == 0
    page.work.use_sheet(1)
    assert page.work.drafted
    assert page.work.drafted.count == 1


def test_letters_that_cannot_be_told_are_asked(
    page: ImportPage, tmp_path: Path, office: Workspace
) -> None:
    path = tmp_path / "raro.csv"
    path.write_bytes("Nombre;Cargo\nJosé Muñoz;Alcalde\nCamila Ñanco;Asesora\n".encode("cp850"))
    page.open(path)
    assert page.work.stage is Stage.ENCODING
    shown = page.letters.list
    row = next(n for n in range(shown.count()) if "José Muñoz" in shown.item(n).text())
    shown.setCurrentRow(row)
    page.letters.button.click()
    page.review.button.click()
    assert names(office) == ["José Muñoz", "Camila Ñanco"]


def test_contact_cards_come_in(page: ImportPage, tmp_path: Path, office: Workspace) -> None:
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Soto;Ana;;;\nFN:Ana Soto\nEND:VCARD\n", "utf-8")
    page.open(path)
    assert page.review.table.isHidden()
    page.review.button.click()
    assert names(office) == ["Ana Soto"]


def test_a_file_that_is_no_list_is_refused_in_words(
    page: ImportPage, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"%PDF-1.7")
    told: list[object] = []
    page.work.failed.connect(told.append)
    page.open(path)
    (error,) = told
    assert isinstance(error, UserError)
    assert page.desk.notices.label.text() == error.text(language)
    assert page.work.stage is Stage.EMPTY


def test_what_was_chosen_survives_another_language(
    qtbot: QtBot, page: ImportPage, delegation: Path, visit: UUID
) -> None:
    page.open((delegation, visit))
    page.work.use_column(3, None)
    again = ImportPage(replace(page.desk, language=Language.of("zh")))
    qtbot.addWidget(again)
    again.restore(page.state())
    assert again.work.mapping
    assert again.work.mapping.columns[3] is None
    assert again.work.visit == visit
    assert again.review.button.isEnabled()


def test_problems_are_copied_and_saved(
    page: ImportPage, messy: Path, tmp_path: Path, language: Language
) -> None:
    page.open(messy)
    page.review.problems.copy()
    assert len(QApplication.clipboard().text().splitlines()) == 2
    path = tmp_path / "problemas.csv"
    page.review.problems.save(path)
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith(language.gettext("Row"))
    assert len(lines) == 3


class CancelledLater(Immediate):
    """Cancels a job after so many of its reports."""

    left = 0

    def _start(self, task: Task, job: Job[object]) -> None:
        report = task.report

        def counting(fraction: float, text: str = "") -> None:
            self.left -= 1
            if self.left == 0:
                raise Cancelled
            report(fraction, text)

        task.report = counting  # type: ignore[method-assign]
        super()._start(task, job)


def test_a_cancelled_import_leaves_nothing_and_can_go_on(
    qtbot: QtBot, desk: Desk, office: Workspace, messy: Path
) -> None:
    background = CancelledLater()
    page = ImportPage(replace(desk, workspace=office, background=background))
    qtbot.addWidget(page)
    page.open(messy)
    background.left = 3
    page.review.button.click()
    assert page.work.stage is Stage.COLUMNS
    assert names(office) == []
    page.review.button.click()
    assert len(names(office)) == 2


def test_it_works_in_the_background(
    qtbot: QtBot, desk: Desk, office: Workspace, messy: Path
) -> None:
    background = Background()
    page = ImportPage(replace(desk, workspace=office, background=background))
    qtbot.addWidget(page)
    page.open(messy)
    qtbot.waitUntil(lambda: page.work.ready, timeout=10_000)
    page.review.button.click()
    qtbot.waitUntil(lambda: page.work.stage is Stage.DONE, timeout=10_000)
    background.finish()
    assert len(names(office)) == 2
