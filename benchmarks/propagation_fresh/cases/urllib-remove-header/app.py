import json
import urllib.request

URL = "https://api.openai.com/v1/responses"
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def request(text):
    return urllib.request.Request(URL, data=json.dumps({"model": "gpt-4o", "input": text}).encode(), headers=TAGS)


def ask(text):
    with urllib.request.urlopen(request(text)) as reply:
        return reply.read()


def ask_without(text):
    req = request(text)
    req.remove_header("X-team-id")
    with urllib.request.urlopen(req) as reply:
        return reply.read()


def ask_replaced(text):
    req = request(text)
    req.headers = {"x-team-id": "a"}
    return urllib.request.urlopen(req).read()


def ask_unredirected(text):
    req = urllib.request.Request(URL, data=json.dumps({"model": "gpt-4o", "input": text}).encode())
    for name, value in TAGS.items():
        req.add_unredirected_header(name, value)
    return urllib.request.urlopen(req).read()


def main():
    ask("a")
    ask_without("b")
    ask_replaced("c")
    ask_unredirected("d")
