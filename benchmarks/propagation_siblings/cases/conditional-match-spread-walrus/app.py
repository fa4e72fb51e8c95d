from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "pay", "x-service": "pay", "x-environment": "prod"}


def ask_match(kind, text):
    match kind:
        case "invoice" | "refund":
            cost = {"x-cost-center": "cc-1"}
        case str() if kind.startswith("x-"):
            cost = {"x-cost-center": "cc-2"}
        case _:
            cost = {}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, **cost, "x-correlation-id": "m"})


def ask_match_total(kind, text):
    match kind:
        case "invoice":
            cost = "cc-1"
        case {"cost": cost}:
            pass
        case _:
            cost = "cc-9"
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**BASE, "x-cost-center": cost, "x-correlation-id": "m"})


def ask_spread(text, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **BASE, "x-cost-center": "cc-5", **({"x-correlation-id": cid} if cid else {})})


def ask_spread_else(text, cid=None):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={
        **BASE, "x-cost-center": "cc-5", **({"x-correlation-id": cid} if cid else {"x-correlation-id": "none-given"})})


def ask_walrus(text, tags):
    if (cc := tags.get("cc")) is not None:
        return client.responses.create(model="gpt-4o", input=text,
                                       extra_headers={**BASE, "x-cost-center": cc, "x-correlation-id": "w"})
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**BASE, "x-correlation-id": "w"})


def ask_chain(text, level):
    cc = "cc-low" if level < 3 else "cc-mid" if level < 6 else "cc-high"
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={**BASE, "x-cost-center": cc, "x-correlation-id": "w"})


def main():
    ask_match("invoice", "a")
    ask_match("other", "a")
    ask_match_total("invoice", "a")
    ask_match_total({"cost": "cc-4"}, "a")
    ask_match_total(3, "a")
    ask_spread("a", "c-1")
    ask_spread("a")
    ask_spread_else("a", "c-1")
    ask_spread_else("a")
    ask_walrus("a", {"cc": "cc-7"})
    ask_walrus("a", {})
    ask_chain("a", 1)
    ask_chain("a", 5)
    ask_chain("a", 9)
