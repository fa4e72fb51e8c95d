import anthropic

from schema import Tag, TagSet

claude = anthropic.Anthropic()


class Owner(TagSet):
    team_id = Tag("docs")
    cost_center = Tag("cc-55")
    service = Tag("docs-bot")
    environment = Tag("prod")


class Call(Owner):
    correlation_id = Tag()


def ask(text, tags):
    return claude.messages.create(model="claude-haiku-4-5", max_tokens=9, extra_headers=tags.headers(),
                                  messages=[{"role": "user", "content": text}])


def stream(text, tags):
    with claude.messages.stream(model="claude-haiku-4-5", max_tokens=9, extra_headers=tags.headers(),
                                messages=[{"role": "user", "content": text}]) as s:
        return s.get_final_text()


def main():
    ask("a", Call(correlation_id="c-1"))
    ask("b", Owner())
    tags = Call(environment="staging")
    tags.correlation_id = "c-2"
    stream("c", tags)
