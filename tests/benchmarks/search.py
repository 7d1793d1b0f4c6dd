"""Search as it is typed: the 95th percentile, in milliseconds, for each kind of text."""

from __future__ import annotations

import time
from pathlib import Path

import data
from measure import Measured, late

from muniforeign.storage import search
from muniforeign.storage.workspace import Workspace

TEXTS = {
    "one letter": ["m", "w", "s", "a", "x"],
    "two letters": ["mu", "wa", "so", "xi", "li"],
    "a name begun": ["muno", "wang", "xiaom", "soto r", "wang x", "camila ara"],
    "initials and hanzi": ["wxm", "lwf", "晓明", "王", "张伟", "明"],
    "several words": ["rojas ana", "diaz luis jose", "director wang", "oficina munoz"],
    "nowhere": ["zzzz", "qwxk", "囧"],
}


def measured(path: Path) -> list[Measured]:
    """Over all kinds of text, on the workspace that `data.make_workspace` made."""
    workspace = data.opened(path)
    by_kind = {kind: measure(workspace, texts) for kind, texts in TEXTS.items()}
    workspace.close()
    everything = [took for some in by_kind.values() for took in some]
    return [
        Measured("search as typed, 95 of 100", late(everything), "ms", 5),
        *(Measured(f"  {kind}", late(took), "ms") for kind, took in by_kind.items()),
    ]


def measure(workspace: Workspace, texts: list[str]) -> list[float]:
    """Milliseconds of each of 40 searches for every text."""
    took = []
    with workspace.read() as session:
        for text in texts * 40:
            start = time.perf_counter()
            search.search(session, text, limit=20)
            took.append((time.perf_counter() - start) * 1000)
    return took
