"""Finding words in bytes, with and without google-re2."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.files.prefilter import Matcher

needs_re2 = pytest.mark.skipif(importlib.util.find_spec("re2") is None, reason="google-re2 has no wheel here")

# Few letters, so that words occur; among them what a regular expression or a text codec would take for special.
letters = st.sampled_from([b"a", b"b", b".", b"\\", b"|", b"\n", b"\x00", b"\xff", b"\xc3\xa9", b"(", b"*", b"A"])
words = st.lists(st.lists(letters, min_size=1, max_size=4).map(b"".join), max_size=8)
data = st.lists(letters, max_size=40).map(b"".join)


@needs_re2
@given(words, data)
def test_both_engines_find_the_same(words: list[bytes], data: bytes) -> None:
    fast, plain = Matcher(words, engine="re2"), Matcher(words, engine="find")

    assert fast.words == plain.words
    assert fast.matches(data) == plain.matches(data)
    assert fast.found(data) == plain.found(data)


@needs_re2
def test_re2_is_taken_where_it_is_installed() -> None:
    assert Matcher([b"a"]).engine == "re2"


def test_without_re2_the_answer_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "re2", None)
    matcher = Matcher([b".create(", b"api.openai.com"])

    assert matcher.engine == "find"
    assert matcher.matches(b"client.chat.completions.create(model=m)")
    assert not matcher.matches(b"client.chat.completions.Create(model=m)")
    with pytest.raises(ImportError):
        Matcher([b"a"], engine="re2")


@pytest.mark.parametrize("engine", ["auto", "find"])
def test_found_names_the_words_by_their_place(engine: str) -> None:
    matcher = Matcher([b"openai", b"anthropic", b"openai", b"open"], engine=engine)

    assert matcher.words == (b"openai", b"anthropic", b"open")
    assert matcher.found(b"import openai") == {0, 2}
    assert matcher.found(b"import os") == frozenset()


@pytest.mark.parametrize("engine", ["auto", "find"])
def test_no_words_match_nothing_and_an_empty_word_is_refused(engine: str) -> None:
    assert not Matcher([], engine=engine).matches(b"anything")
    assert Matcher([], engine=engine).found(b"anything") == frozenset()
    with pytest.raises(ValueError, match="empty word"):
        Matcher([b"a", b""], engine=engine)
