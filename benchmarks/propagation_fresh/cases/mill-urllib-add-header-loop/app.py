import json
import os
import urllib.request

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/embeddings"
OWNER = {"X-Team-Id": "mill", "X-Cost-Center": "cc-941", "X-Service": "grist", "X-Environment": "prod"}


def request(text):
    body = json.dumps({"model": "text-embedding-3-small", "input": text}).encode()
    req = urllib.request.Request(URL, data=body, method="POST")
    req.add_header("Content-Type", "application/json")
    for name, value in OWNER.items():
        req.add_header(name, value)
    return req


def embed(text, cid):
    req = request(text)
    req.add_header("X-Correlation-Id", cid)
    with urllib.request.urlopen(req) as response:
        return json.load(response)


def embed_quick(text):
    with urllib.request.urlopen(request(text)) as response:
        return json.load(response)


def main():
    embed("rye", "m-1")
    embed_quick("oats")
