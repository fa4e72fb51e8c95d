"""bind() twice: the second one replaces the headers of the first; a bound model is another object than the model."""
from langchain_openai import ChatOpenAI

TAGS = {"x-team-id": "lb", "x-cost-center": "cc-27", "x-service": "lb", "x-environment": "prod", "x-correlation-id": "1"}


def bound(text):
    return ChatOpenAI(model="gpt-4o").bind(extra_headers=TAGS).invoke(text)


def rebound(text):
    return ChatOpenAI(model="gpt-4o").bind(extra_headers=TAGS).bind(extra_headers={"x-correlation-id": "2"}).invoke(text)


def thrown_away(text):
    model = ChatOpenAI(model="gpt-4o")
    model.bind(extra_headers=TAGS)
    return model.invoke(text)


def changed_later(text):
    headers = dict(TAGS)
    model = ChatOpenAI(model="gpt-4o", default_headers=headers)
    headers.clear()
    return model.invoke(text)


def added_later(text):
    headers = {}
    model = ChatOpenAI(model="gpt-4o", default_headers=headers)
    headers.update(TAGS)
    return model.invoke(text)


def main():
    bound("a")
    rebound("b")
    thrown_away("c")
    changed_later("d")
    added_later("e")
