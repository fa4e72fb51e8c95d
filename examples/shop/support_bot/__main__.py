"""Talk to the bot on the command line: python -m support_bot."""

import asyncio
import sys
import uuid

from .conversation import Conversation
from .fallback import draft, draft_carefully
from .moods import mood, moods


def main() -> None:
    ticket = f"ticket-{uuid.uuid4()}"
    conversation = Conversation(ticket)
    for line in sys.stdin:
        print(conversation.reply(line))
        print(mood(line, ticket))
    print(asyncio.run(moods(conversation.turns, ticket)))
    summary = conversation.summary()
    print(draft(summary, ticket))
    print(draft_carefully(summary, ticket))


if __name__ == "__main__":
    main()
