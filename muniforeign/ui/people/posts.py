"""The section of a person's posts; the first one is what lists and papers show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from muniforeign.domain import places, ranks
from muniforeign.domain.dates import ENDS_BEFORE, DateError
from muniforeign.domain.errors import UserError
from muniforeign.domain.people import Gender
from muniforeign.domain.post_titles import usual_title
from muniforeign.domain.ranks import Office, Rank
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code, Language
from muniforeign.services import organisations, posts
from muniforeign.ui import theme
from muniforeign.ui.choice import Choice
from muniforeign.ui.desk import Desk
from muniforeign.ui.editor import Editor
from muniforeign.ui.fields import DateField, LineEditor, TermField, TextField
from muniforeign.ui.form import FormLine
from muniforeign.ui.labels import plain_label, show_text
from muniforeign.ui.localized_edit import LocalizedField
from muniforeign.ui.organisation_choice import organisation_field, organisation_id
from muniforeign.ui.records import on_one_line, small_button
from muniforeign.ui.sections import CardRow, RowsSection

if TYPE_CHECKING:
    from muniforeign.domain.places import Division
    from muniforeign.services.people import PersonDetail
    from muniforeign.services.posts import PostDetail
    from muniforeign.storage.workspace import Workspace

NOT_A_NUMBER = N_(
    "“{text}” is not a whole number. What was saved before has not changed. "
    "Write a number such as 20, or leave the field empty."
)


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


def division_of(workspace: Workspace, post: PostDetail) -> Division | None:
    """The Chinese division in which the post's organisation stands."""
    if post.organisation_id is None:
        return None
    held_in = organisations.get(workspace, post.organisation_id)
    return places.known_division(held_in.division_code)


def equivalent(desk: Desk, post: PostDetail) -> str:
    """What the post is like on the other side, with the sign ≈; empty where nothing is known."""
    if post.office is None:
        return ""
    division = division_of(desk.workspace, post)
    level = division.level if division else None
    words = ranks.equivalent(post.office, level).best(desk.language.code)
    return f"≈ {words}" if words else ""


def equivalent_or_reason(desk: Desk, post: PostDetail) -> str:
    """The equivalent, or what has to be known before there is one."""
    waits = post.office is not None and ranks.differs_by_level(post.office)
    if waits and division_of(desk.workspace, post) is None:
        return desk.language.gettext("≈ will appear when the level of the organisation is known")
    return equivalent(desk, post)


class PostsSection(RowsSection["PersonDetail", "PostDetail"]):
    """The posts of a person, one card each."""

    title = N_("Posts")
    fields = frozenset({"posts", "post_title", "organisation", "office", "post"})
    nothing = N_(
        "No post is known yet. A person may hold several; the first one is shown on papers."
    )
    adding = N_("Add post")

    def make_row(self, record: UUID) -> PostRow:
        return PostRow(self.desk, record, self, self._gender)

    def _gender(self) -> Gender:
        return self.detail.gender if self.detail else Gender.UNKNOWN

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

    def __init__(
        self, desk: Desk, record: UUID, parent: QWidget, gender: Callable[[], Gender]
    ) -> None:
        self._gender, self._usual_title = gender, Localized()
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
        self._usual_title = self._find_title(item)
        super().show_item(item, place)
        self.place.setText(_("Principal post") if place == 0 else _("Further post"))
        self.principal.setVisible(place > 0)
        usual = str(ranks.precedence(item.office)) if item.office else ""
        editor = self.form.rows["precedence"].editor
        if isinstance(editor, LineEditor):
            hint = _("usual: {number}").format(number=usual) if usual else ""
            editor.line.setPlaceholderText(hint)
        show_text(self.equivalent, equivalent_or_reason(self.desk, item))

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

    def _find_title(self, item: PostDetail) -> Localized:
        if item.office is None:
            return Localized()
        division = division_of(self.desk.workspace, item)
        return usual_title(item.office, division.kind if division else None, self._gender())

    def _propose(self, code: Code, _text: Localized) -> str | None:
        return self._usual_title.get(code) or None

    def make_principal(self) -> None:
        """Put the post first."""
        posts.make_principal(self.desk.workspace, self.record)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_item(self) -> None:
        posts.delete(self.desk.workspace, self.record)
