from anthropic import Anthropic

client = Anthropic()
BASE = {"x-team-id": "mw", "x-service": "mw", "x-environment": "prod", "x-correlation-id": "7"}


def center(kind):
    match kind:
        case "free" | "trial":
            return "cc-free"
        case "paid":
            return "cc-915"
        case _:
            return None


def strict(kind, text):
    headers = dict(BASE)
    if (cc := center(kind)) is None:
        raise ValueError(kind)
    headers["x-cost-center"] = cc
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def loose(kind, text):
    headers = dict(BASE)
    if cc := center(kind):
        headers["x-cost-center"] = cc
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=4, extra_headers=headers,
                                  messages=[{"role": "user", "content": text}])


def main():
    strict("trial", "a")
    strict("paid", "a")
    loose("paid", "a")
    loose("staff", "a")
