import json

import boto3
import vertexai.generative_models as vertex
from google import genai
from openai import OpenAI

gemini = genai.Client()
model = vertex.GenerativeModel("gemini")
bedrock = boto3.client("bedrock-runtime")


def labels(prompt: str, request_id: str) -> None:
    model.generate_content(prompt, labels={"team_id": "Team Search"})  # expect: CP113
    model.generate_content(prompt, labels={"Team": "search"})  # expect: CP113
    model.generate_content(prompt, labels={"team": "search", "request_id": request_id})  # it has no headers to send it in
    config = {"labels": {"team": "search", "request_id": request_id}}  # expect: CP113
    gemini.models.generate_content(model="m", contents=prompt, config=config)


def cloudflare(prompt: str) -> object:
    metadata = {"team": "search", "a": 1, "b": 2, "c": 3, "d": 4, "e": 5}  # expect: CP113
    return OpenAI(default_headers={"cf-aig-metadata": json.dumps(metadata)}).responses.create(model="m", input=prompt)


def converse(prompt: str) -> object:
    return bedrock.converse(modelId="m", messages=[], requestMetadata={"team": "sea|rch"})  # expect: CP113
