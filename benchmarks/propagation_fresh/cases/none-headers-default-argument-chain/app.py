from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "nd", "x-cost-center": "cc-3040", "x-service": "nd", "x-environment": "prod"}


def base(text, headers=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def owned(text, headers=None):
    headers = OWNER if headers is None else {**OWNER, **headers}
    return base(text, headers)


def traced(text, cid=None, headers=None):
    if cid:
        headers = (headers or {}) | {"x-correlation-id": cid}
    return owned(text, headers)


def main():
    traced("a", "1")
    traced("b", headers={"x-correlation-id": "2"})
    traced("c")
