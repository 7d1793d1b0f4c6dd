"""What a visit still lacks before its papers can be made, and where each lack is mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from muniforeign.domain.visits import DelegateRole, PointKind, Side
from muniforeign.services import programme

if TYPE_CHECKING:
    from muniforeign.domain.text import Localized
    from muniforeign.i18n import Language
    from muniforeign.services.delegates import DelegateDetail
    from muniforeign.services.programme import ItemDetail
    from muniforeign.services.visits import VisitDetail


class GapKind(StrEnum):
    """What is lacking; the order is that in which a screen names them."""

    CLASH = "clash"
    DATES = "dates"
    COUNTERPART = "counterpart"
    HEAD = "head"
    TITLE = "title"
    PURPOSE = "purpose"
    TO_OBTAIN = "to_obtain"
    PROGRAMME = "programme"
    TEXT_ES = "text_es"
    TEXT_ZH = "text_zh"
    PHOTO = "photo"
    POST = "post"
    POST_ZH = "post_zh"
    VENUE = "venue"


@dataclass(frozen=True)
class Gap:
    """One thing that is lacking. `subject` ("visit" or "person"), `record` and `field` lead to it.

    A visit's field is a name of its own, or a part with an id: "points/ID", "programme/ID/venue".
    """

    kind: GapKind
    subject: str
    record: UUID
    field: str


def gaps(visit: VisitDetail) -> tuple[Gap, ...]:
    """Everything that the visit lacks, in the order of GapKind."""
    found = [*_of_visit(visit), *_of_points(visit), *_of_programme(visit)]
    for delegate in visit.delegates:
        found += _of_delegate(delegate)
    order = list(GapKind)
    return tuple(sorted(found, key=lambda gap: order.index(gap.kind)))


def _of_visit(visit: VisitDetail) -> Iterator[Gap]:
    theirs = visit.side(Side.THEIRS)
    lacking = {
        (GapKind.DATES, "start_on"): visit.start_on is None,
        (GapKind.COUNTERPART, "counterpart_id"): visit.counterpart_id is None,
        (GapKind.HEAD, "delegation"): all(d.role is not DelegateRole.HEAD for d in theirs),
        (GapKind.TITLE, "title"): not visit.title,
        (GapKind.PURPOSE, "purpose"): not visit.purpose,
        (GapKind.TO_OBTAIN, "points"): not any(
            p.text for p in visit.points_of(PointKind.TO_OBTAIN)
        ),
        (GapKind.PROGRAMME, "programme"): not visit.programme,
    }
    for (kind, field), lacks in lacking.items():
        if lacks:
            yield Gap(kind, "visit", visit.id, field)
    for name in ("title", "place", "purpose"):
        yield from _texts(visit.id, getattr(visit, name), name)


def _of_points(visit: VisitDetail) -> Iterator[Gap]:
    for point in visit.points:
        yield from _texts(visit.id, point.text, f"points/{point.id}")


def _of_programme(visit: VisitDetail) -> Iterator[Gap]:
    for item in visit.programme:
        yield from _of_item(visit.id, item)
    for _, other in programme.overlaps(visit.programme):
        yield Gap(GapKind.CLASH, "visit", visit.id, f"programme/{other.id}/starts")


def _of_item(visit_id: UUID, item: ItemDetail) -> Iterator[Gap]:
    place = f"programme/{item.id}"
    yield from _texts(visit_id, item.title, f"{place}/title")
    if item.venue:
        yield from _texts(visit_id, item.venue, f"{place}/venue")
    else:
        yield Gap(GapKind.VENUE, "visit", visit_id, f"{place}/venue")


def _of_delegate(delegate: DelegateDetail) -> Iterator[Gap]:
    person, post = delegate.person, delegate.post
    if person.photo_id is None and delegate.side is Side.THEIRS:
        yield Gap(GapKind.PHOTO, "person", person.id, "photo")
    if post is None or not post.title:
        yield Gap(GapKind.POST, "person", person.id, "posts")
    elif not post.title.zh:
        yield Gap(GapKind.POST_ZH, "person", person.id, "posts")


def _texts(visit_id: UUID, text: Localized, field: str) -> Iterator[Gap]:
    if text and not text.es:
        yield Gap(GapKind.TEXT_ES, "visit", visit_id, field)
    if text and not text.zh:
        yield Gap(GapKind.TEXT_ZH, "visit", visit_id, field)


def say(kind: GapKind, count: int, language: Language) -> str:
    """So many gaps of one kind, in words that follow "Missing:"."""
    _, n = language.gettext, language.number(count)
    match kind:
        case GapKind.CLASH:
            text = language.ngettext(
                "{n} clash in the programme", "{n} clashes in the programme", count
            )
        case GapKind.TEXT_ES:
            text = language.ngettext("{n} text in Spanish", "{n} texts in Spanish", count)
        case GapKind.TEXT_ZH:
            text = language.ngettext("{n} text in Chinese", "{n} texts in Chinese", count)
        case GapKind.PHOTO:
            text = language.ngettext("{n} photo", "{n} photos", count)
        case GapKind.POST:
            text = language.ngettext("{n} person’s post", "{n} people’s posts", count)
        case GapKind.POST_ZH:
            text = language.ngettext("{n} post in Chinese", "{n} posts in Chinese", count)
        case GapKind.VENUE:
            text = language.ngettext("{n} venue", "{n} venues", count)
        case _:
            text = _single(kind, language)
    return text.format(n=n)


def _single(kind: GapKind, language: Language) -> str:
    _ = language.gettext
    return {
        GapKind.DATES: _("the dates"),
        GapKind.COUNTERPART: _("the counterpart"),
        GapKind.HEAD: _("the head of delegation"),
        GapKind.TITLE: _("the title"),
        GapKind.PURPOSE: _("the purpose"),
        GapKind.TO_OBTAIN: _("what we want to obtain"),
        GapKind.PROGRAMME: _("the programme"),
    }[kind]
