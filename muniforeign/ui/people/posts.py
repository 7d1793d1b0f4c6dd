"""The section of a person's posts; the first one is what lists and papers show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from muniforeign.domain import places, ranks
from muniforeign.domain.dates import ENDS_BEFORE, DateError
from muniforeign.domain.errors import UserError
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.ranks import AdministrativeLevel, Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code, Language
from muniforeign.services import organisations, posts
from muniforeign.ui import theme
from muniforeign.ui.choice import Choice, ChoiceField
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Editor
from muniforeign.ui.fields import DateField, LineEditor, TermField, TextField
from muniforeign.ui.form import FormLine
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField, copied
from muniforeign.ui.records import on_one_line, small_button
from muniforeign.ui.sections import CardRow, RowsSection

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


class PostsSection(RowsSection["PersonDetail", "PostDetail"]):
    """The posts of a person, one card each."""

    title = N_("Posts")
    fields = frozenset({"posts", "post_title", "organisation", "office", "post"})
    nothing = N_(
        "No post is known yet. A person may hold several; the first one is shown on papers."
    )
    adding = N_("Add post")

    def make_row(self, record: UUID) -> PostRow:
        return PostRow(self.desk, record, self)

    def items(self, detail: PersonDetail) -> Sequence[PostDetail]:
        return detail.posts

    def add_item(self, record: UUID) -> UUID:
        return posts.add(self.desk.workspace, record)

    def focus(self, field: str) -> None:
        if not self.rows.rows:
            self.add()
        row = next(iter(self.rows.rows.values()), None)
        if isinstance(row, PostRow):
            names = {"organisation": "organisation_id", "office": "office"}
            row.form.focus(names.get(field, "title"))


class PostRow(CardRow["PostDetail"]):
    """One post: title, organisation, office, rank, place in the order, period."""

    deleting, deleted = N_("Delete post"), N_("Post deleted")

    def __init__(self, desk: Desk, record: UUID, parent: QWidget) -> None:
        super().__init__(desk, record, parent)
        words = desk.language.gettext("Make principal")
        self.place = plain_label(self.frame, theme.Role.MUTED)
        self.principal = small_button(words, "star", self.make_principal, self.frame)
        self.equivalent = plain_label(self.frame, theme.Role.MUTED)
        self.inner.addLayout(self.bar(self.place, self.principal))
        self.inner.addWidget(self.form)
        self.inner.addWidget(self.equivalent)

    def lines(self) -> list[FormLine]:
        title = N_("Title of the post")
        return [
            LocalizedField("title", title, several=True, lines=1, propose=self._propose),
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
        ]

    def values(self, item: PostDetail) -> dict[str, object]:
        name = item.organisation.best(self.desk.language.code)
        held_in = Choice(item.organisation_id, name) if item.organisation_id else None
        return {**super().values(item), "organisation_id": held_in}

    def show_item(self, item: PostDetail, place: int) -> None:
        _ = self.desk.language.gettext
        super().show_item(item, place)
        self.place.setText(_("Principal post") if place == 0 else _("Further post"))
        self.principal.setVisible(place > 0)
        usual = str(ranks.precedence(item.office)) if item.office else ""
        editor = self.form.rows["precedence"].editor
        if isinstance(editor, LineEditor):
            hint = _("usual: {number}").format(number=usual) if usual else ""
            editor.line.setPlaceholderText(hint)
        show_text(self.equivalent, equivalent(self.desk, item))

    def save(self, name: str, value: object) -> None:
        if name in ("start_on", "end_on"):
            self._check_period(name, value)
        workspace = self.desk.workspace
        with workspace.change(N_("Edit post")):
            kept = organisation_id(workspace, value) if name == "organisation_id" else value
            posts.update(workspace, self.record, **{name: on_one_line(kept)})

    def _check_period(self, name: str, value: object) -> None:
        shown = self.item
        start = value if name == "start_on" else shown and shown.start_on
        end = value if name == "end_on" else shown and shown.end_on
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            raise DateError(ENDS_BEFORE, start=start, end=end)

    def _propose(self, code: Code, text: Localized) -> str | None:
        office = self.item.office if self.item else None
        if office is not None and office is not Office.OTHER:
            return Language.of(code).gettext(office.label)
        return copied(code, text)

    def make_principal(self) -> None:
        """Put the post first."""
        posts.make_principal(self.desk.workspace, self.record)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_item(self) -> None:
        posts.delete(self.desk.workspace, self.record)
