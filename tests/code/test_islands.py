"""Which files can meet in one process; a run that judges some of them says what one that judges all says of these."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Collection
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.code import analysis, assembly, processes
from checker.code.callsite import Verdict
from checker.code.engine import analyse
from checker.code.results import pack
from checker.code.source.islands import islands_of
from checker.code.source.project import Project
from checker.sdks import catalogue
from tests.code.judging import POLICY

CLIENT = "from openai import OpenAI\n\nclient = OpenAI()\n"
ASK = "client.responses.create(model='m', input=text, extra_headers={'x-team-id': team, 'x-correlation-id': run})"
# Two services that share a library, a third one that shares nothing, and a script.
MONOREPO = {
    "libs/llm/llm/__init__.py": f"{CLIENT}\ndef ask(text, team, run):\n    return {ASK}\n",
    "services/shop/app.py": "from llm import ask\n\ndef order(text, run):\n    return ask(text, 'shop', run)\n",
    "services/mail/app.py": "from llm import ask\n\ndef draft(text, run):\n    return ask(text, '', run)\n",
    "services/chat/main.py": f"{CLIENT}\ndef chat(text):\n    team, run = 'chat', 'r'\n    return {ASK}\n",
    "scripts/once.py": f"{CLIENT}client.responses.create(model='m', input='x')\n",
}


def lay(files: dict[str, str], folder: Path) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def islands(files: dict[str, str]) -> list[tuple[str, ...]]:
    return islands_of(Project(sorted(files), lambda path: files[path].encode(), catalogue.load().modules))


def contains(places: Collection[str], of: str) -> bool:
    return of in places


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The islands that are judged, in their order; those whose results are kept are not."""
    seen: list[tuple[str, ...]] = []
    judge = analysis.run

    def run(project: Project, *rest: object) -> object:
        seen.append(tuple(project.modules))
        return judge(project, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "run", run)
    return seen


def test_services_that_share_a_library_are_one_island() -> None:
    assert islands(MONOREPO) == [
        ("libs/llm/llm/__init__.py", "services/mail/app.py", "services/shop/app.py"),
        ("scripts/once.py",),
        ("services/chat/main.py",),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a/x.py": "from b import y\n"}, {"b/y.py": ""}),
        ({"a/x.py": "def f():\n    if True: import b.y as z\n"}, {"b/y.py": ""}),
        ({"a/x.py": "from b \\\n    import y\n"}, {"b/y.py": ""}),
        ({"a/x.py": "import os; from b import (  # why, so\n    y,\n)\n"}, {"b/y.py": ""}),
        ({"a/x.py": "import os, b.y\n"}, {"b/y.py": ""}),
        ({"a/x.py": "import b\n"}, {"b/y.py": ""}),  # a folder: which of its modules are used shows when it is run
        ({"a/x.py": "TASK = 'b.y.ask'\n"}, {"b/y.py": "def ask(): pass\n"}),
        ({"a/x.py": "run('b.y:app')\n"}, {"b/y.py": "app = 1\n"}),
        ({"a/x.py": "from importlib import import_module\nimport_module(f'b.{name}')\n"}, {"b/y.py": ""}),
        ({"a/x.py": "INSTALLED_APPS = ['b']\n"}, {"b/__init__.py": "", "b/y.py": ""}),
        ({"a/x.py": "for p in pkgutil.iter_modules(['plugins']): p\n"}, {"a/plugins/y.py": ""}),
        ({"a/x.py": "spec_from_file_location('p', 'b/y.py')\n"}, {"b/y.py": ""}),
        ({"a/x.py": "call_command('y')\n"}, {"b/management/commands/y.py": ""}),
        ({"a/x.py": ""}, {"a/pages/y.py": ""}),
        ({"a/conftest.py": ""}, {"a/b/test_y.py": ""}),
        ({"a/x.py": ""}, {"a/gunicorn_conf.py": ""}),  # of one folder
        ({"a/__init__.py": ""}, {"a/b/__init__.py": "", "a/b/c/__init__.py": "", "a/b/c/y.py": ""}),
    ],
)
def test_what_can_meet(one: dict[str, str], other: dict[str, str]) -> None:
    assert islands({**one, **other}) == [tuple(sorted({**one, **other}))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a/x.py": "import os\n"}, {"b/y.py": ""}),
        ({"a/x.py": "KEYS = ['b.name', 'b.y.size']\n"}, {"b/y.py": "def ask(): pass\n"}),
        ({"a/x.py": "NAME = 'b'\n"}, {"b/__init__.py": ""}),
        ({"a/x.py": "# import b\n", "a/openai.py": "from openai import *\n"}, {"c/y.py": "import openai\n"}),
    ],
)
def test_what_cannot(one: dict[str, str], other: dict[str, str]) -> None:
    assert len(islands({**one, **other})) > 1


