import os

import anthropic


def classify(ticket: str, ticket_id: int) -> str:
    client = anthropic.Anthropic(api_key=os.environ["ANTHROPIC_API_KEY"], max_retries=2)
    message = client.messages.create(
        model="claude-3-5-haiku-latest",
        max_tokens=16,
        system="One word only.",
        messages=[{"role": "user", "content": ticket}],
        extra_headers={
            "x-team-id": "desk",
            "x-cost-center": "cc-301",
            "x-service": "ticket-router",
            "x-environment": "prod",
            "x-correlation-id": str(ticket_id),
        },
    )
    return message.content[0].text


def main():
    classify("Printer on fire", 17)
