from typing import Any, Literal, TypedDict, overload

from typing_extensions import NotRequired, Unpack

from openai import OpenAI


class Options(TypedDict, total=False):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: NotRequired[str]


DEFAULTS: Options = {"team_id": "typed", "cost_center": "cc-2", "service": "typed", "environment": "prod"}
_client = OpenAI()


def headers(**options: Unpack[Options]) -> dict[str, str]:
    return {"x-" + k.replace("_", "-"): v for k, v in options.items()}


@overload
def ask(text: str, *, stream: Literal[True], **options: Unpack[Options]) -> Any: ...
@overload
def ask(text: str, *, stream: Literal[False] = False, **options: Unpack[Options]) -> str: ...
def ask(text, *, stream=False, **options):
    merged = headers(**{**DEFAULTS, **options})
    if stream:
        return _client.responses.create(model="gpt-5", input=text, stream=True, extra_headers=merged)
    return _client.responses.create(model="gpt-5", input=text, extra_headers=merged).output_text


def embed(texts: list[str], options: Options | None = None):
    return _client.embeddings.create(model="text-embedding-3-small", input=texts, extra_headers=headers(**(options or {})))
