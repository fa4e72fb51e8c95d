"""Install the real SDKs, in groups that can live together, and check the catalogue against them.

    python tools/verify_sdks.py FOLDER     # virtual environments are made below FOLDER and used again

Ends with 1 if a fact of the catalogue holds in none of the environments. Needs a package index.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

TOOL = Path(__file__).resolve().parent / "verify_catalogue.py"

# Newest versions first, then older ones whose names the catalogue keeps. openai 3 and litellm exclude each other.
GROUPS: dict[str, tuple[str, ...]] = {
    "current": (
        "aiohttp==3.14.5",
        "anthropic==2.12.0",
        "boto3==1.44.5",
        "cohere==7.3.1",
        "google-genai==3.4.0",
        "groq==1.7.0",
        "httpx==0.28.1",
        "httpx2==2.16.2",
        "instructor==1.17.0",
        "langchain-anthropic==1.7.7",
        "langchain-core==1.7.2",
        "langchain-openai==1.7.3",
        "litellm==1.106.2",
        "mistralai==3.7.0",
        "openai==2.54.0",
        "openai-agents==0.20.0",
        "pydantic-ai-slim==2.31.1",
        "requests==2.34.2",
        "urllib3",
    ),
    "langchain": (
        "langchain",
        "langchain-classic",
        "langchain-openai",
        "langchain-anthropic",
        "langchain-aws",
        "langchain-google-genai",
        "langchain-mistralai",
        "langchain-groq",
        "langchain-cohere",
        "langchain-ollama",
        "langchain-community",
        "langgraph",
        "langchain-fireworks",
        "langchain-together",
        "langchain-deepseek",
        "langchain-xai",
    ),
    "langchain-more": ("langchain-google-vertexai", "langchain-litellm"),
    "langchain-0.2": ("langchain<0.3", "langchain-community<0.3", "langchain-openai<0.2"),
    "llama-index": (
        "llama-index-core",
        "llama-index-llms-openai",
        "llama-index-llms-anthropic",
        "llama-index-embeddings-openai",
        "llama-index-llms-azure-openai",
        "llama-index-llms-openai-like",
        "llama-index-llms-bedrock-converse",
        "llama-index-llms-google-genai",
        "llama-index-llms-mistralai",
        "llama-index-llms-cohere",
        "llama-index-llms-groq",
        "llama-index-llms-ollama",
        "llama-index-llms-litellm",
        "llama-index-embeddings-cohere",
        "llama-index-embeddings-azure-openai",
    ),
    "inference": (
        "google-generativeai",
        "together",
        "cerebras-cloud-sdk",
        "ollama",
        "azure-ai-inference",
        "huggingface_hub",
        "voyageai",
        "replicate",
        "aiobotocore",
    ),
    "fireworks": ("fireworks-ai",),
    "newest": ("openai>=3",),
    "wrappers": (
        "langsmith",
        "braintrust",
        "langfuse",
        "openai<3",
        "aioboto3",
        "boto3-stubs[bedrock,bedrock-runtime,bedrock-agent-runtime]",
    ),
    "old": ("mistralai<1", "openai<1", "anthropic==0.40.0", "google-genai<2", "cohere<5.1", "httpx<0.28"),
    "middle": ("mistralai>=1,<2", "google-cloud-aiplatform", "openai>=1,<2"),
    "instructor-1.5": ("instructor<1.6", "openai<2", "anthropic", "litellm", "cohere"),
    "instructor-1.10": (
        "instructor>=1.9,<1.11",
        "google-generativeai",
        "cerebras-cloud-sdk",
        "fireworks-ai",
        "writer-sdk",
        "xai-sdk",
        "jsonref",
    ),
    "pydantic-ai-0.7": (
        "pydantic-ai-slim[openai,google,anthropic,groq,mistral,cohere,bedrock]<0.8",
        "opentelemetry-api<1.35",
    ),
}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    catalogue, seen = folder / "catalogue.json", folder / "seen.txt"
    run(sys.executable, str(TOOL), "--dump", str(catalogue))
    seen.write_text("", encoding="utf-8")
    for name, requirements in GROUPS.items():
        python = environment(folder / name, requirements)
        print(f"== {name}", flush=True)
        run(str(python), str(TOOL), "--against", str(catalogue), "--seen", str(seen))
    summary = [sys.executable, str(TOOL), "--against", str(catalogue), "--summary", str(seen)]
    return subprocess.run(summary, check=False).returncode


def environment(path: Path, requirements: tuple[str, ...]) -> Path:
    """The interpreter of an environment with these requirements."""
    python = path / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(path, with_pip=True)
        run(str(python), "-m", "pip", "install", "--quiet", *requirements)
    return python


def run(*command: str) -> None:
    subprocess.run(command, check=True, env={**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True"})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
