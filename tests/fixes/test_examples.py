"""What a call looks like before and after: layout, comments and everything around stay as they are.

Each example is fixed, checked (nothing is left), and fixed again (nothing changes).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixes.project import findings, make, run

HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n"
IMPORT = "from acme.owners import owner_headers\n"
FIXED_HEAD = f"from openai import OpenAI\n\n{IMPORT}\nclient = OpenAI()\n"
CREATE = "client.responses.create"

CALLS = {
    "one_line": (f'{CREATE}(model="m", input="x")', f'{CREATE}(model="m", input="x", extra_headers=owner_headers())'),
    "no_arguments": (f"{CREATE}()", f"{CREATE}(extra_headers=owner_headers())"),
    "trailing_comma_on_one_line": (
        f'{CREATE}(model="m", input="x",)',
        f'{CREATE}(model="m", input="x", extra_headers=owner_headers(),)',
    ),
    "lines_with_trailing_comma_and_comments": (
        f'{CREATE}(\n    model="m",\n    input="x",  # the prompt\n    # that is all\n)',
        f'{CREATE}(\n    model="m",\n    input="x",  # the prompt\n    extra_headers=owner_headers(),\n'
        "    # that is all\n)",
    ),
    "lines_without_trailing_comma": (
        f'{CREATE}(\n    model="m",\n    input="x"  # the prompt\n)',
        f'{CREATE}(\n    model="m",\n    input="x",  # the prompt\n    extra_headers=owner_headers()\n)',
    ),
    "aligned_with_the_bracket": (
        f'{CREATE}(model="m",\n                        input="x")',
        f'{CREATE}(model="m",\n                        input="x",\n'
        "                        extra_headers=owner_headers())",
    ),
    "tabs": (f'{CREATE}(\n\tmodel="m",\n)', f'{CREATE}(\n\tmodel="m",\n\textra_headers=owner_headers(),\n)'),
    "comma_first": (
        f'{CREATE}(\n    model="m"\n    , input="x"\n    )',
        f'{CREATE}(\n    model="m"\n    , input="x", extra_headers=owner_headers()\n    )',
    ),
    "literal_keeps_what_it_says": (
        f'{CREATE}(model="m", extra_headers={{"x-team-id": "ads"}})',
        f'{CREATE}(model="m", extra_headers={{**owner_headers(), "x-team-id": "ads"}})',
    ),
    "literal_over_lines": (
        f'{CREATE}(\n    extra_headers={{\n        # who pays\n        "x-team-id": "ads",\n    }},\n)',
        f"{CREATE}(\n    extra_headers={{\n        **owner_headers(),\n        # who pays\n"
        '        "x-team-id": "ads",\n    },\n)',
    ),
    "empty_literal": (f"{CREATE}(extra_headers={{}})", f"{CREATE}(extra_headers=owner_headers())"),
    "none": (f"{CREATE}(extra_headers=None)", f"{CREATE}(extra_headers=owner_headers())"),
    "placeholder_in_a_literal": (
        f'{CREATE}(extra_headers={{"x-team-id": "todo", "x-cost-center": "CC-9"}})',
        f'{CREATE}(extra_headers={{"x-team-id": owner_headers()["x-team-id"], "x-cost-center": "CC-9"}})',
    ),
    "a_name": (
        f'tags = {{"x-trace": "1"}}\n{CREATE}(extra_headers=tags)',
        f'tags = {{"x-trace": "1"}}\n{CREATE}(extra_headers={{**owner_headers(), **tags}})',
    ),
    "a_name_that_has_a_field": (
        f'tags = {{"x-team-id": "ads"}}\n{CREATE}(extra_headers=tags)',
        f'tags = {{"x-team-id": "ads"}}\n'
        f'{CREATE}(extra_headers={{"x-cost-center": owner_headers()["x-cost-center"], **tags}})',
    ),
    "may_be_none": (
        f"def ask(tags=None):\n    {CREATE}(extra_headers=tags)\n\n\nask()",
        f"def ask(tags=None):\n    {CREATE}(extra_headers={{**owner_headers(), **(tags or {{}})}})\n\n\nask()",
    ),
    "a_ternary": (
        f'import sys\nt = {{"a": "b"}}\n{CREATE}(extra_headers=t if sys.argv else None)',
        f'import sys\nt = {{"a": "b"}}\n'
        f"{CREATE}(extra_headers={{**owner_headers(), **((t if sys.argv else None) or {{}})}})",
    ),
    "keywords_without_the_carrier": (
        f'options = {{"model": "m"}}\n{CREATE}(input="x", **options)',
        f'options = {{"model": "m"}}\n{CREATE}(input="x", extra_headers=owner_headers(), **options)',
    ),
    "keywords_with_the_carrier": (
        f'options = {{"extra_headers": {{"x-a": "b"}}}}\n{CREATE}(input="x", **options)',
        f'options = {{"extra_headers": {{"x-a": "b"}}}}\n'
        f'{CREATE}(input="x", **{{**options, "extra_headers": {{**owner_headers(), '
        f'**(options.get("extra_headers") or {{}})}}}})',
    ),
    "default_of_the_client_stays": (
        f'client.models.list()\nclient = OpenAI(default_headers={{"x-team-id": "ads"}})\n{CREATE}(model="m")',
        f'client.models.list()\nclient = OpenAI(default_headers={{"x-team-id": "ads"}})\n'
        f'{CREATE}(model="m", extra_headers={{"x-cost-center": owner_headers()["x-cost-center"]}})',
    ),
    "f_string": (f'print(f"{{{CREATE}()}}")', f'print(f"{{{CREATE}(extra_headers=owner_headers())}}")'),
    "lambda_and_comprehension": (
        f'ask = lambda x: {CREATE}(input=x)\n[{CREATE}(input=p) for p in "ab"]\nask("x")',
        f"ask = lambda x: {CREATE}(input=x, extra_headers=owner_headers())\n"
        f'[{CREATE}(input=p, extra_headers=owner_headers()) for p in "ab"]\nask("x")',
    ),
    "type_comment": (
        f"answer = {CREATE}(  # type: ignore[call-overload]\n    input=1,\n)  # type: object",
        f"answer = {CREATE}(  # type: ignore[call-overload]\n    input=1,\n    extra_headers=owner_headers(),\n"
        ")  # type: object",
    ),
    "without_body_metadata_sdk": (
        'client.models.list()\nimport httpx\nhttpx.post("https://api.openai.com/v1/responses", json={})',
        "client.models.list()\nimport httpx\n"
        'httpx.post("https://api.openai.com/v1/responses", json={}, headers=owner_headers())',
    ),
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", CALLS)
def test_call(name: str, newline: str, tmp_path: Path) -> None:
    before, after = CALLS[name]
    folder = make(tmp_path, {"app.py": (HEAD + before + "\n").replace("\n", newline)})
    assert findings(folder)
    fixed = run(folder)
    assert (folder / "app.py").read_bytes().decode() == (FIXED_HEAD + after + "\n").replace("\n", newline)
    assert findings(folder) == []
    assert fixed.exit_code == 0
    assert not fixed.left
    again = run(folder)
    assert not again.files
    assert not again.made


CALL = f'{CREATE}(model="m")\n'
FIXED = f'{CREATE}(model="m", extra_headers=owner_headers())\n'
IMPORTS = {
    "docstring_and_future": (
        f'#!/usr/bin/env python\n"""What it does."""\n\nfrom __future__ import annotations\n\n{HEAD}{CALL}',
        f'#!/usr/bin/env python\n"""What it does."""\n\nfrom __future__ import annotations\n\n{FIXED_HEAD}{FIXED}',
    ),
    "type_checking": (
        f"from typing import TYPE_CHECKING\n\nfrom openai import OpenAI\n\nif TYPE_CHECKING:\n    import io\n\n"
        f"client = OpenAI()\n{CALL}",
        f"from typing import TYPE_CHECKING\n\nfrom openai import OpenAI\n\n{IMPORT}\n"
        "if TYPE_CHECKING:\n    import io\n\n"
        f"client = OpenAI()\n{FIXED}",
    ),
    "imported_already": (f"{IMPORT}{HEAD}{CALL}", f"{IMPORT}{HEAD}{FIXED}"),
    "imported_by_another_name": (
        f"from acme.owners import owner_headers as owner\n{HEAD}{CALL}",
        f"from acme.owners import owner_headers as owner\n{HEAD}{FIXED}".replace("=owner_headers()", "=owner()"),
    ),
    "module_imported": (
        f"import acme.owners\n{HEAD}{CALL}",
        f"import acme.owners\n{HEAD}{FIXED}".replace("=owner_headers()", "=acme.owners.owner_headers()"),
    ),
    "name_is_taken": (
        f"{HEAD}\n\ndef owner_headers():\n    return {{}}\n\n\n{CALL}",
        f"{FIXED_HEAD}\n\ndef owner_headers():\n    return {{}}\n\n\n{FIXED}".replace(
            "import owner_headers\n", "import owner_headers as owners_owner_headers\n"
        ).replace("=owner_headers()", "=owners_owner_headers()"),
    ),
    "beside_its_package": (
        f"import os\n\nfrom openai import OpenAI\n\nfrom acme import a\nfrom acme import z\n\n"
        f"client = OpenAI()\n{CALL}",
        f"import os\n\nfrom openai import OpenAI\n\nfrom acme import a\nfrom acme import z\n{IMPORT}\n"
        f"client = OpenAI()\n{FIXED}",
    ),
}


@pytest.mark.parametrize("name", IMPORTS)
def test_import(name: str, tmp_path: Path) -> None:
    before, after = IMPORTS[name]
    folder = make(tmp_path, {"app.py": before, "acme/a.py": "", "acme/z.py": ""})
    run(folder)
    assert (folder / "app.py").read_text() == after
    assert findings(folder) == []
    assert not run(folder).files


def test_one_wrapper_rather_than_its_callers(tmp_path: Path) -> None:
    calls = "\n".join(f'ask("{n}")' for n in range(5))
    wrapper = f"def ask(text, headers=None):\n    return {CREATE}(input=text, extra_headers=headers)\n\n\n"
    given = 'ask("x", {"x-team-id": "ads", "x-cost-center": "CC-7"})'
    folder = make(tmp_path, {"app.py": f"{HEAD}\n\n{wrapper}{given}\n{calls}\n"})
    assert len(findings(folder)) == 5
    run(folder)
    assert findings(folder) == []
    text = (folder / "app.py").read_text()
    assert text.count("owner_headers()") == 1
    assert text.endswith(f"{given}\n{calls}\n")
