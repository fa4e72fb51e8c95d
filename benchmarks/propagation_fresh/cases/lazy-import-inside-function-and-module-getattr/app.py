def review(title):
    import llm

    return llm.client.responses.create(model="gpt-4o", input=title, extra_headers={**llm.OWNER, "x-correlation-id": title})


def trailer(title):
    from llm import OWNER, client

    return client.responses.create(model="gpt-4o", input=title, extra_headers=OWNER)


def main():
    review("Metropolis")
    trailer("Metropolis")
