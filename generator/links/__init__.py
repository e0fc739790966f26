"""Whether links lead anywhere: inside a built site, and out of it.

``health`` and ``memory`` import nothing but the standard library, so that jobs with rights to write can use them alone.
"""
