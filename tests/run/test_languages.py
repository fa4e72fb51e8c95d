"""Which files of other languages name a model provider."""

from __future__ import annotations

from pathlib import Path

from checker.run.code.languages import endings, find_unchecked, language_of

HOSTS = ("api.openai.com", "bedrock-runtime.*.amazonaws.com", ".openai.azure.com")


def test_files_that_name_a_provider_are_listed_by_language(tmp_path: Path) -> None:
    texts = {
        "b.ts": "import OpenAI from 'openai'",
        "a.tsx": "fetch('https://x.openai.azure.com/v1')",
        "c.ts": "import { open } from 'fs'",
        "d.js": 'require("@anthropic-ai/sdk")',
        "e.go": 'import "github.com/openai/openai-go"',
        "f.sh": "curl https://bedrock-runtime.eu-west-1.amazonaws.com/model",
        "g.sh": "echo openai",
        "h.txt": "api.openai.com",
        "I.JAVA": "import com.openai.client.OpenAIClient;",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = find_unchecked([*texts, "gone.ts"], tmp_path, HOSTS)
    assert {item.language: item.paths for item in found} == {
        "Go": ("e.go",),
        "Java": ("I.JAVA",),
        "JavaScript": ("d.js",),
        "Shell": ("f.sh",),
        "TypeScript": ("a.tsx", "b.ts"),
    }


def test_endings_are_unique() -> None:
    assert language_of("a/b.c/x") is None
    assert language_of("x.d.ts") == "TypeScript"
    assert ".py" not in endings()
