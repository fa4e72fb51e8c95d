import openai

from payloads import Tags, payload

llm = openai.OpenAI(max_retries=2)


def answer(question: str, request_id: str):
    tags = Tags(team_id="help-center", cost_center="cc-2303", service="faq", environment="prod", correlation_id=request_id)
    return llm.chat.completions.create(**payload(question, tags))


def rephrase(question: str):
    tags = Tags(team_id="help-center", cost_center="cc-2303", service="faq", environment="prod")
    return llm.chat.completions.create(**payload(f"Rephrase: {question}", tags, model="gpt-4o-mini"))


def main():
    rephrase("where is my parcel")
    answer("where is my parcel", "req-1")
