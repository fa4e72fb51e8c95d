"""Defaults of a constructor: None is replaced by a full dict, a flag leaves a key out, a subclass passes less."""
import anthropic


class Scribe:
    def __init__(self, *, client=None, tags=None, trace=True):
        self.client = client or anthropic.Anthropic()
        self.tags = {"x-team-id": "ck", "x-cost-center": "cc-422", "x-service": "ck", "x-environment": "prod"} if tags is None else tags
        if trace:
            self.tags = {**self.tags, "x-correlation-id": f"ck-{id(self)}"}

    def write(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=self.tags,
                                           messages=[{"role": "user", "content": text}])


class Poet(Scribe):
    def __init__(self):
        super().__init__(tags={"x-team-id": "ck", "x-service": "poet"})

    def rhyme(self, text):
        return self.client.messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_headers=self.tags,
                                           messages=[{"role": "user", "content": text}])


def main():
    Scribe().write("a")
    Scribe(client=anthropic.Anthropic(default_headers={"x-correlation-id": "boot"}), trace=False).write("b")
    Poet().rhyme("c")
