import anthropic


class Base:
    def __init__(self):
        self.api = anthropic.Anthropic()

    def create(self, text, **kwargs):
        return self.api.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}], **kwargs)


class Owned(Base):
    owner = {"x-team-id": "ic", "x-cost-center": "cc-4028", "x-service": "ic", "x-environment": "prod"}

    def create(self, text, **kwargs):
        kwargs["extra_headers"] = {**self.owner, **kwargs.get("extra_headers", {})}
        return super().create(text, **kwargs)


class Traced(Owned):
    def create(self, text, cid=None, **kwargs):
        if cid:
            kwargs.setdefault("extra_headers", {})["x-correlation-id"] = cid
        return super().create(text, **kwargs)


class Skips(Traced):
    def create(self, text, **kwargs):
        return Base.create(self, text, **kwargs)


def main():
    Traced().create("a", cid="1")
    Traced().create("b")
    Skips().create("c", extra_headers={"x-correlation-id": "3"})
