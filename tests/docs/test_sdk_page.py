"""docs/sdks.md says what the catalogue holds; nothing of it needs an SDK."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "sdks.md").read_text(encoding="utf-8")


def row(section: str, *cells: str) -> list[str]:
    """The cells of the one row of an SDK's section that has these."""
    rows = PAGE.partition(f"\n## {section}\n")[2].partition("\n## ")[0].splitlines()
    found = [line for line in rows if all(cell in line for cell in cells)]
    assert len(found) == 1, found
    return [cell.strip() for cell in found[0].strip("|").split(" | ")]


def test_the_page_is_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "sdk_page.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_it_says_what_carries_and_what_only_looks_so() -> None:
    _, calls, kind, versions, carriers, lost = row("anthropic", "`anthropic.Anthropic`", "`messages.create`")
    assert "`beta.messages.create`" in calls
    assert (kind, versions, carriers) == ("chat", "", "`extra_headers`, `extra_body.metadata`")
    assert lost == "`metadata`: Anthropic's metadata takes only user_id"


def test_it_says_which_sinks_keep_what_the_provider_does_not_get() -> None:
    assert row("litellm", "`litellm.completion`")[5].endswith("(kept in litellm-spend-logs)")


def test_classes_of_a_clients_attributes_are_not_listed_again() -> None:
    assert "openai.resources.chat" not in PAGE
