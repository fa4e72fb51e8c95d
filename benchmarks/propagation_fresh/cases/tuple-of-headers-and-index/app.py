from openai import OpenAI

ROWS = (
    ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id"),
    ("ti", "cc-3009", "ti", "prod", "1"),
    ("ti", "cc-3009", None, "prod", "2"),
)
client = OpenAI()


def table(row):
    return {k: v for k, v in zip(ROWS[0], ROWS[row]) if v}


def ask(text, row=1):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=table(row))


def ask_last(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=dict(zip(*(ROWS[0], ROWS[-1][:2]))))


def main():
    ask("a")
    ask("b", 2)
    ask_last("c")
