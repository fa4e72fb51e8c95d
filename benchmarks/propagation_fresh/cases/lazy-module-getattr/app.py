import brain


def think(text):
    return brain.client.messages.create(model="claude-sonnet-4-0", max_tokens=7, messages=[{"role": "user", "content": text}],
                                        extra_headers=brain.headers("think"))


def dream(text):
    from brain import client
    return client.messages.create(model="claude-sonnet-4-0", max_tokens=7, messages=[{"role": "user", "content": text}])


def main():
    think("a")
    dream("a")
