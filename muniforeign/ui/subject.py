"""A subject's page: its list, and beside it the record that is chosen; new, delete, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_
from muniforeign.services.records import NotFound
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.export import export_listed
from muniforeign.ui.listpage import ListPage, ListSpec, Query
from muniforeign.ui.record_view import RecordView
from muniforeign.ui.records import offer_undo

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace

V = TypeVar("V", bound=RecordView[Any])


@dataclass(frozen=True)
class Subject:
    """What can be done with the records of a list: the services' functions, and words (msgids).

    `kind` is what `navigate` calls a record ("person"). A change of `tables` is seen on the page.
    `create` adds a record with nothing in it yet; `named` says of a row in history which one it
    was. `deleted` is singular and plural, as ("{count} person deleted", "{count} people deleted").
    `exchanged` subjects come from files and go into them.
    """

    kind: str
    tables: frozenset[str]
    create: Callable[[Workspace], UUID]
    delete: Callable[[Workspace, UUID], object]
    named: Callable[[Any], str]
    new: str
    deleting: str
    deleted: tuple[str, str]
    icon: str = "plus"
    exchanged: bool = False


class SubjectPage(ListPage, Generic[V]):
    """The records of a subject in a list, and a view of the one that is chosen."""

    def __init__(
        self, desk: Desk, spec: ListSpec, subject: Subject, view: V, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, self._with_actions(desk, spec, subject), parent)
        self.subject, self.view = subject, view
        self.set_detail(view)
        self.may_leave = view.commit
        self.chosen.connect(self._show)
        self.opened.connect(lambda _record: view.focus())
        self.delete_asked.connect(self.delete)
        view.delete_wanted.connect(self._delete_shown)

    def _with_actions(self, desk: Desk, spec: ListSpec, subject: Subject) -> ListSpec:
        new = Action(f"{subject.kind}.new", subject.new, self.new, "Ctrl+N", subject.icon)
        if not subject.exchanged:
            return replace(spec, actions=[new])
        bring = Action(
            f"{spec.name}.import", N_("Import…"), lambda: desk.navigate("import"),
            "Ctrl+Shift+I", "import",
        )  # fmt: skip
        write = Action(f"{spec.name}.export", N_("Export…"), self.export, "Ctrl+Shift+E", "upload")
        return replace(
            spec,
            actions=[new, bring],
            on_listed=[write],
            drop=lambda files: desk.navigate("import", files[0]),
        )

    # what is shown

    def open(self, record: object, field: str = "") -> None:
        if isinstance(record, UUID):
            self.select(record)
            if field and self.view.record == record:
                self.view.focus(field)

    def _show(self, record: UUID | None) -> None:
        try:
            self.view.show_record(record)
        except NotFound as gone:
            self.view.show_record(None)
            self.desk.notices.problem(gone)

    def reload(self, tables: frozenset[str] = frozenset()) -> None:
        if tables & self.subject.tables:
            super().reload(tables)
            if self.table.current_id == self.view.record:
                self._show(self.view.record)

    def commit(self) -> bool:
        return self.view.commit()

    def state(self) -> dict[str, object]:
        return {**super().state(), "tab": self.view.tabs.bar.currentIndex()}

    def restore(self, state: dict[str, object]) -> None:
        super().restore(state)
        tab = state.get("tab")
        self.view.tabs.bar.setCurrentIndex(tab if isinstance(tab, int) else 0)

    # what can be done

    def new(self) -> None:
        """Add a record with nothing in it yet, and put the cursor where one begins to write."""
        if self.commit():
            made = self.subject.create(self.desk.workspace)
            self.desk.blanks.made(made, self.view)
            self.select(made)
            self.view.focus()

    def delete(self, records: list[UUID]) -> None:
        """Delete records as one step, and offer to undo it."""
        subject, workspace, language = self.subject, self.desk.workspace, self.desk.language
        rows = self.spec.open(Query()).rows(records)
        if not rows:
            return
        self.commit()
        try:
            with workspace.change(subject.deleting, ", ".join(map(subject.named, rows[:3]))):
                for row in rows:
                    subject.delete(workspace, row.id)
                self.view.forget(records)
        except UserError as refused:
            self.desk.notices.problem(refused)
            return
        count = len(rows)
        text = language.ngettext(*subject.deleted, count)
        offer_undo(self.desk, text.format(count=language.number(count)))

    def _delete_shown(self) -> None:
        if self.view.record is not None:
            self.delete([self.view.record])

    def export(self) -> None:
        """Write what is listed to a file."""
        listed = self.spec.open(self.query())
        export_listed(self.desk, self, self.spec.name, listed.ids, self.view.read)
