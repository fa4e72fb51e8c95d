"""client.chat.completions.create(model="gpt-4o")"""
import textwrap

from openai import OpenAI

SNIPPET = '''
from openai import OpenAI
OpenAI().chat.completions.create(model="m", messages=[])
'''
# OpenAI().responses.create(model="gpt-4o", input="x")


def render(name):
    return f"client.responses.create(model={name!r})"


def explain():
    """Call `client.responses.create(...)` with headers."""
    return textwrap.dedent(SNIPPET)


def helper(create="responses.create"):
    return create


def main():
    render("x")
    explain()
    helper("client.responses.create(model=1)")
    r"OpenAI().responses.create()"
    OpenAI().responses.create(model="gpt-4o", input=render("y"))
