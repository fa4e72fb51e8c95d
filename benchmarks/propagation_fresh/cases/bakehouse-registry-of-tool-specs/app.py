"""A tool of the agent calls the model itself and has to hand on the context's headers."""
from openai import OpenAI

from tools import TOOLS, dispatch, tool

client = OpenAI()


class Context:
    def __init__(self, headers):
        self.headers = headers


@tool
def recipe(context):
    return client.responses.create(model="gpt-4o", input="recipe", extra_headers=context.headers).output_text


@tool
def shopping(context):
    return client.responses.create(model="gpt-4o-mini", input="list").output_text


def turn(text, context, name):
    reply = client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=context.headers,
        tools=[t.spec() for t in TOOLS.values()], tool_choice={"type": "function", "function": {"name": name}})
    return [dispatch(call, context) for call in reply.choices[0].message.tool_calls]


def main():
    context = Context({"x-team-id": "bakehouse", "x-cost-center": "cc-969", "x-service": "dough", "x-environment": "prod",
                       "x-correlation-id": "b-1"})
    turn("bread", context, "recipe")
    turn("flour", context, "shopping")
