import csv
import io
from typing import NamedTuple

CSV = """id,question,expected
q1,What is 2+2?,4
q2,Capital of France?,Paris
"""


class Case(NamedTuple):
    id: str
    question: str
    expected: str


def load() -> list[Case]:
    return [Case(**row) for row in csv.DictReader(io.StringIO(CSV))]
