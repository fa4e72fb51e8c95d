from hub import hub


def ask(text):
    return hub.client.responses.create(model="gpt-4o", input=text, extra_headers=hub.tags)


def ask_scoped(text, **more):
    return hub.client.responses.create(model="gpt-4o", input=text, extra_headers={**hub.tags, **more})


def main():
    hub.configure(service="hu", environment="prod")
    ask("a")
    ask_scoped("b", **{"x-correlation-id": "1"})
