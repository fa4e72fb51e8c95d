from openai import OpenAI


def summarise(text, client=None):
    client = client or OpenAI()
    return client.responses.create(model="gpt-4o", input=text, extra_headers={"x-team-id": "pf", "x-service": "pf"}).output_text


def main():
    import test_app
    test_app.test_transport()
    test_app.test_fake()
    summarise("a")
