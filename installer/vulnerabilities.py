"""Ask whether what is shipped has known vulnerabilities: python3 installer/vulnerabilities.py

Asks about every pinned package with pip-audit, fetched into a folder that is thrown away, and
names what nobody can be asked about. Ends with 0 where all were asked and none is known, 1 where
some are known, 2 where the question could not be put: silence is not taken for 'none'.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "requirements.lock"
BILL = ROOT / "dist" / "bill-of-materials.cdx.json"
NONE_KNOWN, SOME_KNOWN, NOT_ASKED = 0, 1, 2


def main() -> int:
    """Ask and tell."""
    with tempfile.TemporaryDirectory() as folder:
        answer = ask(Path(folder))
    for line in beside_packages():
        print(line)
    if answer is None:
        print("Not asked: pip-audit could not be fetched or did not answer. Nothing is known.")
        return NOT_ASKED
    return tell(answer)


def ask(folder: Path) -> Sequence[Mapping[str, Any]] | None:
    """What pip-audit says of each pinned package; None where it says nothing."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    fetched = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "pip-audit"], capture_output=True, check=False
    )
    if fetched.returncode:
        return None
    how = ["--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(
        [python, "-m", "pip_audit", "-r", LOCK, *how], capture_output=True, text=True, check=False
    )
    try:
        answer = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return answer if isinstance(answer, list) else None


def tell(answer: Sequence[Mapping[str, Any]]) -> int:
    """Print what is known of each package; the exit code."""
    skipped = [package["name"] for package in answer if "skip_reason" in package]
    known = [(package, each) for package in answer for each in package.get("vulns", ())]
    for package, each in known:
        mended = ", ".join(each.get("fix_versions", ())) or "no version yet"
        print(f"{package['name']} {package['version']}: {each['id']}; mended in {mended}")
    if skipped:
        print(f"Not asked: nobody answered about {', '.join(skipped)}. Nothing is known of them.")
    asked = len(answer) - len(skipped)
    print(
        f"{asked} of {len(answer)} packages were asked about; {len(known)} vulnerabilities known."
    )
    if known:
        return SOME_KNOWN
    return NOT_ASKED if skipped or not answer else NONE_KNOWN


def beside_packages() -> list[str]:
    """What is shipped and is no package, so that its makers' own advisories must be read."""
    if not BILL.is_file():
        return ["The bill of materials is not built: python3 installer/build_windows.py makes it."]
    components = json.loads(BILL.read_text(encoding="utf-8"))["components"]
    told = [
        f"{c['name']} {c['version']}"
        for c in components
        if c["type"] == "library" and "purl" not in c and "version" in c
    ]
    return [f"Read the makers' own advisories of: {', '.join(told)}."]


if __name__ == "__main__":
    sys.exit(main())
