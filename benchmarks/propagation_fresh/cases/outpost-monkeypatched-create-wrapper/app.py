from openai import OpenAI

import patching

patching.install()
client = OpenAI()


def watch(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "o-1"})


def sleep(text):
    return client.responses.create(model="gpt-4o", input=text)


def chat(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    watch("a")
    sleep("b")
    chat("c")
