"""Pictures of the manual's pages about agreements, and of what Home says in the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from screenshots import Stage


def agreement(stage: Stage) -> None:
    """The agreement that is in review, with its parties."""
    from muniforeign.domain.agreements import AgreementStatus
    from muniforeign.services import agreements
    from muniforeign.services.listing import Listing

    wanted = Listing(filters={"status": AgreementStatus.IN_REVIEW})
    found = agreements.listed(stage.workspace, wanted).first_page(1)[0]
    stage.window.navigate("agreement", found.id)


def every_morning(stage: Stage) -> None:
    """The next visit, and what is overdue."""
    stage.window.navigate("home")


SCENES: Final = {"agreement": agreement, "every-morning": every_morning}
