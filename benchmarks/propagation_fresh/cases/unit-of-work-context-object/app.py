from openai import OpenAI

from uow import UnitOfWork, current, current_headers, nested

llm = OpenAI()


def extract(text):
    return llm.responses.create(model="gpt-5-mini", input=text, extra_headers=current().headers)


def classify(text):
    return llm.responses.create(model="gpt-5-nano", input=text, extra_headers=current_headers())


def check(text):
    return llm.responses.create(model="gpt-5-nano", input=text, extra_headers=current().headers)


def main():
    with UnitOfWork("invoices", team_id="fin", cost_center="cc-40", environment="prod"):
        with nested(correlation_id="i-1"):
            extract("a")
            classify("a")
        check("a")
    classify("b")
