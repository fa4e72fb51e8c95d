from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import openai

from judges import ClaudeJudge, GptJudge

OWNER = {"x-team-id": "ev", "x-cost-center": "cc-11", "x-service": "eval", "x-environment": "prod"}
results = []


def explain(headers, future: Future):
    case, score = future.result()
    results.append(score)
    openai.OpenAI().responses.create(model="gpt-5-nano", input=f"why {case}", extra_headers=headers)


def evaluate(judges, cases):
    with ThreadPoolExecutor(max_workers=2) as pool:
        for judge in judges:
            for case in cases:
                pool.submit(judge, case).add_done_callback(partial(explain, {**OWNER, "x-correlation-id": case}))


def main():
    evaluate([GptJudge(OWNER), ClaudeJudge(OWNER)], ["c1", "c2"])
