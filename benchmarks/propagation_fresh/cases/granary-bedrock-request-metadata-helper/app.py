import json

import boto3

runtime = boto3.client("bedrock-runtime", region_name="eu-west-1")
OWNER = {"team_id": "granary", "cost_center": "cc-304", "service": "silo", "environment": "prod"}


class Bedrock:
    model = "anthropic.claude-3-haiku-20240307-v1:0"

    def __init__(self, run_id=None):
        self.run_id = run_id

    @property
    def metadata(self):
        return OWNER if self.run_id is None else {**OWNER, "correlation_id": self.run_id}

    def converse(self, text):
        return runtime.converse(modelId=self.model, messages=[{"role": "user", "content": [{"text": text}]}],
                                requestMetadata=self.metadata)

    def invoke(self, text):
        body = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9, "metadata": self.metadata,
                           "messages": [{"role": "user", "content": text}]})
        return runtime.invoke_model(modelId=self.model, body=body)


def main():
    Bedrock("silo-7").converse("a")
    Bedrock().invoke("b")
