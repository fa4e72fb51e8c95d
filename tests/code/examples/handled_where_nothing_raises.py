"""Handlers of exceptions that nothing raises, or whose reason lies outside the code: they are in doubt, they do not fail."""

import logging
import os
import time
import uuid
from enum import Enum

from openai import OpenAI

client = OpenAI()
log = logging.getLogger(__name__)
TEAM, BOTH = {"x-team-id": "search"}, {"x-team-id": "search", "x-correlation-id": "1"}


class Stage(Enum):
    PROD = "prod"


def logged():
    try:
        log.info("building")
        return BOTH
    except Exception:
        return TEAM


def timed():
    try:
        return {**TEAM, "x-correlation-id": f"{time.time()}-{uuid.uuid4()}"}
    except ValueError:
        return TEAM


def required():
    try:
        run = os.environ["RUN_ID"]
    except KeyError:
        run = ""
    return {**TEAM, "x-correlation-id": run}


def asserted(given, length):
    try:
        assert len(given) == length
    except AssertionError:
        return TEAM
    return BOTH


def placed(rows, row):
    try:
        return {**TEAM, "x-correlation-id": str(rows.index(row))}
    except ValueError:
        return TEAM


def removed(row):
    rows = ["a"]
    try:
        rows.remove(row)
    except ValueError:
        return TEAM
    return BOTH


def named(name):
    try:
        stage = Stage[name]
    except KeyError:
        return TEAM
    return {**TEAM, "x-correlation-id": stage.value}


def of_python():
    try:
        import json
    except ImportError:
        return TEAM
    return {**BOTH, "x-module": json.__name__}


def main():
    client.responses.create(model="m", input="x", extra_headers=logged())  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="x", extra_headers=timed())  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=required())  # expect: unverifiable correlation_id
    client.responses.create(model="m", input="x", extra_headers=asserted(BOTH, 2))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=asserted(BOTH, 3))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=placed(["a", "b"], "b"))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=placed(["a", "b"], "c"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=removed("a"))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=removed("b"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=named("PROD"))  # expect: pass
    client.responses.create(model="m", input="x", extra_headers=named("DEV"))  # expect: fail correlation_id
    client.responses.create(model="m", input="x", extra_headers=of_python())  # expect: pass
