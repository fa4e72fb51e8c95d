"""A client that is changed on one of two paths, before it is used on both."""

import boto3


def run(flag):
    client = boto3.client("bedrock-runtime")
    if flag:
        client.meta.events.register("before-send", lambda request, **kw: None)
    client.converse(modelId="m", messages=[])  # expect: fail team_id correlation_id
