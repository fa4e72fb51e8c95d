import anthropic

api = anthropic.Anthropic()
OWNER = {"x-team-id": "lantern", "x-cost-center": "cc-346", "x-service": "light", "x-environment": "prod"}


def sender(headers):
    def send(text):
        return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                                   messages=[{"role": "user", "content": text}])
    return send


def numbered():
    count = 0

    def headers():
        nonlocal count
        count += 1
        return OWNER | {"x-correlation-id": f"l-{count}"}
    return lambda text: sender(headers())(text)


TABLE = {"numbered": numbered(), "plain": sender(OWNER), "fixed": sender({**OWNER, "x-correlation-id": "fixed"})}


def numbered_light(text):
    return TABLE["numbered"](text)


def plain_light(text):
    return TABLE["plain"](text)


def fixed_light(text):
    return TABLE["fixed"](text)


def main():
    numbered_light("a")
    plain_light("b")
    fixed_light("c")
