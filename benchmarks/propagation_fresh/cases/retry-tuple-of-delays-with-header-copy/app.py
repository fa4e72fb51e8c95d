import time

import openai

client = openai.OpenAI(max_retries=0)
TAGS = {"x-team-id": "rt", "x-cost-center": "cc-2050", "x-service": "rt", "x-environment": "prod"}


def attempt(call, delays=(0, 0.01)):
    for n, delay in enumerate(delays, 1):
        time.sleep(delay)
        try:
            return call(n)
        except openai.APIError as error:
            last = error
    print(last)


def ask(text):
    return attempt(lambda n: client.responses.create(model="gpt-4o-flaky", input=text,
                                                     extra_headers={**TAGS, "x-correlation-id": f"{text}.{n}"}))


def ask_marked(text):
    return attempt(lambda n: client.responses.create(model="gpt-4o-flaky", input=text, extra_headers={**TAGS, "x-attempt": str(n)}))


def main():
    ask("a")
    ask_marked("b")
