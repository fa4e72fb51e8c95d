import app.llm.client
import app.llm.tags as t
from app import llm


def ask(text):
    return app.llm.client.default.responses.create(model="gpt-4o", input=text, extra_headers=t.FULL)


def ask_part(text):
    return llm.default.responses.create(model="gpt-4o", input=text, extra_headers=llm.tags.part("x"))


def main():
    ask("a")
    ask_part("a")
