from conf import LLM
from openai import OpenAI

client = OpenAI()


def ask(text, run):
    headers = {**LLM["headers"], "x-correlation-id": run}
    return client.responses.create(model=LLM["model"], input=text, extra_headers=headers)


def probe():
    return client.responses.create(model=LLM["probe_model"], input="probe", extra_headers=LLM["headers"])


def main():
    ask("a", "run-1")
    probe()
