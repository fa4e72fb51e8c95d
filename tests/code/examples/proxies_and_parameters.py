"""A proxy that asks what it hands out whether it can be called; handlers that see a call's parameters; a header removed."""

import json
import urllib.request

import boto3
from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "c-1"}
META = {"team_id": "search", "correlation_id": "c-1"}
URL = "https://api.openai.com/v1/responses"


class Tagged:
    def __init__(self, inner, headers):
        self._inner = inner
        self._headers = headers

    def __getattr__(self, name):
        found = getattr(self._inner, name)
        if name == "create":
            return lambda **kw: found(**{"extra_headers": self._headers, **kw})  # expect: fail correlation_id
        return Tagged(found, self._headers) if not callable(found) else found


tagged = Tagged(OpenAI(), TAGS)


def ask(prompt):
    tagged.responses.create(model="m", input=prompt)


def ask_otherwise(prompt):
    few = {"x-team-id": "search"}
    tagged.responses.create(model="m", input=prompt, extra_headers=few)  # expect: blame correlation_id


def fill(params, **kwargs):
    params.setdefault("requestMetadata", {}).update(META)


def drop(model, params, **kwargs):
    params.pop("requestMetadata", None)


def bedrock(handler):
    made = boto3.client("bedrock-runtime")
    made.meta.events.register("provide-client-params.bedrock-runtime.Converse", handler)
    return made


def converse(prompt):
    bedrock(fill).converse(modelId="m", messages=[prompt])  # expect: pass
    bedrock(fill).converse(modelId="m", messages=[prompt], requestMetadata={"team_id": "search"})  # expect: pass
    bedrock(drop).converse(modelId="m", messages=[prompt], requestMetadata=META)  # expect: fail team_id correlation_id


def post(prompt):
    request = urllib.request.Request(URL, data=json.dumps({"model": "m", "input": prompt}).encode(), headers=TAGS)
    urllib.request.urlopen(request)  # expect: pass
    request.remove_header("X-team-id")
    urllib.request.urlopen(request)  # expect: fail team_id
