from openai import OpenAI

client = OpenAI()
META = {"team_id": "qa", "cost_center": "cc-2468", "service": "bug-triage", "environment": "prod", "correlation_id": "bug-1"}


def in_message(text):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_body={"options": {"metadata": META}})


def in_body(text):
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": text}], extra_body={"options": {}, "metadata": META})


def in_query(text):
    return client.responses.create(model="gpt-4o", input=text, extra_query={f"x-{k}": v for k, v in META.items()})


def main():
    in_message("a")
    in_body("b")
    in_query("c")
