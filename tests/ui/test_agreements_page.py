"""The page of agreements: made at once, filled in field by field, listed, undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from muniforeign.domain import legal_notes
from muniforeign.domain.agreements import AgreementStatus
from muniforeign.domain.facts import FactStatus
from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, Language
from muniforeign.services import agreements, attachments, organisations, sample
from muniforeign.services.listing import Listing
from muniforeign.ui import theme
from muniforeign.ui.actions import Actions
from muniforeign.ui.agreements.missing import missing
from muniforeign.ui.agreements.page import AgreementsPage
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import DateEditor, TermEditor
from muniforeign.ui.guidance import source_of
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.table import SECOND_LINE
from tests.ui.agreements_office import DAY, TODAY, add, only, open_page, promise, write
from tests.ui.english import left_in_english


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[AgreementsPage]:
    yield from open_page(qtbot, office)


def test_a_new_agreement_is_made_at_once_and_named(page: AgreementsPage) -> None:
    page.new()
    assert page.view.record == only(page).id
    write(page.view.terms.head.rows["title"].editor, "zh", "友好城市关系协议书")
    assert only(page).title == Localized(zh="友好城市关系协议书")
    assert page.view.title.text() == "友好城市关系协议书"


def test_every_field_is_saved_as_one_leaves_it(page: AgreementsPage) -> None:
    add(page)
    form = page.view.terms.head
    status, signed = form.rows["status"].editor, form.rows["signed_on"].editor
    assert isinstance(status, TermEditor)
    assert isinstance(signed, DateEditor)
    status.combo.setCurrentIndex(status.combo.findData("signed"))
    status.combo.activated.emit(0)
    signed.line.setText("3/11/2026")
    signed.line.editingFinished.emit()
    kept = only(page)
    assert (kept.status, kept.signed_on) == (AgreementStatus.SIGNED, dt.date(2026, 11, 3))


def test_a_date_that_cannot_be_keeps_the_agreement_and_the_text(page: AgreementsPage) -> None:
    first = add(page, title=Localized(es="Uno"))
    other = agreements.create(page.desk.workspace, TODAY)
    page.open(first)
    row = page.view.terms.head.rows["expires_on"]
    assert isinstance(row.editor, DateEditor)
    row.editor.line.setText("31-02-2027")
    page.select(other)
    assert row.problem.text()
    assert row.editor.line.text() == "31-02-2027"
    assert page.view.record == first


def test_a_party_is_chosen_or_made_on_the_spot(page: AgreementsPage) -> None:
    known = organisations.create(page.desk.workspace, name=Localized(es="Municipalidad de Toltén"))
    add(page)
    adding = page.view.terms.parties.adding
    assert isinstance(adding.editor, ChoiceEditor)
    for text in ("Municipalidad de Toltén", "武汉市人民政府"):
        adding.editor.line.setText(text)
        adding.editor.line.editingFinished.emit()
    first, second = only(page).parties
    assert first.organisation_id == known
    assert second.name == Localized(zh="武汉市人民政府")
    assert organisations.get(page.desk.workspace, second.organisation_id).country == "CN"
    assert adding.editor.line.text() == ""


def test_a_party_taken_out_can_be_brought_back(page: AgreementsPage) -> None:
    party = organisations.create(page.desk.workspace, name=Localized(es="Una"))
    record = add(page)
    agreements.add_party(page.desk.workspace, record, party)
    page.view.terms.parties.remove(only(page).parties[0].id)
    assert only(page).parties == ()
    page.desk.notices.button.click()
    assert [each.organisation_id for each in only(page).parties] == [party]


def test_a_party_leads_to_its_organisation(page: AgreementsPage, desk: Desk) -> None:
    party = organisations.create(page.desk.workspace, name=Localized(es="Una"))
    agreements.add_party(page.desk.workspace, add(page), party)
    (row,) = page.view.terms.parties.rows.rows.values()
    row.name.click()  # type: ignore[attr-defined]
    visited: Any = desk.workspace
    assert visited.visited == [("organisation", party)]


def test_typing_is_not_lost_when_something_else_changes(page: AgreementsPage) -> None:
    record = add(page, title=Localized(es="Uno"))
    editor = page.view.terms.foot.rows["summary"].editor
    assert isinstance(editor, LocalizedEdit)
    field = editor.input("es")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("A medio escribir")
    agreements.update(page.desk.workspace, record, status=AgreementStatus.SIGNED)
    assert field.toPlainText() == "A medio escribir"
    assert page.commit()
    assert only(page).summary.es == "A medio escribir"


def test_deleting_several_is_one_step(page: AgreementsPage) -> None:
    records = [add(page, title=Localized(es=title)) for title in ("Uno", "Dos")]
    page.delete(records)
    assert agreements.listed(page.desk.workspace, Listing()).count() == 0
    assert page.empty.isVisible()
    page.desk.notices.button.click()
    assert agreements.listed(page.desk.workspace, Listing()).count() == 2


def test_papers_are_kept_and_taken_away(page: AgreementsPage, tmp_path: Path) -> None:
    record = add(page)
    page.view.focus("papers")
    paper = tmp_path / "协议书.pdf"
    paper.write_bytes(b"%PDF-1.4")
    files = page.view.papers.files
    files.keep([paper])
    (kept,) = agreements.get(page.desk.workspace, record).papers
    assert kept.name == "协议书.pdf"
    assert attachments.content(page.desk.workspace, kept.id) == b"%PDF-1.4"
    files.list.setCurrentRow(0)
    files.delete()
    assert agreements.get(page.desk.workspace, record).papers == ()


def test_filters_and_search_narrow_the_list(page: AgreementsPage) -> None:
    late = add(page, title=Localized(es="Con atraso"))
    promise(page, late, due_on=TODAY - DAY)
    add(page, title=Localized(es="Al día", zh="意向书"), status=AgreementStatus.SIGNED)
    for filters, count in (({"late": "yes"}, 1), ({"status": "signed"}, 1), ({}, 2)):
        page.filters.set_values(filters)
        page.filters.changed.emit()
        assert page.model.rowCount() == count
    page.search.setText("意向")
    page._ask()
    assert page.model.rowCount() == 1


def test_the_list_says_what_is_late(page: AgreementsPage) -> None:
    record = add(page)
    promise(page, record, due_on=TODAY - DAY)
    promise(page, record)
    column = [each.title for each in page.model.columns].index("Commitments")
    told = page.model.index(0, column).data()
    overdue = page.desk.language.ngettext("{n} is overdue", "{n} are overdue", 1)
    assert told == overdue.format(n=1)


def test_what_is_missing_leads_to_its_field(page: AgreementsPage) -> None:
    add(page, title=Localized(es="Uno", en="One"), status=AgreementStatus.SIGNED)
    found = missing(only(page), TODAY, page.desk.language)
    assert [each.field for each in found] == ["title", "parties", "signed_on"]
    assert page.view.missing.isVisible()
    page.view.missing.wanted.emit("parties")
    assert page.view.tabs.bar.currentIndex() == 0


def test_days_that_contradict_each_other_are_told(page: AgreementsPage) -> None:
    add(page, signed_on=TODAY, expires_on=TODAY - DAY)
    fields = [each.field for each in missing(only(page), TODAY, page.desk.language)]
    assert "expires_on" in fields
    agreements.update(
        page.desk.workspace,
        only(page).id,
        status=AgreementStatus.IN_FORCE,
        signed_on=TODAY - 9 * DAY,
    )
    fields = [each.field for each in missing(only(page), TODAY, page.desk.language)]
    assert "status" in fields


def test_what_to_know_is_open_before_signing_only(page: AgreementsPage) -> None:
    add(page)
    assert page.view.terms.guidance.body.isVisible()
    add(page, status=AgreementStatus.IN_FORCE)
    assert not page.view.terms.guidance.body.isVisible()


def test_guidance_is_complete_and_says_its_source() -> None:
    notes = [*legal_notes.agreements(), *legal_notes.privacy()]
    assert len(notes) == 8
    for note in notes:
        assert note.text.missing() == ()
        assert note.source.missing() == ()
        for code in CODES:
            language = Language.of(code)
            told = source_of(note, language)
            assert note.source.get(code) in told
            assert language.gettext(note.status.label) in told
    first = legal_notes.agreements()[0]
    assert first.status is FactStatus.VERIFIED
    assert "con la debida antelación" in first.text.es
    assert "21.080" in first.source.es


def test_the_history_tells_of_parts_too(page: AgreementsPage) -> None:
    record = add(page, title=Localized(es="Uno"))
    promise(page, record, text=Localized(es="Prometido"))
    page.view.focus("history")
    from muniforeign.services import trail

    parts = trail.with_parts(page.desk.workspace, record, "agreement_id")
    told = [line.label for line in trail.lines(page.desk.workspace, parts)]
    assert told == ["Add commitment", "Add agreement"]


def test_the_view_is_the_same_in_another_language(page: AgreementsPage, qtbot: QtBot) -> None:
    made = add(page, title=Localized(es="Uno"))
    page.view.focus("commitments")
    chinese = Language.of("zh")
    other = AgreementsPage(replace(page.desk, language=chinese, actions=Actions(chinese, page)))
    qtbot.addWidget(other)
    other.restore(page.state())
    assert other.view.record == made
    assert other.view.tabs.bar.currentIndex() == 1


def test_no_text_is_left_in_english(page: AgreementsPage, language: Language) -> None:
    assert left_in_english(page, language) == set()
    sample.fill(page.desk.workspace, TODAY)
    page.open(page.model.id_at(0))
    for place in range(page.view.tabs.bar.count()):
        page.view.tabs.bar.setCurrentIndex(place)
    assert left_in_english(page, language) == set()


def heading(page: AgreementsPage, place: int) -> str:
    return str(page.model.headerData(place, Qt.Orientation.Horizontal))


def test_status_and_commitments_are_read_whole_in_large_text(
    qtbot: QtBot, qapp: QApplication, office: Desk
) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT, 125)
    sample.fill(office.workspace, TODAY)
    page = AgreementsPage(office)
    qtbot.addWidget(page)
    page.resize(1180, 720)
    page.show()
    metrics, header = page.table.fontMetrics(), page.table.horizontalHeader()
    titles = [column.title for column in page.model.columns]
    for place in (titles.index("Status"), titles.index("Commitments")):
        cells = [page.model.index(row, place) for row in range(page.model.rowCount())]
        said = [text for cell in cells for text in (cell.data(), cell.data(SECOND_LINE)) if text]
        room = header.sectionSize(place) - theme.GRID * 2
        assert [text for text in said if metrics.horizontalAdvance(text) > room] == []
        assert header.fontMetrics().horizontalAdvance(heading(page, place)) <= room
    first = page.model.index(0, titles.index("Title"))
    assert "A-20" in first.data(SECOND_LINE)
    assert header.sectionSize(first.column()) >= metrics.horizontalAdvance("n" * 20)


def test_an_agreement_without_parties_has_its_reference_alone(page: AgreementsPage) -> None:
    made = add(page, title=Localized(es="Carta"))
    titles = [column.title for column in page.model.columns]
    second = page.model.index(0, titles.index("Title")).data(SECOND_LINE)
    assert second == agreements.get(page.desk.workspace, made).reference
