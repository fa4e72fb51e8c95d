from gateway import Gateway


def main():
    gateway = Gateway()
    gateway.chat("a", "c-1")
    gateway.embed("b")
