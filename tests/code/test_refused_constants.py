"""Constants that Python itself is asked about: none of them costs more than it tells, and none prints anything."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from checker.code.callsite import Verdict
from tests.code.judging import judge

SERVICE = """
import base64, datetime, decimal, fractions, ipaddress, json, re, uuid
from openai import OpenAI

client = OpenAI()


def ask(prompt):
    headers = {"x-team-id": "search", "x-correlation-id": "c-7"}
    try:
        READ
    except ERROR:
        headers.pop("x-team-id")
    client.responses.create(model="m", input=prompt, extra_headers=headers)
"""


def verdict(read: str, folder: Path, error: str = "ValueError") -> Verdict:
    (site,) = judge(SERVICE.replace("READ", read).replace("ERROR", error), folder)
    return site.verdict


@pytest.mark.parametrize(
    "read", ['fractions.Fraction("1e999999999")', 'json.loads("[" * 9000)', f'json.loads("{"[" * 9000}")']
)
def test_what_would_cost_much_is_not_tried_and_may_fail(read: str, tmp_path: Path) -> None:
    assert verdict(read, tmp_path) is Verdict.FAIL


@pytest.mark.parametrize("read", ['re.compile("[[a]")', 'datetime.datetime.strptime("29 03", "%d %m")'])
def test_what_python_thinks_of_a_constant_is_not_printed(read: str, tmp_path: Path) -> None:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert verdict(read, tmp_path) is Verdict.PASS
    assert not said


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ('json.loads("{}")', Verdict.PASS),
        ('json.loads("{")', Verdict.FAIL),
        ('uuid.UUID("not one")', Verdict.FAIL),
        ('ipaddress.ip_address("10.0.0.1")', Verdict.PASS),
    ],
)
def test_what_python_says_of_a_constant_decides_the_handler(read: str, expected: Verdict, tmp_path: Path) -> None:
    assert verdict(read, tmp_path) is expected
