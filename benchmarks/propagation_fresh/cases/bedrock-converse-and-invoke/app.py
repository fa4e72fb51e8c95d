"""Bedrock: converse takes requestMetadata, invoke_model does not; its body says the same in vain."""
import json

import boto3

META = {"team_id": "br", "cost_center": "cc-28", "service": "br", "environment": "prod"}
session = boto3.session.Session(region_name="eu-west-1")


def runtime():
    return session.client("bedrock-runtime")


def converse(text, cid):
    return runtime().converse(modelId="amazon.nova-lite-v1:0", messages=[{"role": "user", "content": [{"text": text}]}],
                              requestMetadata=META | {"correlation_id": cid})


def invoke(text, cid):
    body = {"messages": [{"role": "user", "content": text}], "max_tokens": 5, "anthropic_version": "bedrock-2023-05-31",
            "tags": {**META, "correlation_id": cid}}
    return runtime().invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps(body))


def main():
    converse("a", "b-1")
    invoke("b", "b-2")
