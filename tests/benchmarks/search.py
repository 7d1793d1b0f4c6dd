"""Search as it is typed, in an encrypted workspace of 100,000 people.

    python tests/benchmarks/search.py [PEOPLE]

Prints the median, the 95th percentile and the slowest, in milliseconds, for each kind of text.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import insert

from muniforeign.domain.names import PersonName
from muniforeign.storage import search
from muniforeign.storage.base import new_id
from muniforeign.storage.people import Person
from muniforeign.storage.workspace import Workspace

GIVEN = [
    "José",
    "María",
    "Ana",
    "Luis",
    "Camila",
    "Pedro",
    "Sofía",
    "Martín",
    "Valentina",
    "Diego",
    "Antonia",
    "Jorge",
]
SURNAMES = [
    "Muñoz",
    "Soto",
    "Rojas",
    "Díaz",
    "Pérez",
    "Silva",
    "Contreras",
    "Núñez",
    "Fuentes",
    "Araya",
    "Ñanco",
    "Lagos",
]
FAMILIES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
CHARACTERS = "晓明伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀兰霞平刚桂英华玉萍红建国文辉力健"
TEXTS = {
    "one letter": ["m", "w", "s", "a", "x"],
    "two letters": ["mu", "wa", "so", "xi", "li"],
    "a name begun": ["muno", "wang", "xiaom", "soto r", "wang x", "camila ara"],
    "initials and hanzi": ["wxm", "lwf", "晓明", "王", "张伟", "明"],
    "several words": ["rojas ana", "diaz luis jose", "director wang", "oficina munoz"],
    "nowhere": ["zzzz", "qwxk", "囧"],
}


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


def fill(workspace: Workspace, number: int) -> None:
    """People and their entries, without history: 100,000 steps would take too long."""
    rows = [
        {"id": new_id(), "sort_name": name.latin_plain, "languages": [], **asdict(name)}
        for name in names(number)
    ]
    for start in range(0, number, 10_000):
        chunk = rows[start : start + 10_000]
        with workspace.change("Fill") as session:
            session.connection().execute(insert(Person), chunk)
            search.reindex(session, "person", [row["id"] for row in chunk])


def measure(workspace: Workspace, texts: list[str]) -> list[float]:
    """Milliseconds of each of 40 searches for every text."""
    took = []
    with workspace.read() as session:
        for text in texts * 40:
            start = time.perf_counter()
            search.search(session, text, limit=20)
            took.append((time.perf_counter() - start) * 1000)
    return took


def main() -> None:
    """Fill a workspace and print what its searches take."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "office.muniforeign", password="benchmark")
        start = time.perf_counter()
        fill(workspace, number)
        print(f"{number} people in {time.perf_counter() - start:.0f} s")
        everything: list[float] = []
        for kind, texts in TEXTS.items():
            everything += (took := measure(workspace, texts))
            print(line(kind, took))
        print(line("all", everything))
        workspace.close()


def line(kind: str, took: list[float]) -> str:
    """One line of the table."""
    late = statistics.quantiles(took, n=20)[-1]
    return f"{kind:20} median {statistics.median(took):6.2f}  p95 {late:6.2f}  max {max(took):6.2f}"


if __name__ == "__main__":
    main()
