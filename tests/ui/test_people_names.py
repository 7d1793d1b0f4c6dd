"""The names of people on their page: told apart by script, read, proposed, corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from muniforeign.domain import names
from muniforeign.domain.names import PersonName
from muniforeign.domain.people import Gender
from muniforeign.services import people
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import LineEditor
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.people.page import PeoplePage
from tests.ui.people_office import add, only, open_page, write


@pytest.fixture
def page(qtbot: QtBot, office: Desk) -> Iterator[PeoplePage]:
    yield from open_page(qtbot, office)


def test_a_name_in_hanzi_is_told_apart_and_read(page: PeoplePage) -> None:
    page.new()
    write(page.view.names.quick.rows["name"], "王晓明")

    kept = only(page)
    assert (kept.name.family_hanzi, kept.name.given_hanzi, kept.country) == ("王", "晓明", "CN")
    assert page.view.name.text() == "王晓明"
    assert page.view.second.text() == "Wáng Xiǎomíng"
    reading = "uáng siao-míng" if page.desk.language.code == "es" else ""
    assert page.view.reading.text() == reading
    pinyin = page.view.names.chinese_form.rows["given_pinyin"].editor
    assert isinstance(pinyin, LineEditor)
    assert (pinyin.line.text(), pinyin.line.placeholderText()) == ("", "Xiǎomíng")
    assert not page.view.names.quick.isVisible()


def test_a_new_person_has_the_cursor_in_the_name(page: PeoplePage, qtbot: QtBot) -> None:
    page.activateWindow()
    with qtbot.waitActive(page):
        page.activateWindow()
    page.new()
    quick = page.view.names.quick.rows["name"].editor.target()
    qtbot.waitUntil(quick.hasFocus)


def test_a_part_of_the_name_is_saved_when_it_is_left(page: PeoplePage) -> None:
    add(page)
    write(page.view.names.chinese_form.rows["given_pinyin"], "Xiǎo Míng")
    assert only(page).name.pinyin == "Wáng Xiǎo Míng"
    assert page.view.second.text() == "Wáng Xiǎo Míng"
    page.desk.workspace.undo()
    assert page.view.second.text() == "Wáng Xiǎomíng"


def test_the_customary_form_in_chinese_is_proposed(page: PeoplePage) -> None:
    add(page, names.parse("José Muñoz"), country="CL")
    section = page.view.names
    assert "何塞·穆尼奥斯" in section.propose.text()
    section.propose.click()
    assert only(page).name.transcription_zh == "何塞·穆尼奥斯"
    assert not section.propose.isVisible()


def test_a_form_of_address_in_chinese_wants_the_name_in_chinese(page: PeoplePage) -> None:
    made = add(page, names.parse("José Muñoz"), gender=Gender.MALE)
    editor = page.view.names.address.rows["form_of_address"].editor
    assert isinstance(editor, LocalizedEdit)
    editor.propose("zh")
    assert not only(page).form_of_address
    known = replace(only(page).name, transcription_zh="何塞·穆尼奥斯")
    people.update(page.desk.workspace, made, name=known)
    editor.propose("zh")
    assert only(page).form_of_address.zh == "尊敬的何塞·穆尼奥斯先生："


def test_a_latin_name_taken_for_pinyin_is_read_again(page: PeoplePage) -> None:
    add(page, PersonName(family_pinyin="Li", given_pinyin="Ana"))
    page.view.names.other_script.click()
    assert only(page).name == names.parse_latin("Li Ana")
    page.view.names.other_script.click()
    assert only(page).name.family_pinyin == "Li"
