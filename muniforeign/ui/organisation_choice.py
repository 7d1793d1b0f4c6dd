"""A field that chooses an organisation, or adds one that is not there yet in the same step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.services import organisations
from muniforeign.ui.choice import Choice, ChoiceField
from muniforeign.ui.desk import Desk

if TYPE_CHECKING:
    from muniforeign.storage.workspace import Workspace


@dataclass(frozen=True)
class NewOrganisation:
    """The name of an organisation that is still to be added."""

    name: str


def organisation_field(desk: Desk, name: str, label: str, help_: str = "") -> ChoiceField:
    """A field for an organisation; one that is not there can be added at once.

    Saves an id, None, or a NewOrganisation for `organisation_id` to add.
    """

    def search(text: str) -> list[Choice]:
        return _choices(desk, text)

    hint = N_("Type a few letters; a new one can be added here")
    return ChoiceField(name, label, hint, help_, search=search)


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
        found.append(Choice(NewOrganisation(text), text, new))
    return found


def organisation_id(workspace: Workspace, chosen: object) -> UUID | None:
    """The id of what was chosen; a new organisation is added."""
    if isinstance(chosen, NewOrganisation):
        chinese = any(map(is_hanzi, chosen.name))
        name = Localized(zh=chosen.name) if chinese else Localized(es=chosen.name)
        return organisations.create(workspace, name=name, country="CN" if chinese else "")
    return chosen if isinstance(chosen, UUID) else None
