from typing import TypedDict

import boto3


class RequestMetadata(TypedDict, total=False):
    team_id: str
    cost_center: str
    service: str
    environment: str
    correlation_id: str


class Assistant:
    MODEL = "anthropic.claude-3-haiku-20240307-v1:0"

    def __init__(self, region="eu-central-1"):
        self.runtime = boto3.client("bedrock-runtime", region_name=region)
        self.base: RequestMetadata = {"team_id": "fleet", "cost_center": "cc-2407", "service": "dispatch-notes",
                                      "environment": "prod"}

    def converse(self, text, trip):
        metadata: RequestMetadata = {**self.base, "correlation_id": trip}
        return self.runtime.converse(
            modelId=self.MODEL,
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=metadata,
        )

    def stream(self, text):
        answer = self.runtime.converse(
            modelId=self.MODEL,
            messages=[{"role": "user", "content": [{"text": text}]}],
            requestMetadata=RequestMetadata(**self.base),
        )
        return answer["output"]


def main():
    assistant = Assistant()
    assistant.converse("Stop 1 done", "trip-9")
    assistant.stream("Stop 2 done")
