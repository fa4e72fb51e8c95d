from openai import OpenAI

client = OpenAI()
TABLE = str.maketrans("_", "-")
RAW = "team_id=sm; cost_center=cc-302; service=sm; environment=prod; correlation_id=1"


def parsed(prefix):
    out = {}
    for part in RAW.split(";"):
        name, _, value = part.strip().partition("=")
        out[prefix + name.translate(TABLE)] = value
    return out


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=parsed("x-"))


def ask_short_prefix(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=parsed("x"))


def ask_stripped(text):
    headers = {name.removesuffix("-id"): value for name, value in parsed("X-").items()}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_short_prefix("a")
    ask_stripped("a")
