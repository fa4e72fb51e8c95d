from anthropic import Anthropic

FULL = {"x-team-id": "dv", "x-cost-center": "cc-2019", "x-service": "dv", "x-environment": "prod", "x-correlation-id": "1", "x-extra": "e"}
api = Anthropic()


def without(headers, *names):
    return dict(item for item in headers.items() if item[0] not in names)


def swapped(headers):
    back = {v: k for k, v in headers.items() if k != "x-service"}
    return {k: v for v, k in back.items()}


def ask(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=without(FULL, "x-extra"))


def ask_less(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=without(FULL, "x-extra", "x-environment"))


def ask_swapped(text):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                               extra_headers=swapped(FULL))


def main():
    ask("a")
    ask_less("a")
    ask_swapped("a")
