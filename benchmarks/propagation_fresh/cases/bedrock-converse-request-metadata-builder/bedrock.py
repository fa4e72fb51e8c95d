import functools

import boto3


@functools.cache
def runtime(region="eu-west-1"):
    return boto3.client("bedrock-runtime", region_name=region)


def metadata(owner, **extra):
    merged = {**owner, **extra}
    return {key: value for key, value in merged.items() if value}


def converse(prompt, owner, correlation=None, model="anthropic.claude-3-haiku"):
    request = {
        "modelId": model,
        "messages": [{"role": "user", "content": [{"text": prompt}]}],
        "requestMetadata": metadata(owner, correlation_id=correlation),
    }
    return runtime().converse(**request)["output"]["message"]["content"][0]["text"]
