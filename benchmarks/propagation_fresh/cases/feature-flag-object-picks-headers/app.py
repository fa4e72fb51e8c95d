import os

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "ff", "x-cost-center": "cc-95", "x-service": "ff", "x-environment": "prod", "x-correlation-id": "f"}


class Flags:
    ALWAYS = True

    @property
    def tagging(self):
        return os.environ.get("TAG_LLM") == "1"


flags = Flags()


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if flags.tagging else {})


def ask_always(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS if flags.ALWAYS else {})


def main():
    ask("a")
    ask_always("b")
