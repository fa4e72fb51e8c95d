import boto3

META = {"team_id": "a", "cost_center": "c", "service": "s", "environment": "p", "correlation_id": "1"}


def fill(params, **kwargs):
    params.setdefault("requestMetadata", {}).update(META)


def drop(params, **kwargs):
    params.pop("requestMetadata", None)


def client(hook=None):
    brt = boto3.client("bedrock-runtime")
    if hook:
        brt.meta.events.register("provide-client-params.bedrock-runtime.Converse", hook)
    return brt


def ask(brt, **more):
    return brt.converse(modelId="m", messages=[{"role": "user", "content": [{"text": "a"}]}], **more)


def ask_dropped(brt, **more):
    return brt.converse(modelId="m", messages=[{"role": "user", "content": [{"text": "a"}]}], **more)


def main():
    ask(client(fill))
    ask(client(), requestMetadata=META)
    ask_dropped(client(drop), requestMetadata=META)
