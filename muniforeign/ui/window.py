"""The one window: sidebar, pages, menus, notices; going from record to record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from muniforeign.i18n import N_, Code, Language
from muniforeign.ui.actions import Action, Actions
from muniforeign.ui.background import Background
from muniforeign.ui.background_bar import BackgroundBar
from muniforeign.ui.blanks import Blanks
from muniforeign.ui.copies import Copies
from muniforeign.ui.desk import Desk, Memory, Page
from muniforeign.ui.kept_focus import KeptFocus
from muniforeign.ui.manual import explained_by
from muniforeign.ui.menus import window_menus
from muniforeign.ui.navigation import Place, Trail
from muniforeign.ui.notices import NoticeBar
from muniforeign.ui.palette import Hit, Palette, Search
from muniforeign.ui.sidebar import PageSpec, Sidebar

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

CORRECT_FIRST = N_(
    "One field cannot be saved as it stands. Correct it, or press Esc to take back what was "
    "saved. Nothing has been lost."
)


def _as_it_is() -> None:
    """Colours and sizes stay."""


class History(Protocol):
    """The steps of the workspace that can be undone and redone; labels are translated."""

    def undo_label(self, language: Language) -> str:
        """What undo would take back, or an empty text."""

    def redo_label(self, language: Language) -> str:
        """What redo would do again, or an empty text."""

    def undo(self) -> object:
        """Take the last step back. Raises UserError when it cannot be."""

    def redo(self) -> object:
        """Do the step again. Raises UserError when it cannot be."""


@dataclass(frozen=True)
class Shell:
    """What a window needs to be built, and built again in another language.

    `menus` are further actions by menu ("file", "edit", "view", "help"); `foot` are actions
    shown at the foot of the sidebar (lock).
    """

    workspace: Workspace
    memory: Memory
    background: Background
    pages: Sequence[PageSpec]
    search: Search
    history: History
    menus: Mapping[str, Sequence[Action]] = field(default_factory=dict)
    foot: Sequence[Action] = ()
    copies: Copies = field(default_factory=Copies)


@dataclass(frozen=True)
class View:
    """What is seen: the page, and the state of every page; another window can show it again."""

    page: str
    states: Mapping[str, dict[str, object]]


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when they are first shown."""

    language_wanted = Signal(str)
    """The user asks for another language: remember it, then `rebuild`."""
    closed = Signal()

    def __init__(self, shell: Shell, language: Language, view: View | None = None) -> None:
        super().__init__()
        self.shell = shell
        self.trail = Trail()
        self._recent: list[Hit] = []
        self._blanks = Blanks()
        self._kept: dict[str, dict[str, object]] = dict(view.states) if view else {}
        self._stale: dict[str, frozenset[str]] = {}
        self.pages: dict[str, Page] = {}
        self.current = ""
        self._build(language)
        shell.background.failed.connect(self.complain)
        self._focus = KeptFocus(self, lambda: self.pages.get(self.current))
        self.go_to(view.page if view else shell.pages[0].name)

    # building

    def _build(self, language: Language) -> None:
        shell = self.shell
        self.language = language
        self.actions_ = Actions(language, self)
        body = QWidget(self)
        self.notices = NoticeBar(language, body)
        self.desk = Desk(
            language=language,
            workspace=shell.workspace,
            memory=shell.memory,
            background=shell.background,
            notices=self.notices,
            actions=self.actions_,
            navigate=self.navigate,
            copies=shell.copies,
            blanks=self._blanks,
        )
        self._stack = QStackedWidget(body)
        foot = [self.actions_.add(action, self, everywhere=True) for action in shell.foot]
        window_menus(self)
        self.sidebar = Sidebar(shell.pages, language, foot, body)
        self.sidebar.page_wanted.connect(self.go_to)
        self.sidebar.list.clicked.connect(self._enter_page)
        self.sidebar.language_wanted.connect(self.ask_language)
        self._lay_out(body)
        self.setCentralWidget(body)
        icon_of = {kind: page.icon for page in shell.pages for kind in page.kinds}
        self.palette_ = Palette(self, language, self.actions_, shell.search, icon_of, self._recent)
        self.palette_.chosen.connect(lambda hit: self.navigate(hit.kind, hit.id))

    def _lay_out(self, body: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(BackgroundBar(self.shell.background, self.language, body))

    def rebuild(self, language: Language, restyle: Callable[[], object] = _as_it_is) -> bool:
        """Build the window again in this language and in the present colours and sizes.

        `restyle` gives the application other ones: once the old widgets are gone, since every
        widget that is there takes its time. What was seen is seen again. False, and a notice,
        when something typed cannot be saved.
        """
        if not self.commit():
            restyle()
            return False
        self._kept = dict(self.view().states)
        self.pages.clear()
        self.menuBar().clear()
        old, self.palette_ = self.palette_, None  # type: ignore[assignment]
        old.deleteLater()
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self.actions_.deleteLater()
        body = self.takeCentralWidget()
        body.deleteLater()
        QCoreApplication.sendPostedEvents(body, QEvent.Type.DeferredDelete)
        restyle()
        self._build(language)
        self._show(self.current)
        self._focus.give_back()
        return True

    def view(self) -> View:
        """What is seen now."""
        return View(self.current, self._kept | {n: page.state() for n, page in self.pages.items()})

    # going about

    def go_to(self, page: str) -> None:
        """Show a page."""
        if self._show(page):
            self.trail.go(Place(page))
            self.actions_.refresh()

    def enter(self, page: str) -> None:
        """Show a page with the cursor in it, so that its keys are valid at once."""
        self.go_to(page)
        if self.current == page:
            self._enter_page()

    def _enter_page(self) -> None:
        """Put the cursor into the page that was clicked, so that the page's keys are valid."""
        page = self.pages[self.current]
        field = page.nextInFocusChain()
        while field and field is not page and not (page.isAncestorOf(field) and _takes_keys(field)):
            field = field.nextInFocusChain()
        (field or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def navigate(self, kind: str, record: object = None, field: str = "") -> None:
        """Open a record of this kind, or a page by its name, with the cursor in a field.

        Raises LookupError for a kind that no page shows, and for a page that there is not.
        """
        page = next((p.name for p in self.shell.pages if kind == p.name or kind in p.kinds), None)
        if page is None:
            raise LookupError(f"no page shows {kind!r}")
        if self._show(page):
            if record is not None:
                self.pages[page].open(record, field)
            self.trail.go(Place(page, record))
            self.actions_.refresh()

    def go_back(self) -> None:
        """Return to where the user was before."""
        self._return_to(self.trail.back())

    def go_forward(self) -> None:
        """Go again where the user came back from."""
        self._return_to(self.trail.forward())

    def _return_to(self, place: Place | None) -> None:
        if place and self._show(place.page) and place.record is not None:
            self.pages[place.page].open(place.record)
        self.actions_.refresh()

    def _show(self, name: str) -> bool:
        if self.current != name and not self.commit():
            self.sidebar.show_page(self.current)
            return False
        if name not in self.pages:
            spec = next(each for each in self.shell.pages if each.name == name)
            self.pages[name] = page = spec.factory(self.desk)
            explained_by(page, spec.manual)
            self._stack.addWidget(page)
            page.restore(self._kept.pop(name, {}))
        another = name != self.current
        self.current = name
        if another:
            self.desk.leave()
        self._stack.setCurrentWidget(self.pages[name])
        self.sidebar.show_page(name)
        self.setWindowTitle(f"{self._title(name)} — Muniforeign")
        if name in self._stale:
            self.pages[name].reload(self._stale.pop(name))
        return True

    def _title(self, name: str) -> str:
        title = next(each.title for each in self.shell.pages if each.name == name)
        return self.language.gettext(title)

    def open_palette(self) -> None:
        """Search everything."""
        self.palette_.open()

    # the workspace

    def workspace_changed(self, tables: frozenset[str]) -> None:
        """Show the present page as the workspace is now, the others when they are seen."""
        for name, page in self.pages.items():
            if name == self.current:
                page.reload(tables)
            else:
                self._stale[name] = self._stale.get(name, frozenset()) | tables
        self.actions_.refresh()

    def complain(self, error: BaseException) -> None:
        """Tell an error in words."""
        self.notices.problem(error)

    def undo(self) -> None:
        """Take the last step back."""
        if self.commit():
            self.shell.history.undo()

    def redo(self) -> None:
        """Do again what was undone."""
        if self.commit():
            self.shell.history.redo()

    def commit(self) -> bool:
        """Save what is being typed; False, and a notice, when it cannot be saved."""
        page = self.pages.get(self.current)
        if page is None or page.commit():
            self.notices.withdraw(self.language.gettext(CORRECT_FIRST))
            return True
        self.notices.problem(self.language.gettext(CORRECT_FIRST))
        return False

    def ask_language(self, code: Code) -> None:
        """Ask for a language, after the click that asked has ended."""
        QTimer.singleShot(0, self, lambda: self.language_wanted.emit(code))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.commit():
            event.ignore()
            return
        self.closed.emit()
        event.accept()


def _takes_keys(field: QWidget) -> bool:
    """Whether Tab stops at this field."""
    stops = field.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(stops) and field.isVisible() and field.isEnabled()
