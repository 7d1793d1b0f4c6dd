"""A list with search, filters and a detail beside it: the shape of most pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from muniforeign.i18n import N_
from muniforeign.ui import theme
from muniforeign.ui.actions import Action, push_button
from muniforeign.ui.blanks import withdraw
from muniforeign.ui.desk import Desk, Page
from muniforeign.ui.empty import Empty, EmptyState
from muniforeign.ui.file_drop import FileDrop
from muniforeign.ui.filters import Filter, FilterBar, SearchField
from muniforeign.ui.table import Column, RecordSource, RecordTable, Sort
from muniforeign.ui.table_view import RecordTableView

if TYPE_CHECKING:
    from muniforeign.services.listing import Listing

_DEBOUNCE = 120
NOTHING_LISTED = N_("There is nothing in the list.")


@dataclass(frozen=True)
class Query:
    """What a list is asked for: words, filters by name, and an order by a column's sort key."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False

    def listing(self) -> Listing:
        """The same, as the services ask the workspace."""
        from muniforeign.services.listing import Listing

        return Listing(self.text, self.filters, self.sort, self.descending)


@dataclass(frozen=True)
class ListSpec:
    """A list page: its columns, where its rows come from, and its words (msgids).

    `count` is singular and plural, as ("{count} person", "{count} people"). The first of
    `actions` is the main button; all are offered where the list is empty. `on_listed` work on
    what is listed, and cannot be done where nothing is. `drop` takes files dropped on the page.
    `choose` is said beside the list while no record is chosen.
    """

    name: str
    columns: Sequence[Column]
    open: Callable[[Query], RecordSource]
    count: tuple[str, str]
    search: str
    choose: str
    empty: Empty
    actions: Sequence[Action] = ()
    on_listed: Sequence[Action] = ()
    filters: Sequence[Filter] = ()
    drop: Callable[[list[Path]], object] | None = None


