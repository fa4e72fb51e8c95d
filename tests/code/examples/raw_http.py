"""Requests to a provider without an SDK: the URL says whether they are calls."""

import httpx
import requests

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
OWNER = {"x-team-id": "search"}


URL = "https://api.openai.com/v1/chat/completions"


def post(url, body, headers=None):
    return httpx.post(url, json=body, headers=headers)  # expect: fail team_id correlation_id


def tagged():
    post(URL, {"model": "m"}, headers=TAGS)


def untagged():
    post(URL, {"model": "m"})  # expect: blame team_id correlation_id


def elsewhere():
    requests.post("https://example.com/v1/things", json={})


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()
        self.session.headers.update(OWNER)

    def send(self, path, cid=None):
        headers = {"x-correlation-id": cid} if cid else None
        return self.session.post(f"{self.base}/{path}", headers=headers)  # expect: fail correlation_id


class Session(requests.Session):
    def request(self, method, url, **options):
        return super().request(method, url, headers=OWNER, **options)  # expect: fail correlation_id


def main():
    tagged()
    untagged()
    elsewhere()
    api = Api("https://api.anthropic.com/v1")
    api.send("messages", "1")
    api.send("messages")  # expect: blame correlation_id
    Session().post(URL, json={})


class Listener:
    def __init__(self, base_url="https://api.deepgram.com/v1"):
        self.base_url = (base_url or "https://api.deepgram.com/v1").rstrip("/")

    def listen(self):
        return requests.post(f"{self.base_url}/listen", json={"url": "x"})  # expect: fail team_id correlation_id
