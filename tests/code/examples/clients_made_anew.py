"""Clients and requests that are given what they were made with once more, or another client to ask."""

import httpx
import requests
from langchain_openai import ChatOpenAI
from openai import OpenAI

OWNER = {"x-team-id": "search", "x-correlation-id": "7"}
URL = "https://api.openai.com/v1/chat/completions"


def constructed_twice():
    client = OpenAI(default_headers=OWNER)
    client.responses.create(model="m", input="a")  # expect: pass
    client.__init__()
    client.responses.create(model="m", input="a")  # expect: fail team_id correlation_id


def given_another():
    model = ChatOpenAI(model="m", default_headers=OWNER)
    model.invoke("a")  # expect: pass
    model.client = OpenAI().chat.completions  # expect: unverifiable team_id correlation_id
    model.invoke("a")  # expect: unverifiable team_id correlation_id


def prepared_twice():
    session = requests.Session()
    request = requests.Request("POST", URL, headers=OWNER, json={"model": "m", "messages": []})
    prepared = session.prepare_request(request)
    session.send(prepared)  # expect: pass
    prepared.prepare_headers({"x-team-id": "search"})
    session.send(prepared)  # expect: fail correlation_id


def given_another_http_client():
    blank = httpx.Client(headers={"x-team-id": ""})
    client = OpenAI(default_headers=OWNER)
    client.with_options(http_client=blank).responses.create(model="m", input="a")  # expect: pass
    client.with_options(http_client=blank, default_headers={"x-team-id": ""}).responses.create(  # expect: fail team_id
        model="m", input="a"
    )
    OpenAI(http_client=httpx.Client(headers=OWNER)).with_options(http_client=blank).responses.create(  # expect: fail team_id correlation_id
        model="m", input="a"
    )
