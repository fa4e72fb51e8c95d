"""Profiles inherit from one another through a JSON file's `base` key."""
from openai import OpenAI

from profiles import resolve

client = OpenAI()


def grade(pupil):
    return client.responses.create(model="gpt-4o-mini", input=pupil,
                                   extra_headers={**resolve("grading"), "x-correlation-id": pupil})


def remind(pupil):
    return client.responses.create(model="gpt-4o-mini", input=pupil,
                                   extra_headers={**resolve("reminders"), "x-correlation-id": pupil})


def main():
    grade("p-1")
    remind("p-1")
