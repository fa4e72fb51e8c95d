"""Local names hide the SDK's: a parameter called openai, a class called OpenAI in an inner scope."""
import openai


class Echo:
    def __init__(self):
        self.chat = self
        self.completions = self

    def create(self, **kwargs):
        return kwargs["messages"][-1]["content"]

    OpenAI = property(lambda self: lambda: self)


def rehearse(openai, text):
    return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def offline(client, text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def perform(text):
    return openai.OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    rehearse(Echo(), "a")
    offline(Echo(), "a")
    perform("a")
