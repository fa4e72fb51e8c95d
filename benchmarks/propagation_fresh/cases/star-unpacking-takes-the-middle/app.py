"""`first, *rest` and `*rest, last` leave one out; a later mapping wins in a literal, an earlier one in a merge by hand."""
from anthropic import Anthropic

api = Anthropic()
PAIRS = [("x-team-id", "su"), ("x-cost-center", "cc-16"), ("x-service", "su"), ("x-environment", "prod"), ("x-correlation-id", "1")]
BLANK = {"x-team-id": "", "x-cost-center": ""}


def send(text, headers):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def without_first(text):
    _, *rest = PAIRS
    return send(text, dict(rest))


def whole(text):
    first, *rest = PAIRS
    return send(text, dict([first, *rest]))


def later_wins(text):
    return send(text, {**dict(PAIRS), **BLANK})


def earlier_wins(text):
    return send(text, {**BLANK, **dict(PAIRS)})


def kept_by_hand(text):
    headers = dict(BLANK)
    for name, value in PAIRS:
        headers.setdefault(name, value)
    return send(text, headers)


def main():
    without_first("a")
    whole("b")
    later_wins("c")
    earlier_wins("d")
    kept_by_hand("e")
