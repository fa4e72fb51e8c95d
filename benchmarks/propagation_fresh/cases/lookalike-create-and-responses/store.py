class Messages(list):
    def create(self, **fields):
        self.append(fields)
        return fields


class Responses:
    def __init__(self):
        self.rows = {}

    def create(self, *, model, input, **_):
        self.rows[model] = input
        return input


class Store:
    def __init__(self):
        self.messages, self.responses = Messages(), Responses()
