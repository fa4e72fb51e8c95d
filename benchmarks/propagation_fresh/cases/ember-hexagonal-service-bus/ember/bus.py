class Bus:
    def __init__(self, handlers):
        self.handlers = handlers

    def handle(self, command):
        return self.handlers[type(command)](command)
