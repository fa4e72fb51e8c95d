from openai import OpenAI

client = OpenAI()
OWNERS = {"de": {"x-team-id": "er-de", "x-cost-center": "cc-4021"}, "fr": {"x-team-id": "er-fr", "x-cost-center": "cc-4022"}}


def headers(country, guest=False):
    base = {"x-service": "er", "x-environment": "prod", "x-correlation-id": country}
    if country in OWNERS:
        if guest:
            return base
        return base | OWNERS[country]
    if guest:
        return base | {"x-team-id": "guest", "x-cost-center": "cc-guest"}
    return base | OWNERS["de"]


def ask(text, country, **kw):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers(country, **kw))


def main():
    ask("a", "de")
    ask("b", "it", guest=True)
    ask("c", "fr", guest=True)
    ask("d", "it")
