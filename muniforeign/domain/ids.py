"""The ids of a whole list, however long, in sixteen bytes each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, overload
from uuid import UUID

_SIZE: Final = 16


class Ids(Sequence[UUID]):
    """Ids in an order. A hundred thousand take 1.6 MB; as a list of UUIDs they take 12."""

    def __init__(self, ids: Iterable[UUID] = ()) -> None:
        self._bytes = bytearray()
        for each in ids:
            self._bytes += each.bytes

    def __len__(self) -> int:
        return len(self._bytes) // _SIZE

    @overload
    def __getitem__(self, place: int) -> UUID: ...
    @overload
    def __getitem__(self, place: slice) -> list[UUID]: ...
    def __getitem__(self, place: int | slice) -> UUID | list[UUID]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        start = range(len(self))[place] * _SIZE
        return UUID(bytes=bytes(self._bytes[start : start + _SIZE]))

    def __eq__(self, other: object) -> bool:
        return self._bytes == other._bytes if isinstance(other, Ids) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def begins_with(self, other: Ids) -> bool:
        """Whether the others are the first of these."""
        return self._bytes.startswith(other._bytes)

    def place_of(self, wanted: UUID) -> int | None:
        """The first place of an id, None where it is not among them."""
        start = self._bytes.find(wanted.bytes)
        while start > 0 and start % _SIZE:
            start = self._bytes.find(wanted.bytes, start + 1)
        return start // _SIZE if start >= 0 else None
