OWNERS = {
    "survey": ("sky-survey", "cc-501"),
    "outreach": ("sky-outreach", None),
}
