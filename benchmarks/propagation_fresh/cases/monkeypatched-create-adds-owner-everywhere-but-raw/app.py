from openai import OpenAI

import instrument

instrument.install()
client = OpenAI()


def chat(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def respond(text):
    return client.responses.create(model="gpt-4o", input=text)


def main():
    chat("a")
    respond("b")
