"""What a user can do: one registry that feeds menus, buttons, tooltips and the command palette."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from muniforeign.i18n import Language
from muniforeign.ui import icons


@dataclass(frozen=True)
class Action:
    """Something a user can do: what it is called (msgid), its key, its icon, what it runs.

    `shortcut` is written as in "Ctrl+N". `text_now`, where given, says the name at this moment
    (already translated: "Undo: delete contact"); `possible` says whether it can be done now.
    """

    name: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    text_now: Callable[[], str] | None = None
    possible: Callable[[], bool] | None = None


def _run(action: Action, _checked: bool = False) -> None:
    action.run()


class Actions(QObject):
    """The actions there are at this moment, each with the widget in which it is valid."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._all: list[tuple[Action, QAction, QWidget]] = []

    def add(self, action: Action, owner: QWidget, *, everywhere: bool = False) -> QAction:
        """Make the action available in `owner` and what it contains; return it for a menu.

        An action of the window is valid `everywhere`; one of a page where the page has the
        focus, so that several pages may use the same key.
        """
        made = QAction(owner)
        made.setObjectName(action.name)
        made.setText(self._language.gettext(action.text))
        made.setToolTip(self._tooltip(action))
        if action.icon:
            made.setIcon(icons.icon(action.icon))
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
        context = Qt.ShortcutContext
        made.setShortcutContext(
            context.WindowShortcut if everywhere else context.WidgetWithChildrenShortcut
        )
        made.triggered.connect(partial(_run, action))
        owner.addAction(made)
        self._all.append((action, made, owner))
        return made

    def button(self, action: Action, owner: QWidget, *, main: bool = False) -> QPushButton:
        """A button for the action, which is added to `owner`; `main` makes it stand out."""
        return push_button(self.add(action, owner), action.icon, owner, main=main)

    def _tooltip(self, action: Action) -> str:
        text = self._language.gettext(action.text).rstrip("…")
        keys = QKeySequence(action.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{text} ({keys})" if keys else text

    def refresh(self) -> None:
        """Ask every action again for its name and whether it can be done."""
        self._all = [each for each in self._all if isValid(each[1])]
        for action, made, _ in self._all:
            if action.possible:
                made.setEnabled(action.possible())
            if action.text_now:
                made.setText(action.text_now())

    def find(self, name: str) -> QAction | None:
        """The action of this name, wherever it is valid; None where there is none."""
        self.refresh()
        return next((made for action, made, _ in self._all if action.name == name), None)

    def available(self) -> list[QAction]:
        """What can be done now where the user is, for the palette."""
        self.refresh()
        return [made for _, made, owner in self._all if owner.isVisible() and made.isEnabled()]


def push_button(action: QAction, icon: str, parent: QWidget, *, main: bool) -> QPushButton:
    """A button that triggers an action, with its words, icon and tooltip."""
    button = QPushButton(action.text(), parent)
    button.setToolTip(action.toolTip())
    button.setAutoDefault(not isinstance(parent.window(), QDialog))  # Enter presses it, as Space
    if icon:
        role = QPalette.ColorRole
        button.setIcon(icons.icon(icon, role.HighlightedText if main else role.ButtonText))
    button.setProperty("main", main)
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


class UndoKeys(QObject):
    """Leaves Ctrl+Z to the window when the text that has the focus has nothing to undo.

    Text fields take the key even when they can do nothing with it; installed on the
    application, this gives it to the history of the workspace.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for key, able in _text_history(watched):
                if event.matches(key) and not able:
                    event.ignore()
                    return True
        return False


def _text_history(widget: QObject) -> list[tuple[QKeySequence.StandardKey, bool]]:
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    if isinstance(widget, QLineEdit):
        return [(undo, widget.isUndoAvailable()), (redo, widget.isRedoAvailable())]
    if isinstance(widget, QPlainTextEdit):
        text = widget.document()
        return [(undo, text.isUndoAvailable()), (redo, text.isRedoAvailable())]
    return []
