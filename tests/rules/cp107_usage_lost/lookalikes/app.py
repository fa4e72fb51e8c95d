"""Streams that ask for usage, need not ask, may ask, or are none."""

import os

import anthropic
from openai import OpenAI

client = OpenAI()
OPTIONS = {"include_usage": True}


def asks(messages: list) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True, stream_options=OPTIONS)


def asks_in_the_body(messages: list) -> object:
    body = {"stream_options": {"include_usage": True}}
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True, extra_body=body)


def may_ask(messages: list, **options: object) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True, **options)


def told_by_a_caller(messages: list, options: dict) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=True, stream_options=options)


def may_stream(messages: list, stream: bool) -> object:
    return client.chat.completions.create(model="gpt-5", messages=messages, stream=stream)


def need_not(prompt: str) -> object:
    return client.responses.create(model="gpt-5", input=prompt, stream=True)


def another_sdk(messages: list) -> object:
    return anthropic.Anthropic().messages.create(model="claude", max_tokens=9, messages=messages, stream=True)
