"""The YAML reader: places, what is refused, dialects, and that nothing but DocumentError ever comes out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import yaml as reader
from checker.documents.dialect import Dialect
from checker.documents.errors import DocumentError
from checker.documents.tree import Mapping, Scalar, find, plain, walk
from checker.documents.yaml import read_yaml, read_yaml_documents, read_yaml_file
from checker.documents.yaml_1_1 import YAML_1_1


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both parsers of PyYAML: not every wheel has libyaml."""
    if request.param == "pure":
        monkeypatch.setattr(reader, "_parser", reader._pure_parser)


def refused(text: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_yaml(text, "p.yaml")
    return caught.value


@pytest.mark.usefixtures("parser")
class TestPlaces:
    def test_every_key_and_value_has_line_and_column(self) -> None:
        root = read_yaml("a: 1\nb:\n  - x\n  - {c: é, d: [1, 2]}\n", "p.yaml")
        places = {pointer: (node.line, node.column) for pointer, node in walk(root)}
        assert places[("a",)] == (1, 4)
        assert places[("b", 0)] == (3, 5)
        assert places[("b", 1, "c")] == (4, 9)
        assert places[("b", 1, "d", 1)] == (4, 19)
        assert isinstance(root, Mapping)
        assert [str(entry.key.at) for entry in root] == ["p.yaml:1:1", "p.yaml:2:1"]

    def test_a_block_ends_with_its_last_value(self) -> None:
        root = read_yaml("a:\n  b: 1\n\n\nc: 2\n", "p.yaml")
        block = find(root, ("a",))
        assert block is not None
        assert (block.end_line, block.end_column) == (2, 7)

    def test_windows_lines_count_once(self) -> None:
        assert find(read_yaml("a: 1\r\nb: 2\r\n", "p"), ("b",)).at.line == 2  # type: ignore[union-attr]


@pytest.mark.usefixtures("parser")
class TestRefused:
    def test_duplicate_key_names_both_lines(self) -> None:
        error = refused("a: 1\nb: 2\na: 3\n")
        assert error.at.line == 3
        assert "'a' is there twice; first in line 1" in error.message

    def test_duplicate_merge_key(self) -> None:
        assert "'<<' is there twice" in refused("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n").message

    @pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
    def test_depth_is_bounded(self, bracket: str) -> None:
        assert "deeper than 100" in refused(bracket * 100_000).message

    def test_depth_through_aliases_is_bounded(self) -> None:
        text = "a0: &a0 [1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 150))
        assert "through an alias" in refused(text).message

    def test_alias_bomb(self) -> None:
        text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        text += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
        assert "aliases expand to more than 250,000" in refused(text).message

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("a: !!python/object/apply:os.system [id]", "!!python/object/apply:os.system is not allowed"),
            ("a: !!python/name:os.system", "is not allowed"),
            ("a: !Ref x", "!Ref is not allowed"),
            ("a: !!int x", "'x' is no !!int"),
            ("a: &a [*a]", "contains itself"),
            ("a: *b", "'b' is not defined"),
            ("? [a]\n: b", "a key must be a single value"),
            ("a: {{ template }}", "a key must be a single value"),
            ("--- 1\n--- 2", "a second document"),
            ("a:\n\t- b", "not tabs"),
            ("a: 'x", "unexpected end"),
            ("a: x\0y", "U+0000 is not allowed"),
            ("a: \ud800", "U+D800 is not allowed"),
            ("a: " + "9" * 5000, "too many digits"),
            ("<<: 1\na: 2", "takes a mapping"),
        ],
    )
    def test_message(self, text: str, says: str) -> None:
        assert says in refused(text).message

    @pytest.mark.parametrize(
        "text", ['a: "\\ud800"', 'a: "\\UFFFFFFFF"', "%YAML 99999999999999.1\n--- a", "a: @x", "%"]
    )
    def test_ill_formed(self, text: str) -> None:
        assert refused(text).at.path == "p.yaml"


