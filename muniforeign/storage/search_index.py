"""The search index: what is found, under which names and which other words.

`search_names` is a sorted list of every name and part of a name, so that what is being typed is
found by a range of keys, however common. `search_index` (FTS5 without content on SQLite, a
`tsvector` on PostgreSQL) finds several words at once, anywhere. Both hold folded words only:
small letters without accents or tones, hanzi one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Index, String, Text, UniqueConstraint, delete, insert, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Composite, Mapped, mapped_column

from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.text import Localized
from muniforeign.storage.base import Base, localized

CREATE_SQLITE: Final = """
    CREATE VIRTUAL TABLE search_index USING fts5(
        names, words, kind, content='', contentless_delete=1,
        tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')
"""
CREATE_POSTGRESQL: Final = (
    """
    CREATE TABLE search_index (
        entry_id integer PRIMARY KEY, names tsvector NOT NULL, words tsvector NOT NULL)
    """,
    "CREATE INDEX search_index_names ON search_index USING gin (names)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
)
_INSERT: Final = {
    "sqlite": "INSERT INTO search_index (rowid, names, words, kind) "
    "VALUES (:id, :names, :words, :kind)",
    "postgresql": "INSERT INTO search_index (entry_id, names, words) VALUES (:id, "
    "to_tsvector('simple', :names), to_tsvector('simple', :names || ' ' || :words))",
}
_INSERT_NAME: Final = {
    "sqlite": "INSERT INTO search_names (key, entry_id) VALUES (?, ?)",
    "postgresql": "INSERT INTO search_names (key, entry_id) VALUES (%s, %s)",
}
"""The driver's own: there are ten names of a person, and dressing each takes as long as writing."""
_DELETE: Final = {
    "sqlite": "DELETE FROM search_index WHERE rowid = :id",
    "postgresql": "DELETE FROM search_index WHERE entry_id = :id",
}
SHORT: Final = 3
"""Beginnings of so many letters have an index of their own, `prefix` in CREATE_SQLITE."""
TERMS: Final = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms "
    "USING fts5vocab(main, search_index, instance)"
)
_NEXT_TERM: Final = "SELECT term FROM temp.search_terms WHERE term >= ? AND term < ? LIMIT 1"
_PIECES: Final = re.compile(r"[^\W_]+")
_LAST: Final = "\U0010ffff"


class SearchEntry(Base):
    """One thing that can be found, with what is shown of it."""

    __tablename__ = "search_entries"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[UUID]
    title: Composite[Localized] = localized("title")
    subtitle: Composite[Localized] = localized("subtitle")


