"""What a file says is data from outside: nobody is told to declare that a reader of YAML provides a team."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.code.trail import DepKind
from tests.code.judging import judge


@pytest.mark.parametrize(
    "read",
    [
        "json.load(file)",
        "yaml.safe_load(file)",
        "yaml.load(file, Loader=yaml.SafeLoader)",
        "tomllib.load(file)",
        "toml.loads(file.read())",
    ],
)
def test_a_reader_of_files_is_not_what_gives_the_fields(read: str, tmp_path: Path) -> None:
    source = f"""import {read.partition(".")[0]}
from openai import OpenAI
def ask(path):
    with open(path, "rb") as file:
        settings = {read}
    return OpenAI().responses.create(model="m", input="i", extra_headers=settings["headers"])
"""
    (site,) = judge(source, tmp_path)
    assert {trail.kind for blame in site.blame for trail in blame.trails} == {DepKind.DATA}
