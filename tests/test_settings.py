"""Flags and settings files become settings, or errors that say where and what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import __version__
from checker.settings import FailOn, Loosening, Settings, SettingsError, load_settings, merge_flags


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def errors(folder: Path, text: str, name: str = "checkpolicy.toml") -> list[str]:
    write(folder / name, text)
    with pytest.raises(SettingsError) as raised:
        load_settings([], cwd=folder)
    return list(raised.value.messages)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings([], cwd=tmp_path) == Settings(folder=tmp_path)


def test_every_setting_is_read_and_paths_count_from_the_file(tmp_path: Path) -> None:
    file = write(
        tmp_path / "svc" / "checkpolicy.toml",
        f"""
        policy = "policies/own.yaml"
        owners = "../owners.yaml"
        select = ["CP101"]
        ignore = ["CP102", "CP103"]
        exclude = ["gen/", "*_pb2.py"]
        fail-on = "warning"
        format = "sarif"
        output = "report.sarif"
        cache = false
        cache-dir = ".cache"
        jobs = 2
        strict = true
        per-site = true
        statistics = true
        quiet = true
        loosening = "fail"
        required-version = ">={__version__}, <99"
        """,
    )
    assert load_settings([Path("svc/a.py")], cwd=tmp_path) == Settings(
        policy=tmp_path / "svc" / "policies/own.yaml",
        owners=tmp_path / "svc" / "../owners.yaml",
        select=("CP101",),
        ignore=("CP102", "CP103"),
        exclude=("gen/", "*_pb2.py"),
        fail_on=FailOn.WARNING,
        loosening=Loosening.FAIL,
        required_version=f">={__version__}, <99",
        format="sarif",
        output=tmp_path / "svc" / "report.sarif",
        cache=False,
        cache_dir=tmp_path / "svc" / ".cache",
        jobs=2,
        strict=True,
        per_site=True,
        statistics=True,
        quiet=True,
        folder=tmp_path / "svc",
        file=file,
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [("chargeback", "chargeback"), ("own.yaml", Path("own.yaml")), ("./own", Path("own")), ("a/b", Path("a/b"))],
)
def test_a_policy_is_a_name_or_a_path(tmp_path: Path, written: str, expected: str | Path) -> None:
    write(tmp_path / "checkpolicy.toml", f'policy = "{written}"')
    want = expected if isinstance(expected, str) else tmp_path / expected

    assert load_settings([], cwd=tmp_path).policy == want
    assert merge_flags(Settings(), cwd=tmp_path, flags={"policy": written}).policy == want


def test_the_nearest_file_upward_from_the_checked_path_wins_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path / "checkpolicy.toml", 'format = "json"\nstrict = true')
    write(tmp_path / "svc" / "pyproject.toml", '[tool.checkpolicy]\nformat = "sarif"')
    write(tmp_path / "svc" / "plain" / "pyproject.toml", "[tool.other]\nx = 1  # nothing about checkpolicy\n")
    (tmp_path / "svc" / "plain" / "pkg").mkdir()

    near = load_settings([Path("svc/plain/pkg")], cwd=tmp_path)
    assert (near.format, near.strict, near.folder) == ("sarif", False, tmp_path / "svc")
    common = load_settings([Path("svc/plain/pkg"), Path("other.py")], cwd=tmp_path)
    assert (common.format, common.strict) == ("json", True)


def test_in_one_folder_the_own_file_goes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.checkpolicy]\nformat = "json"')
    own = write(tmp_path / "checkpolicy.toml", 'format = "github"')

    assert load_settings([], cwd=tmp_path).file == own


def test_a_file_can_be_named(tmp_path: Path) -> None:
    write(tmp_path / "checkpolicy.toml", 'format = "json"')
    write(tmp_path / "ci" / "strict.toml", "strict = true")

    assert load_settings([], cwd=tmp_path, file=Path("ci/strict.toml")).strict
    with pytest.raises(SettingsError, match=r"^ci/gone\.toml: cannot be read: "):
        load_settings([], cwd=tmp_path, file=Path("ci/gone.toml"))


def test_all_faults_come_at_once_with_their_lines_and_the_nearest_word(tmp_path: Path) -> None:
    assert errors(
        tmp_path,
        """\
