import json

import boto3


class Reports:
    def __init__(self, session: boto3.Session, team: str) -> None:
        self._client = session.client("bedrock-runtime", region_name="eu-west-1")
        self._tags = {"team_id": team, "cost_center": "cc-2334", "service": "reports", "environment": "prod"}

    def write(self, text: str, report: str) -> str:
        answer = self._client.converse(
            modelId="amazon.nova-lite-v1:0",
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=self._tags | {"correlation_id": report},
        )
        return answer["output"]["message"]["content"][0]["text"]

    def rewrite(self, text: str) -> dict:
        body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 99,
                "messages": [{"role": "user", "content": text}]}
        answer = self._client.invoke_model(modelId="anthropic.claude-3-haiku", body=json.dumps(body))
        return json.loads(answer["body"].read())


def main():
    reports = Reports(boto3.Session(), "controlling")
    reports.write("numbers", "r-1")
    reports.rewrite("numbers")
