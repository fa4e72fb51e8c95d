from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "cine", "x-cost-center": "cc-1020", "x-service": "plots", "x-environment": "prod"}


def keep_required(text):
    headers = {**TAGS, "x-debug": "1", "x-correlation-id": "c-1"}
    for name in headers.keys() - {*TAGS, "x-correlation-id"}:
        del headers[name]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def last_dropped(text):
    headers = {**TAGS, "x-correlation-id": "c-2"}
    headers.popitem()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def only_known(text, wanted=("x-team-id", "x-service")):
    headers = {k: TAGS.get(k, "-") for k in wanted} | {"x-correlation-id": "c-3"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    keep_required("a")
    last_dropped("a")
    only_known("a")
