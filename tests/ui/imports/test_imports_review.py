"""What an import shows before it is done: a visit's delegation, cards, who is known already."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain.names import parse
from muniforeign.domain.text import Localized
from muniforeign.domain.visits import DelegateRole, Side
from muniforeign.exchange.incoming import Subject
from muniforeign.services import organisations, people, posts, visits
from muniforeign.services.imports import Known
from muniforeign.storage.workspace import Workspace
from muniforeign.ui import dialogs
from muniforeign.ui.imports import CHOOSE
from muniforeign.ui.imports.page import ImportPage
from muniforeign.ui.imports.work import Stage
from tests.ui.imports.files import DELEGATION, book, names


def test_a_delegation_goes_into_its_visit_in_order_with_namesakes(
    page: ImportPage,
    delegation: Path,
    visit: UUID,
    office: Workspace,
    visited: list[tuple[object, ...]],
) -> None:
    page.open((delegation, visit))
    assert page.work.subject is Subject.DELEGATION
    page.review.button.click()
    theirs = visits.get(office, visit).side(Side.THEIRS)
    assert [each.person.name.hanzi for each in theirs] == ["王晓明", "李明", "李明"]
    assert [each.role for each in theirs] == [
        *(DelegateRole.HEAD, DelegateRole.MEMBER, DelegateRole.INTERPRETER),
    ]
    assert theirs[1].person.sensitive.passport_number == "PE7654321"
    assert visited == [("visit", visit, "delegation")]
    page.undo()
    assert visits.get(office, visit).side(Side.THEIRS) == ()
    assert names(office) == []


def test_the_next_file_begins_at_its_first_column(
    page: ImportPage, messy: Path, delegation: Path
) -> None:
    page.resize(500, 700)
    page.open(delegation)
    QApplication.processEvents()
    bar = page.review.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    page.review.table.header.chosen.emit(0, None)
    assert bar.value() == bar.maximum() > 0, "the same file stays where it was"
    page.open(messy)
    assert bar.value() == 0


def test_a_delegation_waits_for_its_visit(page: ImportPage, delegation: Path, visit: UUID) -> None:
    page.open(delegation)
    page.work.use_subject(Subject.DELEGATION)
    assert not page.review.button.isEnabled()
    assert page.review.notice.text()
    options = page.review.options
    options.visit.setCurrentIndex(options.visit.findData(str(visit)))
    options.visit.activated.emit(1)
    assert page.review.button.isEnabled()


def test_a_visit_may_name_the_file_as_its_field(
    page: ImportPage, delegation: Path, visit: UUID
) -> None:
    page.open(visit, str(delegation))
    assert page.work.visit == visit
    assert page.work.stage is Stage.COLUMNS


def test_the_list_of_a_delegation_is_asked_for_at_once(
    qtbot: QtBot, page: ImportPage, delegation: Path, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [[], [delegation]]
    monkeypatch.setattr(dialogs, "open_files", lambda *_args, **_named: answers.pop(0))
    page.open(visit, CHOOSE)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert page.work.file is None
    assert "V-2026-001" in page._empty.title.text()
    page._first.click()
    assert page.work.stage is Stage.COLUMNS
    assert (page.work.visit, page.work.subject) == (visit, Subject.DELEGATION)
    page.open(visit)
    assert page.work.stage is Stage.COLUMNS


def test_a_list_is_dropped_on_the_import_of_a_visit(
    page: ImportPage, delegation: Path, visit: UUID
) -> None:
    page.open(visit)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(delegation))])
    held = (QPointF(5, 5), Qt.DropAction.CopyAction, data)
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(5, 5), *held[1:], *keys))
    QApplication.sendEvent(page, QDropEvent(*held, *keys))
    assert page.work.subject is Subject.DELEGATION
    assert page.review.button.isEnabled()


def test_known_people_are_left_completed_or_added(
    page: ImportPage, delegation: Path, office: Workspace
) -> None:
    page.open(delegation)
    page.review.button.click()
    page.open(delegation)
    assert not page.review.button.isEnabled()
    table = page.review.known_table.records
    assert table.rowCount() == 3
    assert table.setData(table.index(1, table.choice_column), Known.ADD)
    page.review.button.click()
    assert len(names(office)) == 4


CARDS = """BEGIN:VCARD
VERSION:3.0
N:SOTO;ANA;;Sra.;
ORG:Municipalidad de Prueba
TITLE:Asesora
TEL;TYPE=CELL:+56961234567
EMAIL:ana@ejemplo.cl
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:欧阳丽
ORG:临江市外办
TEL:+8657912345678
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:+56223456789
END:VCARD
"""


def shown_in(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_contact_cards_are_shown_before_they_come_in(
    page: ImportPage, tmp_path: Path, office: Workspace
) -> None:
    _ = page.desk.language.gettext
    there = organisations.create(office, name=Localized(zh="浙江省临江市外事办公室"))
    known = people.create(office, name=parse("欧阳丽"))
    posts.add(office, known, organisation_id=there)
    path = tmp_path / "a.vcf"
    path.write_text(CARDS, "utf-8")
    page.open(path)
    table = page.review.cards
    assert table.isVisible()
    ana, ouyang = shown_in(table.records)
    assert ana == [
        *("1", "Ana Soto", "Asesora", "Municipalidad de Prueba"),
        *("+56 9 6123 4567", "ana@ejemplo.cl", _("New")),
    ]
    assert ouyang[1] == "欧阳丽 Ouyang Li"
    assert ouyang[-1] == f"{_('Probably already there')} · {_('Leave as they are')}"
    assert "浙江省临江市外事办公室" in table.records.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert page.review.book.tabText(0).startswith(_("Cards to look at"))
    table.records.setData(table.records.index(1, table.records.choice_column), Known.ADD)
    page.review.button.click()
    assert len(names(office)) == 3


def test_who_is_probably_known_is_asked_first(
    page: ImportPage, tmp_path: Path, office: Workspace
) -> None:
    there = organisations.create(office, name=Localized(zh="某省云汀市外办"))
    known = people.create(office, name=parse("李明"))
    posts.add(office, known, organisation_id=there)
    page.open(book(tmp_path / "名单.xlsx", [*DELEGATION, [4, None, "女", "科员"]]))
    assert page.work.drafted
    assert page.work.drafted.problems
    assert page.review.book.currentWidget() is page.review.known_table
    (line,) = shown_in(page.review.known_table.records)
    assert line[3] == "李明 Li Ming · 某省云汀市外办"


def test_what_was_read_is_shown_as_text_and_never_as_markup(
    page: ImportPage, tmp_path: Path
) -> None:
    odd = "<img src=file:///etc/passwd> Soto Soto Soto"
    page.open(book(tmp_path / "a.xlsx", [["Nombre", "Cargo"], [odd, "x"]]))
    told = page.review.people.records.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    for tip in (told, page.review.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)):
        assert "&lt;img" in tip
        assert "<img" not in tip


def test_columns_in_which_nothing_is_written_are_left_out(page: ImportPage, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Nombre", None, "Cargo"], ["Ana Soto", None, "Asesora"]]
    page.open(book(tmp_path / "a.xlsx", rows))
    assert [page.review.table.isColumnHidden(place) for place in range(3)] == [False, True, False]
    assert not page.review.table.header.combos[1].isVisible()
