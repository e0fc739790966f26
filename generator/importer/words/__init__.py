"""Words and short texts of lists: dates, venues, people, links, badges, and what they mean wherever they stand."""
