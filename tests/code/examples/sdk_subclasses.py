"""Subclasses of SDK clients that see each request on its way, and models whose classes change what they are given."""

import json
from dataclasses import InitVar, dataclass, field, fields

import anthropic
import boto3
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel, ConfigDict, field_validator, model_validator

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}


class Prepared(OpenAI):
    def _prepare_options(self, options):
        options = super()._prepare_options(options)
        options.headers = {**(options.headers or {}), **TAGS}
        return options


class PreparedLater(AsyncOpenAI):
    async def _prepare_options(self, options):
        options.headers = {**(options.headers or {}), "x-team-id": "search"}
        return await super()._prepare_options(options)


class Built(anthropic.Anthropic):
    def _build_headers(self, options, *, retries_taken=0):
        headers = super()._build_headers(options, retries_taken=retries_taken)
        headers.update(TAGS)
        return headers


class Requested(OpenAI):
    def request(self, cast_to, options, **kwargs):
        options.headers = {**(options.headers or {}), **TAGS}
        return super().request(cast_to, options, **kwargs)


class Posted(OpenAI):
    def post(self, path, **kwargs):
        return super().post(path, **{**kwargs, "options": {"headers": TAGS}})


class Authorised(OpenAI):
    @property
    def auth_headers(self):
        return {**super().auth_headers, **TAGS}


async def on_its_way(text):
    Prepared().responses.create(model="m", input=text)  # expect: pass
    await PreparedLater().responses.create(model="m", input=text)  # expect: fail correlation_id
    Built().messages.create(model="m", messages=[])  # expect: pass
    Requested().responses.create(model="m", input=text)  # expect: pass
    Posted().responses.create(model="m", input=text)  # expect: unverifiable team_id correlation_id
    Authorised().responses.create(model="m", input=text)  # expect: unverifiable team_id correlation_id


def sign(request, **_):
    for name, value in TAGS.items():
        request.headers.add_header(name, value)


def signed(text):
    runtime = boto3.client("bedrock-runtime")
    runtime.meta.events.register("before-sign.bedrock-runtime.InvokeModel", sign)
    runtime.invoke_model(modelId="m", body=text)  # expect: pass


class Gateway:
    """A hook of an object: whoever makes it gives what it puts on the request."""

    def __init__(self, tags):
        self.tags = tags
        self.runtime = boto3.client("bedrock-runtime")
        self.runtime.meta.events.register("before-sign.bedrock-runtime.*", self.sign)

    def sign(self, request, **_):
        for name, value in self.tags.items():
            request.headers.add_header(name, value)

    def ask(self):
        self.runtime.invoke_model(modelId="m", body=json.dumps({"inputText": "a"}))  # expect: pass


def through_gateway():
    Gateway(TAGS).ask()


def to_header(name):
    return "x-" + name.replace("_", "-")


class Tags(BaseModel):
    model_config = ConfigDict(alias_generator=to_header, populate_by_name=True)

    team_id: str = "search"
    correlation_id: str | None = None


class Numbered(Tags):
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="after")
    def number(self):
        self.correlation_id = self.correlation_id or "c-1"
        return self


class Blanked(Tags):
    @field_validator("team_id")
    @classmethod
    def blank(cls, value):
        return "" if value == "lab" else value


def of_models(text):
    client = OpenAI()
    tags = Numbered().model_dump(by_alias=True)
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: pass
    tags = Tags().model_dump(by_alias=True, exclude_none=True)
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail correlation_id
    tags = Blanked(team_id="lab", correlation_id="1").model_dump(by_alias=True)
    client.responses.create(model="m", input=text, extra_headers=tags)  # expect: fail team_id


@dataclass
class Labels:
    team: str = field(metadata={"header": "x-team-id"})
    run: InitVar[int | None] = None
    correlation: str = field(default="", init=False, metadata={"header": "x-correlation-id"})

    def __post_init__(self, run):
        if run is not None:
            self.correlation = f"run-{run}"

    def headers(self):
        return {f.metadata["header"]: getattr(self, f.name) for f in fields(self)}


def of_dataclasses(text):
    client = OpenAI()
    client.responses.create(model="m", input=text, extra_headers=Labels("search", 7).headers())  # expect: pass
    client.responses.create(model="m", input=text, extra_headers=Labels("search").headers())  # expect: fail correlation_id
