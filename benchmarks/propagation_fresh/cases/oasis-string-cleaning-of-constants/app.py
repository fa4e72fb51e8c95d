import re

import anthropic

api = anthropic.Anthropic()
FIELDS = "teamId costCenter service environment correlationId".split()
VALUES = dict(zip(FIELDS, "oasis;cc-393;palms;prod;o-1".split(";")))


def header(name):
    return "x-" + re.sub(r"(?<=[a-z])([A-Z])", lambda m: "-" + m.group(1).lower(), name)


def kebab(name):
    return "x-" + re.sub("([A-Z])", r"-\1", name).lower()


def wrong(name):
    return "x-" + name.lower()


def ask(text, how):
    headers = {how(name): value for name, value in VALUES.items()}
    return api.messages.create(model="claude-sonnet-4-0", max_tokens=3, extra_headers=headers,
                               messages=[{"role": "user", "content": text}])


def one(text):
    return ask(text, header)


def two(text):
    return ask(text, kebab)


def three(text):
    return ask(text, wrong)


def main():
    one("a")
    two("b")
    three("c")
