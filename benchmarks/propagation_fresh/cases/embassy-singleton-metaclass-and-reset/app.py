from openai import OpenAI


class Singleton(type):
    _made = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]


class Translator(metaclass=Singleton):
    def __init__(self, **tags):
        self.client = OpenAI(default_headers={f"x-{k.replace('_', '-')}": v for k, v in tags.items()})

    def translate(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


class Interpreter(metaclass=Singleton):
    def __init__(self, **tags):
        self.client = OpenAI(default_headers={f"x-{k.replace('_', '-')}": v for k, v in tags.items()})

    def interpret(self, text):
        return self.client.responses.create(model="gpt-4o", input=text)


def main():
    Translator(team_id="embassy", cost_center="cc-7", service="visa", environment="prod", correlation_id="boot")
    Interpreter(team_id="embassy", cost_center="cc-7", service="visa")
    Translator().translate("a")
    Interpreter(environment="prod", correlation_id="late").interpret("b")
