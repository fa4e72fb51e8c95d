"""Each provider in turn until one answers; the last one was added in a hurry."""
from anthropic import Anthropic
from openai import OpenAI, OpenAIError

oai, claude = OpenAI(max_retries=0), Anthropic(max_retries=0)


def tags(cid):
    return {"x-team-id": "bakery", "x-cost-center": "cc-20", "x-service": "recipes", "x-environment": "prod",
            "x-correlation-id": cid}


def first(text, cid):
    return oai.responses.create(model="gpt-oven", input=text, extra_headers=tags(cid)).output_text


def second(text, cid):
    return claude.messages.create(model="claude-oven", max_tokens=5, extra_headers=tags(cid),
                                  messages=[{"role": "user", "content": text}]).content[0].text


def last(text, cid):
    return oai.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": text}],
                                       extra_headers={"x-correlation-id": cid}).choices[0].message.content


CHAIN = [first, second, last]


def bake(text, cid):
    problems = []
    for step in CHAIN:
        try:
            return step(text, cid)
        except Exception as e:
            problems.append(e)
    raise ExceptionGroup("no provider answered", problems)


def main():
    bake("a", "b-1")
