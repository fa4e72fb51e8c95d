"""How far growing logs were read, kept between runs: by what a file holds, whatever it is called by then."""
