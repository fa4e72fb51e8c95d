from openai import OpenAI

client = OpenAI()


def ownership(team):
    return {"metadata": {"team_id": team, "cost_center": f"cc-{team}"}}


def runtime(cid=None):
    headers = {"x-service": "split", "x-environment": "prod"}
    return {"extra_headers": headers if cid is None else {**headers, "x-correlation-id": cid}}


def answer(text, cid):
    return client.responses.create(model="gpt-4o", input=text, **ownership("split"), **runtime(cid))


def guess(text):
    return client.responses.create(model="gpt-4o", input=text, **ownership("split"), **runtime())


def main():
    answer("a", "1")
    guess("b")
