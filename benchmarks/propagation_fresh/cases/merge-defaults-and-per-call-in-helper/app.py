from openai import OpenAI
from openai._types import Omit

client = OpenAI(default_headers={"x-team-id": "md", "x-cost-center": "cc-4012", "x-service": "md", "x-environment": "prod"})


def per_call(cid=None, anonymous=False):
    headers = {}
    if cid:
        headers["X-Correlation-Id"] = cid
    if anonymous:
        headers["X-Team-Id"] = Omit()
    return headers


def ask(text, **kw):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=per_call(**kw))


def main():
    ask("a", cid="1")
    ask("b", cid="2", anonymous=True)
    ask("c")
