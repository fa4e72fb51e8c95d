from bot import app


def main():
    app.dispatch("app_mention", {"text": "hi", "ts": "1.1", "channel": "C1"})
    app.dispatch("reaction_added", {"item": "m1"})
