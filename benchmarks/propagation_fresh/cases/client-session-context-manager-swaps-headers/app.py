from openai import OpenAI

from billing_scope import BillingScope


def main():
    client = OpenAI()
    with BillingScope(client, team="exams", cost_center="cc-2319", service="grader") as llm:
        answer = llm.ask("What is 2 + 2?", correlation="exam-1")
        llm.score(answer)
