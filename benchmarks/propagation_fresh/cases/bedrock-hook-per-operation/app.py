import boto3

runtime = boto3.client("bedrock-runtime", region_name="eu-central-1")
META = {"team_id": "bh", "cost_center": "cc-4005", "service": "bh", "environment": "prod", "correlation_id": "1"}


def tagger(**meta):
    def add(params, **kwargs):
        for name, value in meta.items():
            params["headers"]["x-" + name.replace("_", "-")] = value
    return add


runtime.meta.events.register("before-call.bedrock-runtime.InvokeModel", tagger(**META))


def invoke(text):
    return runtime.invoke_model(modelId="anthropic.claude-v2", body=b'{"max_tokens": 3, "messages": []}')


def converse(text):
    return runtime.converse(modelId="amazon.nova-lite-v1:0", messages=[{"role": "user", "content": [{"text": text}]}],
                            requestMetadata={k: META[k] for k in ("team_id", "service")})


def main():
    invoke("a")
    converse("b")
