from chains import PROMPT, model, qa, smalltalk, OWN


class Service:
    def __init__(self, chain):
        self.chain = chain

    def answer(self, question):
        return self.chain.invoke({"q": question})

    def many(self, questions):
        return self.chain.batch([{"q": q} for q in questions])


def good():
    return Service(qa()).answer("x")


def bad():
    return Service(smalltalk()).many(["x"])


def inline():
    return (PROMPT | model(dict(OWN, **{"x-service": "inline"}))).invoke({"q": "x"})
