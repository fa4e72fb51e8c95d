from openai import OpenAI

TAGS = {"x-team-id": "broker", "x-cost-center": "cc-99", "x-service": "advice", "x-environment": "prod", "x-correlation-id": "1"}


class Base:
    def __init__(self):
        self.client = OpenAI()

    def complete(self, text, *, extra_headers=None, **kwargs):
        return self.client.responses.create(model="gpt-4o", input=text, extra_headers=extra_headers, **kwargs)


class Caching(Base):
    def __init__(self):
        super().__init__()
        self.cache = {}

    def complete(self, text, **kwargs):
        if text not in self.cache:
            self.cache[text] = super().complete(text, **{k: v for k, v in kwargs.items() if k in ("temperature", "store")})
        return self.cache[text]


class Logging(Base):
    def complete(self, text, *args, **kwargs):
        print("asking", text)
        return super().complete(text, *args, **kwargs)


def main():
    Logging().complete("a", extra_headers=TAGS)
    Caching().complete("b", extra_headers=TAGS, temperature=0)
