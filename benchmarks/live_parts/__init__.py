"""What `benchmarks/live.py` measures beside a crowd of readers."""
