"""The page of people: the list, what can be done with it, and the person that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from muniforeign.domain.names import PersonName
from muniforeign.domain.ranks import Office
from muniforeign.i18n import N_, Language, counted
from muniforeign.services import people
from muniforeign.ui.desk import Desk
from muniforeign.ui.empty import Empty
from muniforeign.ui.filters import Filter
from muniforeign.ui.listpage import ListSpec
from muniforeign.ui.people.view import PersonView, name_lines
from muniforeign.ui.places import country_column, country_filter
from muniforeign.ui.subject import Subject, SubjectPage
from muniforeign.ui.table import Column

if TYPE_CHECKING:
    from muniforeign.services.people import PersonRow

_PEOPLE = Subject(
    kind="person",
    tables=frozenset(
        {
            "people", "posts", "organisations", "contact_points", "addresses", "sensitive_data",
            "attachments", "visits", "delegates", "visit_organisations",
        }
    ),
    create=lambda workspace: people.create(workspace, name=PersonName()),
    delete=people.delete,
    named=lambda row: people.subject(row.name),
    new=N_("New person"),
    deleting=N_("Delete people"),
    deleted=counted("{count} person deleted", "{count} people deleted"),
    icon="user-plus",
    exchanged=True,
)  # fmt: skip
_EMPTY = Empty(
    "users",
    N_("No people yet"),
    N_(
        "Here belong the people of both sides: who they are, what post they hold, "
        "how to reach them. Add one, or bring in the list that you already have."
    ),
)


def columns(language: Language) -> list[Column]:
    """The columns of a list of people."""
    unnamed = language.gettext("(no name yet)")

    def name(row: PersonRow) -> str:
        return name_lines(row.name, language)[0] or unnamed

    def second(row: PersonRow) -> str:
        return name_lines(row.name, language)[1]

    return [
        Column(N_("Name"), name, "name", 180, second=second),
        Column(N_("Post"), "title", "title", 200, second="organisation"),
        country_column(),
        Column(N_("What the post is"), "office", None, 140, shown=False),
        Column(N_("Updated"), "updated_at", "updated", 120, shown=False),
    ]


def filters(desk: Desk) -> list[Filter]:
    """By country, by what the post is, by what is missing."""
    _ = desk.language.gettext
    lacking = [("photo", _("the photo")), ("post", _("the post"))]
    return [
        country_filter(desk.language, lambda: people.countries(desk.workspace)),
        Filter(N_("Post"), "office", terms=Office),
        Filter(N_("Missing"), "missing", lambda: lacking),
    ]


class PeoplePage(SubjectPage[PersonView]):
    """Everybody the office knows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        spec = ListSpec(
            name="people",
            columns=columns(desk.language),
            open=lambda query: people.listed(desk.workspace, query.listing()),
            count=counted("{count} person", "{count} people"),
            search=N_("Search people by name, pinyin, post or organisation"),
            choose=N_("Choose a person in the list"),
            empty=_EMPTY,
            filters=filters(desk),
        )
        super().__init__(desk, spec, _PEOPLE, PersonView(desk), parent)
        self.view.sensitive.erased.connect(self._tell_erased)

    def _tell_erased(self) -> None:
        self.desk.notices.say(self.desk.language.gettext("The personal data was erased for good."))
