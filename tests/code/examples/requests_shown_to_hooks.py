"""Hooks that ask a request where it goes and how, and that give back another one than they were shown."""

import copy

import httpx
import openai
from httpx import Client as Http

OWN = {"x-team-id": "search", "x-correlation-id": "1"}


class ByPath(httpx.HTTPTransport):
    def handle_request(self, request):
        if request.url.path.endswith("/chat/completions"):
            request.headers.update(OWN)
        return super().handle_request(request)


stamped = openai.OpenAI(http_client=Http(transport=ByPath()))


def chats(messages):
    return stamped.chat.completions.create(model="m", messages=messages)  # expect: pass


def embeds(text):
    return stamped.embeddings.create(model="m", input=text)  # expect: fail team_id correlation_id


def by_text(request):
    if "/responses" in str(request.url):
        request.headers.update(OWN)


def answers(text):
    with Http(event_hooks={"request": [by_text]}) as http:
        return openai.OpenAI(http_client=http).responses.create(model="m", input=text)  # expect: pass


def writing(request):
    if request.method == "POST":
        request.headers.update(OWN)


def reading(request):
    if request.method == "GET":
        request.headers.update(OWN)


def with_method(text):
    writer = openai.OpenAI(http_client=Http(event_hooks={"request": [writing]}))
    return writer.responses.create(model="m", input=text)  # expect: pass


def with_another_method(text):
    reader = openai.OpenAI(http_client=Http(event_hooks={"request": [reading]}))
    return reader.responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def by_content(request):
    if b"premium" in request.content:
        request.headers.update(OWN)


def with_content(text):
    asked = openai.OpenAI(http_client=Http(event_hooks={"request": [by_content]}))
    return asked.responses.create(model="m", input=text)  # expect: unverifiable team_id correlation_id


def authorized(request):
    if "authorization" in request.headers:
        request.headers.update(OWN)


def with_key(text):
    keyed = openai.OpenAI(http_client=Http(event_hooks={"request": [authorized]}))
    return keyed.responses.create(model="m", input=text)  # expect: pass


def to_embeddings(request):
    if request.url.path in {"/v1/embeddings", "/v1/models"}:
        request.headers.update(OWN)


def raw(text):
    with Http(event_hooks={"request": [to_embeddings]}) as http:
        http.post("https://api.openai.com/v1/embeddings", json={"model": "m", "input": text})  # expect: pass
        http.post("https://api.openai.com/v1/responses", json={"model": "m", "input": text})  # expect: fail team_id correlation_id


class Copying(openai.OpenAI):
    def _prepare_options(self, options):
        return options.model_copy(update={"headers": {**(options.headers or {}), **OWN}})


class Dropping(openai.OpenAI):
    def _prepare_options(self, options):
        return options.model_copy(update={"headers": {"x-team-id": "search"}})


class Forgetting(openai.OpenAI):
    def _prepare_options(self, options):
        other = copy.copy(options)
        other.headers = dict(OWN)
        return options


class WithinTheBody(openai.OpenAI):
    def _prepare_options(self, options):
        options.json_data["metadata"] = {"team_id": "search", "correlation_id": "1"}
        return options


class ByUrl(openai.OpenAI):
    def _prepare_options(self, options):
        if options.url == "/responses":
            options.headers = OWN
        return options


def copied(text):
    return Copying().responses.create(model="m", input=text)  # expect: pass


def dropped(text):
    return Dropping().responses.create(model="m", input=text, extra_headers=OWN)  # expect: fail correlation_id


def forgotten(text):
    return Forgetting().responses.create(model="m", input=text)  # expect: fail team_id correlation_id


def in_the_body(text):
    return WithinTheBody().responses.create(model="m", input=text)  # expect: pass


def by_url(text):
    ByUrl().responses.create(model="m", input=text)  # expect: pass
    ByUrl().embeddings.create(model="m", input=text)  # expect: fail team_id correlation_id
