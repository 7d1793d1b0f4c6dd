"""The page of people: the list, what can be done with it, and the person that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from muniforeign.domain.names import PersonName
from muniforeign.domain.ranks import Office
from muniforeign.i18n import N_, Language, counted
from muniforeign.services import people
from muniforeign.services.listing import Listing
from muniforeign.services.records import NotFound
from muniforeign.ui.actions import Action
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.export import export_listed
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListPage, ListSpec, Query
from muniforeign.ui.people.editor import PersonEditor, name_lines
from muniforeign.ui.records import offer_undo
from muniforeign.ui.table import Column, RecordSource

if TYPE_CHECKING:
    from muniforeign.services.people import PersonRow

_TABLES = frozenset(
    {
        "people", "posts", "organisations", "contact_points", "addresses", "sensitive_data",
        "attachments", "visits", "delegates", "visit_organisations",
    }
)  # fmt: skip


def columns(language: Language) -> list[Column]:
    """The columns of a list of people."""
    unnamed = language.gettext("(no name yet)")

    def name(row: PersonRow) -> str:
        return name_lines(row.name, language)[0] or unnamed

    def second(row: PersonRow) -> str:
        return name_lines(row.name, language)[1]

    def country(code: Any, shown: Language) -> str:
        return shown.country(code) if code else ""

    return [
        Column(N_("Name"), name, "name", 180, second=second),
        Column(N_("Post"), "title", "title", 200, second="organisation"),
        Column(N_("Country"), "country", "country", 80, format=country),
        Column(N_("What the post is"), "office", None, 140, shown=False),
        Column(N_("Updated"), "updated_at", "updated", 120, shown=False),
    ]


def filters(desk: Desk) -> list[Filter]:
    """By country, by what the post is, by what is missing."""
    language = desk.language
    _ = language.gettext

    def countries() -> list[tuple[str, str]]:
        codes = dict.fromkeys(("CL", "CN", *sorted(people.countries(desk.workspace))))
        return [(code, language.country(code)) for code in codes]

    return [
        Filter(N_("Country"), "country", countries),
        Filter(N_("Post"), "office", lambda: [(each.value, _(each.label)) for each in Office]),
        Filter(
            N_("Missing"),
            "missing",
            lambda: [("photo", _("the photo")), ("post", _("the post"))],
        ),
    ]


class PeoplePage(ListPage):
    """Everybody the office knows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, self._spec(desk), parent)
        self.editor = PersonEditor(desk, self)
        self.set_detail(self.editor)
        self.may_leave = self.editor.commit
        self.chosen.connect(self._show)
        self.opened.connect(lambda _record: self.editor.focus("name"))
        self.delete_asked.connect(self.delete)
        self.editor.delete_wanted.connect(self._delete_shown)
        self.editor.erased.connect(self._tell_erased)

    def _spec(self, desk: Desk) -> ListSpec:
        return ListSpec(
            name="people",
            columns=columns(desk.language),
            open=self._open,
            count=counted("{count} person", "{count} people"),
            search=N_("Search people by name, pinyin, post or organisation"),
            choose=N_("Choose a person in the list"),
            empty=Empty(
                "users",
                N_("No people yet"),
                N_(
                    "Here belong the people of both sides: who they are, what post they hold, "
                    "how to reach them. Add one, or bring in the list that you already have."
                ),
            ),
            actions=[
                Action("person.new", N_("New person"), self.add_new, "Ctrl+N", "user-plus"),
                Action("people.import", N_("Import…"), self._import, "Ctrl+Shift+I", "import"),
            ],
            on_listed=[
                Action("people.export", N_("Export…"), self.export, "Ctrl+Shift+E", "upload"),
            ],
            filters=filters(desk),
            drop=lambda files: desk.navigate("import", files[0]),
        )

    def _open(self, query: Query) -> RecordSource:
        return people.listed(self.desk.workspace, _listing(query))

    # what is shown

    def open(self, record: object, field: str = "") -> None:
        if isinstance(record, UUID):
            self.select(record)
            if field:
                self.editor.focus(field)

    def _show(self, record: object) -> None:
        if isinstance(record, UUID):
            try:
                self.editor.show_person(record)
            except NotFound as gone:
                self.desk.notices.problem(gone)

    def reload(self, tables: frozenset[str] = _TABLES) -> None:
        if tables & _TABLES:
            super().reload(tables)
            shown = self.table.current_id
            if shown is not None and shown == self.editor.record:
                self._show(shown)

    def commit(self) -> bool:
        return self.editor.commit()

    def state(self) -> dict[str, object]:
        return {**super().state(), "tab": self.editor.tabs.bar.currentIndex()}

    def restore(self, state: dict[str, object]) -> None:
        super().restore(state)
        tab = state.get("tab")
        self.editor.tabs.bar.setCurrentIndex(tab if isinstance(tab, int) else 0)

    # what can be done

    def add_new(self) -> None:
        """Add a person without a name yet, and put the cursor where it is written."""
        if not self.commit():
            return
        made = people.create(self.desk.workspace, name=PersonName())
        self.desk.blanks.made(made, self.editor)
        self.reload()
        self.select(made)
        self.editor.focus("name")

    def _delete_shown(self) -> None:
        if self.editor.record is not None:
            self.delete([self.editor.record])

    def delete(self, records: list[UUID]) -> None:
        """Delete people as one step, and offer to undo it."""
        if not records:
            return
        language, workspace = self.desk.language, self.desk.workspace
        names = [row.name for row in self._rows(records)]
        with workspace.change(N_("Delete people"), ", ".join(map(people.subject, names[:3]))):
            for record in records:
                people.delete(workspace, record)
        count = len(records)
        text = language.ngettext("{count} person deleted", "{count} people deleted", count)
        offer_undo(self.desk, text.format(count=language.number(count)))

    def _rows(self, records: list[UUID]) -> list[PersonRow]:
        return list(people.listed(self.desk.workspace, Listing()).rows(records))

    def _import(self) -> None:
        self.desk.navigate("import")

    def export(self) -> None:
        """Write what is listed to a file."""
        listed = people.listed(self.desk.workspace, _listing(self.query()))
        export_listed(self.desk, self, "people", listed.ids, people.get)

    def _tell_erased(self) -> None:
        self.reload()
        self.desk.notices.say(self.desk.language.gettext("The personal data was erased for good."))


def _listing(query: Query) -> Listing:
    return Listing(query.text, query.filters, query.sort, query.descending)
