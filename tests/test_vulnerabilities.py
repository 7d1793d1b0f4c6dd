"""Silence about vulnerabilities is not taken for 'none'."""

from __future__ import annotations

import pytest
import vulnerabilities


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 of 1 packages"),
        ([{"name": "a", "skip_reason": "unknown"}], 2, "nobody answered about a"),
        ([], 2, "0 of 0 packages"),
        (
            [
                {"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]},
                {"name": "b", "skip_reason": "unknown"},
            ],
            1,
            "a 1: X-1; mended in 2",
        ),
    ],
)
def test_what_is_told(
    answer: list[dict[str, object]], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vulnerabilities.tell(answer) == code
    assert said in capsys.readouterr().out
