from openai import OpenAI

client = OpenAI()
RAW = [("team_id", " pond "), ("cost_center", "cc-385"), ("service", "ducks"), ("environment", ""), ("correlation_id", "p")]


def strict(text):
    headers = {f"x-{k.replace('_', '-')}": clean for k, v in RAW if (clean := v.strip())}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def lenient(text):
    headers = {f"x-{k.replace('_', '-')}": v.strip() or "prod" for k, v in RAW}
    return client.responses.create(model="gpt-4o", input=text, extra_headers=headers)


def main():
    strict("a")
    lenient("b")
