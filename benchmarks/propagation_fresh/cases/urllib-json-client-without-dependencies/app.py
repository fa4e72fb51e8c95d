import json
import os
import urllib.request


class TinyClient:
    def __init__(self, team, cost_center, service):
        self.base = {
            "Content-Type": "application/json",
            "x-api-key": os.environ["ANTHROPIC_API_KEY"],
            "X-Team-Id": team,
            "X-Cost-Center": cost_center,
            "X-Service": service,
            "X-Environment": os.environ["DEPLOY_ENV"],
        }

    def messages(self, text, correlation_id=None):
        body = json.dumps({"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": text}]})
        request = urllib.request.Request(
            "https://api.anthropic.com/v1/messages", data=body.encode(), headers=self.base, method="POST"
        )
        if correlation_id:
            request.add_header("X-Correlation-Id", correlation_id)
        with urllib.request.urlopen(request, timeout=10) as response:
            return json.load(response)


def main():
    client = TinyClient("edge", "cc-6", "edge-fn")
    client.messages("a", correlation_id="e-1")
    client.messages("b")
