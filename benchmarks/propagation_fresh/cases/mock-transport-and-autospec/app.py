from openai import OpenAI


def headline(client, text):
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-correlation-id": "h"}).output_text


def main():
    import test_client
    test_client.test_transport()
    test_client.test_autospec()
    headline(OpenAI(default_headers={"x-team-id": "mt", "x-cost-center": "cc-416", "x-service": "mt", "x-environment": "prod"}), "a")
