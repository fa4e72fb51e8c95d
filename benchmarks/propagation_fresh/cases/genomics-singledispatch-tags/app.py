"""Genomics: what a job is decides its tags, by type."""
from dataclasses import dataclass
from functools import singledispatch

from anthropic import Anthropic


@dataclass
class Sample:
    id: str
    lab: str


@dataclass
class Report:
    id: str


@singledispatch
def tags(job):
    return {"x-team-id": "genomics", "x-cost-center": "cc-404"}


@tags.register
def _(job: Sample):
    return {"x-team-id": job.lab, "x-cost-center": "cc-405", "x-service": "sampler", "x-environment": "prod",
            "x-correlation-id": job.id}


@tags.register(Report)
def _report(job):
    return {**tags.dispatch(object)(job), "x-service": "reporter", "x-environment": "prod"}


def annotate(sample):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=9, extra_headers=tags(sample),
                                       messages=[{"role": "user", "content": "annotate"}])


def summarise(report):
    return Anthropic().messages.create(model="claude-sonnet-4-0", max_tokens=9, extra_headers=tags(report),
                                       messages=[{"role": "user", "content": "sum"}])


def main():
    annotate(Sample("s-1", "lab-west"))
    summarise(Report("r-1"))
