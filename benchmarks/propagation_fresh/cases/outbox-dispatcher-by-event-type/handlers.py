import anthropic

client = anthropic.Anthropic()
OWNER = {"x-team-id": "orders", "x-cost-center": "cc-210", "x-service": "order-mail", "x-environment": "prod"}


def _write(prompt, headers):
    return client.messages.create(
        model="claude-haiku-4-5", max_tokens=200, messages=[{"role": "user", "content": prompt}], extra_headers=headers
    )


def on_placed(event):
    _write(f"Thank for {event.order}", {**OWNER, "x-correlation-id": event.event_id})


def on_refunded(event):
    _write(f"Apologise for {event.order}", OWNER)
