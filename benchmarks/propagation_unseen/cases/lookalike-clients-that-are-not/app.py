from dataclasses import dataclass, field

from openai import OpenAI


@dataclass
class Completion:
    id: int
    text: str


@dataclass
class Completions:
    rows: list = field(default_factory=list)

    def create(self, **kw):
        self.rows.append(Completion(len(self.rows), kw.get("text", "")))
        return self.rows[-1]


class Chat:
    def __init__(self):
        self.completions = Completions()


class Forum:
    """A message board: its `chat` has nothing to do with models."""

    def __init__(self):
        self.chat = Chat()
        self.messages = Completions()
        self.responses = Completions()


def real(client, tags):
    return client.chat.completions.create(model="gpt-4o", messages=[], extra_headers=tags)


def main():
    forum = Forum()
    forum.chat.completions.create(text="hello")
    forum.messages.create(text="hello", model="none")
    forum.responses.create(text="re: hello")
    getattr(forum, "messages").create(text="again")
    real(OpenAI(), {"x-team-id": "t"})
