"""From what people send in to records, and to GitHub.

The modules ``github``, ``pages``, ``pull_request``, ``comment`` and ``rolling_issue`` import nothing but the standard
library, so that jobs with rights to write run no code of others.
"""
