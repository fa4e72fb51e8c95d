from openai import OpenAI

client = OpenAI()
META = {"team_id": "a", "cost_center": "c", "service": "s", "environment": "p", "correlation_id": "1"}


def ok(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=META, extra_body={"store": False})


def overridden(text):
    return client.responses.create(model="gpt-4o", input=text, metadata=META, extra_body={"metadata": {"team_id": "a"}})


def none_header(text):
    headers = {"x-" + k.replace("_", "-"): v for k, v in META.items()}
    return client.responses.create(model="gpt-4o", input=text, extra_headers={**headers, "x-team-id": None})


def main():
    ok("a")
    overridden("b")
    try:
        none_header("c")
    except TypeError:
        pass
