"""What the screens of people and organisations are built of: tabs, links, what is missing."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import N_, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.visits.tab import Sheet

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

D = TypeVar("D")
Shown_contra = TypeVar("Shown_contra", contravariant=True)
CHANGED_SINCE = N_(
    "Other changes were made since then, and nothing was taken back. "
    "Use Undo in the Edit menu to go back step by step."
)


def plain_label(parent: QWidget, role: theme.Role | None = None, text: str = "") -> QLabel:
    """A label that wraps, can be copied from, and shows what users wrote as it stands."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    theme.set_role(label, role)
    return label


def show_text(label: QLabel, text: str) -> None:
    """Show a text, or hide the label where there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def offer_undo(desk: Desk, text: str) -> None:
    """Tell what was done (already translated) and offer to undo it while it is the last step."""
    workspace: Workspace = desk.workspace
    done = workspace.undo_step

    def undo() -> None:
        if workspace.undo_step == done:
            workspace.undo()
        else:
            desk.notices.problem(desk.language.gettext(CHANGED_SINCE))

    desk.notices.offer_undo(text, undo)


@dataclass(frozen=True)
class Missing:
    """Something that is not known yet: in words (already translated), and the field to mend it."""

    text: str
    field: str


class MissingLine(QLabel):
    """Says what is missing, each in words that lead to the field by a click."""

    wanted = Signal(str)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard)
        self.linkActivated.connect(self.wanted)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show these; nothing when nothing is missing."""
        links = [
            f'<a href="{html.escape(each.field)}">{html.escape(each.text)}</a>' for each in missing
        ]
        title = html.escape(self._language.gettext("Missing:"))
        self.setText(f"{title} {' · '.join(links)}" if links else "")
        self.setVisible(bool(links))


class Fold(QWidget):
    """A heading that opens and closes what stands under it."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.button = QToolButton(self)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setText(title)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        theme.set_role(self.button, theme.Role.HEADING)
        self.button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.button)
        column.addWidget(body)
        self._turn(False)

    def open(self, opened: bool = True) -> None:
        """Show or hide what is folded."""
        self.button.setChecked(opened)

    def _turn(self, opened: bool) -> None:
        self.button.setIcon(icons.icon("chevron-down" if opened else "chevron-right"))
        self.body.setVisible(opened)


@dataclass(frozen=True)
class Link:
    """A line that leads to a record: its words, a quieter second line, kind and id."""

    text: str
    detail: str
    kind: str
    record: object
    late: bool = False


class Links(QWidget):
    """Lines that lead to other records; a sentence where there are none."""

    def __init__(self, desk: Desk, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._nothing = plain_label(self, theme.Role.MUTED, desk.language.gettext(nothing))
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.HALF)
        self._column.addWidget(self._nothing)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these in their order."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(link) for link in links]
        for line in self._lines:
            self._column.addWidget(line)
        self._nothing.setVisible(not links)

    def _line(self, link: Link) -> QWidget:
        card = QFrame(self)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(2)
        button = QPushButton(link.text.replace("&", "&&"), card)
        button.setProperty("link", True)
        button.setStyleSheet("text-align: left; border: 0; padding: 0; background: transparent")
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.set_role(button, theme.Role.ACCENT)
        button.setAccessibleDescription(link.detail)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._desk.navigate(link.kind, link.record))
        column.addWidget(button)
        role = theme.Role.LATE if link.late else theme.Role.MUTED
        if link.detail:
            column.addWidget(plain_label(card, role, link.detail))
        return card


class Section(Sheet, Generic[Shown_contra]):
    """One tab of a record. It is shown the record, and again whenever the record has changed."""

    title = ""
    """What the tab is called (msgid)."""
    fields: frozenset[str] = frozenset()
    """The names by which `focus` finds something here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def show_record(self, detail: Shown_contra) -> None:
        """Show the record; what is being typed stays."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Save what is being typed; False when it cannot be saved."""
        return True

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""

    def heading(self, text: str) -> QLabel:
        """Add a heading (msgid)."""
        label = plain_label(self, theme.Role.HEADING, self.desk.language.gettext(text))
        if self.column.count():
            self.column.addSpacing(theme.GRID)
        self.column.addWidget(label)
        return label


class RecordTabs(QWidget, Generic[D]):
    """The sections of a record behind a bar of tabs; only the one that is seen is read."""

    def __init__(
        self, sections: Sequence[Section[D]], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sections = tuple(sections)
        self._detail: D | None = None
        self._stale: set[int] = set()
        self._seen: set[int] = set()
        self.bar = QTabBar(self)
        self.bar.setDrawBase(True)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self._stack = QStackedWidget(self)
        for section in self.sections:
            self.bar.addTab(language.gettext(section.title))
            self._stack.addWidget(section)
        self.bar.currentChanged.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def show_record(self, detail: D) -> None:
        """Show a record in the section that is seen, in the others when they are."""
        self._detail = detail
        self._stale = set(range(len(self.sections)))
        self._turn(self.bar.currentIndex())

    def _turn(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        if place in self._stale and self._detail is not None:
            self._stale.discard(place)
            self._seen.add(place)
            self.sections[place].show_record(self._detail)

    def commit(self) -> bool:
        """Save what is typed; False when it cannot be: that section is shown."""
        for place in sorted(self._seen):
            if not self.sections[place].commit():
                self.bar.setCurrentIndex(place)
                return False
        return True

    def focus(self, field: str) -> None:
        """Show the section that has this field and put the cursor into it."""
        for place, section in enumerate(self.sections):
            if field in section.fields:
                self.bar.setCurrentIndex(place)
                section.focus(field)
                return

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())


def card(parent: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """A framed box and the column inside it."""
    frame = QFrame(parent)
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(*[theme.GRID + theme.HALF] * 4)
    column.setSpacing(theme.GRID)
    return frame, column


Run = Callable[[], object]


def small_button(text: str, icon: str, run: Run, parent: QWidget) -> QPushButton:
    """A button (already translated) that stays as small as its words."""
    button = QPushButton(icons.icon(icon), text, parent)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda _checked: run())
    return button
