from forms.intake import IntakeForm
from forms.pipeline import Pipeline


def main():
    pipeline = Pipeline.create(tenant="north")
    pipeline.extract("Name: Ann, age 30")
    pipeline.validate(IntakeForm(name="Ann", age=30))
    pipeline.free_text("Describe Ann")
    pipeline.second_opinion("Describe Ann")


if __name__ == "__main__":
    main()
