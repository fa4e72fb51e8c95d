import cohere

from skills.base import Skill


class Rank(Skill):
    service = "rank"

    def run(self, text):
        client = cohere.ClientV2()
        return client.chat(model="command-r", messages=[{"role": "user", "content": text}],
                           request_options={"additional_headers": self.tags})
