"""One outside format a file, reading and writing side by side."""
