"""Five keys in metadata, one of them misspelt; its sibling has a trailing blank that is still a value."""
from openai import OpenAI


class Recipes:
    def __init__(self):
        self._openai = OpenAI()

    def suggest(self, basket, visit):
        return self._openai.responses.create(
            model="gpt-4o", input=basket, metadata={
                "team_id": "food", "cost_centre": "cc-304", "service": "recipes",
                "environment": "prod", "correlation_id": visit})

    def shopping_list(self, basket, visit):
        return self._openai.responses.create(
            model="gpt-4o", input=basket, metadata={
                "team_id": "food ", "cost_center": "cc-304", "service": "recipes",
                "environment": "prod", "correlation_id": visit})


def main():
    Recipes().suggest("eggs", "v-1")
    Recipes().shopping_list("eggs", "v-1")
