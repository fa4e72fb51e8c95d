from openai import OpenAI

from notify import Sms
from shell import Completions
from store import Responses

client = OpenAI()
OWNER = {"x-team-id": "growth", "x-cost-center": "cc-41", "x-service": "campaigns", "x-environment": "prod"}


def campaign(text, phone, campaign_id):
    sms = Sms()
    answer = client.responses.create(
        model="gpt-4.1", input=text, extra_headers={**OWNER, "x-correlation-id": campaign_id}
    )
    sms.messages.create(to=phone, body=answer.output_text)
    Responses().create(model="survey", input=answer.output_text)
    return Completions().create(prompt=text)


def variants(text):
    return [client.responses.create(model="gpt-4.1", input=f"{text} {n}", extra_headers=OWNER) for n in range(2)]


def main():
    campaign("a", "+1", "c-1")
    variants("a")
