import somewhere

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


@somewhere.retry(times=3)
def ask(text, headers):
    client.responses.create(model="m", input=text, extra_headers=headers)  # expect: pass


def main():
    ask("a", TAGS)