class SearchName(Base):
    """One name, or part of a name, by which an entry is found as it is typed."""

    __tablename__ = "search_names"

    key: Mapped[str] = mapped_column(
        Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True
    )
    entry_id: Mapped[int] = mapped_column(primary_key=True)

    __table_args__ = (
        Index("ix_search_names_entry_id", "entry_id"),
        {"sqlite_with_rowid": False},
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as the index wants it. `names` come before `words`; both are as people write."""

    kind: str
    record_id: UUID
    title: Localized
    subtitle: Localized
    names: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=2048)
def terms(text: str) -> tuple[str, ...]:
    """The folded words of a text; each run of hanzi is a word of its own."""
    folded = fold(text)
    pieces = _PIECES.findall(folded)
    if folded.isascii():
        return tuple(pieces)
    return tuple(run for piece in pieces for run in _runs(piece))


def keys(names: Iterable[str]) -> set[str]:
    """What finds a name while it is typed: the name, and from each of its words on.

    "José Muñoz Soto" gives "jose munoz soto", "munoz soto" and "soto"; in hanzi every character
    is a beginning.
    """
    found: set[str] = set()
    for name in names:
        words = terms(name)
        found.update(" ".join(words[start:]) for start in range(len(words)))
        hanzi = [word for word in words if is_hanzi(word[0])]
        found.update(word[start:] for word in hanzi for start in range(len(word)))
    return found


def indexed(texts: Iterable[str]) -> str:
    """Texts as the index stores them: folded, hanzi one by one."""
    return " ".join(filter(None, map(_indexed, texts)))


@lru_cache(maxsize=2048)
def _indexed(text: str) -> str:
    return " ".join(" ".join(word) if is_hanzi(word[0]) else word for word in terms(text))


def create(connection: Connection) -> None:
    """Make the part of the index that no mapped class describes."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(CREATE_SQLITE)
        return
    for statement in CREATE_POSTGRESQL:
        connection.exec_driver_sql(statement)


def endings(connection: Connection, word: str, most: int) -> list[str] | None:
    """The words of a file's index that begin so; None where there are more than `most`."""
    connection.exec_driver_sql(TERMS)
    found: list[str] = []
    term: str | None = word
    while term is not None and len(found) <= most:
        values = (term + "\0" if found else word, word + _LAST)
        term = connection.exec_driver_sql(_NEXT_TERM, values).scalar()
        if term is not None:
            found.append(term)
    return None if len(found) > most else found


def put(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add entries of one kind; those of the same records must have been removed before."""
    if not entries:
        return
    numbered = _numbered(connection, entries)
    names = sorted((key, id_) for id_, entry in numbered for key in keys(entry.names))
    if names:
        connection.exec_driver_sql(_INSERT_NAME[connection.dialect.name], names)
    connection.execute(
        sql(_INSERT[connection.dialect.name]),
        [
            {
                "id": id_,
                "names": indexed(entry.names),
                "words": indexed(entry.words),
                **({"kind": entry.kind} if connection.dialect.name == "sqlite" else {}),
            }
            for id_, entry in numbered
        ],
    )


def _numbered(connection: Connection, entries: Sequence[Entry]) -> list[tuple[int, Entry]]:
    """Write what is shown of the entries; asking for each id as it is written takes far longer."""
    connection.execute(insert(SearchEntry), [_entry_row(entry) for entry in entries])
    numbers = _numbers(connection, entries[0].kind, [entry.record_id for entry in entries])
    return [(numbers[entry.record_id], entry) for entry in entries]


def _numbers(connection: Connection, kind: str, record_ids: Sequence[UUID]) -> dict[UUID, int]:
    """The ids of the entries of these records, by the index that begins with the kind."""
    query = select(SearchEntry.record_id, SearchEntry.id)
    query = query.where(SearchEntry.kind == kind, SearchEntry.record_id.in_(record_ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def remove(connection: Connection, kind: str, record_ids: Sequence[UUID]) -> None:
    """Take the entries of these records of one kind out."""
    ids = list(_numbers(connection, kind, record_ids).values())
    if ids:
        connection.execute(sql(_DELETE[connection.dialect.name]), [{"id": id_} for id_ in ids])
        connection.execute(delete(SearchName).where(SearchName.entry_id.in_(ids)))
        connection.execute(delete(SearchEntry).where(SearchEntry.id.in_(ids)))


def clear(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES('delete-all')")
    else:
        connection.exec_driver_sql("DELETE FROM search_index")
    connection.execute(delete(SearchName))
    connection.execute(delete(SearchEntry))


def forget_deleted(connection: Connection) -> None:
    """Leave no trace of removed entries in the index itself, after an erasure."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_index(search_index) VALUES('optimize')")


def _runs(piece: str) -> list[str]:
    if piece.isascii():
        return [piece]
    runs: list[str] = []
    for char in piece:
        if runs and is_hanzi(char) == is_hanzi(runs[-1][0]):
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def _entry_row(entry: Entry) -> dict[str, object]:
    row: dict[str, object] = {"kind": entry.kind, "record_id": entry.record_id}
    for name, value in (("title", entry.title), ("subtitle", entry.subtitle)):
        row |= {f"{name}_es": value.es, f"{name}_zh": value.zh, f"{name}_en": value.en}
    return row
