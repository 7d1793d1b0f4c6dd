"""What the benchmarks are measured on: 100,000 people of 5,000 organisations, encrypted.

The same names every time; all invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from muniforeign.domain.contacts import ContactKind
from muniforeign.domain.names import PersonName
from muniforeign.domain.organisations import OrganisationKind
from muniforeign.domain.people import Gender
from muniforeign.storage import search
from muniforeign.storage.base import Entity, new_id
from muniforeign.storage.contacts import ContactPoint
from muniforeign.storage.organisations import Organisation
from muniforeign.storage.people import Person
from muniforeign.storage.posts import Post
from muniforeign.storage.workspace import Workspace

PASSWORD = "benchmark"
PEOPLE = 100_000
ORGANISATIONS = 5_000
GIVEN = (
    *("José", "María", "Ana", "Luis", "Camila", "Pedro", "Sofía", "Martín", "Valentina"),
    *("Diego", "Antonia", "Jorge"),
)
SURNAMES = (
    *("Muñoz", "Soto", "Rojas", "Díaz", "Pérez", "Silva", "Contreras", "Núñez", "Fuentes"),
    *("Araya", "Ñanco", "Lagos"),
)
FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
CHARACTERS = "晓明伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀兰霞平刚桂英华玉萍红建国文辉力健"
_PLACES = "云石江海山河林泉南北东西平安宁福新长永清"
_TITLES = (("Director", "主任", "Director"), ("Encargada", "科长", "Officer"))
_CHUNK = 10_000


def names(number: int) -> Iterator[PersonName]:
    """Half Spanish and half Chinese names, always the same."""
    chance = random.Random(20261123)
    for position in range(number):
        if position % 2:
            given = "".join(chance.choices(CHARACTERS, k=chance.choice((1, 2, 2))))
            yield PersonName(family_hanzi=chance.choice(FAMILIES), given_hanzi=given)
        else:
            first, second = chance.choices(SURNAMES, k=2)
            given = " ".join(chance.choices(GIVEN, k=2))
            yield PersonName(given_names=given, first_surname=first, second_surname=second)


def make_workspace(path: Path, people: int = PEOPLE, organisations: int = ORGANISATIONS) -> None:
    """A closed, encrypted workspace with so many records, found by search, without history."""
    workspace = Workspace.create(path, password=PASSWORD)
    offices = [_organisation(number) for number in range(organisations)]
    _write(workspace, "organisation", {Organisation: offices})
    places = [office["id"] for office in offices]
    for start in range(0, people, _CHUNK):
        chunk = list(names(people))[start : start + _CHUNK]
        _write(workspace, "person", _people(chunk, start, places))
    workspace.settle()
    workspace.close()


def opened(path: Path) -> Workspace:
    """The workspace that `make_workspace` made."""
    return Workspace.open(path, password=PASSWORD)


def _organisation(number: int) -> dict[str, Any]:
    place = "".join(_PLACES[number // 20**step % 20] for step in range(3))
    spanish = f"Oficina de Asuntos Exteriores {number + 1}"
    return {
        "id": new_id(),
        "name_es": spanish,
        "name_zh": f"{place}市外事办公室",
        "name_en": f"Foreign Affairs Office {number + 1}",
        "sort_name": spanish.lower(),
        "kind": OrganisationKind.LOCAL_GOVERNMENT,
        "country": "CN",
    }


def _people(
    chunk: list[PersonName], start: int, places: list[UUID]
) -> dict[type[Entity], list[dict[str, Any]]]:
    people, posts, points = [], [], []
    for number, name in enumerate(chunk, start):
        person = new_id()
        country = "CN" if name.is_chinese else "CL"
        people.append(
            {
                "id": person,
                "sort_name": name.sort_key(),
                "country": country,
                "gender": Gender.UNKNOWN,
                "languages": ["zh" if name.is_chinese else "es"],
                **asdict(name),
            }
        )
        title = dict(zip(("title_es", "title_zh", "title_en"), _TITLES[number % 2], strict=True))
        place = places[number % len(places)]
        posts.append({"id": new_id(), "person_id": person, "organisation_id": place, **title})
        address = f"persona{number}@ejemplo.cl"
        points.append(
            {"id": new_id(), "person_id": person, "kind": ContactKind.EMAIL, "value": address}
        )
    return {Person: people, Post: posts, ContactPoint: points}


def _write(workspace: Workspace, kind: str, rows: dict[type[Entity], list[dict[str, Any]]]) -> None:
    """Write rows and their entries, without history: 100,000 steps would take too long."""
    with workspace.change("Fill") as session:
        for entity, values in rows.items():
            session.connection().execute(insert(entity), values)
        first = next(iter(rows.values()))
        search.reindex(session, kind, [row["id"] for row in first])
