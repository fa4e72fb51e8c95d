import anthropic

api = anthropic.Anthropic()


def full():
    return {"x-team-id": "ferry", "x-cost-center": "cc-387", "x-service": "tickets", "x-environment": "prod",
            "x-correlation-id": "f-1"}


def send(text, headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def moved(text):
    headers = full()
    headers["X-Team"] = headers.pop("x-team-id")
    return send(text, headers)


def restored(text):
    headers = full()
    saved = headers.pop("x-service", None)
    headers["x-service"] = saved
    return send(text, headers)


def trimmed(text):
    headers = full()
    for name in list(headers):
        if name.endswith("environment"):
            del headers[name]
    return send(text, headers)


def last(text):
    headers = full()
    headers.popitem()
    headers.setdefault("x-correlation-id", "again")
    return send(text, headers)


def main():
    moved("a")
    restored("b")
    trimmed("c")
    last("d")
