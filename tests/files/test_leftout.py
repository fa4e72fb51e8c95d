"""Why a file is left out, by its path alone, agrees with what the walk does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.files.discovery import discover
from checker.files.leftout import LeftOut
from checker.files.reader import DISK

NAMES = st.sampled_from(["a", "b", "build", "vendor", ".hidden", "venv", "__pycache__", "x.egg-info", "site-packages"])
FILES = st.sampled_from(["m.py", "n.py", ".o.py", "__init__.py", "pyvenv.cfg", "p.txt"])
PATHS = st.builds(lambda folders, name: "/".join([*folders, name]), st.lists(NAMES, max_size=3), FILES)
PATTERNS = st.lists(
    st.sampled_from(["a", "/a", "a/b", "*.py", "!n.py", "b/", "**/m.py", "!/a/m.py", "build/*"]), max_size=3
)


@given(
    paths=st.sets(PATHS, max_size=8),
    ignored=st.dictionaries(st.sampled_from(["", "a", "b", "a/b"]), PATTERNS, max_size=2),
    exclude=PATTERNS,
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_agrees_with_the_walk(
    paths: set[str], ignored: dict[str, list[str]], exclude: list[str], tmp_path_factory: object
) -> None:
    root: Path = tmp_path_factory.mktemp("tree")  # type: ignore[attr-defined]
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    for folder, patterns in ignored.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / ".gitignore").write_text("\n".join(patterns))
    found = discover([root], root=root, cwd=root, exclude=exclude)
    left_out = LeftOut(root, DISK, exclude, root)
    sources = {path for path in paths if path.endswith(".py")}
    assert {path for path in sources if left_out.why(path) == ("", "")} == set(found.sources) & sources
