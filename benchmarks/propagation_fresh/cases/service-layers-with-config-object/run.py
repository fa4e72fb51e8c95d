from assistant import Assistant, Config


def main():
    config = Config(team="sl", center="cc-4043")
    assistant = Assistant(config)
    assistant.answer("a", request_id="r-1")
    assistant.summarise("b")
