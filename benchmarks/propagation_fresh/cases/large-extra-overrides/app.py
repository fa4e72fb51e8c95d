from ads.campaigns import CampaignWriter
from ads.requests import RequestFactory


def main():
    writer = CampaignWriter(RequestFactory("growth"))
    writer.slogan("shoes")
    writer.variants("shoes", 2)
    writer.translate("shoes", locale="de")
    writer.audience("shoes")
    writer.forecast("shoes")


if __name__ == "__main__":
    main()
