import sys

from openai import OpenAI

client = OpenAI()
TAGS = {"x-team-id": "dam", "x-cost-center": "cc-49", "x-service": "levels", "x-environment": "prod", "x-correlation-id": "1"}
DEBUG = False


def level(text):
    if sys.version_info < (3, 0):
        return client.responses.create(model="gpt-4o", input=text)
    try:
        return client.responses.create(model="gpt-4o", input=text, extra_headers=TAGS)
    finally:
        if DEBUG:
            client.responses.create(model="gpt-4o", input="debug")


def never():
    while False:
        client.responses.create(model="gpt-4o", input="loop")
    return None


def main():
    level("high")
    never()
