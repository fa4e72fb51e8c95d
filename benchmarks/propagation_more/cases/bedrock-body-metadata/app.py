"""invoke_model sends the body as it is: metadata inside counts, beside it in a wrapper key it does not."""
import json

import boto3

FIELDS = {"team_id": "bb", "cost_center": "cc-471", "service": "bb", "environment": "prod"}
client = boto3.client("bedrock-runtime")


def payload(text, **more):
    return {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 3, "messages": [{"role": "user", "content": text}], **more}


def ask(text, cid):
    body = payload(text, metadata={**FIELDS, "correlation_id": cid})
    return client.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps(body))


def ask_wrapped(text, cid):
    body = payload(text, context={"metadata": {**FIELDS, "correlation_id": cid}})
    return client.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=json.dumps(body), contentType="application/json")


def main():
    ask("a", "1")
    ask_wrapped("a", "1")
