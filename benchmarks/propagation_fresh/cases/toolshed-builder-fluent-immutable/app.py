from __future__ import annotations

from openai import OpenAI

client = OpenAI()


class Request:
    __slots__ = ("_headers", "_model")

    def __init__(self, headers=(), model="gpt-4o"):
        self._headers, self._model = dict(headers), model

    def tag(self, **tags) -> Request:
        return Request({**self._headers, **{"x-" + k.replace("_", "-"): v for k, v in tags.items()}}, self._model)

    def using(self, model) -> Request:
        return type(self)(model=model)

    def send(self, text):
        return client.responses.create(model=self._model, input=text, extra_headers=self._headers)


BASE = Request().tag(team_id="shed", cost_center="cc-404", service="tools", environment="prod")


def good(text):
    return BASE.tag(correlation_id="t-1").send(text)


def forgotten(text):
    BASE.tag(correlation_id="t-2")
    return BASE.send(text)


def reset(text):
    return BASE.tag(correlation_id="t-3").using("gpt-4o-mini").send(text)


def main():
    good("a")
    forgotten("b")
    reset("c")
