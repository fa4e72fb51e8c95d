from openai import OpenAI

from session import Conversation


def main():
    owner = {"x-team-id": "museum", "x-cost-center": "cc-2354", "x-service": "audio-guide", "x-environment": "prod"}
    conversation = Conversation(OpenAI(), owner)
    conversation.open("Who painted this?")
    conversation.go_on("And when?")
