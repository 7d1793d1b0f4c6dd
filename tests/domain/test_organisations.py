"""How Chinese posts are written with their organisations."""

from __future__ import annotations

import pytest

from muniforeign.domain.organisations import chinese_post


@pytest.mark.parametrize(
    ("organisation", "title", "written"),
    [
        ("云汀市人民政府", "市长", "云汀市人民政府市长"),
        ("云汀市商务局", "局长", "云汀市商务局局长"),
        ("云汀市人民政府外事办公室", "外事办公室主任", "云汀市人民政府外事办公室主任"),
        ("云汀市海洋与渔业局", "海洋与渔业局局长", "云汀市海洋与渔业局局长"),
        ("云汀市人民政府", "云汀市副市长", "云汀市副市长"),
        ("云汀市商务局", "云汀市商务局局长", "云汀市商务局局长"),
        ("市政府", "市长", "市政府市长"),
        ("", "市长", "市长"),
        ("云汀学院", "", "云汀学院"),
    ],
)
def test_what_organisation_and_title_both_say_is_written_once(
    organisation: str, title: str, written: str
) -> None:
    assert chinese_post(organisation, title) == written
