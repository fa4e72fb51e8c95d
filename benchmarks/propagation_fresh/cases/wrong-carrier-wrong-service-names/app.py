"""requestMetadata with header names, labels with dashes, and the tags in the system prompt."""
import boto3
from google import genai

HEADERS = {"x-team-id": "ws", "x-cost-center": "cc-2072", "x-service": "ws", "x-environment": "prod", "x-correlation-id": "1"}
META = {k[2:].replace("-", "_"): v for k, v in HEADERS.items()}
bedrock = boto3.client("bedrock-runtime")
gemini = genai.Client(api_key="k", http_options={"headers": HEADERS})


def converse(text, meta):
    return bedrock.converse(modelId="amazon.nova-lite-v1:0", requestMetadata=meta, system=[{"text": str(META)}],
                            messages=[{"role": "user", "content": [{"text": text}]}])


def generate(text):
    return gemini.models.generate_content(model="gemini-2.0-flash", contents=text, config={"system_instruction": str(META)})


def main():
    converse("a", HEADERS)
    converse("b", META)
    generate("c")
