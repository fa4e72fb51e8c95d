"""AsyncGroq with per-call headers; Azure's embeddings inherit the client's defaults."""
import asyncio

import groq
import openai

OWNER = {"x-team-id": "call", "x-cost-center": "cc-312", "x-service": "transcripts", "x-environment": "prod"}
azure = openai.AzureOpenAI(azure_deployment="emb", default_headers={**OWNER, "x-correlation-id": "nightly"})
fast = groq.AsyncGroq()


def embed(lines):
    return azure.embeddings.create(model="emb", input=lines)


async def clean(line):
    return await fast.chat.completions.create(model="llama-3.1-8b-instant", extra_headers=OWNER,
                                              messages=[{"role": "user", "content": line}])


async def clean_all(lines):
    azure_async = openai.AsyncAzureOpenAI(default_headers=azure.default_headers)
    await clean(lines[0])
    return await azure_async.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": lines[0]}])


def main():
    embed(["a"])
    asyncio.run(clean_all(["a"]))
