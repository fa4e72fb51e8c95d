import anthropic
import instructor
import openai
from pydantic import BaseModel

TAGS = {"x-team-id": "ip", "x-cost-center": "cc-446", "x-service": "ip", "x-environment": "prod", "x-correlation-id": "1"}


class Item(BaseModel):
    name: str


gpt = instructor.from_openai(openai.OpenAI())
claude = instructor.from_anthropic(anthropic.Anthropic(default_headers=TAGS))


def item(text):
    return gpt.chat.completions.create(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}],
                                       extra_headers=TAGS)


def item_claude(text):
    return claude.messages.create(model="claude-sonnet-4-0", max_tokens=9, response_model=Item,
                                  messages=[{"role": "user", "content": text}])


def item_bare(text):
    return gpt.create(model="gpt-4o", response_model=Item, messages=[{"role": "user", "content": text}])


def main():
    item("a")
    item_claude("a")
    item_bare("a")
