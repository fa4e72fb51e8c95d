from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "rb", "x-cost-center": "cc", "x-service": "rb", "x-environment": "prod", "x-correlation-id": "1"}


def session():
    headers = {}

    def login(team):
        nonlocal headers
        headers = {**FULL, "x-team-id": team}

    def logout():
        headers.clear()

    def ask():
        return client.responses.create(model="gpt-5", input="x", extra_headers=headers)

    return login, logout, ask


def in_session():
    login, logout, ask = session()
    login("t")
    return ask()


def after_session():
    login, logout, ask = session()
    login("t")
    logout()
    return ask()


def loop():
    headers = FULL
    out = []
    for n in range(2):
        out.append(client.embeddings.create(model="text-embedding-3-small", input=str(n), extra_headers=headers))
        headers = {k: v for k, v in headers.items() if k != "x-service"}
    return out


def swapped():
    good, bad = FULL, {}
    good, bad = bad, good
    return client.responses.create(model="gpt-5", input="x", extra_headers=bad)


def main():
    in_session()
    after_session()
    loop()
    swapped()
