from functools import partial

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "cinema", "x-cost-center": "cc-47", "x-service": "trailers", "x-environment": "prod"}


def send(kind, text, *, headers=None, model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": f"{kind}: {text}"}],
                                          extra_headers=headers)


tagged = partial(send, headers={**TAGS, "x-correlation-id": "reel"})
ACTIONS = {
    "tagline": partial(tagged, "tagline"),
    "teaser": partial(tagged, "teaser", model="gpt-4o-mini"),
    "credits": partial(tagged, "credits", headers=TAGS),
}


def run(action, text):
    return ACTIONS[action](text)


def main():
    run("tagline", "space")
    run("teaser", "space")
    run("credits", "space")
