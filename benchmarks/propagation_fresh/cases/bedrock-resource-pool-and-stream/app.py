"""Clients per region in a cache; the streaming variant loses the metadata by a wrong keyword."""
import functools

import boto3

META = {"team_id": "pool", "cost_center": "cc-2006", "service": "pool", "environment": "prod"}


@functools.cache
def runtime(region):
    return boto3.Session(region_name=region).client("bedrock-runtime")


def turn(text):
    return {"role": "user", "content": [{"text": text}]}


def ask(text, region="eu-west-1", **meta):
    return runtime(region).converse(modelId="amazon.nova-micro-v1:0", messages=[turn(text)], requestMetadata=META | meta)


def ask_twice(texts, cid):
    history = []
    for text in texts:
        history.append(turn(text))
        reply = runtime("us-east-1").converse(modelId="amazon.nova-micro-v1:0", messages=history,
                                              requestMetadata={**META, "correlation_id": cid}, inferenceConfig={"maxTokens": 9})
        history.append(reply["output"]["message"])


def main():
    ask("a", correlation_id="1")
    ask("b", region="us-west-2")
    ask_twice(["c", "d"], "2")
