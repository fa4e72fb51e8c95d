from plugins import claude, gpt

TAGS = {"x-team-id": "pan", "x-cost-center": "cc-406", "x-service": "roof", "x-environment": "prod"}
PLUGINS = {module.NAME: module.Plugin for module in (gpt, claude)}


def ask(name, text):
    return PLUGINS[name](TAGS).ask(text, f"{name}-1")


def main():
    ask("gpt", "a")
    ask("claude", "b")
