"""Groq: with_options for each tenant; set_default_headers puts its own in place of the client's."""
from groq import Groq

base = Groq(default_headers={"x-team-id": "gq", "x-cost-center": "cc-27", "x-service": "gq", "x-environment": "prod"})


def added(text):
    scoped = base.with_options(default_headers={"x-correlation-id": "g-1"})
    return scoped.chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": text}])


def replaced(text):
    scoped = base.with_options(set_default_headers={"x-correlation-id": "g-2"})
    return scoped.chat.completions.create(model="llama-3.3-70b-versatile", messages=[{"role": "user", "content": text}])


def main():
    added("a")
    replaced("b")
