"""Anthropic's own Bedrock client takes headers like the direct one."""
from anthropic import AnthropicBedrock

OWNER = {"x-team-id": "pasture", "x-cost-center": "cc-930", "x-service": "herd", "x-environment": "prod"}


class Herd:
    def __init__(self, region):
        self.api = AnthropicBedrock(aws_region=region, aws_access_key="k", aws_secret_key="s", default_headers=OWNER)

    def count(self, text, cid):
        return self.api.messages.create(model="anthropic.claude-3-haiku-20240307-v1:0", max_tokens=5,
                                        messages=[{"role": "user", "content": text}],
                                        extra_headers={"x-correlation-id": cid})

    def name(self, text):
        return self.api.messages.create(model="anthropic.claude-3-haiku-20240307-v1:0", max_tokens=5,
                                        messages=[{"role": "user", "content": text}])


def main():
    herd = Herd("eu-central-1")
    herd.count("cows", "h-1")
    herd.name("calf")
