"""What the screens of a record are built of: sections, tabs, cards, folds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
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

from muniforeign.domain.text import Localized
from muniforeign.i18n import CODES, N_, Language
from muniforeign.ui import icons, theme
from muniforeign.ui.desk import Desk
from muniforeign.ui.labels import plain_label
from muniforeign.ui.replaying import Replaying
from muniforeign.ui.sheet import Sheet

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

D = TypeVar("D")
Shown_contra = TypeVar("Shown_contra", contravariant=True)
CHANGED_SINCE = N_(
    "Other changes were made since then, and nothing was taken back. "
    "Use Undo in the Edit menu to go back step by step."
)


def on_one_line(value: object) -> object:
    """A name or title without the line breaks that were typed or pasted; others as they are."""
    if not isinstance(value, Localized):
        return value
    return Localized(*(" ".join(value.get(code).split()) for code in CODES))


def offer_undo(desk: Desk, text: str) -> None:
    """Tell what was done (already translated) and offer to undo it while it is the last step."""
    workspace: Workspace = desk.workspace
    done = workspace.undo_step

    def undo() -> None:
        if workspace.undo_step == done:
            Replaying(workspace, desk.background, desk.notices).undo(
                desk.language, lambda step: step
            )
        else:
            desk.notices.problem(desk.language.gettext(CHANGED_SINCE))

    desk.notices.offer_undo(text, undo)


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


class Section(Sheet, Generic[Shown_contra]):
    """One tab of a record. It is shown the record, and again whenever the record has changed."""

    title = ""
    """What the tab is called (msgid)."""
    fields: frozenset[str] = frozenset()
    """The names by which `focus` finds something here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.commit_record: Callable[[], bool] = self.commit
        """Saves what is being typed anywhere in the record, before something more is made in it
        or of it; False when it cannot be saved: then its section is shown."""

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
            section.commit_record = self.commit
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
        left = self._stack.currentWidget()
        self._stack.setCurrentIndex(place)
        if isinstance(left, Section) and left is not self._stack.currentWidget():
            left.desk.leave(left)
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

    def show_section(self, section: Section[D]) -> None:
        """Turn to a section."""
        self.bar.setCurrentIndex(self.sections.index(section))

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
