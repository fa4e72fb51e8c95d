from gateway import Gateway

OWNER = {"x-team-id": "mesa", "x-cost-center": "cc-939", "x-service": "rock", "x-environment": "prod"}


def climb(text, cid):
    gateway = Gateway(OWNER)
    request = gateway.build("gpt-4o", text)
    request.headers["x-correlation-id"] = cid
    return gateway.send(request)


def rest(text):
    gateway = Gateway(OWNER)
    return gateway.send(gateway.build("gpt-4o-mini", text))


def main():
    climb("a", "m-1")
    rest("b")
