"""Which entries are works: what speaks for each, a second reading where the first saw little, and lists in other forms."""
