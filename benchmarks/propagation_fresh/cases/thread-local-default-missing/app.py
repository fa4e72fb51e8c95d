import threading

from openai import OpenAI

local = threading.local()
client = OpenAI()
TAGS = {"x-team-id": "a", "x-cost-center": "c", "x-service": "s", "x-environment": "p", "x-correlation-id": "1"}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=getattr(local, "headers", None))


def ask_thread(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=getattr(local, "headers", None))


def main():
    local.headers = TAGS
    ask("a")
    t = threading.Thread(target=ask_thread, args=("b",))
    t.start()
    t.join()