# settings
polcy = "chargeback"
exclude = [
  "a",
  3,
]
jobs = \"\"\"
strct = true
\"\"\"
strct = true
fail-on = "eror"
per_site = true
per-site = false
format = "xml"
cache_dir = ""
zebra = 1
""",
    ) == [
        "checkpolicy.toml:2: unknown key 'polcy'; did you mean 'policy'?",
        "checkpolicy.toml:3: 'exclude' must be a list of strings; entry 2 is an integer",
        "checkpolicy.toml:7: 'jobs' must be a number of processes, not a string",
        "checkpolicy.toml:10: unknown key 'strct'; did you mean 'strict'?",
        "checkpolicy.toml:11: 'fail-on' must be one of none, warning, error, not 'eror'; did you mean 'error'?",
        "checkpolicy.toml:13: 'per-site' and 'per_site' are the same setting",
        "checkpolicy.toml:14: 'format' must be one of text, json, sarif, github, gitlab, junit, markdown, not 'xml'",
        "checkpolicy.toml:15: 'cache_dir' must not be empty",
        "checkpolicy.toml:16: unknown key 'zebra'; known are "
        + "baseline, cache, cache-dir, exclude, fail-on, format, ignore, jobs, loosening, output, owners, per-site, "
        + "policy, quiet, required-version, select, statistics, strict",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[project]\nselct = 1\n[tool.checkpolicy]\n\nselct = []\n", 5),
        ("[tool]\ncheckpolicy.selct = []\n", 2),
        ("tool = {checkpolicy = {selct = []}}\n", 1),
        ("[tool.x]\na = 1\n[tool.checkpolicy]  # selct\n'selct' = [\n 'selct',\n]\n", 4),
        ('[tool.x]\na = """\n[tool.checkpolicy]\nselct = 1\n"""\n[tool.checkpolicy]\nselct = 1', 7),
    ],
)
def test_lines_are_right_however_the_table_is_written(tmp_path: Path, text: str, line: int) -> None:
    assert errors(tmp_path, text, "pyproject.toml") == [
        f"pyproject.toml:{line}: unknown key 'selct'; did you mean 'select'?"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.checkpolicy\n", "pyproject.toml:1:18: not valid TOML: "),
        ("x = 1\n[tool.checkpolicy]\nstrict = tru\n", "pyproject.toml:3:10: not valid TOML: Invalid value"),
        ("[tool]\ncheckpolicy = 3\n", "pyproject.toml: tool.checkpolicy must be a table, not an integer"),
        ("[[tool.checkpolicy]]\nstrict = true\n", "pyproject.toml: tool.checkpolicy must be a table, not a list"),
    ],
)
def test_a_file_that_cannot_be_understood_says_where(tmp_path: Path, text: str, message: str) -> None:
    (found,) = errors(tmp_path, text, "pyproject.toml")
    assert found.startswith(message)


def test_a_file_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "checkpolicy.toml").write_bytes(b'policy = "caf\xe9"')
    with pytest.raises(SettingsError, match=r"^checkpolicy\.toml: not UTF-8 \(byte 13\)$"):
        load_settings([], cwd=tmp_path)


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    (tmp_path / "checkpolicy.toml").write_bytes(b"\xef\xbb\xbfstrict = true\r\njobs = 3\r\n")
    assert load_settings([], cwd=tmp_path).jobs == 3


@pytest.mark.parametrize(
    ("requirement", "fits"),
    [
        (">=0.0.1", True),
        (">=99", False),
        ("<99, >=0", True),
        (f"=={__version__}", True),
        (__version__, True),
        (f"!={__version__}", False),
        ("~=98.1", False),
        (">=0.0.1, !=0.0.*", True),
    ],
)
def test_a_required_version_is_compared_with_this_one(tmp_path: Path, requirement: str, fits: bool) -> None:
    write(tmp_path / "checkpolicy.toml", f'required-version = "{requirement}"')
    if fits:
        assert load_settings([], cwd=tmp_path).file
    else:
        with pytest.raises(SettingsError, match=f"^checkpolicy.toml:1: needs checkpolicy .*, this is {__version__}$"):
            load_settings([], cwd=tmp_path)


def test_flags_win_over_the_file_where_they_are_given(tmp_path: Path) -> None:
    write(tmp_path / "checkpolicy.toml", 'format = "json"\njobs = 4\nselect = ["CP101"]\nstrict = true')
    from_file = load_settings([], cwd=tmp_path)
    flags = {
        "format": "sarif",
        "jobs": 0,
        "select": (),
        "output": "out.sarif",
        "as_of": "2026-02-28",
        "fail_on": "none",
        "prefilter": False,
        "strict": None,
    }
    merged = merge_flags(from_file, cwd=tmp_path / "sub", flags=flags)

    assert (merged.format, merged.jobs, merged.select, merged.strict) == ("sarif", None, ("CP101",), True)
    assert merged.output == tmp_path / "sub" / "out.sarif"
    assert (merged.as_of, merged.fail_on, merged.prefilter) == (date(2026, 2, 28), FailOn.NONE, False)
    assert merged.file == from_file.file


def test_all_bad_flags_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        merge_flags(Settings(), cwd=tmp_path, flags={"as_of": "2026-02-30", "fail_on": "warnings", "jobs": -1})

    assert raised.value.messages == (
        "--as-of: must be a date such as 2026-01-31, not '2026-02-30'",
        "--fail-on: must be one of none, warning, error, not 'warnings'; did you mean 'warning'?",
        "--jobs: must be at least 1, or 0 to let checkpolicy choose",
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("[]{}=\"'.,#\n \\abselect tool-1e"), max_size=60) | st.text(max_size=30))
def test_whatever_a_file_holds_it_is_settings_or_a_settings_error(tmp_path: Path, text: str) -> None:
    write(tmp_path / "checkpolicy.toml", text)
    try:
        assert isinstance(load_settings([], cwd=tmp_path), Settings)
    except SettingsError as error:
        assert all(message.startswith("checkpolicy.toml:") for message in error.messages)
