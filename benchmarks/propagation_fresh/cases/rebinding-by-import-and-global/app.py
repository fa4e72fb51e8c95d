from openai import OpenAI

client = OpenAI()
HEADERS = {"x-team-id": "rg", "x-cost-center": "cc-2074", "x-service": "rg"}
BACKUP = HEADERS
HEADERS = {**HEADERS, "x-environment": "prod", "x-correlation-id": "boot"}


def ask(text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers=HEADERS)


def ask_backup(text):
    headers = BACKUP
    headers = headers if "x-environment" in headers else {**headers, "x-environment": "dev"}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    ask("a")
    ask_backup("b")
