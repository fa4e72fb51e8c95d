import boto3

runtime = boto3.client("bedrock-runtime", region_name="us-east-1")
BASE = {"team_id": "claims", "cost_center": "cc-904", "service": "claim-notes", "environment": "prod"}


def request(text, **extra):
    body = {
        "modelId": "anthropic.claude-3-haiku-20240307-v1:0",
        "messages": [{"role": "user", "content": [{"text": text}]}],
        "inferenceConfig": {"maxTokens": 50},
    }
    body.update(extra)
    return body


def note(text, claim):
    return runtime.converse(**request(text, requestMetadata={**BASE, "correlation_id": claim}))


def note_camel(text, claim):
    """Bedrock would take any key; the policy's keys have underscores."""
    meta = {"teamId": "claims", "costCenter": "cc-904", "service": "claim-notes", "environment": "prod",
            "correlationId": claim}
    return runtime.converse(**request(text, requestMetadata=meta))


def main():
    note("dent", "c-9")
    note_camel("dent", "c-9")
