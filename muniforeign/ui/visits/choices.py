"""People and organisations to choose from while one types, in the forms of a visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain.text import Localized
from muniforeign.ui.choice import Choice, Search
from muniforeign.ui.visits import names

if TYPE_CHECKING:
    from muniforeign.domain.names import PersonName
    from muniforeign.ui.desk import Desk


def organisation(record: UUID | None, name: Localized, desk: Desk) -> Choice | None:
    """An organisation that is chosen already."""
    return Choice(record, name.best(desk.language.code)) if record else None


def person_search(desk: Desk) -> Search:
    """People by what is typed: hanzi, pinyin, initials, names with or without accents."""

    def search(text: str) -> Sequence[Choice]:
        from muniforeign.services import people

        return [
            Choice(
                row.id, names.name(row.name, desk.language), names.row_detail(row, desk.language)
            )
            for row in people.choices(desk.workspace, text)
        ]

    return search


def person(record: UUID | None, name: PersonName | None, desk: Desk) -> Choice | None:
    """A person who is chosen already."""
    return Choice(record, names.name(name, desk.language)) if record and name else None
