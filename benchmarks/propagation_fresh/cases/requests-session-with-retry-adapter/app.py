import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

URL = "https://api.openai.com/v1/chat/completions"


def build_session(tags):
    session = requests.Session()
    session.mount("https://", HTTPAdapter(max_retries=Retry(total=1)))
    session.headers.update({"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"], **tags})
    return session


def payload(text):
    return {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}]}


def complete(session, text, correlation_id):
    response = session.post(URL, json=payload(text), headers={"x-correlation-id": correlation_id}, timeout=30)
    return response.json()


def complete_once(text, tags):
    headers = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
    headers.update(tags)
    return requests.post(URL, json=payload(text), headers=headers, timeout=30).json()


def main():
    tags = {"x-team-id": "legacy", "x-cost-center": "cc-10", "x-service": "legacy-bot", "x-environment": "prod"}
    complete(build_session(tags), "a", "l-1")
    complete_once("a", tags)
