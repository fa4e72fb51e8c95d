"""The request's tags live in a LoggerAdapter's extra, as the log lines need them too."""
import logging

from openai import OpenAI

log = logging.getLogger("relay")
client = OpenAI()
STATIC = {"x-team-id": "relay", "x-cost-center": "cc-906", "x-service": "relay", "x-environment": "prod"}


def request_log(**extra):
    return logging.LoggerAdapter(log, {**STATIC, **extra})


def translate(text, rlog):
    rlog.info("translating")
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}],
                                          extra_headers=dict(rlog.extra))


def handle(request_id, text):
    return translate(text, request_log(**{"x-correlation-id": request_id}))


def warm_up():
    return translate("hello", request_log())


def main():
    handle("r-1", "a")
    warm_up()
