"""Tables of results, read into the result files of a catalog."""
