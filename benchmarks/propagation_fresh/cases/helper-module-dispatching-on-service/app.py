from openai import OpenAI

import owners
import teams

client = OpenAI()


def ask(service, text, **kw):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=owners.headers(service, **kw))


def main():
    ask("pay", "a", cid="1")
    ask("tax", "b")
    ask("none", "c")
