from openai import OpenAI

import conf
import tags

client = OpenAI()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=tags.for_service("hc", cid="1"))


def ask_lab(text):
    cfg = conf.override(env="lab", center=None)
    headers = tags.for_service("hc", cfg, cid="2")
    return client.responses.create(model="gpt-4o", input=text, extra_headers={k: v for k, v in headers.items() if v})


def main():
    ask("a")
    ask_lab("b")
