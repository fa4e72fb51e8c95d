"""A `TypedDict` that a call makes, and what an SDK's options object holds."""

from typing import NotRequired, TypedDict

from google import genai
from google.genai import types
from openai import OpenAI

client = OpenAI()
gemini = genai.Client()
Tags = TypedDict("Tags", {"x-team-id": str, "x-correlation-id": NotRequired[str]})
BASE = types.GenerateContentConfig(http_options=types.HttpOptions(headers={"x-team-id": "search"}))


def tags(**more) -> Tags:
    return Tags({"x-team-id": "search"}, **more)


def ask(prompt):
    client.responses.create(model="m", input=prompt, extra_headers=tags(**{"x-correlation-id": "c-1"}))  # expect: pass
    client.responses.create(model="m", input=prompt, extra_headers=tags())  # expect: fail correlation_id
    headers = {**BASE.http_options.headers, "x-correlation-id": "c-1"}
    gemini.models.generate_content(model="m", contents=prompt, config={"http_options": {"headers": headers}})  # expect: pass
    bare = dict(BASE.http_options.headers)
    client.responses.create(model="m", input=prompt, extra_headers=bare)  # expect: fail correlation_id
