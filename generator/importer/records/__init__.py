"""Works as records: matched, merged, weighed against what the catalog has, written, and accounted for."""
