"""Finding records of every kind by what a person types: names first, then any other words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from muniforeign.domain.folding import fold, is_hanzi
from muniforeign.domain.progress import Progress, part, silent
from muniforeign.domain.text import Localized
from muniforeign.i18n import N_
from muniforeign.storage import search_entries, search_index
from muniforeign.storage.images import RowChange
from muniforeign.storage.search_index import SearchEntry, SearchName

RANKED_AT_MOST: Final = 2000
WEIGHED: Final = 40
KEYS_PER_HIT: Final = 8
ENDINGS: Final = 4
"""Longer words that are looked for one by one, before all of them are read at once."""
_BATCH: Final = 500
_LAST: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `kind` is person, organisation, visit, agreement or paper."""

    kind: str
    id: UUID
    title: Localized
    subtitle: Localized


def search(
    session: Session, text: str, limit: int = 20, kinds: Sequence[str] | None = None
) -> list[Hit]:
    """What the text finds, best first: names that begin so, names with the words, then others.

    Every word may be unfinished; all must be found. Hanzi must stand side by side. Accents,
    tones and capitals make no difference.
    """
    words = search_index.terms(text)
    if not words or limit < 1:
        return []
    connection = session.connection()
    found = _by_name(connection, " ".join(words), limit, kinds)
    if len(found) < limit:
        server = connection.dialect.name == "postgresql"
        match, term = (_match_server, _server_term) if server else (_match_file, _file_term)
        wanted = [term(connection, word) for word in words]
        columns = ("names", "words") if _all_begin_names(connection, words) else ("words",)
        for column in columns:
            more = match(connection, words, wanted, column, limit + len(found), kinds)
            found = list(dict.fromkeys([*found, *more]))
            if len(found) >= limit:
                break
    return _hits(connection, found[:limit])


def reindex(session: Session, kind: str, ids: Sequence[UUID], progress: Progress = silent) -> None:
    """Bring the entries of these records up to date; those of deleted records go."""
    connection = session.connection()
    for start in range(0, len(ids), _BATCH):
        progress(start / len(ids), N_("Making the records findable"))
        chunk = ids[start : start + _BATCH]
        search_index.remove(connection, kind, chunk)
        search_index.put(connection, search_entries.build(session, kind, chunk))


def refresh(session: Session, changes: Sequence[RowChange], progress: Progress = silent) -> None:
    """Bring up to date whatever these changes of rows touch."""
    touched = search_entries.touched(session, changes)
    total, done = sum(map(len, touched.values())), 0
    for kind, ids in touched.items():
        told = part(progress, done / total, (done + len(ids)) / total)
        reindex(session, kind, sorted(ids), told)
        done += len(ids)


def rebuild(session: Session, progress: Callable[[float], None] | None = None) -> None:
    """Make the whole index anew; `progress` is told the fraction that is done."""
    search_index.clear(session.connection())
    for number, kind in enumerate(search_entries.KINDS, start=1):
        reindex(session, kind, search_entries.findable_ids(session, kind))
        session.expunge_all()
        if progress:
            progress(number / len(search_entries.KINDS))


def _by_name(
    connection: Connection, start: str, limit: int, kinds: Sequence[str] | None
) -> list[int]:
    """Entries with a name that begins so, in alphabetical order: an exact name comes first."""
    query = (
        select(SearchName.entry_id)
        .where(SearchName.key >= start, SearchName.key < start + _LAST)
        .order_by(SearchName.key)
        .limit(RANKED_AT_MOST if kinds else limit * KEYS_PER_HIT)
    )
    ids = list(dict.fromkeys(connection.scalars(query)))
    if not kinds:
        return ids[:limit]
    of_kind = select(SearchEntry.id).where(SearchEntry.id.in_(ids), SearchEntry.kind.in_(kinds))
    wanted = set(connection.scalars(of_kind))
    return [id_ for id_ in ids if id_ in wanted][:limit]


def _all_begin_names(connection: Connection, words: Sequence[str]) -> bool:
    """Whether every word begins some part of some name; otherwise no name has them all."""
    for word in words:
        begun = (SearchName.key >= word, SearchName.key < word + _LAST)
        if connection.scalar(select(SearchName.entry_id).where(*begun).limit(1)) is None:
            return False
    return True


