from concurrent.futures import ThreadPoolExecutor, as_completed

from openai import OpenAI

client = OpenAI()
OWNER = {"x-team-id": "search", "x-cost-center": "cc-2320", "x-service": "doc-digest", "x-environment": "prod"}


def digest(doc, headers):
    return client.responses.create(model="gpt-4o-mini", input=doc, extra_headers=headers).output_text


def merge(parts, headers):
    return client.responses.create(model="gpt-4o", input="\n".join(parts), extra_headers=headers).output_text


def digest_all(docs, run):
    with ThreadPoolExecutor(max_workers=4) as pool:
        jobs = {
            pool.submit(digest, doc, OWNER | {"x-correlation-id": f"{run}-{name}"}): name for name, doc in docs.items()
        }
        done = {jobs[job]: job.result() for job in as_completed(jobs)}
    return merge([done[name] for name in sorted(done)], OWNER)


def main():
    digest_all({"a": "first", "b": "second"}, "run-1")
