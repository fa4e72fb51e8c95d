from openai import OpenAI

TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


class Factory:
    cache = {}

    @classmethod
    def get(cls, tenant, headers=None):
        return cls.cache.setdefault(tenant, OpenAI(default_headers=headers))


def ask(tenant, text):
    return Factory.get(tenant, TAGS).responses.create(model="gpt-4o", input=text)


def ask_second(tenant, text):
    return Factory.get(tenant, TAGS).responses.create(model="gpt-4o", input=text)


def main():
    ask("a", "1")
    Factory.get("b")
    ask_second("b", "2")
