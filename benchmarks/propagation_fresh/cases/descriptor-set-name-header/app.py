from openai import OpenAI


class Header:
    def __init__(self, default=None):
        self.default = default

    def __set_name__(self, owner, name):
        self.header = "x-" + name.replace("_", "-")
        owner.fields = [*getattr(owner, "fields", []), self]
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.slot, value)


class Call:
    team_id = Header("ds")
    cost_center = Header("cc-304")
    service = Header("ds")
    environment = Header()
    correlation_id = Header()

    def headers(self):
        pairs = ((f.header, f.__get__(self)) for f in self.fields)
        return {name: value for name, value in pairs if value}


def send(call, text):
    return OpenAI().responses.create(model="gpt-4o", input=text, extra_headers=call.headers())


def main():
    call = Call()
    call.environment = "prod"
    call.correlation_id = "1"
    send(call, "a")
    send(Call(), "b")
