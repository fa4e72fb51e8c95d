"""An AWS Lambda: one client per container, requestMetadata from the event."""
import functools
import os

import boto3


@functools.cache
def runtime():
    return boto3.client("bedrock-runtime")


def metadata(event):
    return {"team_id": os.environ["TEAM_ID"], "cost_center": os.environ["COST_CENTER"], "service": "fern-id",
            "environment": os.environ["DEPLOY_ENV"], "correlation_id": event["id"]}


def converse(text, **more):
    request = {"modelId": "amazon.nova-lite-v1:0", "messages": [{"role": "user", "content": [{"text": text}]}], **more}
    return runtime().converse(**request)


def handler(event, context):
    if event["kind"] == "identify":
        return converse(event["text"], requestMetadata=metadata(event))
    return converse(event["text"], additionalModelRequestFields={"metadata": metadata(event)})


def main():
    handler({"kind": "identify", "id": "ev-1", "text": "fronds"}, None)
    handler({"kind": "care", "id": "ev-2", "text": "water"}, None)
