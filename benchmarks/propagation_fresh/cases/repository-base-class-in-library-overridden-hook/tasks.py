from lib.base import LlmTask


class Outline(LlmTask):
    team = "docs"

    def prompt(self, subject):
        return f"Outline {subject}"

    def cost_center(self):
        return "cc-2419"


class Glossary(LlmTask):
    team = "docs"

    def prompt(self, subject):
        return f"Glossary of {subject}"