def test_a_run_on_one_service_judges_its_island_alone(tmp_path: Path, judged: list[tuple[str, ...]]) -> None:
    lay(MONOREPO, tmp_path)
    whole = analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path)
    assert len(judged) == 3
    assert [(s.at.path, s.verdict) for s in whole.sites] == [
        ("libs/llm/llm/__init__.py", Verdict.FAIL),
        ("scripts/once.py", Verdict.FAIL),
        ("services/chat/main.py", Verdict.PASS),
    ]
    judged.clear()
    for path in MONOREPO:
        wanted = partial(contains, of=path)
        some = analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path, reports=wanted)
        assert some.sites == tuple(site for site in whole.sites if path in site.places)
        assert some.files == whole.files
        assert [path in island for island in judged] == [True]
        judged.clear()


def test_a_changed_file_costs_its_island(tmp_path: Path, judged: list[tuple[str, ...]]) -> None:
    lay(MONOREPO, tmp_path)

    def run() -> list[Verdict]:
        found = analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path, cache_dir=tmp_path / "cache")
        return [site.verdict for site in found.sites]

    assert run() == [Verdict.FAIL, Verdict.FAIL, Verdict.PASS]
    judged.clear()
    lay({"services/chat/main.py": MONOREPO["services/chat/main.py"].replace("'chat'", "''")}, tmp_path)
    assert run() == [Verdict.FAIL, Verdict.FAIL, Verdict.FAIL]
    assert judged == [("services/chat/main.py",)]
    judged.clear()
    assert run() == [Verdict.FAIL, Verdict.FAIL, Verdict.FAIL]
    assert judged == []


def test_a_new_import_joins_what_was_apart(tmp_path: Path, judged: list[tuple[str, ...]]) -> None:
    """`chat` is judged with its callers' team once another service calls it, though its own file stays as it is."""
    chat = f"{CLIENT}\ndef chat(text, team='chat'):\n    run = 'r'\n    return {ASK}\n\nchat('')\n"
    files = {**MONOREPO, "services/chat/main.py": chat}
    lay(files, tmp_path)

    def run() -> dict[str, Verdict]:
        found = analyse(sorted(files), POLICY, root=tmp_path, cwd=tmp_path, cache_dir=tmp_path / "cache")
        return {site.at.path: site.verdict for site in found.sites}

    assert run()["services/chat/main.py"] is Verdict.PASS
    judged.clear()
    lay({"scripts/once.py": "from services.chat.main import chat\nchat('x', team='')\n"}, tmp_path)
    assert run() == {"libs/llm/llm/__init__.py": Verdict.FAIL, "services/chat/main.py": Verdict.FAIL}
    assert judged == [("scripts/once.py", "services/chat/main.py")]


COMPUTED = {
    "app/main.py": f"import importlib\n{CLIENT}\nllm = importlib.import_module('tools' + '.llm')\nllm.ask('')\n"
    "client.models.list()\nclient.moderations.create(input='x')\n",
    "tools/llm.py": f"{CLIENT}\ndef ask(team, text='x', run='r'):\n    return {ASK}\n",
}


def test_an_import_that_shows_when_it_is_run_joins_two_islands(
    tmp_path: Path, judged: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay({**COMPUTED, "other/app.py": ""}, tmp_path)
    apart = [("app/main.py",), ("other/app.py",), ("tools/llm.py",)]
    monkeypatch.setattr("checker.code.source.islands.islands_of", lambda project: apart)  # as if it could not be read

    def run() -> list[tuple[str, Verdict]]:
        files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.py"))
        found = analyse(files, POLICY, root=tmp_path, cwd=tmp_path, cache_dir=tmp_path / "cache")
        return [(site.at.path, site.verdict) for site in found.sites]

    assert run() == [("tools/llm.py", Verdict.FAIL)]
    assert ("app/main.py", "tools/llm.py") in judged
    judged.clear()
    # Another file than before, so that nothing is kept as a whole: that those two meet is known, and what they are.
    lay({"other/app.py": "x = 1\n"}, tmp_path)
    assert run() == [("tools/llm.py", Verdict.FAIL)]
    assert judged == [("other/app.py",)]


def test_a_damaged_layout_or_island_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(MONOREPO, tmp_path)
    expected = analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path)
    monkeypatch.setattr(assembly, "pack", lambda result: b"\x93\x01\x02")
    monkeypatch.setattr(assembly.Layout, "pack", lambda layout: b"\x93\x01\x02\x03")
    for _ in range(2):
        assert analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path, cache_dir=tmp_path / "cache") == expected


