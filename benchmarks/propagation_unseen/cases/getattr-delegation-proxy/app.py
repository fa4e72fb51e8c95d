from openai import OpenAI

OWN = {"x-team-id": "px", "x-cost-center": "cc", "x-service": "px", "x-environment": "prod", "x-correlation-id": "1"}


class Proxy:
    """Hands everything on to the inner object."""

    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


class TaggingProxy(Proxy):
    @property
    def responses(self):
        return _Tagged(self._inner.responses)


class _Tagged:
    def __init__(self, resource):
        self._resource = resource

    def create(self, **kwargs):
        kwargs.setdefault("extra_headers", {}).update(OWN)
        return self._resource.create(**kwargs)

    def __getattr__(self, name):
        return getattr(self._resource, name)


plain = Proxy(OpenAI())
tagging = TaggingProxy(OpenAI())


def through_plain():
    return plain.responses.create(model="gpt-5", input="x")


def through_plain_tagged():
    return plain.embeddings.create(model="text-embedding-3-small", input="x", extra_headers=OWN)


def through_tagging():
    return tagging.responses.create(model="gpt-5", input="x")


def around_tagging():
    return tagging.chat.completions.create(model="gpt-4o", messages=[])


def main():
    through_plain()
    through_plain_tagged()
    through_tagging()
    around_tagging()
