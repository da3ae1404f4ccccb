"""One module for each verb: docstring, `add_arguments(parser)`, `run(options)` → exit status."""
