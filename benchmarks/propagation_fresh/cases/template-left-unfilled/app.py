"""Placeholders that were never filled in, in the shapes generators leave behind."""
import openai

client = openai.OpenAI()


def scaffolded(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={
        "team_id": "{{ cookiecutter.team }}", "cost_center": "${COST_CENTER}", "service": "scaffold",
        "environment": "prod", "correlation_id": "c-1"})


def sloppy(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={
        "team_id": "todo-app", "cost_center": " N/A ", "service": "scaffold", "environment": "Undefined",
        "correlation_id": "c-1"})


def fine(text):
    return client.responses.create(model="gpt-4o", input=text, metadata={
        "team_id": "todo-app", "cost_center": "n/a-0", "service": "example.com", "environment": "default-pool",
        "correlation_id": "c-1"})


def main():
    scaffolded("a")
    sloppy("a")
    fine("a")
