import boto3

OWNER = {"x-team-id": "bk", "x-cost-center": "cc-15", "x-service": "bk", "x-environment": "prod", "x-correlation-id": "b"}


def runtime(tagged=True):
    client = boto3.client("bedrock-runtime", region_name="eu-central-1")
    if tagged:
        client.meta.events.register("before-sign.bedrock-runtime.*", add_owner)
    return client


def add_owner(request, **kwargs):
    for name, value in OWNER.items():
        request.headers[name] = value


def summarise(client, text):
    return client.converse(modelId="amazon.nova-lite-v1:0", messages=[{"role": "user", "content": [{"text": text}]}])


def main():
    summarise(runtime(), "a")
    summarise(runtime(tagged=False), "b")
