from llm import complete, embed


def triage(claim):
    embed([claim["text"]], service="claims", correlation_id=claim["id"])
    return complete(claim["text"], service="claims", correlation_id=claim["id"])


def letter(claim):
    return complete(f"Write a letter about {claim['text']}", service="letters")
