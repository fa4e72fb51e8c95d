"""Names made with translate, join and slices; one table lacks the dash."""
from openai import OpenAI

FIELDS = ("team_id", "cost_center", "service", "environment", "correlation_id")
VALUES = ("hn", "cc-1086", "hn", "prod", "1")
DASH = str.maketrans("_", "-")
client = OpenAI()


def ask(text):
    names = ["-".join(["x", *f.split("_")]) for f in FIELDS]
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(names, VALUES, strict=True)))


def ask_translated(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={("X-" + f.title()).translate(DASH): v for f, v in zip(FIELDS, VALUES)})


def ask_glued(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers={"x-" + f.replace("_", ""): v for f, v in zip(FIELDS, VALUES)})


def main():
    ask("a")
    ask_translated("a")
    ask_glued("a")
