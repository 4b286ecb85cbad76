"""The second implementation that indicators.py runs."""
