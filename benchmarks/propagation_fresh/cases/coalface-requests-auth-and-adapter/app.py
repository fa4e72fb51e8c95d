import os

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"


class OwnerAuth(AuthBase):
    def __init__(self, team, cost):
        self.team, self.cost = team, cost

    def __call__(self, request):
        request.headers["x-team-id"] = self.team
        request.headers["x-cost-center"] = self.cost
        return request


class Stamp(HTTPAdapter):
    def add_headers(self, request, **kwargs):
        request.headers.update({"x-service": "coal", "x-environment": "prod", "x-correlation-id": "s-1"})


def session(stamped):
    out = requests.Session()
    out.auth = OwnerAuth("coal", "cc-366")
    if stamped:
        for scheme in ("http://", "https://"):
            out.mount(scheme, Stamp())
    return out


def dig(text):
    return session(True).post(URL, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def rest(text):
    return session(False).post(URL, json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def main():
    dig("a")
    rest("b")
