"""Places of Chile and China: codes, names, where they lie; distances and the land for maps.

Chile's regions, provinces and communes carry the codes of its Subsecretaría de Desarrollo
Regional, China's divisions those of GB/T 2260. Origin, date and licence of the data are in
resources/reference/README.md. The invented places of the sample office, in resources/sample, have
codes that begin with 99, which neither list uses: they are known by code but never listed.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeVar

from muniforeign import paths
from muniforeign.domain import reference
from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.ranks import AdministrativeLevel, DivisionKind
from muniforeign.domain.text import Localized

Ring = tuple[tuple[float, float], ...]
Place = TypeVar("Place")

_EARTH_RADIUS_KM: Final = 6371.0
_TONES: Final = str.maketrans(
    "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ", "aaaaeeeeiiiioooouuuuüüüüAAAAEEEEOOOO"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region of Chile; `name.zh` was seen in a Chinese source only when `chinese_checked`."""

    code: str
    name: Localized
    short_name: str
    chinese_checked: bool


@dataclass(frozen=True, slots=True)
class Province:
    """A province of Chile."""

    code: str
    name: str
    region_code: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of Chile; coordinates in degrees where GeoNames has its seat, else None."""

    code: str
    name: str
    province_code: str
    region_code: str
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Division:
    """A division of China; coordinates of its seat in degrees where GeoNames has it, else None.

    `pinyin` has the tone marks (Wǔhàn Shì); `syllables` is the proper name without (wu han).
    """

    code: str
    name: Localized
    kind: DivisionKind
    parent_code: str
    pinyin: str
    syllables: tuple[str, ...]
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None

    @property
    def level(self) -> AdministrativeLevel:
        """Its level in the hierarchy."""
        return self.kind.level

    @property
    def pinyin_plain(self) -> str:
        """The pinyin without tone marks; ü stays."""
        return self.pinyin.translate(_TONES)


@cache
def regions() -> tuple[Region, ...]:
    """Chile's sixteen regions from north to south."""
    return tuple(map(_region, reference.read("chile.json")["regions"]))


def _region(row: Mapping[str, Any]) -> Region:
    name = Localized(row["name"], row["zh"], row["en"])
    return Region(row["code"], name, row["short"], row["status"] == "checked")


@cache
def provinces() -> tuple[Province, ...]:
    """Chile's fifty-six provinces by code."""
    return tuple(map(_province, reference.read("chile.json")["provinces"]))


def _province(row: Mapping[str, Any]) -> Province:
    return Province(row["code"], row["name"], row["code"][:2], tuple(row["aliases"]))


@cache
def communes() -> tuple[Commune, ...]:
    """Chile's 346 communes by code."""
    return tuple(map(_commune, reference.read("chile.json")["communes"]))


def _commune(row: Mapping[str, Any]) -> Commune:
    code = row["code"]
    aliases = tuple(row["aliases"])
    return Commune(code, row["name"], code[:3], code[:2], aliases, row.get("lat"), row.get("lon"))


def region(code: str) -> Region:
    """The region with this two-digit code. Raises KeyError where there is none."""
    return _by_code(code, regions, "regions")


def province(code: str) -> Province:
    """The province with this three-digit code. Raises KeyError where there is none."""
    return _by_code(code, provinces, "provinces")


def commune(code: str) -> Commune:
    """The commune with this five-digit code. Raises KeyError where there is none."""
    return _by_code(code, communes, "communes")


def known_commune(code: str) -> Commune | None:
    """The commune with this code, or None: the code may be empty, or from another list."""
    return _known(code, communes, "communes")


@cache
def divisions() -> tuple[Division, ...]:
    """China's provinces, prefectures and counties by code."""
    return tuple(map(_division, _division_rows("reference").values()))


