"""Calls known by their shape alone: which SDK they are said to be of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.code.judging import judge


@pytest.mark.parametrize(
    ("imported", "call", "target"),
    [
        ("google.generativeai", "model.generate_content(prompt)", "google-generativeai.generate_content"),
        ("google.genai", "model.generate_content(prompt)", "google-genai.generate_content"),
        ("groq", "made.chat.completions.create(model='m')", "groq.chat.completions.create"),
        ("json", "made.chat.completions.create(model='m')", "openai.chat.completions.create"),
        ("json", "model.embed_query(prompt)", "langchain.embed_query"),
    ],
)
def test_an_sdk_of_the_file_gives_the_name(imported: str, call: str, target: str, tmp_path: Path) -> None:
    sites = judge(f"import {imported}\n\n\ndef ask(model, made, prompt):\n    return {call}\n", tmp_path)
    assert [site.target for site in sites] == [target]