def _match_file(
    connection: Connection,
    words: Sequence[str],
    wanted: Sequence[str],
    column: str,
    limit: int,
    kinds: Sequence[str] | None,
) -> list[int]:
    """Entries with all the words: one word is ranked where few have it, several are weighed.

    The rank of several words would count again how often each of them occurs.
    """
    match = " AND ".join(wanted)
    if column == "names":
        match = f"names : ({match})"
    if kinds:
        match += " AND kind : (" + " OR ".join(f'"{kind}"' for kind in kinds) + ")"
    source = "SELECT rowid FROM search_index WHERE search_index MATCH :match"
    values = {"match": match, "limit": max(limit, WEIGHED), "most": RANKED_AT_MOST}
    if len(words) > 1:
        found = list(connection.scalars(sql(f"{source} LIMIT :limit"), values))
        return found if limit > WEIGHED else _weighed(connection, words, found)[:limit]
    order = ""
    if len(words[0]) > 2 or is_hanzi(words[0][0]):
        count = sql(f"SELECT count(*) FROM ({source} LIMIT :most)")
        if (connection.scalar(count, values) or 0) < RANKED_AT_MOST:
            order = " ORDER BY rank"
    return list(connection.scalars(sql(f"{source}{order} LIMIT :limit"), values))


def _weighed(connection: Connection, words: Sequence[str], ids: Sequence[int]) -> list[int]:
    """Those first that are called by most of the words, and of these the shortest titles."""
    table = SearchEntry.__table__.c
    query = select(table.id, table.title_es, table.title_zh, table.title_en)
    weights = {
        row.id: _weight(words, " ".join(row[1:]))
        for row in connection.execute(query.where(table.id.in_(ids)))
    }
    return sorted(ids, key=lambda id_: weights[id_])


def _weight(words: Sequence[str], title: str) -> tuple[int, int]:
    called = fold(title).split()
    return -sum(word in called for word in words), len(called)


def _match_server(
    connection: Connection,
    words: Sequence[str],
    wanted: Sequence[str],
    column: str,
    limit: int,
    kinds: Sequence[str] | None,
) -> list[int]:
    """The same on PostgreSQL."""
    del words
    match = " & ".join(wanted)
    query = (
        "SELECT i.entry_id FROM search_index i JOIN search_entries e ON e.id = i.entry_id "
        f"WHERE i.{column} @@ to_tsquery('simple', :match)"
    )
    if not kinds:
        return list(
            connection.scalars(sql(f"{query} LIMIT :limit"), {"match": match, "limit": limit})
        )
    statement = sql(f"{query} AND e.kind IN :kinds LIMIT :limit")
    values = {"match": match, "limit": limit, "kinds": list(kinds)}
    return list(
        connection.scalars(statement.bindparams(bindparam("kinds", expanding=True)), values)
    )


def _file_term(connection: Connection, word: str) -> str:
    """The word however it ends: few endings are named, so that common words are not read whole."""
    if is_hanzi(word[0]):
        return f'"{" ".join(word)}"'
    short = len(word) <= search_index.SHORT
    whole = None if short else search_index.endings(connection, word, ENDINGS)
    if whole is None:
        return f'"{word}"*'
    return "(" + " OR ".join(f'"{each}"' for each in whole or [word]) + ")"


def _server_term(connection: Connection, word: str) -> str:
    del connection
    return "(" + " <-> ".join(word) + ")" if is_hanzi(word[0]) else f"{word}:*"


def _hits(connection: Connection, ids: Sequence[int]) -> list[Hit]:
    table = SearchEntry.__table__
    rows = {row.id: row for row in connection.execute(select(table).where(table.c.id.in_(ids)))}
    return [_hit(rows[id_]) for id_ in ids if id_ in rows]


def _hit(row: Row[tuple[object, ...]]) -> Hit:
    title = Localized(row.title_es, row.title_zh, row.title_en)
    return Hit(
        row.kind,
        row.record_id,
        title,
        Localized(row.subtitle_es, row.subtitle_zh, row.subtitle_en),
    )
