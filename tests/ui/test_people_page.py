"""The page of people: adding, editing, deleting, finding, languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import Office
from muniforeign.domain.text import Localized
from muniforeign.i18n import NAMES, Language
from muniforeign.services import contacts, organisations, people, posts
from muniforeign.services.listing import Listing
from muniforeign.ui import dialogs
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor
from muniforeign.ui.links import Missing
from muniforeign.ui.people.page import PeoplePage
from tests.ui.english import left_in_english, texts
from tests.ui.people_office import add, only, open_page, write


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[PeoplePage]:
    yield from open_page(qtbot, office)


def test_languages_that_are_not_on_the_list_stay(page: PeoplePage) -> None:
    add(page, languages=["zh", "qu"])
    box = page.view.names.about.rows["languages"].editor.target()
    assert isinstance(box, QAbstractButton)
    box.click()
    assert set(only(page).languages) == {"es", "zh", "qu"}


def test_what_is_missing_is_said_and_leads_to_its_field(page: PeoplePage) -> None:
    made = add(page, gender=Gender.MALE)
    office = organisations.create(page.desk.workspace, name=Localized(es="Oficina"))
    posts.add(
        page.desk.workspace, made, title=Localized(es="Director", en="Director"),
        organisation_id=office, office=Office.FAO_DIRECTOR,
    )  # fmt: skip
    words = {
        "es": "el cargo en chino",
        "zh": "中文职务名称",
        "en": "the post in Chinese",
    }[page.desk.language.code]
    assert f'<a href="post_title">{words}</a>' in page.view.missing.text()

    page.view.missing.linkActivated.emit("post_title")
    assert page.view.tabs.bar.currentIndex() == 1


def test_deleting_several_is_one_step_that_can_be_undone(page: PeoplePage, qtbot: QtBot) -> None:
    for name in ("王晓明", "李伟", "José Muñoz"):
        people.create(page.desk.workspace, name=names.parse(name))
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert people.listed(page.desk.workspace, Listing()).count() == 0
    assert page.desk.notices.button.text() == page.desk.language.gettext("Undo")

    page.desk.notices.button.click()
    assert people.listed(page.desk.workspace, Listing()).count() == 3


def test_what_was_typed_is_saved_before_its_person_is_deleted(page: PeoplePage) -> None:
    made = add(page)
    editor = page.view.names.chinese_form.rows["given_hanzi"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("小明")
    page.delete([made])
    assert page.commit()
    page.desk.notices.button.click()
    assert only(page).name.given_hanzi == "小明"


def test_what_cannot_be_saved_does_not_hold_a_person_who_is_deleted(page: PeoplePage) -> None:
    made = add(page)
    page.view.focus("birth_date")
    editor = page.view.sensitive.form.rows["birth_date"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("31 de febrero")
    page.delete([made])
    assert page.view.record is None
    assert page.commit()


def test_undo_in_the_bar_does_not_take_back_something_else(page: PeoplePage) -> None:
    first = add(page)
    page.delete([first])
    people.create(page.desk.workspace, name=names.parse("李伟"))
    page.desk.notices.button.click()
    assert people.listed(page.desk.workspace, Listing()).count() == 1


@pytest.mark.parametrize("typed", ["wxm", "xiaoming", "晓明", "wang x"])
def test_the_list_is_searched_as_one_types(page: PeoplePage, typed: str, qtbot: QtBot) -> None:
    for name in ("王晓明", "李伟", "José Muñoz"):
        people.create(page.desk.workspace, name=names.parse(name))
    page.search.setText(typed)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.index(0, 0).data() == "王晓明"


def test_sensitive_data_is_folded_until_it_is_asked_for(page: PeoplePage) -> None:
    made = add(page, country="CL")
    page.view.focus("sensitive")
    section = page.view.sensitive
    assert section.form.isVisible()
    write(section.form.rows["national_id"], "12345678-0")
    assert only(page).sensitive.national_id == "12345678-0"
    assert section.warning.isVisible()

    other = people.create(page.desk.workspace, name=names.parse("李伟"))
    page.open(other)
    page.open(made)
    assert not section.form.isVisible()


def test_erasing_needs_the_word_and_leaves_no_trace(page: PeoplePage) -> None:
    add(page)
    page.view.tabs.focus("sensitive")
    panel = page.view.sensitive.erasing
    panel.line.setText("…")
    panel.confirm()
    assert people.listed(page.desk.workspace, Listing()).count() == 1

    panel.line.setText(page.desk.language.gettext("ERASE").lower())
    panel.button.click()
    assert people.listed(page.desk.workspace, Listing()).count() == 0
    page.desk.workspace.undo()
    assert people.listed(page.desk.workspace, Listing()).count() == 0


def test_what_is_typed_stays_when_the_list_is_read_again(page: PeoplePage) -> None:
    made = add(page)
    editor = page.view.names.chinese_form.rows["given_hanzi"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("晓")
    people.update(page.desk.workspace, made, gender=Gender.MALE)
    assert editor.line.text() == "晓"


def test_what_is_listed_is_exported(
    page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("王晓明", "José Muñoz"):
        people.create(page.desk.workspace, name=names.parse(name))
    file = tmp_path / "personas.vcf"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: file)
    page.search.setText("munoz")
    page.export()
    text = file.read_text(encoding="utf-8")
    assert "Muñoz" in text
    assert "王" not in text


def test_the_language_switches_and_the_same_is_seen(page: PeoplePage, qtbot: QtBot) -> None:
    made = add(page)
    page.view.tabs.bar.setCurrentIndex(2)
    for code in ("es", "zh", "en"):
        other = PeoplePage(replace(page.desk, language=Language.of(code)))
        qtbot.addWidget(other)
        other.restore(page.state())
        assert other.view.record == made
        assert other.view.tabs.bar.currentIndex() == 2


def test_every_action_has_its_key_and_its_place_in_the_palette(page: PeoplePage) -> None:
    add(page)
    keys = {act.objectName(): act.shortcut().toString() for act in page.actions()}
    assert keys["person.new"] == "Ctrl+N"
    assert all(act in page.desk.actions.available() for act in page.actions())


@pytest.mark.parametrize("language", ["es", "zh"], indirect=True)
def test_nothing_on_the_screen_is_left_in_english(page: PeoplePage, language: Language) -> None:
    made = add(page, country="CN")
    posts.add(page.desk.workspace, made, office=Office.FAO_DIRECTOR)
    contacts.add_address(page.desk.workspace, "person_id", made)
    contacts.add_point(page.desk.workspace, "person_id", made, ContactKind.EMAIL, "x")
    for place in range(page.view.tabs.bar.count()):
        page.view.tabs.bar.setCurrentIndex(place)
    assert left_in_english(page, language) <= set(NAMES.values())  # each in its own words


def test_the_head_does_not_get_lower_while_one_fills_in_what_is_missing(
    page: PeoplePage,
) -> None:
    def top() -> int:
        QApplication.processEvents()
        return page.view.tabs.mapTo(page, QPoint()).y()

    first, other = add(page), add(page)
    page.view.show_record(first)
    before = top()
    office = organisations.create(page.desk.workspace, name=Localized(es="Oficina"))
    posts.add(
        page.desk.workspace, first, title=Localized(es="Director"), organisation_id=office
    )  # fmt: skip
    page.view.show_record(first)
    assert top() == before
    page.view.missing.show_missing([Missing("el cargo en chino " * 99, "post_title")])
    higher = top()
    assert higher > before
    page.view.show_record(first)
    assert top() == higher
    page.view.show_record(other)
    assert top() == before


def test_what_is_missing_beyond_the_first_is_counted(page: PeoplePage) -> None:
    line = page.view.missing
    lacking = [Missing(f"el dato {n}", f"field_{n}") for n in range(6)]
    line.show_missing(lacking)
    assert "field_3" in line.text()
    assert "field_4" not in line.text()
    assert page.desk.language.gettext("{n} more").format(n="2") in line.text()
    assert line.toolTip() == "el dato 4\nel dato 5"
    line.show_missing(lacking[:4])
    assert "field_3" in line.text()
    assert line.toolTip() == ""


def test_the_history_tells_what_was_done_but_not_what_is_sensitive(page: PeoplePage) -> None:
    made = add(page)
    people.update(page.desk.workspace, made, notes="Prefiere el té")
    people.update_sensitive(page.desk.workspace, made, passport_number="XQ7654321")
    page.view.focus("history")
    told = "\n".join(texts(page.view))
    assert "Prefiere el té" in told
    assert page.desk.language.gettext("Edit sensitive data") in told
    assert "XQ7654321" not in told


def test_choosing_another_person_saves_what_was_typed(page: PeoplePage) -> None:
    first = add(page)
    second = people.create(page.desk.workspace, name=names.parse("李伟"))
    editor = page.view.names.chinese_form.rows["given_hanzi"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("小明")
    row = page.model.row_of(second)
    assert row is not None
    page.table.selectRow(row)
    assert people.get(page.desk.workspace, first).name.given_hanzi == "小明"
    assert page.table.current_id == second
    assert page.view.record == second
    assert people.get(page.desk.workspace, second).name.given_hanzi == "伟"


def test_what_cannot_be_saved_keeps_the_person_on_the_screen(
    page: PeoplePage, qtbot: QtBot
) -> None:
    first = add(page)
    second = people.create(page.desk.workspace, name=names.parse("李伟"))
    page.view.focus("birth_date")
    editor = page.view.sensitive.form.rows["birth_date"].editor
    assert isinstance(editor, LineEditor)
    editor.line.setText("31 de febrero")
    row = page.model.row_of(second)
    assert row is not None
    page.table.selectRow(row)
    qtbot.waitUntil(lambda: page.table.current_id == first)
    assert page.view.record == first
    assert editor.line.text() == "31 de febrero"


def test_the_palette_offers_what_can_be_done_with_the_person(page: PeoplePage) -> None:
    offered = {act.objectName() for act in page.desk.actions.available()}
    assert not {"person.post", "person.delete"} & offered

    add(page)
    offer = {act.objectName(): act for act in page.desk.actions.available()}
    offer["person.post"].trigger()
    assert len(only(page).posts) == 1
    offer["person.delete"].trigger()
    assert people.listed(page.desk.workspace, Listing()).count() == 0
    page.desk.notices.button.click()
    assert len(only(page).posts) == 1


def test_a_name_that_looks_like_html_is_shown_as_it_is(page: PeoplePage) -> None:
    add(page, PersonName(given_names="<b>Ana</b> & 😀 <img src='x'>"))
    assert page.view.name.textFormat() is Qt.TextFormat.PlainText
    assert page.view.name.text() == "<b>Ana</b> & 😀 <img src='x'>"
    tip = page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip
