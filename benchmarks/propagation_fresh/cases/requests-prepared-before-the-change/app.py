"""A prepared request has what the session had when it was prepared."""
import requests

URL = "https://api.openai.com/v1/embeddings"
TAGS = {"x-team-id": "rp", "x-cost-center": "cc-29", "x-service": "rp", "x-environment": "prod", "x-correlation-id": "1"}
BODY = {"model": "text-embedding-3-small", "input": "a"}


def prepared_early():
    session = requests.Session()
    prepared = session.prepare_request(requests.Request("POST", URL, json=BODY))
    session.headers.update(TAGS)
    return session.send(prepared)


def prepared_late():
    session = requests.Session()
    session.headers.update(TAGS)
    prepared = session.prepare_request(requests.Request("POST", URL, json=BODY))
    session.headers.clear()
    return session.send(prepared)


def bare_request():
    session = requests.Session()
    session.headers.update(TAGS)
    return session.send(requests.Request("POST", URL, json=BODY).prepare())


def main():
    prepared_early()
    prepared_late()
    bare_request()
