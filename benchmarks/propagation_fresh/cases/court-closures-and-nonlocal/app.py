from openai import OpenAI

client = OpenAI()


def court(team, center):
    headers = {"x-team-id": team, "x-cost-center": center, "x-environment": "prod"}
    number = 0

    def hear(text):
        nonlocal number
        number += 1
        return client.responses.create(model="gpt-4o", input=text,
                                       extra_headers={**headers, "x-correlation-id": f"{team}-{number}"})

    def at(service):
        nonlocal headers
        headers = {**headers, "x-service": service}
        return hear

    return hear, at


def main():
    hear, at = court("court", "cc-10")
    at("hearing")("a")
    hear("b")
    early, _ = court("appeal", "cc-11")
    early("c")
