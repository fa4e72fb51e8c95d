"""Lists: a slice is a copy, an augmented assignment is not, sorted() copies, .sort() gives None."""
from anthropic import Anthropic

api = Anthropic()
PAIRS = [("x-team-id", "ls"), ("x-cost-center", "cc-3"), ("x-service", "ls"), ("x-environment", "prod"), ("x-correlation-id", "1")]


def send(text, pairs):
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=dict(pairs or []),
                               messages=[{"role": "user", "content": text}])


def sliced(text):
    pairs = list(PAIRS)
    copy = pairs[:]
    copy.clear()
    return send(text, pairs)


def aliased(text):
    pairs = list(PAIRS)
    other = pairs
    other.pop()
    return send(text, pairs)


def sorted_in_place(text):
    return send(text, list(PAIRS).sort())


def sorted_copy(text):
    return send(text, sorted(PAIRS, reverse=True))


def removed_while_iterating(text):
    pairs = list(PAIRS)
    for pair in pairs:
        if pair[0] == "x-service":
            pairs.remove(pair)
    return send(text, pairs)


def main():
    sliced("a")
    aliased("b")
    sorted_in_place("c")
    sorted_copy("d")
    removed_while_iterating("e")
