import sqlite3
from types import SimpleNamespace

from openai import OpenAI


class Messages:
    def create(self, **kw):
        return kw

    def stream(self, **kw):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *a):
        return None


class Twilio:
    def __init__(self, *a, **kw):
        self.messages = Messages()
        self.chat = SimpleNamespace(completions=Messages())


class Chain:
    def invoke(self, x):
        return x

    def __or__(self, other):
        return self


class Index:
    def embed_query(self, q):
        return [0.0]

    def generate_content(self, q):
        return q


def main():
    Twilio("sid").messages.create(model="sms", to="+1")
    Twilio().chat.completions.create(model="x", messages=[])
    with Twilio().messages.stream(model="x"):
        pass
    (Chain() | Chain()).invoke("x")
    Index().embed_query("x")
    Index().generate_content("x")
    db = sqlite3.connect(":memory:")
    db.execute("select 'client.chat.completions.create(model=1)'")
    client = OpenAI()
    client.responses.create(model="gpt-4o", input="x")
