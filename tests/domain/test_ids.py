"""The ids of a list: an order of ids like any other, only smaller."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from muniforeign.domain.ids import Ids

LISTS = some.lists(some.uuids(), max_size=9, unique=True)


@given(LISTS, some.slices(9))
def test_it_is_the_list_it_was_made_of(ids: list[UUID], part: slice) -> None:
    kept = Ids(ids)
    assert list(kept) == ids
    assert len(kept) == len(ids)
    assert kept[part] == ids[part]
    assert kept == Ids(ids)


@given(LISTS)
def test_every_id_is_found_in_its_place(ids: list[UUID]) -> None:
    assert [Ids(ids).place_of(each) for each in ids] == list(range(len(ids)))


def test_what_lies_across_two_ids_is_not_found() -> None:
    ids = [UUID(int=1), UUID(int=2 << 64)]
    across = UUID(bytes=(ids[0].bytes + ids[1].bytes)[8:24])
    assert Ids(ids).place_of(across) is None
    assert Ids([*ids, across]).place_of(across) == 2
    assert Ids([UUID(int=0), UUID(int=1)]).place_of(UUID(int=2)) is None


@given(LISTS, some.integers(0, 9))
def test_it_begins_with_its_first_ones(ids: list[UUID], count: int) -> None:
    kept = Ids(ids)
    assert kept.begins_with(Ids(ids[:count]))
    assert kept.begins_with(Ids(ids[1:])) == (len(ids) < 2)


def test_there_is_nothing_outside_it() -> None:
    assert Ids([UUID(int=7)])[-1] == UUID(int=7)
    with pytest.raises(IndexError):
        Ids()[0]
    assert Ids() != []
