from openai import OpenAI

client = OpenAI()
KEYS = ("team_id", "cost_center", "service", "environment", "correlation_id")


def tags(*values):
    return dict(zip(KEYS, values))


def reversed_tags(*values):
    return {key: value for key, value in zip(reversed(KEYS), values)}


def full(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=tags("tax", "cc-2441", "forms", "prod", "f-1"))


def short(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=tags("tax", "cc-2441", "forms"))


def backwards(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=reversed_tags("f-2", "prod", "forms", "cc-2441"))


def main():
    full("a")
    short("b")
    backwards("c")
