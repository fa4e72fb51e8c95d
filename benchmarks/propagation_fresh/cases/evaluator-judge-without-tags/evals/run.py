from statistics import mean

from openai import OpenAI

from evals.cases import Case, load

client = OpenAI(default_headers={"x-team-id": "evals", "x-cost-center": "cc-2350", "x-environment": "ci"})


def candidate(case: Case, run: str) -> str:
    return client.responses.create(
        model="gpt-4o-mini", input=case.question,
        extra_headers={"x-service": "candidate", "x-correlation-id": "/".join((run, case.id))},
    ).output_text


def judge(case: Case, answer: str) -> float:
    verdict = client.responses.create(
        model="gpt-4o", input=f"{case.expected} == {answer}?", extra_headers={"x-service": "judge"})
    return float("stub" in verdict.output_text)


def evaluate(run: str) -> float:
    return mean(judge(case, candidate(case, run)) for case in load())
