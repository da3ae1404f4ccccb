"""Videos in the back office: taking a recording in, watching it being made, choosing a picture out of it."""
