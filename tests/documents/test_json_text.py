"""Documents as JSON text: what the standard library reads back is what was written."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.documents.json_text import indented

_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.text()
    | st.floats(allow_nan=False, allow_infinity=False)
)
_DOCUMENTS = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
)


@given(_DOCUMENTS)
def test_it_is_read_as_it_was(document: Any) -> None:
    assert json.loads(indented(document)) == document


def test_it_has_the_form_of_the_standard_library() -> None:
    document = {"empty": [], "none": {}, "rows": [{"name": "é\n", "share": 0.25, "known": None}, [1, [2]]]}
    assert indented(document) == json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def test_a_name_that_is_no_utf_8_is_written() -> None:
    assert json.loads(indented({"path": "caf\udce9.py"})) == {"path": "caf\udce9.py"}
