from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ads", "x-cost-center": "cc-3", "x-service": "copy"}
PLACE = {"x-environment": "prod", "x-correlation-id": "n-1"}


def send(headers):
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def union():
    headers = OWNER | PLACE
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def union_then_del():
    headers = OWNER | PLACE
    del headers["x-service"]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def union_inplace():
    headers = dict(OWNER)
    headers |= PLACE
    headers.pop("x-debug", None)
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def popped():
    headers = {**OWNER, **PLACE}
    team = headers.pop("x-team-id")
    return client.responses.create(model="gpt-4o", input=team, extra_headers=headers)


def popped_and_put_back():
    headers = {**OWNER, **PLACE}
    team = headers.pop("x-team-id")
    headers["X-Team-Id"] = team.upper()
    return client.responses.create(model="gpt-4o", input=team, extra_headers=headers)


def filtered():
    headers = {k: v for k, v in {**OWNER, **PLACE}.items() if k != "x-cost-center"}
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def kept():
    headers = {k: v for k, v in {**OWNER, **PLACE, "debug": None}.items() if v is not None}
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def cleared():
    headers = dict(OWNER, **PLACE)
    headers.clear()
    headers.update(PLACE)
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def items_joined():
    headers = dict(list(OWNER.items()) + list(PLACE.items()))
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def main():
    for f in (union, union_then_del, union_inplace, popped, popped_and_put_back, filtered, kept, cleared, items_joined):
        f()
    send(OWNER | PLACE)
    send(OWNER)
