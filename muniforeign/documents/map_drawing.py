"""A map of the Pacific between two places: land without borders, two points and the way between.

The map is centred on the Pacific Ocean, in the equirectangular projection. It shows no border of
any country, as suits a paper that is handed to guests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from reportlab.graphics.shapes import (
    STATE_DEFAULTS,
    Circle,
    Drawing,
    Polygon,
    PolyLine,
    Rect,
    String,
)
from reportlab.lib.colors import HexColor

from muniforeign.documents import fonts, styles

Point = tuple[float, float]
Ring = Sequence[Point]

WEST, EAST = 62.0, 322.0
SOUTH, NORTH = -58.0, 62.0
_LAND: Final = "#D3D9DF"
_SEA: Final = "#F6F8FA"
_LABEL: Final = 9.5

STATE_DEFAULTS["fontName"] = fonts.LATIN  # a drawing begins with a font that is embedded


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be marked: degrees east and north, and what is written beside it."""

    longitude: float
    latitude: float
    label: str


def pacific_map(land: Iterable[Ring], places: Sequence[Place], width: float) -> Drawing:
    """The map, `width` points wide; `land` are rings of (longitude, latitude) in degrees.

    Where there are two places, the shortest way between them is drawn.
    """
    scale = width / (EAST - WEST)
    height = (NORTH - SOUTH) * scale
    drawing = Drawing(width, height)
    drawing.add(Rect(0, 0, width, height, fillColor=HexColor(_SEA), strokeColor=None))
    for polygon in _on_the_map(tuple(map(tuple, land))):
        points = [value for point in polygon for value in _project(point, scale)]
        drawing.add(Polygon(points, fillColor=HexColor(_LAND), strokeColor=None))
    if len(places) == 2:
        drawing.add(_way(places[0], places[1], scale))
    for place in places:
        _mark(drawing, place, scale, width)
    border = Rect(0, 0, width, height, fillColor=None, strokeColor=HexColor(styles.RULE))
    border.strokeWidth = 0.5
    drawing.add(border)
    return drawing


def great_circle(start: Point, end: Point, steps: int = 64) -> list[Point]:
    """Points of the shortest way on the sphere, as (longitude, latitude) in degrees."""
    a, b = _vector(start), _vector(end)
    angle = math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(a, b, strict=True)))))
    if angle < 1e-9 or math.pi - angle < 1e-9:
        return [start, end]
    way: list[Point] = []
    for step in range(steps + 1):
        part = step / steps
        p = math.sin((1 - part) * angle) / math.sin(angle)
        q = math.sin(part * angle) / math.sin(angle)
        x, y, z = (p * u + q * v for u, v in zip(a, b, strict=True))
        way.append((math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1, min(1, z))))))
    return way


def _vector(point: Point) -> tuple[float, float, float]:
    longitude, latitude = map(math.radians, point)
    across = math.cos(latitude)
    return across * math.cos(longitude), across * math.sin(longitude), math.sin(latitude)


def _unwrapped(ring: Ring) -> list[Point]:
    """The ring with longitudes that never jump from 180 to -180."""
    points: list[Point] = []
    for longitude, latitude in ring:
        turns = round((points[-1][0] - longitude) / 360) if points else 0
        points.append((longitude + 360 * turns, latitude))
    return points


@lru_cache(maxsize=1)
def _on_the_map(land: tuple[Ring, ...]) -> tuple[list[Point], ...]:
    """The parts of the land that lie inside the frame, which is always the same."""
    return tuple(polygon for ring in land for polygon in _visible(ring))


def _visible(ring: Ring) -> Iterable[list[Point]]:
    points = _unwrapped(ring)
    for turn in (-360, 0, 360):
        shifted = [(longitude + turn, latitude) for longitude, latitude in points]
        if max(x for x, _ in shifted) > WEST and min(x for x, _ in shifted) < EAST:
            clipped = _clipped(shifted)
            if len(clipped) > 2:
                yield clipped


def _clipped(points: list[Point]) -> list[Point]:
    """The part of a polygon inside the map's frame (Sutherland and Hodgman)."""
    edges: tuple[tuple[int, float, int], ...] = (
        (0, WEST, 1),
        (0, EAST, -1),
        (1, SOUTH, 1),
        (1, NORTH, -1),
    )
    for axis, limit, sign in edges:
        points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> Iterable[Point]:
    """The polygon on one side of a line across an axis: above it where sign is 1."""
    for here, there in zip(points, points[1:] + points[:1], strict=True):
        inside = sign * (here[axis] - limit) >= 0
        if inside:
            yield here
        if inside != (sign * (there[axis] - limit) >= 0):
            part = (limit - here[axis]) / (there[axis] - here[axis])
            yield here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])


def _project(point: Point, scale: float) -> Point:
    return (point[0] - WEST) * scale, (point[1] - SOUTH) * scale


def _on_map(longitude: float) -> float:
    return longitude + 360 if longitude < EAST - 360 else longitude


def _way(start: Place, end: Place, scale: float) -> PolyLine:
    way = great_circle((start.longitude, start.latitude), (end.longitude, end.latitude))
    points = [_project((_on_map(x), max(SOUTH, min(NORTH, y))), scale) for x, y in way]
    return PolyLine(
        [value for point in points for value in point],
        strokeColor=HexColor(styles.BLUE),
        strokeWidth=1.2,
        strokeDashArray=[4, 3],
    )


def _mark(drawing: Any, place: Place, scale: float, width: float) -> None:
    x, y = _project((_on_map(place.longitude), place.latitude), scale)
    drawing.add(Circle(x, y, 3.2, fillColor=HexColor(styles.BLUE), strokeColor=HexColor("#FFFFFF")))
    pieces = fonts.pieces(place.label, bold=True)
    length = sum(_length(piece) for piece in pieces)
    left = x + 6 if x + 6 + length < width else x - 6 - length
    for piece in pieces:
        drawing.add(
            String(
                *(left, y - 3.2, piece.text),
                fontName=piece.font,
                fontSize=_LABEL,
                fillColor=HexColor(styles.BLACK),
            )
        )
        left += _length(piece)


def _length(piece: fonts.Piece) -> float:
    widths = fonts.advances(piece.font)
    return sum(widths.get(ord(char), 0) for char in piece.text) * _LABEL / 1000
