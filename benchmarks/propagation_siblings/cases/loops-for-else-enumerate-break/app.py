from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "etl", "x-cost-center": "cc-4", "x-service": "etl", "x-environment": "prod"}


def numbered(rows):
    for n, row in enumerate(rows, start=1):
        client.responses.create(model="gpt-4o", input=row, extra_headers={**OWNER, "x-correlation-id": f"row-{n}"})


def only_first(rows):
    headers = dict(OWNER, **{"x-correlation-id": "batch"})
    for row in rows:
        client.responses.create(model="gpt-4o", input=row, extra_headers=headers)
        headers = dict(OWNER)


def shared_pop(rows):
    headers = dict(OWNER, **{"x-correlation-id": "batch"})
    for row in rows:
        cid = headers.pop("x-correlation-id", None)
        client.responses.create(model="gpt-4o", input=row, extra_headers={**headers, "x-correlation-id": cid or ""})


def for_else(rows):
    for row in rows:
        if row == "stop":
            headers = OWNER
            break
    else:
        headers = {**OWNER, "x-correlation-id": "all"}
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def built_by_loop(pairs=(("x-team-id", "etl"), ("x-cost-center", "cc-4"), ("x-service", "etl"), ("x-environment", "prod"))):
    headers = {}
    for name, value in pairs:
        headers[name] = value
    headers["x-correlation-id"] = "b"
    return client.responses.create(model="gpt-4o", input="x", extra_headers=headers)


def while_else():
    n = 0
    while n < 2:
        n += 1
        client.responses.create(model="gpt-4o", input="x", extra_headers={**OWNER, "x-correlation-id": str(n)})
    else:
        client.responses.create(model="gpt-4o", input="x", extra_headers=OWNER)


def main():
    numbered(["a", "b"])
    only_first(["a", "b"])
    shared_pop(["a", "b"])
    for_else(["a"])
    for_else(["stop"])
    built_by_loop()
    while_else()
