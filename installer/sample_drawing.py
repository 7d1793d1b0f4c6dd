"""A drawing board for the pictures of the sample office, and the crest that is drawn on it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 600, 768
SCALE = 3
"""Drawn larger and then made smaller, for smooth edges."""


class Board:
    """A drawing board measured in the pixels of the finished picture."""

    def __init__(self, width: int, height: int, ground: str) -> None:
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.down = 0.0
        """How much lower than told everything is drawn, until it is set anew."""
        self._draw = ImageDraw.Draw(self.image)

    def ellipse(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self._draw.ellipse(self._corners(left, top, right, bottom), fill=fill)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0
    ) -> None:
        corners = self._corners(left, top, right, bottom)
        self._draw.rounded_rectangle(corners, radius * SCALE, fill=fill)

    def shape(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        self._draw.polygon(self._points(points), fill=fill)

    def ring(
        self, left: float, top: float, right: float, bottom: float, ink: str, width: float
    ) -> None:
        corners = self._corners(left, top, right, bottom)
        self._draw.rounded_rectangle(corners, 30 * SCALE, outline=ink, width=int(width * SCALE))

    def line(self, points: Sequence[tuple[float, float]], ink: str, width: float) -> None:
        width_drawn = int(width * SCALE)
        self._draw.line(self._points(points), fill=ink, width=width_drawn, joint="curve")

    def finished(self) -> Image.Image:
        size = (self.image.width // SCALE, self.image.height // SCALE)
        return self.image.resize(size, Image.Resampling.LANCZOS)

    def _corners(self, left: float, top: float, right: float, bottom: float) -> list[float]:
        moved = (left, top + self.down, right, bottom + self.down)
        return [SCALE * n for n in moved]

    def _points(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x * SCALE, (y + self.down) * SCALE) for x, y in points]


def shade(colour: str, factor: float) -> str:
    """The colour made darker (below 1) or lighter."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{min(255, int(part * factor)):02X}" for part in parts)


def crest() -> Image.Image:
    """A shield: a lighthouse between two ears of rush, over three waves."""
    blue, gold, white = "#12385C", "#C79A3A", "#F6F3EA"
    board = Board(WIDTH, HEIGHT, "#FFFFFF")
    shield(board, blue, 0)
    shield(board, white, 16)
    shield(board, blue, 26)
    for top in (520, 572, 624):
        wave(board, top, white)
    lighthouse(board, gold, white)
    for side in (-1, 1):
        rush(board, 300 + side * 150, side, gold)
    outline = Board(WIDTH, HEIGHT, "#000000")
    shield(outline, "#FFFFFF", 0)
    finished = board.finished()
    finished.putalpha(outline.finished().convert("L"))
    return finished


def shield(board: Board, ink: str, inset: float) -> None:
    top, left, right = 40 + inset, 60 + inset, 540 - inset
    board.shape([(left, top), (right, top), (right, 400), (left, 400)], ink)
    sides = [(left, 400), (right, 400), (right - 12, 500), (right - 70, 610), (300, 735 - inset)]
    board.shape([*sides, (left + 70, 610), (left + 12, 500)], ink)


def wave(board: Board, top: float, ink: str) -> None:
    narrowing = (top - 520) * 0.75
    points = []
    for step in range(41):
        x = 112 + narrowing + (376 - 2 * narrowing) * step / 40
        points.append((x, top + 10 * math.sin(step * math.pi / 4)))
    board.line(points, ink, 13)


def lighthouse(board: Board, light: str, wall: str) -> None:
    board.shape([(262, 480), (338, 480), (324, 250), (276, 250)], wall)
    board.box(264, 232, 336, 252, light, 4)
    board.box(280, 186, 320, 232, light, 4)
    board.shape([(270, 188), (330, 188), (300, 148)], wall)
    for top in (300, 380):
        board.shape([(271, top), (329, top), (332, top + 34), (268, top + 34)], "#B8352A")
    board.shape([(322, 196), (440, 150), (440, 186), (322, 220)], light)
    board.shape([(278, 196), (160, 150), (160, 186), (278, 220)], light)


def rush(board: Board, foot: float, side: int, ink: str) -> None:
    board.line([(foot, 480), (foot + side * 10, 280)], ink, 9)
    board.ellipse(foot + side * 10 - 13, 250, foot + side * 10 + 13, 350, ink)
    board.line([(foot, 480), (foot - side * 30, 350)], ink, 7)
    board.line([(foot, 480), (foot + side * 40, 370)], ink, 7)
