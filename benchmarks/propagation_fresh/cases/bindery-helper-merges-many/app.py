import openai

from tagging import DEFAULTS, for_service, merged

client = openai.OpenAI()


def stitch(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=merged(for_service("stitch"), {"correlation_id": 17}))


def glue(text):
    return client.responses.create(model="gpt-4o", input=text,
                                   extra_headers=merged(DEFAULTS, None, {"correlation_id": "g", "service": None}))


def main():
    stitch("a")
    glue("b")
