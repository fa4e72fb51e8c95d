"""Requests that are built first: they have headers of their own, and another request may be made of their parts."""

import httpx
import requests

URL = "https://api.openai.com/v1/chat/completions"
FULL = {"x-team-id": "search", "x-correlation-id": "7"}
BODY = {"model": "m", "messages": []}


def taken_from_what_a_session_prepared():
    session = requests.Session()
    prepared = session.prepare_request(requests.Request("POST", URL, json=BODY, headers=dict(FULL)))
    prepared.headers.pop("x-team-id")
    session.send(prepared)  # expect: fail team_id


def taken_from_what_a_session_adds():
    session = requests.Session()
    session.headers.update(FULL)
    prepared = session.prepare_request(requests.Request("POST", URL, json=BODY))
    prepared.headers["x-team-id"] = ""
    session.send(prepared)  # expect: fail team_id


def only_looked_at():
    session = requests.Session()
    session.headers.update({"x-team-id": "search"})
    prepared = session.prepare_request(requests.Request("POST", URL, json=BODY, headers={"x-correlation-id": "7"}))
    print(prepared.headers)
    session.send(prepared)  # expect: pass
    requests.post(URL, json=BODY, headers=prepared.headers)  # expect: pass


def changed_after_it_was_prepared():
    request = requests.Request("POST", URL, json=BODY, headers=dict(FULL))
    prepared = request.prepare()
    request.headers["x-team-id"] = ""
    requests.Session().send(prepared)  # expect: pass
    requests.Session().send(request.prepare())  # expect: fail team_id


def one_mapping_for_two_requests():
    headers = dict(FULL)
    first = requests.Request("POST", URL, json=BODY, headers=headers)
    first.headers["x-team-id"] = ""
    requests.post(URL, json=BODY, headers=headers)  # expect: fail team_id


def copied():
    prepared = requests.Request("POST", URL, json=BODY, headers=FULL).prepare()
    other = prepared.copy()
    other.headers.pop("x-team-id")
    requests.Session().send(prepared)  # expect: pass
    requests.Session().send(other)  # expect: fail team_id


def headers_of_a_client_within():
    with httpx.Client(headers=FULL) as http:
        request = http.build_request("POST", URL, json=BODY)
        request.headers.pop("x-team-id")
        http.send(request)  # expect: fail team_id
        http.post(URL, json=BODY)  # expect: pass


def another_of_its_parts():
    with httpx.Client() as http:
        request = http.build_request("POST", URL, json=BODY, headers=FULL)
        http.send(request)  # expect: pass
        http.post(str(request.url), content=request.content)  # expect: fail team_id correlation_id
        http.post(request.url, content=request.content, headers=request.headers)  # expect: pass


def another_with_the_body_that_carries():
    with httpx.Client() as http:
        request = http.build_request("POST", URL, json={**BODY, "metadata": {"team_id": "a", "correlation_id": "1"}})
        http.post(request.url, content=request.content)  # expect: pass


def another_of_what_was_prepared():
    prepared = requests.Request("POST", URL, json=BODY, headers=FULL).prepare()
    requests.post(prepared.url, data=prepared.body)  # expect: fail team_id correlation_id
    requests.post(prepared.url, data=prepared.body, headers=dict(prepared.headers))  # expect: pass
