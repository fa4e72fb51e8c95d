import anthropic

llm = anthropic.Anthropic()


def tags(team_id, cost_center, service="guide", environment="prod", correlation_id=None):
    return {"x-" + name.replace("_", "-"): value for name, value in locals().items() if value is not None}


def room_text(room):
    headers = tags("museum", "cc-905", correlation_id=f"room-{room}")
    return llm.messages.create(model="claude-3-5-haiku-latest", max_tokens=30, extra_headers=headers,
                               messages=[{"role": "user", "content": f"room {room}"}])


def shop_text(item):
    headers = tags("museum", "cc-905", service="shop")
    return llm.messages.create(model="claude-3-5-haiku-latest", max_tokens=30, extra_headers=headers,
                               messages=[{"role": "user", "content": item}])


def main():
    room_text(3)
    shop_text("mug")
