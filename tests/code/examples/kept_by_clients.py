"""What SDK clients keep in private attributes: who changes it changes what each request carries."""

import httpx
from anthropic import Anthropic
from openai import OpenAI

TEAM = {"x-team-id": "a", "x-correlation-id": "1"}


def kept():
    c = OpenAI(default_headers=TEAM)
    c.responses.create(model="m", input="x")  # expect: pass


def replaced():
    c = OpenAI(default_headers=TEAM)
    c._custom_headers = {}
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def set_later():
    c = OpenAI()
    c._custom_headers = {"x-team-id": "a", "x-correlation-id": "1"}
    c.responses.create(model="m", input="x")  # expect: pass


def taken_away():
    c = OpenAI(default_headers={"x-team-id": "a", "x-correlation-id": "1"})
    c._custom_headers.pop("x-team-id")
    c.responses.create(model="m", input="x")  # expect: fail team_id


def another_name():
    c = OpenAI(default_headers=TEAM)
    c._default_headers = {}
    c.responses.create(model="m", input="x")  # expect: unverifiable team_id correlation_id


def added():
    c = OpenAI()
    c._custom_headers["x-team-id"] = "b"
    c.responses.create(model="m", input="x")  # expect: fail correlation_id


def view_of_all_headers():
    c = OpenAI()
    c.default_headers["x-team-id"] = "b"
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def without_the_http_client():
    c = OpenAI(http_client=httpx.Client(headers=TEAM))
    c._client = httpx.Client()
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def with_another_http_client():
    c = OpenAI()
    c._client = httpx.Client(headers=TEAM)
    c.responses.create(model="m", input="x")  # expect: pass


def headers_of_the_http_client():
    c = OpenAI()
    c._client.headers.update(TEAM)
    c.responses.create(model="m", input="x")  # expect: pass


def fewer_headers_of_the_http_client():
    c = OpenAI(http_client=httpx.Client(headers=TEAM))
    c._client.headers.pop("x-team-id")
    c.responses.create(model="m", input="x")  # expect: fail team_id


def cleared():
    c = OpenAI(default_headers={"x-team-id": "a", "x-correlation-id": "1"})
    c._custom_headers.clear()
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def argument_changed_later():
    d = {"x-team-id": "a", "x-correlation-id": "1"}
    c = OpenAI(default_headers=d)
    d.clear()
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def copied_after():
    c = OpenAI(default_headers=TEAM)
    c._custom_headers = {}
    c.with_options(timeout=3).responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_setattr():
    c = OpenAI(default_headers=TEAM)
    setattr(c, "_custom_headers", {})  # noqa: B010
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_dict_item():
    c = OpenAI(default_headers=TEAM)
    c.__dict__["_custom_headers"] = {}
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def copied_before():
    c = OpenAI(default_headers=TEAM)
    d = c.with_options(timeout=3)
    c._custom_headers = {}
    d.responses.create(model="m", input="x")  # expect: pass


def cleared_with_its_copies():
    c = OpenAI(default_headers={"x-team-id": "a", "x-correlation-id": "1"})
    d = c.with_options(timeout=3)
    c._custom_headers.clear()
    d.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def extended():
    c = OpenAI(default_headers=TEAM)
    c._custom_headers = {**c._custom_headers, "x": "1"}
    c.responses.create(model="m", input="x")  # expect: pass


def of_anthropic():
    c = Anthropic(default_headers=TEAM)
    c._custom_headers = {}
    c.messages.create(model="m", messages=[])  # expect: fail team_id correlation_id


def by_a_resource():
    c = Anthropic(default_headers=TEAM)
    c.messages._client._custom_headers = {}
    c.messages.create(model="m", messages=[])  # expect: fail team_id correlation_id


def deleted():
    c = OpenAI(default_headers=dict(TEAM))
    del c._custom_headers["x-team-id"]
    c.responses.create(model="m", input="x")  # expect: fail team_id


def by_a_deeper_resource():
    c = OpenAI(default_headers=TEAM)
    c.chat.completions._client._custom_headers = {}
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_object_setattr():
    c = OpenAI(default_headers=TEAM)
    object.__setattr__(c, "_custom_headers", {})
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_vars():
    c = OpenAI(default_headers=TEAM)
    vars(c)["_custom_headers"] = {}
    c.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def by_dict_update():
    c = OpenAI(default_headers=TEAM)
    c.__dict__.update(_custom_headers={})
    c.responses.create(model="m", input="x")  # expect: unverifiable team_id correlation_id


def resource_of_another_client():
    c = OpenAI(default_headers=TEAM)
    c.chat.completions._client = OpenAI()  # expect: unverifiable team_id correlation_id
    c.chat.completions.create(model="m", messages=[])  # expect: unverifiable team_id correlation_id


def resource_replaced():
    c = OpenAI(default_headers=TEAM)  # expect: pass
    c.chat = OpenAI().chat
    c.chat.completions.create(model="m", messages=[])  # expect: fail team_id correlation_id


def by_a_name_that_is_not_known(name):
    c = OpenAI(default_headers=TEAM)
    setattr(c, name, {})
    c.responses.create(model="m", input="x")  # expect: unverifiable team_id correlation_id


class Job:
    def __init__(self):
        self.headers = TEAM


def of_an_object(name):
    job = Job()
    setattr(job, name, {})
    tags = job.headers
    OpenAI().responses.create(model="m", input="x", extra_headers=tags)  # expect: unverifiable team_id correlation_id


def on_some_path_only(flag):
    c = OpenAI(default_headers=TEAM)
    if flag:
        c._custom_headers = {}
    c.responses.create(model="m", input="x")  # expect: unverifiable team_id correlation_id


def of_a_client_that_is_given(c: OpenAI):
    c._custom_headers = TEAM
    c.responses.create(model="m", input="x")  # expect: pass
