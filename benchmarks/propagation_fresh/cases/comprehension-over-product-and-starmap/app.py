from itertools import chain, product, starmap

from openai import OpenAI

client = OpenAI()
PAIRS = [("x-team-id", "cp"), ("x-cost-center", "cc-2024"), ("x-service", "cp")]


def ask(text, lang):
    headers = dict(chain(PAIRS, [("x-environment", "prod"), ("x-correlation-id", f"{lang}-{text}")]))
    return client.responses.create(model="gpt-4o", input=f"{lang}: {text}", extra_headers=headers)


def draft(text, lang):
    headers = {k: v for pairs in (PAIRS, [("x-environment", "dev")]) for k, v in pairs}
    return client.responses.create(model="gpt-4o-mini", input=f"{lang}: {text}", extra_headers=headers)


def main():
    list(starmap(ask, product("ab", ["de", "fr"])))
    [draft(t, "de") for t in "ab" if t != "a"]
