"""Nested comprehension flattens owner groups; a conditional expression inside gives an empty value."""
from openai import OpenAI

GROUPS = {"owner": {"team-id": "atlas", "cost-center": "cc-1026"}, "run": {"service": "tiles", "environment": "prod", "correlation-id": "a-1"}}
oai = OpenAI()


def flat(groups, hide=frozenset()):
    return {f"x-{k}": ("" if k in hide else v) for group in groups.values() for k, v in group.items()}


def tile(text):
    [out] = [oai.responses.create(model="gpt-4o", input=text, extra_headers=h) for h in [flat(GROUPS)]]
    return out


def tile_hidden(texts):
    return {t: oai.responses.create(model="gpt-4o", input=t, extra_headers=flat(GROUPS, {"cost-center", "team-id"})) for t in texts}


def tile_owner(texts):
    only = {name: group for name, group in GROUPS.items() if name == "owner"}
    return any(oai.responses.create(model="gpt-4o", input=t, extra_headers=flat(only)).error for t in texts)


def main():
    tile("a")
    tile_hidden(["a"])
    tile_owner(["a"])
