from openai import OpenAI

from tagged import Tagged

OWNER = {"x-team-id": "bi", "x-cost-center": "cc-2357", "x-service": "sql-writer", "x-environment": "prod"}
llm = Tagged(OpenAI(), OWNER)


def write_sql(question):
    return llm.responses.create(model="gpt-4o", input=question, extra_headers={"x-correlation-id": "sql-1"})


def fix_sql(query):
    return llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": query}])


def main():
    write_sql("How many orders?")
    fix_sql("SELEC 1")
