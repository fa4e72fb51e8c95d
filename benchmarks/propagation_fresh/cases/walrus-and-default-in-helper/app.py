from openai import OpenAI

client = OpenAI()
REGISTRY = {"search": {"team": "sr", "center": "cc-63"}, "lab": {"team": "lab"}}


def headers(feature, cid):
    out = {"x-service": feature, "x-environment": "prod", "x-correlation-id": cid}
    if entry := REGISTRY.get(feature):
        out["x-team-id"] = entry["team"]
        if (center := entry.get("center")) is not None:
            out["x-cost-center"] = center
    return out


def search(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("search", "s"))


def lab(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("lab", "l"))


def other(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("other", "o"))


def main():
    search("a")
    lab("b")
    other("c")
