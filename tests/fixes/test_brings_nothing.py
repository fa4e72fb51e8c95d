"""An edit that settles one finding and brings another is not kept."""

from __future__ import annotations

from pathlib import Path

from checker.run.code.fix import fix
from tests.fixes.project import make, settings

POLICY = """\
schema_version: 1
name: acme
version: "1.0.0"
fields:
  team_id: {due: request, schema: {type: string}, carriers: {headers: [x-team-id], metadata: [team_id]}}
  request_id: {due: request, schema: {type: string}, carriers: {headers: [x-request-id], metadata: [request_id]}}
models:
  header_builders:
    acme.owners.BUILDER: {provides: [team_id, request_id]CARRIER}
"""
CALL = """\
from openai import OpenAI

OpenAI().responses.create(model="m", input="x")
"""


def project(folder: Path, module: str, builder: str, carrier: str = "") -> Path:
    policy = POLICY.replace("BUILDER", builder).replace("CARRIER", carrier)
    return make(folder, {"policy.yaml": policy, "acme/owners.py": module, "app.py": CALL})


def test_an_id_that_is_the_same_for_every_request(tmp_path: Path) -> None:
    module = (
        "import uuid\n\nID = str(uuid.uuid4())\n\n\ndef headers():\n    return {'x-team-id': 'a', 'x-request-id': ID}\n"
    )
    folder = project(tmp_path, module, "headers")
    fixed = fix(settings(folder), [folder], cwd=folder)
    assert not fixed.files
    assert (folder / "app.py").read_text() == CALL
    (left,) = fixed.left
    assert left.reason.startswith("it would bring CP109 static-request-id: ")


def test_one_that_is_made_for_each_is_kept(tmp_path: Path) -> None:
    module = "import uuid\n\n\ndef headers():\n    return {'x-team-id': 'a', 'x-request-id': str(uuid.uuid4())}\n"
    folder = project(tmp_path, module, "headers")
    assert fix(settings(folder), [folder], cwd=folder).files == ("app.py",)


def test_labels_that_their_carrier_does_not_take(tmp_path: Path) -> None:
    long = "a" * 600
    module = f"import uuid\n\n\ndef labels():\n    return {{'team_id': '{long}', 'request_id': str(uuid.uuid4())}}\n"
    folder = project(tmp_path, module, "labels", ", carrier: metadata")
    assert fix(settings(folder), [folder], cwd=folder, unsafe=True).files == ("app.py",)
    assert "metadata=" not in (folder / "app.py").read_text()  # 512 characters are taken there
    assert "extra_headers=" in (folder / "app.py").read_text()
