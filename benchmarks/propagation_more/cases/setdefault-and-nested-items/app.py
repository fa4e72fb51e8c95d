"""setdefault keeps what is there, even a blank; nested dicts are filled through get() and a loop."""
from openai import OpenAI

oai = OpenAI()
DEFAULTS = {"x-team-id": "sd", "x-cost-center": "cc-332", "x-service": "sd", "x-environment": "prod"}


def defaulted(headers):
    for name, value in DEFAULTS.items():
        headers.setdefault(name, value)
    return headers


def fresh(text):
    headers = defaulted({"x-correlation-id": text})
    return oai.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def blank_kept(text):
    headers = defaulted({"x-correlation-id": text, "x-service": ""})
    return oai.embeddings.create(model="text-embedding-3-small", input=text, extra_headers=headers)


def cleared(text):
    request = {"model": "text-embedding-3-small", "input": text, "extra_headers": {}}
    request.get("extra_headers").update(DEFAULTS)
    request["extra_headers"]["x-correlation-id"] = text
    if len(text) > 3:
        request["extra_headers"].clear()
    return oai.embeddings.create(**request)


def main():
    fresh("a")
    blank_kept("a")
    cleared("a")
    cleared("long text")
