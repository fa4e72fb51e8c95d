from openai import OpenAI

client = OpenAI()
ALL = {"x-team-id": "cf", "x-cost-center": "cc-341", "x-service": "cf", "x-environment": "prod", "x-correlation-id": "1",
       "authorization": "secret"}
ALLOWED = ("x-team-id", "x-cost-center", "x-service", "x-environment", "x-correlation-id")


def public(text):
    headers = {k: v for k, v in ALL.items() if k.startswith("x-")}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def allowed(texts):
    return [client.responses.create(model="gpt-4o", input=t, extra_headers={n: ALL[n] for n in ALLOWED}) for t in texts if t]


def no_ids(text):
    headers = {k: v for k, v in ALL.items() if k.startswith("x-") and not k.endswith("-id")}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    public("a")
    allowed(["a", "", "b"])
    no_ids("a")
