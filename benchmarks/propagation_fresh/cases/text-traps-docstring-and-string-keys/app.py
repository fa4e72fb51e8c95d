"""Call it like OpenAI().responses.create(model="gpt-4o", extra_headers={"x-team-id": "doc"}).

>>> client.chat.completions.create(model="gpt-4o", messages=[])
"""
from openai import OpenAI

TEMPLATE = '''
client.responses.create(
    model="gpt-4o", extra_headers={"x-service": "tt", "x-environment": "prod"})
'''
client = OpenAI()


def ask(text):
    # client.responses.create(model="gpt-4o", input=text, extra_headers=ALL)
    headers = {"x-team-id": "tt", "x-correlation-id": "1"}  # "x-cost-center": "cc-1069"
    "x-environment: prod"
    return client.responses.create(model="gpt-4o", input=TEMPLATE + text, extra_headers=headers,
                                   instructions="metadata={'cost_center': 'cc-1069'}")


def main():
    ask("a")
