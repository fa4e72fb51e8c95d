import sys

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "zenith", "x-cost-center": "cc-871", "x-service": "telescope", "x-environment": "prod"}
DEBUG = False


def point(text):
    if DEBUG and sys.argv:
        client.responses.create(model="gpt-4o", input=text)
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**TAGS, "x-correlation-id": text})


def park(text):
    while True:
        break
    else:
        client.responses.create(model="gpt-4o", input=text)
    if sys.version_info < (3, 0):
        headers = {**TAGS, "x-correlation-id": text}
    else:
        headers = TAGS
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    point("mars")
    park("dome")
