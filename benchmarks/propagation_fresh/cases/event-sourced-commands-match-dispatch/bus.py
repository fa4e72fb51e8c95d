from commands import Command, Prune, Summarise, Translate
from handlers import on_summarise, on_translate


class Bus:
    def __init__(self):
        self.log: list[Command] = []

    def send(self, command: Command):
        self.log.append(command)
        match command:
            case Summarise(text=""):
                return None
            case Summarise():
                return on_summarise(command)
            case Translate(language=lang):
                return on_translate(command, lang)
            case Prune(days=n) if n > 30:
                raise ValueError(n)
            case _:
                return None


def main():
    bus = Bus()
    bus.send(Summarise("desk", "t-1", "long text"))
    bus.send(Translate("desk", "t-2", "text"))
    bus.send(Prune("desk", "t-3"))
