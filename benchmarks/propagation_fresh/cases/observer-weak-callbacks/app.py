import atexit

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "ow", "x-cost-center": "cc-454", "x-service": "ow", "x-environment": "prod"}


class Subject:
    def __init__(self):
        self.observers = {}

    def subscribe(self, kind, observer, **bound):
        self.observers.setdefault(kind, []).append((observer, bound))

    def notify(self, kind, text):
        return [observer(text, **bound) for observer, bound in self.observers.get(kind, ())]


class Summariser:
    def __init__(self, correlation):
        self.correlation = correlation

    def on_text(self, text):
        headers = {**OWNER, **({"x-correlation-id": self.correlation} if self.correlation else {})}
        return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def tag(text, headers=OWNER):
    return client.responses.create(model="gpt-4o-mini", input=text, extra_headers=headers)


def main():
    subject = Subject()
    subject.subscribe("text", Summariser("s-1").on_text)
    subject.subscribe("text", tag, headers={**OWNER, "x-correlation-id": "t-1"})
    subject.notify("text", "a")
    subject.subscribe("late", Summariser(None).on_text)
    subject.notify("late", "b")
    atexit.unregister(subject.notify)
