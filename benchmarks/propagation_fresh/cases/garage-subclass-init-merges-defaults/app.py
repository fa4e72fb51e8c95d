from client import OwnedOpenAI


def quote(text, cid):
    return OwnedOpenAI().for_request(cid).responses.create(model="gpt-4o", input=text)


def quote_fleet(text, cid):
    client = OwnedOpenAI(default_headers={"x-environment": "TODO"})
    return client.for_request(cid).responses.create(model="gpt-4o", input=text)


def main():
    quote("brakes", "g-1")
    quote_fleet("vans", "g-2")
