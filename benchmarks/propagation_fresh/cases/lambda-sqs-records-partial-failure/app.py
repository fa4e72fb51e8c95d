import json
import logging

import boto3

log = logging.getLogger(__name__)
bedrock = boto3.client("bedrock-runtime", region_name="eu-west-1")
OWNER = {"team_id": "archive", "cost_center": "cc-75", "service": "ocr-cleanup", "environment": "prod"}


def clean(text, metadata):
    return bedrock.converse(
        modelId="eu.amazon.nova-lite-v1:0",
        messages=[{"role": "user", "content": [{"text": text}]}],
        requestMetadata=metadata,
    )


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            body = json.loads(record["body"])
            clean(body["text"], {**OWNER, "correlation_id": record["messageId"]})
            if body.get("retry"):
                clean(body["text"], OWNER)
        except Exception:
            log.exception("record %s failed", record["messageId"])
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def main():
    handler({"Records": [{"messageId": "m1", "body": json.dumps({"text": "a", "retry": True})}]}, None)