@cache
def _division_rows(folder: str) -> Mapping[str, list[str]]:
    """The rows of a table of divisions by code, of which mostly only a few are wanted."""
    path = paths.resources(folder, "china.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {row[0]: row for row in rows}


def _division(row: list[str]) -> Division:
    code, parent, kind, zh, pinyin, syllables, es, en, aliases, latitude, longitude = row
    return Division(
        code,
        Localized(es, zh, en),
        _kinds()[kind],
        parent,
        pinyin,
        tuple(syllables.split()),
        tuple(aliases.split("|")) if aliases else (),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


@cache
def _kinds() -> Mapping[str, DivisionKind]:
    return {kind.value: kind for kind in DivisionKind}


def division(code: str) -> Division:
    """The division with this six-digit code. Raises KeyError where there is none."""
    found = known_division(code)
    if found is None:
        raise KeyError(code)
    return found


@cache
def known_division(code: str) -> Division | None:
    """The division with this code, or None: the code may be empty, or from another list."""
    row = _division_rows("reference").get(code) or _division_rows("sample").get(code)
    return _division(row) if row else None


def path(code: str) -> tuple[Division, ...]:
    """The division and those above it, from the province down. Raises KeyError."""
    found = division(code)
    return (*path(found.parent_code), found) if found.parent_code else (found,)


def children(code: str) -> tuple[Division, ...]:
    """The divisions directly under one; with an empty code the provinces."""
    return tuple(item for item in divisions() if item.parent_code == code)


def find_communes(text: str, limit: int = 20) -> tuple[Commune, ...]:
    """Communes whose name or other spelling has a word that begins with `text`.

    Accents do not matter. Names that begin with it go first; an empty text finds nothing.
    """
    return _find(text, limit, _commune_keys())


def find_divisions(text: str, limit: int = 20) -> tuple[Division, ...]:
    """Divisions by hanzi, pinyin with or without spaces and tones, initials or Spanish name.

    武汉, wuhan, wu han, Wǔhàn and wh all find 武汉市; higher levels go first.
    """
    return _find(text, limit, _division_keys())


Keys = tuple[tuple[tuple[str, ...], Any], ...]


def _find(text: str, limit: int, keys: Keys) -> tuple[Any, ...]:
    """Those with a key that is the text, then that begins with it, then with it in a word."""
    wanted = fold(text)
    if not wanted:
        return ()
    joined = wanted.replace(" ", "").replace("'", "").replace("ü", "u")
    ranked: tuple[list[Any], ...] = ([], [], [])
    for names, item in keys:
        rank = _rank(wanted, joined, names)
        if rank is not None:
            ranked[rank].append(item)
    return tuple([item for found in ranked for item in found][:limit])


def _rank(wanted: str, joined: str, names: Iterable[str]) -> int | None:
    inner = is_hanzi(wanted[0])
    best: int | None = None
    for name in names:
        if name in {wanted, joined}:
            return 0
        if name.startswith((wanted, joined)):
            best = 1
        elif best is None and (f" {wanted}" in name or (inner and wanted in name)):
            best = 2
    return best


@cache
def _commune_keys() -> Keys:
    return tuple(
        (tuple(fold(name) for name in (item.name, *item.aliases)), item) for item in communes()
    )


@cache
def _division_keys() -> Keys:
    ordered = sorted(divisions(), key=lambda item: list(AdministrativeLevel).index(item.level))
    return tuple((tuple(_names(item)), item) for item in ordered)


def _names(item: Division) -> Iterable[str]:
    yield item.name.zh
    yield "".join(item.syllables).replace("ü", "u")
    yield item.pinyin_plain.lower().replace(" ", "").replace("'", "").replace("ü", "u")
    yield "".join(syllable[0] for syllable in item.syllables)
    for name in {item.name.es, item.name.en, *item.aliases}:
        yield name.lower() if name.isascii() else fold(name)


def _by_code(code: str, items: Callable[[], tuple[Place, ...]], kind: str) -> Place:
    found = _known(code, items, kind)
    if found is None:
        raise KeyError(code)
    return found


def _known(code: str, items: Callable[[], tuple[Place, ...]], kind: str) -> Place | None:
    found: Place | None = _index(items).get(code) or _sample(kind).get(code)
    return found


@cache
def _index(items: Callable[[], tuple[Any, ...]]) -> Mapping[str, Any]:
    return {item.code: item for item in items()}


@cache
def _sample(kind: str) -> Mapping[str, Any]:
    """The invented places of the sample office by code."""
    shape = {"regions": _region, "provinces": _province, "communes": _commune}[kind]
    rows = reference.read("chile.json", "sample")[kind]
    return {row["code"]: shape(row) for row in rows}


@cache
def land() -> tuple[Ring, ...]:
    """The world's land as closed rings of (longitude, latitude) in degrees, without borders."""
    return tuple(
        tuple((lon, lat) for lon, lat in ring) for ring in reference.read("land.json")["rings"]
    )


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two points, each (latitude, longitude) in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (map(math.radians, point) for point in (a, b))
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
