"""A package that holds a script is an import root too: Python puts a script's folder first on its path."""

from __future__ import annotations

from pathlib import Path

from tests.code.judging import judge

SERVICE = {
    "apps/__init__.py": "",
    "apps/models/__init__.py": "",
    "apps/models/serving.py": "class Serving:\n    def embed_documents(self, texts):\n        return len(texts)\n",
    "apps/models/views.py": """\
from langchain_core.documents import Document
from models.serving import Serving

def post(request):
    return Serving(data=request).embed_documents(request.data)
""",
}
SCRIPT = 'if __name__ == "__main__":\n    main()\n'


def test_imports_from_a_script_s_folder(tmp_path: Path) -> None:
    assert judge({**SERVICE, "apps/manage.py": SCRIPT}, tmp_path) == ()


def test_without_a_script_it_is_a_library_s_name(tmp_path: Path) -> None:
    assert [site.api for site in judge(SERVICE, tmp_path)] == ["embed_documents"]


def test_the_standard_library_is_not_hidden(tmp_path: Path) -> None:
    sources = {
        "apps/__init__.py": "",
        "apps/manage.py": SCRIPT,
        "apps/string.py": "ascii_letters = None\n",
        "apps/a.py": "import string\nfrom openai import OpenAI\nwhole = string.ascii_letters\n"
        "client = OpenAI(default_headers={'x-team-id': whole, 'x-correlation-id': whole})\n"
        "def ask():\n    client.responses.create(model='m', input='a')\n",
    }
    (site,) = judge(sources, tmp_path)
    assert not site.missing
