"""A proxy that forwards unknown attributes, a descriptor that builds headers, and a mapping class for **."""
import anthropic


class Proxy:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        return getattr(self._inner, name)


class HeaderField:
    def __set_name__(self, owner, name):
        self.service = owner.__name__.lower()

    def __get__(self, obj, owner=None):
        return {"x-team-id": "pg", "x-cost-center": "cc-416", "x-service": self.service, "x-environment": "prod",
                "x-correlation-id": obj.cid if obj else ""}


class Report:
    headers = HeaderField()

    def __init__(self, cid):
        self.cid = cid
        self.sdk = Proxy(anthropic.Anthropic())

    def write(self, text):
        return self.sdk.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=self.headers,
                                        messages=[{"role": "user", "content": text}])


class Options:
    def keys(self):
        return ["model", "max_tokens"]

    def __getitem__(self, name):
        return {"model": "claude-sonnet-4-0", "max_tokens": 2}[name]


def plain(text):
    return Proxy(anthropic.Anthropic()).messages.create(**Options(), messages=[{"role": "user", "content": text}])


def main():
    Report("1").write("a")
    plain("a")
