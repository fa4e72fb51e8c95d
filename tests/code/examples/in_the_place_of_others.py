"""What takes the place of something while the program runs: hooks and authenticators of an HTTP client, variables of the
environment, defaults at their definition."""

import os

import httpx
import requests
from openai import OpenAI

client = OpenAI()
URL = "https://api.openai.com/v1/chat/completions"
BODY = {"model": "m", "messages": []}
RUN = ""
TEAM = "search"


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def tag(request):
    request.headers.update(tags())


class Tagging(httpx.Auth):
    def auth_flow(self, request):
        request.headers.update(tags())
        yield request


class TagAuth(requests.auth.AuthBase):
    def __call__(self, request):
        request.headers.update(tags())
        return request


def hooks():
    http = httpx.Client(event_hooks={"request": [tag]})
    http.post(URL, json=BODY)  # expect: pass
    http.event_hooks = {"response": []}
    http.post(URL, json=BODY)  # expect: fail team_id correlation_id


def one_more_hook():
    http = httpx.Client(event_hooks={"request": [tag]})
    http.event_hooks["request"].append(print)
    http.post(URL, json=BODY)  # expect: pass
    http.event_hooks["request"] = []
    http.post(URL, json=BODY)  # expect: fail team_id correlation_id


def authenticators():
    http = httpx.Client(auth=Tagging())
    http.post(URL, json=BODY)  # expect: pass
    http.post(URL, json=BODY, auth=httpx.USE_CLIENT_DEFAULT)  # expect: pass
    http.post(URL, json=BODY, auth=None)  # expect: fail team_id correlation_id
    http.post(URL, json=BODY, auth=("user", "pass"))  # expect: fail team_id correlation_id
    http.auth = None
    http.post(URL, json=BODY)  # expect: fail team_id correlation_id


def authenticators_of_requests():
    session = requests.Session()
    session.auth = TagAuth()
    session.post(URL, json=BODY, auth=None)  # expect: pass
    session.post(URL, json=BODY, auth=("user", "pass"))  # expect: fail team_id correlation_id


def copied_headers():
    headers = {"x-team-id": "search"}
    http = httpx.Client(headers=headers)
    kept = OpenAI(default_headers=headers)
    headers["x-correlation-id"] = "1"
    http.post(URL, json=BODY)  # expect: fail correlation_id
    kept.responses.create(model="m", input="a")  # expect: pass


def variables():
    os.environ["TEAM"] = "search"
    headers = {"x-team-id": os.environ.get("TEAM", ""), "x-correlation-id": "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass
    os.environ.pop("TEAM", None)
    headers = {"x-team-id": os.environ.get("TEAM", ""), "x-correlation-id": "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id
    headers = {"x-team-id": os.environ.get("TEAM", "ads"), "x-correlation-id": "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


def deleted_variable():
    os.environ["OWNER"] = "search"
    del os.environ["OWNER"]
    headers = {"x-team-id": os.getenv("OWNER") or "", "x-correlation-id": "1"}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail team_id


def early(run=RUN, team=TEAM):
    headers = {"x-team-id": team, "x-correlation-id": run}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: fail correlation_id


def late(run=None):
    headers = {"x-team-id": TEAM, "x-correlation-id": run or RUN}
    client.responses.create(model="m", input="a", extra_headers=headers)  # expect: pass


RUN = "run-7"


def edges():
    names = ("x-team-id", "x-correlation-id", "x-debug")
    some = {n: "a" for n in names if n.startswith(("x-t", "x-c"))}
    client.responses.create(model="m", input="a", extra_headers=some)  # expect: pass
    fewer = {n: "a" for n in names if not n.endswith(("-id", "-key"))}
    client.responses.create(model="m", input="a", extra_headers=fewer)  # expect: fail team_id correlation_id


def main():
    early()
    late()
