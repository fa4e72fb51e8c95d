from openai import OpenAI

client = OpenAI()
OWNERS = {"bot": {"team": "a", "center": "c"}, "lab": {"team": "l"}}


def headers(name):
    out = {"x-service": name, "x-environment": "p", "x-correlation-id": "1"}
    try:
        out["x-team-id"] = OWNERS[name]["team"]
        out["x-cost-center"] = OWNERS[name]["center"]
    except KeyError:
        pass
    return out


def bot(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("bot"))


def lab(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("lab"))


def none(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers("none"))


def main():
    bot("a")
    lab("b")
    none("c")
