import instrument
from openai import OpenAI

instrument.install()
client = OpenAI()


def cross(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def span(text):
    return client.responses.create(model="gpt-4o", input=text)


def main():
    cross("train")
    span("arch")
