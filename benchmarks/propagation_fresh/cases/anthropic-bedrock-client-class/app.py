from anthropic import AnthropicBedrock

OWNER = {"x-team-id": "scan", "x-cost-center": "cc-9", "x-service": "scan", "x-environment": "prod"}


class Scanner:
    def __init__(self, base_url="http://bedrock.example"):
        self.api = AnthropicBedrock(aws_region="eu-west-1", aws_access_key="a", aws_secret_key="b",
                                    base_url=base_url, default_headers=OWNER)

    def scan(self, page, cid):
        return self.api.messages.create(model="anthropic.claude-3-haiku", max_tokens=3, extra_headers={"x-correlation-id": cid},
                                        messages=[{"role": "user", "content": page}])

    def rescan(self, page):
        return self.api.messages.create(model="anthropic.claude-3-haiku", max_tokens=3,
                                        messages=[{"role": "user", "content": page}])


def main():
    s = Scanner()
    s.scan("a", "p-1")
    s.rescan("a")
