from concurrent.futures import ThreadPoolExecutor, as_completed

from anthropic import Anthropic

client = Anthropic()


def grade(essay, rubric, headers):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=100,
        messages=[{"role": "user", "content": f"{rubric}: {essay}"}],
        extra_headers=headers,
    )


def feedback(essay):
    return client.messages.create(
        model="claude-sonnet-4-5", max_tokens=100, messages=[{"role": "user", "content": essay}]
    )


def grade_all(essays, run_id):
    headers = {
        "x-team-id": "school",
        "x-cost-center": "cc-17",
        "x-service": "grading",
        "x-environment": "prod",
        "x-correlation-id": run_id,
    }
    with ThreadPoolExecutor(max_workers=4) as pool:
        futures = {pool.submit(grade, essay, "style", headers): essay for essay in essays}
        for future in as_completed(futures):
            future.result()
        list(pool.map(feedback, essays))


def main():
    grade_all(["e1", "e2"], "run-2026-02")
