import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "lych", "x-cost-center": "cc-417", "x-service": "gate", "x-environment": "prod"}


def send(text, headers=OWNER, cid=None):
    if cid is not None:
        headers = {**headers, "x-correlation-id": cid}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def collected(text, headers={}):
    headers.update(OWNER)
    headers["x-correlation-id"] = text
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def good(text):
    return send(text, cid="l-1")


def bad(text):
    return send(text)


def main():
    good("a")
    bad("b")
    collected("c")
    collected("d")
