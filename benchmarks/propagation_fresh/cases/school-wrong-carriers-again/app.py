"""The fields ride in cookies, query, user and message text: none of them counts."""
import json

import anthropic
import openai

FIELDS = {"team_id": "school", "cost_center": "cc-57", "service": "tutor", "environment": "prod", "correlation_id": "7"}
HEADERS = {"x-" + k.replace("_", "-"): v for k, v in FIELDS.items()}


def by_query(text):
    return openai.OpenAI(default_query=HEADERS).responses.create(model="gpt-4o", input=text)


def by_user(text):
    return openai.OpenAI().responses.create(model="gpt-4o", input=text, user=json.dumps(FIELDS),
                                            extra_query=FIELDS, metadata={"tags": json.dumps(FIELDS)})


def by_body(text):
    return anthropic.Anthropic().messages.create(
        model="claude-sonnet-4-0", max_tokens=4, messages=[{"role": "user", "content": text}],
        extra_body={"metadata": {**FIELDS, "user_id": "u-1"}})


def main():
    by_query("a")
    by_user("b")
    by_body("c")
