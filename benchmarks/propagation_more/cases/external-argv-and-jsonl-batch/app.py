"""A batch file with one JSON object per line: the metadata of each request is what the line says."""
import json
import os

from openai import OpenAI

client = OpenAI()


def lines(path):
    with open(path) as fh:
        for line in fh:
            yield json.loads(line)


def run(path):
    for job in lines(path):
        client.responses.create(model="gpt-4o", input=job["text"], metadata=job.get("metadata", {}))


def run_owned(path):
    for job in lines(path):
        metadata = {"team_id": "jl", "cost_center": "cc-441", "service": "jl", "environment": "prod", "correlation_id": "batch"}
        client.responses.create(model="gpt-4o", input=job["text"], metadata=metadata)


def main():
    run(os.environ["JOBS"])
    run_owned(os.environ["JOBS"])
