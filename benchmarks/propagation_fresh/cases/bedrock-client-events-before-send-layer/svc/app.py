import json

import boto3

from .aws import runtime


def converse(text, rid):
    return runtime().converse(
        modelId="anthropic.claude-3-haiku", messages=[{"role": "user", "content": [{"text": text}]}],
        requestMetadata={"correlation_id": rid})


def converse_plain(text):
    return runtime("plain").converse(
        modelId="anthropic.claude-3-haiku", messages=[{"role": "user", "content": [{"text": text}]}])


def invoke(text, rid):
    body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 9, "messages": [{"role": "user", "content": text}]}
    return boto3.client("bedrock-runtime", region_name="eu-central-1").invoke_model(
        modelId="anthropic.claude-3-haiku", body=json.dumps(body | {"metadata": {"team_id": "aws", "correlation_id": rid}}))


def main():
    converse("a", "1")
    converse_plain("b")
    invoke("c", "3")
