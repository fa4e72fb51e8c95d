"""Attributes that the constructor leaves None, and that a method stores which a decorator makes something else of."""

import functools
from contextlib import contextmanager

from langchain_openai import ChatOpenAI
from openai import OpenAI
from queues import Queue

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print(function.__name__)
        return function(*args, **kwargs)

    return wrapper


class Managed:
    """What follows the use of such an attribute is run."""

    def __init__(self):
        self._queue = None

    @contextmanager
    def _managed(self):
        self._queue = Queue()
        yield 1

    def run(self):
        with self._managed():
            self._ask()

    def _ask(self):
        self._queue.update()
        client = ChatOpenAI()
        self._drive(client)

    def _drive(self, client):
        client.invoke("a")  # expect: fail team_id correlation_id


class Connected:
    """One method stores a client that is tagged, another one that is not."""

    def __init__(self):
        self._client = None

    def connect(self):
        self._client = OpenAI(default_headers=TAGS)

    @logged
    def reconnect(self):
        self._client = OpenAI()

    def ask(self):
        self._client.responses.create(model="gpt-5", input="c")  # expect: unverifiable team_id correlation_id


class Tagged:
    """Here both are."""

    def __init__(self):
        self._client = None

    def connect(self):
        self._client = OpenAI(default_headers=TAGS)

    @logged
    def reconnect(self):
        self._client = OpenAI(default_headers=TAGS)

    def ask(self):
        self._client.responses.create(model="gpt-5", input="d")  # expect: pass
