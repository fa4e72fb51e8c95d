from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "rb", "x-cost-center": "cc-1", "x-service": "rb", "x-environment": "prod", "x-correlation-id": "1"}
headers = OWNER


def a():
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def b():
    global headers
    headers = {}
    out = client.responses.create(model="gpt-4o", input="x", extra_headers=headers)
    headers = OWNER
    return out


def c():
    h = {}
    h |= OWNER
    h = h if h else None
    (first, *rest) = [h, {}]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=first)


def d():
    h = OWNER
    for h in [{**OWNER}]:
        pass
    del h["x-team-id"]
    return client.responses.create(model="gpt-4o", input="x", extra_headers=h)


def e():
    with_client = client
    with_client = OpenAI(default_headers=OWNER)
    return with_client.responses.create(model="gpt-4o", input="x")



def main():
    for fn in (a, b, c, d, e):
        fn()
