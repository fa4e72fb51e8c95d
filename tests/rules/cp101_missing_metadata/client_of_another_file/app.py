from langchain_openai import ChatOpenAI

from grading import Evaluation

grader_model = ChatOpenAI(model="gpt-5")


def main():
    return Evaluation(grader_model=grader_model).grade("hi")
