"""The plain fields of a form: text, several lines, a date, a word of a closed list, a tick."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from muniforeign.domain.text import Term
from muniforeign.i18n import LOCALES, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.combo import Combo
from muniforeign.ui.editor import Editor, Field
from muniforeign.ui.words import words


class LineEditor(Editor):
    """One line of text; spaces at its ends are not part of it."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self.committed)
        self.hold(self.line)

    def raw(self) -> str:
        return self.line.text()

    def value(self) -> object:
        return self.line.text().strip()

    def put(self, value: object) -> None:
        put_line(self.line, str(value or ""))


def put_line(line: QLineEdit, text: str) -> None:
    """Put a text into a line, leaving the cursor and an input method's work where they are."""
    if not (line.hasFocus() and line.text() == text):
        place = line.cursorPosition()
        line.setText(text)
        line.setCursorPosition(min(place, len(text)) if line.hasFocus() else 0)


class Lines(QPlainTextEdit):
    """Several lines of text that grow with what is written."""

    left = Signal()

    def __init__(self, hint: str = "", least: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        height = max(self._written(up_to=line * 14), line * self._least)
        self.setMinimumHeight(round(height) + theme.GRID * 2)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def _written(self, up_to: float) -> float:
        """How high the text is, in pixels: hanzi may stand in another font and be higher."""
        high, block = 0.0, self.document().begin()
        while block.isValid() and high < up_to:
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return min(high, up_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def put(self, text: str) -> None:
        """Put a text, leaving the cursor where it is when nothing changes."""
        if not (self.hasFocus() and self.toPlainText() == text):
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LinesEditor(Editor):
    """Several lines of text."""

    def __init__(self, hint: str = "", least: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines(hint, least, self)
        self.lines.left.connect(self.committed)
        self.hold(self.lines)

    def raw(self) -> str:
        return self.lines.toPlainText()

    def value(self) -> object:
        return self.lines.toPlainText().strip()

    def put(self, value: object) -> None:
        self.lines.put(str(value or ""))


class DateEditor(LineEditor):
    """A day: typed in any usual way, or taken from a calendar."""

    def __init__(self, language: Language, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(hint, parent)
        self._language = language
        name = language.gettext("Choose a day in the calendar")
        button = self.line.addAction(
            icons.tinted("calendar", theme.colours().muted),
            QLineEdit.ActionPosition.TrailingPosition,
        )
        button.setToolTip(name)
        button.setText(name)
        button.triggered.connect(self.open_calendar)

    def value(self) -> object:
        from muniforeign.domain.dates import parse_date

        text = self.line.text().strip()
        return parse_date(text) if text else None

    def put(self, value: object) -> None:
        put_line(self.line, words(value, self._language))

    def open_calendar(self) -> None:
        """Offer a calendar below the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setLocale(QLocale(LOCALES[self._language.code]))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        for chosen in (calendar.activated, calendar.clicked):
            chosen.connect(menu.close)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.put(dt.date(day.year(), day.month(), day.day()))
        self.committed.emit()


class TermEditor(Editor):
    """One word of a closed list, or none."""

    def __init__(
        self,
        terms: type[Term],
        language: Language,
        optional: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._terms = terms
        self.combo = Combo(self)
        if optional:
            self.combo.addItem("—", "")
        for term in terms:
            self.combo.addItem(language.gettext(term.label), term.value)
        self.combo.activated.connect(self._chosen)
        self.hold(self.combo)

    def _chosen(self) -> None:
        self.committed.emit()

    def raw(self) -> str:
        return str(self.combo.currentData() or "")

    def value(self) -> object:
        return self._terms(self.raw()) if self.raw() else None

    def put(self, value: object) -> None:
        self.combo.setCurrentIndex(self.combo.findData(str(value or "")))


class TickEditor(Editor):
    """Yes or no."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text.replace("&", "&&"), self)
        self.box.clicked.connect(self._chosen)
        self.hold(self.box)

    def _chosen(self) -> None:
        self.committed.emit()

    def raw(self) -> bool:
        return self.box.isChecked()

    def value(self) -> object:
        return self.raw()

    def put(self, value: object) -> None:
        self.box.setChecked(bool(value))


@dataclass(frozen=True)
class TextField(Field):
    """One line of text; saves a str."""

    def editor(self, language: Language) -> Editor:
        return LineEditor(language.gettext(self.hint))


@dataclass(frozen=True)
class MultilineField(Field):
    """Several lines of text, at least `lines` high; saves a str."""

    lines: int = 3

    def editor(self, language: Language) -> Editor:
        return LinesEditor(language.gettext(self.hint), self.lines)


@dataclass(frozen=True)
class DateField(Field):
    """A day; saves a date or None."""

    def editor(self, language: Language) -> Editor:
        return DateEditor(language, language.gettext(self.hint))


@dataclass(frozen=True)
class TermField(Field):
    """A word of a closed list; saves a member of `terms`, or None where it is optional."""

    terms: type[Term] = Term
    optional: bool = True

    def editor(self, language: Language) -> Editor:
        return TermEditor(self.terms, language, self.optional)


@dataclass(frozen=True)
class CheckField(Field):
    """A tick; saves a bool."""

    def editor(self, language: Language) -> Editor:
        return TickEditor(language.gettext(self.label))

    @property
    def labelled(self) -> bool:
        return False
