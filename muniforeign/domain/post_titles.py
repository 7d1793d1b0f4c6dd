"""The titles that posts usually bear, to be proposed where a language is still to be written.

Only what names one post: a class that holds several, such as governors and mayors, has a title
where the kind of the division tells which one it is; where nothing tells, there is none. The
titles and their source are in resources/reference/post_titles.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from muniforeign.domain import reference
from muniforeign.domain.people import Gender
from muniforeign.domain.ranks import DivisionKind, Office
from muniforeign.domain.text import Localized


def usual_title(
    office: Office, kind: DivisionKind | None = None, gender: Gender = Gender.UNKNOWN
) -> Localized:
    """The title of an office in the government of a division of this `kind`: 副市长, Vice Mayor.

    Empty in a language where the title is not known; Spanish wants to know the `gender`, unless
    the title is the same for both.
    """
    rows = reference.read("post_titles.json")
    by_place = rows["titles"].get(office.value, {})
    place = rows["places"].get(kind.value) if kind else None
    row = by_place.get("*") or by_place.get(place)
    return Localized(_spanish(row, gender), row["zh"], row.get("en", "")) if row else Localized()


def _spanish(row: Mapping[str, Any], gender: Gender) -> str:
    his: str
    hers: str
    his, hers = row.get("es", ("", ""))
    if gender is Gender.UNKNOWN:
        return his if his == hers else ""
    return hers if gender is Gender.FEMALE else his
