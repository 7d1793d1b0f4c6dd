"""The manual in its window: contents, search, pages that follow links, F1 where one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from muniforeign import manual
from muniforeign.i18n import CODES, Code, Language
from muniforeign.ui.help import Help
from muniforeign.ui.layout_memory import LayoutMemory
from muniforeign.ui.manual import ManualWindow, explained_by, topic
from tests.ui.office_driver import launch, make_office

OTHER = manual.names()[-1]


@pytest.fixture
def window(qtbot: QtBot, language: Language) -> ManualWindow:
    made = ManualWindow(language, LayoutMemory())
    qtbot.addWidget(made)
    made.show_page(manual.FIRST)
    qtbot.waitExposed(made)
    return made


def test_the_page_is_shown_with_its_title(window: ManualWindow, language: Language) -> None:
    page = manual.Manual.read(language.code).page(manual.FIRST)
    assert window.view.toPlainText().startswith(page.title)
    assert window.view.page == manual.FIRST
    current = window.tree.currentItem()
    assert current is not None
    assert current.text(0) == page.title


def test_choosing_a_page_shows_it_and_back_returns(window: ManualWindow) -> None:
    window.tree.setCurrentItem(window.items()[-1])
    assert window.view.page == OTHER
    window.view.backward()
    assert window.view.page == manual.FIRST


def test_a_link_leads_to_its_page(window: ManualWindow) -> None:
    window.view.anchorClicked.emit(QUrl(OTHER + manual.ENDING))
    assert window.view.page == OTHER


def test_the_search_leaves_the_pages_that_have_all_words(window: ManualWindow) -> None:
    [page] = [p for p in manual.Manual.read(window.language.code).pages() if p.name == OTHER]
    window.search.setText(page.title)
    shown = [item for item in window.items() if not item.isHidden()]
    assert page.title in [item.text(0) for item in shown]
    window.search.setText("xyzzy")
    assert all(item.isHidden() for item in window.items())
    assert window.nothing.isVisible()
    window.search.clear()
    assert not any(item.isHidden() for item in window.items())


def test_pictures_are_no_wider_than_the_window(qtbot: QtBot, window: ManualWindow) -> None:
    window.resize(640, 480)
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = window.view.loadResource(kind, QUrl("first-brief.png"))
    assert 0 < picture.width() <= window.view.viewport().width()


def test_escape_closes_the_window(qtbot: QtBot, window: ManualWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_topic_is_that_of_the_innermost_widget_that_is_seen(qtbot: QtBot) -> None:
    screen = QWidget()
    inner, hidden = QWidget(screen), QWidget(screen)
    qtbot.addWidget(screen)
    screen.show()
    hidden.hide()
    assert topic(screen) == manual.FIRST
    explained_by(screen, "visits")
    explained_by(inner, "programme")
    explained_by(hidden, "undo")
    assert topic(screen) == "programme"


def test_what_is_laid_over_the_page_and_has_the_keyboard_is_explained(qtbot: QtBot) -> None:
    screen = QWidget()
    qtbot.addWidget(screen)
    page, laid_over = QWidget(screen), QWidget(screen)
    field = QLineEdit(laid_over)
    explained_by(page, "visits")
    explained_by(QWidget(page), "programme")
    explained_by(laid_over, "find")
    screen.show()
    page.setFocus()
    assert topic(screen) == "programme"
    field.setFocus()
    assert topic(screen) == "find"


@pytest.mark.parametrize("code", CODES)
def test_f1_opens_the_manual_on_every_screen(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, code: Code
) -> None:
    program = launch(qtbot, qapp, code)
    program.frame.activateWindow()
    qtbot.waitUntil(program.frame.isActiveWindow)
    assert program.frame.shown is not None
    qtbot.keyClick(program.frame.shown, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: program.help.window is not None)
    assert program.help.window is not None
    assert program.help.window.view.page == manual.FIRST
    program.open(make_office(tmp_path, None))
    assert program.office is not None
    program.office.window.go_to("people")
    explain(program.help)
    assert program.help.window.view.page == "person"


def explain(help_: Help) -> None:
    """What F1 does in the office, where it is the key of a menu."""
    action = help_.program.office
    assert action is not None
    found = action.window.actions_.find("manual")
    assert found is not None
    assert found.shortcut().toString() == "F1"
    found.trigger()


def test_the_manual_follows_the_language(qtbot: QtBot, qapp: QApplication) -> None:
    program = launch(qtbot, qapp, "es")
    program.help.show_page(OTHER)
    program.frame.activateWindow()
    qtbot.waitUntil(program.frame.isActiveWindow)
    program.change_language("zh")
    qtbot.waitUntil(lambda: program.preferences.language.code == "zh")
    window = program.help.window
    assert window is not None
    qtbot.waitUntil(lambda: window.language.code == "zh")
    assert window.windowTitle().startswith("使用手册")
    assert window.view.page == OTHER
    qtbot.waitUntil(program.frame.isActiveWindow)


def test_the_program_can_be_brought_before_the_manual_and_ends_with_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    program = launch(qtbot, qapp, "es")
    program.help.show_page(manual.FIRST)
    window = program.help.window
    assert window is not None
    assert window.parent() is None
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    program.frame.close()
    assert not window.isVisible()


def test_the_book_is_saved_as_pdf(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = launch(qtbot, qapp, "en")
    program.help.show_page(manual.FIRST)
    assert program.help.window is not None
    target = tmp_path / "manual.pdf"
    monkeypatch.setattr("muniforeign.ui.dialogs.save_file", lambda *_args: target)
    program.help.window.save_wanted.emit()
    assert target.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr("muniforeign.ui.dialogs.save_file", lambda *_args: tmp_path / "no" / "x")
    program.help.window.save_wanted.emit()
    assert program.help.window.notices.isVisible()
