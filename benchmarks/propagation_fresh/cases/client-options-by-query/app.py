import anthropic
import openai

FIELDS = {"team_id": "cq", "cost_center": "cc-428", "service": "cq", "environment": "prod", "correlation_id": "1"}
HEADERS = {"x-" + k.replace("_", "-"): v for k, v in FIELDS.items()}


def default_query(text):
    return openai.OpenAI(default_query=HEADERS).responses.create(model="gpt-4o", input=text)


def organisation(text):
    client = openai.OpenAI(organization="cq", project="cc-428")
    return client.responses.create(model="gpt-4o", input=text, safety_identifier="cq", prompt_cache_key="1")


def message_metadata(text):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_body={"tags": FIELDS},
                                                 messages=[{"role": "user", "content": text}])


def body_metadata(text):
    return anthropic.Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=2, extra_body={"metadata": FIELDS},
                                                 messages=[{"role": "user", "content": text}])


def main():
    default_query("a")
    organisation("a")
    message_metadata("a")
    body_metadata("a")
