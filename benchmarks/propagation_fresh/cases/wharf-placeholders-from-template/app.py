from string import Template

from openai import OpenAI

client = OpenAI()
HEADERS = {"x-team-id": Template("$team"), "x-cost-center": "cc-360", "x-service": "wharf", "x-environment": "prod",
           "x-correlation-id": "w"}


def rendered(**values):
    return {k: v.safe_substitute(values) if isinstance(v, Template) else v for k, v in HEADERS.items()}


def todo(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**rendered(team="wharf"), "x-cost-center": "TODO"})


def filled(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=rendered(team="wharf"))


def braces(text):
    headers = rendered(team="wharf") | {"x-service": "{{ service }}"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    todo("a")
    filled("b")
    braces("c")
