import os
from getpass import getuser

from openai import OpenAI

HEADERS = {"x-team-id": "ds", "x-cost-center": os.environ["COST_CENTER"], "x-environment": "prod"}


def start(name, **extra):
    global client, HEADERS
    HEADERS = dict(HEADERS, **{"x-service": name, "x-analyst": getuser() if False else "me"})
    client = OpenAI(default_headers=HEADERS | extra)
    return client


def gpt(prompt, /, *, model="gpt-5", **kw):
    return client.responses.create(model=model, input=prompt, **kw).output_text


def vec(text):
    return client.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=HEADERS).data[0].embedding