# Modules of which some import others; each asks by the next one's function or by a client of its own.
@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=6))
def test_apart_or_together_the_verdicts_are_the_same(links: list[tuple[int, bool]]) -> None:
    files = {}
    for number, (to, good) in enumerate(links):
        team = "'a'" if good else "''"
        asks = f"from m{to}.app import ask{to} as ask\nask('x', {team}, 'r')\n" if to < number else ""
        files[f"m{number}/app.py"] = f"{CLIENT}\ndef ask{number}(text, team, run):\n    {ASK}\n{asks}"
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patched:
        lay(files, Path(name))
        apart = analyse(sorted(files), POLICY, root=Path(name), cwd=Path(name))
        patched.setattr("checker.code.source.islands.islands_of", lambda project: [tuple(project.modules)])
        assert analyse(sorted(files), POLICY, root=Path(name), cwd=Path(name)).sites == apart.sites


@pytest.mark.parametrize("files", [MONOREPO, COMPUTED], ids=["apart", "meeting"])
def test_one_process_or_two(files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(files, tmp_path)
    if files is COMPUTED:
        apart = [("app/main.py",), ("tools/llm.py",)]
        monkeypatch.setattr("checker.code.source.islands.islands_of", lambda project: apart)
    alone = analyse(sorted(files), POLICY, root=tmp_path, cwd=tmp_path, jobs=1)
    monkeypatch.setattr(assembly, "PAYS_OFF", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    told: list[tuple[object, ...]] = []
    cache = tmp_path / "cache"
    both = analyse(
        sorted(files),
        POLICY,
        root=tmp_path,
        cwd=tmp_path,
        jobs=2,
        cache_dir=cache,
        progress=lambda *one: told.append(one),
    )
    assert pack(both) == pack(alone)
    assert told[0][0] == "reading files"
    assert pack(analyse(sorted(files), POLICY, root=tmp_path, cwd=tmp_path, jobs=1, cache_dir=cache)) == pack(alone)


def test_processes_judge_what_they_are_given(
    tmp_path: Path, judged: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left for the first process, bytes in the place of a file reach them, and what is broken is told."""
    lay({**MONOREPO, "scripts/broken.py": f"{CLIENT}client.responses.create(model='m')\ndef ask(:\n"}, tmp_path)
    files = [*sorted(MONOREPO), "scripts/broken.py", "scripts/gone.py"]
    instead = {"services/chat/main.py": MONOREPO["services/chat/main.py"].replace("'chat'", "''").encode()}
    alone = analyse(files, POLICY, root=tmp_path, cwd=tmp_path, instead=instead)
    judged.clear()
    monkeypatch.setattr(assembly, "PAYS_OFF", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    assert analyse(files, POLICY, root=tmp_path, cwd=tmp_path, instead=instead, jobs=None) == alone
    assert judged == []
    assert [(n.path, n.line) for n in alone.notices] == [("scripts/broken.py", 5), ("scripts/gone.py", 0)]
    assert alone.sites[-1].verdict is Verdict.FAIL


def test_a_process_that_is_killed_costs_time_alone(
    tmp_path: Path, judged: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(MONOREPO, tmp_path)
    alone = analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path)
    judged.clear()
    monkeypatch.setattr(assembly, "PAYS_OFF", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(processes, "_start", os._exit)  # each ends as soon as it has begun
    assert analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path, jobs=2) == alone
    assert len(judged) == 3


def test_an_interrupted_run_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(MONOREPO, tmp_path)
    monkeypatch.setattr(assembly, "PAYS_OFF", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)

    def interrupted(_phase: str, _done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        analyse(sorted(MONOREPO), POLICY, root=tmp_path, cwd=tmp_path, jobs=2, progress=interrupted)
    assert multiprocessing.active_children() == []


def test_a_new_file_that_only_a_run_finds_is_found(tmp_path: Path) -> None:
    """What a computed import means hangs on which files there are, though nothing in the importer's island changes."""
    lay({"app/main.py": COMPUTED["app/main.py"].replace("'tools' + '.llm'", "'too' + 'ls.llm'")}, tmp_path)

    def run() -> list[Verdict]:
        files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.py"))
        kept = analyse(files, POLICY, root=tmp_path, cwd=tmp_path, cache_dir=tmp_path / "cache")
        assert pack(kept) == pack(analyse(files, POLICY, root=tmp_path, cwd=tmp_path))
        return [site.verdict for site in kept.sites]

    assert run() == []
    lay({"tools/llm.py": COMPUTED["tools/llm.py"]}, tmp_path)
    assert run() == [Verdict.FAIL]
