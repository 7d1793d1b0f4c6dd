"""Commitments: who promised what, by when, and whether it is late."""

from __future__ import annotations

import datetime as dt

from muniforeign.domain.text import Term
from muniforeign.i18n import N_


class CommitmentStatus(Term):
    """How a commitment stands; lateness follows from its due date, see `is_overdue`."""

    OPEN = "open", N_("Still to be done")
    IN_PROGRESS = "in_progress", N_("In progress")
    FULFILLED = "fulfilled", N_("Fulfilled")
    DROPPED = "dropped", N_("Dropped")


PENDING = (CommitmentStatus.OPEN, CommitmentStatus.IN_PROGRESS)


def is_overdue(status: CommitmentStatus, due_on: dt.date | None, today: dt.date) -> bool:
    """Whether something that is still to be done was due before today."""
    return status in PENDING and due_on is not None and due_on < today
