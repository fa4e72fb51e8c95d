DEFAULTS = {
    "model": "gpt-4o-mini",
    "temperature": 0.7,
}

LOCALES = {
    "de": {"extra_headers": {"accept-language": "de"}},
    "en": {},
}
