import openai

from shared.tags import Tags

TAGS = Tags("orders", "cc-2431", "order-status")
client = openai.OpenAI()


def status(order_id):
    return client.responses.create(model="gpt-4o", input=f"status of {order_id}", extra_headers=TAGS.headers(correlation_id=order_id))
