"""extra_body wins over metadata=; extra_headers wins over the client's defaults whatever their case."""
from openai import NOT_GIVEN, OpenAI

FIELDS = {"team_id": "bo", "cost_center": "cc-372", "service": "bo", "environment": "prod", "correlation_id": "1"}
client = OpenAI(default_headers={"X-Team-Id": "bo", "X-Service": "bo"})


def replaced(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=FIELDS, extra_body={"metadata": {"service": "bo"}})


def not_given(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=NOT_GIVEN, extra_headers={"x-cost-center": "cc-372"})


def combined(text):
    meta = {k: v for k, v in FIELDS.items() if k not in ("team_id", "service")}
    return client.responses.create(model="gpt-4o", input=text, metadata=meta)


def main():
    replaced("a")
    not_given("a")
    combined("a")
