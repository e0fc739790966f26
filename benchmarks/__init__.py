"""Measures the same work done by several site generators, side by side. Not part of the tests."""
