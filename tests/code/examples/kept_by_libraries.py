"""Clients that a library's object keeps between requests: seen where they are called, and told once."""

import instructor
import streamlit as st
from anthropic import AsyncAnthropic
from flask import Flask, current_app, g
from openai import OpenAI

app = Flask(__name__)
app.extensions["llm"] = OpenAI()


@app.before_request
def before():
    g.llm = OpenAI()


@app.route("/a")
def from_g():
    g.llm.responses.create(model="m", input="x")  # expect: fail team_id correlation_id


@app.route("/b")
def from_extensions():
    current_app.extensions["llm"].responses.create(model="m", input="x")  # expect: fail team_id correlation_id


def set_up():
    st.session_state.client = OpenAI()
    st.session_state["other"] = OpenAI()


def page():
    st.session_state.client.chat.completions.create(model="m", messages=[])  # expect: unverifiable team_id correlation_id
    st.session_state["other"].chat.completions.create(model="m", messages=[])  # expect: unverifiable team_id correlation_id


class Structured:
    """instructor gives back what it patches, a method as well."""

    def __init__(self):
        self.structured = instructor.patch(create=AsyncAnthropic().messages.create, mode="tools")

    async def tagged(self, prompt):
        headers = {"x-team-id": "search", "x-correlation-id": "1"}
        return await self.structured(model="m", messages=prompt, extra_headers=headers)  # expect: pass

    async def untagged(self, prompt):
        return await self.structured(model="m", messages=prompt)  # expect: fail team_id correlation_id
