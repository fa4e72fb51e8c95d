from functools import cached_property

from openai import OpenAI


class Bot:
    def __init__(self, trace=None):
        self.trace = trace

    @cached_property
    def headers(self):
        out = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}
        if self.trace:
            out["x-correlation-id"] = self.trace
        return out

    def ask(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def ask_stale(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)

    def ask_fresh(self, text):
        return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=self.headers)


def main():
    bot = Bot("t")
    bot.ask("a")
    bot.trace = None
    bot.ask_stale("b")
    del bot.headers
    bot.ask_fresh("c")
