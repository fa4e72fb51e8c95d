"""The follow-up is made by recursion with the headers handed down; the last step is a different method."""
from openai import OpenAI

client = OpenAI()


def converse(messages, headers, depth=2):
    answer = client.chat.completions.create(model="gpt-4o", messages=messages, extra_headers=headers)
    if depth == 0:
        return title(messages)
    return converse([*messages, {"role": "user", "content": answer.choices[0].message.content}], headers, depth - 1)


def title(messages, headers=None):
    return client.chat.completions.create(model="gpt-4o-mini", messages=messages, extra_headers=headers)


def main():
    tags = {"x-team-id": "tr", "x-cost-center": "cc-425", "x-service": "tr", "x-environment": "prod", "x-correlation-id": "1"}
    converse([{"role": "user", "content": "a"}], tags)
