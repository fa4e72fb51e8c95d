import anthropic

from shared.tags import Tags

TAGS = Tags("orders", "", "returns")
client = anthropic.Anthropic()


def label(order_id):
    return client.messages.create(model="claude-3-5-haiku-latest", max_tokens=99, messages=[{"role": "user", "content": order_id}],
                                  extra_headers=TAGS.headers(correlation_id=order_id))
