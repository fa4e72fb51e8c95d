from openai import OpenAI

from tags import Tags

client = OpenAI()


def tags(**more):
    return Tags(team_id="fraud", cost_center="cc-2358", environment="prod", **more)


def score(order):
    found = tags(service="fraud-score")
    found["correlation_id"] = f"order-{order}"
    return client.responses.create(model="gpt-4o", input=f"Order {order}", extra_headers=found.http())


def explain(order):
    found = tags(service="fraud-explain", correlation_id=f"order-{order}")
    del found["cost_center"]
    return client.responses.create(model="gpt-4o", input=f"Order {order}", extra_headers=found.http())


def main():
    score(7)
    explain(7)
