"""update(), append(), setdefault() and clear() used for their results."""
from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "mn", "x-cost-center": "cc-4", "x-service": "mn", "x-environment": "prod"}


def update_result(text):
    headers = dict(BASE).update({"x-correlation-id": "1"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def update_then_used(text):
    headers = dict(BASE)
    headers.update({"x-correlation-id": "2"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def setdefault_result(text):
    headers = dict(BASE).setdefault("inner", {"x-correlation-id": "3"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def union_result(text):
    headers = BASE | {"x-correlation-id": "4"}
    headers | {"x-team-id": ""}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def replaced_text(text):
    name = "X_CORRELATION_ID"
    name.replace("_", "-")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, name: "5"})


def main():
    update_result("a")
    update_then_used("b")
    setdefault_result("c")
    union_result("d")
    replaced_text("e")
