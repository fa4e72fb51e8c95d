"""A session with headers, one prepared request and one plain post by another session."""
import os

import requests

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"


def session(**headers):
    s = requests.Session()
    s.headers.update({"x-team-id": "pier", "x-cost-center": "cc-938", "x-service": "boats"})
    s.headers.update(headers)
    return s


def payload(text):
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}


def prepared(text, cid):
    s = session(**{"x-environment": "prod"})
    request = s.prepare_request(requests.Request("POST", URL, json=payload(text), headers={"x-correlation-id": cid}))
    return s.send(request, timeout=10).json()


def posted(text, cid):
    return session().post(URL, json=payload(text), headers={"x-correlation-id": cid}, timeout=10).json()


def main():
    prepared("a", "p-1")
    posted("b", "p-2")
