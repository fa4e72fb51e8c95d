"""The store between runs: what it keeps, and that nothing on the disk can break a run."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.files import cache
from checker.files.cache import Store, cache_folder

KEY = b"k" * 16


@pytest.fixture
def reopen(tmp_path: Path) -> Callable[..., Store]:
    def open_store(version: str = "1", root: str = "project") -> Store:
        return Store.open(tmp_path / "cache", tmp_path / root, version)

    return open_store


def filled(store: Store, count: int = 3) -> Store:
    for number in range(count):
        store.put("summary", bytes([number]) * 16, f"value {number}".encode())
    store.save()
    return store


def test_values_come_back_in_the_next_run(reopen: Callable[..., Store]) -> None:
    store = reopen()
    store.put("summary", KEY, b"one")
    store.put("verdict", KEY, b"")
    assert store.get("summary", KEY) == b"one"
    assert store.save()

    again = reopen()
    assert again.get("summary", KEY) == b"one"
    assert again.get("verdict", KEY) == b""
    assert again.get("summary", b"other") is None
    assert again.get("nowhere", KEY) is None


def test_a_new_value_replaces_the_old_one_and_the_others_stay(reopen: Callable[..., Store]) -> None:
    filled(reopen())
    store = reopen()
    store.put("summary", b"\x01" * 16, b"new")
    store.save()

    assert [reopen().get("summary", bytes([n]) * 16) for n in range(3)] == [b"value 0", b"new", b"value 2"]


def test_projects_and_versions_do_not_see_each_other(reopen: Callable[..., Store]) -> None:
    filled(reopen())

    assert reopen(version="2").get("summary", b"\x00" * 16) is None
    assert reopen(root="elsewhere").get("summary", b"\x00" * 16) is None
    assert reopen().get("summary", b"\x00" * 16) == b"value 0"


def test_a_run_that_changed_nothing_writes_nothing(reopen: Callable[..., Store]) -> None:
    path = filled(reopen()).path
    assert path is not None
    before = path.stat().st_mtime_ns, path.stat().st_ino
    store = reopen()
    store.get("summary", b"\x00" * 16)

    assert not store.save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_without_a_folder_a_run_has_its_own_values_and_leaves_none(tmp_path: Path) -> None:
    store = Store.open(None, tmp_path, "1")
    store.put("summary", KEY, b"one")

    assert store.get("summary", KEY) == b"one"
    assert not store.save()
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_marked_as_a_cache(reopen: Callable[..., Store], tmp_path: Path) -> None:
    filled(reopen())

    assert (tmp_path / "cache" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_is_an_absent_value_never_a_wrong_one(data: st.DataObject, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "cache", tmp_path, "1")
    if not (tmp_path / "cache").exists():
        remember(store, old_file(tmp_path / "f.py"), b"digest")
        filled(store)
    assert store.path is not None
    store.close()
    intact = store.path.read_bytes()
    try:
        kind = data.draw(st.sampled_from(["flip", "cut", "insert", "replace"]))
        at = data.draw(st.integers(0, len(intact) - 1))
        junk = data.draw(st.binary(max_size=40))
        damaged = {
            "flip": intact[:at] + bytes([intact[at] ^ data.draw(st.integers(1, 255))]) + intact[at + 1 :],
            "cut": intact[:at],
            "insert": intact[:at] + junk + intact[at:],
            "replace": junk,
        }[kind]
        store.path.write_bytes(damaged)
        again = Store.open(tmp_path / "cache", tmp_path, "1")
        for number in range(3):
            assert again.get("summary", bytes([number]) * 16) in (None, f"value {number}".encode())
        assert again.known_digest("f.py", (tmp_path / "f.py").stat()) in (None, b"digest")
        again.put("summary", KEY, b"new")
        assert again.save()
        assert Store.open(tmp_path / "cache", tmp_path, "1").get("summary", KEY) == b"new"
    finally:
        store.path.write_bytes(intact)


def test_a_damaged_value_is_dropped_when_the_store_is_written(reopen: Callable[..., Store]) -> None:
    path = filled(reopen()).path
    assert path is not None
    path.write_bytes(path.read_bytes().replace(b"value 1", b"VALUE 1"))
    store = reopen()

    assert store.get("summary", b"\x01" * 16) is None
    assert store.get("summary", b"\x02" * 16) == b"value 2"
    assert store.save()
    assert b"VALUE 1" not in path.read_bytes()


def test_a_folder_that_cannot_be_made_or_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store.open(tmp_path / "file" / "cache", tmp_path, "1")
    store.put("summary", KEY, b"one")

    assert store.get("summary", KEY) == b"one"
    assert not store.save()


def test_a_store_that_is_a_folder_is_no_error(reopen: Callable[..., Store]) -> None:
    path = reopen().path
    assert path is not None
    path.mkdir(parents=True)
    store = reopen()

    assert store.get("summary", KEY) is None
    store.put("summary", KEY, b"one")
    assert not store.save()
    assert list(path.parent.glob("*.tmp")) == []


@pytest.mark.parametrize("moment", ["fdopen", "replace"])
def test_an_interrupted_save_leaves_the_earlier_store(
    reopen: Callable[..., Store], monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    filled(reopen())
    store = reopen()
    store.put("summary", KEY, b"new")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, moment, interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.save()

    assert store.path is not None
    assert list(store.path.parent.glob("*.tmp")) == []
    assert reopen().get("summary", KEY) is None
    assert reopen().get("summary", b"\x02" * 16) == b"value 2"


def test_an_open_store_survives_its_replacement_by_another_run(reopen: Callable[..., Store]) -> None:
    filled(reopen())
    slow = reopen()
    assert slow.get("summary", b"\x00" * 16) == b"value 0"
    quick = reopen()
    quick.put("summary", KEY, b"quick")
    if sys.platform == "win32":  # a file that another process has open is not replaced there
        quick.save()
        return
    assert quick.save()

    assert slow.get("summary", b"\x01" * 16) == b"value 1"
    slow.put("summary", b"s" * 16, b"slow")
    assert slow.save()
    assert reopen().get("summary", b"s" * 16) == b"slow"


def write_again_and_again(folder: Path, name: bytes) -> None:
    for turn in range(30):
        store = Store.open(folder, folder, "1")
        store.put("summary", name * 16, name * (1000 + turn))
        store.save()


@pytest.mark.slow
def test_many_writers_at_once_leave_a_valid_store(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_again_and_again, args=(tmp_path, name)) for name in (b"a", b"b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)

    assert [writer.exitcode for writer in writers] == [0, 0]
    store = Store.open(tmp_path, tmp_path, "1")
    last = [store.get("summary", name * 16) for name in (b"a", b"b")]
    assert b"a" * 1029 in last or b"b" * 1029 in last
    assert list(tmp_path.glob("*.tmp")) == []


def test_above_the_limit_the_longest_unused_values_go(
    reopen: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MAX_BYTES", 4000)
    day = 86_400 * 10**9
    for number in range(3):
        store = reopen()
        store._clock = lambda now=number: now * day  # type: ignore[misc]
        store.put("summary", bytes([number]) * 16, bytes(1000))
        store.save()
    store = reopen()
    store._clock = lambda: 3 * day
    assert store.get("summary", b"\x00" * 16) is not None  # the oldest, but used now
    store.put("summary", KEY, bytes(1500))
    store.save()

    kept = {key for key in (b"\x00" * 16, b"\x01" * 16, b"\x02" * 16, KEY) if reopen().get("summary", key) is not None}
    assert kept == {b"\x00" * 16, KEY}


def test_leftovers_of_killed_runs_are_cleared_away(reopen: Callable[..., Store], tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    old, new = tmp_path / "cache" / "x-old.tmp", tmp_path / "cache" / "x-new.tmp"
    old.write_text("")
    new.write_text("")
    os.utime(old, (0, 0))
    filled(reopen())

    assert (old.exists(), new.exists()) == (False, True)


# --- the stat index


def old_file(path: Path, text: str = "x = 1\n") -> Path:
    path.write_text(text)
    os.utime(path, ns=(10**18, 10**18))
    return path


def remember(store: Store, path: Path, digest: bytes, *, later_ns: int = 3 * 10**9) -> None:
    stat = path.stat()
    store._clock = lambda: max(stat.st_mtime_ns, stat.st_ctime_ns) + later_ns
    store.remember(path.name, stat, digest)


def test_the_digest_of_an_unchanged_file_is_known(reopen: Callable[..., Store], tmp_path: Path) -> None:
    file = old_file(tmp_path / "a.py")
    store = reopen()
    remember(store, file, b"digest")
    assert store.known_digest("a.py", file.stat()) == b"digest"
    assert store.save()

    assert reopen().known_digest("a.py", file.stat()) == b"digest"
    assert reopen().known_digest("b.py", file.stat()) is None


def test_any_change_of_size_or_time_makes_it_unknown(reopen: Callable[..., Store], tmp_path: Path) -> None:
    file = old_file(tmp_path / "a.py")
    store = reopen()
    remember(store, file, b"digest")
    store.save()

    old_file(file, "x = 12\n")
    assert reopen().known_digest("a.py", file.stat()) is None
    file.write_text("x = 2\n")
    assert reopen().known_digest("a.py", file.stat()) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no time of change beside that of modification")
def test_a_modification_time_that_was_set_back_does_not_hide_a_change(
    reopen: Callable[..., Store], tmp_path: Path
) -> None:
    file = old_file(tmp_path / "a.py")
    store = reopen()
    remember(store, file, b"digest")
    store.save()
    old_file(file, "x = 2\n")

    assert reopen().known_digest("a.py", file.stat()) is None


@pytest.mark.parametrize(("later_ns", "known"), [(0, False), (2 * 10**9, False), (2 * 10**9 + 1, True)])
def test_a_file_that_changed_within_two_seconds_is_read_again(
    reopen: Callable[..., Store], tmp_path: Path, later_ns: int, known: bool
) -> None:
    file = old_file(tmp_path / "a.py")
    store = reopen()
    remember(store, file, b"digest", later_ns=later_ns)
    store.put("summary", KEY, b"")
    store.save()

    assert (reopen().known_digest("a.py", file.stat()) is not None) == known


# --- where stores lie


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"HOME": "/home/u"}, "/home/u/.cache/checkpolicy"),
        ("linux", {"HOME": "/home/u", "XDG_CACHE_HOME": "/var/c"}, "/var/c/checkpolicy"),
        ("linux", {"HOME": "/home/u", "XDG_CACHE_HOME": "relative"}, "/home/u/.cache/checkpolicy"),
        ("darwin", {"HOME": "/Users/u", "XDG_CACHE_HOME": "/var/c"}, "/Users/u/Library/Caches/checkpolicy"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/checkpolicy/cache"),
        ("win32", {"HOME": "/home/u"}, None),
        ("linux", {"HOME": "/home/u", "CHECKPOLICY_CACHE_DIR": "/tmp/mine"}, "/tmp/mine"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="the paths in the table are those of POSIX")
def test_the_folder_is_the_platforms_unless_named(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], expected: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)

    assert cache_folder(environ=environ) == (Path(expected) if expected else None)
    assert cache_folder(Path("/set"), environ=environ) == Path("/set")
