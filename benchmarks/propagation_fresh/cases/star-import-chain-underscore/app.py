from toolkit import *


def ask(text):
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=tags("1"))


def ask_default(text):
    return llm.responses.create(model="gpt-4o", input=text, extra_headers=tags())


def main():
    ask("a")
    ask_default("a")
