import boto3

runtime = boto3.client("bedrock-runtime", region_name="eu-west-1")
MODEL = "anthropic.claude-3-haiku-20240307-v1:0"
LABELS = {"team_id": "fleet", "cost_center": "cc-3327", "service": "fleet", "environment": "prod", "correlation_id": "f-1"}


def _turn(text):
    return [{"role": "user", "content": [{"text": text}]}]


def converse(text, **extra):
    request = dict(modelId=MODEL, messages=_turn(text), requestMetadata=LABELS)
    request |= extra
    return runtime.converse(**request)


def plain(text):
    return runtime.converse(modelId=MODEL, messages=_turn(text), inferenceConfig={"maxTokens": 100})


def main():
    converse("a", inferenceConfig={"maxTokens": 50})
    plain("b")
