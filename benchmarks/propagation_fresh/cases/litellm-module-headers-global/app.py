"""A module-wide setting of litellm, and calls that bring their own headers on top."""
import litellm

litellm.suppress_debug_info = True
OWNER = {"x-team-id": "lg", "x-cost-center": "cc-317", "x-service": "lg", "x-environment": "prod"}


def embed(text):
    return litellm.embedding(model="openai/text-embedding-3-small", input=[text], extra_headers={**OWNER, "x-correlation-id": "e"})


def embed_bare(text):
    return litellm.embedding(model="openai/text-embedding-3-small", input=[text])


def text_completion(prompt):
    return litellm.text_completion(model="text-completion-openai/gpt-3.5-turbo-instruct", prompt=prompt,
                                   extra_headers=OWNER)


def main():
    embed("a")
    embed_bare("a")
    text_completion("a")
