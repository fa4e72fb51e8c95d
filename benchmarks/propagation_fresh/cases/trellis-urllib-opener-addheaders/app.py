import json
import os
from urllib.request import OpenerDirector, Request, build_opener

ENDPOINT = os.environ["LLM_GATEWAY_URL"] + "/v1/embeddings"


def opener(pairs) -> OpenerDirector:
    made = build_opener()
    made.addheaders = [("user-agent", "trellis/1"), *pairs]
    return made


STATIC = [("x-team-id", "trellis"), ("x-cost-center", "cc-862"), ("x-service", "vine-search"), ("x-environment", "prod")]
owned = opener(STATIC)
plain = opener([])


def request(text, **headers):
    data = json.dumps({"model": "text-embedding-3-small", "input": text}).encode()
    return Request(ENDPOINT, data=data, headers={"content-type": "application/json", **headers}, method="POST")


def embed(text):
    with owned.open(request(text, **{"x-correlation-id": text})) as reply:
        return json.load(reply)


def embed_plain(text):
    with plain.open(request(text, **{"x-correlation-id": text})) as reply:
        return json.load(reply)


def main():
    embed("grape")
    embed_plain("hop")
