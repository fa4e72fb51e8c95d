from llm import Gateway, Session


def main():
    good = Gateway("fin", "cc-31")
    anonymous = Gateway("fin", "")
    good.gpt("a", "r-1")
    good.claude("a", "r-2")
    with Session(good, "s-1") as s:
        s.say("b")
    good("c", vendor="gpt", cid="r-3")
    good.claude("d")
    anonymous.gpt("e", "r-4")
