"""What clients copy of what they are given, and what a request has that is prepared before it is sent."""

import httpx
import requests
from google import genai
from google.genai import types
from langchain_openai import ChatOpenAI
from openai import OpenAI

URL = "https://api.openai.com/v1/embeddings"
BODY = {"model": "m", "input": "a"}


def tags():
    return {"x-team-id": "search", "x-correlation-id": "1"}


def merged_into_a_copy():
    headers = {"x-team-id": "search"}
    client = OpenAI(default_headers=headers)
    scoped = client.with_options(default_headers={"x-more": "1"})
    slower = client.with_options(timeout=9)
    headers["x-correlation-id"] = "1"
    scoped.responses.create(model="m", input="a")  # expect: fail correlation_id
    slower.responses.create(model="m", input="a")  # expect: pass


def another_http_client():
    client = OpenAI(http_client=httpx.Client(headers=tags()))
    client.with_options(http_client=httpx.Client()).responses.create(model="m", input="a")  # expect: fail team_id correlation_id
    client.with_options(http_client=None).responses.create(model="m", input="a")  # expect: pass
    client.with_options(timeout=3).responses.create(model="m", input="a")  # expect: pass


def of_a_model():
    headers = tags()
    model = ChatOpenAI(model="m", default_headers=headers)
    headers.clear()
    model.invoke("a")  # expect: pass
    late = {}
    model = ChatOpenAI(model="m", default_headers=late)
    late.update(tags())
    model.invoke("a")  # expect: fail team_id correlation_id


def of_options():
    headers = {}
    client = genai.Client(http_options=types.HttpOptions(headers=headers))
    headers.update(tags())
    client.models.generate_content(model="m", contents="a")  # expect: fail team_id correlation_id


def prepared():
    session = requests.Session()
    early = session.prepare_request(requests.Request("POST", URL, json=BODY))
    session.headers.update(tags())
    late = session.prepare_request(requests.Request("POST", URL, json=BODY))
    session.send(early)  # expect: fail team_id correlation_id
    session.send(late)  # expect: pass
    session.send(requests.Request("POST", URL, json=BODY).prepare())  # expect: fail team_id correlation_id


def built():
    http = httpx.Client(headers=tags())
    http.send(http.build_request("POST", URL, json=BODY))  # expect: pass
    http.send(httpx.Request("POST", URL, json=BODY))  # expect: fail team_id correlation_id
