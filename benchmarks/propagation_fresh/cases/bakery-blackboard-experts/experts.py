import anthropic
from openai import OpenAI

from tags import tags

openai_client = OpenAI()
claude = anthropic.Anthropic()


class Recipe:
    def ready(self, board):
        return "recipe" not in board

    def act(self, board):
        openai_client.responses.create(model="gpt-4o-mini", input=board["order"], extra_headers=tags(board))
        board["recipe"] = "flour"


class Allergens:
    def ready(self, board):
        return "recipe" in board and "allergens" not in board

    def act(self, board):
        claude.messages.create(model="claude-sonnet-4-5", max_tokens=10, extra_headers=tags({"recipe": board["recipe"]}),
                               messages=[{"role": "user", "content": board["recipe"]}])
        board["allergens"] = "gluten"


EXPERTS = [Recipe(), Allergens()]
