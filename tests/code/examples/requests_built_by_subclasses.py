"""Subclasses of HTTP clients that change a request as they build or prepare it; attrs' classes that change their fields."""

import attrs
import httpx
import requests
from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
URL = "https://api.openai.com/v1/responses"
BODY = {"model": "m", "input": "x"}


class Built(httpx.Client):
    def build_request(self, *args, **kwargs):
        request = super().build_request(*args, **kwargs)
        request.headers.update({"x-team-id": ""})
        return request


class Prepared(requests.Session):
    def prepare_request(self, request):
        prepared = super().prepare_request(request)
        prepared.headers.pop("x-team-id", None)
        return prepared


class AsItComes(requests.Session):
    def prepare_request(self, request):
        prepared = super().prepare_request(request)
        prepared.headers["x-more"] = "1"
        return prepared


def asks():
    client = OpenAI(default_headers=TAGS, http_client=Built())
    client.responses.create(model="m", input="x")  # expect: fail team_id
    Prepared().post(URL, json=BODY, headers=TAGS)  # expect: fail team_id
    AsItComes().post(URL, json=BODY, headers=TAGS)  # expect: pass


@attrs.define
class Tags:
    team: str = attrs.field(default="search", converter=lambda value: "")

    def headers(self):
        return {"x-team-id": self.team, "x-correlation-id": "1"}


@attrs.define
class Completed:
    team: str = "search"
    run: str = ""

    def __attrs_post_init__(self):
        self.run = "1"

    def headers(self):
        return {"x-team-id": self.team, "x-correlation-id": self.run}


def with_attrs():
    OpenAI().responses.create(model="m", input="x", extra_headers=Tags("ads").headers())  # expect: fail team_id
    OpenAI().responses.create(model="m", input="x", extra_headers=Completed().headers())  # expect: pass
    other = attrs.evolve(Completed(), team="")
    OpenAI().responses.create(model="m", input="x", extra_headers=other.headers())  # expect: fail team_id
