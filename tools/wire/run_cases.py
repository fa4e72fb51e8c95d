"""Run the cases of one environment against the stub and say, as JSON, what reached it.

    VENV/bin/python tools/wire/run_cases.py SDK ...

A case is a function of `cases/SDK.py` which takes the stub's URL and sends requests. Told per case are the fields that
every request carried (headers `x-team-id` and `x-tenant`, or the same keys of a metadata object), or why nothing was
sent. Needs the standard library and the SDKs.
"""

from __future__ import annotations

import contextlib
import importlib.util
import inspect
import json
import logging
import os
import sys
import warnings
from pathlib import Path
from typing import Any

from stub import Received, serve

FIELDS = {"team_id": "x-team-id", "tenant": "x-tenant"}
OBJECTS = ("metadata", "labels", "requestMetadata")
SETTINGS = {
    "ANTHROPIC_API_KEY": "k",
    "AUTOGEN_USE_DOCKER": "0",
    "AWS_ACCESS_KEY_ID": "k",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_SECRET_ACCESS_KEY": "k",
    "CREWAI_DISABLE_TELEMETRY": "true",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LITELLM_LOCAL_MODEL_COST_MAP": "True",
    "OPENAI_API_KEY": "k",
    "OPENAI_AGENTS_DISABLE_TRACING": "1",
    "OTEL_SDK_DISABLED": "true",
}


def main(sdks: list[str]) -> int:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    os.environ.update(SETTINGS)
    out: dict[str, dict[str, Any]] = {}
    answers, sys.stdout = sys.stdout, sys.stderr  # SDKs print what they like
    for sdk in sdks:
        for name, case in cases_of(Path(__file__).parent / "cases" / f"{sdk}.py"):
            out[f"{sdk}.{name}"] = run(case)
    answers.write(json.dumps(out))
    answers.flush()
    os._exit(0)  # some SDKs leave threads behind


def cases_of(path: Path) -> list[tuple[str, Any]]:
    spec = importlib.util.spec_from_file_location(f"cases_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    functions = inspect.getmembers(module, inspect.isfunction)
    return [(name, f) for name, f in functions if f.__module__ == module.__name__ and not name.startswith("_")]


def run(case: Any) -> dict[str, Any]:
    with serve() as stub:
        error = ""
        try:
            case(stub.url)
        except Exception as problem:  # noqa: BLE001 - what an SDK makes of the stub's answer does not matter
            error = f"{type(problem).__name__}: {problem}"[:300]
        if not stub.received:
            return {"error": error or "nothing was sent"}
        carried = [carried_by(received) for received in stub.received]
        return {"requests": len(carried), "fields": sorted(set.intersection(*carried))}


def carried_by(received: Received) -> set[str]:
    objects = [received.body.get(name) for name in OBJECTS] if isinstance(received.body, dict) else []
    with contextlib.suppress(ValueError):
        objects.append(json.loads(received.headers.get("x-portkey-metadata", "{}")))
    found = [o for o in objects if isinstance(o, dict)]
    return {name for name, header in FIELDS.items() if received.headers.get(header) or any(o.get(name) for o in found)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
