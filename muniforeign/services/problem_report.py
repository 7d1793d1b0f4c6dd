"""A problem report: a text about the program and this computer that names nobody.

It can be carried to someone who can help. It holds what was typed for it, versions, sizes and
counts, whether the office's file is whole, and where in the program the last errors happened.
It holds no name, no text of a record, no folder and no password.
"""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from muniforeign import __version__
from muniforeign.domain.errors import UserError
from muniforeign.i18n import N_, Language

if TYPE_CHECKING:
    from muniforeign.storage.upkeep import Finding
    from muniforeign.storage.workspace import Workspace

LOG_LINES: Final = 200
"""So many of the log's last lines are in a report."""
_MEGABYTE: Final = 1_000_000

Facts = Mapping[str, str]
"""What is said, by what it is: msgids, and values that are msgids or no words at all."""


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """What a report says; `described` is in the user's own words."""

    described: str
    program: Facts
    computer: Facts
    office: Facts = field(default_factory=dict)
    errors: tuple[str, ...] = ()

    def text(self, language: Language) -> str:
        """The report as the lines of a text file."""
        return "\n".join(self._lines(language)) + "\n"

    def _lines(self, language: Language) -> Iterator[str]:
        _ = language.gettext
        yield _("Muniforeign: report of a problem")
        yield from ("", _("What happened"), self.described or _("(not described)"))
        parts = {
            N_("The program"): self.program,
            N_("The computer"): self.computer,
            N_("The office's file"): self.office,
        }
        for title, facts in parts.items():
            yield from ("", _(title))
            line = "  " + _("{label}: {text}")
            told = ((_(name), _(value)) for name, value in facts.items() if value)
            yield from (line.format(label=label, text=text) for label, text in told)
            if not facts:
                yield "  " + _("No office was open.")
        yield from ("", _("Last errors"))
        yield from (f"  {line}" for line in self.errors or (_("None were noted."),))


def compose(
    described: str,
    log: Path,
    workspace: Workspace | None = None,
    more: Facts | None = None,
    *,
    thorough: bool = True,
) -> ProblemReport:
    """Gather a report; `more` says what only the window knows, such as the size of the screen.

    `thorough` also checks the whole file, which takes a while on a large office.
    """
    return ProblemReport(
        described.strip(),
        _program(),
        {**_computer(), **(more or {})},
        _office(workspace, thorough=thorough) if workspace else {},
        tuple(_last_lines(log)),
    )


def _program() -> Facts:
    import sqlalchemy
    import sqlcipher3

    return {
        N_("Version"): __version__,
        "Python": platform.python_version(),
        "SQLite": sqlcipher3.sqlite_version,
        "SQLAlchemy": sqlalchemy.__version__,
    }


def _computer() -> Facts:
    return {
        N_("System"): f"{platform.system()} {platform.release()} {platform.version()}",
        N_("Processor"): platform.machine(),
    }


def _office(workspace: Workspace, *, thorough: bool) -> Facts:
    """What the file says; a stick that is gone or a damaged file leaves the rest of the report."""
    asked: dict[str, Callable[[], str]] = {}
    if (path := workspace.path) is not None:
        asked[N_("Size")] = lambda: f"{path.stat().st_size / _MEGABYTE:.1f} MB"
        asked[N_("Free on its disk")] = lambda: f"{shutil.disk_usage(path).free / _MEGABYTE:.0f} MB"
    asked[N_("Records")] = lambda: ", ".join(f"{name} {n}" for name, n in _counts(workspace))
    if thorough:
        asked[N_("Check")] = lambda: _checked(workspace)
    facts = {N_("Password"): N_("Yes") if workspace.is_encrypted else N_("No")}
    for name, ask in asked.items():
        try:
            facts[name] = ask()
        except (OSError, UserError) as error:  # by its kind alone: its words may name the file
            facts |= {name: N_("It could not be read."), N_("Error"): type(error).__name__}
    return facts


def _counts(workspace: Workspace) -> list[tuple[str, int]]:
    """How many rows there are in each table that has any."""
    from sqlalchemy import func, select

    from muniforeign.storage.base import Base

    with workspace.read() as session:
        counted = [
            (table.name, session.scalar(select(func.count()).select_from(table)) or 0)
            for _, table in sorted(Base.metadata.tables.items())
        ]
    return [(name, number) for name, number in counted if number]


def _checked(workspace: Workspace) -> str:
    from muniforeign.storage import upkeep

    findings = upkeep.check(workspace)
    return N_("All is well.") if not findings else "; ".join(map(_without_detail, findings))


def _without_detail(finding: Finding) -> str:
    """A finding's detail may quote a name; its message is enough to help."""
    return finding.message.format(detail="…")


def _last_lines(log: Path) -> list[str]:
    try:
        return log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
    except OSError:
        return []
