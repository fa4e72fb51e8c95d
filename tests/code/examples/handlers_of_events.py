"""botocore's events give their handlers what they have by name."""

import boto3

MESSAGES = [{"role": "user", "content": [{"text": "a"}]}]


def tagger(visit):
    def before_call(model, params, request_signer, **_):
        params["headers"]["x-team-id"] = "search"
        if visit:
            params["headers"]["x-correlation-id"] = visit

    return before_call


def before_send(request, **_):
    request.headers["x-team-id"] = "search"


def signed(operation_name, *, request, signature_version, **_):
    request.headers.add_header("x-correlation-id", "visit")


def runtime():
    return boto3.client("bedrock-runtime")


tagged, unvisited, sent = runtime(), runtime(), runtime()
tagged.meta.events.register("before-call.bedrock-runtime.*", tagger("visit"))
unvisited.meta.events.register("before-call.bedrock-runtime.Converse", tagger(""))
sent.meta.events.register("before-send.bedrock-runtime.Converse", before_send)
sent.meta.events.register("before-sign.bedrock-runtime.Converse", signed)


def first():
    return tagged.converse(modelId="m", messages=MESSAGES)  # expect: pass


def second():
    return unvisited.converse(modelId="m", messages=MESSAGES)  # expect: fail correlation_id


def third():
    return sent.converse(modelId="m", messages=MESSAGES)  # expect: pass


def main():
    first()
    second()
    third()
