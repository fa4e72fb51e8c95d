import tenacity

from openai import OpenAI

TAGS = {"x-team-id": "search", "x-correlation-id": "1"}
client = OpenAI()


def ask(text):
    for attempt in tenacity.Retrying():
        with attempt:
            headers = TAGS if attempt.retry_state.attempt_number == 1 else None
            client.responses.create(model="m", input=text, extra_headers=headers)  # expect: fail team_id correlation_id
