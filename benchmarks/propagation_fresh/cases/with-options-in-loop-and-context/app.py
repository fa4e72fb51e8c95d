from openai import OpenAI

root = OpenAI(default_headers={"x-team-id": "wo", "x-cost-center": "cc-2040", "x-service": "wo"})
SCOPES = {"prod": {"x-environment": "prod", "x-correlation-id": "p"}, "lab": {"x-environment": "lab"}}
clients = {name: root.with_options(default_headers=headers) for name, headers in SCOPES.items()}


def ask(scope, text):
    return clients[scope].responses.create(model="gpt-4o", input=text)


def ask_all(text):
    for client in clients.values():
        scoped = client.with_options(max_retries=0, default_headers={"x-correlation-id": "all"})
        scoped.responses.create(model="gpt-4o-mini", input=text)


def main():
    ask_all("a")
    ask("prod", "b")
    ask("lab", "c")
