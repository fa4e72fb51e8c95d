from openai import OpenAI

from settings import Settings

client = OpenAI()


def toll(text):
    settings = Settings.load(env="prod")
    return client.responses.create(model="gpt-4o", input=text, extra_headers=settings.headers("spire", "s-1"))


def chime(text):
    settings = Settings.load()
    return client.responses.create(model="gpt-4o", input=text, extra_headers=settings.headers("spire", "s-2"))


def main():
    toll("noon")
    chime("dusk")
