"""Files of Parquet that are alike are recognised once, others each; moments are read by the form that a log has."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from checker.logs.checks.sql import literal
from checker.logs.columns.habits import moment_of
from checker.logs.columns.looks import Looks, Shape
from checker.logs.formats.log_format import TimeForm, builtin_formats
from checker.logs.layouts.columnar import Known, columnar_reading
from checker.logs.sources.sources import Source

GATEWAY = "{'id': 'a', 'litellm_call_id': 'c', 'call_type': 'chat', 'model_group': 'gw'}"
BEDROCK = "{'requestId': 'r', 'modelId': 'm', 'operation': 'InvokeModel', 'schemaType': 'ModelInvocationLog'}"
COLUMNS = "id litellm_call_id call_type model_group requestId modelId operation schemaType".split()


def written(path: Path, row: str) -> Source:
    """One row of columns that all files have."""
    with duckdb.connect() as connection:
        items = ", ".join(f"json_extract_string(to_json({row}), '$.{name}') AS {name}" for name in COLUMNS)
        connection.execute(f"COPY (SELECT {items}) TO '{path}' (FORMAT parquet)")
    return Source(path, path.name)


def test_files_with_the_same_columns_filled_in_other_places_are_of_other_formats(tmp_path: Path) -> None:
    known: Known = {}
    rows = (("a", GATEWAY), ("b", BEDROCK), ("c", GATEWAY))
    sources = [written(tmp_path / f"{name}.parquet", row) for name, row in rows]
    found = [columnar_reading(source, "parquet", builtin_formats(), None, known).format for source in sources]
    assert [one.name if one else "" for one in found] == [
        "litellm-standard-logging",
        "bedrock-invocation",
        "litellm-standard-logging",
    ]
    assert len(known) == 2


FORM = '"%Y-%m-%dT%H:%M:%S.%fZ"'


@pytest.mark.parametrize(
    ("token", "moment"),
    [
        ('"2026-10-01T23:59:49.226476Z"', 1_790_899_189_226_476),
        ('"2026-10-01T23:59:49.22647Z"', None),
        ('"2026-10-01T23:59:49.1+0530Z"', None),
        ('"2026-10-01T23:59:49.2264  Z"', None),
        ('" 026-10-01T23:59:49.226476Z"', None),
        ('"2026-1-001T23:59:49.226476Z"', None),
        ('"2026-10-01 23:59:49.226476Z"', None),
        ('"2026-02-30T23:59:49.226476Z"', None),
        ('"2026-10-01T23:59:49.226476z"', None),
    ],
)
def test_a_stamp_of_another_form_is_none(token: str, moment: int | None) -> None:
    look = Looks(Shape.STAMP, always=True, form=FORM)
    read = moment_of("ended_at", look, TimeForm.ANY)
    with duckdb.connect() as connection:
        row = connection.execute(f'SELECT {read} FROM (SELECT {literal(token)} AS "ended_at")').fetchone()
    assert row is not None
    assert row[0] == moment
