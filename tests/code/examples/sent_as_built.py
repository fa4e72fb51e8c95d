"""Requests to a gateway that are built before they are sent, and urllib's openers."""

import json
import os
from urllib.request import Request, build_opener

import requests

GATEWAY = os.environ["LLM_GATEWAY_URL"]

http = requests.Session()
http.headers.update({"x-team-id": "search"})
opener = build_opener()
opener.addheaders = [("x-team-id", "search")]
plain = build_opener()


def built(text, visit):
    body = {"model": "m", "max_tokens": 8, "messages": [{"role": "user", "content": text}]}
    return requests.Request("POST", GATEWAY + "/v1/messages", json=body, headers={"x-correlation-id": visit})


def prepared_by_the_session(text, visit):
    return http.send(http.prepare_request(built(text, visit)))  # expect: pass


def prepared_by_itself(text, visit):
    return http.send(built(text, visit).prepare())  # expect: fail team_id


def no_question(text):
    request = requests.Request("POST", GATEWAY + "/v1/messages", json={"to": "ann", "text": text})
    return http.send(http.prepare_request(request))


def embedding(text, visit):
    data = json.dumps({"model": "m", "input": text}).encode()
    return Request(GATEWAY + "/v1/embeddings", data=data, headers={"x-correlation-id": visit})


def opened(text, visit):
    return opener.open(embedding(text, visit))  # expect: pass


def opened_plainly(text, visit):
    return plain.open(embedding(text, visit))  # expect: fail team_id


def main():
    prepared_by_the_session("a", "1")
    prepared_by_itself("a", "1")
    no_question("a")
    opened("a", "1")
    opened_plainly("a", "1")
