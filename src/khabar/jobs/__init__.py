"""Background work: a queue with leases, retries with backoff, and the beat."""
