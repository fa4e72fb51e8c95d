"""Managers that swallow exceptions, and what follows their blocks."""

import contextlib
import sys

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


@contextlib.contextmanager
def ignoring():
    try:
        yield
    except OSError:
        print("ignored")


@contextlib.contextmanager
def logging_only():
    try:
        yield
    except OSError:
        print("seen")
        raise


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return False
        return True


def suppressed(text):
    with contextlib.suppress(OSError):
        return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass
    return client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def swallowed_by_a_generator(text):
    with ignoring():
        return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass
    return client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def swallowed_by_exit(text):
    with Quiet():
        return client.responses.create(model="m", input=text, extra_headers=TAGS)  # expect: pass
    return client.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def headers_lost_on_the_way_out(text):
    headers = {}
    with contextlib.suppress(KeyError):
        headers["x-team-id"] = TAGS["x-team-id"]
        headers["x-correlation-id"] = text.lookup("cid")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail correlation_id


def raised_again(text):
    headers = {}
    with logging_only():
        text.check()
        headers = TAGS
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def ended_by_exit(text, team):
    headers = dict(TAGS)
    if not team:
        headers.clear()
        sys.exit("no team")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def old_python(text):
    headers = dict(TAGS)
    if sys.version_info < (3, 8):
        headers = {}
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def other_platform(text):
    headers = dict(TAGS)
    if sys.platform == "win32":
        headers.pop("x-team-id")
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: unverifiable team_id
