from openai import OpenAI

import tagging

client = OpenAI()


def book(text):
    return client.responses.create(model="gpt-4o", input=text)


def chat(text):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])


def main():
    tagging.patch()
    book("sauna")
    chat("sauna")
