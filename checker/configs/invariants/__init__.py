"""One configuration held against what must never be: knowledge is data, in the files beside."""
