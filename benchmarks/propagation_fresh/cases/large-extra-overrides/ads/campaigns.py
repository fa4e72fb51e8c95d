from openai import OpenAI

from .defaults import LOCALES


class CampaignWriter:
    def __init__(self, factory, client=None):
        self.factory = factory
        self.client = client or OpenAI(max_retries=0)

    def slogan(self, product):
        return self.client.chat.completions.create(**self.factory.chat(f"Slogan: {product}"))

    def variants(self, product, n):
        request = self.factory.chat_merged(f"Variants: {product}", n=n, extra_headers={"x-variant": str(n)})
        return self.client.chat.completions.create(**request)

    def translate(self, product, locale):
        request = self.factory.chat(f"Translate: {product}", **LOCALES[locale])
        return self.client.chat.completions.create(**request)

    def audience(self, product):
        request = self.factory.chat(f"Audience: {product}")
        headers = request.pop("extra_headers")
        client = self.client.with_options(default_headers=headers)
        return client.chat.completions.create(**request)

    def forecast(self, product):
        request = self.factory.chat(f"Forecast: {product}", temperature=0)
        request["extra_headers"]["x-team-id"] = request["extra_headers"].pop("x-team")  if "x-team" in request["extra_headers"] else "TBD"
        return self.client.chat.completions.create(**request)
