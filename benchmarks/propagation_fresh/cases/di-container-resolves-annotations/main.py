from anthropic import Anthropic
from openai import OpenAI

from container import Container
from services import Answers, Moderation
from tags import OwnerTags


def build() -> Container:
    c = Container()
    c.register(OwnerTags, lambda _: OwnerTags("helpdesk", "cc-88", "helpdesk-bot"))
    c.register(OpenAI, lambda _: OpenAI(max_retries=0))
    c.register(Anthropic, lambda box: Anthropic(default_headers=box.get(OwnerTags).for_request("moderation")))
    return c


def main():
    c = build()
    answers = c.get(Answers)
    if c.get(Moderation).allowed("How do I reset it?"):
        raise SystemExit
    answers.reply("How do I reset it?", "r-1")
    answers.title("How do I reset it?")
