"""Ctrl+K: everything there is and everything one can do, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from muniforeign.i18n import Language
from muniforeign.ui import icons, theme
from muniforeign.ui.actions import Actions
from muniforeign.ui.manual import explained_by
from muniforeign.ui.table import SECOND_LINE
from muniforeign.ui.table_view import TwoLines

_CHOICE = Qt.ItemDataRole.UserRole
_KEPT = 8
_KEYS = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


@dataclass(frozen=True)
class Hit:
    """A record that was found: its kind ("person"), its id, and how to tell it from others."""

    kind: str
    id: object
    title: str
    subtitle: str = ""


Search = Callable[[str], Sequence[Hit]]


class Palette(QFrame):
    """A field and what it finds, laid over the top of the window; Escape puts it away."""

    chosen = Signal(object)
    """A Hit was chosen; an action simply runs."""

    def __init__(
        self,
        window: QWidget,
        language: Language,
        actions: Actions,
        search: Search,
        kind_icons: Mapping[str, str],
        recent: list[Hit],
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        explained_by(self, "find")
        self._actions, self._search, self._kind_icons = actions, search, kind_icons
        self.recent = recent
        self._before: QWidget | None = None
        self._possible: list[QAction] = []
        self.field = QLineEdit(self)
        hint = language.gettext("Search for a name, a visit, an agreement, or something to do")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.list = QListView(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(language.gettext("Found"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._found = QStandardItemModel(self)
        self.list.setModel(self._found)
        self.nothing = QLabel(language.gettext("Nothing was found"), self)
        theme.set_role(self.nothing, theme.Role.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        for widget in (self.field, self.nothing, self.list):
            column.addWidget(widget)
        self.field.textChanged.connect(self.look_for)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self.choose)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the palette with what was used last and what can be done here."""
        if self.isVisible():
            return
        self._before = self.window().focusWidget()
        self._possible = self._actions.available()
        self.field.clear()
        self.look_for("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Put the palette away and the cursor back where it was."""
        self.hide()
        if self._before:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self, text: str) -> None:
        """Show what these words find: records first, then what can be done."""
        wanted = text.strip()
        hits = self._search(wanted) if wanted else self.recent
        words = wanted.casefold().split()
        doable = [act for act in self._possible if all(w in act.text().casefold() for w in words)]
        self._found.clear()
        for hit in hits:
            icon = icons.icon(self._kind_icons.get(hit.kind, "file-text"))
            self._add(hit, icon, hit.title, hit.subtitle)
        for action in doable:
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            self._add(action, action.icon(), action.text(), keys)
        any_found = self._found.rowCount() > 0
        self.nothing.setVisible(not any_found)
        self.list.setCurrentIndex(self._found.index(0, 0))
        self._place()

    def _add(self, choice: object, icon: QIcon, title: str, second: str) -> None:
        item = QStandardItem(icon, title)
        item.setData(choice, _CHOICE)
        item.setData(second, SECOND_LINE)
        item.setData(f"{title}, {second}" if second else title, Qt.ItemDataRole.AccessibleTextRole)
        row = max(theme.TALL_ROW, self.fontMetrics().height() * 2 + theme.GRID)
        item.setSizeHint(item.sizeHint().expandedTo(QSize(0, row)))
        self._found.appendRow(item)

    def choose(self, index: QModelIndex | None = None) -> None:
        """Open the record, or do the action, that is marked."""
        choice = (index or self.list.currentIndex()).data(_CHOICE)
        if choice is None:
            return
        self.close_up()
        if isinstance(choice, QAction):
            choice.trigger()
            return
        self.recent[:] = [choice, *(hit for hit in self.recent if hit.id != choice.id)][:_KEPT]
        self.chosen.emit(choice)

    def _place(self) -> None:
        window = self.window()
        width = min(round(self.fontMetrics().horizontalAdvance("n") * 80), window.width() - 64)
        rows = min(self._found.rowCount(), 9)
        row = max(theme.TALL_ROW, self.fontMetrics().height() * 2 + theme.GRID)
        height = self.field.sizeHint().height() + theme.GRID * 4 + max(rows, 1) * row
        self.list.setVisible(rows > 0)
        self.setGeometry(
            (window.width() - width) // 2, 64, width, min(height, window.height() - 96)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() is QEvent.Type.KeyPress and self._key(event)
        if watched is self.field and event.type() is QEvent.Type.FocusOut and self.isVisible():
            self._leave()
        if watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self.window().isActiveWindow():
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif key in _KEYS:
            self.list.keyPressEvent(event)
        else:
            return False
        return True
