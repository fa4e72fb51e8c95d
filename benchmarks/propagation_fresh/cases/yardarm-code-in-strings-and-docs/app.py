"""Example:

    client.responses.create(model="gpt-4o", input="hi")   # no headers here
"""
from openai import OpenAI

client = OpenAI()
TEMPLATE = 'client.chat.completions.create(model="{model}", messages={messages})'
TAGS = {
    "x-team-id": "yardarm",
    # "x-cost-center": "cc-870",
    "x-service": "rigging-help",
    "x-environment": "prod",
    "x-correlation-id": "watch",
}


def explain(model):
    return TEMPLATE.format(model=model, messages=[])


def rig(text):
    return client.responses.create(model="gpt-4o", input=explain("gpt-4o") + text, extra_headers=TAGS)


def unrig(text):
    return client.responses.create(
        model="gpt-4o",
        input=text,
        extra_headers=TAGS | {"x-cost-center": "cc-870"},  # extra_headers={}
    )


def main():
    rig("sail")
    unrig("sail")
