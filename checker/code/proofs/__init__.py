"""From runs to verdicts: roots, callers, arrivals at billable calls, what is proven of each field."""
