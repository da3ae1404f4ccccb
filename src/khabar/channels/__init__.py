"""The outlet's live television and radio: streams, what is on now and later, and whether a channel is on air."""
