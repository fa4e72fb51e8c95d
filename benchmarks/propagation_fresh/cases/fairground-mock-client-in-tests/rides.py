from openai import OpenAI

TAGS = {"x-team-id": "fair", "x-cost-center": "cc-34", "x-service": "rides", "x-environment": "prod"}


class Rides:
    def __init__(self, client=None):
        self.client = client or OpenAI()

    def slogan(self, ride, cid=None):
        headers = TAGS | ({"x-correlation-id": cid} if cid else {})
        return self.client.responses.create(model="gpt-4o", input=ride, extra_headers=headers)
