"""converse kept as a bound method, and requestMetadata built by a helper with an optional part."""
import boto3

from owner import tags

bedrock = boto3.client("bedrock-runtime", region_name="eu-central-1")
converse = bedrock.converse


def message(text):
    return [{"role": "user", "content": [{"text": text}]}]


def ask(text, cid):
    return converse(modelId="amazon.nova-micro-v1:0", messages=message(text), requestMetadata=tags(cid))


def ask_once(text):
    response = bedrock.converse(modelId="amazon.nova-micro-v1:0", messages=message(text), requestMetadata=tags(),
                                inferenceConfig={"maxTokens": 5})
    return response["output"]["message"]["content"][0]["text"]


def ask_fields(text):
    return bedrock.converse(modelId="amazon.nova-micro-v1:0", messages=message(text),
                            additionalModelRequestFields={"metadata": tags("f")})


def main():
    ask("a", "1")
    ask_once("a")
    ask_fields("a")
