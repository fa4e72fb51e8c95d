"""A mapping on the class belongs to all objects: one that takes a key out takes it from the next one, too."""
from openai import OpenAI


class Bot:
    headers = {"x-team-id": "bot", "x-cost-center": "cc-41", "x-service": "bot", "x-environment": "prod", "x-correlation-id": "1"}

    def __init__(self, anonymous=False):
        if anonymous:
            self.headers.pop("x-team-id", None)
        self.client = OpenAI()


class Own(Bot):
    headers = dict(Bot.headers)

    def __init__(self, anonymous=False):
        self.headers = dict(type(self).headers)
        super().__init__(anonymous)


def first(text):
    return Bot().client.responses.create(model="gpt-4o", input=text, extra_headers=Bot.headers)


def after_anonymous(text):
    Bot(anonymous=True)
    bot = Bot()
    return bot.client.responses.create(model="gpt-4o", input=text, extra_headers=bot.headers)


def own(text):
    Own(anonymous=True)
    bot = Own()
    return bot.client.responses.create(model="gpt-4o", input=text, extra_headers=bot.headers)


def main():
    first("a")
    own("c")
    after_anonymous("b")
