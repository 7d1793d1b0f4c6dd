"""A field that chooses an organisation, or adds one that is not there yet in the same step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_, Code
from muniforeign.services import organisations
from muniforeign.ui.choice import Choice, ChoiceField, Search
from muniforeign.ui.desk import Desk

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


HINT: Final = N_("Type a few letters; a new one can be added here")


@dataclass(frozen=True)
class NewOrganisation:
    """The name of an organisation that is still to be added, and the language it is in."""

    name: str
    code: Code


def organisation_field(desk: Desk, name: str, label: str, help_: str = "") -> ChoiceField:
    """A field for an organisation; one that is not there can be added at once.

    Saves an id, None, or a NewOrganisation for `organisation_id` to add.
    """

    return ChoiceField(name, label, HINT, help_, search=organisation_search(desk))


def organisation_search(desk: Desk) -> Search:
    """Finds organisations; last of all what was typed, as a NewOrganisation."""
    return partial(_choices, desk)


def _choices(desk: Desk, text: str) -> list[Choice]:
    """Organisations that are found by this text, and last of all the text as a new one."""
    language = desk.language
    found = [
        Choice(row.id, row.name.best(language.code), row.place.best(language.code))
        for row in organisations.choices(desk.workspace, text)
    ]
    known = any(fold(choice.label) == fold(text) for choice in found)
    if text and not known:
        new = language.gettext("add as a new organisation")
        latin: Code = "en" if language.code == "en" else "es"
        code: Code = "zh" if any(map(is_hanzi, text)) else latin
        found.append(Choice(NewOrganisation(text, code), text, new, is_new=True))
    return found


def organisation_id(workspace: Workspace, chosen: object) -> UUID | None:
    """The id of what was chosen; a new organisation is added."""
    if isinstance(chosen, NewOrganisation):
        name = Localized().with_text(chosen.code, chosen.name)
        country = "CN" if chosen.code == "zh" else ""
        return organisations.create(workspace, name=name, country=country)
    return chosen if isinstance(chosen, UUID) else None
