"""The section of a person's posts; the first one is what lists and papers show."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from muniforeign.domain import places, ranks
from muniforeign.domain.dates import ENDS_BEFORE, DateError
from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.ranks import AdministrativeLevel, Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code, Language
from muniforeign.services import organisations, people, posts
from muniforeign.ui import theme
from muniforeign.ui.child_rows import ChildRows, Row, tool_button
from muniforeign.ui.choice import Choice, ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Editor
from muniforeign.ui.fields import DateField, LineEditor, TermField, TextField
from muniforeign.ui.form import Form
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField, copied
from muniforeign.ui.records import Section, card, offer_undo, on_one_line, small_button

if TYPE_CHECKING:
    from muniforeign.services.people import PersonDetail
    from muniforeign.services.posts import PostDetail
    from muniforeign.storage.workspace import Workspace

NOT_A_NUMBER = N_(
    "“{text}” is not a whole number. What was saved before has not changed. "
    "Write a number such as 20, or leave the field empty."
)


@dataclass(frozen=True)
class NewOrganisation:
    """The name of an organisation that is still to be added."""

    name: str


class NumberEditor(LineEditor):
    """A whole number, or nothing."""

    def value(self) -> object:
        text = self.line.text().strip()
        if text and not text.isdecimal():
            raise UserError(NOT_A_NUMBER, text=text)
        return int(text) if text else None

    def put(self, value: object) -> None:
        super().put("" if value is None else str(value))


@dataclass(frozen=True)
class NumberField(TextField):
    """A whole number; saves an int or None."""

    def editor(self, language: Language) -> Editor:
        return NumberEditor(language.gettext(self.hint))


def organisation_field(desk: Desk, name: str, label: str) -> ChoiceField:
    """A field for an organisation; one that is not there can be added at once.

    Saves an id, None, or a NewOrganisation for `organisation_id` to add.
    """

    def search(text: str) -> list[Choice]:
        return organisation_choices(desk, text, add=True)

    hint = N_("Type a few letters; a new one can be added here")
    return ChoiceField(name, label, hint, search=search)


def organisation_choices(desk: Desk, text: str, *, add: bool) -> list[Choice]:
    """Organisations that are found by this text, and last of all the text as a new one."""
    language = desk.language
    found = [
        Choice(row.id, row.name.best(language.code), row.place.best(language.code))
        for row in organisations.choices(desk.workspace, text)
    ]
    known = any(fold(choice.label) == fold(text) for choice in found)
    if add and text and not known:
        new = language.gettext("add as a new organisation")
        found.append(Choice(NewOrganisation(text), text, new))
    return found


def organisation_id(workspace: Workspace, chosen: object) -> UUID | None:
    """The id of what was chosen; a new organisation is added."""
    if isinstance(chosen, NewOrganisation):
        chinese = any(map(is_hanzi, chosen.name))
        name = Localized(zh=chosen.name) if chinese else Localized(es=chosen.name)
        return organisations.create(workspace, name=name, country="CN" if chinese else "")
    return chosen if isinstance(chosen, UUID) else None


def level_of(workspace: Workspace, post: PostDetail) -> AdministrativeLevel | None:
    """The level of the Chinese division in which the post's organisation stands."""
    if post.organisation_id is None:
        return None
    held_in = organisations.get(workspace, post.organisation_id)
    division = places.known_division(held_in.division_code)
    return division.level if division else None


def equivalent(desk: Desk, post: PostDetail) -> str:
    """What the post is like on the other side, with the sign ≈; empty where nothing is known."""
    if post.office is None:
        return ""
    words = ranks.equivalent(post.office, level_of(desk.workspace, post)).best(desk.language.code)
    return f"≈ {words}" if words else ""


