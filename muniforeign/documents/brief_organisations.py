"""Reads an organisation for a brief: where it is, what such a place is, and where on the map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from muniforeign.documents.brief_content import Contact, MapPoint, Organisation, ProfileFact
from muniforeign.domain import places, ranks
from muniforeign.domain.facts import Fact
from muniforeign.domain.text import Localized

if TYPE_CHECKING:
    from muniforeign.services.contacts import ContactPointDetail
    from muniforeign.services.organisations import OrganisationDetail

Coordinates = tuple[float, float]


def organisation(detail: OrganisationDetail) -> Organisation:
    """What a brief says of an organisation."""
    return Organisation(
        id=detail.id,
        name=detail.name,
        path=_path(detail),
        explained=_explained(detail),
        facts=tuple(
            ProfileFact(fact.id, fact.subject, fact.text, fact.source, fact.source_date)
            for fact in detail.facts
        ),
        contacts=contacts(detail.contact_points),
    )


def contacts(points: Iterable[ContactPointDetail]) -> tuple[Contact, ...]:
    """The contact points that have a value."""
    return tuple(Contact(point.kind, point.value) for point in points if point.value)


def division(detail: OrganisationDetail) -> places.Division | None:
    """The Chinese division, or None where none was chosen or its code is not known."""
    return places.known_division(detail.division_code)


def _commune(detail: OrganisationDetail) -> places.Commune | None:
    """The Chilean commune, or None where none was chosen or its code is not known."""
    return places.known_commune(detail.commune_code)


def _path(detail: OrganisationDetail) -> tuple[Localized, ...]:
    chinese, commune = division(detail), _commune(detail)
    if chinese:
        return tuple(each.name for each in places.path(chinese.code))
    if commune:
        chinese_name = detail.short_name.zh or _without_government(detail.name.zh)
        name = Localized(commune.name, chinese_name, commune.name)
        return places.region(commune.region_code).name, name
    return ()


def _without_government(name: str) -> str:
    """The place in a Chinese municipality's name: 洛塔 in 洛塔市政府."""
    return name.removesuffix("政府").removesuffix("市")


def _explained(detail: OrganisationDetail) -> tuple[Fact, ...]:
    chinese = division(detail)
    if chinese:
        return (ranks.level_explained(chinese.kind),)
    if _commune(detail):
        institutions = ranks.chilean_institutions()
        return institutions["commune"], institutions["mayor"]
    return ()


def map_points(*both: OrganisationDetail | None) -> tuple[MapPoint, ...]:
    """Where each organisation is, as far as it is known."""
    points: list[MapPoint] = []
    for detail in filter(None, both):
        found = _coordinates(detail)
        if found:
            name = _path(detail)[-1]
            points.append(MapPoint(name, longitude=found[1], latitude=found[0]))
    return tuple(points)


def _coordinates(detail: OrganisationDetail) -> Coordinates | None:
    """Latitude and longitude of the seat, or of what it belongs to."""
    chinese, commune = division(detail), _commune(detail)
    found: list[places.Division | places.Commune] = []
    if chinese:
        found += reversed(places.path(chinese.code))
    elif commune:
        found.append(commune)
    for each in found:
        if each.latitude is not None and each.longitude is not None:
            return each.latitude, each.longitude
    return None
