"""botocore events put headers on the request before it is signed."""
import boto3

OWNER = {"team-id": "attic", "cost-center": "cc-806", "service": "deeds", "environment": "prod"}


def tagger(correlation):
    def before_call(model, params, request_signer, **_):
        for name, value in OWNER.items():
            params["headers"]["x-" + name] = value
        params["headers"]["x-correlation-id"] = correlation
    return before_call


def make_runtime(correlation=None):
    runtime = boto3.client("bedrock-runtime", region_name="eu-west-1")
    if correlation:
        runtime.meta.events.register("before-call.bedrock-runtime.*", tagger(correlation))
    return runtime


hooked = make_runtime("attic-job")
bare = make_runtime()


def read_deed(text):
    return hooked.converse(
        modelId="anthropic.claude-3-haiku-20240307-v1:0", messages=[{"role": "user", "content": [{"text": text}]}])


def read_will(text):
    return bare.converse(
        modelId="anthropic.claude-3-haiku-20240307-v1:0", messages=[{"role": "user", "content": [{"text": text}]}])


def main():
    read_deed("deed")
    read_will("will")
