import json
from urllib import request as rq

HEADERS = {"Content-Type": "application/json", "x-team-id": "sj", "x-cost-center": "cc-3010", "x-service": "sj"}


def call(path, payload, **headers):
    req = rq.Request("https://api.openai.com" + path, data=json.dumps(payload).encode("utf-8"), headers=HEADERS)
    for name, value in headers.items():
        req.add_header("X-" + name.title().replace("_", "-"), value)
    with rq.urlopen(req, timeout=5) as reply:
        return json.loads(reply.read())


def chat(text, cid):
    return call("/v1/chat/completions", {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]},
                environment="prod", correlation_id=cid)


def embed(text):
    return call("/v1/embeddings", {"model": "text-embedding-3-small", "input": text}, environment="prod")


def main():
    chat("a", "1")
    embed("b")
