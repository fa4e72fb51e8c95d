"""Headers as a list of pairs, a body serialised by hand with metadata inside, and a path put together."""
import json
import os

import httpx
import requests

GATEWAY = os.environ["LLM_GATEWAY_URL"].rstrip("/")
PAIRS = [("X-Team-Id", "rt"), ("X-Cost-Center", "cc-481"), ("X-Service", "rt"), ("X-Environment", "prod")]
FIELDS = {k[2:].lower().replace("-", "_"): v for k, v in PAIRS}


def url(*parts):
    return "/".join([GATEWAY, "v1", *parts])


def pairs(text, cid):
    return httpx.post(url("chat", "completions"), headers=[*PAIRS, ("X-Correlation-Id", cid)],
                      json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]})


def serialised(text, cid):
    body = json.dumps({"model": "gpt-4o", "input": text, "metadata": {**FIELDS, "correlation_id": cid}})
    return requests.post(url("responses"), data=body, headers={"content-type": "application/json"})


def serialised_bare(text):
    body = json.dumps({"model": "gpt-4o", "input": text, "metadata": FIELDS})
    return requests.post(url("responses"), data=body, headers={"content-type": "application/json"})


def main():
    pairs("a", "1")
    serialised("a", "1")
    serialised_bare("a")
