from prompts import Brief, Critique, Rewrite


def main():
    Brief("Brief: {text}", run_id="b-1").run(text="x")
    Rewrite(template="Rewrite: {text}", run_id="r-1").run(text="x")
    Critique("Critique: {text}", {"tone": "kind"}, "c-1").run(text="x")
