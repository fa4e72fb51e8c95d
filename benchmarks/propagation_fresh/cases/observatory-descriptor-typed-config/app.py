from openai import OpenAI

from config import Config

client = OpenAI()


def ask(text, **overrides):
    config = Config()
    for name, value in overrides.items():
        setattr(config, name, value)
    return client.responses.create(model="gpt-4o", input=text, extra_headers=config.headers() | {"x-correlation-id": "o-1"})


def staged(text):
    return ask(text, environment="prod")


def main():
    staged("a")
