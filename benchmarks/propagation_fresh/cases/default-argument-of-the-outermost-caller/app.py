from openai import OpenAI

client = OpenAI()
FULL = {"x-team-id": "menu", "x-cost-center": "cc-3304", "x-service": "menus", "x-environment": "prod", "x-correlation-id": "m"}
SHORT = {"x-team-id": "menu", "x-service": "menus"}


def send(text, extra):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}], extra_headers=extra)


def describe(dish, extra=SHORT):
    return send(f"Describe {dish}", extra)


def translate(dish, extra=FULL):
    return send(f"Translate {dish}", extra)


def lunch():
    describe("soup", FULL)
    translate("soup")


def dinner():
    describe("stew")


def main():
    lunch()
    dinner()
