from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

OWNER = {"x-team-id": "stage", "x-cost-center": "cc-92", "x-service": "scripts", "x-environment": "prod"}
prompt = ChatPromptTemplate.from_template("Say {text}")


class Writer:
    def __init__(self, model="gpt-4o", **bound):
        self.llm = ChatOpenAI(model=model, default_headers=OWNER).bind(**bound)
        self.chain = prompt | self.llm | StrOutputParser()

    def write(self, text):
        return self.chain.invoke({"text": text})

    def raw(self, text):
        return self.llm.invoke(text)


def main():
    Writer(extra_headers={"x-correlation-id": "w-1"}).write("a")
    plain = Writer(temperature=0)
    plain.raw("b")