class PostsSection(Section["PersonDetail"]):
    """The posts of a person, one card each."""

    title = N_("Posts")
    fields = frozenset({"posts", "post_title", "organisation", "office", "post"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = desk.language.gettext
        self._detail: PersonDetail | None = None
        self._nothing = plain_label(
            self,
            theme.Role.MUTED,
            _("No post is known yet. A person may hold several; the first one is shown on papers."),
        )
        self.rows: ChildRows[PostDetail] = ChildRows(
            lambda record: PostRow(self.desk, record, self), self
        )
        self.column.addWidget(self._nothing)
        self.column.addWidget(self.rows)
        self.column.addWidget(small_button(_("Add post"), "plus", self.add, self))
        self.column.addStretch(1)

    def show_record(self, detail: PersonDetail) -> None:
        self._detail = detail
        self._nothing.setVisible(not detail.posts)
        self.rows.show_items(detail.posts)

    def add(self) -> None:
        """Add a post and put the cursor into its title."""
        if self._detail is not None:
            made = posts.add(self.desk.workspace, self._detail.id)
            self.show_record(people.get(self.desk.workspace, self._detail.id))
            self.rows.focus(made)

    def commit(self) -> bool:
        return self.rows.commit()

    def focus(self, field: str) -> None:
        if not self.rows.rows:
            self.add()
        row = next(iter(self.rows.rows.values()), None)
        if isinstance(row, PostRow):
            names = {"organisation": "organisation_id", "office": "office"}
            row.form.focus(names.get(field, "title"))


class PostRow(Row["PostDetail"]):
    """One post: title, organisation, office, rank, place in the order, period."""

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.record = desk, record
        self._shown: PostDetail | None = None
        frame, inner = card(self)
        self.form = self._make_form(frame)
        self.place = plain_label(frame, theme.Role.MUTED)
        self.equivalent = plain_label(frame, theme.Role.MUTED)
        inner.addLayout(self._head(frame))
        inner.addWidget(self.form)
        inner.addWidget(self.equivalent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)

    def _make_form(self, parent: QWidget) -> Form:
        return Form(
            [
                LocalizedField(
                    "title",
                    N_("Title of the post"),
                    several=True,
                    lines=1,
                    propose=self._propose,
                ),
                organisation_field(self.desk, "organisation_id", N_("Organisation")),
                (
                    TermField("office", N_("What the post is"), terms=Office),
                    TermField("rank", N_("Chinese rank"), terms=Rank),
                ),
                (
                    DateField("start_on", N_("Since")),
                    DateField("end_on", N_("Until")),
                    NumberField("precedence", N_("Order of precedence")),
                ),
            ],
            self.desk.language,
            self._save,
            parent,
        )

    def _head(self, parent: QWidget) -> QHBoxLayout:
        _ = self.desk.language.gettext
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        self.principal = small_button(_("Make principal"), "star", self.make_principal, parent)
        head.addWidget(self.principal)
        head.addWidget(tool_button("trash-2", _("Delete post"), self.delete, parent))
        return head

    def show_item(self, item: PostDetail, place: int) -> None:
        _ = self.desk.language.gettext
        self._shown = item
        self.place.setText(_("Principal post") if place == 0 else _("Further post"))
        self.principal.setVisible(place > 0)
        name = item.organisation.best(self.desk.language.code)
        values: dict[str, object] = {
            "title": item.title,
            "organisation_id": Choice(item.organisation_id, name) if item.organisation_id else None,
            "office": item.office,
            "rank": item.rank,
            "start_on": item.start_on,
            "end_on": item.end_on,
            "precedence": item.precedence,
        }
        self.form.show_values(values, record=item.id)
        usual = str(ranks.precedence(item.office)) if item.office else ""
        editor = self.form.rows["precedence"].editor
        if isinstance(editor, LineEditor):
            hint = _("usual: {number}").format(number=usual) if usual else ""
            editor.line.setPlaceholderText(hint)
        show_text(self.equivalent, equivalent(self.desk, item))

    def _save(self, name: str, value: object) -> None:
        if name in ("start_on", "end_on"):
            self._check_period(name, value)
        workspace = self.desk.workspace
        with workspace.change(N_("Edit post")):
            kept = organisation_id(workspace, value) if name == "organisation_id" else value
            posts.update(workspace, self.record, **{name: on_one_line(kept)})

    def _check_period(self, name: str, value: object) -> None:
        shown = self._shown
        start = value if name == "start_on" else shown and shown.start_on
        end = value if name == "end_on" else shown and shown.end_on
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            raise DateError(ENDS_BEFORE, start=start, end=end)

    def _propose(self, code: Code, text: Localized) -> str | None:
        office = self._shown.office if self._shown else None
        if office is not None and office is not Office.OTHER:
            return Language.of(code).gettext(office.label)
        return copied(code, text)

    def commit(self) -> bool:
        return self.form.commit()

    def focus(self) -> None:
        self.form.focus("title")

    def make_principal(self) -> None:
        """Put the post first."""
        posts.make_principal(self.desk.workspace, self.record)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self) -> None:
        """Delete the post."""
        posts.delete(self.desk.workspace, self.record)
        offer_undo(self.desk, self.desk.language.gettext("Post deleted"))
