"""Two spellings of one header: both leave, the empty one too."""
from openai import OpenAI

FULL = {"X-Team-ID": "hc", "X-Cost-Center": "cc-35", "X-Service": "hc", "X-Environment": "prod", "X-Correlation-ID": "1"}
client = OpenAI()


def lowered():
    return {name.lower(): value for name, value in FULL.items()}


def one_spelling(text):
    headers = lowered()
    headers["x-team-id"] = ""
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def removed_by_other_spelling(text):
    headers = dict(FULL)
    headers.pop("x-team-id", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def removed_lowered(text):
    headers = lowered()
    headers.pop("x-team-id", None)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    one_spelling("a")
    removed_by_other_spelling("b")
    removed_lowered("c")
