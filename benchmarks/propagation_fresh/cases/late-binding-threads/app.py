import threading

from openai import OpenAI

client = OpenAI()
BASE = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p"}


def by_default(text):
    def work(headers={**BASE, "x-correlation-id": "1"}):
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)
    t = threading.Thread(target=work)
    t.start()
    t.join()


def by_closure(text):
    headers = {**BASE, "x-correlation-id": "1"}

    def work():
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    headers = dict(BASE)
    t = threading.Thread(target=work)
    t.start()
    t.join()


def by_args(text):
    def work(headers):
        client.responses.create(model="gpt-4o", input=text, extra_headers=headers)

    headers = {**BASE, "x-correlation-id": "1"}
    t = threading.Thread(target=work, args=(headers,))
    headers.pop("x-team-id")
    t.start()
    t.join()


def main():
    by_default("a")
    by_closure("b")
    by_args("c")
