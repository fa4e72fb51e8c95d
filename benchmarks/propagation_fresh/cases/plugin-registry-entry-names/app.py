import plugins
from plugins.registry import create

TAGS = {"x-team-id": "plug", "x-cost-center": "cc-46", "x-service": "notebook", "x-environment": "prod"}


def main():
    plugins.load_all()
    create("openai", TAGS).complete("a", "p-1")
    create("claude", TAGS).complete("a", "p-2")
