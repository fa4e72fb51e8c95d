"""What a client brings along: defaults, copies, hooks, authenticators, transports, patched methods."""

import uuid

import httpx
from openai import NOT_GIVEN, Omit, OpenAI, omit
from openai.resources.responses import Responses

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}
client = OpenAI()


def default_headers(text):
    OpenAI(default_headers=TAGS).responses.create(model="m", input=text, extra_headers=None)  # expect: pass
    OpenAI(default_headers=TAGS).responses.create(model="m", input=text, extra_headers=NOT_GIVEN)  # expect: pass


def removed_default(text):
    tagged = OpenAI(default_headers=TAGS)
    tagged.responses.create(model="m", input=text, extra_headers={"x-team-id": Omit()})  # expect: fail team_id
    tagged.responses.create(model="m", input=text, extra_headers={"x-team-id": omit})  # expect: fail team_id
    tagged.responses.create(model="m", input=text, extra_headers={"X-Team-ID": omit})  # expect: pass
    tagged.responses.create(model="m", input=text, extra_headers={"x-team-id": None})  # expect: fail team_id


def copies(text):
    client.with_options(default_headers=OWNER).with_options(timeout=3).responses.create(  # expect: fail correlation_id
        model="m", input=text
    )
    OpenAI(default_headers=TAGS).copy(set_default_headers=OWNER).responses.create(  # expect: fail correlation_id
        model="m", input=text
    )


class Auth(httpx.Auth):
    def __init__(self, headers):
        self.headers = headers

    def auth_flow(self, request):
        for name, value in self.headers.items():
            request.headers[name] = value
        yield request


class Transport(httpx.HTTPTransport):
    def handle_request(self, request):
        request.headers.setdefault("x-correlation-id", uuid.uuid4().hex)
        return super().handle_request(request)


def drops_team(request):
    request.headers.pop("x-team-id", None)


def through_the_http_client(text):
    OpenAI(http_client=httpx.Client(auth=Auth(TAGS))).responses.create(model="m", input=text)  # expect: pass
    OpenAI(http_client=httpx.Client(auth=Auth(OWNER))).responses.create(model="m", input=text)  # expect: fail correlation_id
    OpenAI(default_headers=OWNER, http_client=httpx.Client(transport=Transport())).responses.create(  # expect: pass
        model="m", input=text
    )
    OpenAI(default_headers=TAGS, http_client=httpx.Client(event_hooks={"request": [drops_team]})).responses.create(  # expect: fail team_id
        model="m", input=text
    )


class OrgOpenAI(OpenAI):
    @property
    def default_headers(self):
        return {**super().default_headers, **OWNER}


def subclass(text):
    OrgOpenAI().responses.create(model="m", input=text)  # expect: fail correlation_id


_create = Responses.create


def create(self, **arguments):
    return _create(self, **arguments, extra_body={"metadata": {"team_id": "search"}})  # expect: fail correlation_id


def main():
    default_headers("a")
    removed_default("a")
    copies("a")
    through_the_http_client("a")
    subclass("a")
    create(client.responses, model="m", input="a")