class ListPage(Page):
    """Search, filters, table, count and buttons on the left; a detail on the right.

    A subclass or owner gives the detail with `set_detail`; `chosen` says which record to show.
    `may_leave` is asked before another record is chosen: a form's `commit`.
    """

    chosen = Signal(object)
    """The id of the record to show, or None."""
    opened = Signal(object)
    """Enter or a double click: go into the detail."""
    delete_asked = Signal(list)
    """The Delete key in the table; carries the ids that are selected."""

    def __init__(self, desk: Desk, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.spec = spec
        self.may_leave: Callable[[], bool] = lambda: True
        self._shown: UUID | None = None
        self._make_parts()
        self._lay_out()
        self._connect()
        if spec.drop:
            FileDrop(self, spec.drop)
        self._ask()

    def _make_parts(self) -> None:
        desk, spec, _ = self.desk, self.spec, self.desk.language.gettext
        self.search = SearchField(_(spec.search), self)
        self.filters = FilterBar(spec.filters, desk.language, self)
        self.model = RecordTable(spec.columns, desk.language, desk.background, self)
        self.table = RecordTableView(spec.name, self.model, desk.memory, self)
        self.table.setAccessibleName(_(spec.search))
        self.empty = EmptyState(self)
        self.count = QLabel(self)
        theme.set_role(self.count, theme.Role.MUTED)
        offered = (*spec.actions, *spec.on_listed)
        made = [(desk.actions.add(action, self), action.icon) for action in offered]
        self._on_listed = [(act, act.toolTip()) for act, _icon in made[len(spec.actions) :]]
        self._buttons, self._first_steps = (
            [push_button(act, icon, self, main=act is made[0][0]) for act, icon in made]
            for _place in ("foot", "empty list")
        )
        for button in self._first_steps:
            button.hide()
        self._clear = QPushButton(_("Clear the search"), self)
        self._clear.clicked.connect(self.clear_search)
        self._clear.hide()
        self._nothing_chosen = EmptyState(self)
        self._nothing_chosen.tell(spec.empty.icon, "", _(spec.choose))
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE)

    def _lay_out(self) -> None:
        self._list = QStackedWidget(self)
        self._list.addWidget(self.table)
        self._list.addWidget(self.empty)
        self._detail = QStackedWidget(self)
        self._detail.addWidget(self._nothing_chosen)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for button in reversed(self._buttons):
            foot.addWidget(button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(*[theme.GRID * 2] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(self.search)
        column.addWidget(self.filters)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._detail)
        self.splitter.setSizes([540, 640])
        self.splitter.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self._restore_splitter()

    def _connect(self) -> None:
        self._debounce.timeout.connect(self._ask)
        self.search.textChanged.connect(self._debounce.start)
        self.search.down_pressed.connect(self._enter_table)
        self.search.returnPressed.connect(self._enter_table)
        self.filters.changed.connect(self._ask)
        self.model.completed.connect(self._tell_count)
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self.opened)
        self.table.typed.connect(self._type)
        self.table.delete_pressed.connect(lambda: self.delete_asked.emit(self.table.selected_ids()))
        self.splitter.splitterMoved.connect(self._save_splitter)

    # what is shown

    def set_detail(self, detail: QWidget) -> None:
        """Put this beside the list; it is hidden while no record is chosen."""
        self._detail.addWidget(detail)

    def first_steps(self) -> list[QPushButton]:
        """The buttons that an empty list offers."""
        return self._first_steps

    def query(self) -> Query:
        """What the list is asked for now, without the order."""
        return Query(self.search.text().strip(), self.filters.values())

    def clear_search(self) -> None:
        """Show the whole list again."""
        self.filters.clear()
        self.search.clear()
        self._ask()

    def select(self, record: UUID | None) -> None:
        """Choose a record in the list; a search that hides it is cleared."""
        self.table.select_id(record)
        if record and self.table.current_id != record and self.query() != Query():
            self.clear_search()
            self.table.select_id(record)

    def reload(self, tables: frozenset[str] = frozenset()) -> None:
        """Read the list again; the selection and the place in it stay."""
        self.model.reload()

    def _ask(self) -> None:
        self._debounce.stop()
        query, opening = self.query(), self.spec.open

        def opened(sort: Sort | None) -> RecordSource:
            order = (sort.key, sort.descending) if sort else ("", False)
            return opening(Query(query.text, query.filters, *order))

        self.model.load(opened)

    def _tell_count(self, count: int) -> None:
        language = self.desk.language
        text = language.ngettext(*self.spec.count, count)
        self.count.setText(text.format(count=language.number(count)))
        self._list.setCurrentWidget(self.table if count else self.empty)
        for button in self._buttons:
            button.setVisible(count > 0 or self.query() != Query())
        self._allow_on_listed(count > 0)
        if not count:
            self._tell_empty()

    def _allow_on_listed(self, listed: bool) -> None:
        """Say in the tooltip why what works on listed records cannot be done."""
        why_not = self.desk.language.gettext(NOTHING_LISTED)
        first = len(self.spec.actions)
        for place, (act, tooltip) in enumerate(self._on_listed, first):
            act.setEnabled(listed)
            for shown in (act, self._buttons[place], self._first_steps[place]):
                shown.setToolTip(tooltip if listed else why_not)

    def _tell_empty(self) -> None:
        _, empty, query = self.desk.language.gettext, self.spec.empty, self.query()
        if query == Query():
            self.empty.tell(empty.icon, _(empty.title), _(empty.text), self._first_steps)
            return
        text = _("Try fewer letters, or a name without accents, in hanzi or in pinyin.")
        self.empty.tell("search", _("Nothing was found"), text, [self._clear])

    def _choose(self, record: UUID | None) -> None:
        if record == self._shown:
            return
        if not self.may_leave():
            QTimer.singleShot(0, self, lambda: self.table.select_id(self._shown))
            return
        self._leave(self._shown, record)
        self._shown = record
        self._detail.setCurrentIndex(min(self._detail.count() - 1, 1) if record else 0)
        self.chosen.emit(record)

    def _leave(self, left: UUID | None, coming: UUID | None) -> None:
        """What was made in the detail goes when another record is really shown in it."""
        made = self.desk.blanks.take(self._detail, but=coming)

        def settle() -> None:
            if self._shown != left:
                withdraw(self.desk.workspace, made)
                return
            for each in made:
                self.desk.blanks.made(each, self._detail)

        if made:
            QTimer.singleShot(0, self, settle)

    def _enter_table(self) -> None:
        chosen = self.table.current_id or self.model.id_at(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.selected_ids():  # Qt puts a cursor into the table and chooses nothing
            self.table.select_id(chosen)

    def _type(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)

    # what stays

    def state(self) -> dict[str, object]:
        return {
            "text": self.search.text(),
            "filters": self.filters.values(),
            "record": self.table.current_id,
        }

    def restore(self, state: dict[str, object]) -> None:
        self.search.setText(str(state.get("text", "")))
        filters = state.get("filters")
        self.filters.set_values(filters if isinstance(filters, dict) else {})
        self._ask()
        record = state.get("record")
        if isinstance(record, UUID):
            self.table.select_id(record)

    def _save_splitter(self) -> None:
        state = bytes(self.splitter.saveState().toBase64().data())
        self.desk.memory.remember(f"splitter.{self.spec.name}", state.decode())

    def _restore_splitter(self) -> None:
        saved = self.desk.memory.recall(f"splitter.{self.spec.name}")
        if saved:
            self.splitter.restoreState(QByteArray.fromBase64(saved.encode()))
