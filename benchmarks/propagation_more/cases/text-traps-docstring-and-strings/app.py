"""Calls in docstrings and strings are no calls:

    OpenAI().responses.create(model="gpt-4o", input="x")
"""
from openai import OpenAI

EXAMPLE = """
client.responses.create(model="gpt-4o", input=q, extra_headers=TAGS)
"""
client = OpenAI()  # default_headers=TAGS


def ask(text):
    '''client.responses.create(model="gpt-4o", input=text)'''
    headers = {"x-team-id": "tt", "x-cost-center": "cc-399", "x-service": "tt"}
    # headers["x-environment"] = "prod"
    headers["x-correlation-id"] = "# 1"
    return client.responses.create(model="gpt-4o", input=EXAMPLE + text, extra_headers=headers)


def ask_tagged(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={  # headers = {}
        "x-team-id": "tt", "x-cost-center": "cc-399", "x-service": "tt", "x-environment": "prod", "x-correlation-id": "# 2"})


def main():
    ask("a")
    ask_tagged("a")
