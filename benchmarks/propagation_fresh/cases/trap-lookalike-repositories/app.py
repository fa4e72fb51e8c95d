"""An ORM, a queue and a chat room with SDK-like method paths; one real client behind an own type."""
import anthropic


class Table:
    def __init__(self, name):
        self.name, self.rows = name, []

    def create(self, **row):
        self.rows.append(row)
        return row

    def stream(self, **query):
        return iter(self.rows)


class Db:
    messages = Table("messages")
    embeddings = Table("embeddings")
    responses = Table("responses")


class Room:
    def __init__(self, llm):
        self.llm = llm
        self.db = Db()

    def post(self, text):
        self.db.messages.create(model="row", max_tokens=1, messages=[text])
        list(self.db.messages.stream(model="row", messages=[]))
        self.db.embeddings.create(model="row", input=text)
        self.db.responses.create(model="row", input=text)
        return self.llm.messages.create(model="claude-sonnet-4-0", max_tokens=3, messages=[{"role": "user", "content": text}],
                                        extra_headers={"x-team-id": "room", "x-cost-center": "cc-1066", "x-service": "room"})


def main():
    Room(anthropic.Anthropic()).post("a")
