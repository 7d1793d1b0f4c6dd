"""Where the user has been: back and forward between pages and records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A page, by name, and the record that was opened there."""

    page: str
    record: object = None


class Trail:
    """The places that were visited, and which of them is the present one."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._now = -1

    def go(self, place: Place) -> None:
        """Visit a place; what lay ahead is forgotten."""
        if self._now >= 0 and self._places[self._now] == place:
            return
        self._places = [*self._places[: self._now + 1], place]
        self._now = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before this one."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """The place after this one."""
        return self._step(1)

    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._now > 0

    def can_go_forward(self) -> bool:
        """Whether there is a place after this one."""
        return self._now < len(self._places) - 1

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._now + by < len(self._places):
            return None
        self._now += by
        return self._places[self._now]
