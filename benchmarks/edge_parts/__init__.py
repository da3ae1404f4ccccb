"""What `benchmarks/edge.py` consists of: a newsroom to serve, the servers that compete, and the load."""
