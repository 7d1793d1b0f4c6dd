"""The window: pages, going back, menus, undo, the palette, another language."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from muniforeign.i18n import CODES, N_, Language
from muniforeign.ui import theme
from muniforeign.ui.actions import Action, UndoKeys
from muniforeign.ui.background import Immediate
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.navigation import Place, Trail
from muniforeign.ui.palette import Hit
from muniforeign.ui.sidebar import PageSpec
from muniforeign.ui.window import MainWindow, Shell


class Room(Page):
    """A page with one field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opened: list[tuple[object, str]] = []
        self.reloaded: list[frozenset[str]] = []
        self.savable = True
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)

    def open(self, record: object, field: str = "") -> None:
        self.opened.append((record, field))

    def commit(self) -> bool:
        return self.savable

    def reload(self, tables: frozenset[str]) -> None:
        self.reloaded.append(tables)

    def state(self) -> dict[str, object]:
        return {"text": self.line.text()}

    def restore(self, state: dict[str, object]) -> None:
        self.line.setText(str(state.get("text", "")))


class Steps:
    """A history of steps that only counts."""

    def __init__(self) -> None:
        self.done, self.undone = 1, 0

    def undo_label(self, language: Language) -> str:
        return language.gettext("Remove") if self.done else ""

    def redo_label(self, language: Language) -> str:
        return language.gettext("Remove") if self.undone else ""

    def undo(self) -> None:
        self.done, self.undone = 0, 1

    def redo(self) -> None:
        self.done, self.undone = 1, 0


def hits(text: str) -> list[Hit]:
    return [Hit("person", 7, "王晓明", "Wáng Xiǎomíng")] if text in "wxm 晓明" else []


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> MainWindow:
    pages = [
        PageSpec("home", N_("Home"), "home", Room),
        PageSpec("people", N_("People"), "users", Room, ("person",)),
        PageSpec("organisations", N_("Organisations"), "building-2", Room, ("organisation",)),
    ]
    workspace: Any = SimpleNamespace()
    shell = Shell(
        workspace,
        desk.memory,
        Immediate(desk.notices),
        pages,
        hits,
        Steps(),
        {"file": [Action("leave", N_("Close"), lambda: None, "Ctrl+Q")]},
        [Action("lock", N_("Open"), lambda: None, "Ctrl+L", "lock")],
    )
    made = MainWindow(shell, desk.language)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def room(window: MainWindow, name: str) -> Room:
    page = window.pages[name]
    assert isinstance(page, Room)
    return page


def action(window: MainWindow, name: str) -> QAction:
    return next(each for each in window.actions() if each.objectName() == name)


def test_pages_are_made_when_they_are_shown(window: MainWindow, language: Language) -> None:
    assert list(window.pages) == ["home"]
    window.sidebar.list.setCurrentRow(1)
    assert window.current == "people"
    assert list(window.pages) == ["home", "people"]
    assert window.windowTitle().startswith(language.gettext("People"))


def test_a_record_is_opened_by_its_kind(window: MainWindow) -> None:
    window.desk.navigate("person", 7, field="post")
    assert window.current == "people"
    assert room(window, "people").opened == [(7, "post")]
    window.desk.navigate("organisation", 8)
    window.go_back()
    assert window.current == "people"
    assert room(window, "people").opened[-1] == (7, "")
    window.go_forward()
    assert window.current == "organisations"
    assert not action(window, "forward").isEnabled()


def test_what_no_page_shows_is_refused(window: MainWindow) -> None:
    window.go_to("people")
    with pytest.raises(LookupError, match="gift"):
        window.navigate("gift", 7)
    assert window.current == "people"


def test_a_trail_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for page in ("a", "b", "b", "c"):
        trail.go(Place(page))
    assert trail.back() == Place("b")
    trail.go(Place("d"))
    assert trail.forward() is None
    assert [trail.back(), trail.back(), trail.back()] == [Place("b"), Place("a"), None]


def test_undo_names_its_step(window: MainWindow, language: Language) -> None:
    undo, redo = action(window, "undo"), action(window, "redo")
    assert language.gettext("Remove") in undo.text()
    assert not redo.isEnabled()
    undo.trigger()
    window.workspace_changed(frozenset({"person"}))
    assert redo.isEnabled()
    assert not undo.isEnabled()


def test_ctrl_z_reaches_the_history_from_a_text_field(
    qtbot: QtBot, window: MainWindow, qapp: QApplication
) -> None:
    keys = UndoKeys(window)
    qapp.installEventFilter(keys)
    line = room(window, "home").line
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == ""
    assert action(window, "undo").isEnabled()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qapp.removeEventFilter(keys)
    assert window.shell.history.undo_label(window.language) == ""


