from openai import OpenAI

from tracking import tracked

client = OpenAI()


@tracked("recipes", cost_center="cc-2417", service="cookbook")
def recipe(dish, *, headers):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": dish}], extra_headers=headers)


@tracked("recipes", cost_center="cc-2417", service="cookbook")
def shopping_list(dish, *, headers=None):
    plan = recipe(dish)
    return client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": plan.choices[0].message.content}])


def main():
    recipe("soup")
    shopping_list("soup")
    recipe("cake", headers={"x-service": "bakery"})