@pytest.mark.parametrize(
    ("dialect", "text", "value"),
    [
        (reader.YAML_1_2, "no", "no"),
        (reader.YAML_1_2, "on", "on"),
        (reader.YAML_1_2, "True", True),
        (reader.YAML_1_2, "~", None),
        (reader.YAML_1_2, "0644", 644),
        (reader.YAML_1_2, "0o644", 420),
        (reader.YAML_1_2, "22:22", "22:22"),
        (reader.YAML_1_2, "1_000", "1_000"),
        (reader.YAML_1_2, "3e-06", 3e-06),
        (reader.YAML_1_2, "2026-01-01", "2026-01-01"),
        (reader.YAML_1_2, '"1"', "1"),
        (reader.YAML_1_2, "!!str 1", "1"),
        (reader.YAML_1_2, "1.0.0", "1.0.0"),
        (YAML_1_1, "no", False),
        (YAML_1_1, "On", True),
        (YAML_1_1, "0644", 420),
        (YAML_1_1, "22:22", 1342),
        (YAML_1_1, "1_000", 1000),
        (YAML_1_1, "0b11", 3),
        (YAML_1_1, "-0x1F", -31),
        (YAML_1_1, "3e-06", "3e-06"),
        (YAML_1_1, "1:30.5", 90.5),
    ],
)
def test_dialect(dialect: Dialect, text: str, value: Any) -> None:
    assert plain(read_yaml(text, "p", dialect)) == value


@given(st.text(alphabet="+-.0123456789_:exobEtrunofys~", min_size=1, max_size=8))
def test_yaml_1_1_reads_as_pyyaml_does(text: str) -> None:
    import yaml

    try:
        expected = yaml.safe_load(text)
    except (
        yaml.YAMLError,
        ValueError,
    ):  # ValueError: PyYAML matches a few words as numbers and then fails to read them
        return
    if not isinstance(expected, date | dict | list):
        found = plain(read_yaml(text, "p", YAML_1_1))
        assert (found, type(found)) == (expected, type(expected))


def test_merge_keys_keep_what_is_written_in_place() -> None:
    root = read_yaml("base: &b {x: 1, y: 1}\nmore: &m {y: 2, z: 2}\nhere:\n  <<: [*b, *m]\n  x: 3\n", "p")
    here = find(root, ("here",))
    assert here is not None
    assert plain(here) == {"x": 3, "y": 1, "z": 2}
    assert isinstance(here, Mapping)
    assert [entry.merged for entry in here] == [False, True, True]


def test_several_documents() -> None:
    assert [plain(node) for node in read_yaml_documents("a: &x 1\n---\nb: 2\n---\n", "p")] == [{"a": 1}, {"b": 2}, None]


def test_an_empty_text_is_null() -> None:
    assert read_yaml("# nothing\n", "p") == Scalar(None, "", "p", 1, 1, 1, 1)


@pytest.mark.parametrize(
    "data",
    [
        "é: [1]".encode(),
        b"\xef\xbb\xbf" + "é: [1]".encode(),
        b"\xff\xfe" + "é: [1]".encode("utf-16-le"),
        b"\xfe\xff" + "é: [1]".encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    root = read_yaml_file(data, "p")
    assert plain(root) == {"é": [1]}
    assert (root.line, root.column) == (1, 1)


@pytest.mark.parametrize(
    ("data", "place", "says"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7), "not valid UTF-8 at byte 11 (0xe9)"),
        (b"\xff\xfea\x00b", (1, 2), "not valid UTF-16 at byte 4"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", (1, 1), "UTF-32"),
    ],
)
def test_bytes_that_are_no_text(data: bytes, place: tuple[int, int], says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_yaml_file(data, "p")
    assert (caught.value.at.line, caught.value.at.column) == place
    assert says in caught.value.message


_YAMLISH = st.text(alphabet="ab:-[]{}&*!|>'\"%@#?,\n\t \\<~01.eé\x00\ud800\u2028\ufeff", max_size=60)


@given(_YAMLISH)
def test_reader_raises_nothing_else_on_text(text: str) -> None:
    both(text)


@given(st.binary(max_size=60))
def test_reader_raises_nothing_else_on_bytes(data: bytes) -> None:
    try:
        read_yaml_file(data, "p")
    except DocumentError as error:
        assert error.at.line >= 1


def both(text: str) -> None:
    for make in (reader._parser, reader._pure_parser):
        original = reader._parser
        reader._parser = make
        try:
            for node in read_yaml_documents(text, "p"):
                plain(node)
        except DocumentError as error:
            assert error.at.line >= 1
            assert error.at.column >= 1
        finally:
            reader._parser = original


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
def test_what_a_yaml_writer_wrote_reads_as_it_was(value: Any) -> None:
    import yaml

    text = yaml.safe_dump(value, allow_unicode=False, default_flow_style=False)
    assert plain(read_yaml(text, "p", YAML_1_1)) == yaml.safe_load(text)
