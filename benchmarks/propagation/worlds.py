"""One case in one world: its files and environment, run in a forked process, and the requests that left."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import stub_server
from recording import MARK, Recorder

BASE_ENV = {
    "OPENAI_API_KEY": "sk-stub",
    "OPENAI_BASE_URL": "{stub}/v1",
    "OPENAI_API_BASE": "{stub}/v1",
    "ANTHROPIC_API_KEY": "sk-stub",
    "ANTHROPIC_BASE_URL": "{stub}",
    "ANTHROPIC_API_BASE": "{stub}",
    "GEMINI_API_KEY": "stub",
    "GOOGLE_API_KEY": "stub",
    "GOOGLE_GEMINI_BASE_URL": "{stub}",
    "GOOGLE_VERTEX_BASE_URL": "{stub}",
    "MISTRAL_API_KEY": "stub",
    "MISTRAL_URL": "{stub}",
    "CO_API_KEY": "stub",
    "CO_API_URL": "{stub}",
    "GROQ_API_KEY": "stub",
    "GROQ_BASE_URL": "{stub}",
    "AZURE_OPENAI_API_KEY": "stub",
    "AZURE_OPENAI_ENDPOINT": "{stub}",
    "OPENAI_API_VERSION": "2024-10-21",
    "AWS_ACCESS_KEY_ID": "stub",
    "AWS_SECRET_ACCESS_KEY": "stub",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": "{stub}",
    "AWS_MAX_ATTEMPTS": "1",
    "LLM_GATEWAY_URL": "{stub}",
    "TEAM_ID": "payments",
    "COST_CENTER": "cc-4711",
    "SERVICE_NAME": "checkout-assistant",
    "DEPLOY_ENV": "staging",
}
QUIET_ENV = {
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "OPENAI_AGENTS_DISABLE_TRACING": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "DISABLE_AIOHTTP_TRANSPORT": "True",
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}
# Imported once, before the first fork.
PRELOAD = {
    "openai": ["openai"],
    "anthropic": ["anthropic"],
    "litellm": ["litellm"],
    "google-genai": ["google.genai"],
    "mistralai": ["mistralai.client"],
    "cohere": ["cohere"],
    "groq": ["groq"],
    "langchain-openai": ["langchain_openai"],
    "langchain-anthropic": ["langchain_anthropic"],
    "langchain-core": ["langchain_core.runnables", "langchain_core.prompts", "langchain_core.output_parsers"],
    "boto3": ["boto3", "botocore.session"],
    "httpx": ["httpx"],
    "requests": ["requests"],
    "aiohttp": ["aiohttp"],
    "pydantic-ai": ["pydantic_ai", "pydantic_ai.models.openai", "pydantic_ai.providers.openai"],
    "openai-agents": ["agents"],
    "instructor": ["instructor"],
    "fastapi": ["fastapi", "fastapi.testclient"],
    "llama-index": ["llama_index.core", "llama_index.llms.openai"],
    "dspy": ["dspy"],
    "urllib": [],
}
TIMEOUT_S = 60.0
LOG_CHARS = 3000

World = dict[str, Any]  # env, files, http (static answers), fail_models: what differs from the base
Result = dict[str, Any]  # error (a traceback or None), requests (as the stub saw them, with url and frames), log


def preload(sdks: Iterable[str]) -> None:
    os.environ.update(QUIET_ENV)
    for sdk in sorted(set(sdks)):
        for name in PRELOAD[sdk]:
            importlib.import_module(name)


def run_world(case_dir: Path, entry: str, world: World) -> Result:
    """Run the case's entry (`app.py`'s main(), or a notebook) in a forked process."""
    handle, name = tempfile.mkstemp(prefix="bench-out-")
    os.close(handle)
    out = Path(name)
    pid = os.fork()
    if pid == 0:
        try:
            _child(case_dir, entry, world, out)
        finally:
            os._exit(3)
    deadline = time.monotonic() + TIMEOUT_S
    while not os.waitpid(pid, os.WNOHANG)[0]:
        if time.monotonic() > deadline:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            break
        time.sleep(0.02)
    text = out.read_text("utf-8")
    out.unlink()
    if not text:
        return {"error": "the case ran past its time or died", "requests": [], "log": ""}
    result: Result = json.loads(text)
    return result


def _child(case_dir: Path, entry: str, world: World, out: Path) -> NoReturn:
    scratch = Path(tempfile.mkdtemp(prefix="bench-"))
    server = stub_server.start(static=world.get("http"), fail_models=world.get("fail_models", ()))
    _enter(world, server.url, scratch, case_dir)
    recorder = Recorder(case_dir, server.url)
    recorder.install()
    log = (scratch / "log").open("w+", encoding="utf-8", errors="replace")
    os.dup2(log.fileno(), 1)
    os.dup2(log.fileno(), 2)
    error = None
    try:
        _run_entry(case_dir, entry)
    except BaseException:  # whatever ends the case, SystemExit too, is part of the result
        error = traceback.format_exc()
    sys.stdout.flush()
    log.seek(0)
    result = {"error": error, "requests": _seen(server, recorder), "log": log.read()[-LOG_CHARS:]}
    out.write_text(json.dumps(result, default=str), "utf-8")
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(0)


def _enter(world: World, stub_url: str, scratch: Path, case_dir: Path) -> None:
    """The world's environment and files; work in the scratch folder, import from the case's."""
    for name, value in {**BASE_ENV, **world.get("env", {})}.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value.replace("{stub}", stub_url).replace("{scratch}", str(scratch))
    for name, text in world.get("files", {}).items():
        (scratch / name).write_text(text, "utf-8")
    # A preloaded package of the same name as a module of the case would hide it.
    own = {path.stem for path in case_dir.iterdir()}
    for name in [name for name in sys.modules if name.split(".")[0] in own]:
        del sys.modules[name]
    sys.path.insert(0, str(case_dir))
    sys.dont_write_bytecode = True
    os.chdir(scratch)


def _run_entry(case_dir: Path, entry: str) -> None:
    if not entry.endswith(".ipynb"):
        importlib.import_module(entry.removesuffix(".py").replace("/", ".")).main()
        return
    path = (case_dir / entry).resolve()
    namespace = {"__name__": "__notebook__"}
    for i, cell in enumerate(json.loads(path.read_text("utf-8"))["cells"]):
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{path}#{i}", "exec"), namespace)


def _seen(server: stub_server.StubServer, recorder: Recorder) -> list[dict[str, Any]]:
    """What the stub saw, each with the URL it was meant for and the frames that caused it (None: not by the case)."""
    requests = []
    for seen in server.seen:
        mark = seen["headers"].get(MARK)
        call = recorder.calls[int(mark)] if mark is not None else {"url": None, "frames": None}
        requests.append({**seen, "url": call["url"], "frames": call["frames"]})
    return requests
