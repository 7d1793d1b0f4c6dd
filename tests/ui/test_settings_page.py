"""The page of settings: taken over at once, the municipality, backups, the check, privacy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from muniforeign import settings
from muniforeign.domain.text import Localized
from muniforeign.i18n import Language
from muniforeign.services import municipality, passwords
from muniforeign.storage.upkeep import Finding
from muniforeign.storage.workspace import Workspace
from muniforeign.ui import dialogs, theme
from muniforeign.ui.actions import Action
from muniforeign.ui.choice import ChoiceEditor
from muniforeign.ui.desk import Desk
from muniforeign.ui.fields import TermEditor
from muniforeign.ui.form import FieldRow
from muniforeign.ui.localized_edit import LocalizedEdit
from muniforeign.ui.photo import PhotoEdit
from muniforeign.ui.places import communes
from muniforeign.ui.preferences import LivePreferences
from muniforeign.ui.records import Fold
from muniforeign.ui.settings.page import SettingsPage
from muniforeign.ui.shown_field import ShownEditor
from tests.ui.english import left_in_english
from tests.ui.pages import on_screen


@pytest.fixture
def preferences() -> LivePreferences:
    return LivePreferences(settings.load())


@pytest.fixture
def page(qtbot: QtBot, office: Desk, preferences: LivePreferences) -> Iterator[SettingsPage]:
    made = SettingsPage(office, preferences)
    yield from on_screen(qtbot, office, made, made.reload)


def choose(row: FieldRow, value: str) -> None:
    """Choose a word of a closed list."""
    assert isinstance(row.editor, TermEditor)
    row.editor.combo.setCurrentIndex(row.editor.combo.findData(value))
    row.editor.combo.activated.emit(0)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("language", "zh", "zh"),
        ("theme", "dark", "dark"),
        ("text_scale", "125", 125),
        ("lock_after_minutes", "0", 0),
    ],
)
def test_a_setting_is_kept_and_told_at_once(
    page: SettingsPage, preferences: LivePreferences, name: str, value: str, kept: object
) -> None:
    page.open("computer")
    choose(page.computer.form.rows[name], value)
    assert getattr(preferences.settings, name) == kept
    assert getattr(settings.load(), name) == kept


def test_colours_are_followed_when_the_click_has_ended(
    page: SettingsPage, preferences: LivePreferences, qtbot: QtBot
) -> None:
    page.open("computer")
    wanted = "light" if preferences.settings.theme == "dark" else "dark"
    with qtbot.waitSignal(preferences.changed):
        choose(page.computer.form.rows["theme"], wanted)


def test_the_municipality_is_named_in_three_languages(page: SettingsPage) -> None:
    editor = page.municipality.form.rows["municipality"].editor
    assert isinstance(editor, LocalizedEdit)
    field = editor.input("zh")
    assert isinstance(field, QLineEdit)
    field.setText("托尔滕市政府")
    editor.committed.emit()
    assert municipality.get(page.desk.workspace).municipality == Localized(zh="托尔滕市政府")
    page.desk.workspace.undo()
    assert field.text() == ""


def test_a_commune_brings_its_region(page: SettingsPage) -> None:
    editor = page.municipality.form.rows["commune_code"].editor
    assert isinstance(editor, ChoiceEditor)
    editor.line.setText("Toltén")
    editor.line.editingFinished.emit()
    kept = municipality.get(page.desk.workspace)
    assert (kept.commune_code, kept.region) == ("09118", "Región de La Araucanía")
    region = page.municipality.form.rows["region"].editor
    assert isinstance(region, ShownEditor)
    wanted = {"es": "Región de La Araucanía", "zh": "阿劳卡尼亚大区", "en": "Araucanía Region"}
    assert region.label.text() == wanted[page.desk.language.code]
    assert page.commit()
    [choice] = communes("toltén", page.desk.language)
    assert (choice.label, choice.detail) == ("Toltén", region.label.text())


def test_the_cursor_comes_back_to_the_setting_that_was_changed(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open("computer")
    target = page.computer.form.rows["text_scale"].editor.target()
    target.setFocus()
    state = page.state()
    page.open("municipality", "municipality")
    assert not target.hasFocus()
    page.restore(state)
    qtbot.waitUntil(target.hasFocus)


def test_letterhead_and_paper_are_kept(page: SettingsPage) -> None:
    editor = page.municipality.form.rows["letterhead"].editor
    assert isinstance(editor, LocalizedEdit)
    field = editor.input("es")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Alcaldía\nPlaza 1")
    editor.committed.emit()
    choose(page.municipality.form.rows["paper"], "oficio")
    kept = municipality.get(page.desk.workspace)
    assert (kept.letterhead.es, kept.paper) == ("Alcaldía\nPlaza 1", "oficio")


def test_a_crest_is_taken_shown_and_taken_away(page: SettingsPage, tmp_path: Path) -> None:
    picture = QImage(80, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("navy"))
    picture.save(str(tmp_path / "escudo.png"))
    editor = page.municipality.form.rows["crest"].editor
    assert isinstance(editor, PhotoEdit)
    editor.take(tmp_path / "escudo.png")
    assert municipality.crest(page.desk.workspace)
    editor.remove()
    assert municipality.crest(page.desk.workspace) is None


def test_a_crest_that_is_no_picture_is_told(page: SettingsPage, tmp_path: Path) -> None:
    (tmp_path / "escudo.png").write_text("no")
    row = page.municipality.form.rows["crest"]
    assert isinstance(row.editor, PhotoEdit)
    row.editor.take(tmp_path / "escudo.png")
    assert "escudo.png" in row.problem.text()


def test_the_crest_is_found_from_elsewhere(page: SettingsPage) -> None:
    page.open("about")
    page.open("municipality", "crest")
    assert page.tabs.bar.currentIndex() == 0


def test_a_backup_opens_with_the_same_password(
    page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    municipality.update(page.desk.workspace, region="La Araucanía")
    target = tmp_path / "respaldo.muniforeign"
    monkeypatch.setattr(dialogs, "save_file", lambda *_args: target)
    page.open("backup")
    page.file.backup_button.click()
    assert target.name in page.file.backup_told.text()
    opened = Workspace.open(target, password="secreto", rounds=1)
    assert municipality.get(opened).region == "La Araucanía"
    opened.close()
    told = page.desk.language.gettext("Backup made: “{name}”. The same password opens it.")
    assert page.desk.notices.label.text() == told.format(name=target.name)


def test_a_backup_without_a_password_says_so(page: SettingsPage, tmp_path: Path) -> None:
    passwords.change(page.desk.workspace, None, rounds=1)
    page.file.backup(tmp_path / "respaldo.muniforeign")
    told = page.desk.language.gettext(
        "Backup made: “{name}”. It has no password: keep it under lock and key."
    )
    assert page.desk.notices.label.text() == told.format(name="respaldo.muniforeign")


def test_a_backup_never_writes_over_a_file(page: SettingsPage, tmp_path: Path) -> None:
    there = tmp_path / "carta.muniforeign"
    there.write_text("importante")
    page.file.backup(there)
    assert there.read_text() == "importante"
    assert there.name in page.desk.notices.label.text()


def test_the_check_says_that_all_is_well(page: SettingsPage) -> None:
    page.file.check_button.click()
    told = page.desk.language.gettext("All is well: every record, photo and paper is intact.")
    assert page.file.health.text() == told
    assert page.file.health.property("role") == theme.Role.DONE.value


def test_what_the_check_finds_is_told_in_words(page: SettingsPage) -> None:
    found = Finding("History does not agree with a record: {detail}", "people 7")
    page.file.tell_findings([found])
    assert found.text(page.desk.language) in page.file.health.text()
    assert page.file.health.property("role") == theme.Role.LATE.value


def test_the_page_says_whether_the_file_is_encrypted(page: SettingsPage) -> None:
    page.open("file")
    before = page.file.protection.text()
    passwords.change(page.desk.workspace, None, rounds=1)
    page.tabs.bar.setCurrentIndex(0)
    page.open("file")
    assert page.file.protection.text() != before
    assert page.file.protection.property("role") == theme.Role.LATE.value


def test_what_the_window_can_do_is_offered_here(qtbot: QtBot, office: Desk) -> None:
    asked: list[str] = []
    for name in ("office.password", "office.recovery", "office.restore"):
        action = Action(name, "Password…", lambda name=name: asked.append(name))  # type: ignore[misc]
        office.actions.add(action, office.notices)
    made = SettingsPage(office, LivePreferences(settings.load()))
    qtbot.addWidget(made)
    text = office.language.gettext("Password…")
    buttons: Iterable[QPushButton] = made.file.findChildren(QPushButton)
    for button in buttons:
        if button.text() == text:
            button.click()
    assert asked == ["office.password", "office.recovery", "office.restore"]


def test_what_cannot_be_done_now_cannot_be_pressed_here(qtbot: QtBot, office: Desk) -> None:
    encrypted = [False]
    action = Action("office.recovery", "Recovery sheet…", list, possible=lambda: encrypted[0])
    office.actions.add(action, office.notices)
    made = SettingsPage(office, LivePreferences(settings.load()))
    qtbot.addWidget(made)
    text = office.language.gettext("Recovery sheet…")
    buttons: Iterable[QPushButton] = made.file.findChildren(QPushButton)
    (button,) = [each for each in buttons if each.text() == text]
    assert not button.isEnabled()
    encrypted[0] = True
    office.actions.refresh()
    assert button.isEnabled()


def test_licences_are_read_when_they_are_opened(page: SettingsPage) -> None:
    page.open("about")
    assert page.about.notices.toPlainText() == ""
    fold = page.about.notices.parentWidget()
    assert isinstance(fold, Fold)
    fold.open()
    assert "Noto" in page.about.notices.toPlainText()


def test_the_part_that_is_seen_is_seen_again(page: SettingsPage, office: Desk) -> None:
    page.open("about")
    other = SettingsPage(office, LivePreferences(settings.load()))
    other.restore(page.state())
    assert other.tabs.bar.currentIndex() == page.tabs.bar.currentIndex() > 0


def test_no_text_is_left_in_english(page: SettingsPage, language: Language) -> None:
    for place in range(page.tabs.bar.count()):
        page.tabs.bar.setCurrentIndex(place)
        assert left_in_english(page, language) == set()