def test_the_keys_of_a_page_are_valid_once_it_was_gone_to_by_its_key(
    qtbot: QtBot, window: MainWindow
) -> None:
    action(window, "page.people").trigger()
    qtbot.waitUntil(room(window, "people").line.hasFocus)
    room(window, "people").savable = False
    action(window, "page.home").trigger()
    assert window.current == "people"
    assert room(window, "people").line.hasFocus()


def test_the_palette_finds_and_opens(qtbot: QtBot, window: MainWindow, language: Language) -> None:
    action(window, "palette").trigger()
    palette = window.palette_
    assert palette.isVisible()
    qtbot.keyClicks(palette.field, "wxm")
    first = palette.list.model().index(0, 0)
    assert first.data() == "王晓明"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert room(window, "people").opened == [(7, "")]
    palette.open()
    assert palette.list.model().index(0, 0).data() == "王晓明"
    palette.field.setText(language.gettext("Organisations"))
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.current == "organisations"


def test_the_palette_goes_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    palette = window.palette_
    palette.open()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    palette.field.setText("zzzz")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_another_language_keeps_what_was_seen(window: MainWindow) -> None:
    window.go_to("people")
    room(window, "people").line.setText("typed")
    for code in CODES:
        other = Language.of(code)
        assert window.rebuild(other)
        assert window.current == "people"
        assert room(window, "people").line.text() == "typed"
        assert window.windowTitle().startswith(other.gettext("People"))
        titles = [menu.text() for menu in window.menuBar().actions()]
        assert titles == [other.gettext(title) for title in ("&File", "&Edit", "&View")]
    window.go_to("home")
    assert len([each for each in window.actions() if each.objectName() == "undo"]) == 1


def test_other_looks_are_taken_over_when_the_old_widgets_are_gone(window: MainWindow) -> None:
    old, left = [room(window, "home"), window.sidebar], list[bool]()
    assert window.rebuild(window.language, lambda: left.extend(map(isValid, old)))
    assert left == [False, False]
    room(window, "home").savable = False
    assert not window.rebuild(window.language, lambda: left.append(True))
    assert left[2:] == [True]
    room(window, "home").savable = True


def test_what_cannot_be_saved_holds_the_window(window: MainWindow) -> None:
    room(window, "home").savable = False
    window.go_to("people")
    assert window.current == "home"
    assert window.notices.isVisible()
    assert not window.rebuild(Language.of("en"))
    assert not window.close()
    room(window, "home").savable = True
    assert window.commit()
    assert not window.notices.isVisible()
    assert window.close()


def test_pages_that_are_not_seen_reload_when_they_are(window: MainWindow) -> None:
    window.go_to("people")
    window.workspace_changed(frozenset({"person"}))
    window.workspace_changed(frozenset({"post"}))
    assert room(window, "people").reloaded == [{"person"}, {"post"}]
    assert room(window, "home").reloaded == []
    window.go_to("home")
    assert room(window, "home").reloaded == [{"person", "post"}]


def test_a_language_is_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.language_wanted) as told:
        window.ask_language("zh")
    assert told.args == ["zh"]


def test_tooltips_name_the_key(window: MainWindow, language: Language) -> None:
    assert action(window, "undo").toolTip() == f"{language.gettext('Undo')} (Ctrl+Z)"


@pytest.mark.parametrize("scale", theme.TEXT_SCALES[:2])
def test_it_fits_a_small_laptop(qapp: QApplication, window: MainWindow, scale: int) -> None:
    theme.apply(qapp, theme.Appearance.LIGHT, scale)
    assert window.rebuild(window.language)
    least = window.minimumSizeHint()
    assert least.width() <= 1366
    assert least.height() <= 700


def test_errors_of_the_background_are_told(window: MainWindow) -> None:
    def job(progress: object) -> None:
        raise ValueError("secret")

    window.shell.background.run(window, job, lambda result: None)
    assert window.notices.isVisible()
    assert "secret" not in window.notices.label.text()


def test_a_notice_offers_undo(qtbot: QtBot, window: MainWindow, language: Language) -> None:
    done: list[str] = []
    run: Callable[[], None] = lambda: done.append("undone")  # noqa: E731
    window.notices.offer_undo("Contacto eliminado", run)
    assert window.notices.label.text() == "Contacto eliminado"
    assert window.notices.button.text() == language.gettext("Undo")
    qtbot.mouseClick(window.notices.button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not window.notices.isVisible()


def test_a_page_that_is_clicked_has_the_cursor_so_that_its_keys_are_valid(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show()
    qtbot.waitExposed(window)
    rows = window.sidebar.list
    place = rows.visualItemRect(rows.item(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page = window.pages["people"]
    assert isinstance(page, Room)
    assert window.focusWidget() is page.line
