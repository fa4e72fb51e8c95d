import json

import boto3


class BedrockGateway:
    def __init__(self, region, tags):
        self._tags = tags
        self._client = boto3.client("bedrock-runtime", region_name=region)
        self._client.meta.events.register("before-sign.bedrock-runtime.*", self._add_headers)

    def _add_headers(self, request, **kwargs):
        for name, value in self._tags.items():
            request.headers.add_header(name, value)

    def invoke(self, prompt):
        body = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 50, "messages": [
            {"role": "user", "content": prompt}]})
        return self._client.invoke_model(modelId="anthropic.claude-3-sonnet-20240229-v1:0", body=body)


FULL = {
    "x-team-id": "ads",
    "x-cost-center": "cc-47",
    "x-service": "ad-copy",
    "x-environment": "prod",
    "x-correlation-id": "campaign-1",
}


def main():
    BedrockGateway("eu-west-1", FULL).invoke("a")
    plain = boto3.client("bedrock-runtime", region_name="eu-west-1")
    plain.invoke_model(
        modelId="amazon.titan-text-lite-v1", body=json.dumps({"inputText": "a"}), contentType="application/json"
    )
