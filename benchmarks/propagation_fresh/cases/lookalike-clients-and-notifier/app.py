import notifier
from notifier import OpenAI as Alerts
from openai import OpenAI

TAGS = {"x-team-id": "al", "x-cost-center": "cc-43", "x-service": "al", "x-environment": "prod", "x-correlation-id": "1"}


def alert(text):
    Alerts().responses.create(model="pager", input=text)
    notifier.OpenAI().responses.create(model="mail", input=text)
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=TAGS)


def main():
    alert("a")
