import queue

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


Q = queue.Queue()
Q.put(TAGS)
Q.put({})


def change():
    pass


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Q.get())


def ask_after(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=Q.get())


def main():
    ask("a")
    change()
    ask_after("b")
