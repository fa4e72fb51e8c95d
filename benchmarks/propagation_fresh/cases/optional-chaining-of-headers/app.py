from openai import OpenAI

client = OpenAI()


class User:
    def __init__(self, name, tenant=None):
        self.name = name
        self.tenant = tenant


class Tenant:
    def __init__(self, headers):
        self.headers = headers


def headers_of(user):
    return getattr(user.tenant, "headers", None)


def ask(user, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers_of(user))


def ask_or_default(user, text):
    headers = headers_of(user) or {"x-team-id": "oc", "x-cost-center": "cc-451", "x-service": "oc", "x-environment": "prod", "x-correlation-id": user.name}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    tenant = Tenant({"x-team-id": "t", "x-cost-center": "cc-451", "x-service": "oc", "x-environment": "prod", "x-correlation-id": "1"})
    ask(User("ada", tenant), "a")
    ask(User("bob"), "a")
    ask_or_default(User("ada", tenant), "a")
    ask_or_default(User("bob"), "a")
