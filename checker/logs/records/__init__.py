"""One record at a time: the strict reading, which the screening in SQL must not differ from."""
