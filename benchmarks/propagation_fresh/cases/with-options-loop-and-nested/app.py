"""Copies of copies; a header set to None in a later copy... is simply another default."""
import anthropic

root = anthropic.Anthropic(default_headers={"x-team-id": "ward", "x-cost-center": "cc-1043"})
ward = root.with_options(default_headers={"x-service": "ward", "x-environment": "prod"}, max_retries=0)


def scoped(cid):
    return ward.with_options(default_headers={"x-correlation-id": cid}) if cid else ward


def note(text, cid=None):
    return scoped(cid).messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}])


def rounds(names):
    for n, name in enumerate(names):
        llm = root.copy(default_headers={"x-service": "rounds", "x-correlation-id": str(n)})
        llm.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": name}])


def main():
    note("a", "w-1")
    note("b")
    rounds(["c"])
