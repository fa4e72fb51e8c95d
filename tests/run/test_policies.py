"""What a policy says of the code, the run does: the organisation's own clients, and the kinds of call that count."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.usage import usage_message
from checker.run.code.check import check
from checker.sdks.normalising import CatalogueError
from checker.settings import Settings

OWN = """\
schema_version: 1
name: acme
version: "1.0.0"
fields:
  team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id]}}
models:
  modules: [acme]
  clients:
    - names: [acme.llm.Gateway]
      calls: {ask: {kind: chat, carriers: {headers: headers}}}
  functions:
    acme.llm.embed: {kind: embedding, carriers: {headers: headers}}
"""

CODE = """\
from acme.llm import Gateway, embed

Gateway().ask("hi")
Gateway().ask("hi", headers={"x-team-id": "search"})
embed("hi")
"""


@pytest.mark.parametrize(
    ("more", "places"),
    [("", [("acme.ask", 3), ("acme.llm.embed", 5)]), ("calls: {kinds: [chat]}\n", [("acme.ask", 3)])],
)
def test_own_clients_and_kinds(tmp_path: Path, more: str, places: list[tuple[str, int]]) -> None:
    (tmp_path / "policy.yaml").write_text(OWN + more, encoding="utf-8")
    (tmp_path / "app.py").write_text(CODE, encoding="utf-8")
    settings = Settings(policy=tmp_path / "policy.yaml", folder=tmp_path, cache=False, select=("CP101",))
    report = check(settings, (), cwd=tmp_path)
    assert [(f.message.split()[0], f.at.line) for f in report.findings] == places
    assert report.sites.total == len(places) + 1


def test_a_slip_in_models_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text(OWN.replace("{headers: headers}", "no-such-set"), encoding="utf-8")
    settings = Settings(policy=tmp_path / "policy.yaml", folder=tmp_path, cache=False)
    with pytest.raises(CatalogueError) as error:
        check(settings, (), cwd=tmp_path)
    assert usage_message(error.value) == "models of the policy acme: acme.llm.Gateway.ask: no carrier set 'no-such-set'"
