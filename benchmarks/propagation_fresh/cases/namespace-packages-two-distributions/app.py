from acme.chat.bot import Bot


def main():
    bot = Bot()
    post = {"id": "p-1", "text": "first!"}
    bot.reply(post)
    bot.moderate(post)
