class _Messages:
    def create(self, *, to, body):
        return {"to": to, "body": body}


class Sms:
    def __init__(self):
        self.messages = _Messages()
