from functools import partial, partialmethod

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "skate", "x-cost-center": "cc-2455", "x-service": "shop", "x-environment": "prod", "x-correlation-id": "s-1"}

ask = partial(client.responses.create, model="gpt-4o", extra_headers=TAGS)


class Shop:
    def _ask(self, text, *, model, headers=None):
        return client.responses.create(model=model, input=text, extra_headers=headers)

    cheap = partialmethod(_ask, model="gpt-4o-mini")
    good = partialmethod(_ask, model="gpt-4o", headers=TAGS)


def main():
    ask(input="boards")
    ask(input="wheels", extra_headers=None)
    shop = Shop()
    shop.good("boards")
    shop.cheap("wheels")
