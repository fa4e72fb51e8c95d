import json

import boto3

META = {"team_id": "br", "cost_center": "cc-1", "service": "br", "environment": "prod", "correlation_id": "1"}
session = boto3.session.Session(region_name="eu-west-1")
plain = boto3.client("bedrock-runtime")
tagged = session.client(service_name="bedrock-runtime")


def stamp(params, **kwargs):
    for k, v in META.items():
        params["headers"]["x-" + k.replace("_", "-")] = v


tagged.meta.events.register("before-call.bedrock-runtime.*", stamp)
MESSAGES = [{"role": "user", "content": [{"text": "x"}]}]


def a():
    return plain.converse(modelId="m", messages=MESSAGES, requestMetadata=META)


def b():
    return plain.converse(modelId="m", messages=MESSAGES, requestMetadata={k: v for k, v in META.items() if k != "service"})


def c():
    return tagged.invoke_model(modelId="m", body=json.dumps({"max_tokens": 3}))


def d():
    return plain.invoke_model(modelId="m", body=json.dumps({"max_tokens": 3, "metadata": {"user_id": "u"}}))


def e():
    request = {"modelId": "m", "messages": MESSAGES}
    request["requestMetadata"] = META
    return plain.converse(**request)


class Bedrock:
    def __init__(self, client=None):
        self.client = client or plain

    def chat(self, **kw):
        return self.client.converse(modelId="m", messages=MESSAGES, **kw)


def main():
    for f in (a, b, c, d, e):
        f()
    Bedrock().chat(requestMetadata=META)
    Bedrock(tagged).chat()
    Bedrock().chat(inferenceConfig={"maxTokens": 3})
