"""Raw requests: session headers, one of which a call removes with None."""
import uuid

import requests

URL = "https://api.openai.com/v1/chat/completions"
session = requests.Session()
session.headers.update({"x-team-id": "rq", "x-cost-center": "cc-22", "x-service": "rq", "x-environment": "prod"})


def ask(text):
    return session.post(URL, headers={"x-correlation-id": uuid.uuid4().hex},
                        json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).json()


def ask_hidden(text):
    return session.post(URL, headers={"x-correlation-id": uuid.uuid4().hex, "x-team-id": None},
                        json={"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}).json()


def main():
    ask("a")
    ask_hidden("b")
