"""Before a call to a vendor, what is internal is taken away; the list of what is internal grew."""
from anthropic import Anthropic

TAGS = {"x-team-id": "vendor", "x-cost-center": "cc-90", "x-service": "vendor", "x-environment": "prod",
        "x-correlation-id": "v-1", "x-user-email": "a@example.org", "x-session": "s"}
PERSONAL = {"x-user-email", "x-session"}
INTERNAL = PERSONAL | {"x-cost-center"}


def without(headers, names):
    kept = headers.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def ask(text):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=without(TAGS, PERSONAL),
                                       messages=[{"role": "user", "content": text}])


def ask_strict(text):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=without(TAGS, INTERNAL),
                                       messages=[{"role": "user", "content": text}])


def main():
    ask("a")
    ask_strict("b")
