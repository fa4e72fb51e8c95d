import os

import requests

from gateway_auth import OwnerAuth

URL = os.environ["LLM_GATEWAY_URL"] + "/v1/chat/completions"
auth = OwnerAuth("t", "library", "librarian")


def payload(text):
    return {"model": "gpt-4o", "messages": [{"role": "user", "content": text}]}


def ask(text, cid):
    return requests.post(URL, json=payload(text), auth=auth, headers={"X-Correlation-Id": cid}, timeout=10).json()


def ask_with_token(text, cid):
    return requests.post(URL, json=payload(text), headers={"Authorization": "Bearer t", "X-Correlation-Id": cid}, timeout=10).json()


def main():
    ask("a book", "l-1")
    ask_with_token("a book", "l-2")
