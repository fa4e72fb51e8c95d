"""A botocore event adds headers to every bedrock-runtime call of one session; converse takes a request dict."""
import json

import boto3

OWNER = {"team_id": "risk", "cost_center": "cc-308", "service": "scoring", "environment": "prod"}
session = boto3.Session()


def inject(params, **_):
    for key, value in OWNER.items():
        params["headers"]["x-" + key.replace("_", "-")] = value
    params["headers"]["x-correlation-id"] = "boot"


session.events.register("before-call.bedrock-runtime.*", inject)
tagged = session.client("bedrock-runtime")
plain = boto3.client(service_name="bedrock-runtime", region_name="us-east-1")


def score(text):
    body = json.dumps({"anthropic_version": "bedrock-2023-05-31", "max_tokens": 1,
                       "messages": [{"role": "user", "content": text}]})
    return json.loads(tagged.invoke_model(modelId="anthropic.claude-v2", body=body)["body"].read())


def explain(text, cid):
    request = {"modelId": "amazon.nova-lite-v1:0", "messages": [{"role": "user", "content": [{"text": text}]}]}
    request["requestMetadata"] = {**OWNER, "correlation_id": cid}
    return plain.converse(**request)


def compare(left, right):
    return plain.converse(modelId="amazon.nova-lite-v1:0", requestMetadata=dict(OWNER, correlationId="c"),
                          messages=[{"role": "user", "content": [{"text": left + right}]}])


def main():
    score("a")
    explain("a", "x-1")
    compare("a", "b")
